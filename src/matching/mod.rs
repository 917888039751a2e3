//! Ranking a bank's wordings for a question, and judging what a match is worth. This room knows no spreadsheet.

pub mod ability;
pub mod accounts;
pub mod asides;
pub mod askers_own;
pub mod asking;
mod at_large;
mod beside;
mod bounded;
mod captions;
mod carried;
pub mod clauses;
pub mod compound;
pub mod confidence;
pub mod content;
pub mod cover;
pub mod demands;
mod elsewise;
pub mod encoder;
pub mod everyday;
mod excuses;
pub mod figures;
pub mod force;
pub mod form;
pub mod grams;
pub mod hinges;
pub mod index;
pub mod inverted;
pub mod judge;
mod known;
pub mod lasting;
pub mod leave;
pub mod lexicon;
pub mod listed;
pub mod manner;
pub mod measured;
mod named;
mod nouns;
mod openings;
pub mod opposites;
pub mod parties;
pub mod places;
pub mod polarity;
pub mod posed;
pub mod preambles;
mod predicates;
pub mod published;
pub mod reading;
pub mod record;
pub mod roles;
pub mod said;
#[cfg(feature = "sentence-model")]
pub mod sentence;
pub mod signs;
pub mod spelling;
pub mod states;
pub mod stem;
mod telling;
pub mod terms;
pub mod times;
mod told;
pub mod trial;
pub mod vectors;
pub mod wanted;
pub mod weighty;
pub mod words;

#[cfg(test)]
mod tests;

use serde::Serialize;

use crate::bank::Entry;
use crate::stance::Stance;

/// A question as it is put to the matcher.
#[derive(Debug, Clone, Copy, Default)]
pub struct Inquiry<'a> {
    /// The text.
    pub question: &'a str,
    /// The words that tell what it resembles, where they are not its text.
    pub words: Option<&'a str>,
    /// The headings it stands under, outermost first.
    pub section: &'a [String],
    /// Its number in the questionnaire.
    pub number: Option<&'a str>,
    /// The questionnaire's framework with its major edition (`CAIQ 4`), where known: then the number means something.
    pub framework: Option<&'a str>,
    /// The text of the question that it follows up.
    pub parent: Option<&'a str>,
    /// What is asked for besides where the answer is a no.
    pub upon_a_no: posed::UponANo,
}

impl Inquiry<'_> {
    /// The words that tell what it resembles.
    #[must_use]
    pub fn words(&self) -> &str {
        self.words.unwrap_or(self.question)
    }
}

/// A wording of the bank that resembles the question.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// Position of the entry in the bank's entries.
    pub entry: usize,
    /// Position of the wording in the entry's wordings: the best one of the entry.
    pub wording: usize,
    /// Resemblance, 0 to 1, rounded to six digits before anything is decided by it.
    pub score: f64,
    /// The entry's resemblance without a sentence model, the same where none is named. A model moves a match up or down;
    /// what the match is worth is judged by this.
    pub unaided: f64,
    /// What the score is made of, for `--explain`: a name and a value each.
    pub features: Vec<(&'static str, f64)>,
}

/// What resembles the question less than this, and less than this share of what an entry of another topic does, is not written
/// unseen. Of some 1,580 labelled answers that were written, four resemble it less.
const BEHIND_OTHERS: (f64, f64) = (0.3, 0.83);
/// The same beside entries of its own topic, which are of the same matter.
const BEHIND_ITS_OWN: (f64, f64) = (0.3, 0.5);

impl Match {
    /// Whether others of a ranking resemble the question far more. A heading brings all that stands under it nearer: the
    /// ranking has to be that of the question alone.
    #[must_use]
    pub fn is_far_behind(&self, ranked: &[Self], entries: &[Entry]) -> bool {
        let topic = |found: &Self| entries.get(found.entry).map(|entry| entry.topic.as_str());
        // What is about one thing alone is near to whatever names that thing.
        let is_usual = |found: &Self| entries.get(found.entry).is_some_and(|entry| entry.only_of.is_empty());
        let own = !is_usual(self);
        ranked.iter().filter(|other| own || is_usual(other)).any(|other| {
            let (least, share) = if topic(other) == topic(self) { BEHIND_ITS_OWN } else { BEHIND_OTHERS };
            self.unaided < least.min(share * other.unaided)
        })
    }
}

/// What a match is worth as an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// The stance towards the question as it was asked (flipped or compared where needed); `None` for prose.
    pub stance: Option<Stance>,
    /// Position of the entry's wording that it rests on.
    pub wording: usize,
    /// Whether the answer may be written without a person looking.
    pub verdict: Verdict,
    /// The probability that the answer is right, 0 to 1.
    pub confidence: f64,
    /// Why, in words a person reads ("TLS 1.2 asked, 1.3 stated").
    pub reasons: Vec<String>,
    /// Whether the question asks for a yes or a no (rather than a description, a list, a figure).
    pub polar: bool,
    /// Whether the wording wants told what the question wants told: a place, a time, somebody.
    pub told: bool,
    /// What the probability was estimated from.
    pub evidence: confidence::Evidence,
}

/// How far a match carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The answer follows from the bank.
    Certain,
    /// A person has to look; the reasons say at what.
    Doubtful,
    /// About something else: the bank is silent.
    Unrelated,
}
