//! Layouts: what was found is written down, corrected and found again.

use vsq::questionnaire::detect::detect_as;
use vsq::questionnaire::layout::{Column, Layout, fingerprint, layout_of};
use vsq::workbook::grid::{CellAddress, CellKind};

use super::all;
use super::drawn::{sheet, workbook};
use super::found::{found, lines};

#[test]
fn what_is_written_down_is_read_back_as_it_was_found() {
    for case in all() {
        let workbook = workbook(case.sheets);
        let layout = layout_of(&workbook, case.name);
        assert!(layout.fits(&workbook, || fingerprint(&workbook)), "{}", case.name);
        let json = serde_json::to_string_pretty(&layout).unwrap();
        let read = Layout::from_json(json.as_bytes()).unwrap();
        assert_eq!(read, layout, "{}", case.name);
        assert_eq!(lines(&detect_as(&workbook, Some(&read))), found(&workbook), "{}\n{json}", case.name);
    }
}

#[test]
fn every_shipped_layout_is_read() {
    for (name, file) in vsq::shipped::templates("layouts", "json", None).unwrap() {
        let layout = Layout::from_json(&file.bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(layout.fingerprint.is_none() && !layout.sheets.is_empty(), "{name}");
    }
}

const UNDECIDED: &str = "Question | Response | Response
    Do you use artificial intelligence? | |
    Is customer data used to train it? | |
    Can a customer opt out? | |";

#[test]
fn a_person_settles_what_could_be_read_in_two_ways() {
    let workbook = workbook(vec![sheet("Q", UNDECIDED)]);
    let questionnaire = detect_as(&workbook, None);
    assert!(lines(&questionnaire).is_empty());
    assert!(questionnaire.notes[0].contains("B and C") && questionnaire.notes[0].contains("--layout"));
    let mut layout = layout_of(&workbook, "settled");
    let told = detect_as(&workbook, Some(&layout));
    assert!(lines(&told).is_empty() && told.notes[0].contains("response"), "{:?}", told.notes);
    layout.sheets[0].tables[0].response = Some(Column(2));
    assert_eq!(lines(&detect_as(&workbook, Some(&layout))), ["Q!A2 -> C2", "Q!A3 -> C3", "Q!A4 -> C4"]);
}

#[test]
fn a_workbook_is_known_again_by_its_shape_and_not_by_its_texts() {
    let drawing = "No. | Question | Answer
        1 | Is there a policy? |
        2 | Is it reviewed? |";
    let one = workbook(vec![sheet("Q", drawing)]);
    let mut answered = one.clone();
    for row in answered.sheets[0].rows.iter_mut().skip(1) {
        let at = CellAddress::new(row.index, 2);
        row.cells.retain(|cell| cell.at.column < 2);
        row.cells[1].text.push_str(" (asked by another customer)");
        let mut reply = row.cells[1].clone();
        (reply.at, reply.text, reply.kind) = (at, "Yes".to_owned(), CellKind::Text);
        row.cells.push(reply);
    }
    assert_eq!(fingerprint(&one), fingerprint(&answered));
    let recaptioned = workbook(vec![sheet("Q", &drawing.replace("Answer", "Reply"))]);
    assert_ne!(fingerprint(&one), fingerprint(&recaptioned));
    let renamed = workbook(vec![sheet("Part 1", drawing)]);
    assert_ne!(fingerprint(&one), fingerprint(&renamed));
}
