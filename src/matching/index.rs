//! The index over a bank's wordings, and ranking by it.
//!
//! A wording's resemblance to a question is a weighted mean of five parts, each 0 to 1: shared words by rarity (BM25 over
//! the wording and its topic), shared terms of the trade, shared character n-grams, the likeness of the question's
//! headings to the entry's topic, and the likeness of what both mean by the built-in table of vectors.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::encoder::{Encoded, Encoder};
use super::grams::Grams;
use super::inverted::{Bag, Inverted, Weighed};
use super::lexicon::{Class, Term, lexicon};
use super::named::{Named, Naming};
use super::record::Record;
use super::stem::Stem;
use super::terms::{Token, tokens};
use super::vectors::wordings::{Meanings, Shares, Spelled};
use super::vectors::{self, Direction};
use super::words::is_stop_word;
use super::{Inquiry, Match};
use crate::bank::Entry;

/// How much each part of the resemblance counts. Learned on the development parts of published crosswalks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weights {
    /// Shared words.
    pub words: f64,
    /// Shared terms of the lexicon.
    pub terms: f64,
    /// Shared character n-grams.
    pub grams: f64,
    /// Headings against the topic.
    pub heading: f64,
    /// What both mean by the built-in table.
    pub meaning: f64,
    /// What both mean by a sentence model, where one is named.
    pub model: f64,
    /// What a word of a heading counts beside a word of the question.
    pub from_heading: f64,
    /// What a word of a topic counts beside a word of the wording.
    pub from_topic: f64,
    /// What a heading's or a topic's meaning counts beside that of the text under it, both of unit length.
    pub heading_meaning: f64,
    /// How much is taken away of what all wordings mean in common, 0 to 1.
    pub usual_meaning: f64,
    /// The same by a sentence model.
    pub heading_model: f64,
    /// What a word counts that the lexicon calls light.
    pub light: f64,
    /// What an implied term counts beside a term that is said.
    pub implied: f64,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            words: 0.5,
            terms: 0.1,
            grams: 0.2,
            heading: 0.2,
            meaning: 0.6,
            model: 0.6,
            from_heading: 1.0,
            from_topic: 1.0,
            heading_meaning: 1.0,
            usual_meaning: 0.5,
            heading_model: 1.0,
            light: 0.6,
            implied: 0.5,
        }
    }
}

/// How many wordings are compared in full: those that share most words, terms and meaning with the question.
const CANDIDATES: usize = 200;
/// How many wordings are compared by their meaning: of more, those that share most words and terms.
const BY_MEANING: usize = 1_000;

/// The index.
#[derive(Debug)]
pub struct Matcher {
    weights: Weights,
    words: Inverted<Stem>,
    terms: Inverted<Term>,
    wordings: Vec<Indexed>,
    /// Whether the bank is small: a wording may then be found that has no word in common with the question.
    few: bool,
    meanings: Meanings,
    /// By entry, the words of its topic.
    topics: Vec<Weighed>,
    /// By entry, the names of what it is about alone: it is no candidate for a question that names none of them.
    only_of: Vec<Vec<Named>>,
    /// By entry, how it reads: few entries are ever judged, and reading one costs more than indexing it.
    records: Vec<OnceLock<Record>>,
    /// The wordings by a sentence model, where one is named.
    encoded: Option<Encoded>,
}

/// Where the heading stands among the parts of a resemblance.
const HEADING: usize = 3;

/// A wording as it is ranked.
#[derive(Debug)]
struct Indexed {
    entry: usize,
    wording: usize,
    grams: Grams,
}

/// A wording with what it shares with a question, 0 to 1 each.
#[derive(Debug)]
struct Candidate {
    at: usize,
    words: f64,
    terms: f64,
    meaning: f64,
    /// What it is worth by these, weighted.
    worth: f64,
}

/// How much a wording resembles a question, and in which part.
#[derive(Debug, Clone, Copy)]
struct Resemblance<'i> {
    indexed: &'i Indexed,
    /// Words, terms, characters, heading ([`HEADING`]), meaning; 0 to 1 each.
    parts: [f64; 5],
    /// By a sentence model, where one is named; about 0 to 1.
    model: Option<f64>,
    /// All together without the model, 0 to 1.
    unaided: f64,
    /// All together, 0 to 1.
    score: f64,
}

/// A text as it is ranked.
#[derive(Debug, Default)]
struct Features {
    words: Bag<Stem>,
    terms: Bag<Term>,
    grams: Grams,
}

impl Matcher {
    /// Indexes the wordings of some entries.
    #[must_use]
    pub fn new(entries: &[Entry]) -> Self {
        Self::with_weights(entries, Weights::default())
    }

    /// Indexes with other weights: for measuring what each part gives.
    #[must_use]
    pub fn with_weights(entries: &[Entry], weights: Weights) -> Self {
        let read: Vec<Texts> = entries.par_iter().map(|entry| Texts::of(entry, &weights)).collect();
        let all = || read.iter().flat_map(|texts| texts.wordings.iter().map(|wording| (wording, texts.usual)));
        let words = Inverted::new(all().map(|(wording, usual)| (&wording.words, usual)));
        let terms = Inverted::new(all().map(|(wording, usual)| (&wording.terms, usual)));
        let few = all().filter(|(_, usual)| *usual).count() <= BY_MEANING;
        let meanings = {
            let spelled: Vec<Spelled> = entries.par_iter().map(spelled).collect();
            let shares = Shares { heading: weights.heading_meaning, usual: weights.usual_meaning };
            Meanings::new(&spelled, vectors::table(), shares)
        };
        let records = entries.iter().map(|_| OnceLock::new()).collect();
        let only_of = entries.iter().map(|entry| entry.only_of.iter().map(|name| Named::of(name)).collect()).collect();
        let (mut topics, mut wordings) = (Vec::with_capacity(read.len()), Vec::new());
        for (entry, texts) in read.into_iter().enumerate() {
            topics.push(words.weigh(&texts.topic.words));
            let indexed = |(wording, features): (usize, Features)| Indexed { entry, wording, grams: features.grams };
            wordings.extend(texts.wordings.into_iter().enumerate().map(indexed));
        }
        Self { weights, words, terms, wordings, few, meanings, topics, only_of, records, encoded: None }
    }

    /// Ranks the same entries by a sentence model as well.
    #[must_use]
    pub fn aided_by(self, encoder: Arc<dyn Encoder>, entries: &[Entry]) -> Self {
        let encoded = Encoded::new(entries, encoder, self.weights.heading_model);
        Self { encoded: Some(encoded), ..self }
    }

    /// An entry as it is judged, `at` being its place among those that were indexed.
    #[must_use]
    pub fn record(&self, at: usize, entry: &Entry) -> Option<&Record> {
        self.records.get(at).map(|record| record.get_or_init(|| Record::of(entry)))
    }

    /// The best wording of each of the `k` entries that resemble the question most, the best first. What is about one thing
    /// alone that the question names comes among them, and takes the place of none.
    ///
    /// Ties go by the order of the bank.
    #[must_use]
    pub fn rank(&self, inquiry: &Inquiry, k: usize) -> Vec<Match> {
        let words = tokens(inquiry.words());
        let mut asked = Features::of(&words, &self.weights);
        let heading: Vec<Token> = inquiry.section.iter().flat_map(|section| tokens(section)).collect();
        let heading = Features::of(&heading, &self.weights);
        let parent = Features::of(&inquiry.parent.map(tokens).unwrap_or_default(), &self.weights);
        asked.add(&heading, self.weights.from_heading);
        asked.add(&parent, self.weights.from_heading);
        let above = inquiry.section.iter().map(String::as_str).chain(inquiry.parent);
        let (grams, meaning) = (asked.grams.sought(), self.meanings.asked(inquiry.words(), above));
        let heading = self.words.weigh(&heading.words);
        let aid = self.encoded.as_ref().map(|encoded| (encoded, encoded.asked(inquiry)));
        // By entry, its best wording so far.
        let mut best: BTreeMap<usize, Resemblance> = BTreeMap::new();
        let naming = Naming::of(&words);
        let open: Vec<bool> = self.only_of.iter().map(|names| is_open(names, &naming)).collect();
        let is_open = |at: usize| self.wordings.get(at).is_some_and(|indexed| open.get(indexed.entry) == Some(&true));
        for Candidate { at, words, terms, meaning, .. } in self.candidates(&asked, &meaning, &is_open) {
            let Some(indexed) = self.wordings.get(at) else { continue };
            let former = best.get(&indexed.entry);
            let topic = || self.topics.get(indexed.entry).map_or(0.0, |topic| heading.likeness(topic));
            let heading = former.map_or_else(topic, |former| former.parts[HEADING]);
            let of = |grams: f64, model| self.resemblance(indexed, [words, terms, grams, heading, meaning], model);
            if aid.is_none() && former.is_some_and(|former| of(1.0, None).score < former.score) {
                // Not even with all characters in common would it be the best of its entry.
                continue;
            }
            let model = aid.as_ref().map(|(encoded, asked)| encoded.likeness(asked, at));
            let found = of(grams.cosine(&indexed.grams), model);
            best.entry(indexed.entry).and_modify(|former| former.yield_to(&found)).or_insert(found);
        }
        let mut found: Vec<Resemblance> = best.into_values().collect();
        found.sort_by(|a, b| descending(a.score, b.score));
        let is_usual = |found: &Resemblance| self.only_of.get(found.indexed.entry).is_none_or(Vec::is_empty);
        let mut usual = 0;
        let within = |found: &&Resemblance| {
            usual += usize::from(is_usual(found));
            usual <= k
        };
        found.iter().take_while(within).map(Resemblance::told).collect()
    }

    fn resemblance<'i>(&self, indexed: &'i Indexed, parts: [f64; 5], model: Option<f64>) -> Resemblance<'i> {
        let Weights { words, terms, grams, heading, meaning, .. } = self.weights;
        let weights = [words, terms, grams, heading, meaning];
        let sum: f64 = parts.iter().zip(weights).map(|(part, weight)| part * weight).sum();
        let total: f64 = weights.iter().sum();
        let unaided = rounded(sum / total);
        let aided = |model: f64| rounded((sum + self.weights.model * model) / (total + self.weights.model));
        Resemblance { indexed, parts, model, unaided, score: model.map_or(unaided, aided) }
    }

    /// The wordings that share most with the question, of those that are open to it.
    fn candidates(&self, asked: &Features, meaning: &Direction, is_open: &impl Fn(usize) -> bool) -> Vec<Candidate> {
        let mut words = vec![0.0; self.wordings.len()];
        let mut terms = words.clone();
        let all_words = self.words.score(&asked.words, &mut words).max(f64::EPSILON);
        let all_terms = self.terms.score(&asked.terms, &mut terms).max(f64::EPSILON);
        let share = |sum: f64, all: f64| (sum / all).min(1.0);
        let shared = |(at, (words, terms)): (usize, (f64, f64))| {
            let (words, terms) = (share(words, all_words), share(terms, all_terms));
            let worth = self.weights.words * words + self.weights.terms * terms;
            Candidate { at, words, terms, meaning: 0.0, worth }
        };
        let sums = words.into_iter().zip(terms).enumerate();
        let sharing = sums.filter(|(_, (words, terms))| self.few || *words > 0.0 || *terms > 0.0);
        let mut found: Vec<Candidate> = sharing.filter(|(at, _)| is_open(*at)).map(shared).collect();
        keep_best(&mut found, BY_MEANING);
        for candidate in &mut found {
            candidate.meaning = self.meanings.likeness(meaning, candidate.at);
            candidate.worth += self.weights.meaning * candidate.meaning;
        }
        found.retain(|candidate| candidate.worth > 0.0);
        keep_best(&mut found, CANDIDATES);
        found
    }
}

/// Whether an entry is for a question: it is about nothing alone, or about what the question names.
fn is_open(names: &[Named], text: &Naming<'_>) -> bool {
    names.is_empty() || names.iter().any(|name| name.is_in(text))
}

/// Keeps those that are worth most, in any order.
fn keep_best(found: &mut Vec<Candidate>, count: usize) {
    if found.len() > count {
        found.select_nth_unstable_by(count, |a, b| descending(a.worth, b.worth).then(a.at.cmp(&b.at)));
        found.truncate(count);
    }
}

impl Resemblance<'_> {
    /// Gives way to another wording of the same entry that resembles the question more, or as much and stands before it. A
    /// sentence model decides which wording is the best, and not what the entry is worth without it.
    fn yield_to(&mut self, other: &Self) {
        let unaided = self.unaided.max(other.unaided);
        let place = |found: &Self| found.indexed.wording;
        if descending(other.score, self.score).then(place(other).cmp(&place(self))).is_lt() {
            *self = *other;
        }
        self.unaided = unaided;
    }

    fn told(&self) -> Match {
        let names = ["words", "terms", "characters", "heading", "meaning"];
        let mut features: Vec<(&str, f64)> = names.into_iter().zip(self.parts).collect();
        features.extend(self.model.map(|model| ("model", model)));
        let Indexed { entry, wording, .. } = *self.indexed;
        Match { entry, wording, score: self.score, unaided: self.unaided, features }
    }
}

/// An entry's texts as they are ranked.
#[derive(Debug)]
struct Texts {
    topic: Features,
    wordings: Vec<Features>,
    /// Whether they tell what is usual in the bank. What is about one thing alone does not: however many records a register
    /// has, what resembles a question that names none of them stays as it is.
    usual: bool,
}

impl Texts {
    fn of(entry: &Entry, weights: &Weights) -> Self {
        let topic = Features::of(&tokens(&entry.topic), weights);
        let wordings = entry.wordings.iter().map(|wording| {
            let mut features = Features::of(&tokens(&wording.ask), weights);
            features.add(&topic, weights.from_topic);
            features
        });
        Self { wordings: wordings.collect(), topic, usual: entry.only_of.is_empty() }
    }
}

/// The same as pieces of the table.
fn spelled(entry: &Entry) -> Spelled {
    let table = vectors::table();
    Spelled {
        topic: table.pieces(&entry.topic),
        wordings: entry.wordings.iter().map(|wording| table.pieces(&wording.ask)).collect(),
        usual: entry.only_of.is_empty(),
    }
}

impl Features {
    fn of(tokens: &[Token], weights: &Weights) -> Self {
        let lexicon = lexicon();
        let mut features = Self::default();
        let mut content: Vec<&str> = Vec::new();
        let found = lexicon.find(tokens);
        let light = |at: usize| {
            found.iter().any(|term| (term.first..term.end).contains(&at) && lexicon.class(term.term) == Class::Light)
        };
        for (at, token) in tokens.iter().enumerate().filter(|(_, token)| !is_stop_word(&token.text)) {
            let weight = if light(at) { weights.light } else { 1.0 };
            raise(&mut features.words, &token.stem, weight);
            if weight > 0.5 {
                content.push(&token.text);
            }
        }
        features.grams = Grams::of(content.into_iter());
        for term in found.iter().filter(|term| lexicon.class(term.term) != Class::Light) {
            raise(&mut features.terms, &term.term, 1.0);
            for implied in lexicon.implied(term.term) {
                raise(&mut features.terms, implied, weights.implied);
            }
        }
        features
    }

    /// Takes in another text's words and terms at a share of their weight, where it has them not itself.
    fn add(&mut self, other: &Self, share: f64) {
        for (word, weight) in &other.words {
            raise(&mut self.words, word, weight * share);
        }
        for (term, weight) in &other.terms {
            raise(&mut self.terms, term, weight * share);
        }
    }
}

fn raise<K: Ord + Clone>(bag: &mut Bag<K>, key: &K, weight: f64) {
    let held = bag.entry(key.clone()).or_default();
    *held = held.max(weight);
}

/// Six digits: what is decided by a score is then the same on any machine.
fn rounded(score: f64) -> f64 {
    (score.clamp(0.0, 1.0) * 1e6).round() / 1e6
}

fn descending(a: f64, b: f64) -> Ordering {
    b.partial_cmp(&a).unwrap_or(Ordering::Equal)
}
