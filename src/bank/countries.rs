//! Countries as the registers name them: by their codes of two letters (ISO 3166-1 alpha-2).

use std::borrow::Cow;

use keshvar::{Alpha2, Alpha3};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use super::scalars::HINT;

/// A country, written as its code of two capital letters: `DE`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Country(Alpha2);

// Codes are equal where their letters are; the library only says so in part.
impl Eq for Country {}

impl Country {
    /// The country of a code of two capital letters; `None` where there is none.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        let written = code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_uppercase());
        Alpha2::try_from(code).ok().filter(|_| written).map(Self)
    }

    /// Its code: "IE".
    #[must_use]
    pub fn code(self) -> String {
        self.0.to_string()
    }

    /// Its short name in English: "United States" of the standard's "United States of America".
    #[must_use]
    pub fn name(self) -> &'static str {
        let country = self.0.to_country();
        let standard = country.iso_short_name();
        let begins = |name: &&'static str| {
            standard.strip_prefix(*name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        let names = country.unofficial_name_list().iter().copied().filter(begins);
        names.min_by_key(|name| name.len()).unwrap_or(standard)
    }

    /// Its name as it stands in a sentence: "the United States", "Ireland".
    #[must_use]
    pub fn in_a_sentence(self) -> String {
        const WITH_ARTICLE: [&str; 9] = ["AE", "BS", "CF", "DO", "GB", "GM", "NL", "PH", "US"];
        let article = WITH_ARTICLE.contains(&self.code().as_str()) || self.name().ends_with("Islands");
        format!("{}{}", if article { "the " } else { "" }, self.name())
    }

    /// Whether it belongs to an area.
    #[must_use]
    pub fn is_in(self, area: Area) -> bool {
        let country = self.0.to_country();
        match area {
            Area::Union => country.eu_member(),
            Area::EconomicArea => country.eea_member() || country.eu_member(),
        }
    }
}

/// An area that data is asked to stay in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    /// The European Union.
    Union,
    /// The European Economic Area.
    EconomicArea,
}

impl Area {
    /// The areas, the inner one first.
    pub const ALL: [Self; 2] = [Self::Union, Self::EconomicArea];

    /// Its id and its name as it stands in a sentence.
    #[must_use]
    pub const fn named(self) -> (&'static str, &'static str) {
        match self {
            Self::Union => ("eu", "the EU"),
            Self::EconomicArea => ("eea", "the EEA"),
        }
    }
}

/// What may have been meant by a text that is no code.
fn hint(text: &str) -> String {
    let code = text.trim().to_uppercase();
    let meant = match code.as_str() {
        "UK" => Some("GB".to_owned()),
        "USA" | "U.S." => Some("US".to_owned()),
        _ => match Alpha3::try_from(code.as_str()) {
            Ok(three) => Some(three.to_country().alpha2().to_string()),
            Err(_) => Country::of(&code).map(Country::code),
        },
    };
    meant.map_or_else(
        || "two capital letters of ISO 3166-1, such as \"DE\"; an area such as the EU stands in `places`".to_owned(),
        |meant| format!("did you mean \"{meant}\"?"),
    )
}

impl<'de> Deserialize<'de> for Country {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::of(&text).ok_or_else(|| D::Error::custom(format!("`{text}` is no country{HINT}{}", hint(&text))))
    }
}

impl JsonSchema for Country {
    fn schema_name() -> Cow<'static, str> {
        "Country".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A country, ISO 3166-1 alpha-2: `DE`.", "type": "string", "pattern": "^[A-Z]{2}$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Area, Country, hint};

    #[test]
    fn countries_have_the_names_that_people_call_them_by() {
        let names = ["IE", "US", "GB", "NL", "CZ", "RU", "TZ"].map(|code| Country::of(code).unwrap().name());
        insta::assert_snapshot!(names.join("; "), @"Ireland; United States; United Kingdom; Netherlands; Czechia; Russian Federation; Tanzania");
        assert_eq!(Country::of("US").unwrap().in_a_sentence(), "the United States");
        assert_eq!(Country::of("IE").unwrap().in_a_sentence(), "Ireland");
    }

    #[test]
    fn the_european_economic_area_is_the_union_and_three_more() {
        let letters = || (b'A'..=b'Z').map(char::from);
        let codes = letters().flat_map(|one| letters().map(move |two| format!("{one}{two}")));
        let countries: Vec<Country> = codes.filter_map(|code| Country::of(&code)).collect();
        assert_eq!(countries.len(), 249);
        let within = |area: Area| -> Vec<String> {
            countries.iter().filter(|country| country.is_in(area)).map(|country| country.code()).collect()
        };
        // With those parts of France and Finland that have codes of their own.
        insta::assert_snapshot!(within(Area::Union).join(" "), @"AT AX BE BG CY CZ DE DK EE ES FI FR GF GP GR HR HU IE IT LT LU LV MF MQ MT NL PL PT RE RO SE SI SK YT");
        let union = within(Area::Union);
        let beside: Vec<String> = within(Area::EconomicArea).into_iter().filter(|code| !union.contains(code)).collect();
        assert_eq!(beside, ["IS", "LI", "NO"]);
    }

    #[test]
    fn what_is_no_code_is_refused_with_what_may_have_been_meant() {
        assert!(["EU", "UK", "de", "DEU", "", "D", "Ireland", "ÅX"].iter().all(|code| Country::of(code).is_none()));
        assert_eq!(hint("UK"), "did you mean \"GB\"?");
        assert_eq!(hint("fin"), "did you mean \"FI\"?");
        assert_eq!(hint("de"), "did you mean \"DE\"?");
        assert!(hint("EU").contains("`places`"));
    }
}
