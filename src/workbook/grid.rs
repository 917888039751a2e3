//! A spreadsheet as plain data: sheets of rows of cells, with what a form's layout is read from.
//!
//! Rows and columns are counted from zero here and shown as `A1` addresses. Cells are sparse: a row holds only the
//! cells that the file has, in column order, and rows stand in row order.

use serde::Serialize;

pub use super::address::{AddressError, CellAddress, CellRange, MAX_COLUMNS, MAX_ROWS, column_letters};
use super::lists::ChoiceRule;

/// The file formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Office Open XML, patched in place.
    Xlsx,
    /// The same with macros, patched in place.
    Xlsm,
    /// Excel 97 to 2003.
    Xls,
    /// Binary Office Open XML.
    Xlsb,
    /// OpenDocument.
    Ods,
    /// Delimited text; the delimiter that was found.
    Csv {
        /// The byte between two fields.
        delimiter: u8,
    },
}

impl Format {
    /// Whether completed copies of this format are made by patching the original.
    #[must_use]
    pub const fn is_patched_in_place(self) -> bool {
        matches!(self, Self::Xlsx | Self::Xlsm)
    }

    /// The extension that files of this format have, with its dot.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Xlsx => ".xlsx",
            Self::Xlsm => ".xlsm",
            Self::Xls => ".xls",
            Self::Xlsb => ".xlsb",
            Self::Ods => ".ods",
            Self::Csv { delimiter: b'\t' } => ".tsv",
            Self::Csv { .. } => ".csv",
        }
    }
}

/// A spreadsheet file as it was read.
#[derive(Debug, Clone)]
pub struct Workbook {
    /// The format of the file.
    pub format: Format,
    /// SHA-256 of the whole file, 64 lower-case hexadecimal digits.
    pub digest: String,
    /// The sheets in the order of the file.
    pub sheets: Vec<Sheet>,
    /// What a person should know of this file (signed, protected, lists unknown…), one sentence each.
    pub notes: Vec<String>,
}

/// Whether a sheet's tab is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SheetState {
    /// Shown.
    Visible,
    /// Hidden; a person can unhide it.
    Hidden,
    /// Hidden so that only a program can unhide it.
    VeryHidden,
}

/// One sheet.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The name on the tab.
    pub name: String,
    /// Whether the tab is shown.
    pub state: SheetState,
    /// Whether the sheet is protected: then locked cells are not to be written.
    pub protected: bool,
    /// The rows that hold cells, in order.
    pub rows: Vec<Row>,
    /// What is said of whole columns, in order, each for a span.
    pub columns: Vec<ColumnSpan>,
    /// Merged rectangles; the first cell of each is the one that shows.
    pub merges: Vec<CellRange>,
    /// The choice lists and length limits that bind cells (ECMA-376 part 1, 18.3.1.32 `dataValidation`, and x14).
    pub rules: Vec<ChoiceRule>,
    /// Whether `rules` is all there is: `false` where the format's reader cannot know them, so that any cell may be
    /// bound to a list.
    pub rules_known: bool,
    /// The header rows of tables, never to be written.
    pub table_headers: Vec<CellRange>,
    /// The width of columns that state none, in characters of the default font.
    pub default_column_width: f64,
}

/// A span of columns with common facts, `first` and `last` included and counted from zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ColumnSpan {
    /// First column.
    pub first: u32,
    /// Last column.
    pub last: u32,
    /// Width in characters of the default font, where stated.
    pub width: Option<f64>,
    /// Whether the columns are hidden (or of no width).
    pub hidden: bool,
    /// What cells without a format of their own look like.
    pub style: StyleFacts,
}

/// One row with the cells that the file has for it.
#[derive(Debug, Clone)]
pub struct Row {
    /// Row, from zero.
    pub index: u32,
    /// Whether the row is hidden (or of no height).
    pub hidden: bool,
    /// What cells of the row without a format of their own look like, where the row states it.
    pub style: Option<StyleFacts>,
    /// The cells in column order.
    pub cells: Vec<Cell>,
}

/// What kind of value a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    /// Nothing.
    Empty,
    /// Text.
    Text,
    /// A number.
    Number,
    /// True or false.
    Boolean,
    /// A date or time (a number that is formatted as one).
    Date,
    /// An error such as `#REF!`.
    Error,
}

/// One cell: its place, its value as text, and what a layout is read from.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Where it is.
    pub at: CellAddress,
    /// The value as a person sees it; of a formula, the cached one. Line ends are `\n`.
    pub text: String,
    /// The kind of value.
    pub kind: CellKind,
    /// Whether a formula stands behind the value: such a cell is never written.
    pub formula: bool,
    /// What its format says.
    pub style: StyleFacts,
}

/// What a cell's format says, as far as a layout is read from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StyleFacts {
    /// Whether the cell is locked (matters only on a protected sheet; the default is locked).
    pub unlocked: bool,
    /// Whether the font is bold.
    pub bold: bool,
    /// Whether lines wrap.
    pub wrap: bool,
    /// The background as RGB where it is stated so, or a stable number for a theme or indexed colour; `None` for none.
    pub fill: Option<u32>,
    /// Whether any side has a border.
    pub bordered: bool,
}

impl Sheet {
    /// All cells that the file has, row by row.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.rows.iter().flat_map(|row| &row.cells)
    }

    /// The row counted from zero, if the file has cells for it.
    #[must_use]
    pub fn row(&self, index: u32) -> Option<&Row> {
        // Mostly no row is left out after the first, and a row is where it would be then.
        let first = self.rows.first()?.index;
        let near = usize::try_from(index.checked_sub(first)?).ok().and_then(|at| self.rows.get(at));
        if near.is_some_and(|row| row.index == index) {
            return near;
        }
        let at = self.rows.binary_search_by_key(&index, |row| row.index).ok()?;
        self.rows.get(at)
    }

    /// The cell, if the file has it.
    #[must_use]
    pub fn cell(&self, at: CellAddress) -> Option<&Cell> {
        self.row(at.row)?.cell(at.column)
    }

    /// The text of a cell; empty where the file has none.
    #[must_use]
    pub fn text(&self, at: CellAddress) -> &str {
        self.cell(at).map_or("", |cell| cell.text.as_str())
    }

    /// What is said of the column counted from zero.
    #[must_use]
    pub fn column(&self, column: u32) -> Option<&ColumnSpan> {
        self.columns.iter().find(|span| span.first <= column && column <= span.last)
    }

    /// The width of the column counted from zero, in characters of the default font; nothing where it is hidden.
    #[must_use]
    pub fn column_width(&self, column: u32) -> f64 {
        match self.column(column) {
            Some(span) if span.hidden => 0.0,
            span => span.and_then(|span| span.width).unwrap_or(self.default_column_width),
        }
    }

    /// The merged rectangle that holds the cell.
    #[must_use]
    pub fn merge_at(&self, at: CellAddress) -> Option<&CellRange> {
        self.merges.iter().find(|range| range.contains(at))
    }

    /// The format that counts for this cell: its own, else its row's, else its column's.
    #[must_use]
    pub fn style(&self, at: CellAddress) -> StyleFacts {
        let row = self.row(at.row);
        let own = row.and_then(|row| row.cell(at.column).map(|cell| cell.style).or(row.style));
        own.or_else(|| self.column(at.column).map(|span| span.style)).unwrap_or_default()
    }

    /// Whether the format that counts for this cell leaves it unlocked.
    #[must_use]
    pub fn is_unlocked(&self, at: CellAddress) -> bool {
        self.style(at).unlocked
    }
}

impl Row {
    /// The cell in the column counted from zero, if the file has it.
    #[must_use]
    pub fn cell(&self, column: u32) -> Option<&Cell> {
        let near = usize::try_from(column).ok().and_then(|at| self.cells.get(at));
        if near.is_some_and(|cell| cell.at.column == column) {
            return near;
        }
        let at = self.cells.binary_search_by_key(&column, |cell| cell.at.column).ok()?;
        self.cells.get(at)
    }
}
