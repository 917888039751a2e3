//! What a match is worth: whether the answer follows from the entry's wordings, and with which stance.
//!
//! An answer follows only where the question asks for no more than the wording settles. Every wording of the entry is
//! tried, and the best outcome counts: they are all stated by a person, or rendered from the same facts.

use super::content::Content;
use super::index::Matcher;
use super::lexicon::Class;
use super::reading::Reading;
use super::record::Record;
use super::trial::{Outcome, Trial, list};
use super::{Inquiry, Judgement, Match, Verdict, published};
use crate::bank::Entry;
use crate::stance::Stance;

/// Below this share of covered content a match is about something else.
const RELATED: f64 = 0.5;

/// Judges a match.
#[must_use]
pub fn judge(inquiry: &Inquiry, found: &Match, entry: &Entry, matcher: &Matcher) -> Judgement {
    let question = asked(inquiry);
    let unrelated = || Judgement {
        stance: None,
        wording: found.wording,
        verdict: Verdict::Unrelated,
        confidence: 0.0,
        reasons: Vec::new(),
        polar: question.form.polar,
    };
    let Some(record) = matcher.record(found.entry, entry) else { return unrelated() };
    let tried = entry.wordings.iter().zip(&record.wordings).enumerate().map(|(at, (wording, reading))| {
        let trial = Trial { question: &question, wording, reading, entry, record };
        Judgement { wording: at, ..weigh(&trial, found.score) }
    });
    let tried: Vec<Judgement> = tried.collect();
    let certainly =
        |stance: Stance| tried.iter().any(|trial| trial.verdict == Verdict::Certain && trial.stance == Some(stance));
    let disagree = certainly(Stance::Yes) && certainly(Stance::No);
    let best = tried.into_iter().reduce(|best, next| if rank(&next) > rank(&best) { next } else { best });
    let mut best = best.unwrap_or_else(unrelated);
    if disagree {
        best.doubt("the entry's wordings disagree on it".to_owned());
    }
    narrowed_by_section(inquiry, &question, record, &mut best);
    published::judge(inquiry, entry, &mut best);
    best
}

fn rank(judgement: &Judgement) -> (bool, f64) {
    (judgement.verdict == Verdict::Certain, judgement.confidence)
}

impl Judgement {
    /// Leaves it to a person, and says why.
    fn doubt(&mut self, why: String) {
        self.verdict = Verdict::Doubtful;
        self.confidence = self.confidence.min(0.5);
        self.reasons.push(why);
    }
}

/// The question as it is judged: one that names nothing of its own takes its subject from where it stands.
#[must_use]
pub fn asked(inquiry: &Inquiry) -> Reading {
    let mut question = Reading::of(inquiry.question);
    let names_nothing =
        !question.content.iter().any(|content| !matches!(content.class, Class::Document | Class::Verb | Class::Manner));
    if names_nothing {
        let above = inquiry.parent.or_else(|| inquiry.section.last().map(String::as_str));
        let above = above.map(Reading::of).unwrap_or_default();
        for content in above.content {
            if !question.content.iter().any(|known| known.key == content.key) {
                question.content.push(content);
            }
        }
        question.said.extend(above.said);
    }
    question
}

/// A heading that is all about one thing narrows what stands under it.
fn narrowed_by_section(inquiry: &Inquiry, question: &Reading, record: &Record, judgement: &mut Judgement) {
    let Some(heading) = inquiry.section.last() else { return };
    let reading = Reading::of(heading);
    let [Content { key, class: Class::Object | Class::Actor, text, .. }] = reading.content.as_slice() else { return };
    let general = key.is_one_of(&["customer-data", "sensitive-data", "third-parties", "customers", "users", "network"]);
    let told = question.says(key) || record.topic_says(key) || record.wordings.iter().any(|wording| wording.says(key));
    if !general && !told && judgement.verdict == Verdict::Certain {
        judgement.doubt(format!("it stands under the heading \"{text}\", of which the answer does not speak"));
    }
}

/// What the outcome of a trial is worth.
fn weigh(trial: &Trial<'_>, score: f64) -> Judgement {
    let question = trial.question;
    let Outcome { cover, side, missing, mut doubts, mut reasons } = trial.outcome();
    if !missing.is_empty() {
        doubts.insert(0, format!("the bank does not speak of {} here", list(&missing)));
    }
    let direct = cover.direct as f64 / question.content.len().max(1) as f64;
    let verdict = if question.content.is_empty() || cover.share < RELATED || cover.direct == 0 {
        Verdict::Unrelated
    } else if doubts.is_empty() {
        Verdict::Certain
    } else {
        Verdict::Doubtful
    };
    let confidence = match verdict {
        Verdict::Certain => {
            let likeness = 0.5 * direct + 0.5 * score;
            0.86 + 0.13 * likeness - if side.turned { 0.04 } else { 0.0 } - 0.005 * cover.beside.min(8) as f64
        }
        Verdict::Doubtful => 0.6 * cover.share / (1.0 + doubts.len() as f64),
        Verdict::Unrelated => 0.1 * cover.share,
    };
    if verdict != Verdict::Certain {
        reasons = doubts;
    } else if side.turned {
        reasons.push(format!("the question asks the other way round than \"{}\"", trial.wording.ask));
    }
    // Who asks for an account takes no side, and is given none.
    let stance = side.stance.filter(|_| !question.form.is_open());
    Judgement { stance, wording: 0, verdict, confidence, reasons, polar: question.form.polar }
}
