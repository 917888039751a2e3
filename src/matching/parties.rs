//! Who does something, and who is told: "Who reports vulnerabilities?" is not answered by whom they are reported to.

use super::stem::Stem;
use super::terms::{Token, Words};
use super::trial::{Trial, applying};
use super::words::is_stop_word;

/// What part is played by somebody who is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Party {
    /// Who does what the verb says: "who encrypts …".
    Doing(Stem),
    /// Who is told or asked: "to whom are … reported", "whom do we contact".
    Addressed,
}

impl Party {
    /// Reads what part somebody plays who is asked for.
    #[must_use]
    pub fn of(tokens: &[Token]) -> Option<Self> {
        let at = (0..tokens.len()).find(|&at| matches!(tokens.word(at), "who" | "whom"))?;
        let (before, next) = (tokens.word(at.wrapping_sub(1)), tokens.get(at + 1)?);
        let asks_to = tokens.word(tokens.len() - 1) == "to";
        match (tokens.word(at), before) {
            (_, "to") => Some(Self::Addressed),
            (_, "by" | "for" | "with" | "of" | "from") => None,
            ("whom", _) => Some(Self::Addressed),
            _ if asks_to => Some(Self::Addressed),
            _ => (!is_stop_word(&next.text)).then(|| Self::Doing(next.stem.clone())),
        }
    }
}

/// What stands against an answer by the part that is played by whoever is asked for.
#[must_use]
pub fn doubts(trial: &Trial<'_>) -> Vec<String> {
    let elsewise = match (&trial.question.wanted.party, &trial.reading.wanted.party) {
        (Some(Party::Doing(_)), Some(Party::Addressed)) | (Some(Party::Addressed), Some(Party::Doing(_))) => true,
        (Some(Party::Doing(verb)), Some(Party::Doing(other))) => {
            verb != other && trial.reading.said.contains_word(verb) && !trial.question.said.contains_word(other)
        }
        _ => false,
    };
    applying([(elsewise, "who does one thing is asked, and who does another is told")])
}

#[cfg(test)]
mod tests {
    use super::Party::{self, Addressed, Doing};
    use crate::matching::terms::{stem, tokens};

    #[test]
    fn who_does_it_and_who_is_told() {
        for (text, expected) in [
            ("Who reports vulnerabilities?", Some(Doing(stem("reports")))),
            ("To whom are vulnerabilities reported?", Some(Addressed)),
            ("Whom do we contact about security?", Some(Addressed)),
            ("Who are vulnerabilities reported to?", Some(Addressed)),
            ("By whom are penetration tests carried out?", None),
            ("Who is your hosting provider?", None),
            ("Where are backups kept?", None),
            ("Who", None),
        ] {
            assert_eq!(Party::of(&tokens(text)), expected, "{text}");
        }
    }
}
