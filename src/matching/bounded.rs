//! Negations brought beside the bound that they turn: "not be kept for more than 30 days" is "be kept for no more than 30 days".

use std::borrow::Cow;

use super::terms::{Words, tokens};
use crate::quantity;

/// The most words between a negation and its bound.
const MOST_BETWEEN: usize = 5;
/// Verbs and small words that may stand between the two, so that nothing but the bound is negated.
const BETWEEN: [&str; 24] = [
    "be",
    "been",
    "is",
    "are",
    "kept",
    "keep",
    "held",
    "hold",
    "stored",
    "store",
    "retained",
    "retain",
    "for",
    "a",
    "any",
    "in",
    "take",
    "takes",
    "last",
    "lasts",
    "remain",
    "stay",
    "persisted",
    "allowed",
];

/// The text with such a negation moved; as it is where there is none.
#[must_use]
pub fn with_negated_bounds(text: &str) -> Cow<'_, str> {
    moved(text).map_or(Cow::Borrowed(text), Cow::Owned)
}

fn moved(text: &str) -> Option<String> {
    // Most texts have no such words, and are not cut a second time.
    if !text.contains(" than ") {
        return None;
    }
    let words = tokens(text);
    let word = |at: usize| words.word(at);
    let bound = (2..words.len())
        .find(|&at| matches!(word(at), "longer" | "more" | "later" | "less" | "shorter") && word(at + 1) == "than")?;
    let not = (bound.saturating_sub(MOST_BETWEEN)..bound - 1)
        .rev()
        .find(|&at| matches!(word(at), "not" | "never"))
        .filter(|&not| (not + 1..bound).all(|at| BETWEEN.contains(&word(at))))?;
    let (from, behind) = (words.get(not)?.span.0, words.get(not + 1)?.span.0);
    let at = words.get(bound)?.span.0;
    // "Not kept longer than necessary" bounds nothing, and stays a negation.
    if quantity::asked(text.get(at..)?).is_empty() {
        return None;
    }
    Some(format!("{}{}no {}", text.get(..from)?, text.get(behind..at)?, text.get(at..)?))
}

#[cfg(test)]
mod tests {
    use super::with_negated_bounds;

    #[test]
    fn a_negation_moves_to_its_bound() {
        for (text, moved) in [
            ("Logs must not be kept for longer than 30 days.", "Logs must be kept for no longer than 30 days."),
            ("Logs shall not be kept for less than a year.", "Logs shall be kept for no less than a year."),
            ("Are logs never kept more than a week?", "Are logs kept no more than a week?"),
            ("Are logs not deleted for more than a week?", "Are logs not deleted for more than a week?"),
            ("Logs are kept no longer than 30 days.", "Logs are kept no longer than 30 days."),
            ("Not more than", "Not more than"),
            ("Data is not kept longer than necessary.", "Data is not kept longer than necessary."),
            ("", ""),
        ] {
            assert_eq!(with_negated_bounds(text), moved);
        }
    }
}
