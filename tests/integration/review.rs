//! `vsq review`: decisions made by keyboard, kept whatever happens, and written.

#[cfg(unix)]
mod leaving;
mod whole;

use std::collections::BTreeMap;
use std::fs;

use calamine::{Reader, Xlsx, open_workbook};

use crate::fixtures::{Place, TODAY, messages, results};
use crate::terminal::Terminal;

const REVIEW: [&str; 6] = ["review", "form.xlsx", "--bank", "bank", "--today", TODAY];

/// The answers and comments of the completed copy, by address.
fn completed(place: &Place) -> BTreeMap<String, String> {
    let mut workbook: Xlsx<_> = open_workbook(place.path("form.completed.xlsx")).unwrap();
    let range = workbook.worksheet_range("Security").unwrap();
    let (top, left) = range.start().unwrap();
    let cells = range.used_cells().map(|(row, column, text)| {
        let letter = char::from(b'A' + u8::try_from(column + left as usize).unwrap());
        (format!("{letter}{}", row + top as usize + 1), text.to_string())
    });
    cells.filter(|(at, _)| at.starts_with(['C', 'D'])).collect()
}

#[test]
fn a_questionnaire_is_reviewed_and_written_by_keyboard() {
    let place = Place::new();
    let before = fs::read(place.path("form.xlsx")).unwrap();
    let mut terminal = Terminal::review(&place);
    terminal.press("n");
    terminal.wait_for("4 of 9");
    terminal.press("a");
    terminal.wait_for("Q4 accepted: Yes");
    terminal.press("e");
    terminal.wait_for("The words of the answer");
    terminal.press(" Often.\u{13}");
    terminal.wait_for("Q5 accepted: Yes");
    terminal.press("d");
    terminal.wait_for("Why it is left blank");
    terminal.press("not asked of us\r");
    terminal.wait_for("Q6 declined");
    terminal.press("u");
    terminal.wait_for("Taken back: Q6");
    terminal.press("U");
    terminal.wait_for("Taken again: Q6 declined");
    terminal.press("f");
    terminal.wait_for("Show only");
    terminal.press("unans\r");
    terminal.wait_for("only unanswered");
    terminal.press("b");
    terminal.wait_for("Search the bank");
    terminal.press("watermark\r");
    terminal.wait_for("Q8 accepted: Yes");
    terminal.press("w");
    terminal.wait_for("wrote form.completed.xlsx");
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
    let cells = completed(&place);
    assert_eq!(cells["C8"], "Yes");
    assert_eq!(cells["D8"], "Kites are flown.");
    assert_eq!(cells["D9"], "Balloons are flown. Often.");
    assert!(!cells.contains_key("C10") && !cells.contains_key("C11"));
    assert_eq!(cells["D12"], "Exported pictures carry a watermark. This holds on the Plus plan.");
    assert_eq!(fs::read(place.path("form.xlsx")).unwrap(), before);
}

#[test]
fn what_was_decided_on_the_screen_is_used_without_it() {
    let place = Place::new();
    let mut terminal = Terminal::review(&place);
    terminal.press("na");
    terminal.wait_for("Q4 accepted: Yes");
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
    let output = place.vsq(&["fill", "form.xlsx", "--bank", "bank", "--today", TODAY, "--decisions"]);
    assert_eq!(output.status.code(), Some(0), "{}", messages(&output));
    assert_eq!(completed(&place)["D8"], "Kites are flown.");
    let output = place.vsq(&["fill", "form.xlsx", "--bank", "bank", "--today", TODAY, "--force"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(!completed(&place).contains_key("D8"), "only where it is asked for");
}

#[test]
fn nothing_that_was_acknowledged_is_lost_when_the_program_is_killed() {
    let place = Place::new();
    // At each moment another number of keys of a further decision has been pressed and not been answered yet.
    let further = "xd never\r";
    for moment in 0..20 {
        let mut terminal = Terminal::review(&place);
        terminal.press("nnnn");
        terminal.wait_for("7 of 9");
        terminal.press("d");
        terminal.wait_for("Why it is left blank");
        terminal.press(&format!("reason {moment} of many\r"));
        terminal.wait_for("Q7 declined");
        terminal.press(&further[..moment % further.len()]);
        terminal.signal("-KILL");
        terminal.end();
        let output = place.vsq(&["fill", "form.xlsx", "--bank", "bank", "--today", TODAY, "--decisions", "--force"]);
        let told = results(&output);
        assert!(told.contains(&format!("declined: reason {moment} of many")), "{moment}: {told}");
        // The next moment starts from no decision.
        for journal in fs::read_dir(place.path("home/.local/share/vsq/journals")).unwrap() {
            fs::remove_file(journal.unwrap().path()).unwrap();
        }
    }
}

#[test]
fn a_second_instance_is_told_and_may_read() {
    let place = Place::new();
    let mut first = Terminal::review(&place);
    first.press("na");
    first.wait_for("Q4 accepted: Yes");
    let mut second = Terminal::review(&place);
    second.wait_for("READ ONLY");
    second.wait_for("1 accepted");
    second.press("na");
    second.wait_for("here it can only be read");
    second.press("q");
    assert_eq!(second.end(), 0);
    first.press("q");
    assert_eq!(first.end(), 0);
}

#[test]
fn a_changed_file_keeps_its_decisions() {
    let place = Place::new();
    let mut terminal = Terminal::review(&place);
    terminal.press("na");
    terminal.wait_for("Q4 accepted: Yes");
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
    let mut bytes = fs::read(place.path("form.xlsx")).unwrap();
    // A comment at the end of the archive: the same sheets in a file of another digest.
    let length = bytes.len();
    bytes[length - 2] = 1;
    bytes.push(b'x');
    place.write("form.xlsx", &bytes);
    let mut terminal = Terminal::review(&place);
    terminal.wait_for("the file has changed");
    terminal.wait_for("1 accepted");
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn the_same_questions_are_asked_line_by_line() {
    let place = Place::new();
    let mut arguments = REVIEW.to_vec();
    arguments.extend(["--plain", "--session", "shared/decisions.jsonl"]);
    fs::create_dir(place.path("shared")).unwrap();
    let said = "a\ne\nBalloons rise.\ns perhaps\nno\nd\n\ndecline not asked\nu\nU\nzz\n/ Q8\ns N/A\nb kites\n\n?\nw\nw\nyes\nq\n";
    let output = place.vsq_reading(&arguments, said);
    assert_eq!(output.status.code(), Some(0), "{}", messages(&output));
    let told = results(&output);
    for line in [
        "Question 4 of 9: Q4, ",
        "If you accept, D8: Kites are flown.",
        "Why: the answer is a draft, not approved",
        "Q4 accepted: Yes",
        "Stance: nothing is like that.",
        "Why it is left blank? An empty line leaves it.",
        "Q6 declined",
        "Taken back",
        "Q8 accepted: N/A",
        "wrote form.completed.xlsx",
        "Not done: zz is neither a key nor the name of a command; ? lists them",
        "1: Do you operate kites?",
        "a or accept: Accept the answer as it is shown",
        "form.completed.xlsx exists already. Replace it?",
    ] {
        assert!(told.contains(line), "no `{line}` in {told}");
    }
    let cells = completed(&place);
    assert_eq!((cells["D9"].as_str(), cells["C12"].as_str()), ("Balloons rise.", "N/A"));
    let fill = ["fill", "form.xlsx", "--bank", "bank", "--today", TODAY, "--force", "--decisions", "--session"];
    let output = place.vsq(&[&fill[..], &["shared/decisions.jsonl"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", messages(&output));
    assert_eq!(completed(&place), cells);
}

#[test]
fn without_a_terminal_the_screen_is_refused_with_what_to_do() {
    let place = Place::new();
    let output = place.vsq(&REVIEW);
    assert_eq!(output.status.code(), Some(2));
    assert!(messages(&output).contains("--plain"), "{}", messages(&output));
}

#[test]
fn without_a_command_a_questionnaire_and_a_bank_are_chosen() {
    let place = Place::new();
    let mut terminal = Terminal::open(&place, &[]);
    terminal.wait_for("Which questionnaire?");
    terminal.press("fxl\r");
    terminal.wait_for("Which bank answers?");
    terminal.press("\r");
    terminal.wait_for_review();
    // By its words: which question is the next to decide depends on the day.
    terminal.press("/");
    terminal.wait_for("Find a question");
    terminal.press("kites\r");
    terminal.wait_for("4 of 9");
    terminal.press("d");
    terminal.wait_for("Why it is left blank");
    terminal.press("not ours\r");
    terminal.wait_for("Q4 declined");
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
    let mut terminal = Terminal::open(&place, &[]);
    terminal.wait_for("of 9 to decide");
    terminal.press("\u{1b}");
    assert_eq!(terminal.end(), 0);
    let output = place.vsq(&[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(messages(&output).contains("vsq --help"), "{}", messages(&output));
}
