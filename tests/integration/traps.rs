//! Questions that come near to what the five example banks say, and miss it (`tests/labels/traps/`).
//!
//! What must hold: nothing wrong is written. How many are answered does not matter here.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::answers::{self, Expectation, FACETS, Finding, Label, VENDORS};

/// The questions that no page settles, put to every vendor.
const EVERY_VENDOR: &str = "traps/every_vendor";
/// How many of a vendor's own traps are near misses, and how many are settled the other way or bounded, at the least.
const NEAR_MISSES: usize = 90;
const TURNED: usize = 25;

fn traps_of(vendor: &str) -> Vec<Label> {
    answers::labels_of(&format!("traps/{vendor}"))
}

fn assert_nothing_wrong(vendor: &str) {
    let mut labels = traps_of(vendor);
    labels.extend(answers::labels_of(EVERY_VENDOR));
    let proposals = answers::ask(vendor, &labels);
    let (mut wrong, mut account) = (0, String::new());
    for label in &labels {
        let proposal = proposals.get(&label.id).unwrap_or_else(|| panic!("no proposal for {}", label.id));
        let Finding::Wrong(why) = answers::compare(&label.expect, proposal) else { continue };
        wrong += 1;
        let entry = proposal.entry.as_deref().unwrap_or("no entry");
        let answer = proposal.answer.as_deref().unwrap_or_default();
        let (id, question, because) = (&label.id, &label.question, &label.because);
        writeln!(account, "{id} {question}\n    {why}; the page: {because}\n    {entry}: {answer}").unwrap();
        for reason in &proposal.reasons {
            writeln!(account, "    {reason}").unwrap();
        }
    }
    assert_eq!(wrong, 0, "{vendor}: {wrong} of {} were answered wrongly\n{account}", labels.len());
}

#[test]
fn mojaq_answers_no_trap_wrongly() {
    assert_nothing_wrong("mojaq");
}

#[test]
fn vaivatta_answers_no_trap_wrongly() {
    assert_nothing_wrong("vaivatta");
}

#[test]
fn wemalo_answers_no_trap_wrongly() {
    assert_nothing_wrong("wemalo");
}

#[test]
fn mijoro_answers_no_trap_wrongly() {
    assert_nothing_wrong("mijoro");
}

#[test]
fn omoikane_answers_no_trap_wrongly() {
    assert_nothing_wrong("omoikane");
}

#[test]
fn traps_are_many_and_well_formed() {
    let mut ids = BTreeSet::new();
    let mut checked = |label: &Label| {
        assert!(ids.insert(label.id.clone()), "{} stands twice", label.id);
        assert!(FACETS.contains(&label.facet.as_str()), "{}", label.id);
        assert!(!label.because.is_empty(), "{}", label.id);
    };
    for label in &answers::labels_of(EVERY_VENDOR) {
        checked(label);
        assert!(matches!(label.expect, Expectation::Blank), "{}: what no page settles stays blank", label.id);
    }
    for vendor in VENDORS {
        let labels = traps_of(vendor);
        labels.iter().for_each(&mut checked);
        let of = |facets: &[&str]| labels.iter().filter(|label| facets.contains(&label.facet.as_str())).count();
        assert!(of(&["near_miss", "silent"]) >= NEAR_MISSES, "{vendor}");
        assert!(of(&["inverse", "threshold"]) >= TURNED, "{vendor}");
        for label in &labels {
            assert!(!matches!(label.expect, Expectation::Answered(_)), "{}: a trap may always stay blank", label.id);
        }
    }
}
