//! `vsq verify` as a person and a script run it.

use std::fs;

use serde_json::Value;

use crate::fixtures::{Place, TODAY, messages, results};
use crate::verify_fixtures::{ANSWERS, completed, original};

/// A folder with the original, an honest copy and one that was tampered with.
fn place() -> Place {
    let place = Place::new();
    place.write("q.xlsx", original());
    place.write("honest.xlsx", completed().pack());
    let mut tampered = completed();
    tampered.replace(ANSWERS, "COUNTA(C2:C8)", "1/0");
    place.write("tampered.xlsx", tampered.pack());
    place
}

#[test]
fn an_honest_copy_passes_and_one_that_was_tampered_with_does_not() {
    let place = place();
    let output = place.vsq(&["verify", "q.xlsx", "honest.xlsx"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(results(&output), "3 cells changed on 1 sheet, 3 of 14 parts changed, nothing else\n");
    let output = place.vsq(&["verify", "q.xlsx", "tampered.xlsx"]);
    assert_eq!(output.status.code(), Some(1));
    insta::assert_snapshot!(results(&output), @r"
    Answers!H2: the formula changed (was “=COUNTA(C2:C8)”, is “=1/0”)
    3 cells changed on 1 sheet, 3 of 14 parts changed, 1 fault
    ");
    assert_eq!(messages(&output), "");
}

#[test]
fn json_has_everything_and_a_name() {
    let place = place();
    let output = place.vsq(&["verify", "q.xlsx", "tampered.xlsx", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let mut printed: Value = serde_json::from_slice(&output.stdout).unwrap();
    for file in ["original", "completed"] {
        assert_eq!(printed[file]["sha256"].as_str().unwrap().len(), 64);
        printed[file]["sha256"] = Value::Null;
    }
    printed["cells"].as_array_mut().unwrap().truncate(1);
    insta::assert_snapshot!(serde_json::to_string_pretty(&printed).unwrap(), @r#"
    {
      "schema": "vsq.verify/1",
      "clean": false,
      "with_report": false,
      "original": {
        "path": "q.xlsx",
        "sha256": null
      },
      "completed": {
        "path": "tampered.xlsx",
        "sha256": null
      },
      "faults": [
        {
          "kind": "formula_changed",
          "sheet": "Answers",
          "cell": "H2",
          "was": "=COUNTA(C2:C8)",
          "is": "=1/0"
        }
      ],
      "faults_left_out": 0,
      "notes": [],
      "parts": 14,
      "parts_changed": [
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml"
      ],
      "cells": [
        {
          "sheet": "Answers",
          "cell": "C2",
          "was": "",
          "is": "Yes"
        }
      ]
    }
    "#);
}

#[test]
fn what_cannot_be_compared_is_a_mistake_of_the_user() {
    let place = place();
    place.write("q.csv", "No.,Question,Answer\n1,Is data encrypted?,\n");
    place.write("report.json", "{}");
    for arguments in [
        &["verify", "q.csv", "honest.xlsx"][..],
        &["verify", "q.xlsx", "nowhere.xlsx"],
        &["verify", "q.xlsx", "honest.xlsx", "--report", "report.json"],
        &["verify", "q.xlsx"],
    ] {
        let output = place.vsq(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(results(&output), "");
        assert!(!messages(&output).is_empty());
    }
}

#[test]
fn a_fill_and_its_report_are_proved() {
    let place = Place::new();
    let fill = ["fill", "form.xlsx", "--bank", "bank", "--today", TODAY, "--report", "report.json"];
    assert_eq!(place.vsq(&fill).status.code(), Some(0));
    let verify = ["verify", "form.xlsx", "form.completed.xlsx", "--report", "report.json"];
    let output = place.vsq(&verify);
    assert_eq!(output.status.code(), Some(0), "{}", results(&output));
    assert!(results(&output).ends_with("nothing else\n") && !results(&output).starts_with('0'), "{}", results(&output));
    // One value of the report is another.
    let mut report: Value = serde_json::from_slice(&fs::read(place.path("report.json")).unwrap()).unwrap();
    let questions = report["files"][0]["questions"].as_array_mut().unwrap();
    let filled = questions.iter_mut().find(|question| question["status"] == "filled").unwrap();
    filled["writes"][0]["value"] = Value::from("something else");
    place.write("report.json", report.to_string());
    let output = place.vsq(&verify);
    assert_eq!(output.status.code(), Some(1));
    assert!(results(&output).contains("the report states another value"), "{}", results(&output));
}
