//! Excel 97 to 2003 (.xls) and binary (.xlsb) workbooks, through calamine: texts, formulas and sheets.
//!
//! The library tells neither choice lists nor hidden rows and columns nor protection of these formats, so every sheet
//! says that its rules are not known.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsb};

use super::faults::Fault;
use super::grid::{Cell, CellAddress, CellKind, CellRange, Format, Row, Sheet, SheetState, StyleFacts};
use super::numbers::NumberFormat;
use super::ooxml::Contents;
use super::package::Package;

/// The most cells that one sheet may have.
const CELL_LIMIT: usize = 4_000_000;

/// Reads an Excel 97 to 2003 workbook.
pub(super) fn read_xls(bytes: &[u8]) -> Result<Contents, Fault> {
    contained("an old .xls", || {
        let mut book = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
            XlsError::Password => Fault::Encrypted,
            XlsError::Cfb(_) => Fault::CompoundFile,
            other => Fault::Unreadable { format: "an old .xls", detail: other.to_string() },
        })?;
        let unreadable = |error: XlsError| Fault::Unreadable { format: "an old .xls", detail: error.to_string() };
        let from_1904 = book.has_1904_epoch();
        let mut sheets = Vec::new();
        for (name, state) in worksheets(&book) {
            let values = book.worksheet_range(&name).map_err(unreadable)?;
            let origin = values.start().unwrap_or_default();
            let mut cells = Cells::new(from_1904);
            for (row, column, value) in values.used_cells() {
                cells.add(place(origin, row, column), value)?;
            }
            let formulas = book.worksheet_formula(&name).map_err(unreadable)?;
            let origin = formulas.start().unwrap_or_default();
            for (row, column, _) in formulas.used_cells() {
                cells.formula(place(origin, row, column))?;
            }
            let merges = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
            let merges = merges.iter().map(|area| CellRange { first: address(area.start), last: address(area.end) });
            sheets.push(cells.into_sheet(name, state, merges.collect()));
        }
        contents(Format::Xls, ".xls", sheets)
    })
}

/// Reads a binary Office Open XML workbook.
pub(super) fn read_xlsb(package: &Package<'_>, bytes: &[u8]) -> Result<Contents, Fault> {
    package.check_sizes()?;
    contained("an .xlsb", || {
        let unreadable =
            |error: calamine::XlsbError| Fault::Unreadable { format: "an .xlsb", detail: error.to_string() };
        let mut book = Xlsb::new(Cursor::new(bytes)).map_err(unreadable)?;
        let from_1904 = book.has_1904_epoch();
        let mut sheets = Vec::new();
        for (name, state) in worksheets(&book) {
            let mut cells = Cells::new(from_1904);
            let mut values = book.worksheet_cells_reader(&name).map_err(unreadable)?;
            while let Some(cell) = values.next_cell().map_err(unreadable)? {
                cells.add(address(cell.get_position()), &Data::from(cell.get_value().clone()))?;
            }
            drop(values);
            let mut formulas = book.worksheet_cells_reader(&name).map_err(unreadable)?;
            while let Some(cell) = formulas.next_formula().map_err(unreadable)? {
                if !cell.get_value().is_empty() {
                    cells.formula(address(cell.get_position()))?;
                }
            }
            sheets.push(cells.into_sheet(name, state, Vec::new()));
        }
        contents(Format::Xlsb, ".xlsb", sheets)
    })
}

/// Runs a reader that is not ours on a file that may be hostile: should it panic, the file is unreadable and no more.
fn contained(format: &'static str, read: impl FnOnce() -> Result<Contents, Fault>) -> Result<Contents, Fault> {
    catch_unwind(AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(Fault::Unreadable { format, detail: "its records contradict each other".to_owned() }))
}

/// The names and states of the sheets that have cells.
fn worksheets<'a>(book: &impl Reader<Cursor<&'a [u8]>>) -> Vec<(String, SheetState)> {
    let state = |visible| match visible {
        SheetVisible::Visible => SheetState::Visible,
        SheetVisible::Hidden => SheetState::Hidden,
        SheetVisible::VeryHidden => SheetState::VeryHidden,
    };
    let with_cells = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    with_cells.map(|sheet| (sheet.name.clone(), state(sheet.visible))).collect()
}

fn contents(format: Format, extension: &str, sheets: Vec<Sheet>) -> Result<Contents, Fault> {
    if sheets.is_empty() {
        return Err(Fault::MissingPart("any worksheet".to_owned()));
    }
    let notes = vec![format!(
        "Of an {extension} file the choice lists, the hidden rows and columns, the cell formats and the protection are \
         not read."
    )];
    Ok(Contents { format, sheets, notes })
}

const fn address((row, column): (u32, u32)) -> CellAddress {
    CellAddress::new(row, column)
}

/// A place inside a range that begins at `origin`.
fn place(origin: (u32, u32), row: usize, column: usize) -> CellAddress {
    let offset = |count| u32::try_from(count).unwrap_or(u32::MAX);
    CellAddress::new(origin.0.saturating_add(offset(row)), origin.1.saturating_add(offset(column)))
}

/// The cells of one sheet as they are collected.
struct Cells {
    from_1904: bool,
    values: BTreeMap<CellAddress, (String, CellKind)>,
    formulas: BTreeSet<CellAddress>,
}

impl Cells {
    const fn new(from_1904: bool) -> Self {
        Self { from_1904, values: BTreeMap::new(), formulas: BTreeSet::new() }
    }

    fn add(&mut self, at: CellAddress, value: &Data) -> Result<(), Fault> {
        if *value != Data::Empty {
            self.values.insert(at, shown(value, self.from_1904));
        }
        self.within_limit()
    }

    fn formula(&mut self, at: CellAddress) -> Result<(), Fault> {
        self.formulas.insert(at);
        self.within_limit()
    }

    fn within_limit(&self) -> Result<(), Fault> {
        if self.values.len().max(self.formulas.len()) > CELL_LIMIT {
            return Err(Fault::TooLarge(format!("a sheet has more than {CELL_LIMIT} cells")));
        }
        Ok(())
    }

    fn into_sheet(mut self, name: String, state: SheetState, merges: Vec<CellRange>) -> Sheet {
        for at in &self.formulas {
            self.values.entry(*at).or_insert((String::new(), CellKind::Empty));
        }
        let mut rows: Vec<Row> = Vec::new();
        for (at, (text, kind)) in self.values {
            let formula = self.formulas.contains(&at);
            let cell = Cell { at, text, kind, formula, style: StyleFacts::default() };
            match rows.last_mut().filter(|row| row.index == at.row) {
                Some(row) => row.cells.push(cell),
                None => rows.push(Row { index: at.row, hidden: false, style: None, cells: vec![cell] }),
            }
        }
        Sheet {
            name,
            state,
            protected: false,
            rows,
            columns: Vec::new(),
            merges,
            rules: Vec::new(),
            rules_known: false,
            table_headers: Vec::new(),
            default_column_width: 8.43,
        }
    }
}

/// A value as a person sees it.
fn shown(value: &Data, from_1904: bool) -> (String, CellKind) {
    let (shown, kind) = match value {
        Data::Empty => (String::new(), CellKind::Empty),
        Data::Int(number) => (number.to_string(), CellKind::Number),
        Data::Float(number) => (NumberFormat::General.show(*number, false), CellKind::Number),
        Data::String(text) => (text.replace("\r\n", "\n").replace('\r', "\n"), CellKind::Text),
        Data::Bool(truth) => (if *truth { "TRUE" } else { "FALSE" }.to_owned(), CellKind::Boolean),
        Data::DateTime(moment) => (NumberFormat::Moment.show(moment.as_f64(), from_1904), CellKind::Date),
        Data::DateTimeIso(moment) => (moment.replace('T', " "), CellKind::Date),
        Data::DurationIso(duration) => (duration.clone(), CellKind::Date),
        Data::Error(error) => (error.to_string(), CellKind::Error),
    };
    if shown.is_empty() { (shown, CellKind::Empty) } else { (shown, kind) }
}
