//! What something serves, and what is demanded of it: "used for advertising", "residency requirements". That there is
//! something tells neither.

use crate::matching::terms::{Token, Words};
use crate::matching::trial::{Trial, applying};

/// What a text says of ends and of demands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Purpose {
    /// It asks what something unnamed is used for: "Used for advertising?"
    unnamed: bool,
    /// It asks whether somebody has demands: "Do you have residency requirements?"
    demands: bool,
}

impl Purpose {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let word = |at: usize| tokens.word(at);
        let has = (0..tokens.len()).any(|at| matches!(word(at), "have" | "has" | "any"));
        let ends = tokens.last().is_some_and(|last| matches!(last.text.as_str(), "requirement" | "requirements"));
        Self {
            unnamed: matches!((word(0), word(1)), ("used" | "sold" | "kept" | "processed", "for" | "to" | "in")),
            demands: has && ends,
        }
    }

    /// What stands against an answer that tells of neither.
    pub(super) fn doubts(trial: &Trial<'_>) -> Vec<String> {
        let (asked, said) = (trial.question.hinges.purpose, trial.reading.hinges.purpose);
        applying([
            (asked.unnamed && !said.unnamed, "the question does not say of what"),
            (asked.demands && !said.demands, "what there is does not show what is demanded of it"),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::Purpose;
    use crate::matching::terms::tokens;

    #[test]
    fn ends_and_demands_are_told_from_what_there_is() {
        assert!(Purpose::of(&tokens("Used for advertising?")).unnamed);
        assert!(!Purpose::of(&tokens("Is data used for advertising?")).unnamed);
        assert!(Purpose::of(&tokens("Do you have encryption requirements?")).demands);
        assert!(!Purpose::of(&tokens("Do you have encryption that meets our requirements for tapes?")).demands);
    }
}
