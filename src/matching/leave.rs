//! What a text asks leave for: whether a customer may do something, and not whether the vendor does it.

use super::hinges::ASKERS;
use super::terms::{Token, Words};

/// What a customer is to be let do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Leave {
    /// Nothing is said of it.
    #[default]
    None,
    /// To have or use what there is: "can we download …", which is asked of what the vendor offers.
    Use,
    /// To do something itself: "can we test …", of which what the vendor does tells nothing.
    Act,
}

/// Who would do it.
pub(super) const WHO: [&str; 13] = [
    "we",
    "us",
    "i",
    "customer",
    "customers",
    "client",
    "clients",
    "tenant",
    "tenants",
    "user",
    "users",
    "subscriber",
    "subscribers",
];

/// What has or uses something, rather than does it.
const USING: [&str; 66] = [
    "access",
    "activate",
    "add",
    "adjust",
    "agree",
    "apply",
    "ask",
    "assume",
    "authenticate",
    "be",
    "bring",
    "buy",
    "change",
    "choose",
    "conclude",
    "configure",
    "connect",
    "consult",
    "contact",
    "count",
    "define",
    "delete",
    "determine",
    "disable",
    "download",
    "enable",
    "enforce",
    "enter",
    "erase",
    "expect",
    "export",
    "extract",
    "federate",
    "find",
    "get",
    "have",
    "ingest",
    "inspect",
    "integrate",
    "limit",
    "log",
    "manage",
    "obtain",
    "opt",
    "pick",
    "pin",
    "pull",
    "reach",
    "read",
    "receive",
    "rely",
    "remove",
    "report",
    "request",
    "require",
    "restrict",
    "retrieve",
    "see",
    "select",
    "set",
    "sign",
    "specify",
    "switch",
    "turn",
    "use",
    "view",
];

/// Reads what a text asks leave for.
#[must_use]
pub fn leave(tokens: &[Token]) -> Leave {
    let word = |at: usize| tokens.word(at);
    let whom = |at: usize| {
        let ours = || at.checked_sub(1).is_some_and(|before| matches!(word(before), "our" | "my"));
        let named = || word(at.wrapping_sub(1)) == "the" && ASKERS.contains(&word(at));
        let body = || matches!(word(at), "organization" | "company" | "institution" | "team" | "people") && ours();
        WHO.contains(&word(at)) || word(at).starts_with("admin") && ours() || named() || body()
    };
    let found = (0..tokens.len()).filter(|&at| whom(at)).find_map(|at| {
        let article = usize::from(at > 0 && matches!(word(at - 1), "a" | "the" | "our" | "your" | "each" | "all"));
        let lead = at.checked_sub(1 + article).map_or("", word);
        let permitted =
            |word: &str| matches!(word, "allowed" | "permitted" | "able" | "entitled" | "free" | "authorized");
        // "Must be able to delete", "have the ability to delete".
        let bound =
            matches!(word(at + 1), "must" | "shall" | "should") && word(at + 2) == "be" && permitted(word(at + 3));
        let able = matches!(lead, "do" | "does")
            && word(at + 1) == "have"
            && (2..4).any(|on| matches!(word(at + on), "ability" | "possibility" | "option"));
        let from = if bound || able { (at..tokens.len()).find(|&at| word(at) == "to")? } else { at };
        let after = (from + 1..tokens.len())
            .find(|&at| !permitted(word(at)) && !matches!(word(at), "to" | "be" | "also" | "ourselves" | "themselves"));
        let duty = matches!(word(at + 1), "expected" | "required" | "supposed" | "obliged" | "obligated")
            && word(at + 2) == "to"
            && matches!(lead, "are" | "is" | "as");
        let asked = bound
            || able
            || duty
            || match lead {
                "can" | "could" | "may" | "might" => true,
                "are" | "am" | "is" => permitted(word(at + 1)),
                "if" => at > 1 && word(at - 2) == "mind",
                "allow" | "permit" | "let" | "enable" => word(at + 1) == "to" || lead == "let",
                _ => false,
            };
        // What one is to do oneself is done by nobody else, whatever it is.
        after.filter(|_| asked).map(|at| if duty { "do" } else { word(at) })
    });
    match found {
        None => Leave::None,
        Some(_)
            if tokens.windows(2).any(|pair| matches!(pair, [one, next] if one.text == "mind" && next.text == "if")) =>
        {
            Leave::Act
        }
        Some(verb) if USING.contains(&verb) => Leave::Use,
        Some(_) => Leave::Act,
    }
}

/// Whether a text tells what customers do, or what can be done by anybody: "where do we send …", "how far back can … be
/// restored". Who asks how they may do it is told by how it is done.
#[must_use]
pub fn is_done_by_customers(tokens: &[Token]) -> bool {
    let word = |at: usize| tokens.word(at);
    (0..tokens.len()).any(|at| match word(at) {
        "do" | "should" | "must" => WHO.contains(&word(at + 1)),
        "can" | "may" => (at + 1..at + 7).any(|at| word(at) == "be"),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::{Leave, leave};
    use crate::matching::terms::tokens;

    #[test]
    fn doing_is_told_from_having() {
        for (text, expected) in [
            ("Can we perform our own penetration test?", Leave::Act),
            ("Can our administrators make a second factor mandatory?", Leave::Act),
            ("Are we allowed to scan the application?", Leave::Act),
            ("Do you allow customers to conduct penetration tests?", Leave::Act),
            ("May the customer test the backups?", Leave::Act),
            ("Can we download our data?", Leave::Use),
            ("Are customers able to export the audit log?", Leave::Use),
            ("Our organisation must be able to delete its data.", Leave::Use),
            ("Does the customer have the ability to test the backups?", Leave::Act),
            ("Are we expected to use a second factor?", Leave::Act),
            ("Are we, as the customer, expected to have backups?", Leave::Act),
            ("Would you mind if we tested the backups?", Leave::Act),
            ("Do you perform penetration tests?", Leave::None),
            ("Can you show us how customers are kept apart?", Leave::None),
        ] {
            assert_eq!(leave(&tokens(text)), expected, "{text}");
        }
    }
}
