//! Compound questions: several entries that together settle what none settles alone.
//!
//! "Are backups encrypted and kept at a second site?" is a yes where one entry says that backups are encrypted and another
//! that they are kept at a second site: where the question itself joins the parts with an "and", and each is certain.

use super::content::Content;
use super::index::Matcher;
use super::judge::asked;
use super::reading::Reading;
use super::trial::{Outcome, Trial};
use super::{Inquiry, Match};
use crate::bank::Entry;
use crate::stance::Stance;

/// The most entries that are joined.
const MOST_PARTS: usize = 3;
/// How sure a joined answer is.
const JOINED: f64 = 0.88;

/// Entries that together answer a compound question with yes.
#[derive(Debug, Clone, PartialEq)]
pub struct Joined {
    /// Positions of the entry and of its wording, in the order in which the question asks for them.
    pub parts: Vec<(usize, usize)>,
    /// The probability that the answer is right, 0 to 1.
    pub confidence: f64,
    /// Why, in words a person reads.
    pub reasons: Vec<String>,
}

/// A part of the question that one wording settles.
struct Part {
    entry: usize,
    wording: usize,
    missing: Vec<Content>,
}

/// Joins ranked entries to a yes, where the question is compound and each of its parts is certain.
///
/// Nothing that negates, sweeps or measures is joined: which part it is said of, the words do not tell.
#[must_use]
pub fn join(inquiry: &Inquiry, ranked: &[Match], entries: &[Entry], matcher: &Matcher) -> Option<Joined> {
    let question = asked(inquiry);
    let signs = &question.signs;
    let plain = signs.negations.is_empty()
        && signs.bars + signs.without == 0
        && !(signs.only || signs.outside || signs.default || signs.universal)
        && question.asked.is_empty();
    if !question.form.polar || !plain || !question.content.iter().any(is_joined) {
        return None;
    }
    let parts: Vec<Part> = ranked.iter().filter_map(|found| part(&question, found, entries, matcher)).collect();
    let chosen = choose(&question, &parts)?;
    let order = |part: &Part| question.content.iter().position(|content| !part.missing.contains(content));
    let mut chosen: Vec<&Part> = chosen.into_iter().filter_map(|at| parts.get(at)).collect();
    chosen.sort_by_key(|part| order(part));
    let ids: Vec<&str> =
        chosen.iter().filter_map(|part| entries.get(part.entry)).map(|entry| entry.id.as_str()).collect();
    Some(Joined {
        parts: chosen.iter().map(|part| (part.entry, part.wording)).collect(),
        confidence: JOINED,
        reasons: vec![format!("its parts are answered by {}", ids.join(" and "))],
    })
}

fn is_joined(content: &Content) -> bool {
    content.row.is_some_and(|row| !row.any)
}

/// What an entry settles of a question, where all that stands against a certain yes is that it does not settle the rest.
fn part(question: &Reading, found: &Match, entries: &[Entry], matcher: &Matcher) -> Option<Part> {
    let entry = entries.get(found.entry)?;
    let record = matcher.record(found.entry)?;
    let tried = entry.wordings.iter().zip(&record.wordings).enumerate().filter_map(|(at, (wording, reading))| {
        let Outcome { cover, side, missing, doubts, .. } =
            Trial { question, wording, reading, entry, record }.outcome();
        let yes = side.stance == Some(Stance::Yes) && !side.turned && cover.opposed.is_empty();
        (yes && doubts.is_empty() && cover.direct > 0).then_some(Part { entry: found.entry, wording: at, missing })
    });
    tried.min_by_key(|part| part.missing.len())
}

/// The first few parts that leave nothing out, and that the question itself joins.
fn choose(question: &Reading, parts: &[Part]) -> Option<Vec<usize>> {
    let mut chosen: Vec<usize> = Vec::new();
    let mut open: Vec<Content> = question.content.clone();
    for _ in 0..MOST_PARTS {
        let gain = |part: &Part| open.iter().filter(|content| !part.missing.contains(content)).count();
        let fits = |part: &(usize, &Part)| {
            gain(part.1) > 0
                && chosen.iter().all(|&at| parts.get(at).is_some_and(|other| are_joined(question, part.1, other)))
        };
        let (at, best) = parts
            .iter()
            .enumerate()
            .filter(&fits)
            .reduce(|best, next| if gain(next.1) > gain(best.1) { next } else { best })?;
        open.retain(|content| best.missing.contains(content));
        chosen.push(at);
        if open.is_empty() {
            return (chosen.len() > 1).then_some(chosen);
        }
    }
    None
}

/// Whether what only the one settles and what only the other settles stand in one row of the question.
fn are_joined(question: &Reading, one: &Part, other: &Part) -> bool {
    let only = |part: &Part, without: &Part| -> Vec<usize> {
        let settled = question.content.iter().filter(|c| !part.missing.contains(c) && without.missing.contains(c));
        settled.filter(|content| is_joined(content)).filter_map(|content| content.row).map(|row| row.number).collect()
    };
    let (here, there) = (only(one, other), only(other, one));
    here.iter().any(|row| there.contains(row))
}
