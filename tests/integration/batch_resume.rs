//! `vsq fill --resume`, in pipelines and on a watched folder: what is done stays done, whatever ended the run.

use std::fs;
use std::io::Write as _;
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::batch::{FILL, fill, inbox, tree};
use crate::fixtures::{Place, TODAY, messages, results};

/// How long something is waited for before a test fails.
const PATIENCE: Duration = Duration::from_secs(60);

/// The program at work in the place's folder.
fn started(place: &Place, more: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vsq"));
    command.env_clear().env("HOME", place.path("home")).current_dir(place.path("."));
    command.args(FILL).args(more);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

fn wait_until(what: &str, happened: impl Fn() -> bool) {
    let begun = Instant::now();
    while !happened() {
        assert!(begun.elapsed() < PATIENCE, "waited in vain for {what}");
        thread::yield_now();
    }
}

/// A run that is killed while it reads the third of five files: a pipe that nobody writes to, so that it stands still.
#[cfg(unix)]
#[test]
fn a_killed_run_goes_on_to_the_bytes_of_one_that_was_not() {
    let place = inbox();
    fill(&place, &["inbox", "--out", "whole", "--report", "whole.json"]);
    let original = fs::read(place.path("inbox/c.xlsx")).unwrap();
    fs::remove_file(place.path("inbox/c.xlsx")).unwrap();
    let pipe = place.path("inbox/c.xlsx");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut run = started(&place, &["inbox/?.xlsx", "--out", "done", "--jobs", "1"]);
    wait_until("the second copy", || place.path("done/b.completed.xlsx").exists());
    run.kill().unwrap();
    run.wait().unwrap();
    assert!(!place.path("done/d.completed.xlsx").exists());
    // What the middle of a write leaves behind.
    place.write("done/.vsq-torn.part", &original[..100]);
    fs::remove_file(&pipe).unwrap();
    place.write("inbox/c.xlsx", original);
    let table = fill(&place, &["inbox", "--out", "done", "--resume", "--report", "done.json"]);
    assert!(table.lines().filter(|line| line.ends_with("done before")).count() >= 1, "{table}");
    assert_eq!(tree(&place, "done"), tree(&place, "whole"));
    let report = |name: &str| fs::read_to_string(place.path(name)).unwrap().replace("whole/", "done/");
    assert_eq!(report("done.json"), report("whole.json"));
}

#[test]
fn what_is_done_is_skipped_and_what_has_changed_is_done_anew() {
    let place = inbox();
    fill(&place, &["inbox", "--out", "done"]);
    let first = tree(&place, "done");
    let before = |table: &str| table.lines().filter(|line| line.ends_with("done before")).count();
    let resume = ["inbox", "--out", "done", "--resume"];
    assert_eq!(before(&fill(&place, &resume)), 6);
    // Another day may give other answers; here only those that had expired differ.
    assert_eq!(before(&fill(&place, &[&resume[..], &["--min-confidence", "1"]].concat())), 0);
    fill(&place, &resume);
    assert_eq!(tree(&place, "done"), first);
    // Without a ledger the copies are worked out again, and are what is there.
    fs::remove_file(place.path("done/.vsq-ledger.jsonl")).unwrap();
    assert_eq!(before(&fill(&place, &resume)), 6);
    assert_eq!(tree(&place, "done"), first);
    let changed = fs::read_to_string(place.path("bank/controls.json")).unwrap().replace("is not sold", "is never sold");
    place.write("bank/controls.json", changed);
    assert_eq!(before(&fill(&place, &resume)), 0);
    assert_ne!(tree(&place, "done")["a.completed.xlsx"], first["a.completed.xlsx"]);
}

#[test]
fn what_a_person_changed_in_a_copy_is_not_lost() {
    let place = inbox();
    fill(&place, &["inbox", "--out", "done"]);
    place.write("done/b.completed.xlsx", "edited by hand");
    let output = place.vsq(&[&FILL[..], &["inbox", "--out", "done", "--resume"]].concat());
    assert_eq!(output.status.code(), Some(3));
    assert!(messages(&output).contains("inbox/b.xlsx: done/b.completed.xlsx is there"), "{}", messages(&output));
    assert_eq!(fs::read(place.path("done/b.completed.xlsx")).unwrap(), b"edited by hand");
    fill(&place, &["inbox", "--out", "done", "--resume", "--force"]);
    assert_ne!(fs::read(place.path("done/b.completed.xlsx")).unwrap(), b"edited by hand");
}

fn piped(place: &Place, more: &[&str], input: &[u8]) -> Output {
    let mut run = started(place, more);
    let mut to = run.stdin.take().unwrap();
    // A run that refuses its arguments reads nothing.
    let _ = to.write_all(input);
    drop(to);
    run.wait_with_output().unwrap()
}

#[test]
fn a_pipeline_gives_the_bytes_that_a_file_would() {
    let place = Place::new();
    fill(&place, &["form.xlsx"]);
    let form = fs::read(place.path("form.xlsx")).unwrap();
    let before = place.files();
    let output = piped(&place, &["-", "--out", "-"], &form);
    assert_eq!(output.status.code(), Some(0), "{}", messages(&output));
    assert!(output.stdout == fs::read(place.path("form.completed.xlsx")).unwrap());
    assert!(messages(&output).contains("3 filled"), "{}", messages(&output));
    let csv = piped(&place, &["-", "--out", "-", "--format", "csv"], b"Question,Answer\nDo you sell customer data?,\n");
    assert_eq!(results(&csv), "Question,Answer\nDo you sell customer data?,No. Customer data is not sold.\n");
    for wrong in [&["-"][..], &["-", "--out", "-", "--json"], &["-", "form.xlsx", "--out", "-"]] {
        let output = piped(&place, wrong, &form);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{}", messages(&output));
    }
    assert_eq!(place.files(), before);
}

#[test]
fn what_arrives_in_a_watched_folder_is_filled() {
    let place = inbox();
    let mut run = started(&place, &["--watch", "inbox", "--out", "done"]);
    wait_until("what was there", || place.path("done/more/a.completed.xlsx").exists());
    place.write("inbox/late.xlsx", fs::read(place.path("form.xlsx")).unwrap());
    wait_until("what arrived", || place.path("done/late.completed.xlsx").exists());
    run.kill().unwrap();
    run.wait().unwrap();
    assert_eq!(tree(&place, "done")["late.completed.xlsx"], tree(&place, "done")["a.completed.xlsx"]);
}

#[test]
fn questions_are_answered_line_by_line_while_the_asker_waits() {
    let place = Place::new();
    let mut command = Command::new(env!("CARGO_BIN_EXE_vsq"));
    command.env_clear().env("HOME", place.path("home")).current_dir(place.path("."));
    command.args(["ask", "--bank", "bank", "--today", TODAY, "--jsonl"]);
    let mut run = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut to, from) = (run.stdin.take().unwrap(), run.stdout.take().unwrap());
    let mut answers = std::io::BufRead::lines(std::io::BufReader::new(from));
    for id in 0..3 {
        writeln!(to, "{{\"id\":{id},\"question\":\"Do you sell customer data?\"}}").unwrap();
        let answer: serde_json::Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        assert_eq!((answer["id"].as_u64(), answer["proposal"]["stance"].as_str()), (Some(id), Some("no")));
    }
    let long = format!("{{\"question\":\"{}\"}}\n", "x".repeat(1 << 20));
    let _ = to.write_all(long.as_bytes());
    drop(to);
    assert_eq!(run.wait().unwrap().code(), Some(2));
}

#[test]
fn questions_that_come_together_are_answered_in_their_order_up_to_the_first_that_is_none() {
    let place = Place::new();
    let questions: String = (0..600)
        .map(|id| match id {
            500 => "no question\n".to_owned(),
            id if id % 3 == 0 => format!("{{\"id\":{id},\"question\":\"Do you sell customer data?\"}}\n"),
            id => format!("{{\"id\":{id},\"question\":\"Is there a moat?\"}}\n\n"),
        })
        .collect();
    let output = place.vsq_reading(&["ask", "--bank", "bank", "--today", TODAY, "--jsonl"], &questions);
    let answers = results(&output);
    let answers: Vec<serde_json::Value> = answers.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), 500);
    for (id, answer) in answers.iter().enumerate() {
        assert_eq!(answer["id"].as_u64(), Some(id as u64));
        assert_eq!(answer["proposal"]["stance"].as_str(), (id % 3 == 0).then_some("no"));
    }
    assert_eq!(output.status.code(), Some(2));
    assert!(messages(&output).contains("is no question"), "{}", messages(&output));
}

/// The line that the documentation gives for GNU parallel, as it stands there; where that program is missing, `xargs` runs
/// the same commands side by side.
#[cfg(unix)]
#[test]
fn many_programs_fill_one_folder_side_by_side_as_documented() {
    let place = inbox();
    fs::remove_dir_all(place.path("inbox/more")).unwrap();
    fill(&place, &["inbox", "--out", "done"]);
    let whole = tree(&place, "done");
    fs::remove_dir_all(place.path("done")).unwrap();
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/batch.md")).unwrap();
    let documented = text.lines().find(|line| line.contains("| parallel -0 vsq fill")).unwrap();
    let there = Command::new("parallel").arg("--version").output().is_ok_and(|output| output.status.success());
    let side_by_side = if there { "parallel -0 " } else { "xargs -0 -P 4 -I {} " };
    let program = format!("{side_by_side}'{}' ", env!("CARGO_BIN_EXE_vsq"));
    let line = documented.replace("parallel -0 vsq ", &program).replace("answers/acme", "bank");
    for _ in 0..2 {
        let mut shell = Command::new("sh");
        shell.args(["-c", &line]).env("HOME", place.path("home")).current_dir(place.path("."));
        let output = shell.output().unwrap();
        assert!(output.status.success(), "{}", messages(&output));
    }
    let copies = |tree: std::collections::BTreeMap<String, Vec<u8>>| -> Vec<(String, Vec<u8>)> {
        tree.into_iter().filter(|(name, _)| name.ends_with(".xlsx")).collect()
    };
    assert_eq!(copies(tree(&place, "done")), copies(whole));
}
