//! A firm's or a product's name where it stands in a text.

use super::super::super::lexicon::lexicon;
use super::super::super::terms::{Token, tokens};
use super::super::super::vectors::table;
use super::super::is_one_of;

/// What a firm's name may end with, in any country.
const LEGAL_FORMS: &str = "inc incorporated ltd limited llc llp plc corp corporation co company gmbh ag kg ug se bv nv ab \
                           as asa aps oy sa sas sarl srl pty";

/// A name, word by word as it is written, without its legal form.
#[derive(Debug, PartialEq, Eq)]
pub struct Name {
    words: Vec<String>,
}

impl Name {
    /// Reads a name.
    pub fn of(name: &str) -> Self {
        let read = tokens(name);
        let legal = read.iter().skip(1).rev().take_while(|word| is_one_of(LEGAL_FORMS, &word.text)).count();
        let written = read.iter().take(read.len() - legal).filter_map(|word| name.get(word.span.0..word.span.1));
        Self { words: written.map(str::to_owned).collect() }
    }

    /// The first word of a longer name, where it is no word of the language: "Kestrel" of "Kestrel Robotics".
    pub fn in_short(&self) -> Option<Self> {
        let first = self.words.first().filter(|first| self.words.len() > 1 && first.chars().count() > 3)?;
        let known = table().pieces(&first.to_lowercase()).len() == 1;
        let of_the_trade = lexicon().find_all(&tokens(first)).next().is_some();
        (!known && !of_the_trade).then(|| Self { words: vec![first.clone()] })
    }

    /// Whether a text may contain the name: for a quick no.
    pub fn may_be_in(&self, text: &str) -> bool {
        let text = text.as_bytes();
        self.words.first().is_some_and(|first| {
            let first = first.as_bytes();
            !first.is_empty() && text.windows(first.len()).any(|part| part.eq_ignore_ascii_case(first))
        })
    }

    /// How many words the name takes at a place, its legal form included; `None` where it does not stand there.
    pub fn length_at(&self, text: &str, words: &[Token], at: usize) -> Option<usize> {
        let length = self.words.len();
        let written = words.get(at..at + length)?;
        let is_written = |(word, name): (&Token, &String)| {
            let written = text.get(word.span.0..word.span.1).unwrap_or_default();
            let lower = name.to_lowercase();
            written == name
                || written == name.to_uppercase()
                || (written.to_lowercase() == lower && (length > 1 || table().pieces(&lower).len() != 1))
        };
        let stands = length > 0 && written.iter().zip(&self.words).all(is_written);
        let before = text.get(..written.first()?.span.0)?.chars().next_back();
        if !stands || !before.is_none_or(|c| parts(c) || c == '/') || !ends(text.get(written.last()?.span.1..)?) {
            return None;
        }
        let is_form = |word: &Token| is_one_of(LEGAL_FORMS, &word.text) && (word.capital || word.text == "gmbh");
        let form = words.get(at + length).is_some_and(|word| !word.opens_clause && is_form(word));
        Some(length + usize::from(form))
    }
}

/// Whether a character parts words for good, as a hyphen or an at sign does not.
fn parts(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | ':' | '?' | '!' | '(' | ')' | '"' | '“' | '”')
}

/// Whether a name ends before a text, rather than going on as an address or a longer name.
fn ends(behind: &str) -> bool {
    let mut behind = behind.chars();
    match behind.next() {
        // A full stop ends a sentence, or parts an address.
        Some('.') => behind.next().is_none_or(char::is_whitespace),
        Some('\'' | '’' | '/') | None => true,
        Some(next) => parts(next),
    }
}
