//! `vsq fill` on a small questionnaire: what is written, what is left blank and why, and that nothing else changes.

use std::collections::BTreeMap;
use std::fs;

use assert_cmd::Command;
use calamine::{Reader, Xlsx, open_workbook};
use serde_json::Value;

use crate::fixtures::{Place, QUESTIONS, TODAY, messages, results};

/// Fills the small questionnaire; gives the report's questions and the cells of the completed copy.
fn filled(place: &Place, more: &[&str]) -> (Vec<Value>, BTreeMap<String, String>) {
    let mut arguments = vec!["fill", "form.xlsx", "--bank", "bank", "--force", "--json"];
    if !more.contains(&"--today") {
        arguments.extend(["--today", TODAY]);
    }
    arguments.extend(more);
    let output = place.vsq(&arguments);
    assert_eq!(output.status.code(), Some(0), "{}", messages(&output));
    let report: Value = serde_json::from_str(&results(&output)).unwrap();
    assert_eq!(report["schema"], "vsq.fill/1");
    let mut workbook: Xlsx<_> = open_workbook(place.path("form.completed.xlsx")).unwrap();
    let range = workbook.worksheet_range("Security").unwrap();
    let (top, left) = range.start().unwrap();
    let cells = range.used_cells().map(|(row, column, text)| {
        let letter = char::from(b'A' + u8::try_from(column + left as usize).unwrap());
        (format!("{letter}{}", row + top as usize + 1), text.to_string())
    });
    (report["files"][0]["questions"].as_array().unwrap().clone(), cells.collect())
}

fn statuses(questions: &[Value]) -> Vec<&str> {
    questions.iter().map(|question| question["status"].as_str().unwrap()).collect()
}

fn reasons(question: &Value) -> String {
    question["reasons"].as_array().unwrap().iter().map(|reason| reason.as_str().unwrap()).collect::<Vec<_>>().join("; ")
}

#[test]
fn only_what_the_bank_supports_is_written_and_the_rest_says_why_not() {
    let place = Place::new();
    let (questions, cells) = filled(&place, &[]);
    assert_eq!(questions.len(), QUESTIONS.len());
    let expected = ["filled", "filled", "filled", "review", "review", "review", "review", "unanswered", "kept"];
    assert_eq!(statuses(&questions), expected);
    assert_eq!(cells["C5"], "No");
    assert_eq!(cells["D5"], "Customer data is not sold.");
    assert_eq!(cells["C6"], "Yes");
    assert_eq!(cells["D6"], "Exported pictures carry a watermark. This holds on the Plus plan.");
    assert_eq!(cells["C7"], "No");
    assert_eq!(cells["D7"], "A pilot with carrier pigeons is on the roadmap. Planned for Q4 2026.");
    for (row, why) in [(3, "draft"), (4, "expired 2026-06-30"), (5, "non-disclosure"), (6, "internal")] {
        assert!(reasons(&questions[row]).contains(why), "{}", reasons(&questions[row]));
        assert!(!cells.contains_key(&format!("C{}", row + 5)));
    }
    assert_eq!(cells["C13"], "No");
    assert!(!cells.contains_key("D13"));
}

#[test]
fn terms_decide_what_may_be_said() {
    let place = Place::new();
    let (_, cells) = filled(&place, &["--plan", "Plus"]);
    assert_eq!(cells["D6"], "Exported pictures carry a watermark.");
    let (questions, cells) = filled(&place, &["--plan", "basic"]);
    assert_eq!(questions[1]["status"], "review");
    assert!(!cells.contains_key("C6"));
    let (questions, _) = filled(&place, &["--allow-disclosure", "nda"]);
    assert_eq!(statuses(&questions)[5..7], ["filled", "review"]);
    let (questions, _) = filled(&place, &["--today", "2027-01-01"]);
    assert!(reasons(&questions[2]).contains("has passed"), "{}", reasons(&questions[2]));
    let (questions, cells) = filled(&place, &["--overwrite-answers"]);
    assert_eq!(questions[8]["status"], "filled");
    assert!(cells.contains_key("D13"));
}

#[test]
fn an_overdue_plan_is_looked_at_whatever_is_asked_of_it() {
    for (today, expected) in [("2026-07-01", "filled"), ("2028-01-01", "review")] {
        for question in ["What is your SOC 2 status?", "Which security certifications do you hold?"] {
            let mut ask = Command::cargo_bin("vsq").unwrap();
            ask.args(["ask", question, "--bank", "tests/labels/invented/tidewick/bank", "--json", "--today", today]);
            let told: Value = serde_json::from_slice(&ask.assert().success().get_output().stdout).unwrap();
            assert_eq!(told["proposal"]["status"], expected, "{question} {today}");
        }
    }
}

#[test]
fn an_overlay_speaks_for_one_customer() {
    let place = Place::new();
    place.write("customer/bank.json", r#"{ "format": 1, "organisation": { "name": "Lindgren Works" } }"#);
    place.write(
        "customer/controls.json",
        r#"[{ "id": "sale", "questions": ["Do you sell customer data?"], "stance": "no", "answer": "The contract forbids any sale." }]"#,
    );
    let (_, cells) = filled(&place, &["--overlay", "customer"]);
    assert_eq!(cells["D5"], "The contract forbids any sale.");
}

#[test]
fn the_same_bytes_whatever_the_number_of_threads() {
    let place = Place::new();
    for name in ["a", "b", "c", "d"] {
        fs::copy(place.path("form.xlsx"), place.path(&format!("{name}.xlsx"))).unwrap();
    }
    let mut outputs = Vec::new();
    for (jobs, files) in
        [("1", ["a.xlsx", "b.xlsx", "c.xlsx", "d.xlsx"]), ("8", ["d.xlsx", "b.xlsx", "a.xlsx", "c.xlsx"])]
    {
        let mut arguments = vec!["fill", "--bank", "bank", "--today", TODAY, "--out", jobs, "--jobs", jobs];
        arguments.extend(files);
        let output = place.vsq(&arguments);
        assert_eq!(output.status.code(), Some(0), "{}", messages(&output));
        let completed =
            ["a", "b", "c", "d"].map(|name| fs::read(place.path(&format!("{jobs}/{name}.completed.xlsx"))).unwrap());
        outputs.push(completed);
    }
    assert_eq!(outputs[0], outputs[1]);
    assert_eq!(outputs[0][0], outputs[0][3]);
}

#[test]
fn the_input_is_never_written_and_only_answer_cells_differ() {
    let place = Place::new();
    let before = fs::read(place.path("form.xlsx")).unwrap();
    let (questions, cells) = filled(&place, &[]);
    assert_eq!(fs::read(place.path("form.xlsx")).unwrap(), before);
    let written: BTreeMap<String, String> = questions
        .iter()
        .flat_map(|question| question["writes"].as_array().unwrap().clone())
        .map(|write| (write["cell"].as_str().unwrap().to_owned(), write["value"].as_str().unwrap().to_owned()))
        .collect();
    let mut original: Xlsx<_> = open_workbook(place.path("form.xlsx")).unwrap();
    let range = original.worksheet_range("Security").unwrap();
    for (at, text) in &cells {
        let (column, row) = at.split_at(1);
        let position = (row.parse::<u32>().unwrap() - 1, u32::from(column.as_bytes()[0] - b'A'));
        let was = range.get_value(position).map(ToString::to_string).unwrap_or_default();
        assert_eq!(text, written.get(at).unwrap_or(&was), "{at}");
    }
    assert_eq!(written.len(), 6);
}

#[test]
fn the_summary_says_what_was_done_and_the_reports_say_all() {
    let place = Place::new();
    let output = place.vsq(&["fill", "form.xlsx", "--bank", "bank", "--today", TODAY, "--report", "run.md"]);
    let summary = results(&output);
    assert!(summary.contains("9 questions: 3 filled, 4 for review, 1 unanswered, 1 kept"), "{summary}");
    assert!(summary.contains("expired 2026-06-30"), "{summary}");
    assert!(summary.contains("form.completed.xlsx"), "{summary}");
    let markdown = fs::read_to_string(place.path("run.md")).unwrap();
    assert!(
        markdown.contains("| Security!B5 | Do you sell customer data? | filled | No; Customer data is not sold. |"),
        "{markdown}"
    );
    let output =
        place.vsq(&["fill", "form.xlsx", "--bank", "bank", "--today", TODAY, "--force", "--report", "run.json"]);
    assert_eq!(output.status.code(), Some(0));
    let report: Value = serde_json::from_slice(&fs::read(place.path("run.json")).unwrap()).unwrap();
    assert_eq!(report["counts"]["filled"], 3);
    assert_eq!(report["files"][0]["input"]["sha256"].as_str().unwrap().len(), 64);
}

#[test]
fn a_tunnel_stays_a_secret() {
    let place = Place::new();
    let (_, cells) = filled(&place, &["--allow-disclosure", "nda"]);
    assert!(cells.values().all(|text| !text.contains("secret")));
    let output = place.vsq(&["fill", "form.xlsx", "--bank", "bank", "--allow-disclosure", "internal"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn the_report_as_a_workbook_has_a_row_a_question_and_no_formula() {
    let place = Place::new();
    let arguments = ["fill", "form.xlsx", "--bank", "bank", "--today", TODAY, "--force", "--report", "run.xlsx"];
    assert_eq!(place.vsq(&arguments).status.code(), Some(0));
    let first = fs::read(place.path("run.xlsx")).unwrap();
    assert_eq!(place.vsq(&arguments).status.code(), Some(0));
    assert_eq!(fs::read(place.path("run.xlsx")).unwrap(), first, "the same run, the same bytes");
    let mut workbook: Xlsx<_> = open_workbook(place.path("run.xlsx")).unwrap();
    let rows = workbook.worksheet_range("Questions").unwrap();
    assert_eq!(rows.height(), QUESTIONS.len() + 1);
    let text = |row: u32, column: u32| rows.get_value((row, column)).unwrap().to_string();
    assert_eq!((text(1, 5), text(1, 6), text(1, 8)), (QUESTIONS[0].to_owned(), "Filled".to_owned(), text(1, 8)));
    assert!(text(4, 7).starts_with("(proposed) "), "{}", text(4, 7));
    assert_eq!(workbook.worksheet_range("Summary").unwrap().get_value((4, 1)).unwrap().to_string(), "Filled");
    assert!(workbook.worksheet_formula("Questions").unwrap().is_empty());
}
