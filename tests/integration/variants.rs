//! Questions made from the labelled ones by rule, whose right answers follow by rule.
//!
//! What must hold: at most one in five hundred is answered wrongly. A blank is always right.

use std::fmt::Write as _;

use crate::answers::{self, Expectation, Finding, Label, Reply, Sides};
use crate::labelled::{Asked, every_label};

/// How many variants there are, at the least.
const VARIANTS: usize = 1_000;
/// One wrong answer is allowed in so many.
const ONE_IN: usize = 500;

/// A question made from a label.
struct Variant {
    rule: &'static str,
    question: String,
    expect: Expectation,
}

/// Things that no bank speaks of, put in the place of those that the question is about.
const SWAPPED: [(&str, &str); 14] = [
    ("customer data", "the office furniture"),
    ("our data", "our parking permits"),
    ("backups", "fax messages"),
    ("backup", "fax message"),
    ("logs", "visitor badges"),
    ("passwords", "door codes"),
    ("penetration tests", "fire drills"),
    ("employees", "tenants of the building"),
    ("administrators", "janitors"),
    ("access rights", "parking rights"),
    ("subprocessors", "landlords"),
    ("data at rest", "luggage at rest"),
    ("data in transit", "freight in transit"),
    ("breach", "flood"),
];

/// What narrows a question to something that no bank speaks of.
const NARROWED: [&str; 4] = [
    "in your development environment",
    "on printed paper records",
    "at your subsidiaries in Brazil",
    "on employees' private telephones",
];

/// What a question opens with, and the same denied.
const DENIED: [(&str, &str); 6] = [
    ("Do you ", "Is it true that you do not "),
    ("Does customer data ", "Is it true that customer data does not "),
    ("Is customer data ", "Is it true that customer data is not "),
    ("Are backups ", "Is it true that backups are not "),
    ("Are logs ", "Is it true that logs are not "),
    ("Are access rights ", "Is it true that access rights are not "),
];

fn opposite(side: &str) -> Option<&'static str> {
    match side {
        "yes" => Some("no"),
        "no" => Some("yes"),
        _ => None,
    }
}

/// The side of a label that has exactly one, and it is yes or no.
fn side(label: &Label) -> Option<&str> {
    match &label.expect {
        Expectation::Answered(Reply { stance: Sides::One(side), .. }) if opposite(side).is_some() => Some(side),
        _ => None,
    }
}

fn may_be(stance: &str) -> Expectation {
    Expectation::Either(Reply { stance: Sides::One(stance.to_owned()), must_contain: Vec::new() })
}

fn variants(label: &Label) -> Vec<Variant> {
    let mut made = Vec::new();
    let question = label.question.as_str();
    if let Some(side) = side(label) {
        for (open, denied) in DENIED {
            if let (Some(rest), Some(expect)) = (question.strip_prefix(open), opposite(side)) {
                made.push(Variant { rule: "negated", question: format!("{denied}{rest}"), expect: may_be(expect) });
            }
        }
        made.extend(beyond_reach(question));
    }
    for (thing, other) in SWAPPED {
        // An example may be exchanged without changing what is asked.
        let example = ["for instance", "such as", "e.g."].iter().any(|lead| question.contains(lead));
        if question.contains(thing) && !example && !matches!(label.expect, Expectation::Blank) {
            let question = question.replace(thing, other);
            made.push(Variant { rule: "object swapped", question, expect: Expectation::Blank });
        }
    }
    // What is not done at all is not done in part either.
    let denied =
        side(label) == Some("no") || label.facet == "roadmap" || matches!(label.expect, Expectation::Either(_));
    let asks = question.ends_with('?') && !question.contains(". ");
    if asks && !denied && matches!(label.expect, Expectation::Answered(_)) {
        let open = question.trim_end_matches('?');
        made.extend(NARROWED.iter().map(|narrow| Variant {
            rule: "scope narrowed",
            question: format!("{open} {narrow}?"),
            expect: Expectation::Blank,
        }));
    }
    made
}

/// The question with its figure moved where nothing can meet it.
fn beyond_reach(question: &str) -> Option<Variant> {
    let lasting = ["at least ", "a minimum of ", "more than "].iter().any(|bound| question.contains(bound));
    let prompt = ["within ", "no more than ", "at most "].iter().any(|bound| question.contains(bound));
    let units = [" hours", " days", " months"];
    let unit = units.iter().find(|unit| question.contains(**unit))?;
    let at = question.find(unit)?;
    let digits = question.get(..at)?.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (before, figure) = question.get(..at)?.split_at(at.checked_sub(digits)?);
    let behind = question.get(at + unit.len()..)?;
    if figure.is_empty() || lasting == prompt {
        return None;
    }
    let question =
        if lasting { format!("{before}{figure}000{unit}{behind}") } else { format!("{before}2 seconds{behind}") };
    Some(Variant { rule: "threshold moved", question, expect: may_be("no") })
}

#[test]
fn variants_are_hardly_ever_answered_wrongly() {
    let (mut asked_in_all, mut wrong, mut account) = (0, 0, String::new());
    let mut by_rule = std::collections::BTreeMap::new();
    for (vendor, labels) in every_label() {
        let asked = Asked::of(vendor);
        for label in &labels {
            for Variant { rule, question, expect } in variants(label) {
                let proposal = asked.reply(&question, label.section.as_deref(), label.plan.as_deref());
                let counted: &mut (usize, usize, usize) = by_rule.entry(rule).or_default();
                counted.0 += 1;
                asked_in_all += 1;
                match answers::compare(&expect, &proposal) {
                    Finding::Wrong(why) => {
                        counted.2 += 1;
                        wrong += 1;
                        let (answer, entry) = (proposal.answer.unwrap_or_default(), proposal.entry.unwrap_or_default());
                        writeln!(account, "{vendor} {} {rule}: {question}\n    {why}\n    {entry}: {answer}", label.id)
                            .unwrap();
                    }
                    Finding::Right => counted.1 += 1,
                    Finding::Missed | Finding::Silent => {}
                }
            }
        }
    }
    for (rule, (asked, right, wrong)) in &by_rule {
        println!("{rule:<16}{asked:>6} asked{right:>6} answered rightly{wrong:>6} wrongly");
    }
    assert!(asked_in_all >= VARIANTS, "{asked_in_all} variants");
    assert!(wrong * ONE_IN <= asked_in_all, "{wrong} of {asked_in_all} wrong\n{account}");
}
