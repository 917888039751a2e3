//! "By you or by third parties": what is asked of the vendor and of others as well. What is said of one of them alone is no
//! answer for both.

use crate::matching::terms::{Token, Words};
use crate::matching::trial::{Trial, applying};

/// Whether a text asks of the vendor and of others in one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Both(bool);

impl Both {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let word = |at: usize| tokens.word(at);
        let near = |from: usize, to: usize, who: &[&str]| (from..to).any(|at| who.contains(&word(at)));
        let joins = |at: usize| {
            matches!(word(at), "or" | "and" | "nor")
                && (near(at.saturating_sub(NEAR), at, &SELF) && near(at + 1, at + 1 + NEAR, &OTHERS)
                    || near(at.saturating_sub(NEAR), at, &OTHERS) && near(at + 1, at + 1 + NEAR, &SELF))
        };
        Self((0..tokens.len()).any(joins))
    }

    /// What stands against an answer that is of one of them alone.
    pub(super) fn doubts(trial: &Trial<'_>) -> Vec<String> {
        let (Both(asked), Both(said)) = (trial.question.hinges.both, trial.reading.hinges.both);
        let answer = trial.entry.answer.to_lowercase();
        let tells = |who: &[&str]| answer.split(|sign: char| !sign.is_alphanumeric()).any(|word| who.contains(&word));
        let told = said || (tells(&SELF) && tells(&OTHERS));
        applying([(
            asked && !told && trial.question.form.polar && trial.question.says_term("train"),
            "the question is about the vendor and about others, and the answer about one of them",
        )])
    }
}

/// At most so many words stand between the two and what joins them.
const NEAR: usize = 4;
/// Words for the vendor itself.
const SELF: [&str; 8] = ["you", "your", "yours", "yourself", "yourselves", "own", "vendor", "we"];
/// Words for others.
const OTHERS: [&str; 12] = [
    "third",
    "others",
    "other",
    "provider",
    "providers",
    "partner",
    "partners",
    "subprocessor",
    "subprocessors",
    "supplier",
    "suppliers",
    "anyone",
];

#[cfg(test)]
mod tests {
    use super::Both;
    use crate::matching::terms::tokens;

    #[test]
    fn the_vendor_and_others_are_joined() {
        for text in [
            "Are models trained on data, yours or those of third parties?",
            "Is data used for training by you or your providers?",
            "Neither subprocessors nor the vendor train models.",
        ] {
            assert_eq!(Both::of(&tokens(text)), Both(true), "{text}");
        }
        for text in ["Do your subprocessors train models?", "Do you train models or sell data?", ""] {
            assert_eq!(Both::of(&tokens(text)), Both(false), "{text}");
        }
    }
}
