//! What was understood of a workbook, as JSON for scripts.

use serde_json::{Map, Value, json};

use crate::questionnaire::layout::Layout;
use crate::questionnaire::{AnswerCell, Question, QuestionSheet, Questionnaire};

/// The whole of it: `vsq.inspect/1`.
#[must_use]
pub fn as_json(name: &str, layout: Option<&Layout>, found: &Questionnaire) -> Value {
    let sheets: Vec<Value> = found.sheets.iter().map(sheet_json).collect();
    json!({
        "schema": "vsq.inspect/1",
        "file": name,
        "framework": found.framework,
        "layout": layout.map(|layout| &layout.name),
        "sheets": sheets,
        "notes": found.notes,
    })
}

fn sheet_json(sheet: &QuestionSheet) -> Value {
    let questions: Vec<Value> = sheet.questions.iter().map(|question| question_json(sheet, question)).collect();
    json!({ "name": sheet.name, "state": sheet.state, "questions": questions, "evidence": sheet.evidence })
}

fn question_json(sheet: &QuestionSheet, question: &Question) -> Value {
    let answer = &question.answer;
    let mut cells = Map::new();
    let mut states = Map::new();
    let mut place = |cell: &AnswerCell| {
        states.insert(cell.at.to_string(), json!(cell.state));
        Value::String(cell.at.to_string())
    };
    if let Some(cell) = &answer.response {
        cells.insert("response".to_owned(), place(cell));
    }
    if let Some(cell) = &answer.comment {
        cells.insert("comment".to_owned(), place(cell));
    }
    if !answer.choices.is_empty() {
        let choices: Map<String, Value> =
            answer.choices.iter().map(|(text, cell)| (text.clone(), place(cell))).collect();
        cells.insert("choices".to_owned(), Value::Object(choices));
    }
    if !answer.other.is_empty() {
        let other: Map<String, Value> =
            answer.other.iter().map(|(role, cell)| (role.name().to_owned(), place(cell))).collect();
        cells.insert("other".to_owned(), Value::Object(other));
    }
    let parent = question.parent.and_then(|at| sheet.questions.get(at)).map(|parent| parent.cell);
    let allowed: Vec<&str> = question.allowed.iter().map(|choice| choice.text.as_str()).collect();
    json!({
        "kind": question.kind,
        "question_cell": question.cell,
        "row": question.cell.row + 1,
        "number": question.number,
        "section": question.section.join(" > "),
        "parent": parent,
        "text": question.text,
        "answer_cells": cells,
        "allowed": allowed,
        "states": states,
    })
}
