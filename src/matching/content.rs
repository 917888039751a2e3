//! The things that a text is about, and how they are joined.

use compact_str::CompactString;

use super::everyday::is_everyday;
use super::lexicon::{Class, Found, Term, TermSet, lexicon};
use super::signs::Signs;
use super::stem::Stem;
use super::terms::Token;
use super::words::is_stop_word;

/// A thing that a text is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// What it is.
    pub key: Key,
    /// The part it plays.
    pub class: Class,
    /// The word before it, articles and the like aside: it says how the thing hangs together ("to advertisers").
    pub after: CompactString,
    /// The part that it plays in what is done, where it is somebody.
    pub role: Role,
    /// The words as they were written, lower case.
    pub text: String,
    /// What the words of a phrase say one by one: a restore test is a test, of a restore.
    pub parts: Vec<Key>,
    /// The row that it is part of, where it stands in one.
    pub row: Option<Row>,
}

impl Content {
    /// Whether the text speaks of what is before it.
    #[must_use]
    pub fn stands_before(&self) -> bool {
        matches!(self.after.as_str(), "before" | "until")
    }
}

/// Things that stand in a row, joined by commas and a last "and" or "or".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Which row of the text it is.
    pub number: usize,
    /// Whether any one of them is enough ("or"), or all are meant ("and").
    pub any: bool,
}

/// A thing: a term of the lexicon, or a word that the lexicon does not know, by its stem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// A term.
    Term(Term),
    /// A word.
    Word(Stem),
}

impl Key {
    /// Whether it is the lexicon's term of this name.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        matches!(self, Self::Term(term) if lexicon().name(*term) == name)
    }

    /// Whether it is a term of this set.
    #[must_use]
    pub fn is_in(&self, terms: &TermSet) -> bool {
        matches!(self, Self::Term(term) if terms.contains(*term))
    }

    /// Whether it is one of these terms.
    #[must_use]
    pub fn is_one_of(&self, names: &[&str]) -> bool {
        matches!(self, Self::Term(term) if names.contains(&lexicon().name(*term)))
    }
}

/// The things that a text is about, from left to right, each once.
pub fn content(tokens: &[Token], found: &[Found], signs: &Signs) -> Vec<Content> {
    let lexicon = lexicon();
    let mut content: Vec<Content> = Vec::new();
    let mut rows = Rows::default();
    let mut terms = found.iter().peekable();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let (key, class, end) = match terms.next_if(|found| found.first == at) {
            Some(found) => (Key::Term(found.term), lexicon.class(found.term), found.end),
            None => (Key::Word(token.stem.clone()), Class::Control, at + 1),
        };
        let idle = matches!(key, Key::Word(_))
            && (is_stop_word(&token.text) || is_everyday(&token.text) || signs.at.contains(&at));
        let bars = key.is_one_of(&["prohibit", "prevent"]);
        if idle || bars || class == Class::Light {
            at = end;
            continue;
        }
        let words: Vec<&str> = tokens.get(at..end).unwrap_or_default().iter().map(|t| t.text.as_str()).collect();
        let after = governing(tokens.get(..at).unwrap_or_default());
        let position = content.iter().position(|known| known.key == key).unwrap_or(content.len());
        if position == content.len() {
            let parts = if end > at + 1 { parts(tokens.get(at..end).unwrap_or_default()) } else { Vec::new() };
            let behind = |on: usize| tokens.get(end + on).map_or("", |next| next.text.as_str());
            let role = Role::of(&after, behind(0), behind(1));
            content.push(Content { key, class, after, role, text: words.join(" "), parts, row: None });
        }
        rows.next(tokens, at, end, position, &mut content);
        at = end;
    }
    content
}

/// The last word of those before a thing that is no article, no pronoun and no word for how many.
fn governing(before: &[Token]) -> CompactString {
    let idle = [
        "a",
        "an",
        "the",
        "any",
        "all",
        "your",
        "our",
        "their",
        "its",
        "other",
        "such",
        "these",
        "those",
        "own",
        "each",
        "every",
        "individual",
    ];
    let word = before.iter().rev().find(|token| !idle.contains(&token.text.as_str()));
    word.map(|token| token.text.clone()).unwrap_or_default()
}

/// The part that somebody plays in what is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It is done to, with or for them.
    Recipient,
    /// It is done by them.
    Agent,
    /// They do it: "must customers …?".
    Subject,
    /// It is done to them: "are customers told …?", "notify customers".
    Patient,
    /// The words do not tell.
    Open,
}

impl Role {
    /// The part by the word before and the two behind.
    fn of(before: &str, behind: &str, next: &str) -> Self {
        // Whoever may do something, or is engaged to do it, does it.
        const DOING: [&str; 14] = [
            "able",
            "allowed",
            "permitted",
            "required",
            "expected",
            "obliged",
            "free",
            "responsible",
            "used",
            "engaged",
            "hired",
            "commissioned",
            "involved",
            "contracted",
        ];
        match before {
            "to" | "with" | "for" => Self::Recipient,
            "by" => Self::Agent,
            "notify" | "notifies" | "notifying" | "inform" | "informs" | "tell" | "alert" | "alerts" | "warn" => {
                Self::Patient
            }
            "is" | "are" | "was" | "were" | "be" | "been" if !DOING.contains(&behind) => Self::Patient,
            "do" | "does" | "did" | "can" | "could" | "must" | "may" | "should" | "will" | "would" | "shall"
                // "Do users get told …?" is done to them, "how do users get hold of …?" by them.
                // Who gets hold of something, or into it, does it.
                if behind == "be" || (behind == "get" && !matches!(next, "hold" | "into")) =>
            {
                Self::Patient
            }
            "do" | "does" | "did" | "can" | "could" | "must" | "may" | "should" | "will" | "would" | "shall" | "is"
            | "are" => Self::Subject,
            _ => Self::Open,
        }
    }
}

/// Joins things into rows while they are read.
#[derive(Debug, Default)]
struct Rows {
    /// Where the thing before ended, and its position.
    last: Option<(usize, usize)>,
    /// The things that commas chain to it.
    chain: Vec<usize>,
    number: usize,
}

/// At most so many words stand between two things of a row ("and is the").
const BETWEEN: usize = 3;

impl Rows {
    fn next(&mut self, tokens: &[Token], at: usize, end: usize, position: usize, content: &mut [Content]) {
        let Some((before, last)) = self.last.replace((end, position)) else { return };
        let between = tokens.get(before..at).unwrap_or_default();
        let says = |word: &str| between.iter().any(|token| token.text == word);
        let any = says("or");
        let words: Vec<&str> = between.iter().map(|token| token.text.as_str()).collect();
        let all = says("and") || words.starts_with(&["as", "well", "as"]) || words.starts_with(&["but", "also"]);
        // What something includes stands in no row with it.
        let includes = words
            .iter()
            .any(|word| matches!(*word, "include" | "includes" | "contain" | "contains" | "cover" | "covers"));
        if between.len() <= BETWEEN && last != position && (any || all) && !includes {
            self.number += 1;
            let kept = content.get(last).and_then(|left| left.row).filter(|row| row.any == any);
            let row = kept.unwrap_or(Row { number: self.number, any });
            for member in self.chain.drain(..).chain([last, position]) {
                if let Some(member) = content.get_mut(member) {
                    member.row = Some(row);
                }
            }
        } else if between.is_empty() && tokens.get(at).is_some_and(|token| token.after_comma && !token.opens_bracket) {
            self.chain.push(last);
        } else {
            self.chain.clear();
        }
    }
}

/// What the words of a phrase say one by one, but for those that carry nothing. A word that means the whole by itself is
/// one of them: who says the others alone does not say the phrase.
fn parts(phrase: &[Token]) -> Vec<Key> {
    let lexicon = lexicon();
    let mut parts = Vec::new();
    for (at, token) in phrase.iter().enumerate().filter(|(_, token)| !is_stop_word(&token.text)) {
        let alone = phrase.get(at..=at).unwrap_or_default();
        let part = match lexicon.find(alone).first() {
            Some(found) if lexicon.class(found.term) == Class::Light => continue,
            Some(found) => Key::Term(found.term),
            None if is_everyday(&token.text) => continue,
            None => Key::Word(token.stem.clone()),
        };
        parts.push(part);
    }
    parts
}

#[cfg(test)]
mod tests {
    use crate::matching::reading::Reading;

    fn rows(text: &str) -> Vec<(String, Option<bool>)> {
        let content = Reading::of(text).content.into_iter();
        content.map(|content| (content.text, content.row.map(|row| row.any))).collect()
    }

    #[test]
    fn rows_are_of_and_or_of_or() {
        let texts = |any: bool, text: &str| -> Vec<String> {
            rows(text).into_iter().filter(|(_, row)| *row == Some(any)).map(|(text, _)| text).collect()
        };
        assert_eq!(texts(true, "Do you hold an ISO 27001 or SOC 2 report?"), ["iso 27001", "soc 2 report"]);
        assert_eq!(texts(false, "Are backups, logs and passwords encrypted?"), ["backups", "logs", "passwords"]);
        assert_eq!(texts(false, "Is data encrypted in transit and at rest?"), ["in transit", "at rest"]);
        assert!(rows("Are backups encrypted at rest?").iter().all(|(_, row)| row.is_none()));
    }
}
