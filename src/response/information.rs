//! Who the vendor is: name, product, contact and links, from the bank's organisation and nowhere else.

use super::{Proposal, Status, Words};
use crate::bank::Organisation;
use crate::questionnaire::Question;

/// What the organisation supports for a "general information" question: one of a few captions, understood whole.
///
/// A caption that asks for anything the bank has no field for (a person's name, a phone number, a date) is left open.
#[must_use]
pub fn propose(question: &Question, organisation: &Organisation) -> Proposal {
    let caption = normalised(&question.text);
    let Some(field) = Field::of(&caption) else {
        return Proposal { reasons: vec!["the bank has no field for this".to_owned()], ..Proposal::none() };
    };
    let Some(text) = field.value(organisation) else {
        return Proposal {
            reasons: vec![format!("the bank's organisation states no {}", field.name())],
            ..Proposal::none()
        };
    };
    Proposal {
        status: Status::Filled,
        words: Some(Words { full: text.to_owned(), short: None }),
        confidence: 1.0,
        reasons: vec![format!("bank.json states the organisation's {}", field.name())],
        ..Proposal::none()
    }
}

/// A field of the organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Name,
    Product,
    Website,
    Description,
    Contact(&'static str),
    Link(&'static str),
}

/// Words that name the vendor and add nothing to a caption.
const VENDOR_WORDS: [&str; 14] = [
    "vendor",
    "vendors",
    "supplier",
    "suppliers",
    "company",
    "organisation",
    "organization",
    "provider",
    "your",
    "the",
    "of",
    "to",
    "s",
    "official",
];

impl Field {
    /// The field that a caption asks for, given its words with those of [`VENDOR_WORDS`] left out.
    fn of(caption: &[String]) -> Option<Self> {
        let bare: Vec<&str> = caption.iter().map(String::as_str).filter(|word| !VENDOR_WORDS.contains(word)).collect();
        let names_vendor = bare.len() < caption.len();
        Some(match bare.as_slice() {
            ["name"] | ["legal", "name"] | ["full", "name"] | [] if names_vendor => Self::Name,
            ["product"]
            | ["product", "name"]
            | ["service", "name"]
            | ["solution", "name"]
            | ["product", "service"]
            | ["product", "service", "name"]
            | ["name", "product"]
            | ["name", "service"]
            | ["product", "or", "service"] => Self::Product,
            ["website"] | ["web", "site"] | ["homepage"] | ["url"] | ["website", "url"] | ["web", "address"] => {
                Self::Website
            }
            ["product", "description"] | ["description", "product"] | ["service", "description"] => Self::Description,
            ["security", "contact"]
            | ["security", "contact", "email"]
            | ["security", "email"]
            | ["security", "contact", "e", "mail"]
            | ["information", "security", "contact"]
            | ["security", "contact", "email", "address"] => Self::Contact("security"),
            ["privacy", "contact"]
            | ["privacy", "contact", "email"]
            | ["privacy", "email"]
            | ["data", "protection", "contact"] => Self::Contact("privacy"),
            ["privacy", "policy"]
            | ["privacy", "notice"]
            | ["link", "privacy", "policy"]
            | ["web", "link", "product", "privacy", "notice"]
            | ["privacy", "policy", "url"] => Self::Link("privacy"),
            ["link", "dpa"] | ["dpa", "link"] => Self::Link("dpa"),
            _ => return None,
        })
    }

    fn value(self, organisation: &Organisation) -> Option<&str> {
        let text = match self {
            Self::Name => Some(organisation.name.as_str()),
            Self::Product => organisation.product.as_deref(),
            Self::Website => organisation.website.as_deref(),
            Self::Description => organisation.description.as_deref(),
            Self::Contact(key) => organisation.contacts.get(key).map(String::as_str),
            Self::Link(key) => organisation.links.get(key).map(String::as_str),
        };
        text.filter(|text| !text.trim().is_empty())
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Product => "product",
            Self::Website => "website",
            Self::Description => "description",
            Self::Contact(key) => match key.as_bytes() {
                b"security" => "security contact",
                _ => "privacy contact",
            },
            Self::Link(key) => match key.as_bytes() {
                b"dpa" => "link to the data processing agreement",
                _ => "link to the privacy notice",
            },
        }
    }
}

/// The words of a caption, lower case, punctuation left out.
fn normalised(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(caption: &str) -> Option<Field> {
        Field::of(&normalised(caption))
    }

    #[test]
    fn a_caption_is_understood_whole_or_not_at_all() {
        assert_eq!(field("Vendor Name:"), Some(Field::Name));
        assert_eq!(field("Name of the company"), Some(Field::Name));
        assert_eq!(field("Supplier"), Some(Field::Name));
        assert_eq!(field("Product / Service name"), Some(Field::Product));
        assert_eq!(field("Security contact (e-mail)"), Some(Field::Contact("security")));
        assert_eq!(field("Vendor website"), Some(Field::Website));
        for caption in [
            "Name",
            "Vendor Contact Name",
            "Customer name",
            "Completed by",
            "Date",
            "Phone",
            "Signature",
            "Contact name",
            "",
        ] {
            assert_eq!(field(caption), None, "{caption}");
        }
    }
}
