//! Terms of the trade: which words and phrases mean the same, and what a term says beside itself.
//!
//! The tables (`templates/lexicon`) are narrow on purpose. What stands in one row may be exchanged in a question without
//! changing its answer; broad groups (policy, monitoring, risk) do harm, in ranking as in judgement.

mod set;
mod tables;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;

use super::stem::Stem;
use super::terms::{self, Token};
pub use set::TermSet;
use tables::Row;

/// What part a term plays in a question: it decides what its absence from a wording means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
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

/// The tables, ready for looking up.
pub struct Lexicon {
    rows: Vec<Row>,
    implied: Vec<Vec<Term>>,
    ids: HashMap<String, Term>,
    /// By the first word's stem, the ways to go on: longest first, then those that are taken to the letter.
    forms: HashMap<Stem, Vec<Form>>,
}

/// A way to say a term.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Form {
    words: Vec<FormWord>,
    term: Term,
}

/// A word of a form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum FormWord {
    Stem(Stem),
    Letters(String),
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(tables::shipped()));

/// The lexicon.
#[must_use]
pub fn lexicon() -> &'static Lexicon {
    &LEXICON
}

impl Lexicon {
    fn of(rows: Vec<Row>) -> Self {
        let ids: HashMap<String, Term> = (0..).zip(&rows).map(|(at, row)| (row.id.clone(), Term(at))).collect();
        let implied = rows.iter().map(|row| closure(row, &rows, &ids)).collect();
        let mut forms: HashMap<Stem, Vec<Form>> = HashMap::new();
        for (at, row) in (0..).zip(&rows) {
            for written in &row.forms {
                let tokens = terms::tokens(written.trim_start_matches('='));
                let Some(first) = tokens.first().map(|token| token.stem.clone()) else { continue };
                let form = Form { words: form_words(tokens, written.starts_with('=')), term: Term(at) };
                let ways = forms.entry(first).or_default();
                if !ways.contains(&form) {
                    ways.push(form);
                }
            }
        }
        for ways in forms.values_mut() {
            ways.sort_by_key(|form| (Reverse(form.words.len()), Reverse(form.exactness()), form.term));
        }
        Self { rows, implied, ids, forms }
    }

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
        let ways = here.first().and_then(|token| self.forms.get(&token.stem)).map_or(&[][..], Vec::as_slice);
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
        self.rows.get(usize::from(term.0)).map_or("", |row| row.id.as_str())
    }

    /// All that a term implies, itself not among it.
    #[must_use]
    pub fn implied(&self, term: Term) -> &[Term] {
        self.implied.get(usize::from(term.0)).map_or(&[], Vec::as_slice)
    }

    /// The terms with these names; for rules, which speak of terms by name and look them up once.
    #[must_use]
    pub fn named(&self, names: &[&str]) -> TermSet {
        names.iter().filter_map(|name| self.term(name)).collect()
    }

    /// The term with this name.
    #[must_use]
    pub fn term(&self, id: &str) -> Option<Term> {
        self.ids.get(id).copied()
    }
}

impl Form {
    fn fits(&self, tokens: &[Token]) -> bool {
        let inner = tokens.get(1..self.words.len()).unwrap_or_default();
        self.words.len() <= tokens.len()
            && self.words.iter().zip(tokens).all(|(word, token)| word.fits(token))
            && !inner.iter().any(|token| token.opens_clause)
    }

    fn exactness(&self) -> usize {
        self.words.iter().filter(|word| matches!(word, FormWord::Letters(_))).count()
    }
}

impl FormWord {
    fn fits(&self, token: &Token) -> bool {
        match self {
            Self::Stem(stem) => *stem == token.stem,
            Self::Letters(letters) => *letters == token.text,
        }
    }
}

/// The words of a form; those of one behind `=` are taken to the letter.
fn form_words(tokens: Vec<Token>, to_the_letter: bool) -> Vec<FormWord> {
    let word = |token: Token| if to_the_letter { FormWord::Letters(token.text) } else { FormWord::Stem(token.stem) };
    tokens.into_iter().map(word).collect()
}

fn closure(row: &Row, rows: &[Row], ids: &HashMap<String, Term>) -> Vec<Term> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&str> = row.implies.iter().map(String::as_str).collect();
    while let Some(id) = open.pop() {
        let Some(&term) = ids.get(id) else { continue };
        if reached.insert(term) {
            open.extend(rows.get(usize::from(term.0)).into_iter().flat_map(|row| &row.implies).map(String::as_str));
        }
    }
    reached.into_iter().collect()
}
