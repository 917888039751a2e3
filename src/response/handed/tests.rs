//! Handing questions out and taking the answers back, through the bytes of the workbook.

use jiff::civil::date;

use super::*;
use crate::response::decide::{Standing, Step};
use crate::response::specimen::{desk, desk_of, questionnaire};
use crate::workbook::read::read_bytes;
use crate::workbook::{CellWrite, complete};

fn handed(owner: &str, note: &str) -> Option<Decision> {
    Some(Decision::HandedOver { owner: owner.to_owned(), note: note.to_owned() })
}

/// The review with three questions handed to Legal, and the workbook for Legal.
fn handed_out() -> (Desk, Vec<u8>) {
    let mut desk = desk();
    desk.take(Step::Decide(vec![
        (2, handed("Legal", "is it so?")),
        (6, handed("Legal", "")),
        (3, handed("Sales", "")),
    ]));
    let bytes = hand_out(&desk, "Legal", "form.xlsx", date(2026, 7, 1)).unwrap();
    (desk, bytes)
}

/// The workbook with texts written into cells of its first sheet.
fn filled_in(bytes: &[u8], texts: &[(u32, u32, &str)]) -> grid::Workbook {
    let workbook = read_bytes(bytes, "handed.xlsx").unwrap();
    let write = |(row, column, text): &(u32, u32, &str)| CellWrite {
        sheet: 0,
        at: CellAddress::new(*row, *column),
        text: (*text).to_owned(),
    };
    let writes: Vec<CellWrite> = texts.iter().map(write).collect();
    let completed = complete(bytes, &workbook, &writes, date(2026, 7, 1)).unwrap();
    read_bytes(&completed.bytes, "handed.xlsx").unwrap()
}

#[test]
fn the_workbook_has_the_questions_of_one_person_and_places_for_answers() {
    let (desk, bytes) = handed_out();
    let workbook = read_bytes(&bytes, "handed.xlsx").unwrap();
    let sheet = &workbook.sheets[0];
    assert_eq!(text(sheet, 0, 0), "form.xlsx: 2 questions for Legal");
    let row = |row: u32| (0..6).map(|column| text(sheet, row, column)).collect::<Vec<_>>();
    assert_eq!(row(5), ["Q1", "2.1", "Operations", "Do you operate kites?", "is it so?", "Yes. Kites are flown."]);
    assert_eq!(row(6), ["Q2", "2.5", "Operations", "Is your office painted green?", "", ""]);
    assert_eq!(text(sheet, 7, 3), "");
    assert_eq!(bytes, hand_out(&desk, "Legal", "form.xlsx", date(2026, 7, 1)).unwrap(), "the same bytes each time");
}

#[test]
fn answers_come_back_as_proposals_that_are_accepted_and_written() {
    let (mut desk, bytes) = handed_out();
    let workbook = filled_in(&bytes, &[(5, 6, "No"), (5, 7, "No kite was ever flown."), (6, 6, "yes")]);
    let taken = take_back(&desk, &workbook).unwrap();
    assert_eq!((taken.owner.as_str(), taken.blank, taken.changes.len()), ("Legal", 0, 2));
    desk.take(Step::Decide(taken.changes));
    assert_eq!(desk.standing(2), Standing::Review, "nothing is written before somebody accepts it");
    assert!(desk.answer(2).unwrap().writes.is_empty());
    let answer = desk.current(2);
    desk.take(Step::Decide(vec![(2, Some(Decision::Answered(answer)))]));
    let texts: Vec<&str> = desk.answer(2).unwrap().writes.iter().map(|write| write.text.as_str()).collect();
    assert_eq!(texts, ["No", "No kite was ever flown."]);
}

#[test]
fn answers_find_their_questions_in_a_later_version_and_what_does_not_fit_is_told() {
    let (_, bytes) = handed_out();
    let later = desk_of(&questionnaire(2));
    let workbook = filled_in(&bytes, &[(5, 6, "Perhaps"), (6, 7, "It is blue.")]);
    let taken = take_back(&later, &workbook).unwrap();
    assert_eq!(taken.changes, []);
    assert_eq!(
        taken.refused,
        [
            "2.1 Do you operate kites?: \"Perhaps\" is none of its choices",
            "2.5 Is your office painted green?: none of its choices was taken"
        ]
    );
    let (desk, _) = handed_out();
    assert_eq!(take_back(&desk, &desk.subject.workbook), Err(TakeBackError::NotHandedOut));
}
