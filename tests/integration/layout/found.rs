//! What was found, a line a question, to be held against what should be.

use vsq::questionnaire::detect::detect;
use vsq::questionnaire::{AnswerCell, CellState, Question, QuestionKind, QuestionSheet, Questionnaire};
use vsq::workbook::grid::Workbook;

/// All questions of all sheets in reading order: `Sheet!B3 -> C3 / E3` (reply, then comment), tick columns as
/// `[Yes=F5, No=G5]`, other parts as `evidence=G3`, information marked `i`, states other than empty in brackets.
pub fn found(workbook: &Workbook) -> Vec<String> {
    lines(&detect(workbook))
}

/// The same of what was found already.
pub fn lines(questionnaire: &Questionnaire) -> Vec<String> {
    questionnaire.sheets.iter().flat_map(|sheet| sheet.questions.iter().map(|question| line(sheet, question))).collect()
}

fn line(sheet: &QuestionSheet, question: &Question) -> String {
    let mut line = format!("{}!{} ->", sheet.name, question.cell);
    if question.kind == QuestionKind::Information {
        line.push_str(" i");
    }
    let answer = &question.answer;
    if let Some(cell) = &answer.response {
        line.push_str(&format!(" {}", shown(cell)));
    }
    if !answer.choices.is_empty() {
        let choices: Vec<String> =
            answer.choices.iter().map(|(text, cell)| format!("{text}={}", shown(cell))).collect();
        line.push_str(&format!(" [{}]", choices.join(", ")));
    }
    if let Some(cell) = &answer.comment {
        line.push_str(&format!(" / {}", shown(cell)));
    }
    for (role, cell) in &answer.other {
        line.push_str(&format!(" {}={}", role.name(), shown(cell)));
    }
    line
}

fn shown(cell: &AnswerCell) -> String {
    match cell.state {
        CellState::Empty => cell.at.to_string(),
        CellState::Answered => format!("{}(answered)", cell.at),
        CellState::Placeholder => format!("{}(placeholder)", cell.at),
        state => format!("{}({state:?})", cell.at),
    }
}
