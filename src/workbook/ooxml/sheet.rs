//! One worksheet, read in a single forward scan (ECMA-376 part 1, 18.3).

use std::sync::atomic::{AtomicUsize, Ordering};

use quick_xml::events::{BytesStart, Event};

use super::computed;
use super::escapes::unescaped;
use super::strings::{SharedStrings, rich_text};
use super::styles::Styles;
use super::validations::read_rule;
use super::xml::{Child, XmlScan, attribute, flag, is_true, number, prefixed_attribute, resolved};
use crate::workbook::faults::Fault;
use crate::workbook::grid::{Cell, CellAddress, CellKind, CellRange, ColumnSpan, MAX_COLUMNS, MAX_ROWS, Row};
use crate::workbook::package::XmlPart;
use crate::workbook::rules::RawRule;

/// The most cells that a workbook may have. The largest questionnaire known has 90,000.
const CELL_LIMIT: usize = 4_000_000;
/// The most bytes of text that the cells of a workbook may have, however often a string is shared.
const TEXT_LIMIT: usize = 256 << 20;
/// The width of a column that states none, in characters (18.3.1.81 `baseColWidth` 8 and padding).
const STANDARD_WIDTH: f64 = 8.43;

/// What is the same for all sheets of a workbook.
pub(super) struct Surroundings<'a> {
    /// The shared strings.
    pub strings: &'a SharedStrings,
    /// The cell formats.
    pub styles: &'a Styles,
    /// Whether days count from 1904.
    pub from_1904: bool,
}

/// How much has been read of a workbook so far, by all its sheets together.
#[derive(Debug, Default)]
pub(super) struct Spent {
    cells: AtomicUsize,
    text_bytes: AtomicUsize,
}

impl Spent {
    /// Counts the cells and the text of one more row.
    fn row(&self, cells: usize, text_bytes: usize) -> Result<(), Fault> {
        let cells = self.cells.fetch_add(cells, Ordering::Relaxed) + cells;
        if cells > CELL_LIMIT {
            return Err(Fault::TooLarge(format!("the workbook has more than {CELL_LIMIT} cells")));
        }
        within_text_limit(self.text_bytes.fetch_add(text_bytes, Ordering::Relaxed) + text_bytes)
    }
}

fn within_text_limit(text_bytes: usize) -> Result<(), Fault> {
    if text_bytes > TEXT_LIMIT {
        return Err(Fault::TooLarge(format!("the workbook has more than {} MiB of text", TEXT_LIMIT >> 20)));
    }
    Ok(())
}

/// What a worksheet part says, with its rules not yet resolved.
#[derive(Debug, Default)]
pub(super) struct RawSheet {
    pub rows: Vec<Row>,
    pub columns: Vec<ColumnSpan>,
    pub merges: Vec<CellRange>,
    pub rules: Vec<RawRule>,
    /// Relationship identifiers of tables.
    pub tables: Vec<String>,
    pub protected: bool,
    pub default_column_width: f64,
}

/// Reads the part.
pub(super) fn read(part: &XmlPart, around: &Surroundings<'_>, spent: &Spent) -> Result<RawSheet, Fault> {
    let mut scan = XmlScan::plain(part);
    let mut sheet = RawSheet { default_column_width: STANDARD_WIDTH, ..RawSheet::default() };
    let mut is_worksheet = false;
    loop {
        let child = match scan.next()? {
            Event::Start(element) => Child { element, empty: false },
            Event::Empty(element) => Child { element, empty: true },
            Event::Eof if is_worksheet => return Ok(sheet),
            Event::Eof => return Err(scan.fault("it is no worksheet")),
            _ => continue,
        };
        let element = &child.element;
        match element.local_name().as_ref() {
            "worksheet" => is_worksheet = true,
            "sheetData" if !child.empty => sheet.rows = Cells::new(&mut scan, around, spent).read()?,
            "sheetFormatPr" => {
                let stated = number(element, "defaultColWidth");
                let base = number::<f64>(element, "baseColWidth").map(|base| base + 0.43);
                sheet.default_column_width = stated.or(base).unwrap_or(STANDARD_WIDTH);
            }
            "col" => sheet.columns.extend(column_span(element, around.styles)),
            "mergeCell" => sheet.merges.extend(range(element, "ref")),
            "dataValidation" => sheet.rules.extend(read_rule(&mut scan, &child)?),
            "sheetProtection" => sheet.protected = flag(element, "sheet", false),
            "tablePart" => sheet.tables.extend(prefixed_attribute(element, "id").map(|id| id.into_owned())),
            _ => {}
        }
    }
}

/// A rectangle that an attribute states.
fn range(element: &BytesStart<'_>, name: &str) -> Option<CellRange> {
    attribute(element, name)?.parse().ok()
}

fn column_span(element: &BytesStart<'_>, styles: &Styles) -> Option<ColumnSpan> {
    let first = number::<u32>(element, "min")?.checked_sub(1)?;
    let last = number::<u32>(element, "max")?.checked_sub(1)?.min(MAX_COLUMNS - 1);
    let width: Option<f64> = number(element, "width");
    let hidden = flag(element, "hidden", false) || width.is_some_and(|width| width <= 0.0);
    let style = styles.facts(number(element, "style").unwrap_or(0));
    (first <= last).then_some(ColumnSpan { first, last, width, hidden, style })
}

/// The type of a cell's value (18.18.11 `ST_CellType`).
#[derive(Clone, Copy, PartialEq)]
enum ValueType {
    Number,
    Shared,
    Inline,
    FormulaText,
    Boolean,
    Error,
    IsoDate,
}

/// The scan over `sheetData`, with what is carried from cell to cell.
struct Cells<'s, 'x, 'w> {
    scan: &'s mut XmlScan<'x>,
    around: &'s Surroundings<'w>,
    /// The raw text of the value that is read.
    raw: String,
    spent: &'s Spent,
    /// How much text the row has so far.
    row_text: usize,
    /// Rectangles that one formula fills although only its first cell shows it (array formulas, data tables).
    arrays: Vec<CellRange>,
}

impl<'s, 'x, 'w> Cells<'s, 'x, 'w> {
    fn new(scan: &'s mut XmlScan<'x>, around: &'s Surroundings<'w>, spent: &'s Spent) -> Self {
        Self { scan, around, raw: String::new(), spent, row_text: 0, arrays: Vec::new() }
    }

    /// Reads up to the end of `sheetData`.
    fn read(mut self) -> Result<Vec<Row>, Fault> {
        let mut rows: Vec<Row> = Vec::new();
        let (mut next_index, mut in_order) = (0, true);
        while let Some(child) = self.scan.child()? {
            if !child.is("row") {
                self.scan.skip_child(&child)?;
                continue;
            }
            let row = self.row(&child, next_index, rows.last().map_or(0, |last| last.cells.len()))?;
            in_order &= rows.last().is_none_or(|last| last.index < row.index);
            next_index = row.index + 1;
            rows.push(row);
        }
        if !in_order {
            rows = put_in_order(rows);
        }
        computed::mark(&mut rows, &self.arrays)?;
        Ok(rows)
    }

    /// Reads the row that was just opened; `expected` is its index unless it states another, `likely` how many cells
    /// it may well have.
    fn row(&mut self, opened: &Child<'_>, expected: u32, likely: usize) -> Result<Row, Fault> {
        let (mut index, mut hidden, mut styled, mut style) = (expected, false, false, 0);
        let mut attributes = opened.element.attributes();
        attributes.with_checks(false);
        for attribute in attributes.flatten() {
            let value = resolved(attribute.value);
            match attribute.key.as_ref() {
                "r" => index = value.trim().parse::<u32>().ok().and_then(|row| row.checked_sub(1)).unwrap_or(expected),
                "ht" => hidden |= value.trim().parse::<f64>().is_ok_and(|height| height <= 0.0),
                "hidden" => hidden |= is_true(&value),
                "customFormat" => styled = is_true(&value),
                "s" => style = value.trim().parse().unwrap_or(0),
                _ => {}
            }
        }
        if index >= MAX_ROWS {
            return Err(self.scan.fault(format!("it has a row beyond {MAX_ROWS}")));
        }
        let style = styled.then(|| self.around.styles.facts(style));
        let mut row = Row { index, hidden, style, cells: Vec::new() };
        if opened.empty {
            return Ok(row);
        }
        row.cells.reserve_exact(likely);
        let (mut next_column, mut in_order) = (0, true);
        while let Some(child) = self.scan.child()? {
            if !child.is("c") {
                self.scan.skip_child(&child)?;
                continue;
            }
            let cell = self.cell(&child, index, next_column)?;
            in_order &= row.cells.last().is_none_or(|last| last.at.column < cell.at.column);
            next_column = cell.at.column + 1;
            row.cells.push(cell);
        }
        row.cells.shrink_to_fit();
        self.spent.row(row.cells.len(), std::mem::take(&mut self.row_text))?;
        if !in_order {
            row.cells.sort_by_key(|cell| cell.at.column);
            row.cells.dedup_by_key(|cell| cell.at.column);
        }
        Ok(row)
    }

    /// Reads the cell that was just opened; `expected` is its column unless it states another.
    fn cell(&mut self, opened: &Child<'_>, row: u32, expected: u32) -> Result<Cell, Fault> {
        let (mut column, mut style, mut value_type) = (expected, 0u32, ValueType::Number);
        let mut attributes = opened.element.attributes();
        attributes.with_checks(false);
        for attribute in attributes {
            let attribute = attribute.map_err(|error| self.scan.fault(error.to_string()))?;
            match attribute.key.as_ref() {
                "r" => match column_of(&attribute.value) {
                    Some(stated) => column = stated,
                    None => return Err(self.scan.fault(format!("`{}` is no cell", resolved(attribute.value)))),
                },
                "s" => style = attribute.value.parse().unwrap_or(0),
                "t" => value_type = value_type_of(&attribute.value),
                _ => {}
            }
        }
        if column >= MAX_COLUMNS {
            return Err(self.scan.fault("it has a cell beyond column XFD"));
        }
        let at = CellAddress::new(row, column);
        let facts = self.around.styles.facts(style);
        if opened.empty {
            return Ok(Cell { at, text: String::new(), kind: CellKind::Empty, formula: false, style: facts });
        }
        let formula = self.contents(value_type)?;
        let (text, kind) = self.value(value_type, style)?;
        self.row_text += text.len();
        within_text_limit(self.row_text)?;
        Ok(Cell { at, text, kind, formula, style: facts })
    }

    /// Reads the children of a cell: the raw value into `raw`, and whether there is a formula.
    fn contents(&mut self, value_type: ValueType) -> Result<bool, Fault> {
        self.raw.clear();
        let mut formula = false;
        while let Some(child) = self.scan.child()? {
            match child.element.local_name().as_ref() {
                "f" => {
                    formula = true;
                    if matches!(attribute(&child.element, "t").as_deref(), Some("array" | "dataTable")) {
                        self.arrays.extend(range(&child.element, "ref").filter(|range| range.first != range.last));
                    }
                    self.scan.skip_child(&child)?;
                }
                "v" if value_type != ValueType::Inline && !child.empty => self.scan.text(&mut self.raw)?,
                "is" if value_type == ValueType::Inline && !child.empty => rich_text(self.scan, &mut self.raw)?,
                _ => self.scan.skip_child(&child)?,
            }
        }
        Ok(formula)
    }

    /// The raw value as a person sees it.
    fn value(&self, value_type: ValueType, style: u32) -> Result<(String, CellKind), Fault> {
        let raw = self.raw.as_str();
        let seen = match value_type {
            ValueType::Inline | ValueType::FormulaText => (unescaped(raw).into_owned(), CellKind::Text),
            _ if raw.trim().is_empty() => (String::new(), CellKind::Empty),
            ValueType::Shared => {
                let text = raw.trim().parse().ok().and_then(|index: usize| self.around.strings.get(index));
                match text {
                    Some(text) => (text.to_owned(), CellKind::Text),
                    None => return Err(self.scan.fault(format!("there is no shared string {}", raw.trim()))),
                }
            }
            ValueType::Boolean => {
                (if matches!(raw.trim(), "1" | "true") { "TRUE" } else { "FALSE" }.to_owned(), CellKind::Boolean)
            }
            ValueType::Error => (raw.trim().to_owned(), CellKind::Error),
            ValueType::IsoDate => (raw.trim().replace('T', " "), CellKind::Date),
            ValueType::Number => self.number(raw.trim(), style),
        };
        Ok(if seen.0.is_empty() { (seen.0, CellKind::Empty) } else { seen })
    }

    fn number(&self, raw: &str, style: u32) -> (String, CellKind) {
        let Ok(value) = raw.parse::<f64>() else { return (raw.to_owned(), CellKind::Text) };
        let format = self.around.styles.number_format(style);
        let kind = if format.is_moment() { CellKind::Date } else { CellKind::Number };
        (format.show(value, self.around.from_1904), kind)
    }
}

fn value_type_of(text: &str) -> ValueType {
    match text {
        "s" => ValueType::Shared,
        "inlineStr" => ValueType::Inline,
        "str" => ValueType::FormulaText,
        "b" => ValueType::Boolean,
        "e" => ValueType::Error,
        "d" => ValueType::IsoDate,
        _ => ValueType::Number,
    }
}

/// The column that a cell reference such as `B3` begins with, counted from zero. The row is the row element's.
pub(super) fn column_of(reference: &str) -> Option<u32> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic);
    let (count, column) = letters
        .take(4)
        .fold((0, 0u32), |(count, sum), byte| (count + 1, sum * 26 + u32::from(byte.to_ascii_uppercase() - b'A') + 1));
    (1..=3).contains(&count).then(|| column - 1)
}

/// Rows in the order of their numbers; of rows with one number the cells together, the first of each place.
fn put_in_order(mut rows: Vec<Row>) -> Vec<Row> {
    rows.sort_by_key(|row| row.index);
    rows.dedup_by(|later, earlier| {
        if later.index != earlier.index {
            return false;
        }
        earlier.cells.append(&mut later.cells);
        earlier.cells.sort_by_key(|cell| cell.at.column);
        earlier.cells.dedup_by_key(|cell| cell.at.column);
        true
    });
    rows
}
