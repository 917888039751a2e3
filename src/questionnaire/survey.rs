//! A sheet with its merges and rules indexed, so that every look at a cell is cheap.

use std::collections::BTreeMap;

use crate::workbook::grid::{Cell, CellAddress, CellKind, CellRange, ColumnSpan, Row, Sheet, StyleFacts};
use crate::workbook::lists::Demand;

use super::rectangles::Rectangles;
use super::texts::is_blank;
use super::vocabulary::Vocabulary;
use super::{CellState, texts};

/// What binds the choice of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed<'a> {
    /// Nothing.
    Free,
    /// One of these choices.
    OneOf(&'a Vocabulary),
    /// A list that could not be read.
    Unknown,
}

/// A sheet ready to be looked at.
#[derive(Debug)]
pub struct Survey<'a> {
    /// The sheet itself.
    pub sheet: &'a Sheet,
    merges: Rectangles,
    rules: Rectangles,
    /// Column spans in order.
    spans: Vec<ColumnSpan>,
    /// The sheet's different lists, each read once.
    vocabularies: Vec<Vocabulary>,
    /// For each of the sheet's rules the position of its vocabulary.
    vocabulary_of: Vec<Option<usize>>,
}

impl<'a> Survey<'a> {
    /// Indexes the sheet.
    #[must_use]
    pub fn new(sheet: &'a Sheet) -> Self {
        let merges = sheet.merges.iter().copied().enumerate().map(|(at, range)| (range, at)).collect();
        let rules = sheet.rules.iter().enumerate();
        let rules = rules.flat_map(|(at, rule)| rule.ranges.iter().map(move |range| (*range, at))).collect();
        let mut spans = sheet.columns.clone();
        spans.sort_by_key(|span| span.first);
        let mut known: BTreeMap<&[String], usize> = BTreeMap::new();
        let mut vocabularies = Vec::new();
        let vocabulary_of = sheet.rules.iter().map(|rule| {
            let Demand::OneOf(list) = &rule.demand else { return None };
            let position = *known.entry(list).or_insert_with(|| {
                vocabularies.push(Vocabulary::of(list));
                vocabularies.len() - 1
            });
            Some(position)
        });
        let vocabulary_of = vocabulary_of.collect();
        let (merges, rules) = (Rectangles::new(merges), Rectangles::new(rules));
        Self { sheet, merges, rules, spans, vocabularies, vocabulary_of }
    }

    /// The rows that have cells.
    #[must_use]
    pub fn rows(&self) -> &'a [Row] {
        &self.sheet.rows
    }

    /// The cell, if the file has it.
    #[must_use]
    pub fn cell(&self, at: CellAddress) -> Option<&'a Cell> {
        self.sheet.cell(at)
    }

    /// The cell's own text without blanks around it; empty where there is none.
    #[must_use]
    pub fn text(&self, at: CellAddress) -> &'a str {
        self.sheet.text(at).trim()
    }

    /// The merged rectangle that holds the cell.
    #[must_use]
    pub fn merge(&self, at: CellAddress) -> Option<CellRange> {
        self.merges.first_at(at)
    }

    /// The cell that shows at this place: of a merged rectangle its first.
    #[must_use]
    pub fn anchor(&self, at: CellAddress) -> CellAddress {
        self.merge(at).map_or(at, |range| range.first)
    }

    /// The text that shows at this place.
    #[must_use]
    pub fn shown(&self, at: CellAddress) -> &'a str {
        self.text(self.anchor(at))
    }

    /// Whether the column is hidden or of no width.
    #[must_use]
    pub fn is_hidden_column(&self, column: u32) -> bool {
        self.span(column).is_some_and(|span| span.hidden || span.width.is_some_and(|width| width <= 0.0))
    }

    /// What is said of the column.
    fn span(&self, column: u32) -> Option<&ColumnSpan> {
        let after = self.spans.partition_point(|span| span.first <= column);
        self.spans.get(after.checked_sub(1)?).filter(|span| column <= span.last)
    }

    /// What list binds the cell.
    #[must_use]
    pub fn list(&self, at: CellAddress) -> Listed<'_> {
        let mut found = Listed::Free;
        self.rules.at(at, |_, position| {
            let vocabulary = self.vocabulary_of.get(position).copied().flatten();
            let unresolved =
                || matches!(self.sheet.rules.get(position), Some(rule) if matches!(rule.demand, Demand::Unresolved(_)));
            match vocabulary.and_then(|position| self.vocabularies.get(position)) {
                Some(vocabulary) => found = Listed::OneOf(vocabulary),
                None if found == Listed::Free && unresolved() => found = Listed::Unknown,
                None => {}
            }
        });
        found
    }

    /// The most characters that the cell takes, where a rule says so.
    #[must_use]
    pub fn max_length(&self, at: CellAddress) -> Option<u32> {
        let mut found: Option<u32> = None;
        self.rules.at(at, |_, position| {
            if let Some(Demand::MaxLength(most)) = self.sheet.rules.get(position).map(|rule| &rule.demand) {
                found = Some(found.map_or(*most, |known| known.min(*most)));
            }
        });
        found
    }

    /// The format that counts for a cell: its own, else its row's, else its column's.
    #[must_use]
    pub fn style(&self, at: CellAddress) -> StyleFacts {
        let row = self.sheet.row(at.row);
        let own = row.and_then(|row| row.cell(at.column).map(|cell| cell.style).or(row.style));
        own.or_else(|| self.span(at.column).map(|span| span.style)).unwrap_or_default()
    }

    /// What is in a cell that an answer would go to. `default` is the text that stands in all reply cells of its column
    /// before anybody has answered, where there is one.
    #[must_use]
    pub fn state(&self, at: CellAddress, default: Option<&str>) -> CellState {
        let hidden_row = self.sheet.row(at.row).is_some_and(|row| row.hidden);
        if hidden_row || self.is_hidden_column(at.column) {
            return CellState::Hidden;
        }
        let cell = self.cell(at);
        if cell.is_some_and(|cell| cell.formula) {
            return CellState::Formula;
        }
        if self.sheet.protected && !self.style(at).unlocked {
            return CellState::Locked;
        }
        let Some(cell) = cell else { return CellState::Empty };
        if cell.kind == CellKind::Empty || cell.text.is_empty() {
            CellState::Empty
        } else if is_blank(&cell.text) || texts::is_placeholder(&cell.text) || default == Some(cell.text.trim()) {
            CellState::Placeholder
        } else {
            CellState::Answered
        }
    }
}
