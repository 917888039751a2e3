//! `vsq inspect` as a person and a script run it.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

const QUESTIONS: &str = "No.,Question,Answer,Comment\n\
    1,Is customer data encrypted at rest?,,\n\
    2,\"If so, which cipher is used?\",,\n\
    3,Are backups tested?,Yes,Every quarter.\n";

/// The program with a home of its own, so that no layout of the person who runs the tests is found.
fn vsq(home: &Path) -> Command {
    let mut command = Command::cargo_bin("vsq").unwrap();
    command.env("HOME", home).env("XDG_CONFIG_HOME", home.join("config")).env_remove("NO_COLOR");
    command
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn json_names_every_question_with_its_cells() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("questions.csv");
    fs::write(&file, QUESTIONS).unwrap();
    let output = vsq(home.path()).args(["inspect", "--json"]).arg(&file).assert().success().get_output().clone();
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(value["schema"], "vsq.inspect/1");
    assert_eq!(value["file"], "questions.csv");
    let questions = value["sheets"][0]["questions"].as_array().unwrap();
    assert_eq!(questions.len(), 3);
    assert_eq!(questions[1]["parent"], "B2");
    assert_eq!(questions[2]["question_cell"], "B4");
    assert_eq!(questions[2]["row"], 4);
    assert_eq!(questions[2]["number"], "3");
    assert_eq!(questions[2]["answer_cells"], serde_json::json!({ "response": "C4", "comment": "D4" }));
    assert_eq!(questions[2]["states"]["C4"], "answered");
    assert_eq!(questions[0]["states"]["C2"], "empty");
}

#[test]
fn the_drawing_shows_control_characters_and_no_colour_in_a_file() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("q.csv");
    fs::write(&file, QUESTIONS.replace("Are backups", "Are\u{1b}[2J backups")).unwrap();
    let output = vsq(home.path()).args(["inspect", "--explain"]).arg(&file).assert().success().get_output().clone();
    let drawn = text(&output.stdout);
    assert!(drawn.contains("Are␛[2J backups tested?") && !drawn.contains('\u{1b}'), "{drawn}");
    assert!(drawn.contains("reply C2") && drawn.contains("column C: replies (captioned `Answer`"), "{drawn}");
}

#[test]
fn nothing_found_is_said_with_what_to_do_and_exit_status_2() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("list.csv");
    fs::write(&file, "Question\nIs data encrypted?\nAre backups tested?\nAre logs kept?\n").unwrap();
    let output = vsq(home.path()).arg("inspect").arg(&file).assert().code(2).get_output().clone();
    let said = text(&output.stderr);
    assert!(said.contains("no column for replies") && said.contains("--layout"), "{said}");
}

#[test]
fn boxes_beside_what_does_not_ask_are_told_of_and_read_once_a_layout_names_them() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("boxes.csv");
    fs::write(&file, "☐,Doors are locked.\n☐,Windows are shut.\n☐,Alarms are set.\n").unwrap();
    let output = vsq(home.path()).arg("inspect").arg(&file).assert().code(2).get_output().clone();
    assert!(text(&output.stderr).contains("column A has boxes to tick"), "{}", text(&output.stderr));
    let layout = home.path().join("boxes.json");
    let table = r#"{ "question": "B", "choices": { "A": "Yes" } }"#;
    let sheet = format!(r#"{{ "sheet": "boxes", "tables": [{table}] }}"#);
    fs::write(&layout, format!(r#"{{ "schema": "vsq.layout/1", "name": "boxes", "sheets": [{sheet}] }}"#)).unwrap();
    let mut inspect = vsq(home.path());
    let output = inspect.args(["inspect", "--json", "--layout"]).arg(&layout).arg(&file).assert().success();
    let value: Value = serde_json::from_slice(&output.get_output().stdout).unwrap();
    let questions = value["sheets"][0]["questions"].as_array().unwrap();
    assert_eq!(questions.len(), 3);
    assert_eq!(questions[1]["answer_cells"], serde_json::json!({ "choices": { "Yes": "A2" } }));
}

#[test]
fn a_saved_layout_is_corrected_and_found_again() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("list.csv");
    fs::write(&file, "Question,Who,What\nIs data encrypted?,,\nAre backups tested?,,\nAre logs kept?,,\n").unwrap();
    vsq(home.path()).arg("inspect").arg(&file).assert().code(2);
    let output = vsq(home.path()).args(["inspect", "--save-layout"]).arg(&file).assert().success().get_output().clone();
    let said = text(&output.stderr);
    let path =
        said.lines().find_map(|line| line.strip_prefix("layout written to ")).unwrap_or_else(|| panic!("{said}"));
    let layout = fs::read_to_string(path).unwrap();
    fs::write(path, layout.replace("\"question\": \"A\"", "\"question\": \"A\", \"response\": \"C\"")).unwrap();
    let output = vsq(home.path()).args(["inspect", "--json"]).arg(&file).assert().success().get_output().clone();
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(value["layout"], "list");
    assert_eq!(value["sheets"][0]["questions"][2]["answer_cells"]["response"], "C4");
    // It is the person's: it is neither overwritten nor used where it is not wanted.
    vsq(home.path()).args(["inspect", "--save-layout"]).arg(&file).assert().code(2);
    vsq(home.path()).args(["inspect", "--no-layouts"]).arg(&file).assert().code(2);
    let copy = home.path().join("mine.json");
    fs::rename(path, &copy).unwrap();
    vsq(home.path()).arg("inspect").arg(&file).assert().code(2);
    vsq(home.path()).args(["inspect", "--layout"]).arg(&copy).arg(&file).assert().success();
    fs::write(&copy, "{}").unwrap();
    let output =
        vsq(home.path()).args(["inspect", "--layout"]).arg(&copy).arg(&file).assert().code(2).get_output().clone();
    assert!(text(&output.stderr).contains("mine.json is no layout"));
}

#[test]
fn two_readings_equally_good_are_said_with_how_to_settle_them_and_nothing_is_written() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("twice.csv");
    fs::write(&file, "Question,Response,Response\nIs data encrypted?,,\nAre backups tested?,,\nAre logs kept?,,\n")
        .unwrap();
    let bank = Path::new(env!("CARGO_MANIFEST_DIR")).join("answers/wemalo");
    let inspect = vsq(home.path()).arg("inspect").arg(&file).assert().code(2).get_output().clone();
    let mut fill = vsq(home.path());
    let fill = fill.args(["fill", "--today", "2026-07-01", "--bank"]).arg(&bank).arg(&file);
    let fill = fill.assert().code(2).get_output().clone();
    let mut review = vsq(home.path());
    let review =
        review.args(["review", "--plain", "--bank"]).arg(&bank).arg(&file).assert().code(2).get_output().clone();
    for said in [text(&inspect.stderr), text(&fill.stderr), text(&review.stderr)] {
        assert!(said.contains("columns B and C could each take the replies"), "{said}");
        assert!(said.contains("--layout") && said.contains("--save-layout"), "{said}");
    }
    let left: Vec<_> = fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["twice.csv"]);
}
