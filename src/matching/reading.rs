//! What a text is about: its content, part by part, with the small words and the form beside it.

use super::form::{Form, form};
use super::lexicon::{Class, Term, lexicon};
use super::signs::{Signs, signs};
use super::terms::{Token, tokens};
use super::words::is_stop_word;

/// A text as it is judged.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// What it is about, each thing once, in order.
    pub content: Vec<Content>,
    /// The words that turn, widen or bind it.
    pub signs: Signs,
    /// What it wants.
    pub form: Form,
}

/// A thing that a text is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// What it is.
    pub key: Key,
    /// The part it plays.
    pub class: Class,
    /// The word before it, where that says how it hangs together ("to advertisers").
    pub after: String,
    /// The words as they were written, lower case.
    pub text: String,
}

/// A thing: a term of the lexicon, or a word that the lexicon does not know, by its stem.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A term.
    Term(Term),
    /// A word.
    Word(String),
}

impl Key {
    /// Whether it is the lexicon's term of this name.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        matches!(self, Self::Term(term) if lexicon().name(*term) == name)
    }
}

impl Reading {
    /// Reads a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let tokens = tokens(text);
        let signs = signs(&tokens);
        let form = form(text, &tokens);
        let content = content(&tokens, &signs);
        Self { content, signs, form }
    }

    /// Everything that its content says, implied terms among it.
    pub fn said(&self) -> impl Iterator<Item = Key> + '_ {
        self.content.iter().flat_map(|content| closure(&content.key))
    }

    /// Whether its content says a thing, itself or by implication.
    #[must_use]
    pub fn says(&self, key: &Key) -> bool {
        self.said().any(|said| said == *key)
    }
}

/// A thing and all that it implies.
pub fn closure(key: &Key) -> Vec<Key> {
    let mut all = vec![key.clone()];
    if let Key::Term(term) = key {
        all.extend(lexicon().implied(*term).iter().map(|implied| Key::Term(*implied)));
    }
    all
}

fn content(tokens: &[Token], signs: &Signs) -> Vec<Content> {
    let lexicon = lexicon();
    let mut content: Vec<Content> = Vec::new();
    let mut terms = lexicon.find(tokens).into_iter().peekable();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let after = at.checked_sub(1).and_then(|at| tokens.get(at)).map(|token| token.text.clone()).unwrap_or_default();
        let (key, class, end) = match terms.next_if(|found| found.first == at) {
            Some(found) => (Key::Term(found.term), lexicon.class(found.term), found.end),
            None => (Key::Word(token.stem.clone()), Class::Control, at + 1),
        };
        let single = end == at + 1;
        let sign = single && signs.at.contains(&at);
        let idle = single && is_stop_word(&token.text) && matches!(key, Key::Word(_));
        if !sign && !idle && class != Class::Light && !content.iter().any(|known| known.key == key) {
            let words: Vec<&str> = tokens.get(at..end).unwrap_or_default().iter().map(|t| t.text.as_str()).collect();
            content.push(Content { key, class, after, text: words.join(" ") });
        }
        at = end;
    }
    content
}
