//! `vsq fill` on many questionnaires: what is an input, what comes out, and that neither order nor threads show in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::fixtures::{Place, QUESTIONS, TODAY, messages, questionnaire, results};

/// A place with an inbox of six questionnaires, one of them in a folder of its own.
pub fn inbox() -> Place {
    let place = Place::new();
    for name in ["a", "b", "c", "d", "e"] {
        place.write(&format!("inbox/{name}.xlsx"), fs::read(place.path("form.xlsx")).unwrap());
    }
    fs::create_dir(place.path("inbox/more")).unwrap();
    questionnaire(&place.path("inbox/more/a.xlsx"));
    place
}

/// What every fill is told.
pub const FILL: [&str; 5] = ["fill", "--bank", "bank", "--today", TODAY];

/// Runs a fill that must succeed; gives what it wrote to standard output.
pub fn fill(place: &Place, more: &[&str]) -> String {
    let output = place.vsq(&[&FILL, more].concat());
    assert_eq!(output.status.code(), Some(0), "{}", messages(&output));
    results(&output)
}

/// Runs a fill that must end with this status; gives what it wrote to standard error.
fn told(place: &Place, more: &[&str], status: i32) -> String {
    let output = place.vsq(&[&FILL, more].concat());
    assert_eq!(output.status.code(), Some(status), "{}", messages(&output));
    messages(&output)
}

/// The files below a folder by their path in it, ledgers included.
pub fn tree(place: &Place, folder: &str) -> BTreeMap<String, Vec<u8>> {
    let folder = place.path(folder);
    let within = |path: &Path| path.strip_prefix(&folder).ok().map(|path| path.display().to_string());
    place.files().into_iter().filter_map(|(path, bytes)| Some((within(&path)?, bytes))).collect()
}

const COPIES: [&str; 6] = ["a", "b", "c", "d", "e", "more/a"];

#[test]
fn a_folder_is_filled_with_the_folders_in_it() {
    let place = inbox();
    let before = tree(&place, "inbox");
    let table = fill(&place, &["inbox", "--out", "done"]);
    assert_eq!(tree(&place, "inbox"), before, "an input was written to");
    let done = tree(&place, "done");
    for name in COPIES {
        assert!(done.contains_key(&format!("{name}.completed.xlsx")), "{name}");
    }
    let sums = table.lines().last().unwrap().split_whitespace().collect::<Vec<_>>();
    assert_eq!(sums, ["6", "files", "18", "24", "6", "6", "0"], "{table}");
    assert_eq!(done["a.completed.xlsx"], done["b.completed.xlsx"], "equal questions are answered equally");
}

#[test]
fn neither_threads_nor_order_show_in_copies_ledgers_or_reports() {
    let place = inbox();
    fill(&place, &["inbox", "--out", "one", "--jobs", "1"]);
    fill(&place, &["inbox", "--out", "eight", "--jobs", "8"]);
    fill(&place, &["inbox/e.xlsx", "inbox/c.xlsx", "inbox", "--out", "other", "--jobs", "3"]);
    assert_eq!(tree(&place, "one"), tree(&place, "eight"));
    assert_eq!(tree(&place, "one"), tree(&place, "other"));
    for form in ["json", "md", "xlsx"] {
        let [one, eight] = ["1", "8"].map(|jobs| {
            let report = format!("{jobs}.{form}");
            fill(&place, &["inbox", "--out", "again", "--force", "--jobs", jobs, "--report", &report]);
            fs::read(place.path(&report)).unwrap()
        });
        assert!(one == eight, "the {form} report differs");
    }
}

#[test]
fn the_report_of_a_batch_says_of_each_file_what_its_own_would() {
    let place = inbox();
    let report =
        |more: &[&str]| -> Value { serde_json::from_str(&fill(&place, &[more, &["--json"]].concat())).unwrap() };
    let both = report(&["inbox/a.xlsx", "inbox/b.xlsx", "--out", "both"]);
    let alone = report(&["inbox/b.xlsx", "--out", "both", "--force"]);
    assert_eq!(both["files"][1], alone["files"][0]);
    assert_eq!(both["counts"]["filled"], 6);
    fill(&place, &["inbox/a.xlsx", "inbox/b.xlsx", "--out", "both", "--force", "--report", "both.json"]);
    assert_eq!(serde_json::from_slice::<Value>(&fs::read(place.path("both.json")).unwrap()).unwrap(), both);
}

#[test]
fn patterns_name_what_they_match_and_completed_copies_are_passed_over() {
    let place = inbox();
    fill(&place, &["inbox/[ab].xlsx"]);
    assert!(place.path("inbox/b.completed.xlsx").exists() && !place.path("inbox/c.completed.xlsx").exists());
    place.write("inbox/~$c.xlsx", "lock");
    // The shell would name the copies and the lock too.
    let said = told(&place, &["inbox/*.xlsx", "--resume"], 0);
    assert!(said.contains("passed over: inbox/a.completed.xlsx is a completed copy"), "{said}");
    assert!(said.contains("passed over: inbox/~$c.xlsx is a lock file"), "{said}");
    assert!(place.path("inbox/e.completed.xlsx").exists());
    assert!(!place.path("inbox/a.completed.completed.xlsx").exists());
}

#[test]
fn nothing_is_written_where_two_inputs_would_share_an_output() {
    let place = inbox();
    let before = place.files();
    let said = told(&place, &["inbox/a.xlsx", "inbox/more/a.xlsx", "--out", "done"], 2);
    assert!(said.contains("would both become done/a.completed.xlsx"), "{said}");
    place.write("inbox/a.csv", "Question,Answer\n");
    assert!(told(&place, &["inbox", "--out", "done"], 2).contains("would both become"));
    fs::remove_file(place.path("inbox/a.csv")).unwrap();
    assert_eq!(place.files(), before);
}

#[test]
fn one_bad_file_is_told_and_passed_over() {
    let place = inbox();
    place.write("inbox/bad.xlsx", "Dear customer,");
    let output = place.vsq(&[&FILL[..], &["inbox", "--out", "done", "--report", "run.json"]].concat());
    assert_eq!(output.status.code(), Some(3));
    assert!(messages(&output).contains("vsq: inbox/bad.xlsx: "), "{}", messages(&output));
    assert!(results(&output).contains("inbox/bad.xlsx"), "{}", results(&output));
    let report: Value = serde_json::from_slice(&fs::read(place.path("run.json")).unwrap()).unwrap();
    assert_eq!(report["files"].as_array().unwrap().len(), 6);
    assert_eq!(report["failures"][0]["input"], "inbox/bad.xlsx");
    assert_eq!(tree(&place, "done").keys().filter(|name| name.ends_with(".completed.xlsx")).count(), 6);
}

#[test]
fn delimited_text_comes_back_as_text_on_request() {
    let place = Place::new();
    let rows: String = QUESTIONS.iter().map(|question| format!("\"{question}\";;\r\n")).collect();
    place.write("form.csv", format!("\u{FEFF}Question;Answer;Comments\r\n{rows}"));
    fill(&place, &["form.csv", "--format", "csv"]);
    let text = fs::read_to_string(place.path("form.completed.csv")).unwrap();
    assert!(text.starts_with("\u{FEFF}Question;Answer;Comments\r\n"), "{text}");
    assert!(text.contains("Do you sell customer data?;No. Customer data is not sold."), "{text}");
    assert!(told(&place, &["form.xlsx", "--format", "csv"], 2).contains("no delimited text"));
}

#[test]
fn a_layout_file_says_where_the_questions_are() {
    let place = Place::new();
    place.write(
        "mine.json",
        r#"{"schema":"vsq.layout/1","name":"mine","sheets":[{"sheet":"Security","tables":[{"rows":"5-6","question":"B","response":"C"}]}]}"#,
    );
    let report: Value = serde_json::from_str(&fill(&place, &["form.xlsx", "--layout", "mine.json", "--json"])).unwrap();
    assert_eq!(report["files"][0]["questions"].as_array().unwrap().len(), 2);
    assert!(told(&place, &["form.xlsx", "--force", "--layout", "form.xlsx"], 2).contains("is no layout"));
}
