//! Words that carry nothing in most questions, and turn one where the bank does not say them too: "a summary of the tests",
//! "a SOC 2 readiness report", "in active-active mode".
//!
//! Words that are light (`everyday.txt`, the light terms of the lexicon) are no part of what a text is about. Of most of
//! them that holds in any text; of these here only where the entry uses them as well.

use std::collections::HashSet;
use std::sync::LazyLock;

use compact_str::CompactString;

use super::lexicon::{Class, Found, lexicon};
use super::stem::Stem;
use super::terms::Token;
use super::trial::Trial;

/// The words as they are shipped, in American spelling.
const SHIPPED: &str = include_str!("../../templates/lexicon/weighty.txt");

static WEIGHTY: LazyLock<HashSet<&str>> = LazyLock::new(|| words().collect());

fn words() -> impl Iterator<Item = &'static str> {
    SHIPPED.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace)
}

/// A word that may turn a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighty {
    text: CompactString,
    stem: Stem,
}

/// The words of a text that may turn it, outside the terms that it is about.
#[must_use]
pub fn weighty(tokens: &[Token], found: &[Found]) -> Vec<Weighty> {
    let in_a_term = |at: usize| {
        found.iter().any(|term| (term.first..term.end).contains(&at) && lexicon().class(term.term) != Class::Light)
    };
    let listed =
        tokens.iter().enumerate().filter(|(at, token)| WEIGHTY.contains(token.text.as_str()) && !in_a_term(*at));
    listed.map(|(_, token)| Weighty { text: token.text.clone(), stem: token.stem.clone() }).collect()
}

/// What is to be doubted where the entry does not say such a word of the question.
pub(super) fn doubts(trial: &Trial<'_>) -> impl Iterator<Item = String> {
    let said = |word: &Weighty| {
        trial.reading.said.contains_word(&word.stem) || trial.record.anything().contains_word(&word.stem)
    };
    trial
        .question
        .weighty
        .iter()
        .filter(move |word| !said(word))
        .map(|word| format!("the bank does not speak of \"{}\" here", word.text))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::words;
    use crate::matching::everyday::{is_everyday, is_light_in_a_question};
    use crate::matching::lexicon::{Class, lexicon};
    use crate::matching::reading::Reading;
    use crate::matching::terms::tokens;

    #[test]
    fn each_word_stands_once_and_is_light_elsewhere() {
        let mut seen = BTreeSet::new();
        let light = |word: &str| {
            lexicon().find(&tokens(word)).iter().any(|term| lexicon().class(term.term) == Class::Light)
                || is_everyday(word)
                || is_light_in_a_question(word)
        };
        for word in words() {
            assert!(seen.insert(word), "{word} stands twice");
        }
        let heavy: Vec<&str> = seen.into_iter().filter(|word| !light(word)).collect();
        assert!(heavy.is_empty(), "missed anyhow where the bank does not say it: {heavy:?}");
    }

    #[test]
    fn a_word_within_a_term_is_part_of_it() {
        let found = |question: &str| Reading::of_question(question).weighty.len();
        assert_eq!(found("Is a summary of tapes kept?"), 1);
        assert_eq!(found("Are tapes kept?"), 0);
        assert_eq!(found("Is there a record of processing activities?"), 0);
    }
}
