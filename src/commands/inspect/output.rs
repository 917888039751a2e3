//! What was understood of a workbook, as JSON for scripts.

use std::collections::{BTreeMap, BTreeSet};

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::questionnaire::layout::Layout;
use crate::questionnaire::{
    AnswerCell, AnswerCells, CellState, Framework, OtherRole, Question, QuestionKind, QuestionSheet, Questionnaire,
};
use crate::workbook::grid::{CellAddress, SheetState};

/// The whole of it: `vsq.inspect/1`. It borrows what it shows, so that a long list of questions is written as it is.
#[derive(Debug, Serialize)]
pub struct Inspection<'a> {
    schema: &'static str,
    file: &'a str,
    framework: Option<&'a Framework>,
    layout: Option<&'a str>,
    sheets: Vec<SheetOutput<'a>>,
    notes: &'a [String],
}

impl<'a> Inspection<'a> {
    /// What was found in the file of this name, read by the layout where there was one.
    #[must_use]
    pub fn new(file: &'a str, layout: Option<&'a Layout>, found: &'a Questionnaire) -> Self {
        Self {
            schema: "vsq.inspect/1",
            file,
            framework: found.framework.as_ref(),
            layout: layout.map(|layout| layout.name.as_str()),
            sheets: found.sheets.iter().map(SheetOutput::new).collect(),
            notes: &found.notes,
        }
    }
}

#[derive(Debug, Serialize)]
struct SheetOutput<'a> {
    name: &'a str,
    state: SheetState,
    questions: Vec<QuestionOutput<'a>>,
    evidence: &'a [String],
}

impl<'a> SheetOutput<'a> {
    fn new(sheet: &'a QuestionSheet) -> Self {
        let questions = sheet.questions.iter().map(|question| QuestionOutput::new(sheet, question)).collect();
        Self { name: &sheet.name, state: sheet.state, questions, evidence: &sheet.evidence }
    }
}

#[derive(Debug, Serialize)]
struct QuestionOutput<'a> {
    kind: QuestionKind,
    question_cell: CellAddress,
    /// Counted from one.
    row: u32,
    number: Option<&'a str>,
    #[serde(serialize_with = "path")]
    section: &'a [String],
    /// The cell of the question that this one follows up.
    parent: Option<CellAddress>,
    text: &'a str,
    answer_cells: CellsOutput<'a>,
    allowed: Vec<&'a str>,
    states: BTreeMap<CellAddress, CellState>,
}

impl<'a> QuestionOutput<'a> {
    fn new(sheet: &'a QuestionSheet, question: &'a Question) -> Self {
        let answer = &question.answer;
        let cells = answer.response.iter().chain(&answer.comment);
        let cells = cells.chain(answer.choices.iter().map(|(_, cell)| cell));
        let cells = cells.chain(answer.other.iter().map(|(_, cell)| cell));
        Self {
            kind: question.kind,
            question_cell: question.cell,
            row: question.cell.row + 1,
            number: question.number.as_deref(),
            section: &question.section,
            parent: question.parent.and_then(|at| sheet.questions.get(at)).map(|parent| parent.cell),
            text: &question.text,
            answer_cells: CellsOutput::new(answer),
            allowed: question.allowed.iter().map(|choice| choice.text.as_str()).collect(),
            states: cells.map(|cell| (cell.at, cell.state)).collect(),
        }
    }
}

#[derive(Debug, Serialize)]
struct CellsOutput<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    response: Option<CellAddress>,
    #[serde(skip_serializing_if = "Option::is_none")]
    comment: Option<CellAddress>,
    #[serde(skip_serializing_if = "<[_]>::is_empty", serialize_with = "choices")]
    choices: &'a [(String, AnswerCell)],
    #[serde(skip_serializing_if = "<[_]>::is_empty", serialize_with = "others")]
    other: &'a [(OtherRole, AnswerCell)],
}

impl<'a> CellsOutput<'a> {
    fn new(answer: &'a AnswerCells) -> Self {
        Self {
            response: answer.response.map(|cell| cell.at),
            comment: answer.comment.map(|cell| cell.at),
            choices: &answer.choices,
            other: &answer.other,
        }
    }
}

fn path<S: Serializer>(section: &[String], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&section.join(" > "))
}

/// Each choice's caption with its cell.
fn choices<S: Serializer>(choices: &[(String, AnswerCell)], serializer: S) -> Result<S::Ok, S::Error> {
    named_cells(choices.iter().map(|(caption, cell)| (caption.as_str(), cell.at)), serializer)
}

/// Each part of an answer by its role with its cell.
fn others<S: Serializer>(others: &[(OtherRole, AnswerCell)], serializer: S) -> Result<S::Ok, S::Error> {
    named_cells(others.iter().map(|(role, cell)| (role.name(), cell.at)), serializer)
}

/// A map of names to cells in the sheet's order; of two with one name the first.
fn named_cells<'a, S: Serializer>(
    cells: impl Iterator<Item = (&'a str, CellAddress)>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    let mut seen = BTreeSet::new();
    for (name, at) in cells.filter(|(name, _)| seen.insert(*name)) {
        map.serialize_entry(name, &at)?;
    }
    map.end()
}
