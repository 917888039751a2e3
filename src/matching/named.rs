//! Names of what an entry is about alone: "What does Stripe do for you?" is answered for who names Stripe, and stands in
//! nobody else's way.

use std::collections::BTreeSet;

use compact_str::CompactString;

use super::lexicon::{Class, Term, lexicon};
use super::terms::{Token, tokens};

/// A name, word by word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    words: Vec<CompactString>,
    capital: bool,
    /// The term that it is as a whole, or the place that it names: these have other names ("AWS", "US").
    term: Option<Term>,
}

/// A text that may name something.
#[derive(Debug)]
pub struct Naming<'t> {
    tokens: &'t [Token],
    has_capitals: bool,
    terms: BTreeSet<Term>,
}

impl<'t> Naming<'t> {
    /// A text by its words.
    #[must_use]
    pub fn of(tokens: &'t [Token]) -> Self {
        let terms = lexicon().find(tokens).into_iter().map(|found| found.term).collect();
        Self { tokens, has_capitals: tokens.iter().any(|token| token.capital), terms }
    }
}

impl Named {
    /// A name as its words.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let tokens = tokens(name);
        let capital = tokens.first().is_some_and(|token| token.capital);
        let lexicon = lexicon();
        let is_place = |term: Term| lexicon.class(term) == Class::Place;
        let found = lexicon.find(&tokens);
        let term = found.iter().find(|found| is_place(found.term) || found.first == 0 && found.end == tokens.len());
        let term = term.map(|found| found.term);
        Self { words: tokens.into_iter().map(|token| token.text).collect(), capital, term }
    }

    /// Whether a text names it. Many names are words as well ("Resend", "Meta"), so that a name with a capital letter has it
    /// in the text too, unless the text has no capital letters at all.
    #[must_use]
    pub fn is_in(&self, text: &Naming<'_>) -> bool {
        if let Some(term) = &self.term {
            return text.terms.contains(term);
        }
        let cased = self.capital && text.has_capitals;
        let here = |at: &[Token]| {
            at.iter().map(|token| &token.text).eq(&self.words)
                && (!cased || at.first().is_some_and(|token| token.capital))
        };
        !self.words.is_empty() && text.tokens.windows(self.words.len()).any(here)
    }
}

#[cfg(test)]
mod tests {
    use super::{Named, Naming};
    use crate::matching::terms::tokens;

    fn names(name: &str, text: &str) -> bool {
        Named::of(name).is_in(&Naming::of(&tokens(text)))
    }

    #[test]
    fn a_name_is_told_from_a_word_by_its_capital_letter() {
        assert!(names("Resend", "What is Resend used for?"));
        assert!(names("Resend", "what is resend used for?"));
        assert!(!names("Resend", "Do you resend mails that were not delivered?"));
        assert!(names("gigahost.no", "Does Gigahost.no store data?"));
        assert!(names("Amazon Web Services", "Is Amazon Web Services a subprocessor?"));
        assert!(!names("Acme Web Hosting", "Is Acme a subprocessor?"));
        assert!(names("Stripe", "Stripe's role"));
        assert!(!names("", "What is it used for?"));
    }

    #[test]
    fn a_place_and_a_term_are_named_by_each_of_their_names() {
        assert!(names("Amazon Web Services", "Is AWS a subprocessor?"));
        assert!(names("the United States", "Which of your subprocessors are US companies?"));
        assert!(names("the EU", "Are any subprocessors established in the European Union?"));
        assert!(!names("Ireland", "Which subprocessors are in the EU?"));
    }
}
