//! What stands in a cell beside a question does nothing to the answer: its number, references, instructions, and what the
//! vendor is called.

use std::fs;

use assert_cmd::Command;

use crate::answers::{self, Finding, INVENTED, Label, VENDORS};

/// Of so many answers one may be lost to what stands beside the question.
const LOST: usize = 50;

/// A question as it stands in a sheet; `None` where it would not.
type Dressing<'a> = &'a dyn Fn(&str, &str) -> Option<String>;

fn asks_yes_or_no(question: &str) -> bool {
    let opens = ["Do ", "Does ", "Is ", "Are ", "Can ", "Will ", "Have ", "Has "];
    question.ends_with('?') && opens.iter().any(|opening| question.starts_with(opening))
}

/// The questions that speak of "you", with another name for it.
fn renamed(question: &str, name: &str) -> Option<String> {
    let you = ["Do you ", "Are you ", "Have you ", "Can you ", "Will you "];
    let asked = you.into_iter().zip(["Does", "Is", "Has", "Can", "Will"]).find_map(|(you, verb)| {
        let rest = question.strip_prefix(you)?;
        Some(format!("{verb} {name} {rest}"))
    })?;
    Some(asked.replace(" your ", &format!(" {name}'s ")).replace(" you ", &format!(" {name} ")))
}

fn capitalised(vendor: &str) -> String {
    let (first, rest) = vendor.split_at(1);
    format!("{}{rest}", first.to_uppercase())
}

fn findings(vendor: &str, labels: &[Label]) -> Vec<Finding> {
    let proposals = answers::ask(vendor, labels);
    labels.iter().map(|label| answers::compare(&label.expect, &proposals[&label.id])).collect()
}

/// Asks what is labelled plainly and dressed: nothing is answered wrong, and next to nothing is lost.
fn hold(about: &str, dressing: Dressing<'_>) {
    let (mut answered, mut lost) = (0, Vec::new());
    for vendor in VENDORS.into_iter().chain(INVENTED) {
        let mut labels = answers::labels_of(&format!("phrasings/dev/{vendor}"));
        labels.extend(answers::labels_of(vendor));
        labels.retain(|label| label.plan.is_none() && dressing(vendor, &label.question).is_some());
        let dressed: Vec<Label> = labels
            .iter()
            .filter_map(|label| Some(Label { question: dressing(vendor, &label.question)?, ..label.clone() }))
            .collect();
        for ((label, plain), other) in dressed.iter().zip(findings(vendor, &labels)).zip(findings(vendor, &dressed)) {
            assert!(!matches!(other, Finding::Wrong(_)), "{vendor}: {}", label.question);
            answered += usize::from(plain == Finding::Right);
            if plain == Finding::Right && other != Finding::Right {
                lost.push(label.question.clone());
            }
        }
    }
    assert!(answered > 100 && lost.len() * LOST <= answered, "{about}: {} of {answered}: {lost:#?}", lost.len());
}

#[test]
fn what_the_vendor_is_called_takes_no_answer_away_and_makes_none_wrong() {
    for title in ["the supplier", "Vendor"] {
        hold(title, &|_, question| renamed(question, title));
    }
    hold("its own name", &|vendor, question| renamed(question, &capitalised(vendor)));
}

#[test]
fn what_stands_beside_a_question_takes_no_answer_away_and_makes_none_wrong() {
    for (before, behind) in [
        ("3.1.2 ", " (mandatory) Please provide details."),
        ("For the services in scope: SEC-07: ", " (ISO 27001 A.8.24)"),
    ] {
        hold(&format!("{before}…{behind}"), &|_, question| {
            asks_yes_or_no(question).then(|| format!("{before}{question}{behind}"))
        });
    }
}

#[test]
fn the_customers_name_is_asked_for_and_read() {
    let folder = tempfile::tempdir().unwrap();
    let sheet = folder.path().join("orlvane.csv");
    let questions = ["Is Orlvane data encrypted at rest?", "Is Orlvane's data sold?", "Where is Orlvane data stored?"];
    let rows: Vec<String> = questions.iter().map(|question| format!("{question},")).collect();
    fs::write(&sheet, format!("Question,Answer\n{}\n", rows.join("\n"))).unwrap();
    let fill = |out: &str, customer: &[&str]| {
        let mut command = Command::cargo_bin("vsq").unwrap();
        command.arg("fill").arg(&sheet).args([
            "--bank",
            "tests/labels/invented/tidewick/bank",
            "--today",
            "2026-07-01",
        ]);
        let done = command.arg("--out").arg(folder.path().join(out)).args(customer).assert().success();
        String::from_utf8(done.get_output().stdout.clone()).unwrap()
    };
    let unread = fill("unread", &[]);
    assert!(unread.contains("0 filled, 3 for review"), "{unread}");
    assert!(unread.contains(r#"3 questions name Orlvane: if that is the customer, --customer "Orlvane" reads it"#));
    let read = fill("read", &["--customer", "Orlvane"]);
    assert!(read.contains("3 questions: 3 filled") && !read.contains("--customer"), "{read}");
}
