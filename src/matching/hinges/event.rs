//! What a time is counted from.

use crate::bank::Entry;
use crate::matching::reading::Reading;
use crate::matching::terms::{Token, Words};
use crate::quantity::Measure;

/// An event that a time is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Event {
    /// Something is found out.
    Found,
    /// Something is published for use.
    Released,
    /// A contract comes to its end.
    Ended,
    /// Somebody asks for it.
    Requested,
}

impl Event {
    /// The event that a text counts a time from.
    pub(super) fn counted_from(tokens: &[Token]) -> Option<Self> {
        let word = |at: usize| tokens.word(at);
        let counted = (0..tokens.len())
            .filter(|&at| matches!(word(at), "of" | "after" | "from" | "following" | "since" | "upon"))
            .find_map(|at| (1..=3).find_map(|on| Self::of(word(at + on))));
        // A request for deletion is carried out in a time that is counted from itself.
        let deletion = |at: usize| ["delet", "eras"].iter().any(|deed| word(at).starts_with(deed));
        let requested = |at: usize| {
            word(at).starts_with("request") && (deletion(at.wrapping_sub(1)) || (1..=3).any(|on| deletion(at + on)))
        };
        let done_on_request =
            |at: usize| word(at) == "on" && word(at + 1) == "request" && (0..tokens.len()).any(deletion);
        // "Deleted when asked for", "if we ask", "after being asked".
        let upon_asking = |at: usize| {
            matches!(word(at), "if" | "when" | "once" | "after" | "upon")
                && (1..=3)
                    .any(|on| matches!(word(at + on), "ask" | "asks" | "asked" | "demand" | "demanded" | "request"))
                && (0..tokens.len())
                    .any(|at| deletion(at) || matches!(word(at), "remove" | "removed" | "purge" | "purged"))
        };
        let asked = (0..tokens.len()).any(|at| requested(at) || done_on_request(at) || upon_asking(at));
        counted.or_else(|| asked.then_some(Self::Requested))
    }

    pub(super) fn of(word: &str) -> Option<Self> {
        match word {
            "discovery" | "discovered" | "detection" | "detected" | "disclosure" | "disclosed" | "identification"
            | "identified" | "awareness" | "aware" | "becoming" => Some(Self::Found),
            "release" | "released" | "publication" | "published" | "availability" | "available" | "issue" => {
                Some(Self::Released)
            }
            "termination" | "terminated" | "cancellation" | "canceled" | "expiry" | "expiration" | "contract" => {
                Some(Self::Ended)
            }
            "request" | "requested" | "asking" => Some(Self::Requested),
            _ => None,
        }
    }
}

/// Whether a question asks how long something is kept, from no event on, where the entry tells of the time after one alone:
/// what goes so soon after the contract is kept for as long as the contract runs.
pub(super) fn counts_from_an_event(question: &Reading, since: Option<Event>, entry: &Entry) -> bool {
    const ENDS: [&str; 3] = ["termination", "account-closure", "on-request"];
    let ended = since.is_some() || ENDS.iter().any(|name| question.says_term(name));
    let is_end = |word: &str| matches!(Event::of(word), Some(Event::Ended | Event::Requested));
    let from_one = |measure: &Measure| {
        measure.of.contains("termination")
            || measure.from.as_deref().is_some_and(|from| from.split_whitespace().any(is_end))
    };
    question.says_term("retain")
        && !question.says_term("delete")
        && !question.asked.is_empty()
        && !ended
        && !entry.measures.is_empty()
        && entry.measures.iter().all(from_one)
}

/// Whether all that an entry measures is counted from another event than the one asked for.
pub(super) fn counts_from_another(since: Option<Event>, entry: &Entry) -> bool {
    let Some(since) = since else { return false };
    let mut events =
        entry.measures.iter().filter_map(|measure| measure.from.as_deref()).filter_map(Event::of).peekable();
    events.peek().is_some() && events.all(|event| event != since)
}
