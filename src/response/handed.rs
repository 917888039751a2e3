//! Questions handed to somebody else as a workbook of their own, and their answers taken back as proposals.
//!
//! Sheet "Questions" has a row for each question with its choices and the answer that the bank proposes; whoever answers
//! writes into the two unlocked columns. The hidden sheet "vsq" names the questions, so that the answers find their
//! places again, also in a later version of the questionnaire. Answers that come back are proposals: a person at the screen
//! accepts each.

use jiff::civil::Date;
use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};
use thiserror::Error;

use super::decide::{Answer, Change, Decision};
use super::desk::Desk;
use super::journal::{Places, QuestionName, names};
use crate::questionnaire::vocabulary::Choice;
use crate::workbook::grid::{self, CellAddress, Sheet};

/// What the hidden sheet says in its first cell, with the version of its form.
const MARK: &str = "vsq.handed/1";
/// The name of the hidden sheet.
const HIDDEN: &str = "vsq";
/// The row of the captions on the sheet of questions.
const CAPTIONS_ROW: u32 = 4;
/// The columns of the sheet of questions: caption and width in characters.
const COLUMNS: [(&str, f64); 8] = [
    ("Ref", 6.0),
    ("No.", 10.0),
    ("Section", 24.0),
    ("Question", 60.0),
    ("Note", 30.0),
    ("Proposed", 44.0),
    ("Your answer", 26.0),
    ("Details", 60.0),
];
/// The longest text that a cell takes, in UTF-16 units.
const CELL_LIMIT: usize = 32_767;
/// The longest list that is written into a validation, in characters (ECMA-376 part 1, 18.3.1.33: a formula of 255).
const LIST_LIMIT: usize = 255;

/// Why a workbook of answers cannot be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TakeBackError {
    /// It is not one that was handed out.
    #[error("it is no workbook of handed-on questions: its hidden sheet is missing")]
    NotHandedOut,
}

/// What came back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TakenBack {
    /// Who answered.
    pub owner: String,
    /// The questions that they answered, each as a proposal.
    pub changes: Vec<Change>,
    /// How many were left blank.
    pub blank: usize,
    /// Answers that cannot be taken, each with why.
    pub refused: Vec<String>,
}

/// The questions that are for somebody: handed to them, or open and theirs to answer for.
#[must_use]
pub fn questions_of(desk: &Desk, owner: &str) -> Vec<usize> {
    let theirs = |at: &usize| match desk.decision(*at) {
        Some(Decision::HandedOver { owner: whom, .. }) => whom == owner,
        Some(_) => false,
        None => desk.standing(*at).is_open() && desk.owner(*at) == Some(owner),
    };
    (0..desk.len()).filter(theirs).collect()
}

/// The questions that are for somebody, as the bytes of an .xlsx file.
///
/// # Errors
/// Where the workbook cannot be made.
pub fn hand_out(desk: &Desk, owner: &str, title: &str, day: Date) -> Result<Vec<u8>, XlsxError> {
    let names = names(desk);
    let questions = questions_of(desk, owner);
    let mut workbook = Workbook::new();
    let year = u16::try_from(day.year()).unwrap_or(1970);
    let (month, date) = (u8::try_from(day.month()).unwrap_or(1), u8::try_from(day.day()).unwrap_or(1));
    if let Ok(created) = ExcelDateTime::from_ymd(year, month, date) {
        workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&created));
    }
    let sheet = workbook.add_worksheet();
    captions(sheet, owner, title, questions.len())?;
    for (row, at) in (CAPTIONS_ROW + 1..).zip(&questions) {
        question_row(sheet, row, desk, *at)?;
    }
    let hidden = workbook.add_worksheet();
    hidden.set_name(HIDDEN)?.set_hidden(true);
    for (column, text) in [MARK, &desk.subject.workbook.digest, owner].iter().enumerate() {
        hidden.write(0, u16::try_from(column).unwrap_or(0), *text)?;
    }
    for (row, name) in (1..).zip(questions.iter().filter_map(|at| names.get(*at))) {
        let number = name.number.as_deref().unwrap_or_default();
        let reference = format!("Q{row}");
        for (column, text) in (0..).zip([reference.as_str(), &name.sheet, &name.cell, number, &name.text]) {
            hidden.write_string(row, column, clipped(text))?;
        }
    }
    workbook.save_to_buffer()
}

fn captions(sheet: &mut Worksheet, owner: &str, title: &str, count: usize) -> Result<(), XlsxError> {
    sheet.set_name("Questions")?;
    let noun = if count == 1 { "question" } else { "questions" };
    sheet.write_with_format(0, 0, format!("{title}: {count} {noun} for {owner}"), &Format::new().set_bold())?;
    let what = "Please answer in the last two columns: choose or write the answer, and put into Details what the customer \
                should read. Leave blank what you cannot answer.";
    sheet.write(1, 0, what)?;
    sheet.write(2, 0, "Save the file as .xlsx under any name and send it back; nothing else needs to change.")?;
    let caption = Format::new().set_bold().set_background_color(Color::RGB(0x1F_3A_5F)).set_font_color(Color::White);
    for (column, (name, width)) in (0..).zip(COLUMNS) {
        sheet.set_column_width(column, width)?;
        sheet.write_with_format(CAPTIONS_ROW, column, name, &caption)?;
    }
    sheet.set_freeze_panes(CAPTIONS_ROW + 1, 0)?;
    sheet.protect();
    Ok(())
}

fn question_row(sheet: &mut Worksheet, row: u32, desk: &Desk, at: usize) -> Result<(), XlsxError> {
    let Some(question) = desk.question(at) else { return Ok(()) };
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let open =
        wrapped.clone().set_unlocked().set_background_color(Color::RGB(0xFF_F8_E1)).set_border(FormatBorder::Thin);
    let note = match desk.decision(at) {
        Some(Decision::HandedOver { note, .. }) => note.as_str(),
        _ => "",
    };
    let current = desk.current(at);
    let stance = current.stance.map(|stance| stance.opening()).unwrap_or_default();
    let proposed = format!("{stance} {}", current.text);
    let reference = format!("Q{}", row - CAPTIONS_ROW);
    let section = question.section.join(" › ");
    let number = question.number.as_deref().unwrap_or_default();
    let texts = [&reference, number, &section, &question.text, note, proposed.trim()];
    for (column, text) in (0..).zip(texts) {
        sheet.write_string_with_format(row, column, clipped(text), &wrapped)?;
    }
    for column in [6, 7] {
        sheet.write_blank(row, column, &open)?;
    }
    let choices: Vec<&str> = question.allowed.iter().map(|choice| choice.text.as_str()).collect();
    let length: usize = choices.iter().map(|choice| choice.encode_utf16().count() + 1).sum();
    // A comma divides the values of a list: choices that have one are told instead.
    if !choices.is_empty() && length <= LIST_LIMIT && !choices.iter().any(|choice| choice.contains(',')) {
        let list = DataValidation::new().allow_list_strings(&choices)?;
        sheet.add_data_validation(row, 6, row, 6, &list)?;
    } else if !choices.is_empty() {
        let told = format!("{note}\nChoices: {}", choices.join(" / "));
        sheet.write_string_with_format(row, 4, clipped(told.trim()), &wrapped)?;
    }
    Ok(())
}

/// As much of a text as a cell takes.
fn clipped(text: &str) -> String {
    let mut units = 0;
    text.chars()
        .take_while(|character| {
            units += character.len_utf16();
            units <= CELL_LIMIT
        })
        .collect()
}

/// Whether a workbook is one that was handed out, whatever it is called now.
#[must_use]
pub fn is_handed_out(workbook: &grid::Workbook) -> bool {
    workbook.sheets.iter().any(|sheet| sheet.name == HIDDEN && text(sheet, 0, 0) == MARK)
}

/// The answers in a workbook that was handed out.
///
/// # Errors
/// [`TakeBackError::NotHandedOut`] where it is another workbook.
pub fn take_back(desk: &Desk, workbook: &grid::Workbook) -> Result<TakenBack, TakeBackError> {
    let named = |name: &str| workbook.sheets.iter().find(|sheet| sheet.name == name);
    let (Some(hidden), Some(answers)) = (named(HIDDEN), workbook.sheets.first()) else {
        return Err(TakeBackError::NotHandedOut);
    };
    if text(hidden, 0, 0) != MARK {
        return Err(TakeBackError::NotHandedOut);
    }
    let names = names(desk);
    let places = Places::new(&names);
    let mut taken = TakenBack { owner: text(hidden, 0, 2).to_owned(), ..TakenBack::default() };
    for row in hidden.rows.iter().map(|row| row.index).filter(|row| *row > 0) {
        let number = Some(text(hidden, row, 3)).filter(|number| !number.is_empty()).map(str::to_owned);
        let [sheet, cell, asked] = [1, 2, 4].map(|column| text(hidden, row, column).to_owned());
        let name = QuestionName { sheet, cell, number, text: asked };
        let reference = text(hidden, row, 0);
        let Some(answered) = answers.rows.iter().map(|row| row.index).find(|row| text(answers, *row, 0) == reference)
        else {
            taken.refused.push(format!("{}: its row is gone", name.shown()));
            continue;
        };
        let (reply, details) = (text(answers, answered, 6).trim(), text(answers, answered, 7).trim());
        if reply.is_empty() && details.is_empty() {
            taken.blank += 1;
            continue;
        }
        match places.find(&name) {
            None => taken.refused.push(format!("{}: it is no longer asked", name.shown())),
            Some(at) => match answer(desk, at, reply, details) {
                Ok(answer) => {
                    let owner = taken.owner.clone();
                    taken.changes.push((at, Some(Decision::Returned { owner, answer })));
                }
                Err(why) => taken.refused.push(format!("{}: {why}", name.shown())),
            },
        }
    }
    Ok(taken)
}

fn text(sheet: &Sheet, row: u32, column: u32) -> &str {
    sheet.text(CellAddress::new(row, column))
}

/// The answer that somebody wrote for a question.
fn answer(desk: &Desk, at: usize, reply: &str, details: &str) -> Result<Answer, String> {
    let allowed = desk.question(at).map(|question| &*question.allowed).unwrap_or_default();
    if allowed.is_empty() {
        let both = if reply.is_empty() || details.is_empty() { "" } else { "\n" };
        return Ok(Answer::own(&format!("{reply}{both}{details}")));
    }
    let chosen = |choice: &&Choice| choice.text.trim().eq_ignore_ascii_case(reply);
    let Some(choice) = allowed.iter().find(chosen) else {
        return Err(match reply {
            "" => "none of its choices was taken".to_owned(),
            reply => format!("\"{reply}\" is none of its choices"),
        });
    };
    let current = desk.current(at);
    // Whoever agrees with the proposal and adds nothing leaves its words.
    let agreed = details.is_empty() && choice.stance.is_some() && choice.stance == current.stance;
    let words = if agreed { current } else { Answer::own(details) };
    Ok(words.with_choice(&choice.text, choice.stance))
}

#[cfg(test)]
mod tests;
