//! Terms of the trade: which words and phrases mean the same, and what a term says beside itself.
//!
//! The tables are narrow on purpose. What stands in one row may be exchanged in a question without changing its answer;
//! broad groups (policy, monitoring, risk) do harm, in ranking as in judgement.

mod actors;
mod controls;
mod documents;
mod light;
mod names;
mod objects;
mod places;
mod verbs;

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use super::terms::{self, Token};

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

/// A row of the tables.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    /// The name of the term, unique.
    id: &'static str,
    class: Class,
    /// The ways to say it, parted by `|`; words compare by stem, a word behind `=` to the letter.
    forms: &'static str,
    /// The terms that it says beside itself, parted by spaces.
    implies: &'static str,
}

/// A row that implies nothing.
const fn row(id: &'static str, class: Class, forms: &'static str) -> Row {
    Row { id, class, forms, implies: "" }
}

/// A row that implies other terms.
const fn says(id: &'static str, class: Class, forms: &'static str, implies: &'static str) -> Row {
    Row { id, class, forms, implies }
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
    /// By the first word's stem, the ways to go on, longest first.
    forms: HashMap<String, Vec<(Vec<FormWord>, Term)>>,
}

/// A word of a form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum FormWord {
    Stem(String),
    Letters(String),
}

impl FormWord {
    fn fits(&self, token: &Token) -> bool {
        match self {
            Self::Stem(stem) => *stem == token.stem,
            Self::Letters(letters) => *letters == token.text,
        }
    }
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::build);

/// The lexicon.
#[must_use]
pub fn lexicon() -> &'static Lexicon {
    &LEXICON
}

impl Lexicon {
    fn build() -> Self {
        let tables = [
            light::ROWS,
            actors::ROWS,
            objects::ROWS,
            places::ROWS,
            names::ROWS,
            verbs::ROWS,
            documents::ROWS,
            controls::ROWS,
        ];
        let rows: Vec<Row> = tables.concat();
        let ids: HashMap<&str, Term> = (0..).zip(&rows).map(|(at, row)| (row.id, Term(at))).collect();
        let implied = rows.iter().map(|row| closure(row, &rows, &ids)).collect();
        let mut forms: HashMap<String, Vec<(Vec<FormWord>, Term)>> = HashMap::new();
        for (at, row) in (0..).zip(&rows) {
            for form in row.forms.split('|') {
                let words: Vec<FormWord> = form.split_whitespace().flat_map(form_words).collect();
                let Some(first) = form.split_whitespace().next() else { continue };
                let entry = (words, Term(at));
                let ways = forms.entry(terms::stem(first.trim_start_matches('='))).or_default();
                if !ways.contains(&entry) {
                    ways.push(entry);
                }
            }
        }
        for ways in forms.values_mut() {
            let exactness =
                |words: &[FormWord]| words.iter().filter(|word| matches!(word, FormWord::Letters(_))).count();
            ways.sort_by_key(|(words, term)| (Reverse(words.len()), Reverse(exactness(words)), *term));
        }
        Self { rows, implied, forms }
    }

    /// The terms of a text, from left to right, the longest at each place, none overlapping.
    #[must_use]
    pub fn find(&self, tokens: &[Token]) -> Vec<Found> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let here = tokens.get(at..).unwrap_or_default();
            match self.forms.get(&token.stem).and_then(|ways| longest(ways, here)) {
                Some((length, term)) => {
                    found.push(Found { term, first: at, end: at + length });
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }

    /// The part that a term plays.
    #[must_use]
    pub fn class(&self, term: Term) -> Class {
        self.rows.get(usize::from(term.0)).map_or(Class::Control, |row| row.class)
    }

    /// A term's name.
    #[must_use]
    pub fn name(&self, term: Term) -> &'static str {
        self.rows.get(usize::from(term.0)).map_or("", |row| row.id)
    }

    /// All that a term implies, itself not among it.
    #[must_use]
    pub fn implied(&self, term: Term) -> &[Term] {
        self.implied.get(usize::from(term.0)).map_or(&[], Vec::as_slice)
    }

    /// The term with this name.
    #[must_use]
    pub fn term(&self, id: &str) -> Option<Term> {
        let at = self.rows.iter().position(|row| row.id == id)?;
        u16::try_from(at).ok().map(Term)
    }

    /// How many terms there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

fn form_words(written: &str) -> Vec<FormWord> {
    match written.strip_prefix('=') {
        Some(letters) => terms::tokens(letters).into_iter().map(|token| FormWord::Letters(token.text)).collect(),
        None => terms::tokens(written).into_iter().map(|token| FormWord::Stem(token.stem)).collect(),
    }
}

fn longest(ways: &[(Vec<FormWord>, Term)], tokens: &[Token]) -> Option<(usize, Term)> {
    ways.iter()
        .find(|(words, _)| {
            let inner = tokens.get(1..words.len()).unwrap_or_default();
            words.len() <= tokens.len()
                && words.iter().zip(tokens).all(|(word, token)| word.fits(token))
                && !inner.iter().any(|token| token.opens_clause)
        })
        .map(|(words, term)| (words.len(), *term))
}

fn closure(row: &Row, rows: &[Row], ids: &HashMap<&str, Term>) -> Vec<Term> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&str> = row.implies.split_whitespace().collect();
    while let Some(id) = open.pop() {
        let Some(&term) = ids.get(id) else { continue };
        if reached.insert(term) {
            open.extend(rows.get(usize::from(term.0)).map_or("", |row| row.implies).split_whitespace());
        }
    }
    reached.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Lexicon, lexicon};
    use crate::matching::terms::tokens;

    fn names(text: &str) -> Vec<&'static str> {
        let lexicon = lexicon();
        lexicon.find(&tokens(text)).into_iter().map(|found| lexicon.name(found.term)).collect()
    }

    #[test]
    fn the_longest_form_wins() {
        assert_eq!(names("multi-factor authentication for administrators"), ["mfa", "administrators"]);
        assert_eq!(names("Is customer data encrypted at rest?"), ["customer-data", "encryption", "at-rest"]);
    }

    #[test]
    fn forms_do_not_run_across_clauses() {
        assert!(!names("Is access multi? Factor authentication in").contains(&"mfa"));
    }

    #[test]
    fn every_row_is_named_once_and_implies_what_exists() {
        let lexicon = Lexicon::build();
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for row in &lexicon.rows {
            *seen.entry(row.id).or_default() += 1;
            for id in row.implies.split_whitespace() {
                assert!(lexicon.term(id).is_some(), "{} implies the unknown {id}", row.id);
            }
        }
        let twice: Vec<_> = seen.iter().filter(|&(_, &times)| times > 1).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }

    #[test]
    fn no_form_stands_in_two_rows() {
        let lexicon = Lexicon::build();
        let mut twice = Vec::new();
        for ways in lexicon.forms.values() {
            for (at, (words, term)) in ways.iter().enumerate() {
                for (other, second) in ways.iter().skip(at + 1) {
                    if words == other {
                        twice.push((lexicon.name(*term), lexicon.name(*second), words.clone()));
                    }
                }
            }
        }
        twice.sort();
        assert!(twice.is_empty(), "{twice:?}");
    }
}
