//! Banks as a person meets them: `vsq check`, `vsq schema`, and folders that are broken or hostile.

use proptest::prelude::*;
use serde_json::{Value, json};
use vsq::bank::load::load_sources;
use vsq::bank::source::Source;
use vsq::bank::topics::Topics;

use crate::fixtures::{Place, TODAY, messages, results};

fn check<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["check", "--bank", "bank", "--today", TODAY], more].concat()
}

const SOUND: &str = r#"{ "organisation": { "name": "Lindgren Works" }, "reviewed": "2026-06-30" }"#;
const CONTROL: &str = r#"[{ "id": "a", "questions": ["Is it so?"], "answer": "It is so.", "owner": "ada",
  "evidence": [{ "title": "Handbook" }] }]"#;

#[test]
fn a_sound_bank_is_told_in_one_line() {
    let place = Place::new();
    place.write("bank/bank.json", SOUND);
    place.write("bank/controls.json", CONTROL);
    let output = place.vsq(&check(&[]));
    assert_eq!(output.status.code(), Some(0), "{}", messages(&output));
    let said = results(&output);
    assert!(said.starts_with("bank: ") && said.ends_with(" answers, 0 errors, 0 warnings\n"), "{said}");
}

#[test]
fn faults_are_grouped_by_file_with_their_places_and_hints() {
    let place = Place::new();
    place.write("bank/bank.json", SOUND);
    place.write(
        "bank/controls.json",
        "[\n  { \"id\": \"a\", \"question\": [\"Is it so?\"], \"answer\": \"It is.\" },\n  7\n]",
    );
    place.write("bank/retention.json", r#"{ "records": [{ "id": "x", "data": "log" }] }"#);
    let output = place.vsq(&check(&[]));
    assert_eq!(output.status.code(), Some(1));
    insta::assert_snapshot!(results(&output), @r#"
    controls.json
      2:3       error    [0]: `questions` is missing
      2:28      error    [0].question: unknown field `question`
                         did you mean `questions`?
      3:3       error    [1]: an object is needed here
                         write { … }

    retention.json
      1:36      error    records[0].data: `log` is not known here
                         did you mean `logs`?

    bank: 4 errors, 0 warnings
    "#);
}

#[test]
fn json_tells_the_same_and_says_its_version() {
    let place = Place::new();
    place.write("bank/bank.json", SOUND);
    place.write("bank/controls.json", CONTROL.replace("answer\"", "anwser\""));
    let output = place.vsq(&check(&["--json"]));
    assert_eq!(output.status.code(), Some(1));
    let report: Value = serde_json::from_str(&results(&output)).unwrap();
    assert_eq!(report["schema"], "vsq.check/1");
    assert_eq!((&report["errors"], &report["warnings"]), (&json!(2), &json!(0)));
    assert_eq!(
        report["findings"][1],
        json!({
            "file": "controls.json", "line": 1, "column": 53, "path": "[0].anwser", "severity": "error",
            "message": "unknown field `anwser`", "hint": "did you mean `answer`?"
        })
    );
}

#[test]
fn warnings_do_not_fail_a_check() {
    let place = Place::new();
    place.write("bank/bank.json", SOUND);
    place.write("bank/controls.json", CONTROL.replace(r#""owner": "ada","#, ""));
    let output = place.vsq(&check(&[]));
    assert_eq!(output.status.code(), Some(0));
    assert!(results(&output).contains("no owner: a"), "{}", results(&output));
}

#[test]
fn an_overlay_is_checked_with_the_bank() {
    let place = Place::new();
    place.write("bank/bank.json", SOUND);
    place.write("theirs/controls.json", r#"[{ "id": "b" }]"#);
    let output = place.vsq(&check(&["--overlay", "theirs"]));
    assert_eq!(output.status.code(), Some(1));
    assert!(results(&output).contains("overlay/controls.json"), "{}", results(&output));
}

#[test]
fn the_example_banks_are_clean_and_follow_the_schema() {
    let schema: Value = serde_json::from_str(include_str!("../../docs/bank.schema.json")).unwrap();
    let validator = |name: &str| {
        let mut schema = schema.clone();
        schema["anyOf"] = json!([{ "$ref": format!("#/$defs/{name}") }]);
        jsonschema::validator_for(&schema).unwrap()
    };
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = 0;
    for bank in std::fs::read_dir(root.join("answers")).unwrap().map(|entry| entry.unwrap().path()) {
        for name in ["bank", "controls", "subprocessors", "encryption", "retention"] {
            let Ok(text) = std::fs::read_to_string(bank.join(format!("{name}.json"))) else { continue };
            let json: Value = serde_json::from_str(&text).unwrap();
            let faults: Vec<String> = validator(name).iter_errors(&json).map(|error| error.to_string()).collect();
            assert!(faults.is_empty(), "{}/{name}: {faults:?}", bank.display());
            files += 1;
        }
        let folder = bank.display().to_string();
        let output = Place::new().vsq(&["check", "--bank", &folder, "--today", TODAY]);
        assert_eq!(output.status.code(), Some(0), "{}", results(&output));
    }
    let topics = validator("topic");
    let folder = std::fs::read_dir(root.join("templates/topics")).unwrap().map(|entry| entry.unwrap().path());
    for topic in folder.filter(|path| path.extension().is_some_and(|extension| extension == "json")) {
        let json: Value = serde_json::from_str(&std::fs::read_to_string(&topic).unwrap()).unwrap();
        let faults: Vec<String> = topics.iter_errors(&json).map(|error| error.to_string()).collect();
        assert!(faults.is_empty(), "{}: {faults:?}", topic.display());
    }
    assert!(files >= 5, "no example banks were found");
}

#[test]
fn the_schema_that_is_shipped_is_the_one_that_the_types_give() {
    let printed = results(&Place::new().vsq(&["schema"]));
    let shipped = include_str!("../../docs/bank.schema.json");
    assert!(printed == shipped, "docs/bank.schema.json is out of date: vsq schema > docs/bank.schema.json");
}

#[test]
fn the_schema_refuses_what_the_program_refuses() {
    let schema: Value = serde_json::from_str(include_str!("../../docs/bank.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let control: Value = serde_json::from_str(CONTROL).unwrap();
    assert!(validator.is_valid(&control));
    for (name, value) in
        [("id", Value::Null), ("questions", json!("A?")), ("questons", json!([])), ("stance", json!("maybe"))]
    {
        let mut control = control.clone();
        control[0][name] = value;
        assert!(!validator.is_valid(&control), "{name}");
    }
}

/// The findings of a bank of these texts; that it returns at all is what the callers want to know.
fn loaded(files: &[(&str, &str)]) -> Vec<String> {
    let files: Vec<Source> = files.iter().map(|(name, text)| Source::new(*name, *text)).collect();
    let findings = match load_sources(&files, &[], &Topics::default()) {
        Ok(bank) => bank.warnings,
        Err(faults) => faults.findings,
    };
    findings.iter().map(ToString::to_string).collect()
}

#[test]
fn hostile_files_are_refused_and_not_followed() {
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(200_000), close.repeat(200_000));
    for text in [deep("[", "]"), deep("{\"a\":", "}"), deep("[", ""), "\"".repeat(100_000), "\u{0}".to_owned()] {
        for file in ["bank.json", "controls.json", "encryption.json"] {
            assert!(!loaded(&[("bank.json", SOUND), (file, &text)]).is_empty());
        }
    }
    let value = format!(r#"{{ "facts": {{ "a": {{ "value": {} }} }} }}"#, deep("{\"at_least\":", "}"));
    assert!(!loaded(&[("bank.json", &value)]).is_empty());
}

#[test]
fn a_bank_of_faults_is_told_in_bounded_words() {
    let records = vec![r#"{ "id": "", "x": 1, "y": [{}] }"#; 4_000].join(",");
    let findings = loaded(&[("bank.json", SOUND), ("controls.json", &format!("[{records}]"))]);
    assert_eq!(findings.len(), 1_001);
    assert!(findings[1_000].contains("only the first 1000"), "{}", findings[1_000]);
    let fields: Vec<String> = (0..5_000).map(|number| format!("\"field{number}\": 1")).collect();
    let findings = loaded(&[("bank.json", SOUND), ("controls.json", &format!("[{{ {} }}]", fields.join(",")))]);
    assert!(findings.len() <= 60, "{}", findings.len());
    let many = vec!["{}"; 5_001].join(",");
    assert!(loaded(&[("bank.json", SOUND), ("controls.json", &format!("[{many}]"))])[0].contains("at most 5000"));
}

fn any_json() -> impl Strategy<Value = Value> {
    let names = "id|questions|answer|stance|value|evidence|source|title|scope|plans|target|stages|for|records|complete|facts|organisation|name|ask|x";
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "(yes|no|P7D|TLS 1.2|2026-Q4|at_rest|logs|\\{\\{ facts.a.phrase \\}\\}|[a-z ]{0,8})".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 64, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map(names, inner, 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn no_json_in_any_file_makes_loading_panic(file in 0_usize..5, json in any_json()) {
        let name = vsq::bank::load::FILES[file];
        loaded(&[("bank.json", SOUND), (name, &json.to_string())]);
        let record = json!([json]).to_string();
        loaded(&[("bank.json", SOUND), ("controls.json", &record)]);
        loaded(&[("bank.json", SOUND), (name, &json!({ "records": [json] }).to_string())]);
        loaded(&[("bank.json", &json!({ "organisation": { "name": "A" }, "facts": { "a": json } }).to_string())]);
    }

    #[test]
    fn no_text_makes_loading_panic(text in "([\\[\\]{}\",:\\\\ \n]|id|true|1|é){0,60}") {
        for file in vsq::bank::load::FILES {
            loaded(&[("bank.json", SOUND), (file, &text)]);
        }
    }

    /// Whatever breaks a record, the fault of another one is still told.
    #[test]
    fn one_bad_record_does_not_hide_another(json in any_json()) {
        let controls = format!("[{json}, {{ \"id\": \"other\", \"questons\": [], \"answer\": \"A.\" }}]");
        let findings = loaded(&[("bank.json", SOUND), ("controls.json", &controls)]);
        prop_assert!(findings.iter().any(|finding| finding.contains("[1].questons")), "{:?}", findings);
    }
}
