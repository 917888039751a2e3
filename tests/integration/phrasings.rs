//! Questions in other hands (`tests/labels/phrasings/NOTES.md`): those that the matching was made better with, and those
//! that were held out.
//!
//! `cargo test --test integration phrasings -- --nocapture` prints both tables by facet.

use std::collections::{BTreeMap, BTreeSet};

use crate::answers::{self, Account, Expectation, Finding, INVENTED, Label, VENDORS};
use crate::labelled::Asked;

/// The halves, each with the share of its answerable questions that is answered.
const HALVES: [(&str, f64); 3] = [("dev", 0.81), ("held", 0.63), ("fresh", 0.13)];
/// The share of the questions about what a bank is silent on that is left blank.
const SHARE_BLANK: f64 = 0.98;

fn labels_of(half: &str, vendor: &str) -> Vec<Label> {
    answers::labels_of(&format!("phrasings/{half}/{vendor}"))
}

#[test]
fn other_hands_are_answered_too() {
    for (half, share) in HALVES {
        let mut labels = Vec::new();
        let mut proposals = BTreeMap::new();
        let (mut silent, mut blank) = (0_u32, 0_u32);
        for vendor in VENDORS.into_iter().chain(INVENTED) {
            let asked = Asked::of(vendor);
            for label in labels_of(half, vendor) {
                let proposal = asked.reply(&label.question, label.section.as_deref(), label.plan.as_deref());
                if matches!(label.expect, Expectation::Blank) {
                    silent += 1;
                    blank += u32::from(answers::compare(&label.expect, &proposal) == Finding::Silent);
                }
                proposals.insert(label.id.clone(), proposal);
                labels.push(label);
            }
        }
        let Account { text, total, answered } = answers::account(&labels, &proposals);
        let table: String = text.lines().take_while(|line| !line.is_empty()).map(|line| format!("{line}\n")).collect();
        println!("{half}: {answered} of {} answered\n{table}", total.answerable);
        // Of what is held out only the table is told, lest the matching be made to fit it; but nothing wrong is hidden.
        assert_eq!(total.wrong, 0, "{half}\n{text}");
        assert!(
            answered as f64 / total.answerable as f64 >= share,
            "{half}: {answered} of {}\n{table}",
            total.answerable
        );
        assert!(f64::from(blank) >= SHARE_BLANK * f64::from(silent), "{half}: {blank} of {silent} blank\n{table}");
    }
}

#[test]
fn the_halves_are_alike_and_well_formed() {
    let mut ids = BTreeSet::new();
    for (half, _) in HALVES {
        let labels: Vec<Label> =
            VENDORS.into_iter().chain(INVENTED).flat_map(|vendor| labels_of(half, vendor)).collect();
        let settled = labels.iter().filter(|label| matches!(label.expect, Expectation::Answered(_))).count();
        assert!(labels.len() >= 180 && settled * 10 >= labels.len() * 6, "{half}: {settled} of {}", labels.len());
        for label in &labels {
            assert!(ids.insert(label.id.clone()), "{} stands twice", label.id);
            assert!(answers::FACETS.contains(&label.facet.as_str()) && !label.because.is_empty(), "{}", label.id);
            if let Expectation::Answered(reply) | Expectation::Either(reply) = &label.expect {
                assert!(!reply.stance.names().contains(&"prose") || !reply.must_contain.is_empty(), "{}", label.id);
            }
        }
    }
}
