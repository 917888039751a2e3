//! The names that templates and expressions of a bank may look up, checked before anything is rendered.

use std::sync::LazyLock;

use super::provenance::hint;
use super::registers::{Kept, Protected};

/// The roots of the names.
pub const ROOTS: [&str; 5] = ["organisation", "facts", "subprocessors", "encryption", "retention"];

const ORGANISATION: [&str; 8] = ["name", "product", "website", "description", "contacts", "links", "plans", "regions"];

/// The attributes of a fact; of one of its statements all but `all`.
pub const STATEMENT: [&str; 14] = [
    "value",
    "phrase",
    "items",
    "places",
    "detail",
    "who",
    "requirement",
    "planned",
    "target",
    "scope",
    "from",
    "condition",
    "caveat",
    "all",
];

/// What stands for the element, and for one of its names, in a topic question that is asked of each element of a list.
pub const OF_EACH: [&str; 2] = ["each", "called"];

const SUBPROCESSORS: [&str; 10] = [
    "records",
    "complete",
    "as_of",
    "names",
    "own",
    "countries",
    "areas",
    "all_placed",
    "processing_only_in",
    "located_only_in",
];

const REGISTER: [&str; 3] = ["records", "complete", "as_of"];

/// The attributes of register records and of what is in them, besides those that statements have too.
const RECORDS: [&str; 36] = [
    "id",
    "name",
    "called",
    "entity_country",
    "entity_country_name",
    "role",
    "services",
    "purpose",
    "countries",
    "country_names",
    "established",
    "processing",
    "located",
    "established_outside",
    "processing_outside",
    "located_outside",
    "data",
    "activity",
    "transfer",
    "protects",
    "what",
    "kind",
    "algorithm",
    "protocol",
    "minimum_version",
    "key_bits",
    "level",
    "keys_held_by",
    "keys_separate",
    "stages",
    "where",
    "for",
    "after",
    "then",
    "phrase",
    "scope",
];

/// Every attribute that a filter may name.
#[must_use]
pub fn attributes() -> &'static [&'static str] {
    static ATTRIBUTES: LazyLock<Vec<&str>> = LazyLock::new(|| STATEMENT.into_iter().chain(RECORDS).collect());
    &ATTRIBUTES
}

/// Checks a dotted name as far as it can be known without a bank: its root and the attribute that follows.
///
/// # Errors
/// What is not known, and what may have been meant.
pub fn check(name: &str) -> Result<(), (String, Option<String>)> {
    let unknown = |what: &str, name: &str, known: &[String]| {
        Err((format!("unknown {what} `{name}`"), hint(name, known.iter().map(String::as_str))))
    };
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let mut parts = name.split('.');
    let root = parts.next().unwrap_or(name);
    let member = parts.next();
    let (attribute, known) = match root {
        "organisation" => (member, owned(&ORGANISATION)),
        "facts" => (parts.next(), owned(&STATEMENT)),
        "subprocessors" => (member, owned(&SUBPROCESSORS)),
        "encryption" => (member, names_of(Protected::ALL)),
        "retention" => (member, names_of(Kept::ALL)),
        _ => return unknown("name", root, &owned(&ROOTS)),
    };
    match attribute {
        Some(attribute) if !known.iter().any(|known| known == attribute) => unknown("attribute", attribute, &known),
        _ => Ok(()),
    }
}

fn names_of(kinds: impl IntoIterator<Item = impl serde::Serialize>) -> Vec<String> {
    kinds.into_iter().map(name_of).chain(REGISTER.iter().map(|name| (*name).to_owned())).collect()
}

/// The name that a plain enumeration has in JSON (`in_transit`).
#[must_use]
pub fn name_of(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|json| json.as_str().map(str::to_owned)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn the_root_and_the_attribute_are_checked_and_the_nearest_is_named() {
        assert_eq!(check("facts.anything.phrase"), Ok(()));
        assert_eq!(check("organisation.contacts.security"), Ok(()));
        assert_eq!(check("encryption.at_rest"), Ok(()));
        let wrong = |name: &str| check(name).unwrap_err();
        assert_eq!(wrong("fact.mfa"), ("unknown name `fact`".to_owned(), Some("did you mean `facts`?".to_owned())));
        assert_eq!(wrong("facts.mfa.phrse").1.unwrap(), "did you mean `phrase`?");
        assert_eq!(wrong("encryption.in_transfer").1.unwrap(), "did you mean `in_transit`?");
    }
}
