//! `vsq inspect`: what was understood of a workbook.

use std::io::Write;

use serde_json::{Map, Value, json};

use crate::questionnaire::detect::detect;
use crate::questionnaire::{Question, QuestionSheet, Questionnaire};
use crate::visible::{on_one_line, shortened};
use crate::workbook::read::read;

use super::arguments::InspectArguments;
use super::{Failure, Outcome, Streams};

/// How many questions of a sheet are drawn.
const DRAWN: usize = 8;

/// Runs `vsq inspect`.
///
/// # Errors
/// [`Failure::User`] where the file cannot be read or no question is found in it.
pub fn run(arguments: &InspectArguments, streams: &mut Streams<'_>) -> Result<Outcome, Failure> {
    let workbook = read(&arguments.file).map_err(|error| Failure::user(error.to_string()))?;
    let found = detect(&workbook);
    let name = arguments.file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    if arguments.json {
        serde_json::to_writer_pretty(&mut *streams.results, &as_json(&name, &found)).map_err(std::io::Error::from)?;
        writeln!(streams.results)?;
    } else {
        draw(streams.results, &found, arguments.explain)?;
    }
    if found.sheets.iter().all(|sheet| sheet.questions.is_empty()) {
        let reason = found.notes.first().cloned();
        let reason = reason.unwrap_or_else(|| "no questions with a place for answers were found".to_owned());
        return Err(Failure::user(format!("{name}: {reason}")).hint("run with --explain to see what was looked at"));
    }
    Ok(Outcome::Done)
}

/// The JSON that scripts read.
fn as_json(name: &str, found: &Questionnaire) -> Value {
    let sheets: Vec<Value> = found.sheets.iter().map(sheet_json).collect();
    json!({
        "schema": "vsq.inspect/1",
        "file": name,
        "framework": found.framework,
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
    let mut note = |cell: &crate::questionnaire::AnswerCell| {
        states.insert(cell.at.to_string(), json!(cell.state));
        Value::String(cell.at.to_string())
    };
    if let Some(cell) = &answer.response {
        cells.insert("response".to_owned(), note(cell));
    }
    if let Some(cell) = &answer.comment {
        cells.insert("comment".to_owned(), note(cell));
    }
    if !answer.choices.is_empty() {
        let choices: Map<String, Value> =
            answer.choices.iter().map(|(text, cell)| (text.clone(), note(cell))).collect();
        cells.insert("choices".to_owned(), Value::Object(choices));
    }
    if !answer.other.is_empty() {
        let other: Map<String, Value> =
            answer.other.iter().map(|(role, cell)| (role.name().to_owned(), note(cell))).collect();
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

/// The listing that a person reads.
fn draw(out: &mut dyn Write, found: &Questionnaire, explain: bool) -> std::io::Result<()> {
    if let Some(framework) = &found.framework {
        let edition = framework.edition.as_deref().unwrap_or("edition not stated");
        writeln!(out, "{} ({edition})", framework.name)?;
    }
    for sheet in &found.sheets {
        if sheet.questions.is_empty() && !explain {
            continue;
        }
        writeln!(out, "{}: {} questions", on_one_line(&sheet.name), sheet.questions.len())?;
        for line in sheet.evidence.iter().filter(|_| explain) {
            writeln!(out, "    {}", on_one_line(line))?;
        }
        for question in sheet.questions.iter().take(DRAWN) {
            let number = question.number.as_deref().unwrap_or("");
            let reply = question.answer.response.map(|cell| cell.at.to_string()).unwrap_or_default();
            let text = shortened(&question.text, 70);
            writeln!(out, "  {:>5}  {:<12} {text}  -> {reply}", question.cell.to_string(), on_one_line(number))?;
        }
        if sheet.questions.len() > DRAWN {
            writeln!(out, "         and {} more", sheet.questions.len() - DRAWN)?;
        }
    }
    for note in &found.notes {
        writeln!(out, "note: {}", on_one_line(note))?;
    }
    Ok(())
}
