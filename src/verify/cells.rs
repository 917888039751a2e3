//! Two sheets cell by cell: which values changed, and whether anything else did.

use std::collections::BTreeMap;

use super::address::Address;
use super::alike;
use super::bindings::{Bindings, is_zero};
use super::findings::{FaultKind, Findings, Place};
use super::refusal::Unreadable;
use super::rows::{Cell, Row, Sheet, Value, ValueKind};
use super::strings::Strings;
use super::tokens::is_true;

/// The most UTF-16 units that a cell holds (the limit that spreadsheet programs state).
const CELL_LIMIT: usize = 32_767;
/// The highest that a row can be, in points (the limit that spreadsheet programs state).
const HIGHEST: f64 = 409.5;
/// The most changed cells that are checked one by one.
const MOST_CHANGES: usize = 100_000;

/// A cell whose value is another.
#[derive(Debug)]
pub(super) struct Change {
    /// The cell.
    pub at: Address,
    /// The value before.
    pub was: Value,
    /// The value now.
    pub is: Value,
    /// Whether its row is hidden.
    pub hidden: bool,
    /// The format that the cell had, its row's or column's where it had none.
    pub format: u32,
}

/// Compares the rows of one sheet.
pub(super) struct Comparison<'c> {
    /// The sheet's name.
    pub sheet: &'c str,
    /// The shared strings of the original.
    pub original: &'c Strings,
    /// The shared strings of the completed copy.
    pub completed: &'c Strings,
    /// Whether the strings of the original stand where they stood.
    pub same_strings: bool,
    /// What was found so far.
    pub findings: &'c mut Findings,
    /// The changed cells, in the order of the sheet.
    pub changes: Vec<Change>,
    /// How many cells were written, legally or not.
    pub written: usize,
    /// The values that the completed copy has in the cells that a report names.
    pub reported: &'c mut BTreeMap<Address, Option<String>>,
}

impl Comparison<'_> {
    /// Compares all rows; both sheets stand before their first row, and then behind their last.
    pub fn rows(&mut self, ours: &mut Sheet<'_>, theirs: &mut Sheet<'_>) -> Result<(), Unreadable> {
        let (mut one, mut other) = (ours.next_row()?, theirs.next_row()?);
        loop {
            match (&one, &other) {
                (None, None) => break,
                (Some(row), Some(new)) if row.number == new.number => {
                    self.row(row, new, &ours.bindings);
                    if self.same_strings {
                        let reported = &*self.reported;
                        let of_row = |row| Address { row, column: 0 }..Address { row: row + 1, column: 0 };
                        alike::pass_rows(ours, theirs, |row| reported.range(of_row(row)).next().is_some())?;
                    }
                    (one, other) = (ours.next_row()?, theirs.next_row()?);
                }
                (Some(row), Some(new)) if row.number < new.number => {
                    self.lost_row(row);
                    one = ours.next_row()?;
                }
                (Some(row), None) => {
                    self.lost_row(row);
                    one = ours.next_row()?;
                }
                (_, Some(new)) => {
                    self.new_row(new, &ours.bindings);
                    other = theirs.next_row()?;
                }
            }
        }
        if theirs.disorder > ours.disorder {
            self.fault(FaultKind::CellsDisordered, Place::sheet(self.sheet), None, None);
        }
        if ours.between != theirs.between {
            let what = Some("between the rows".to_owned());
            self.fault(FaultKind::SheetChanged, Place::sheet(self.sheet), None, what);
        }
        Ok(())
    }

    fn fault(&mut self, kind: FaultKind, place: Place, was: Option<String>, is: Option<String>) {
        self.findings.add(kind, place, was, is);
    }

    fn lost_row(&mut self, row: &Row) {
        self.fault(FaultKind::RowLost, Place::sheet(self.sheet), Some(row.number.to_string()), None);
    }

    fn new_row(&mut self, row: &Row, bindings: &Bindings) {
        let place = Place::sheet(self.sheet);
        let number = Some(row.number.to_string());
        let known = row.attributes.iter().all(|(name, _)| matches!(name.as_str(), "ht" | "spans"));
        if !known || !row.others.is_empty() {
            self.fault(FaultKind::RowChanged, place.clone(), None, number.clone());
        }
        if row.cells.is_empty() {
            self.fault(FaultKind::RowAdded, place, None, number);
        }
        self.cells(&[], &row.cells, None, bindings);
    }

    fn row(&mut self, row: &Row, new: &Row, bindings: &Bindings) {
        let written = self.written;
        if row.cells != new.cells || !self.same_strings || !self.reported.is_empty() {
            self.cells(&row.cells, &new.cells, Some(row), bindings);
        }
        if row.attributes == new.attributes && row.others == new.others {
            return;
        }
        let answered = self.written > written;
        let names = row.attributes.iter().chain(&new.attributes).map(|(name, _)| name.as_str());
        let mut changed: Vec<&str> = names.filter(|name| row.attribute(name) != new.attribute(name)).collect();
        changed.sort_unstable();
        changed.dedup();
        changed.retain(|name| match *name {
            "spans" => !answered,
            "ht" => !(answered && has_grown(row, new)),
            _ => true,
        });
        if row.others != new.others {
            changed.push("other elements");
        }
        if !changed.is_empty() {
            let what = format!("row {}: {}", row.number, changed.join(", "));
            self.fault(FaultKind::RowChanged, Place::sheet(self.sheet), None, Some(what));
        }
    }

    /// Compares the cells of one row; `row` is none where the original has no such row.
    fn cells(&mut self, ours: &[Cell], theirs: &[Cell], row: Option<&Row>, bindings: &Bindings) {
        let (mut ours, mut theirs) = (ours.iter().peekable(), theirs.iter().peekable());
        loop {
            let (one, other) = match (ours.peek(), theirs.peek()) {
                (None, None) => break,
                (Some(one), Some(other)) if one.at == other.at => (ours.next(), theirs.next()),
                (Some(one), Some(other)) if one.at < other.at => (ours.next(), None),
                (Some(_), None) => (ours.next(), None),
                (_, Some(_)) => (None, theirs.next()),
            };
            match (one, other) {
                (Some(cell), Some(new)) => self.cell(cell, new, row),
                (Some(cell), None) => {
                    let was = self.shown(cell, self.original);
                    self.fault(FaultKind::CellLost, Place::cell(self.sheet, cell.at), Some(was), None);
                }
                (None, Some(new)) => self.new_cell(new, row, bindings),
                (None, None) => {}
            }
        }
    }

    fn cell(&mut self, cell: &Cell, new: &Cell, row: Option<&Row>) {
        self.note_reported(new);
        if cell == new && (self.same_strings || cell.kind != "s") {
            return;
        }
        let place = || Place::cell(self.sheet, cell.at);
        let (cell_place, formulas) = (place(), (cell.formula.as_deref(), new.formula.as_deref()));
        let formula_kind = match formulas {
            (None, Some(_)) => Some(FaultKind::FormulaAdded),
            (Some(_), None) => Some(FaultKind::FormulaLost),
            (Some(was), Some(is)) if was != is => Some(FaultKind::FormulaChanged),
            _ => None,
        };
        if let Some(kind) = formula_kind {
            let (was, is) = (formulas.0.map(shown_formula), formulas.1.map(shown_formula));
            self.fault(kind, cell_place.clone(), was, is);
        }
        if cell.format != new.format {
            let (was, is) = (cell.format.to_string(), new.format.to_string());
            self.fault(FaultKind::StyleChanged, cell_place.clone(), Some(was), Some(is));
        }
        // A value that the original itself does not state legally compares by what is stored.
        let was = cell.value(self.original).unwrap_or_else(|_| stored(cell));
        let is = match new.value(self.completed) {
            Ok(is) => is,
            Err(_) if stored(cell) == stored(new) && cell.kind == new.kind => was.clone(),
            Err(detail) => return self.invalid(cell_place, detail),
        };
        let same_runs = cell.runs == new.runs && (was.item.plain || (self.same_strings && cell.stored == new.stored));
        let same = was.kind == is.kind && was.item.text == is.item.text && was.item.plain == is.item.plain;
        if same && same_runs {
            if cell.attributes != new.attributes || cell.others != new.others {
                self.fault(FaultKind::CellPropertyChanged, cell_place, None, None);
            }
            return;
        }
        if formulas.0.is_some() && formulas.1.is_some() {
            return self.fault(FaultKind::CachedValueChanged, cell_place, Some(was.item.text), Some(is.item.text));
        }
        // Metadata of a value (`cm`, `vm`) goes with the value; nothing else may go or come.
        let kept = |cell: &Cell| {
            let kept = cell.attributes.iter().filter(|(name, _)| name != "cm" && name != "vm").cloned();
            kept.collect::<Vec<_>>()
        };
        let metadata_added = new.attributes.iter().any(|attribute| !cell.attributes.contains(attribute));
        if kept(cell) != kept(new) || metadata_added || cell.others != new.others {
            self.fault(FaultKind::CellPropertyChanged, cell_place.clone(), None, None);
        }
        if is.is_empty() && !was.is_empty() {
            return self.fault(FaultKind::ValueLost, cell_place, Some(was.item.text), None);
        }
        let hidden = row.is_some_and(is_hidden);
        self.change(Change { at: cell.at, was, is, hidden, format: cell.format }, new);
    }

    fn new_cell(&mut self, new: &Cell, row: Option<&Row>, bindings: &Bindings) {
        self.note_reported(new);
        let place = Place::cell(self.sheet, new.at);
        // A row's format counts where the row says so, else the column's (ECMA-376 part 1, 18.3.1.73 `customFormat`).
        let of_row = row.filter(|row| row.attribute("customFormat").is_some_and(is_true));
        let of_row = of_row.and_then(|row| row.attribute("s")).and_then(|format| format.parse().ok());
        let inherited = of_row.unwrap_or_else(|| bindings.column_format(new.at.column));
        if new.format != inherited {
            let (was, is) = (inherited.to_string(), new.format.to_string());
            self.fault(FaultKind::StyleChanged, place.clone(), Some(was), Some(is));
        }
        if let Some(formula) = &new.formula {
            self.fault(FaultKind::FormulaAdded, place.clone(), None, Some(shown_formula(formula)));
        }
        if !new.attributes.is_empty() || !new.others.is_empty() {
            self.fault(FaultKind::CellPropertyChanged, place.clone(), None, None);
        }
        match new.value(self.completed) {
            Err(detail) => self.invalid(place, detail),
            Ok(is) if is.kind == ValueKind::Empty => self.fault(FaultKind::CellAdded, place, None, None),
            Ok(is) => {
                let hidden = row.is_some_and(is_hidden);
                self.change(Change { at: new.at, was: Value::empty(), is, hidden, format: inherited }, new);
            }
        }
    }

    fn invalid(&mut self, place: Place, detail: String) {
        self.written += 1;
        self.fault(FaultKind::CellInvalid, place, None, Some(detail));
    }

    /// Keeps a change, and checks what was written as such.
    fn change(&mut self, change: Change, new: &Cell) {
        self.written += 1;
        let place = Place::cell(self.sheet, change.at);
        if new.disordered {
            let what = Some("the elements of a cell".to_owned());
            self.fault(FaultKind::ElementsDisordered, place.clone(), None, what);
        }
        if change.is.kind == ValueKind::Error {
            let what = Some(change.is.item.text.clone());
            self.fault(FaultKind::CellInvalid, place.clone(), None, what);
        }
        let units = change.is.item.text.encode_utf16().count();
        if units > CELL_LIMIT {
            self.fault(FaultKind::BeyondCellLimit, place.clone(), None, Some(format!("{units} characters")));
        }
        if change.is.item.space_unmarked {
            self.fault(FaultKind::SpaceUnmarked, place.clone(), None, Some(change.is.item.text.clone()));
        }
        match self.changes.len() {
            MOST_CHANGES => {
                let what = Some(format!("more than {MOST_CHANGES}"));
                self.fault(FaultKind::TooManyChanges, Place::sheet(self.sheet), None, what);
                self.changes.push(change);
            }
            kept if kept < MOST_CHANGES => self.changes.push(change),
            _ => {}
        }
    }

    fn note_reported(&mut self, new: &Cell) {
        if let Some(found) = self.reported.get_mut(&new.at) {
            *found = new.value(self.completed).ok().map(|value| value.item.text);
        }
    }

    fn shown(&self, cell: &Cell, strings: &Strings) -> String {
        cell.value(strings).map_or_else(|_| stored(cell).item.text, |value| value.item.text)
    }
}

/// What is stored, for a cell whose value is not legal.
fn stored(cell: &Cell) -> Value {
    let mut value = Value::empty();
    value.item.text = cell.stored.clone().unwrap_or_default();
    value
}

/// Whether the new height is a legal one and no less than the height before, which nobody had chosen.
fn has_grown(row: &Row, new: &Row) -> bool {
    let height = |row: &Row| row.attribute("ht").and_then(|height| height.trim().parse::<f64>().ok());
    let chosen = row.attribute("customHeight").is_some_and(is_true);
    let legal = height(new).is_some_and(|new| new > 0.0 && new <= HIGHEST && new >= height(row).unwrap_or_default());
    legal && !chosen
}

/// Whether a row is hidden, or of no height.
fn is_hidden(row: &Row) -> bool {
    row.attribute("hidden").is_some_and(is_true) || row.attribute("ht").is_some_and(is_zero)
}

/// A formula as a person reads it: what stands behind the last attribute of its form that compares.
fn shown_formula(canonical: &str) -> String {
    let text = canonical.split('\u{5}').nth(1).unwrap_or_default();
    format!("={}", text.trim_end_matches('\u{4}'))
}
