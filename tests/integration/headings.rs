//! What a heading in general does to the answers under it: next to nothing.
//!
//! Questionnaires put every question under a heading, and most say no more than in which department it was written.

use crate::answers::{self, Finding, INVENTED, Label, VENDORS};

/// Headings that name nothing that an answer could turn on.
const GENERAL: [&str; 4] = ["Operations", "Compliance", "Legal", "Human Resources"];
/// Of so many answers one may be lost to a heading.
const LOST: usize = 100;

/// Questions that stand under no heading, with whether each has an answer.
fn asked(vendor: &str, heading: Option<&str>) -> Vec<(Label, Finding)> {
    let mut labels = answers::labels_of(&format!("phrasings/dev/{vendor}"));
    labels.extend(answers::labels_of(vendor));
    labels.retain(|label| label.section.is_none() && label.plan.is_none());
    for label in &mut labels {
        label.section = heading.map(str::to_owned);
    }
    let proposals = answers::ask(vendor, &labels);
    let judged = labels.into_iter().map(|label| {
        let finding = answers::compare(&label.expect, &proposals[&label.id]);
        (label, finding)
    });
    judged.collect()
}

#[test]
fn a_heading_in_general_takes_no_answer_away_and_makes_none_wrong() {
    for heading in GENERAL {
        let (mut answered, mut lost) = (0, Vec::new());
        for vendor in VENDORS.into_iter().chain(INVENTED) {
            for ((label, plain), (_, under)) in asked(vendor, None).into_iter().zip(asked(vendor, Some(heading))) {
                assert!(!matches!(under, Finding::Wrong(_)), "{heading}: {vendor}: {}", label.question);
                answered += usize::from(plain == Finding::Right);
                if plain == Finding::Right && under != Finding::Right {
                    lost.push(label.question);
                }
            }
        }
        assert!(answered > 1000 && lost.len() * LOST <= answered, "{heading}: {lost:#?}");
    }
}
