//! What a match is worth: whether the answer follows from the entry's wordings, and with which stance.
//!
//! An answer follows only where the question asks for no more than the wording settles. Every wording of the entry is
//! tried, and the best outcome counts: they are all stated by a person, or rendered from the same facts.

use super::cover::{Cover, cover};
use super::demands;
use super::figures::{Figures, figures};
use super::index::Matcher;
use super::lexicon::{Class, lexicon};
use super::polarity::{Side, side, sweeping};
use super::reading::{Content, Key, Reading};
use super::record::Record;
use super::{Inquiry, Judgement, Match, Verdict, published};
use crate::bank::{Entry, Wording};
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
    let Some(record) = matcher.record(found.entry) else { return unrelated() };
    let tried = entry.wordings.iter().zip(&record.wordings).enumerate().map(|(at, (wording, reading))| {
        let trial = Trial { question: &question, wording, reading, entry, record };
        Judgement { wording: at, ..trial.judgement(found.score) }
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
fn asked(inquiry: &Inquiry) -> Reading {
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

/// A question against one wording.
struct Trial<'a> {
    question: &'a Reading,
    wording: &'a Wording,
    reading: &'a Reading,
    entry: &'a Entry,
    record: &'a Record,
}

impl Trial<'_> {
    fn judgement(&self, score: f64) -> Judgement {
        let question = self.question;
        let cover = cover(question, self.reading, self.wording.stance, self.record);
        let mut side = side(question, self.reading, &cover, self.wording.stance, self.entry);
        let mut doubts = self.content_doubts(&cover, &side);
        let mut reasons = Vec::new();
        doubts.append(&mut side.doubts);
        self.weigh_figures(&mut side, &mut doubts, &mut reasons);
        if question.form.polar {
            // Who asks for an account of all is given an account; only a yes or a no must hold for all.
            doubts.extend(sweeping(question, self.reading, side.stance, self.entry));
        }
        self.weigh_form(&cover, &side, &mut doubts);
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
        if verdict == Verdict::Certain {
            if side.turned {
                reasons.push(format!("the question asks the other way round than \"{}\"", self.wording.ask));
            }
        } else {
            reasons = doubts;
        }
        // Who asks for an account takes no side, and is given none.
        let sides = !question.form.is_open();
        let stance = side.stance.filter(|_| sides);
        Judgement { stance, wording: 0, verdict, confidence, reasons, polar: question.form.polar }
    }

    /// What is not covered, and what is said beside it.
    fn content_doubts(&self, cover: &Cover, side: &Side) -> Vec<String> {
        let open = self.question.form.is_open();
        let denied = matches!(self.wording.stance, Some(Stance::No | Stance::Planned)) && !side.turned && !open;
        let names_report = self.question.content.iter().any(|content| content.class == Class::Name);
        let settled = |content: &Content| {
            side.by_area && (content.class == Class::Place || super::places::is_reach(&content.key))
        };
        let missing: Vec<&Content> = cover
            .missing
            .iter()
            .filter(|content| {
                !settled(content) && !(denied && (only_narrows(content, names_report) || self.is_a_kind_of_it(content)))
            })
            .collect();
        // A yes to something narrower is no yes; of a description it is no matter, as long as the subject is met.
        let about = cover.direct + cover.indirect;
        let extra: Vec<&Content> = cover
            .extra
            .iter()
            .filter(|content| !settled(content))
            .filter(|content| !open || (about < 2 && !matches!(content.class, Class::Verb)))
            .collect();
        let mut doubts = Vec::new();
        let unsaid =
            self.question.everyday.iter().filter(|stem| !self.reading.says(&Key::Word((*stem).clone()))).count();
        if unsaid > self.question.content.len() {
            doubts.push("the question has little that the wording can be held to".to_owned());
        }
        if !open && self.question.content.len() == 1 && cover.beside > 1 {
            doubts.push("the question is wider than the wording".to_owned());
        }
        if cover.indirect > 0 && !open && self.entry.provenance.caveat.is_some() {
            doubts.push("the answer has a reservation, and the question is not quite the wording".to_owned());
        }
        if cover.direct < cover.indirect {
            doubts.push("the wording itself says too little of it".to_owned());
        }
        if !missing.is_empty() {
            doubts.push(format!("the bank does not speak of {} here", list(&missing)));
        }
        if !extra.is_empty() {
            doubts.push(format!("what the bank says is about {}, the question is not", list(&extra)));
        }
        if denied && cover.beside > 0 && extra.is_empty() && !side.by_area {
            doubts.push("what the bank denies is narrower than the question".to_owned());
        }
        doubts
    }

    /// Whether something is of a kind that the wording speaks of: what is denied of the kind is denied of it.
    fn is_a_kind_of_it(&self, content: &Content) -> bool {
        let Key::Term(term) = content.key else { return false };
        lexicon().implied(term).iter().any(|kind| self.reading.says(&Key::Term(*kind)))
    }

    fn weigh_figures(&self, side: &mut Side, doubts: &mut Vec<String>, reasons: &mut Vec<String>) {
        let outcome = figures(self.question, self.reading, self.entry);
        let base = self.wording.stance;
        let (settled, words) = match outcome {
            Figures::None => return,
            Figures::Same => {
                let narrower = self.question.asked.is_empty() && base != Some(Stance::Yes) && base.is_some();
                if narrower {
                    doubts.push("the wording speaks of a figure, the question does not".to_owned());
                }
                return;
            }
            // What is not done at all is not done to any measure.
            Figures::Unsettled(_) if base == Some(Stance::No) && self.reading.asked.is_empty() && !side.turned => {
                return;
            }
            Figures::Unsettled(words) => return doubts.push(words),
            Figures::Met(words) => (Stance::Yes, words),
            Figures::Missed(words) => (Stance::No, words),
        };
        if side.turned || matches!(base, Some(Stance::Planned | Stance::Partial | Stance::NotApplicable)) {
            doubts.push(format!("{words}: it is not certain what follows"));
        } else if base == Some(Stance::No) && settled == Stance::Yes {
            doubts.push(format!("{words}, though the wording is answered no"));
        } else {
            side.stance = Some(settled);
            reasons.push(words);
        }
    }

    fn weigh_form(&self, cover: &Cover, side: &Side, doubts: &mut Vec<String>) {
        let form = &self.question.form;
        if form.polar && side.stance.is_none() {
            doubts.push("the question wants a yes or a no, and the answer is an account".to_owned());
        }
        if form.is_open() && side.turned {
            doubts.push("the answer is about the opposite".to_owned());
        }
        if form.caption && side.stance == Some(Stance::No) && !self.reading.form.caption {
            doubts.push("a caption asks for neither side".to_owned());
        }
        if form.caption && cover.beside > 1 {
            doubts.push("the caption is wider than the wording".to_owned());
        }
        for demand in &form.demands {
            if !demands::is_met(*demand, self.reading, self.entry, self.record) {
                doubts.push(format!("the answer does not tell {}", demand.told()));
            }
        }
    }
}

/// Whether something only narrows a thing that is denied: where, how, or to whom it would be done.
///
/// What a vendor has not got it cannot show: so with certificates and reports.
fn only_narrows(content: &Content, names_report: bool) -> bool {
    match content.class {
        Class::Verb if names_report => content.key.is_one_of(&["share", "export", "transmit"]),
        Class::Place | Class::Manner => true,
        Class::Actor => matches!(content.after.as_str(), "to" | "with" | "for"),
        _ => false,
    }
}

fn list(contents: &[&Content]) -> String {
    contents.iter().map(|content| format!("\"{}\"", content.text)).collect::<Vec<_>>().join(", ")
}
