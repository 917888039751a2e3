//! From a workbook to its questions: the sheets one by one, each as blocks of rows under captions.

use std::collections::BTreeMap;

use crate::workbook::grid::{Sheet, SheetState, Workbook, column_letters};

use super::below::questions_below;
use super::blocks::{Block, blocks_of, without_captions};
use super::framework::framework_of;
use super::headers::{Header, headers_of};
use super::headings::{Categories, Headings, heading_in, is_document_title, title_in_header};
use super::information::information_in;
use super::language::Lexicon;
use super::questions::{asking_rows, question_at};
use super::roles::{Columns, Reading, read_block};
use super::survey::Survey;
use super::texts::plain;
use super::{Question, QuestionKind, QuestionSheet, Questionnaire};

/// Finds the questions of a workbook and the cells that their answers go to.
///
/// The same workbook gives the same questionnaire, and no grid makes it fail. What has no place for an answer is not
/// claimed: a list of questions without reply cells is told of in `notes`.
#[must_use]
pub fn detect(workbook: &Workbook) -> Questionnaire {
    let mut notes = Vec::new();
    let mut sheets: Vec<QuestionSheet> = workbook.sheets.iter().map(|sheet| detect_sheet(sheet, &mut notes)).collect();
    let asks = |sheet: &&QuestionSheet| sheet.questions.iter().any(|question| question.kind == QuestionKind::Question);
    let asking = sheets.iter().filter(asks).count();
    for sheet in &mut sheets {
        // Where several sheets ask, each one's name is a heading of its own.
        for question in sheet.questions.iter_mut().filter(|question| asking > 1 || question.section.is_empty()) {
            question.section.insert(0, sheet.name.trim().to_owned());
        }
    }
    Questionnaire { framework: framework_of(workbook), sheets, notes }
}

fn detect_sheet(sheet: &Sheet, notes: &mut Vec<String>) -> QuestionSheet {
    let mut found =
        QuestionSheet { name: sheet.name.clone(), state: sheet.state, questions: Vec::new(), evidence: Vec::new() };
    if sheet.state != SheetState::Visible {
        found.evidence.push("hidden sheet: not looked at".to_owned());
        return found;
    }
    let survey = Survey::new(sheet);
    let headers = headers_of(&survey);
    let mut blocks = blocks_of(&survey, &headers);
    let mut readings: Vec<Reading> = blocks.iter().map(|block| read_block(&survey, block)).collect();
    let asks = |readings: &[Reading]| readings.iter().any(|reading| matches!(reading, Reading::Questions(_)));
    let settled = readings.iter().any(|reading| matches!(reading, Reading::Nothing(Some(_)) | Reading::Undecided(_)));
    let mut below = Vec::new();
    if !asks(&readings) && !settled {
        below = questions_below(&survey);
        if below.is_empty() {
            let whole = without_captions(&survey, &headers);
            let reading = read_block(&survey, &whole);
            if blocks.is_empty() || asks(std::slice::from_ref(&reading)) {
                blocks.push(whole);
                readings.push(reading);
            }
        } else {
            found.evidence.push("answers stand below their questions".to_owned());
        }
    }
    tell(&mut found, &blocks, &readings, notes, &below);
    found.questions = if below.is_empty() { questions_of(&survey, &blocks, &readings) } else { below };
    let asked = found.questions.iter().any(|question| question.kind == QuestionKind::Question);
    // Labels of who the vendor is stand on covers and reports too: few of them alone are not asked here.
    if !asked && (found.questions.len() < 2 || is_aside(sheet)) {
        found.questions.clear();
    }
    link_follow_ups(&mut found.questions);
    found
}

/// Notes what each block was read as.
fn tell(
    found: &mut QuestionSheet,
    blocks: &[Block<'_>],
    readings: &[Reading],
    notes: &mut Vec<String>,
    below: &[Question],
) {
    for (block, reading) in blocks.iter().zip(readings) {
        let place = block.place();
        match reading {
            Reading::Questions(columns) => {
                let times = block.headers.len();
                found.evidence.push(match times {
                    0 => "no captions: read by what the columns hold".to_owned(),
                    1 => format!("captions in row {place}"),
                    _ => format!("captions in row {place}, {times} times down the sheet"),
                });
                found.evidence.extend(columns.evidence.iter().cloned());
            }
            Reading::Undecided(columns) => {
                let columns: Vec<String> = columns.iter().map(|column| column_letters(*column)).collect();
                notes.push(format!(
                    "sheet `{}`: columns {} could each take the replies (row {place}); name one with --layout",
                    found.name,
                    columns.join(" and ")
                ));
            }
            Reading::NoReply if below.is_empty() => {
                let note = format!(
                    "sheet `{}` lists questions, but no column for replies was found; name one with --layout",
                    found.name
                );
                if !notes.contains(&note) {
                    notes.push(note);
                }
            }
            Reading::Nothing(Some(reason)) => found.evidence.push(format!("below row {place}: {reason}")),
            Reading::NoReply | Reading::Nothing(None) => {}
        }
    }
}

/// Whether the sheet's name says that it holds no questions.
fn is_aside(sheet: &Sheet) -> bool {
    Lexicon::shipped().asides.contains(&plain(&sheet.name))
}

/// The questions of all blocks in reading order, with the headings over them and the information asked between them.
fn questions_of(survey: &Survey<'_>, blocks: &[Block<'_>], readings: &[Reading]) -> Vec<Question> {
    let mut asking: BTreeMap<u32, Vec<&Columns>> = BTreeMap::new();
    let mut titles: BTreeMap<u32, (&Header, Option<&Columns>, bool)> = BTreeMap::new();
    for (block, reading) in blocks.iter().zip(readings) {
        let columns = if let Reading::Questions(columns) = reading { Some(columns) } else { None };
        for header in &block.headers {
            titles.insert(header.first, (*header, columns, block.headers.len() > 1));
        }
        if let Some(columns) = columns {
            for row in asking_rows(survey, &block.rows, columns) {
                asking.entry(row).or_default().push(columns);
            }
        }
    }
    let mut headings = Headings::default();
    let mut categories = Categories::default();
    let mut questions = Vec::new();
    let mut header_until = None;
    for row in survey.rows() {
        if let Some((header, columns, repeated)) = titles.get(&row.index) {
            header_until = Some(header.last);
            let title = columns.and_then(|columns| title_in_header(survey, header, columns, *repeated));
            if let Some((rank, text)) = title {
                headings.heading(rank, text);
            }
        }
        if header_until.is_some_and(|last| row.index <= last) {
            continue;
        }
        let before = questions.len();
        for columns in asking.get(&row.index).into_iter().flatten() {
            let mut section = headings.path();
            section.extend(categories.at(survey, row.index, columns));
            section.dedup();
            questions.extend(question_at(survey, row.index, columns, section));
        }
        if questions.len() > before {
            headings.question();
            continue;
        }
        let information = information_in(survey, row, &headings.path());
        if !information.is_empty() {
            headings.other();
            questions.extend(information);
        } else if let Some((rank, text)) = heading_in(survey, row.index) {
            if !(questions.is_empty() && is_document_title(text)) {
                headings.heading(rank, text);
            }
        } else if row.cells.iter().any(|cell| !cell.text.trim().is_empty()) {
            headings.other();
        }
    }
    questions
}

/// Ties each follow-up ("If so, …") to the question it follows.
fn link_follow_ups(questions: &mut [Question]) {
    let openings = &Lexicon::shipped().follow_ups;
    let mut last: Option<usize> = None;
    for (at, question) in questions.iter_mut().enumerate() {
        let text = plain(&question.text);
        let follows = openings.iter().any(|opening| {
            text.strip_prefix(opening.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' ') || !opening.is_ascii())
        });
        if follows && question.kind == QuestionKind::Question {
            question.parent = last;
        } else {
            last = Some(at);
        }
    }
}
