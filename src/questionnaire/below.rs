//! Forms whose answers stand below their questions: a question's row, then a row for the answer.

use std::sync::Arc;

use crate::workbook::grid::{CellAddress, CellRange};

use super::captions::{Role, roles_of, weight_of};
use super::headings::{Headings, heading_in};
use super::layout::Placed;
use super::rectangles::is_wide;
use super::survey::{Listed, Survey};
use super::texts::{is_identifier, is_question, mended_number, split_number, words};
use super::{AnswerCell, AnswerCells, CellState, Question, QuestionKind};

/// The fewest questions that make a form.
const FEWEST: usize = 2;
/// How many rows below its question an answer may begin.
const REACH: u32 = 3;

/// The questions of a form, each with the cells below it; none where the sheet is no such form.
#[must_use]
pub fn questions_below(survey: &Survey<'_>) -> Vec<Question> {
    let labelled = collect(survey, labelled_answer);
    if labelled.len() >= FEWEST {
        return labelled;
    }
    let boxed = collect(survey, answer_box);
    // Without labels it takes more to be sure: nearly every question has its box.
    // What asks above the first box is an instruction.
    let first = boxed.first().map_or(0, |question| question.cell.row);
    let rows = survey.rows().iter().filter(|row| row.index >= first);
    let asking = rows.filter(|row| asking_cell(survey, row.index).is_some()).count();
    if boxed.len() >= FEWEST && boxed.len() * 10 >= asking * 8 { boxed } else { Vec::new() }
}

fn collect(survey: &Survey<'_>, answer: fn(&Survey<'_>, CellAddress) -> AnswerCells) -> Vec<Question> {
    let mut questions = Vec::new();
    let mut headings = Headings::default();
    for row in survey.rows() {
        let Some(at) = asking_cell(survey, row.index) else {
            if let Some((rank, text)) = heading_in(survey, row.index).filter(|(_, text)| label_role(text).is_none()) {
                headings.heading(rank, text);
            }
            continue;
        };
        let answer = answer(survey, at);
        if !answer.is_empty() {
            headings.question();
            questions.push(question(survey, at, answer, headings.path()));
        }
    }
    questions
}

/// The cell of a row that asks: the only text of its row but for a number.
fn asking_cell(survey: &Survey<'_>, row: u32) -> Option<CellAddress> {
    let mut shown = survey.sheet.row(row)?.cells.iter().filter(|cell| !cell.text.trim().is_empty());
    let first = shown.next()?;
    let stated = names_question(&first.text);
    let cell = if stated || is_identifier(&first.text) { shown.next()? } else { first };
    let asks = (stated || is_question(&cell.text)) && words(&cell.text) >= 3;
    (asks && shown.next().is_none()).then_some(cell.at)
}

/// Whether a label such as `Requirement:` says that what is asked stands beside it.
fn names_question(text: &str) -> bool {
    let label = text.trim().trim_end_matches([':', ' ', '：']);
    label.len() < text.trim().len() && words(label) <= 3 && weight_of(&roles_of(label), Role::Question) >= 0.9
}

/// What a label such as `Answer:` names.
fn label_role(text: &str) -> Option<Role> {
    let label = text.trim().trim_end_matches([':', ' ', '：']);
    // "A1:" after "Q1:".
    let letter = label.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    if label.len() < text.trim().len() && (letter == "A" || letter == "R") {
        return Some(Role::Response);
    }
    let roles = roles_of(label);
    let reply = weight_of(&roles, Role::Response);
    let comment = weight_of(&roles, Role::Comment);
    if words(text) > 4 || reply.max(comment) < 0.85 {
        return None;
    }
    Some(if reply >= comment { Role::Response } else { Role::Comment })
}

/// Cells beside labels (`Answer:`, `Comments:`) in the rows right below a question.
fn labelled_answer(survey: &Survey<'_>, question: CellAddress) -> AnswerCells {
    let mut found = AnswerCells::default();
    for row in question.row + 1..=question.row + REACH {
        if asking_cell(survey, row).is_some() {
            break;
        }
        let Some(cells) = survey.sheet.row(row) else { continue };
        let mut shown = cells.cells.iter().filter(|cell| !cell.text.trim().is_empty());
        let Some(label) = shown.next() else { continue };
        let Some(role) = label_role(&label.text) else { break };
        let column = survey.merge(label.at).map_or(label.at.column, |range| range.last.column) + 1;
        let at = CellAddress::new(row, column);
        if survey.merge(at).is_some_and(|range| range.first != at) {
            continue;
        }
        let Some(cell) = open_or_answered(survey, at) else { continue };
        let slot = if role == Role::Response { &mut found.response } else { &mut found.comment };
        if slot.is_none() {
            *slot = Some(cell);
        }
    }
    if found.response.is_some() { found } else { AnswerCells::default() }
}

/// A cell right below a question that is made to be written in: listed, unlocked, merged wide or framed, and empty.
fn answer_box(survey: &Survey<'_>, question: CellAddress) -> AnswerCells {
    let at = CellAddress::new(question.row + 1, question.column);
    let row_is_empty = survey
        .sheet
        .row(at.row)
        .is_none_or(|row| row.cells.iter().all(|cell| cell.text.trim().is_empty() && !cell.formula));
    let range: Option<CellRange> = survey.merge(at);
    if !row_is_empty || range.is_some_and(|range| range.first != at) {
        return AnswerCells::default();
    }
    let style = survey.style(at);
    let asked = survey.style(question);
    let made_for_writing = survey.list(at) != Listed::Free
        || (survey.sheet.protected && style.unlocked)
        || range.is_some_and(|range| is_wide(&range) || range.last.row > range.first.row)
        || (style.bordered && !asked.bordered)
        || (style.fill.is_some() && style.fill != asked.fill);
    let cell = open_or_answered(survey, at).filter(|_| made_for_writing);
    AnswerCells { response: cell, ..AnswerCells::default() }
}

fn open_or_answered(survey: &Survey<'_>, at: CellAddress) -> Option<AnswerCell> {
    let state = survey.state(at, None);
    let never = matches!(state, CellState::Formula | CellState::Locked | CellState::Hidden);
    (!never).then_some(AnswerCell { at, state })
}

/// The question that a layout places by its cells; none where nothing stands there or nothing can be written.
#[must_use]
pub fn placed_question(survey: &Survey<'_>, placed: &Placed) -> Option<Question> {
    let cell = |at: Option<CellAddress>| at.and_then(|at| open_or_answered(survey, survey.anchor(at)));
    let answer =
        AnswerCells { response: cell(placed.response), comment: cell(placed.comment), ..AnswerCells::default() };
    (!survey.text(placed.question).is_empty() && !answer.is_empty())
        .then(|| question(survey, placed.question, answer, Vec::new()))
}

fn question(survey: &Survey<'_>, cell: CellAddress, answer: AnswerCells, section: Vec<String>) -> Question {
    let whole = survey.text(cell);
    let beside = cell.column.checked_sub(1).map(|column| survey.text(CellAddress::new(cell.row, column)));
    let beside = beside.filter(|text| is_identifier(text)).map(mended_number);
    let (number, text) = match (beside, split_number(whole)) {
        (Some(number), _) => (Some(number), whole),
        (None, Some((number, rest))) => (Some(mended_number(number)), rest),
        (None, None) => (None, whole),
    };
    let list = answer.response.map_or(Listed::Free, |cell| survey.list(cell.at));
    Question {
        kind: QuestionKind::Question,
        cell,
        number,
        section,
        parent: None,
        text: text.to_owned(),
        guidance: None,
        allowed: if let Listed::OneOf(list) = list { list.choices.clone() } else { Arc::default() },
        list_unknown: list == Listed::Unknown,
        max_length: answer.comment.or(answer.response).and_then(|cell| survey.max_length(cell.at)),
        answer,
    }
}
