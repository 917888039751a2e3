//! A questionnaire as a customer would send it, settled from the first key to the written workbook.

use std::collections::BTreeMap;
use std::fs;

use calamine::{Reader, Xlsx, open_workbook};
use rust_xlsxwriter::{Color, DataValidation, Format, FormatAlign, Formula, Workbook};

use crate::fixtures::{Place, TODAY, messages, results};
use crate::terminal::Terminal;

const BANK: &str = r#"{
  "format": 1,
  "organisation": { "name": "Saltmarsh Software", "product": "Tidebook", "contacts": { "security": "security@tidebook.test" } }
}"#;

const CONTROLS: &str = r#"[
  { "id": "laptops", "topic": "Devices", "questions": ["Are the disks of laptops encrypted?"], "stance": "yes",
    "answer": "Every laptop has an encrypted disk; a laptop without one is kept off the network." },
  { "id": "phones", "topic": "Devices", "questions": ["Are the disks of phones encrypted?"], "stance": "no", "status": "draft",
    "answer": "Phones hold no customer data and are left as their makers ship them." },
  { "id": "visitors", "topic": "Premises", "questions": ["Are visitors escorted on the premises?"], "stance": "yes",
    "answer": "A visitor signs in and is escorted from the door on." },
  { "id": "cameras", "topic": "Premises", "questions": ["Are entrances watched by cameras?"], "stance": "yes",
    "expires": "2026-06-30", "answer": "Cameras watch both entrances." },
  { "id": "leavers", "topic": "Staff", "questions": ["Are accounts of leavers closed on their last day?"], "stance": "yes",
    "status": "draft", "answer": "Accounts are closed on the last day of work." },
  { "id": "screening", "topic": "Staff", "questions": ["Are applicants screened before they are hired?"], "stance": "yes",
    "answer": "References are taken up before a contract is signed." },
  { "id": "shredding", "topic": "Paper", "questions": ["How is paper destroyed?"], 
    "answer": "Paper is shredded crosswise in the office and the shreds are burnt." }
]"#;

const SECTIONS: [(&str, &[&str]); 3] = [
    (
        "1 Devices",
        &[
            "Are the disks of laptops encrypted?",
            "Are the disks of your phones encrypted?",
            "Do you issue company bicycles?",
        ],
    ),
    ("2 Premises", &["Are visitors escorted on the premises?", "Are your entrances watched by cameras?"]),
    (
        "3 Staff",
        &["Are accounts of leavers closed on their last day?", "Are applicants screened before they are hired?"],
    ),
];

/// The numbers of the questions that are asked, in the order of the sheets.
const NUMBERS: [&str; 9] = ["1.1", "1.2", "1.3", "2.1", "2.2", "3.1", "3.2", "S1", "S2"];

/// A cover with a score, an assessment with sections, guidance, a list and comments, and a page for words.
fn questionnaire(place: &Place) {
    let mut workbook = Workbook::new();
    let head = Format::new().set_bold().set_background_color(Color::Silver).set_align(FormatAlign::Center);
    let wrap = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let cover = workbook.add_worksheet().set_name("Cover").unwrap();
    cover.merge_range(0, 0, 0, 3, "Supplier assessment 2026", &head).unwrap();
    cover.write(2, 0, "Please fill in the sheets Assessment and Statements and return this workbook.").unwrap();
    cover.write(4, 0, "Answered with yes").unwrap();
    cover.write_formula(4, 1, Formula::new("COUNTIF(Assessment!D5:D20,\"Yes\")").set_result("0")).unwrap();
    let sheet = workbook.add_worksheet().set_name("Assessment").unwrap();
    sheet.merge_range(0, 0, 0, 4, "Assessment", &head).unwrap();
    for (column, caption) in (0..).zip(["Ref", "Question", "Guidance", "Response", "Comments"]) {
        sheet.write_with_format(2, column, caption, &head).unwrap();
    }
    for (column, width) in (0..).zip([8, 50, 30, 14, 60]) {
        sheet.set_column_width(column, width).unwrap();
    }
    let list = DataValidation::new().allow_list_strings(&["Yes", "No", "Partially", "Not applicable"]).unwrap();
    let mut row = 3;
    for (section, questions) in SECTIONS {
        sheet.merge_range(row, 0, row, 4, section, &head).unwrap();
        row += 1;
        for (position, question) in questions.iter().enumerate() {
            sheet.write(row, 0, format!("{}.{}", &section[..1], position + 1)).unwrap();
            sheet.write_with_format(row, 1, *question, &wrap).unwrap();
            sheet.write_with_format(row, 2, "Say what is so today.", &wrap).unwrap();
            sheet.write_blank(row, 3, &wrap).unwrap();
            sheet.write_blank(row, 4, &wrap).unwrap();
            sheet.add_data_validation(row, 3, row, 3, &list).unwrap();
            row += 1;
        }
    }
    let words = workbook.add_worksheet().set_name("Statements").unwrap();
    for (column, caption) in (0..).zip(["No.", "Question", "Answer"]) {
        words.write_with_format(0, column, caption, &head).unwrap();
    }
    words.set_column_width(1, 50).unwrap().set_column_width(2, 80).unwrap();
    for (row, question) in (1..).zip(["How is paper destroyed?", "Describe how you would tell us about a flood."]) {
        words.write(row, 0, format!("S{row}")).unwrap();
        words.write_with_format(row, 1, question, &wrap).unwrap();
        words.write_blank(row, 2, &wrap).unwrap();
    }
    workbook.save(place.path("form.xlsx")).unwrap();
}

/// Every cell that holds something, by sheet and address.
fn cells(place: &Place, file: &str) -> BTreeMap<String, String> {
    let mut workbook: Xlsx<_> = open_workbook(place.path(file)).unwrap();
    let mut found = BTreeMap::new();
    for name in workbook.sheet_names() {
        let range = workbook.worksheet_range(&name).unwrap();
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, text) in range.used_cells().filter(|(_, _, text)| !text.to_string().is_empty()) {
            let letter = char::from(b'A' + u8::try_from(column + left as usize).unwrap());
            found.insert(format!("{name}!{letter}{}", row + top as usize + 1), text.to_string());
        }
    }
    found
}

fn place() -> Place {
    let place = Place::new();
    place.write("bank/bank.json", BANK);
    place.write("bank/controls.json", CONTROLS);
    questionnaire(&place);
    place
}

#[test]
fn a_whole_questionnaire_is_settled_and_only_its_answers_change() {
    let place = place();
    let before = fs::read(place.path("form.xlsx")).unwrap();
    let mut terminal = Terminal::review(&place);
    let steps = [
        ("n", "2 of 9"),
        ("1", "1.2 accepted: Yes"),
        ("u", "Taken back: 1.2"),
        ("a", "1.2 accepted: No"),
        ("s", "Stance"),
        ("not app\r", "1.3 accepted: Not applicable"),
        ("e", "The words of the answer"),
        (" They were renewed in June.\u{13}", "2.2 accepted: Yes"),
        ("d", "Why it is left blank"),
        ("asked of the owner\r", "3.1 declined"),
        ("u", "Taken back: 3.1"),
        ("U", "Taken again: 3.1"),
        ("u", "Taken back: 3.1"),
        ("a", "3.1 accepted: Yes"),
        ("f", "Show only"),
        ("unans\r", "only unanswered"),
        ("b", "Search the bank"),
        ("visitors", "> visitors"),
        ("\r", "S2 accepted"),
        ("f", "Show only"),
        ("\r", "showing all questions"),
        ("/", "Find a question"),
        ("applicants\r", "7 of 9"),
        ("r", "esc close"),
        ("\u{1b}", "q quit"),
        ("w", "wrote form.completed.xlsx"),
        ("q", ""),
    ];
    for (keys, shown) in steps {
        terminal.press(keys);
        terminal.wait_for(shown);
    }
    assert_eq!(terminal.end(), 0);
    let mut expected = cells(&place, "form.xlsx");
    for (at, text) in [
        ("Assessment!D5", "Yes"),
        ("Assessment!E5", "Every laptop has an encrypted disk; a laptop without one is kept off the network."),
        ("Assessment!D6", "No"),
        ("Assessment!E6", "Phones hold no customer data and are left as their makers ship them."),
        ("Assessment!D7", "Not applicable"),
        ("Assessment!D9", "Yes"),
        ("Assessment!E9", "A visitor signs in and is escorted from the door on."),
        ("Assessment!D10", "Yes"),
        ("Assessment!E10", "Cameras watch both entrances. They were renewed in June."),
        ("Assessment!D12", "Yes"),
        ("Assessment!E12", "Accounts are closed on the last day of work."),
        ("Assessment!D13", "Yes"),
        ("Assessment!E13", "References are taken up before a contract is signed."),
        ("Statements!C2", "Paper is shredded crosswise in the office and the shreds are burnt."),
        ("Statements!C3", "A visitor signs in and is escorted from the door on."),
    ] {
        assert_eq!(expected.insert(at.to_owned(), text.to_owned()), None, "{at} is ours to write");
    }
    assert_eq!(cells(&place, "form.completed.xlsx"), expected);
    assert_eq!(fs::read(place.path("form.xlsx")).unwrap(), before, "the customer's file is not touched");
    let verified = place.vsq(&["verify", "form.xlsx", "form.completed.xlsx"]);
    assert_eq!(verified.status.code(), Some(0), "{}{}", results(&verified), messages(&verified));
}

/// Numbers that look like chance and are the same every time (Knuth's linear congruential generator).
struct Dice(u64);

impl Dice {
    /// A number below `bound`.
    fn below(&mut self, bound: u64) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % bound).unwrap()
    }
}

#[test]
fn nothing_that_was_acknowledged_is_lost_over_twenty_deaths() {
    let place = place();
    let mut dice = Dice(20_260_701);
    let mut acknowledged: Vec<String> = Vec::new();
    for death in 0..20 {
        let mut terminal = Terminal::review(&place);
        for decision in 0..=dice.below(3) {
            let question = dice.below(NUMBERS.len() as u64);
            terminal.press(&format!("<{}d", "j".repeat(question)));
            terminal.wait_for("Why it is left blank");
            // What was said before stands in the line already, and this is put behind it.
            let reason = format!("reason {death}-{decision}.");
            terminal.press(&format!("{reason}\r"));
            terminal.wait_for(&format!("{} declined", NUMBERS[question]));
            acknowledged.push(reason);
        }
        // So many keys of another decision are in flight.
        let flight = "<jde not to be relied on\rjdanother\r";
        terminal.press(&flight[..dice.below(flight.len() as u64)]);
        terminal.signal("-KILL");
        terminal.end();
        let fill = ["fill", "form.xlsx", "--bank", "bank", "--today", TODAY, "--decisions", "--force", "--json"];
        let told = results(&place.vsq(&fill));
        for reason in &acknowledged {
            assert!(told.contains(reason), "{reason} is lost at death {death}: {told}");
        }
    }
}
