//! From a workbook to its questions: the sheets one by one, each as blocks of rows under captions.

use std::collections::{BTreeMap, BTreeSet};

use crate::workbook::grid::{Sheet, SheetState, Workbook};

use super::evidence::ratio;
use super::framework::framework_of;
use super::headers::{Header, headers_of};
use super::headings::{Categories, Headings, heading_in, title_in_header};
use super::information::information_in;
use super::language::Lexicon;
use super::questions::{asking_rows, question_at};
use super::roles::{Block, Columns, Reading, read_block};
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
    let asking = sheets.iter().filter(|sheet| !sheet.questions.is_empty()).count();
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
    let blocks = blocks_of(&survey, &headers);
    let readings: Vec<Reading> = blocks.iter().map(|block| read_block(&survey, block)).collect();
    for (block, reading) in blocks.iter().zip(&readings) {
        let place = block.headers.first().map_or(0, |header| header.first) + 1;
        match reading {
            Reading::Questions(columns) => {
                found.evidence.push(format!("header in row {place}, {} times", block.headers.len()));
                found.evidence.extend(columns.evidence.iter().cloned());
            }
            Reading::NoReply(_) => {
                found.evidence.push(format!("questions below row {place} have no reply column"));
                notes.push(format!(
                    "sheet `{}` lists questions but no column for replies was found; name one with --layout",
                    sheet.name
                ));
            }
            Reading::Nothing(Some(reason)) => found.evidence.push(format!("below row {place}: {reason}")),
            Reading::Nothing(None) => {}
        }
    }
    found.questions = questions_of(&survey, &blocks, &readings);
    if found.questions.iter().all(|question| question.kind == QuestionKind::Information) && is_aside(sheet) {
        found.questions.clear();
    }
    link_follow_ups(&mut found.questions);
    found
}

/// Whether the sheet's name says that it holds no questions.
fn is_aside(sheet: &Sheet) -> bool {
    Lexicon::shipped().asides.contains(&plain(&sheet.name))
}

/// The blocks of a sheet: headers that caption the same columns with the same words share one, wherever they stand.
fn blocks_of<'h>(survey: &Survey<'_>, headers: &'h [Header]) -> Vec<Block<'h>> {
    let mut occurrences: BTreeMap<(u32, String), usize> = BTreeMap::new();
    for header in headers {
        for (column, caption) in &header.captions {
            *occurrences.entry((*column, plain(&caption.text))).or_insert(0) += 1;
        }
    }
    let repeated = |header: &Header| -> BTreeSet<(u32, String)> {
        let captions = header.captions.iter().map(|(column, caption)| (*column, plain(&caption.text)));
        captions.filter(|key| occurrences.get(key).is_some_and(|count| *count > 1)).collect()
    };
    let mut blocks: Vec<(BTreeSet<(u32, String)>, Block<'h>)> = Vec::new();
    let rows = survey.rows();
    for (at, header) in headers.iter().enumerate() {
        let end = headers.get(at + 1).map_or(u32::MAX, |next| next.first);
        let from = rows.partition_point(|row| row.index <= header.last);
        let to = rows.partition_point(|row| row.index < end);
        let body = rows.get(from..to).unwrap_or_default().iter().map(|row| row.index);
        let key = repeated(header);
        let same = blocks
            .iter_mut()
            .find(|(known, _)| known.len() >= 2 && ratio(known.intersection(&key).count(), known.len()) >= 0.6);
        match same {
            Some((_, block)) => {
                block.headers.push(header);
                block.rows.extend(body);
            }
            None => blocks.push((key, Block { headers: vec![header], rows: body.collect() })),
        }
    }
    let mut blocks: Vec<Block<'h>> = blocks.into_iter().map(|(_, block)| block).collect();
    if headers.is_empty() {
        blocks.push(Block { headers: Vec::new(), rows: rows.iter().map(|row| row.index).collect() });
    }
    blocks
}

/// The questions of all blocks in reading order, with the headings over them and the information asked between them.
fn questions_of(survey: &Survey<'_>, blocks: &[Block<'_>], readings: &[Reading]) -> Vec<Question> {
    let mut asking: BTreeMap<u32, &Columns> = BTreeMap::new();
    let mut titles: BTreeMap<u32, (&Header, Option<&Columns>, bool)> = BTreeMap::new();
    for (block, reading) in blocks.iter().zip(readings) {
        let columns = if let Reading::Questions(columns) = reading { Some(columns) } else { None };
        for header in &block.headers {
            titles.insert(header.first, (*header, columns, block.headers.len() > 1));
        }
        if let Some(columns) = columns {
            asking.extend(asking_rows(survey, &block.rows, columns).into_iter().map(|row| (row, columns)));
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
        if let Some(columns) = asking.get(&row.index) {
            let mut section = headings.path();
            section.extend(categories.at(survey, row.index, columns));
            section.dedup();
            if let Some(question) = question_at(survey, row.index, columns, section) {
                headings.question();
                questions.push(question);
                continue;
            }
        }
        let information = information_in(survey, row, &headings.path());
        if !information.is_empty() {
            questions.extend(information);
        } else if let Some((rank, text)) = heading_in(survey, row.index) {
            headings.heading(rank, text);
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
