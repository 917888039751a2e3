//! Questions in other hands (`tests/labels/phrasings/NOTES.md`): those that the matching was made better with, and those
//! that were held out.
//!
//! `cargo test --test integration phrasings -- --nocapture` prints both tables by facet.

use std::collections::BTreeSet;

use crate::answers::{self, Expectation, INVENTED, Label, VENDORS};
use crate::labelled::Outcome;

/// The sets, each with the share of its answerable questions that is answered.
const HALVES: [(&str, f64); 6] =
    [("dev", 0.83), ("held", 0.65), ("fresh", 0.15), ("spoken", 0.30), ("readers", 0.54), ("registers", 0.55)];
/// How many questions a set holds, but for the spoken ones, which are fewer.
const LEAST: usize = 180;
const LEAST_SPOKEN: usize = 80;

fn labels_of(half: &str, vendor: &str) -> Vec<Label> {
    answers::labels_of(&format!("phrasings/{half}/{vendor}"))
}

fn every_label_of(half: &str) -> impl Iterator<Item = (&'static str, Vec<Label>)> {
    VENDORS.into_iter().chain(INVENTED).map(move |vendor| (vendor, labels_of(half, vendor)))
}

#[test]
fn other_hands_are_answered_too() {
    for (half, share) in HALVES {
        Outcome::of(every_label_of(half)).hold(half, share);
    }
}

#[test]
fn the_halves_are_alike_and_well_formed() {
    let mut ids = BTreeSet::new();
    for (half, _) in HALVES {
        let labels: Vec<Label> = every_label_of(half).flat_map(|(_, labels)| labels).collect();
        let settled = labels.iter().filter(|label| matches!(label.expect, Expectation::Answered(_))).count();
        let least = if half == "spoken" { LEAST_SPOKEN } else { LEAST };
        assert!(labels.len() >= least && settled * 10 >= labels.len() * 6, "{half}: {settled} of {}", labels.len());
        for label in &labels {
            assert!(ids.insert(label.id.clone()), "{} stands twice", label.id);
            assert!(answers::FACETS.contains(&label.facet.as_str()) && !label.because.is_empty(), "{}", label.id);
            if let Expectation::Answered(reply) | Expectation::Either(reply) = &label.expect {
                assert!(!reply.stance.names().contains(&"prose") || !reply.must_contain.is_empty(), "{}", label.id);
            }
        }
    }
}
