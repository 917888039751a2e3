//! What the vendor is called in a question does nothing to the answer: "you", "the vendor", "Supplier", or its name.

use crate::answers::{self, Finding, INVENTED, Label, VENDORS};

/// Of so many answers one may be lost to how the vendor is called.
const LOST: usize = 40;

/// The questions that speak of "you", with another name for it.
fn renamed(label: &Label, name: &str) -> Option<Label> {
    let question = ["Do you ", "Are you ", "Have you ", "Can you ", "Will you "]
        .into_iter()
        .zip(["Does", "Is", "Has", "Can", "Will"])
        .find_map(|(you, verb)| Some(format!("{verb} {name} {}", label.question.strip_prefix(you)?)))?;
    let question = question.replace(" your ", &format!(" {name}'s ")).replace(" you ", &format!(" {name} "));
    Some(Label { question, ..label.clone() })
}

fn capitalised(vendor: &str) -> String {
    let (first, rest) = vendor.split_at(1);
    format!("{}{rest}", first.to_uppercase())
}

fn findings(vendor: &str, labels: &[Label]) -> Vec<Finding> {
    let proposals = answers::ask(vendor, labels);
    labels.iter().map(|label| answers::compare(&label.expect, &proposals[&label.id])).collect()
}

#[test]
fn what_the_vendor_is_called_takes_no_answer_away_and_makes_none_wrong() {
    for title in ["the supplier", "your company", "Vendor", ""] {
        let (mut answered, mut lost) = (0, Vec::new());
        for vendor in VENDORS.into_iter().chain(INVENTED) {
            let name = if title.is_empty() { capitalised(vendor) } else { title.to_owned() };
            let mut labels = answers::labels_of(&format!("phrasings/dev/{vendor}"));
            labels.extend(answers::labels_of(vendor));
            labels.retain(|label| label.plan.is_none() && renamed(label, &name).is_some());
            let named: Vec<Label> = labels.iter().filter_map(|label| renamed(label, &name)).collect();
            for ((label, plain), other) in named.iter().zip(findings(vendor, &labels)).zip(findings(vendor, &named)) {
                assert!(!matches!(other, Finding::Wrong(_)), "{vendor}: {}", label.question);
                answered += usize::from(plain == Finding::Right);
                if plain == Finding::Right && other != Finding::Right {
                    lost.push(label.question.clone());
                }
            }
        }
        assert!(answered > 100 && lost.len() * LOST <= answered, "{title}: {} of {answered}: {lost:#?}", lost.len());
    }
}
