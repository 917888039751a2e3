//! What a journal holds after whatever became of it.

use proptest::prelude::*;

use super::*;
use crate::response::decide::{Answer, Decision};
use crate::response::specimen::{desk, desk_of, questionnaire};

fn declined(at: usize, reason: &str) -> Step {
    Step::Decide(vec![(at, Some(Decision::Declined { reason: reason.to_owned() }))])
}

fn questioned(sha256: &str) -> Questioned {
    Questioned { sha256: sha256.to_owned(), path: PathBuf::from("/forms/form.xlsx") }
}

fn open(path: &Path) -> (Journal, Replayed) {
    Journal::open(path, &questioned("aa"), &desk()).unwrap()
}

#[test]
fn what_was_saved_is_there_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.jsonl");
    let steps = [declined(0, "why"), Step::Undo, Step::Redo, Step::Decide(vec![(0, None)])];
    let (mut journal, replayed) = open(&path);
    assert_eq!(replayed, Replayed::default());
    for step in &steps {
        journal.save(step).unwrap();
    }
    drop(journal);
    assert_eq!(open(&path).1.steps, steps);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.starts_with(r#"{"record":"questionnaire","format":1,"sha256":"aa","path":"/forms/form.xlsx"}"#));
    assert_eq!(text.lines().count(), 5, "opening again adds nothing");
}

#[test]
fn a_torn_last_line_is_dropped_at_whatever_byte_it_was_torn() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.jsonl");
    let (mut journal, _) = open(&path);
    journal.save(&declined(0, "first")).unwrap();
    let sound = fs::read(&path).unwrap().len();
    journal.save(&declined(1, "second")).unwrap();
    drop(journal);
    let whole = fs::read(&path).unwrap();
    for length in sound..whole.len() {
        fs::write(&path, &whole[..length]).unwrap();
        let (mut journal, replayed) = open(&path);
        assert_eq!(replayed.steps, [declined(0, "first")]);
        assert_eq!(replayed.repaired, length > sound);
        journal.save(&declined(2, "third")).unwrap();
        drop(journal);
        assert_eq!(open(&path).1.steps, [declined(0, "first"), declined(2, "third")]);
    }
}

#[test]
fn damage_above_the_last_line_is_told_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.jsonl");
    drop(open(&path));
    let mut text = fs::read_to_string(&path).unwrap();
    text.push_str("{}\n{\"record\":\"undo\"}\n");
    fs::write(&path, text).unwrap();
    let fault = Journal::open(&path, &questioned("aa"), &desk()).unwrap_err();
    assert!(matches!(fault, JournalError::Damaged { line: 2, .. }), "{fault}");
    fs::write(&path, r#"{"record":"questionnaire","format":9,"sha256":"aa","path":"p"}"#).unwrap();
    assert!(matches!(Journal::open(&path, &questioned("aa"), &desk()), Err(JournalError::Format { format: 9, .. })));
}

#[test]
fn a_second_instance_reads_and_cannot_write() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.jsonl");
    let (mut first, _) = open(&path);
    first.save(&declined(0, "why")).unwrap();
    let (mut second, replayed) = open(&path);
    assert!(second.is_read_only() && !first.is_read_only());
    assert_eq!(replayed.steps, [declined(0, "why")]);
    assert!(matches!(second.save(&Step::Undo), Err(JournalError::ReadOnly)));
    drop(first);
    assert!(!open(&path).0.is_read_only());
}

#[test]
fn a_changed_file_keeps_its_decisions_by_number_and_text() {
    let folder = tempfile::tempdir().unwrap();
    let first = in_folder(folder.path(), &questioned("aa")).unwrap();
    let (mut journal, _) = open(&first);
    journal.save(&declined(2, "kites")).unwrap();
    journal.save(&Step::Decide(vec![(6, Some(Decision::Answered(Answer::own("Blue."))))])).unwrap();
    drop(journal);
    // The same questions two rows further down, in a file of another digest.
    let second = in_folder(folder.path(), &questioned("bb")).unwrap();
    assert_ne!(first, second);
    let (_journal, replayed) = Journal::open(&second, &questioned("bb"), &desk_of(&questionnaire(2))).unwrap();
    assert!(replayed.carried_over);
    assert_eq!(replayed.lost, Vec::<String>::new());
    assert_eq!(replayed.steps[0], declined(2, "kites"));
    assert_eq!(fs::read_to_string(&first).unwrap().lines().count(), 3, "the earlier journal stays as it was");
    // A file that asks other questions: what cannot be placed is told.
    let names = [QuestionName { sheet: "S".to_owned(), cell: "A1".to_owned(), number: None, text: "Else?".to_owned() }];
    let (records, _) = records(&second, &fs::read(&second).unwrap()).unwrap();
    let replayed = replay(&records, &questioned("cc"), &names, false);
    assert_eq!(replayed.lost, ["2.1 Do you operate kites?", "2.5 Is your office painted green?"]);
    assert_eq!(replayed.steps.len(), 2, "undo keeps its place");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_makes_no_decision() {
    let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
    let names = placing::names(&desk());
    let mut journal = Journal { path: PathBuf::from("/dev/full"), file: Some((full, 0)), _lock: None, names };
    assert!(matches!(journal.save(&Step::Undo), Err(JournalError::Append { .. })));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn replaying_is_living_through_it(choices in prop::collection::vec((0_usize..9, 0_u8..6, "[a-z\"\\n]{0,5}"), 1..12)) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl");
        let mut lived = desk();
        let (mut journal, _) = Journal::open(&path, &questioned("aa"), &lived).unwrap();
        for (at, kind, text) in choices {
            let step = match kind {
                0 => Step::Undo,
                1 => Step::Redo,
                2 => Step::Decide(vec![(at, None)]),
                3 => declined(at, &text),
                _ => Step::Decide(vec![(at, Some(Decision::Answered(lived.current(at).with_text(&text))))]),
            };
            journal.save(&step).unwrap();
            lived.take(step);
        }
        drop(journal);
        let mut replayed = desk();
        for step in Journal::open(&path, &questioned("aa"), &replayed).unwrap().1.steps {
            replayed.take(step);
        }
        prop_assert_eq!(replayed.response(), lived.response());
        prop_assert_eq!(replayed.decisions(), lived.decisions());
    }
}
