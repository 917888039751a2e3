//! What is done by things to their own kind: subprocessors of subprocessors, monitoring that is monitored. What is said of
//! the things tells nothing of it.

use crate::matching::terms::{Token, Words};
use crate::matching::trial::{Trial, applying};

/// Whether a text speaks of what is done by things to their own kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct OwnKind(bool);

impl OwnKind {
    pub(super) fn of(tokens: &[Token]) -> Self {
        Self((0..tokens.len()).any(|at| is_met_again(tokens, at)))
    }

    /// What stands against an answer that tells nothing of their own kind.
    pub(super) fn doubts(trial: &Trial<'_>) -> Vec<String> {
        let (OwnKind(asked), OwnKind(said)) = (trial.question.hinges.own_kind, trial.reading.hinges.own_kind);
        applying([(asked && !said, "what is said of them does not show what they do to their own kind")])
    }
}

/// Whether the word at a place is met again a few words on, in the same part of the sentence and not as one of a list:
/// "Do subprocessors use further subprocessors?".
fn is_met_again(tokens: &[Token], at: usize) -> bool {
    const NEAR: usize = 4;
    const FAR: usize = 8;
    const USUAL: [&str; 9] =
        ["data", "customer", "customers", "user", "users", "system", "systems", "service", "services"];
    const JOINING: [&str; 8] = ["and", "or", "not", "if", "when", "that", "with", "other"];
    let Some(word) = tokens.get(at).filter(|word| word.text.len() > 4 && !USUAL.contains(&word.text.as_str())) else {
        return false;
    };
    let between = |on: usize| tokens.get(at + 1..on).unwrap_or_default();
    let same = |on: &usize| tokens.get(*on).is_some_and(|next| next.stem == word.stem);
    let plain = |on: usize| {
        !tokens.opens_part(on)
            && on > at + 1
            && between(on)
                .iter()
                .all(|next| !next.opens_clause && !next.after_comma && !JOINING.contains(&next.text.as_str()))
    };
    // "Do subprocessors, in turn, make use of further subprocessors?"
    let further = |on: usize| matches!(tokens.word(on - 1), "further" | "additional" | "own" | "more" | "another");
    let again = (at + 1..=at + FAR).find(same).filter(|&on| on <= at + NEAR || further(on));
    again.is_some_and(plain)
}

#[cfg(test)]
mod tests {
    use super::OwnKind;
    use crate::matching::terms::tokens;

    #[test]
    fn own_kinds_are_told_from_lists() {
        for (text, expected) in [
            ("Do subprocessors use further subprocessors?", true),
            ("Is the monitoring itself monitored?", true),
            ("Do subprocessors in turn make use of further subprocessors?", true),
            ("Do subprocessors report what they do to all subprocessors?", false),
            ("Are backups encrypted and are backups tested?", false),
            ("Are backups encrypted, backups being tested?", false),
            ("Is customer data kept from customer data?", false),
            ("Do you use subprocessors?", false),
        ] {
            assert_eq!(OwnKind::of(&tokens(text)), OwnKind(expected), "{text}");
        }
    }
}
