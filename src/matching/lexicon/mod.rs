//! Terms of the trade: which words and phrases mean the same, and what a term says beside itself.
//!
//! The tables (`templates/lexicon`) are narrow on purpose. What stands in one row may be exchanged in a question without
//! changing its answer; broad groups (policy, monitoring, risk) do harm, in ranking as in judgement. They are made ready for
//! looking up when the program is built (`build/lexicon.rs`).

mod set;
#[cfg(test)]
mod tests;

use super::terms::Token;
pub use set::TermSet;

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// What part a term plays in a question: it decides what its absence from a wording means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Carries nothing that an answer depends on ("platform", "please", "ensure").
    Light,
    /// Who does something, to whom it is done.
    Actor,
    /// What is protected or handled: kinds of data, media, systems.
    Object,
    /// A country or an area.
    Place,
    /// A certificate, a law, a standard, a product: never inferred from a neighbour.
    Name,
    /// What is done with an object.
    Verb,
    /// A document or an exercise that is an object of its own: a policy, a plan, a training, a review.
    Document,
    /// A measure of protection.
    Control,
    /// How something is done.
    Manner,
}

/// A term of the lexicon, by position in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term(u16);

/// A term found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// The term.
    pub term: Term,
    /// The first token of it.
    pub first: usize,
    /// The token behind its last.
    pub end: usize,
}

/// The tables.
pub struct Lexicon {
    rows: &'static [Row],
    terms: &'static phf::Map<&'static str, Term>,
    /// By the first word's stem, the ways to go on: longest first, then those that are taken to the letter.
    forms: &'static phf::Map<&'static str, &'static [Form]>,
}

/// A term.
struct Row {
    id: &'static str,
    class: Class,
    /// All that it says beside itself, in order.
    implied: &'static [Term],
}

/// A way to say a term.
struct Form {
    /// The stems of its words; of one that is taken to the letter, the words.
    words: &'static [&'static str],
    to_the_letter: bool,
    term: Term,
}

static LEXICON: Lexicon = Lexicon { rows: &ROWS, terms: &TERMS, forms: &FORMS };

/// The lexicon.
#[must_use]
pub fn lexicon() -> &'static Lexicon {
    &LEXICON
}

impl Lexicon {
    /// The terms of a text, from left to right, the longest at each place, none overlapping.
    #[must_use]
    pub fn find(&self, tokens: &[Token]) -> Vec<Found> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            match self.at(tokens, at).next() {
                Some(term) => {
                    found.push(term);
                    at = term.end;
                }
                None => at += 1,
            }
        }
        found
    }

    /// Every term of a text, those that stand within longer ones too.
    pub fn find_all<'a>(&'a self, tokens: &'a [Token]) -> impl Iterator<Item = Found> + 'a {
        (0..tokens.len()).flat_map(|first| self.at(tokens, first))
    }

    /// The terms that begin at a place, the longest first.
    fn at<'a>(&'a self, tokens: &'a [Token], first: usize) -> impl Iterator<Item = Found> + 'a {
        let here = tokens.get(first..).unwrap_or_default();
        let ways = here.first().and_then(|token| self.forms.get(token.stem.as_str())).copied().unwrap_or_default();
        let fitting = ways.iter().filter(|form| form.fits(here));
        fitting.map(move |form| Found { term: form.term, first, end: first + form.words.len() })
    }

    /// The part that a term plays.
    #[must_use]
    pub fn class(&self, term: Term) -> Class {
        self.rows.get(usize::from(term.0)).map_or(Class::Control, |row| row.class)
    }

    /// A term's name.
    #[must_use]
    pub fn name(&self, term: Term) -> &str {
        self.rows.get(usize::from(term.0)).map_or("", |row| row.id)
    }

    /// All that a term implies, itself not among it.
    #[must_use]
    pub fn implied(&self, term: Term) -> &[Term] {
        self.rows.get(usize::from(term.0)).map_or(&[], |row| row.implied)
    }

    /// The terms with these names; for rules, which speak of terms by name and look them up once.
    #[must_use]
    pub fn named(&self, names: &[&str]) -> TermSet {
        names.iter().filter_map(|name| self.term(name)).collect()
    }

    /// The term with this name.
    #[must_use]
    pub fn term(&self, id: &str) -> Option<Term> {
        self.terms.get(id).copied()
    }
}

impl Form {
    fn fits(&self, tokens: &[Token]) -> bool {
        let inner = tokens.get(1..self.words.len()).unwrap_or_default();
        let said = |token: &Token, word: &str| match self.to_the_letter {
            true => token.text == word,
            false => token.stem.as_str() == word,
        };
        self.words.len() <= tokens.len()
            && self.words.iter().zip(tokens).all(|(word, token)| said(token, word))
            && !inner.iter().any(|token| token.opens_clause)
    }
}
