//! What a text is about: its content, part by part, with the small words, the figures and the form beside it.

use std::collections::BTreeSet;

use super::form::{Form, form};
use super::lexicon::{Class, Found, Term, lexicon};
use super::opposites::has_opposite;
use super::signs::{Signs, signs};
use super::terms::{Token, tokens};
use super::words::is_stop_word;
use crate::quantity::{self, Asked, Quantity};

/// A text as it is judged.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// What it is about, each thing once, in order; what carries nothing is left out.
    pub content: Vec<Content>,
    /// All that the content says, implied things among it, and the light terms.
    pub said: BTreeSet<Key>,
    /// Everyday words that it is not held to, by stem, unless there is little else to hold it to.
    pub everyday: Vec<String>,
    /// The words that turn, widen or bind it.
    pub signs: Signs,
    /// The figures in it.
    pub asked: Vec<Asked>,
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
    /// What the words of a phrase say one by one: a restore test is a test, of a restore.
    pub parts: Vec<Key>,
    /// The choice that it is part of, where it stands beside an "or".
    pub choice: Option<usize>,
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

    /// Whether it is one of these terms.
    #[must_use]
    pub fn is_one_of(&self, names: &[&str]) -> bool {
        matches!(self, Self::Term(term) if names.contains(&lexicon().name(*term)))
    }
}

impl Reading {
    /// Reads a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let all = tokens(text);
        let form = form(text, &all);
        let asked = quantity::asked(text);
        let kept = kept(&all, &asked);
        let mut found = lexicon().find(&kept);
        let mut signs = signs(&kept, &found);
        found.retain(|found| found.end > found.first + 1 || !signs.at.contains(&found.first));
        let bars = |found: &&Found| matches!(lexicon().name(found.term), "prohibit" | "prevent");
        signs.sweeps_the_unnamed = sweeps_the_unnamed(&kept, &found);
        signs.bars = found.iter().filter(bars).count();
        let said = said(&kept, &found);
        Self { content: content(&kept, &found, &signs), said, everyday: everyday(&kept, &found), signs, asked, form }
    }

    /// Whether its content says a thing, itself or by implication.
    #[must_use]
    pub fn says(&self, key: &Key) -> bool {
        self.said.contains(key)
    }

    /// Whether it says the lexicon's term of this name.
    #[must_use]
    pub fn says_term(&self, name: &str) -> bool {
        lexicon().term(name).is_some_and(|term| self.said.contains(&Key::Term(term)))
    }
}

/// The tokens that carry content: neither figures (but for their names: `TLS`, `AES`), nor examples.
fn kept(all: &[Token], asked: &[Asked]) -> Vec<Token> {
    let mut example = false;
    let mut kept = Vec::with_capacity(all.len());
    for (at, token) in all.iter().enumerate() {
        let word = |at: usize| all.get(at).map_or("", |token| token.text.as_str());
        // "Such as …" and "e.g. …" illustrate, "rather than …" sets aside; both end with the clause or the bracket.
        if token.opens_clause || (example && token.closes_bracket) {
            example = false;
        }
        example |= matches!((token.text.as_str(), word(at + 1)), ("such", "as") | ("e.g", _) | ("eg", _) | ("e", "g"))
            || (token.text == "for" && matches!(word(at + 1), "example" | "instance"))
            || matches!(
                (token.text.as_str(), word(at + 1)),
                ("rather", "than") | ("instead", "of") | ("opposed", "to")
            );
        let figure = asked.iter().any(|asked| {
            asked.span.0 <= token.span.0 && token.span.1 <= asked.span.1 && !names(&asked.quantity, token)
        });
        if !(example || figure) {
            kept.push(token.clone());
        }
    }
    kept
}

fn names(quantity: &Quantity, token: &Token) -> bool {
    match quantity {
        Quantity::Version { name, .. } => token.text.starts_with(&name.to_lowercase()),
        Quantity::KeySize { algorithm: Some(algorithm), .. } => algorithm.eq_ignore_ascii_case(&token.text),
        _ => false,
    }
}

fn said(tokens: &[Token], found: &[Found]) -> BTreeSet<Key> {
    let lexicon = lexicon();
    let mut said = BTreeSet::new();
    // Terms within terms are said too, and so are single words: "key management" speaks of keys and of management.
    // But not of a phrase that turns what stands in it: "protected from changes" does not speak of changing.
    let turned = |at: usize| {
        found.iter().any(|phrase| {
            (phrase.first..phrase.end).contains(&at)
                && phrase.end > phrase.first + 1
                && has_opposite(&Key::Term(phrase.term))
        })
    };
    // Nor of whom a phrase names: customers' data is not the customers.
    let counts =
        |term: &Found| found.contains(term) || (!turned(term.first) && lexicon.class(term.term) != Class::Actor);
    for term in lexicon.find_all(tokens).filter(counts) {
        said.insert(Key::Term(term.term));
        said.extend(lexicon.implied(term.term).iter().map(|implied| Key::Term(*implied)));
    }
    let words = tokens.iter().enumerate().filter(|(at, token)| !is_stop_word(&token.text) && !turned(*at));
    said.extend(words.map(|(_, token)| Key::Word(token.stem.clone())));
    said
}

fn content(tokens: &[Token], found: &[Found], signs: &Signs) -> Vec<Content> {
    let lexicon = lexicon();
    let mut content: Vec<Content> = Vec::new();
    let mut terms = found.iter().peekable();
    let mut at = 0;
    let mut choice = 0;
    // The end of the content before, and its position in the list.
    let mut last: Option<(usize, usize)> = None;
    while let Some(token) = tokens.get(at) {
        let (key, class, end) = match terms.next_if(|found| found.first == at) {
            Some(found) => (Key::Term(found.term), lexicon.class(found.term), found.end),
            None => (Key::Word(token.stem.clone()), Class::Control, at + 1),
        };
        let idle = matches!(key, Key::Word(_)) && (is_stop_word(&token.text) || signs.at.contains(&at));
        let bars = key.is_one_of(&["prohibit", "prevent"]);
        if idle || bars || class == Class::Light {
            at = end;
            continue;
        }
        let words: Vec<&str> = tokens.get(at..end).unwrap_or_default().iter().map(|t| t.text.as_str()).collect();
        let after = at.checked_sub(1).and_then(|at| tokens.get(at)).map(|token| token.text.clone()).unwrap_or_default();
        // Between this and the content before stands nothing but an "or".
        let joined = last.filter(|&(before, _)| {
            let between = tokens.get(before..at).unwrap_or_default();
            between.iter().any(|token| token.text == "or") && between.len() <= 3
        });
        let position = content.iter().position(|known| known.key == key).unwrap_or(content.len());
        if position == content.len() {
            let parts = if end > at + 1 { parts(tokens.get(at..end).unwrap_or_default(), &key) } else { Vec::new() };
            content.push(Content { key, class, after, text: words.join(" "), parts, choice: None });
        }
        if let Some((_, other)) = joined.filter(|&(_, other)| other != position) {
            choice += 1;
            let group = content.get(other).and_then(|left| left.choice).unwrap_or(choice);
            for side in [other, position] {
                if let Some(side) = content.get_mut(side) {
                    side.choice = Some(group);
                }
            }
        }
        last = Some((end, position));
        at = end;
    }
    content
}

/// Whether "all", "every" or "each" is said of something that carries no content, data and times aside.
fn sweeps_the_unnamed(tokens: &[Token], found: &[Found]) -> bool {
    let lexicon = lexicon();
    tokens.iter().enumerate().any(|(at, token)| {
        let swept = found.iter().find(|found| found.first > at && found.first <= at + 2);
        matches!(token.text.as_str(), "all" | "every" | "each" | "entire" | "whole")
            && swept.is_some_and(|swept| {
                let first = tokens.get(swept.first).map_or("", |token| token.text.as_str());
                lexicon.class(swept.term) == Class::Light && lexicon.name(swept.term) != "data" && first != "times"
            })
    })
}

fn everyday(tokens: &[Token], found: &[Found]) -> Vec<String> {
    let everyday = found.iter().filter(|found| lexicon().name(found.term).starts_with("everyday-"));
    everyday.filter_map(|found| tokens.get(found.first)).map(|token| token.stem.clone()).collect()
}

/// What the words of a phrase say one by one, but for those that carry nothing.
fn parts(phrase: &[Token], whole: &Key) -> Vec<Key> {
    let lexicon = lexicon();
    let mut parts = Vec::new();
    for (at, token) in phrase.iter().enumerate().filter(|(_, token)| !is_stop_word(&token.text)) {
        let alone = phrase.get(at..=at).unwrap_or_default();
        let part = match lexicon.find(alone).first() {
            Some(found) if lexicon.class(found.term) == Class::Light => continue,
            Some(found) => Key::Term(found.term),
            None => Key::Word(token.stem.clone()),
        };
        if part != *whole {
            parts.push(part);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::Reading;

    fn texts(question: &str) -> Vec<String> {
        Reading::of(question).content.into_iter().map(|content| content.text).collect()
    }

    #[test]
    fn boilerplate_figures_and_examples_carry_no_content() {
        assert_eq!(
            texts("Does your organization have a formal incident response plan in place?"),
            ["formal", "incident response plan"]
        );
        assert_eq!(texts("Are logs retained for at least 12 months?"), ["logs", "retained"]);
        assert_eq!(texts("Is MFA (e.g. TOTP, hardware keys) offered to users?"), ["mfa", "users"]);
        assert_eq!(texts("Is TLS 1.2 or higher used?"), ["tls"]);
    }

    #[test]
    fn a_choice_joins_its_sides() {
        let reading = Reading::of("Do you hold a SOC 2 Type II report or ISO 27001 certification?");
        let choices: Vec<Option<usize>> = reading.content.iter().map(|content| content.choice).collect();
        assert!(choices.iter().filter(|choice| choice.is_some()).count() == 2, "{choices:?}");
    }
}
