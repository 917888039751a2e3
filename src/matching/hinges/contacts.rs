//! Whom a contact is for: an address for support is none for security.

use crate::matching::terms::{Token, Words};
use crate::matching::trial::{Trial, applying};

/// What a contact that a text speaks of is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Contacts {
    /// Security: "the security contact", "a contact for security".
    security: bool,
    /// Some contact, whatever it is for.
    any: bool,
}

impl Contacts {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let word = |at: usize| tokens.word(at);
        let is_contact = |at: usize| {
            matches!(
                word(at),
                "contact" | "contacts" | "email" | "emails" | "mailbox" | "address" | "hotline" | "phone"
            ) || word(at) == "e" && word(at + 1) == "mail"
        };
        let near = |at: usize, back: usize, on: usize| (at.saturating_sub(back)..=at + on).any(is_contact);
        Self {
            security: (0..tokens.len()).any(|at| word(at) == "security" && near(at, 6, 2)),
            any: (0..tokens.len()).any(is_contact),
        }
    }

    /// What stands against a contact for something else.
    pub(super) fn doubts(trial: &Trial<'_>) -> Vec<String> {
        let (asked, said) = (trial.question.hinges.contacts, trial.reading.hinges.contacts);
        let told = || trial.entry.answer.to_lowercase().contains("security");
        applying([(
            asked.security && said.any && !said.security && !told(),
            "a contact for something else is none for security",
        )])
    }
}

#[cfg(test)]
mod tests {
    use super::Contacts;
    use crate::matching::terms::tokens;

    #[test]
    fn a_contact_for_security_is_told_from_another() {
        let of = |text: &str| Contacts::of(&tokens(text));
        for text in ["Name and e-mail of the security contact", "Is there an email address for security matters?"] {
            assert!(of(text).security, "{text}");
        }
        assert_eq!(of("What is your support contact?"), Contacts { security: false, any: true });
        assert_eq!(of("Are staff trained in security?"), Contacts::default());
    }
}
