//! Ranking by a sentence model as well, where a person names one.
//!
//! The program carries no such model and needs none. What a model is to the ranking is said here, so that the index need not
//! know how one is read; `sentence` reads one, in builds that have the feature. A model changes the order in which
//! wordings are looked at and nothing else: no rule that decides about an answer sees what it says.

use std::fmt::Debug;
use std::sync::Arc;

use super::Inquiry;
use super::vectors::{Direction, Meaning};
use crate::bank::Entry;

/// What turns texts into vectors of one length; texts that it takes to be alike point the same way.
pub trait Encoder: Debug + Send + Sync {
    /// The vector of a text, of unit length; empty where there is nothing to say of it.
    fn encode(&self, text: &str) -> Vec<f32>;

    /// The vectors of many texts, in their order: for a whole bank, where it pays to work at several or to keep them.
    fn encode_all(&self, texts: &[&str]) -> Vec<Vec<f32>>;
}

/// A bank's wordings as a sentence model sees them.
#[derive(Debug)]
pub(super) struct Encoded {
    encoder: Arc<dyn Encoder>,
    /// What a heading's or a topic's vector counts beside that of the text under it.
    heading_share: f64,
    /// By wording, in the order of the bank, where it points together with its topic.
    directions: Vec<Direction>,
}

impl Encoded {
    /// Encodes the wordings of some entries, each with its entry's topic.
    pub fn new(entries: &[Entry], encoder: Arc<dyn Encoder>, heading_share: f64) -> Self {
        let mut all: Vec<&str> = Vec::new();
        for entry in entries {
            all.extend(entry.wordings.iter().map(|wording| wording.ask.as_str()));
            all.push(&entry.topic);
        }
        let mut encoded = encoder.encode_all(&all).into_iter().map(Meaning::from);
        let mut directions = Vec::with_capacity(all.len());
        for entry in entries {
            let mut wordings: Vec<Meaning> = encoded.by_ref().take(entry.wordings.len()).collect();
            let topic = encoded.next().unwrap_or_default();
            for wording in &mut wordings {
                wording.add(&topic, heading_share);
            }
            directions.extend(wordings.iter().map(Meaning::direction));
        }
        Self { encoder, heading_share, directions }
    }

    /// Where a question points, together with what it stands under.
    pub fn asked(&self, inquiry: &Inquiry) -> Direction {
        let mut meaning = Meaning::from(self.encoder.encode(inquiry.words()));
        for above in inquiry.section.iter().map(String::as_str).chain(inquiry.parent) {
            meaning.add(&self.encoder.encode(above).into(), self.heading_share);
        }
        meaning.direction()
    }

    /// How alike a question and the wording at a place are, 0 to 1.
    pub fn likeness(&self, asked: &Direction, wording: usize) -> f64 {
        self.directions.get(wording).map_or(0.0, |direction| asked.likeness(direction))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::Encoder;
    use crate::bank::{Entry, Provenance, Wording};
    use crate::matching::Inquiry;
    use crate::matching::index::Matcher;
    use crate::matching::judge::{Question, judge};
    use crate::stance::Stance;

    /// Takes texts to be alike that name the same of two matters.
    #[derive(Debug)]
    struct Matters;

    impl Encoder for Matters {
        fn encode(&self, text: &str) -> Vec<f32> {
            match (text.contains("crypt"), text.contains("scrambled")) {
                (false, false) => Vec::new(),
                (true, _) | (_, true) => vec![1.0, 0.0],
            }
        }

        fn encode_all(&self, texts: &[&str]) -> Vec<Vec<f32>> {
            texts.iter().map(|text| self.encode(text)).collect()
        }
    }

    fn entry(id: &str, asks: &[&str]) -> Entry {
        let wording = |ask: &&str| Wording { ask: (*ask).to_owned(), stance: Some(Stance::Yes), also: Vec::new() };
        Entry {
            id: id.to_owned(),
            topic: String::new(),
            wordings: asks.iter().map(wording).collect(),
            answer: "It is done as the policy says.".to_owned(),
            short: None,
            frameworks: Vec::new(),
            measures: Vec::new(),
            target: None,
            due: None,
            rests_on: Vec::new(),
            complete: false,
            ownership: None,
            only_of: Vec::new(),
            provenance: Provenance::default(),
            place: String::new(),
        }
    }

    #[test]
    fn a_model_changes_the_order_and_no_judgement() {
        let entries = [
            entry("labels", &["Are stored tapes labelled?", "Are tapes kept apart?"]),
            entry("encryption", &["Are tapes kept?", "Is what is on tapes encrypted?"]),
        ];
        let inquiry = Inquiry { question: "Are stored tapes scrambled?", ..Inquiry::default() };
        let plain = Matcher::new(&entries);
        let aided = Matcher::new(&entries).aided_by(Arc::new(Matters), &entries);
        let order = |matcher: &Matcher| -> Vec<usize> { matcher.rank(&inquiry, 5).iter().map(|m| m.entry).collect() };
        assert_eq!(order(&plain), [0, 1]);
        assert_eq!(order(&aided), [1, 0]);
        let judged = |matcher: &Matcher, at: usize| {
            let found = matcher.rank(&inquiry, 5).into_iter().find(|found| found.entry == at).unwrap();
            judge(&inquiry, &Question::of(&inquiry).explained(), &found, &entries[at], matcher)
        };
        for at in 0..entries.len() {
            assert_eq!(judged(&aided, at), judged(&plain, at));
        }
        let found = &aided.rank(&inquiry, 1)[0];
        assert!(found.score > found.unaided && found.features.contains(&("model", 1.0)));
        assert!(plain.rank(&inquiry, 5).iter().all(|found| (found.score - found.unaided).abs() < 1e-12));
    }
}
