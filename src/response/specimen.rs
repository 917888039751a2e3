//! A small bank and a small questionnaire that tests review: one question for each way that a question can stand.

use std::sync::Arc;

use jiff::civil::date;
use rust_xlsxwriter::{DataValidation, Format, Workbook};

use super::Terms;
use super::desk::{Desk, Subject};
use crate::bank::load::{LoadOptions, load};
use crate::bank::topics::Topics;
use crate::matching::index::Matcher;
use crate::questionnaire::detect::detect;
use crate::workbook::read::read_bytes;

const BANK: &str = r#"{ "format": 1, "organisation": { "name": "Lindgren Works", "product": "Ledgerly", "plans": ["Basic", "Plus"] },
  "sources": { "page": { "title": "Security page", "link": "https://ledgerly.test/security" } } }"#;

const CONTROLS: &str = r#"[
  { "id": "sale", "topic": "Privacy", "questions": ["Do you sell customer data?"], "stance": "no", "owner": "privacy",
    "reviewed": "2026-05-01", "answer": "Customer data is not sold.", "evidence": [{ "source": "page", "section": "Privacy" }] },
  { "id": "pictures", "topic": "Assets", "questions": ["Do you watermark exported pictures?"], "stance": "yes",
    "answer": "Exported pictures carry a watermark.", "scope": { "plans": ["Plus"] } },
  { "id": "kites", "topic": "Operations", "questions": ["Do you operate kites?"], "stance": "yes", "status": "draft",
    "answer": "Kites are flown." },
  { "id": "balloons", "topic": "Operations", "questions": ["Do you operate balloons?"], "stance": "yes", "expires": "2026-06-30",
    "answer": "Balloons are flown." },
  { "id": "tunnels", "topic": "Operations", "questions": ["Do you operate tunnels?"], "stance": "yes", "disclosure": "internal",
    "answer": "The tunnels are secret." }
]"#;

/// Sections, numbers, questions and the answer that stands there already.
const ROWS: [(&str, &str, &str); 11] = [
    ("", "Privacy", ""),
    ("1.1", "Do you sell customer data?", ""),
    ("1.2", "Do you watermark exported pictures?", ""),
    ("", "Operations", ""),
    ("2.1", "Do you operate kites?", ""),
    ("2.2", "If so, how high do they fly?", ""),
    ("2.3", "Do you operate balloons?", ""),
    ("2.4", "Do you operate tunnels?", ""),
    ("2.5", "Is your office painted green?", ""),
    ("2.6", "Do you operate lanterns?", "No"),
    ("2.7", "Do you operate kites?", ""),
];

/// The bytes of the questionnaire, `inserted` rows further down than usual.
pub fn questionnaire(inserted: u32) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Security").unwrap();
    let (bold, wrap) = (Format::new().set_bold(), Format::new().set_text_wrap());
    sheet.write_with_format(0, 0, "Security questionnaire", &bold).unwrap();
    let top = 3 + inserted;
    for (column, caption) in ["No.", "Question", "Answer", "Comments"].iter().enumerate() {
        sheet.write_with_format(top, u16::try_from(column).unwrap(), *caption, &bold).unwrap();
    }
    sheet.set_column_width(1, 60).unwrap();
    sheet.set_column_width(3, 60).unwrap();
    let list = DataValidation::new().allow_list_strings(&["Yes", "No", "N/A"]).unwrap();
    for (position, (number, question, answer)) in ROWS.iter().enumerate() {
        let row = top + 1 + u32::try_from(position).unwrap();
        if number.is_empty() {
            sheet.write_with_format(row, 0, *question, &bold).unwrap();
            continue;
        }
        sheet.write(row, 0, *number).unwrap();
        sheet.write_with_format(row, 1, *question, &wrap).unwrap();
        sheet.write_with_format(row, 2, *answer, &wrap).unwrap();
        sheet.write_blank(row, 3, &wrap).unwrap();
        sheet.add_data_validation(row, 2, row, 2, &list).unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

/// The review of the questionnaire.
pub fn desk() -> Desk {
    desk_of(&questionnaire(0))
}

/// The review of a questionnaire, by the small bank as of 2026-07-01.
pub fn desk_of(bytes: &[u8]) -> Desk {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("bank.json"), BANK).unwrap();
    std::fs::write(folder.path().join("controls.json"), CONTROLS).unwrap();
    let bank = load(folder.path(), &LoadOptions { overlay: None, topics: &Topics::default() }).unwrap();
    let matcher = Arc::new(Matcher::new(&bank.entries));
    let bank = Arc::new(bank);
    let workbook = read_bytes(bytes, "form.xlsx").unwrap();
    let questionnaire = detect(&workbook);
    Desk::new(Subject { workbook, questionnaire, bank, matcher, terms: Terms::on(date(2026, 7, 1)) })
}
