//! What a match is worth: whether the answer follows from the matched wording, and with which stance.
//!
//! An answer follows only where the question asks for no more than the wording settles.

use super::cover::{Cover, cover};
use super::index::Matcher;
use super::reading::Reading;
use super::{Inquiry, Judgement, Match, Verdict};
use crate::bank::Entry;
use crate::stance::Stance;

/// Judges a match.
#[must_use]
pub fn judge(inquiry: &Inquiry, found: &Match, entry: &Entry, _matcher: &Matcher) -> Judgement {
    let question = Reading::of(inquiry.question);
    let polar = question.form.polar;
    let mut best: Option<Judgement> = None;
    for wording in &entry.wordings {
        let matched = Reading::of(&wording.ask);
        let cover = cover(&question, &matched, wording.stance);
        let judgement = weigh(&question, &matched, &cover, wording.stance, entry, found.score, polar);
        if best.as_ref().is_none_or(|best| judgement.confidence > best.confidence) {
            best = Some(judgement);
        }
    }
    best.unwrap_or(Judgement { stance: None, verdict: Verdict::Unrelated, confidence: 0.0, reasons: Vec::new(), polar })
}

fn weigh(
    question: &Reading,
    matched: &Reading,
    cover: &Cover,
    stance: Option<Stance>,
    entry: &Entry,
    score: f64,
    polar: bool,
) -> Judgement {
    let mut doubts = cover.doubts();
    if question.signs.negations != matched.signs.negations
        || question.signs.only != matched.signs.only
        || question.signs.default != matched.signs.default
        || question.signs.outside != matched.signs.outside
        || question.signs.either != matched.signs.either
    {
        doubts.push("the question and the wording differ in a small word that may turn the answer".to_owned());
    }
    if question.signs.force != matched.signs.force {
        doubts.push("required, advised and offered are not the same".to_owned());
    }
    let sweeping = question.signs.universal || question.signs.any || question.signs.only;
    if sweeping && entry.provenance.caveat.is_some() {
        doubts.push("the answer has a reservation, and the question leaves no room for one".to_owned());
    }
    if polar != matched.form.polar {
        doubts.push("the wording is of another form than the question".to_owned());
    }
    let verdict = if cover.share < 0.5 {
        Verdict::Unrelated
    } else if doubts.is_empty() {
        Verdict::Certain
    } else {
        Verdict::Doubtful
    };
    let confidence = match verdict {
        Verdict::Certain => 0.8 + 0.2 * score,
        Verdict::Doubtful => 0.5 * cover.share * score.max(0.2),
        Verdict::Unrelated => 0.1 * cover.share,
    };
    Judgement { stance, verdict, confidence, reasons: doubts, polar }
}
