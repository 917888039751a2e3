//! Choice lists and length limits: what a cell may hold, of every kind that spreadsheets know.

use super::grid::{CellAddress, CellRange};

/// A rule that binds the cells of some rectangles (a `dataValidation`, ordinary or of the x14 extension).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceRule {
    /// The rectangles the rule binds; never expanded cell by cell (real files validate whole columns).
    pub ranges: Vec<CellRange>,
    /// What the rule demands.
    pub demand: Demand,
}

/// What a rule demands of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Demand {
    /// One of these texts, written exactly so.
    OneOf(Vec<String>),
    /// One of a list that could not be resolved (a formula, another workbook); the formula as it stands.
    Unresolved(String),
    /// At most this many characters.
    MaxLength(u32),
    /// A number, date or custom condition that free text may break; the formula as it stands.
    Other(String),
}

/// The rules of `rules` that bind the cell, in the order of the file.
pub fn rules_at(rules: &[ChoiceRule], at: CellAddress) -> impl Iterator<Item = &ChoiceRule> {
    rules.iter().filter(move |rule| rule.ranges.iter().any(|range| range.contains(at)))
}
