//! What a vendor's entries answer and what they leave open, question by question.

mod bank;
mod compound;
mod contrasts;
mod facets;
mod otherwise;
mod reach;

use std::collections::BTreeSet;

use super::index::Matcher;
use super::judge::{Question, judge};
use super::{Inquiry, Verdict};
use crate::bank::{Entry, Wording};
use crate::stance::Stance;

/// What comes of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reply {
    Yes,
    No,
    Planned,
    /// An answer in prose, without a side.
    Account,
    /// Nothing that is certain, or certain answers that disagree.
    Blank,
}

/// The invented bank with its index.
struct Asking {
    entries: Vec<Entry>,
    matcher: Matcher,
}

impl Asking {
    fn new() -> Self {
        Self::of(bank::entries())
    }

    fn of(entries: Vec<Entry>) -> Self {
        let matcher = Matcher::new(&entries);
        Self { entries, matcher }
    }

    fn reply(&self, question: &str, section: &[String]) -> (Reply, Vec<String>) {
        let inquiry = Inquiry { question, section, ..Inquiry::default() };
        let mut replies = BTreeSet::new();
        let mut seen = Vec::new();
        for found in self.matcher.rank(&inquiry, 24) {
            let Some(entry) = self.entries.get(found.entry) else { continue };
            let judgement = judge(&inquiry, &Question::of(&inquiry), &found, entry, &self.matcher);
            seen.push(format!("{} {:?} {:?}", entry.id, judgement.verdict, judgement.reasons));
            if judgement.verdict == Verdict::Certain {
                replies.insert(match judgement.stance {
                    Some(Stance::Yes) => Reply::Yes,
                    Some(Stance::No) => Reply::No,
                    Some(Stance::Planned) => Reply::Planned,
                    Some(Stance::Partial | Stance::NotApplicable) => continue,
                    None => Reply::Account,
                });
            }
        }
        let reply = if replies.len() > 1 { Reply::Blank } else { replies.first().copied().unwrap_or(Reply::Blank) };
        (reply, seen)
    }
}

/// Asks each question and reports every reply that is not the expected one.
fn check(facet: &[(&str, Reply)]) {
    let asking = Asking::new();
    let mut faults = Vec::new();
    for (question, expected) in facet {
        let (reply, seen) = asking.reply(question, &[]);
        if reply != *expected {
            faults.push(format!(
                "{question}\n  expected {expected:?}, got {reply:?}\n    {}",
                seen.iter().take(3).cloned().collect::<Vec<_>>().join("\n    ")
            ));
        }
    }
    assert!(faults.is_empty(), "{} of {}:\n{}", faults.len(), facet.len(), faults.join("\n"));
}

#[test]
fn a_wording_without_a_side_takes_none_from_the_others() {
    let mut entries = bank::entries();
    let backups = entries.iter_mut().find(|entry| entry.id == "backup-encryption").unwrap();
    backups.wordings.push(Wording { ask: "Do backups get encrypted?".to_owned(), stance: None, also: Vec::new() });
    let asking = Asking::of(entries);
    for (question, expected) in [
        ("Do backups get encrypted?", Reply::Blank),
        ("do backups get encrypted", Reply::Blank),
        ("Do your backups get encrypted?", Reply::Yes),
    ] {
        assert_eq!(asking.reply(question, &[]).0, expected, "{question}");
    }
}
