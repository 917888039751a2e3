//! An entry as it is judged: its wordings, its topic and its answer, read once.

use std::sync::OnceLock;

use super::content::Key;
use super::lexicon::{Class, Term, lexicon};
use super::reading::Reading;
use super::said::Said;
use super::stem::Stem;
use super::terms::tokens;
use super::words::is_stop_word;
use crate::bank::Entry;
use crate::quantity::{self, Asked};
use crate::stance::Stance;

/// An entry, read.
#[derive(Debug)]
pub struct Record {
    /// Its wordings, in its order.
    pub wordings: Vec<Reading>,
    /// All that its wordings of one stance say together, without those that negate anything.
    said: Vec<(Option<Stance>, Said)>,
    /// What its topic says.
    topic: Reading,
    /// The sentences of its answer.
    pub answer: Vec<Sentence>,
    /// All that they say together.
    mentioned: Said,
    /// All that those say which deny nothing.
    affirmed: Said,
    /// All that its wordings, its topic and its answer say.
    anything: Said,
    /// Other ways to ask its wordings, made ready when they are first needed.
    phrasings: OnceLock<Vec<Phrasing>>,
}

/// Another way to ask a wording.
#[derive(Debug)]
pub struct Phrasing {
    /// Position of the wording in the entry's wordings.
    pub wording: usize,
    /// Its text.
    pub text: String,
    /// Its words, each once, but for figures and those that only hold a sentence together.
    words: Vec<Stem>,
    /// As it reads: few are ever like a question that is asked.
    reading: OnceLock<Reading>,
}

impl Phrasing {
    fn of(wording: usize, text: &str) -> Self {
        let mut words: Vec<Stem> = Vec::new();
        let figure = |text: &str| text.starts_with(|first: char| first.is_ascii_digit());
        for token in tokens(text).into_iter().filter(|token| !is_stop_word(&token.text) && !figure(&token.text)) {
            if !words.contains(&token.stem) {
                words.push(token.stem);
            }
        }
        Self { wording, text: text.to_owned(), words, reading: OnceLock::new() }
    }

    /// How many of the words of both it has in common with what a question says, 0 to 1 (the coefficient of Sørensen and Dice).
    #[must_use]
    pub fn likeness(&self, question: &Said) -> f64 {
        let shared = self.words.iter().filter(|word| question.contains_word(word)).count();
        let all = self.words.len() + question.count_words();
        if all == 0 { 0.0 } else { 2.0 * shared as f64 / all as f64 }
    }

    /// As it reads.
    pub fn reading(&self) -> &Reading {
        self.reading.get_or_init(|| Reading::of(&self.text))
    }
}

/// A sentence of an answer.
#[derive(Debug)]
pub struct Sentence {
    /// All that it says.
    pub said: Said,
    /// What it says "all", "every" or "each" of.
    swept: Vec<Term>,
    /// Whether it denies anything.
    pub denies: bool,
    /// The figures in it.
    pub figures: Vec<Asked>,
}

impl Record {
    /// Reads an entry.
    #[must_use]
    pub fn of(entry: &Entry) -> Self {
        let wordings: Vec<Reading> = entry.wordings.iter().map(|wording| Reading::of(&wording.ask)).collect();
        let mut said: Vec<(Option<Stance>, Said)> = Vec::new();
        let straight = |reading: &Reading| {
            let signs = &reading.signs;
            signs.negations.is_empty() && signs.bars == 0 && signs.without == 0 && !signs.outside
        };
        for (wording, reading) in entry.wordings.iter().zip(&wordings).filter(|(_, reading)| straight(reading)) {
            match said.iter_mut().find(|(stance, _)| *stance == wording.stance) {
                Some((_, keys)) => keys.extend(&reading.said),
                None => said.push((wording.stance, reading.said.clone())),
            }
        }
        let answer: Vec<Sentence> = sentences(&entry.answer).map(Sentence::of).collect();
        let (mut mentioned, mut affirmed) = (Said::default(), Said::default());
        for sentence in &answer {
            mentioned.extend(&sentence.said);
            if !sentence.denies {
                affirmed.extend(&sentence.said);
            }
        }
        let topic = Reading::of_what_is_told(&entry.topic);
        let mut anything = mentioned.clone();
        wordings.iter().chain([&topic]).for_each(|reading| anything.extend(&reading.said));
        Self { wordings, said, topic, answer, mentioned, affirmed, anything, phrasings: OnceLock::new() }
    }

    /// The other ways to ask the wordings of the entry that this was read from.
    pub fn phrasings(&self, entry: &Entry) -> &[Phrasing] {
        self.phrasings.get_or_init(|| {
            let wordings = entry.wordings.iter().enumerate();
            let also = wordings.flat_map(|(at, wording)| wording.also.iter().map(move |also| (at, also)));
            also.map(|(wording, also)| Phrasing::of(wording, also)).collect()
        })
    }

    /// All that its wordings, its topic and its answer say.
    #[must_use]
    pub const fn anything(&self) -> &Said {
        &self.anything
    }

    /// Whether another wording of the same stance says a thing.
    #[must_use]
    pub fn wordings_say(&self, stance: Option<Stance>, key: &Key) -> bool {
        self.said.iter().any(|(side, keys)| *side == stance && keys.contains(key))
    }

    /// Whether the topic says a thing.
    #[must_use]
    pub fn topic_says(&self, key: &Key) -> bool {
        self.topic.says(key)
    }

    /// Whether the answer affirms a thing: it stands in a sentence that denies nothing.
    #[must_use]
    pub fn answer_affirms(&self, key: &Key) -> bool {
        self.affirmed.contains(key)
    }

    /// Whether the answer affirms the lexicon's term of this name.
    #[must_use]
    pub fn answer_affirms_term(&self, name: &str) -> bool {
        self.affirmed.contains_named(name)
    }

    /// Whether all places of a sentence that denies nothing lie in an area, and it speaks of every thing in question.
    #[must_use]
    pub fn answer_lies_in(&self, area: &Key, things: &[&Key]) -> bool {
        let lexicon = lexicon();
        let Key::Term(area) = area else { return false };
        let place = |term: &Term| lexicon.class(*term) == Class::Place;
        let within = |term: Term| term == *area || lexicon.implied(term).contains(area);
        let around = |term: Term| lexicon.implied(*area).contains(&term);
        self.answer.iter().filter(|sentence| !sentence.denies).any(|sentence| {
            let mut places = sentence.said.terms().filter(place).peekable();
            places.peek().is_some()
                && sentence.said.contains_term(*area)
                && things.iter().all(|thing| sentence.said.contains(thing))
                && places.all(|term| within(term) || around(term))
        })
    }

    /// Whether the answer says of all of something what a question asks of all of it.
    #[must_use]
    pub fn answer_sweeps(&self, question: &Reading) -> bool {
        let says = |asked: &Term| self.answer.iter().any(|sentence| !sentence.denies && sentence.swept.contains(asked));
        !question.swept.is_empty() && question.swept.iter().all(says)
    }

    /// Whether the answer says something of all of this, and denies nothing of it.
    #[must_use]
    pub fn answer_says_all_of(&self, term: Term) -> bool {
        self.answer.iter().any(|sentence| !sentence.denies && sentence.swept.contains(&term))
    }

    /// Whether the answer tells what becomes of something in the end.
    #[must_use]
    pub fn answer_tells_a_fate(&self) -> bool {
        ["delete", "archive", "export", "anonymize", "alter"].iter().any(|fate| self.mentioned.contains_named(fate))
    }

    /// Whether the answer mentions a thing.
    #[must_use]
    pub fn answer_mentions(&self, key: &Key) -> bool {
        self.mentioned.contains(key)
    }
}

impl Sentence {
    fn of(text: &str) -> Self {
        let reading = Reading::of_what_is_told(text);
        Self { denies: denies(text), figures: quantity::asked(text), swept: reading.swept, said: reading.said }
    }
}

/// Whether a sentence denies, excepts or puts off anything: then what it mentions is not affirmed.
fn denies(text: &str) -> bool {
    let words = [
        "not", "no", "never", "without", "none", "nor", "neither", "nobody", "nothing", "except", "unless", "but",
        "however", "only", "planned", "roadmap", "yet", "outside", "cannot", "rather", "instead", "until", "eligible",
    ];
    let tokens = tokens(text);
    // "Apart from" excepts; what is kept apart is not.
    let apart =
        tokens.windows(2).any(|pair| matches!(pair, [apart, from] if apart.text == "apart" && from.text == "from"));
    apart || tokens.iter().any(|token| words.contains(&token.text.as_str()))
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.trim().is_empty() {
            return None;
        }
        let end = rest
            .char_indices()
            .find(|&(at, c)| {
                let after = rest.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
                matches!(c, ';' | '\n') || (matches!(c, '.' | '!' | '?') && after.is_none_or(char::is_whitespace))
            })
            .map_or(rest.len(), |(at, c)| at + c.len_utf8());
        let (sentence, remaining) = rest.split_at(end);
        rest = remaining;
        Some(sentence)
    })
}

/// The names of things, as they are told to a person.
#[must_use]
pub fn told(key: &Key) -> String {
    match key {
        Key::Term(term) => lexicon().name(*term).replace('-', " "),
        Key::Word(stem) => stem.as_str().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{denies, sentences};

    #[test]
    fn sentences_part_at_stops_and_semicolons() {
        let parts: Vec<&str> =
            sentences("TLS 1.3 is used. Backups are encrypted; none is sold.").map(str::trim).collect();
        assert_eq!(parts, ["TLS 1.3 is used.", "Backups are encrypted;", "none is sold."]);
        assert!(denies(parts[2]) && !denies(parts[0]));
    }
}
