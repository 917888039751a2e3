//! What a comparison found: faults, notes, and the plain facts.

use std::fmt;

use serde::{Serialize, Serializer};

use super::address::Address;
use crate::visible;

/// The most faults that are kept one by one; beyond them they are counted.
const MOST_FAULTS: usize = 10_000;

/// What was found in comparing a completed copy with its original.
#[derive(Debug, Clone, Serialize)]
pub struct Findings {
    /// SHA-256 of the original, 64 lower-case hexadecimal digits.
    #[serde(skip)]
    pub original: String,
    /// SHA-256 of the completed copy.
    #[serde(skip)]
    pub completed: String,
    /// Everything that is not as it should be, in the order of the archive and the sheets.
    pub faults: Vec<Fault>,
    /// How many more faults there are than are kept.
    pub faults_left_out: usize,
    /// What is no fault but a person should know, or could be neither proved nor disproved.
    pub notes: Vec<Fault>,
    /// How many parts the original has.
    pub parts: usize,
    /// The names of the parts whose content differs, in the order of the archive.
    pub parts_changed: Vec<String>,
    /// The cells whose value differs, by sheet as they are met and in reading order.
    pub cells: Vec<CellChange>,
}

/// A cell whose value differs, and is no formula.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CellChange {
    /// The sheet's name.
    pub sheet: String,
    /// The cell.
    pub cell: Address,
    /// The value before; empty for none. Line ends are `\n`.
    pub was: String,
    /// The value now.
    pub is: String,
}

/// One thing that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// What kind of thing.
    pub kind: FaultKind,
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// What the original has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<String>,
    /// What the completed copy has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is: Option<String>,
}

/// Where a fault is, as closely as can be said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The part inside the archive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// The sheet's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The cell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<Address>,
}

impl Place {
    /// A part.
    pub(super) fn part(name: &str) -> Self {
        Self { part: Some(name.to_owned()), ..Self::default() }
    }

    /// A sheet.
    pub(super) fn sheet(name: &str) -> Self {
        Self { sheet: Some(name.to_owned()), ..Self::default() }
    }

    /// A cell.
    pub(super) fn cell(sheet: &str, cell: Address) -> Self {
        Self { cell: Some(cell), ..Self::sheet(sheet) }
    }
}

/// Declares the kinds of faults with the name that JSON has for each and the sentence that a person reads.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident, $name:literal, $sentence:literal;)*) => {
        /// The kinds of faults.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum FaultKind { $($(#[$doc])* $kind,)* }

        impl FaultKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$kind,)*];

            /// The name that JSON has for the kind.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)* }
            }

            /// What a person reads.
            #[must_use]
            pub const fn sentence(self) -> &'static str {
                match self { $(Self::$kind => $sentence,)* }
            }
        }
    };
}

kinds! {
    /// A part of the original is missing.
    PartLost, "part_lost", "the part is missing";
    /// There is a part that the original has not.
    PartAdded, "part_added", "the part was added";
    /// The parts stand in another order; named is the first that is out of place.
    PartsReordered, "parts_reordered", "the order of the parts changed here";
    /// The content of a part changed in which no answer is written.
    PartChanged, "part_changed", "the part changed";
    /// The time or the compression that the archive states for an entry changed.
    EntryChanged, "entry_changed", "the archive's entry changed";
    /// Headers inside the archive contradict its directory, so that readers see different files.
    ArchiveInconsistent, "archive_inconsistent", "the archive contradicts itself";
    /// A changed part is damaged or no well-formed XML.
    PartUnreadable, "part_unreadable", "the changed part cannot be read";
    /// A shared string that was there changed or is gone.
    StringChanged, "string_changed", "a shared string that was there changed";
    /// `count` or `uniqueCount` of the shared strings is not true.
    StringCountWrong, "string_count_wrong", "a count of the shared strings is not true";
    /// The workbook part changed beyond calculation on load.
    WorkbookChanged, "workbook_changed", "the workbook changed beyond calculation on load";
    /// A sheet changed outside its cells: lists, merges, widths, conditional formats, protection…
    SheetChanged, "sheet_changed", "the sheet changed outside its cells";
    /// Elements stand in another order than the schema demands.
    ElementsDisordered, "elements_disordered", "elements stand in an order that the format forbids";
    /// A row of the original is gone.
    RowLost, "row_lost", "the row is gone";
    /// There is a row that the original has not, and no answer in it.
    RowAdded, "row_added", "a row was added that holds no answer";
    /// A row changed by more than the growth of an answered row.
    RowChanged, "row_changed", "the row changed by more than it grew for an answer";
    /// Rows or cells are not in ascending order, or stand twice.
    CellsDisordered, "cells_disordered", "rows or cells stand twice or out of order";
    /// A cell of the original is gone, with its format.
    CellLost, "cell_lost", "the cell is gone";
    /// There is an empty cell that the original has not.
    CellAdded, "cell_added", "an empty cell was added";
    /// A value was erased.
    ValueLost, "value_lost", "the value was erased";
    /// A cell has another format.
    StyleChanged, "style_changed", "the format of the cell changed";
    /// A cell has a formula that it had not.
    FormulaAdded, "formula_added", "a formula was written";
    /// A formula is gone.
    FormulaLost, "formula_lost", "the formula is gone";
    /// A formula is another.
    FormulaChanged, "formula_changed", "the formula changed";
    /// The value that is kept with a formula changed.
    CachedValueChanged, "cached_value_changed", "the value kept with the formula changed";
    /// Something else about a cell changed.
    CellPropertyChanged, "cell_property_changed", "something about the cell other than its value changed";
    /// What was written is no legal cell.
    CellInvalid, "cell_invalid", "what was written is no legal cell";
    /// More than 32,767 characters.
    BeyondCellLimit, "beyond_cell_limit", "the text is longer than a cell holds";
    /// Blanks at an end of the text that readers drop, since they are not marked to be kept.
    SpaceUnmarked, "space_unmarked", "blanks at the end of the text are not marked to be kept";
    /// Written into a merged cell that is not its first, where nobody sees it.
    UnderMerge, "under_merge", "written into a merged cell, not into its first cell";
    /// The value is none of the cell's list.
    NotInList, "not_in_list", "the value is none of the cell's list";
    /// The length of the text breaks the cell's length rule.
    LengthRuleBroken, "length_rule_broken", "the length of the text breaks the cell's rule";
    /// Written into a locked cell of a protected sheet.
    LockedCell, "locked_cell", "written into a locked cell of a protected sheet";
    /// Written into the header of a table.
    TableHeader, "table_header", "written into the header of a table";
    /// More cells changed than are checked one by one.
    TooManyChanges, "too_many_changes", "more cells changed than are checked one by one";
    /// The report is not about this original.
    OtherOriginal, "other_original", "the report is about another original";
    /// The report is not about this completed copy.
    OtherCompleted, "other_completed", "the report is about another completed copy";
    /// A cell changed that the report does not state as written for a filled question.
    NotReported, "not_reported", "changed, but the report has no filled question that writes here";
    /// A cell holds another value than the report states.
    ReportedOtherwise, "reported_otherwise", "the report states another value";
    /// Written into a cell that an array formula on another cell fills.
    InsideArray, "inside_array", "written into a cell that an array formula fills";
    /// Written where nobody sees it: a hidden row, column or sheet.
    HiddenCell, "hidden_cell", "written into a hidden row, column or sheet";
    /// The list that binds a changed cell could not be read from the workbook.
    ListUnknown, "list_unknown", "the cell's list cannot be read here";
    /// A changed cell is bound by a rule that is not a list and not a length.
    RuleUnchecked, "rule_unchecked", "the cell is bound by a rule that is not checked here";
    /// The workbook carries a digital signature, which no change survives.
    SignatureBroken, "signature_broken", "the workbook was signed, and the signature no longer holds";
}

impl Serialize for FaultKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.sheet, self.cell, &self.part) {
            (Some(sheet), Some(cell), _) => write!(f, "{}!{cell}", visible::on_one_line(sheet)),
            (Some(sheet), None, _) => write!(f, "{}", visible::on_one_line(sheet)),
            (None, _, Some(part)) => write!(f, "{}", visible::on_one_line(part)),
            (None, _, None) => f.write_str("the file"),
        }
    }
}

impl fmt::Display for Fault {
    /// One line, safe to show.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |text: &str| visible::shortened(text, 60);
        write!(f, "{}: {}", self.place, self.kind.sentence())?;
        match (&self.was, &self.is) {
            (Some(was), Some(is)) => write!(f, " (was “{}”, is “{}”)", shown(was), shown(is)),
            (Some(was), None) => write!(f, " (was “{}”)", shown(was)),
            (None, Some(is)) => write!(f, " (“{}”)", shown(is)),
            (None, None) => Ok(()),
        }
    }
}

impl Findings {
    /// Nothing found yet between two files of these digests.
    pub(super) const fn new(original: String, completed: String, parts: usize) -> Self {
        Self {
            original,
            completed,
            faults: Vec::new(),
            faults_left_out: 0,
            notes: Vec::new(),
            parts,
            parts_changed: Vec::new(),
            cells: Vec::new(),
        }
    }

    /// Whether nothing but answer cells changed.
    #[must_use]
    pub const fn is_clean(&self) -> bool {
        self.faults.is_empty()
    }

    /// How many sheets have a cell whose value changed.
    #[must_use]
    pub fn sheets_changed(&self) -> usize {
        let mut names: Vec<&str> = self.cells.iter().map(|change| change.sheet.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        names.len()
    }

    /// Adds a fault, or counts it where there are too many to keep.
    pub(super) fn add(&mut self, kind: FaultKind, place: Place, was: Option<String>, is: Option<String>) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(Fault { kind, place, was, is });
        } else {
            self.faults_left_out += 1;
        }
    }

    /// Adds what is no fault but should be known.
    pub(super) fn note(&mut self, kind: FaultKind, place: Place, is: Option<String>) {
        if self.notes.len() < MOST_FAULTS {
            self.notes.push(Fault { kind, place, was: None, is });
        }
    }
}

impl fmt::Display for Findings {
    /// The summary, in one line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (cells, sheets, parts) = (self.cells.len(), self.sheets_changed(), self.parts_changed.len());
        let faults = self.faults.len() + self.faults_left_out;
        if parts == 0 && faults == 0 {
            return write!(f, "nothing changed in {} parts", self.parts);
        }
        write!(f, "{} changed on {}", counted(cells, "cell", "cells"), counted(sheets, "sheet", "sheets"))?;
        match self.cells.iter().filter(|change| !change.was.trim().is_empty()).count() {
            0 => f.write_str(", "),
            replaced => write!(f, " ({replaced} held something before), "),
        }?;
        write!(f, "{parts} of {} changed, ", counted(self.parts, "part", "parts"))?;
        match faults {
            0 => f.write_str("nothing else"),
            _ => f.write_str(&counted(faults, "fault", "faults")),
        }?;
        match self.notes.len() {
            0 => Ok(()),
            notes => write!(f, ", {}", counted(notes, "note", "notes")),
        }
    }
}

fn counted(number: usize, one: &str, several: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { several })
}
