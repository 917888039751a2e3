//! From a block's columns to its questions: which rows ask, and where each one's answer goes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::stance::Stance;
use crate::workbook::grid::{CellAddress, CellKind, CellRange};

use super::information::{Label, label_of};
use super::roles::Columns;
use super::survey::{Listed, Survey};
use super::texts::{
    is_blank, is_box, is_identifier, is_left_blank, is_mark, is_question, mended_number, split_number, words,
};
use super::vocabulary::{Choice, certain_choices};
use super::written::written_choices;
use super::{AnswerCell, AnswerCells, CellState, Question, QuestionKind};

/// How many rows are worth another thread.
pub(super) const ROWS_AT_ONCE: usize = 512;

/// What one row of a block shows, as far as it tells questions from headings and criteria.
#[derive(Debug, Clone)]
struct RowSigns {
    row: u32,
    /// It has a number or id of its own.
    numbered: bool,
    /// Its reply cell is bound by a list.
    listed: bool,
    /// Its text asks.
    asks: bool,
    /// Its text is written bold.
    bold: bool,
    /// Nothing but the question's text (and its number) stands in the row.
    alone: bool,
    /// The words of its text.
    words: usize,
    /// The reply cell has something: a formula, a text, a merge of its own.
    reply_marked: bool,
}

/// The rows of a block that ask, in order.
#[must_use]
pub fn asking_rows(survey: &Survey<'_>, rows: &[u32], columns: &Columns) -> Vec<u32> {
    let rows = rows.par_iter().with_min_len(ROWS_AT_ONCE);
    let signs: Vec<RowSigns> = rows.filter_map(|row| signs_of(survey, *row, columns)).collect();
    let count = signs.len().max(1);
    let labels = repeated_labels(survey, &signs, columns.question);
    let most = |of: fn(&RowSigns) -> bool, share: f32| {
        signs.iter().filter(|signs| of(signs)).count() as f32 >= share * count as f32
    };
    let numbered = most(|signs| signs.numbered, 0.4);
    let strictly_numbered = most(|signs| signs.numbered, 0.75);
    let listed = most(|signs| signs.listed, 0.3);
    let asks = most(|signs| signs.asks, 0.6);
    let bold = most(|signs| signs.bold, 0.5);
    let is_asking = |signs: &&RowSigns| {
        if !signs.asks && !signs.listed && labels.contains(survey.text(CellAddress::new(signs.row, columns.question))) {
            return false;
        }
        if !columns.captioned && !signs.asks && !signs.listed {
            return false;
        }
        if strictly_numbered && !signs.numbered && !signs.asks {
            // A part of the question above it, even where it has a list of its own.
            return false;
        }
        if signs.listed || (signs.numbered && signs.asks) {
            return true;
        }
        if numbered && !signs.numbered {
            // Among numbered questions one without a number is a criterion, a heading or a note; unless it plainly asks
            // where numbers are not kept strictly.
            return signs.asks && signs.reply_marked && !listed;
        }
        let like_heading =
            signs.alone && (signs.words <= 8 && !signs.asks) && (signs.bold && !bold || (listed || asks));
        if like_heading && !(numbered && signs.numbered && !listed) {
            return false;
        }
        if listed && !signs.numbered && !signs.asks {
            return false;
        }
        if like_heading { signs.reply_marked } else { true }
    };
    signs.iter().filter(is_asking).map(|signs| signs.row).collect()
}

/// Short texts that come again and again between the questions: labels of what stands beside them.
fn repeated_labels<'a>(survey: &Survey<'a>, signs: &[RowSigns], question: u32) -> BTreeSet<&'a str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for signs in signs.iter().filter(|signs| signs.words <= 3) {
        *counts.entry(survey.text(CellAddress::new(signs.row, question))).or_insert(0) += 1;
    }
    counts.into_iter().filter(|(_, count)| *count >= 3 && count * 10 >= signs.len()).map(|(text, _)| text).collect()
}

fn signs_of(survey: &Survey<'_>, row: u32, columns: &Columns) -> Option<RowSigns> {
    let at = CellAddress::new(row, columns.question);
    let text = survey.text(at);
    let answers = answer_columns(columns);
    let covers =
        |range: &CellRange| answers.iter().any(|column| range.first.column < *column && *column <= range.last.column);
    if text.is_empty() || survey.merge(at).is_some_and(|range| range.first != at || covers(&range)) {
        return None;
    }
    // Every cell that an answer could go to belongs to something else: a heading or a note that runs over them.
    let own = |column: u32| {
        survey.merge(CellAddress::new(row, column)).is_none_or(|range| {
            range.first.row == row && (range.first.column == column || answers.contains(&range.first.column))
        })
    };
    if !answers.iter().any(|column| own(*column)) {
        return None;
    }
    let number = columns.number.map(|column| survey.text(CellAddress::new(row, column)));
    let numbered = number.is_some_and(|number| !number.is_empty() && is_identifier(number))
        || (columns.number.is_none() && split_number(text).is_some());
    let reply = columns.response.map(|column| CellAddress::new(row, column));
    let listed = reply.is_some_and(|reply| survey.list(reply) != Listed::Free);
    let reply_marked = reply.is_some_and(|reply| {
        listed
            || survey.merge(reply).is_some()
            || survey.cell(reply).is_some_and(|cell| cell.formula || cell.kind != CellKind::Empty)
    });
    let others = survey.sheet.row(row).map_or(0, |cells| {
        let others = cells.cells.iter().filter(|cell| {
            cell.at.column != columns.question
                && Some(cell.at.column) != columns.number
                && !columns.sections.contains(&cell.at.column)
                && !is_blank(&cell.text)
        });
        others.count()
    });
    Some(RowSigns {
        row,
        numbered,
        listed,
        asks: is_question(text),
        bold: survey.cell(at).is_some_and(|cell| cell.style.bold),
        alone: others == 0,
        words: words(text),
        reply_marked,
    })
}

/// The columns that answers go to, reply first.
fn answer_columns(columns: &Columns) -> Vec<u32> {
    let ticks = columns.ticks.iter().map(|(column, _)| *column);
    columns.response.into_iter().chain(ticks).chain(columns.comment).collect()
}

/// The question in a row with its answer's cells, without its section; none where no cell could be written.
#[must_use]
pub fn question_at(survey: &Survey<'_>, row: u32, columns: &Columns) -> Option<Question> {
    let cell = CellAddress::new(row, columns.question);
    let whole = survey.text(cell);
    let label = label_of(whole);
    if label == Label::Attestation {
        return None;
    }
    let answer = answer_cells(survey, row, columns);
    if answer.response.is_none() && answer.choices.is_empty() && answer.comment.is_none() {
        return None;
    }
    let own_number = columns.number.map(|column| survey.shown(CellAddress::new(row, column)));
    let own_number = own_number.filter(|number| !number.is_empty()).map(mended_number);
    let (number, text) = match (own_number, split_number(whole)) {
        (Some(number), _) => (Some(number), whole),
        (None, _) if is_identifier(whole) => (Some(mended_number(whole)), whole),
        (None, Some((number, rest))) => (Some(mended_number(number)), rest),
        (None, None) => (None, whole),
    };
    let guidance = columns.guidance.map(|column| survey.shown(CellAddress::new(row, column)));
    let reply = columns.response.map(|column| CellAddress::new(row, column));
    let list = reply.map_or(Listed::Free, |reply| survey.list(reply));
    let allowed = match list {
        Listed::OneOf(list) => list.choices.clone(),
        Listed::Free if answer.response.is_some() && answer.choices.is_empty() => {
            reply.map_or_else(Arc::default, |reply| written_choices(survey.text(reply)).into())
        }
        Listed::Free | Listed::Unknown => ticked(&answer),
    };
    let free = if answer.comment.is_some() { answer.comment } else { answer.response };
    Some(Question {
        kind: if label == Label::Information { QuestionKind::Information } else { QuestionKind::Question },
        cell,
        number,
        section: Vec::new(),
        parent: None,
        text: text.to_owned(),
        guidance: guidance.filter(|text| !text.is_empty() && *text != "0").map(str::to_owned),
        // Where the format's reader cannot know lists, any reply cell may be bound by one.
        list_unknown: list == Listed::Unknown || (answer.response.is_some() && !survey.sheet.rules_known),
        max_length: free.and_then(|cell| survey.max_length(cell.at)),
        answer,
        allowed,
    })
}

/// The choices that tick columns offer; a box of its own offers yes.
fn ticked(answer: &AnswerCells) -> Arc<[Choice]> {
    if answer.choices.is_empty() {
        return Arc::default();
    }
    let mut choices = certain_choices(answer.choices.iter().map(|(text, _)| text.as_str()));
    if let [only] = choices.as_mut_slice()
        && (is_box(&only.text) || is_mark(&only.text))
    {
        only.stance = Some(Stance::Yes);
    }
    choices.into()
}

/// The cells of the answer in a row. Only cells that exist and can be written are named.
fn answer_cells(survey: &Survey<'_>, row: u32, columns: &Columns) -> AnswerCells {
    let default = columns.default.as_deref();
    // A cell of a merge is written through the merge's first; one that begins elsewhere is not this row's.
    let own = |column: u32| {
        let at = CellAddress::new(row, column);
        survey.merge(at).is_none_or(|range| range.first == at).then_some(at)
    };
    let cell = |column: u32| own(column).map(|at| AnswerCell { at, state: survey.state(at, default) });
    let writable = |cell: &AnswerCell| {
        !matches!(cell.state, CellState::Formula | CellState::Locked | CellState::Hidden)
            && !is_left_blank(survey.text(cell.at))
    };
    let response = columns.response.and_then(cell).filter(writable);
    let ticks = columns.ticks.iter();
    let choices = ticks.filter_map(|(column, caption)| Some((caption.clone(), cell(*column).filter(writable)?)));
    let choices: Vec<(String, AnswerCell)> = choices.collect();
    let comment = columns.comment.and_then(cell).filter(writable);
    let other = columns.others.iter().filter_map(|(role, column)| Some((*role, cell(*column).filter(writable)?)));
    let other: Vec<_> = other.collect();
    // A reply that a formula gives is settled elsewhere, and so is its comment.
    let settled = columns.response.and_then(cell).is_some_and(|cell| cell.state == CellState::Formula);
    if settled {
        return AnswerCells::default();
    }
    AnswerCells { response, choices, comment, other }
}
