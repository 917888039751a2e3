//! Words that carry nothing in most questions, and turn one where the bank does not say them too: "the names of customers",
//! "how soon is an export deleted", "the use of the service".
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

static WEIGHTY: LazyLock<HashSet<&str>> =
    LazyLock::new(|| SHIPPED.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect());

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
