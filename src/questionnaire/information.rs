//! Blocks that ask who the vendor is: a label, and beside or below it a cell for the fact.

use std::sync::Arc;

use crate::workbook::grid::{CellAddress, Row};

use super::language::Lexicon;
use super::survey::{Listed, Survey};
use super::texts::{has_more_words, is_identifier, plain, words};
use super::{AnswerCell, AnswerCells, CellState, Question, QuestionKind};

/// The longest label, in words.
const LABEL_WORDS: usize = 10;
/// The longest label, in bytes.
const LABEL_BYTES: usize = 160;

/// The information that a row asks for, if it is a row of a label and a cell for its fact.
#[must_use]
pub fn information_in(survey: &Survey<'_>, row: &Row, section: &[String]) -> Vec<Question> {
    let mut found = Vec::new();
    let mut taken_until = None;
    for cell in &row.cells {
        let label = cell.text.trim();
        if taken_until.is_some_and(|last| cell.at.column <= last)
            || label.is_empty()
            || label_of(label) != Label::Information
        {
            continue;
        }
        let Some(at) = place_for(survey, cell.at) else { continue };
        let state = state_of(survey, at, label);
        if matches!(state, CellState::Formula | CellState::Locked | CellState::Hidden) {
            continue;
        }
        taken_until = Some(at.column);
        let number = cell.at.column.checked_sub(1).map(|column| survey.text(CellAddress::new(row.index, column)));
        let number = number.filter(|text| is_identifier(text)).map(super::texts::mended_number);
        let list = survey.list(at);
        found.push(Question {
            kind: QuestionKind::Information,
            cell: cell.at,
            number,
            section: section.to_vec(),
            parent: None,
            text: label.trim_end_matches([':', '*', ' ']).to_owned(),
            guidance: None,
            answer: AnswerCells { response: Some(AnswerCell { at, state }), ..AnswerCells::default() },
            allowed: if let Listed::OneOf(list) = list { list.choices.clone() } else { Arc::default() },
            list_unknown: list == Listed::Unknown,
            max_length: survey.max_length(at),
        });
    }
    found
}

/// What a short text asks for as a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// A fact about the vendor that the bank may hold.
    Information,
    /// A signature or certification, which only a person gives.
    Attestation,
    /// Neither.
    Other,
}

/// What the text asks for if it is a label.
#[must_use]
pub fn label_of(text: &str) -> Label {
    if text.len() > LABEL_BYTES || has_more_words(text, LABEL_WORDS) {
        return Label::Other;
    }
    let (plain, lexicon) = (plain(text), Lexicon::shipped());
    let attests = lexicon.attestations.iter().any(|word| {
        plain == *word
            || plain.strip_prefix(word.as_str()).is_some_and(|rest| rest.starts_with(' ') && words(rest) <= 3)
    });
    match () {
        () if attests => Label::Attestation,
        () if lexicon.information.contains_key(&plain) => Label::Information,
        () => Label::Other,
    }
}

/// The cell right of the label (past its merge) where the fact goes, if there is room for it.
fn place_for(survey: &Survey<'_>, label: CellAddress) -> Option<CellAddress> {
    let after = survey.merge(label).map_or(label.column, |range| range.last.column) + 1;
    let at = CellAddress::new(label.row, after);
    let range = survey.merge(at);
    if range.is_some_and(|range| range.first.row != at.row) {
        return None;
    }
    let at = range.map_or(at, |range| range.first);
    (at.column > label.column).then_some(at)
}

/// The state of the cell; a text that only says the label again, or explains it, is a placeholder.
fn state_of(survey: &Survey<'_>, at: CellAddress, label: &str) -> CellState {
    let state = survey.state(at, None);
    if state != CellState::Answered {
        return state;
    }
    let (text, label) = (plain(survey.text(at)), plain(label));
    let said: Vec<&str> = label.split(' ').filter(|word| word.chars().count() > 3).collect();
    let repeated = said.iter().filter(|word| text.contains(**word)).count();
    if !said.is_empty() && repeated * 3 >= said.len() * 2 { CellState::Placeholder } else { state }
}
