//! From a workbook to its questions: the sheets one by one, each as blocks of rows under captions.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::workbook::grid::{Sheet, SheetState, Workbook, column_letters};

use super::below::placed_question;
use super::blocks::Block;
use super::boxes::lone_boxes;
use super::follow_ups::{link, route_in};
use super::framework::framework_of;
use super::headers::{Header, headers_of};
use super::headings::{Categories, Headings, heading_in, is_document_title, title_in_header};
use super::information::information_in;
use super::language::Lexicon;
use super::layout::{Applied, Layout, apply, missing_sheets};
use super::questions::{ROWS_AT_ONCE, asking_rows, question_at};
use super::reading::{SheetReading, read_sheet};
use super::roles::{Columns, Reading};
use super::survey::Survey;
use super::texts::plain;
use super::{Question, QuestionKind, QuestionSheet, Questionnaire};

/// The fewest facts about the vendor that are asked on a sheet without questions.
const FEWEST_FACTS: usize = 2;

/// Finds the questions of a workbook and the cells that their answers go to.
///
/// The same workbook gives the same questionnaire, and no grid makes it fail. What has no place for an answer is not
/// claimed: a list of questions without reply cells is told of in `notes`.
#[must_use]
pub fn detect(workbook: &Workbook) -> Questionnaire {
    detect_as(workbook, None)
}

/// Finds the questions where the layout says they are, or by itself without one.
#[must_use]
pub fn detect_as(workbook: &Workbook, layout: Option<&Layout>) -> Questionnaire {
    let mut notes = layout.map(|layout| missing_sheets(layout, workbook)).unwrap_or_default();
    let read = |sheet: &Sheet| {
        let mut notes = Vec::new();
        (read_questions(sheet, layout, &mut notes), notes)
    };
    let (mut sheets, told): (Vec<QuestionSheet>, Vec<Vec<String>>) = workbook.sheets.par_iter().map(read).unzip();
    notes.extend(told.into_iter().flatten());
    let asks = |sheet: &&QuestionSheet| sheet.questions.iter().any(|question| question.kind == QuestionKind::Question);
    let asking = sheets.iter().filter(asks).count();
    for sheet in &mut sheets {
        // Where several sheets ask, each one's name is a heading of its own.
        let name = sheet.name.trim();
        for question in sheet.questions.iter_mut().filter(|question| asking > 1 || question.section.is_empty()) {
            if question.section.first().is_none_or(|first| first != name) {
                question.section.insert(0, name.to_owned());
            }
        }
    }
    Questionnaire { framework: framework_of(workbook), sheets, notes }
}

fn read_questions(sheet: &Sheet, layout: Option<&Layout>, notes: &mut Vec<String>) -> QuestionSheet {
    let mut found =
        QuestionSheet { name: sheet.name.clone(), state: sheet.state, questions: Vec::new(), evidence: Vec::new() };
    if sheet.state != SheetState::Visible {
        found.evidence.push("hidden sheet: not looked at".to_owned());
        return found;
    }
    let survey = Survey::new(sheet);
    let headers = headers_of(&survey);
    let reading = match layout {
        None => read_sheet(&survey, &headers),
        Some(layout) => match apply(layout, &survey, &headers) {
            Some(applied) => laid_out(&survey, applied, notes),
            None if layout.detect_other_sheets => read_sheet(&survey, &headers),
            None => return found,
        },
    };
    tell(&mut found, &reading, notes);
    let (questions, mut routes) = questions_of(&survey, &reading.blocks, &reading.readings);
    found.questions = questions;
    if !reading.below.is_empty() {
        routes.clear();
        found.questions.retain(|question| question.kind == QuestionKind::Information);
        found.questions.extend(reading.below);
        found.questions.sort_by_key(|question| question.cell);
        found.questions.dedup_by_key(|question| question.cell);
    }
    let asked = found.questions.iter().any(|question| question.kind == QuestionKind::Question);
    // Labels of who the vendor is stand on covers and reports too: few of them alone are not asked here.
    let open = |question: &&Question| question.answer.response.is_some_and(|cell| cell.state.is_open());
    let enough = if is_aside(sheet) { found.questions.iter().filter(open).count() } else { found.questions.len() };
    if !asked && enough < FEWEST_FACTS {
        found.questions.clear();
    }
    if found.questions.is_empty()
        && !is_aside(sheet)
        && let Some(column) = lone_boxes(&survey)
    {
        notes.push(format!(
            "sheet `{}`: column {} has boxes to tick, but nothing beside them asks; name both columns with --layout",
            found.name,
            column_letters(column)
        ));
    }
    link(&mut found.questions, &routes);
    found
}

/// A sheet read as a layout says.
fn laid_out<'h>(survey: &Survey<'_>, applied: Applied<'h>, notes: &mut Vec<String>) -> SheetReading<'h> {
    notes.extend(applied.notes);
    let (blocks, readings) =
        applied.tables.into_iter().map(|(block, columns)| (block, Reading::Questions(vec![columns]))).unzip();
    let below = applied.placed.iter().filter_map(|placed| placed_question(survey, placed)).collect();
    SheetReading { blocks, readings, below }
}

/// Notes what each block was read as.
fn tell(found: &mut QuestionSheet, reading: &SheetReading<'_>, notes: &mut Vec<String>) {
    if !reading.below.is_empty() {
        found.evidence.push("answers stand below their questions".to_owned());
    }
    for (block, read) in reading.blocks.iter().zip(&reading.readings) {
        let place = block.place();
        match read {
            Reading::Questions(columns) => {
                found.evidence.push(match block.headers.len() {
                    0 => "no captions: read by what the columns hold".to_owned(),
                    1 => format!("captions in row {place}"),
                    times => format!("captions in row {place}, {times} times down the sheet"),
                });
                found.evidence.extend(columns.iter().flat_map(|columns| columns.evidence.iter().cloned()));
            }
            Reading::Undecided { replies, .. } => {
                let columns: Vec<String> = replies.iter().map(|column| column_letters(*column)).collect();
                notes.push(format!(
                    "sheet `{}`: columns {} could each take the replies (row {place}); name one with --layout",
                    found.name,
                    columns.join(" and ")
                ));
            }
            Reading::NoReply(_) if reading.below.is_empty() => {
                let note = format!(
                    "sheet `{}` lists questions, but no column for replies was found; name one with --layout",
                    found.name
                );
                if !notes.contains(&note) {
                    notes.push(note);
                }
            }
            Reading::Nothing(Some(reason)) => found.evidence.push(format!("below row {place}: {reason}")),
            Reading::NoReply(_) | Reading::Nothing(None) => {}
        }
    }
}

/// Whether the sheet's name says that it holds no questions.
fn is_aside(sheet: &Sheet) -> bool {
    Lexicon::shipped().asides.contains(&plain(&sheet.name))
}

/// The questions of all blocks in reading order, with the headings over them and the information asked between them;
/// and for questions of sections that are not always asked, their positions with the number of the question that decides.
fn questions_of(
    survey: &Survey<'_>,
    blocks: &[Block<'_>],
    readings: &[Reading],
) -> (Vec<Question>, Vec<(usize, String)>) {
    let mut asking: Vec<(u32, &Columns)> = Vec::new();
    let mut titles: BTreeMap<u32, (&Header, Option<&Columns>, &Block<'_>)> = BTreeMap::new();
    for (block, reading) in blocks.iter().zip(readings) {
        let columns = if let Reading::Questions(columns) = reading { columns.as_slice() } else { &[] };
        for header in &block.headers {
            titles.insert(header.first, (*header, columns.first(), block));
        }
        for columns in columns {
            asking.extend(asking_rows(survey, &block.rows, columns).into_iter().map(|row| (row, columns)));
        }
    }
    asking.sort_by_key(|(row, _)| *row);
    let asked = asking.into_par_iter().with_min_len(ROWS_AT_ONCE);
    let asked: Vec<_> = asked.map(|(row, columns)| (row, columns, question_at(survey, row, columns))).collect();
    let mut asked = asked.into_iter().peekable();
    let mut headings = Headings::default();
    let mut categories = Categories::default();
    let mut questions = Vec::with_capacity(asked.len());
    let mut route: Option<String> = None;
    let mut routes = Vec::new();
    let mut header_until = None;
    for row in survey.rows() {
        if let Some((header, columns, block)) = titles.get(&row.index) {
            header_until = Some(header.last);
            let title = columns.and_then(|columns| title_in_header(survey, block, header, columns));
            if let Some((rank, text)) = title {
                headings.heading(rank, text);
                route = route_in(text);
            }
        }
        if header_until.is_some_and(|last| row.index <= last) {
            continue;
        }
        let before = questions.len();
        while asked.next_if(|(at, ..)| *at < row.index).is_some() {}
        while let Some((_, columns, question)) = asked.next_if(|(at, ..)| *at <= row.index) {
            let category = categories.at(survey, row.index, columns);
            questions.extend(question.map(|mut question| {
                question.section = headings.path();
                question.section.extend(category);
                question.section.dedup();
                question.section.extend(columns.about.clone());
                question
            }));
        }
        if questions.len() > before {
            headings.question();
            if let Some(number) = &route {
                routes.extend((before..questions.len()).map(|at| (at, number.clone())));
            }
            continue;
        }
        let information = information_in(survey, row, &headings.path());
        if !information.is_empty() {
            headings.other();
            questions.extend(information);
        } else if let Some((rank, text)) = heading_in(survey, row.index) {
            // Below captions no title of the whole stands.
            if !(header_until.is_none() && questions.is_empty() && is_document_title(text)) {
                headings.heading(rank, text);
                route = route_in(text);
            }
        } else if let Some(cell) = row.cells.iter().find(|cell| !cell.text.trim().is_empty()) {
            headings.other();
            route = route_in(&cell.text).or(route);
        }
    }
    (questions, routes)
}
