//! All that a text says, for looking things up in.

use super::content::Key;
use super::lexicon::{Term, TermSet, lexicon};
use super::stem::Stem;

/// The things that a text says, itself or by implication.
#[derive(Debug, Clone, Default)]
pub struct Said {
    terms: TermSet,
    /// In their search order, each once.
    words: Vec<Stem>,
    /// A bit for each word, which a few may share: most words that are looked for are not there.
    sieve: u64,
}

impl Said {
    /// Adds a term.
    pub fn insert_term(&mut self, term: Term) {
        self.terms.insert(term);
    }

    /// Adds a word.
    pub fn insert_word(&mut self, stem: &Stem) {
        if let Err(place) = self.words.binary_search_by(|word| word.search_order(stem)) {
            self.words.insert(place, stem.clone());
            self.sieve |= stem.mesh();
        }
    }

    /// Adds all that another text says.
    pub fn extend(&mut self, other: &Self) {
        other.terms.iter().for_each(|term| self.terms.insert(term));
        other.words.iter().for_each(|word| self.insert_word(word));
    }

    /// Whether a thing is among them.
    #[must_use]
    pub fn contains(&self, key: &Key) -> bool {
        match key {
            Key::Term(term) => self.contains_term(*term),
            Key::Word(stem) => self.contains_word(stem),
        }
    }

    /// Whether a term is among them.
    #[must_use]
    pub fn contains_term(&self, term: Term) -> bool {
        self.terms.contains(term)
    }

    /// Whether the lexicon's term of this name is among them.
    #[must_use]
    pub fn contains_named(&self, name: &str) -> bool {
        lexicon().term(name).is_some_and(|term| self.contains_term(term))
    }

    /// Whether any of these terms is among them.
    #[must_use]
    pub fn contains_any(&self, terms: &TermSet) -> bool {
        self.terms.meets(terms)
    }

    /// Whether a word is among them.
    #[must_use]
    pub fn contains_word(&self, stem: &Stem) -> bool {
        self.sieve & stem.mesh() != 0 && self.words.binary_search_by(|word| word.search_order(stem)).is_ok()
    }

    /// How many words are among them.
    #[must_use]
    pub const fn count_words(&self) -> usize {
        self.words.len()
    }

    /// The terms among them, in the order of the lexicon.
    pub fn terms(&self) -> impl Iterator<Item = Term> + '_ {
        self.terms.iter()
    }
}

#[cfg(test)]
mod tests {
    use crate::matching::lexicon::lexicon;
    use crate::matching::reading::Reading;
    use crate::matching::terms::stem;

    #[test]
    fn what_is_said_is_found_and_nothing_else() {
        let mut said = Reading::of("Are backups encrypted with gizmos?").said;
        let has = |said: &super::Said, word: &str| said.contains_word(&stem(word));
        assert!(has(&said, "gizmo") && !has(&said, "widget"));
        let names: Vec<&str> = said.terms().map(|term| lexicon().name(term)).collect();
        assert!(names.contains(&"backups") && names.contains(&"encryption") && !names.contains(&"rto"), "{names:?}");
        said.extend(&Reading::of("Is the RTO of widgets stated?").said);
        assert!(has(&said, "gizmo") && has(&said, "widget"));
        assert!(lexicon().term("rto").is_some_and(|term| said.contains_term(term)));
    }
}
