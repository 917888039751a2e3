//! One table of an OpenDocument spreadsheet: its rows, cells, merged rectangles and the conditions that bind them.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use super::styles::Styles;
use crate::workbook::faults::Fault;
use crate::workbook::grid::{
    Cell, CellAddress, CellKind, CellRange, ColumnSpan, MAX_COLUMNS, MAX_ROWS, Row, Sheet, SheetState, StyleFacts,
};
use crate::workbook::ooxml::{XmlScan, attribute, local_attribute};

/// The most cells that one sheet may have when repetitions are written out.
const CELL_LIMIT: usize = 4_000_000;
/// The most bytes of text that the cells of one sheet may have when repetitions are written out.
const TEXT_LIMIT: usize = 256 << 20;
/// Longer repetitions of empty cells are the rest of the sheet and say nothing.
const FILLER: u32 = 256;

/// A table, with the names of conditions and the rectangles that they bind.
pub(super) struct Found {
    pub sheet: Sheet,
    pub bound: BTreeMap<String, Vec<CellRange>>,
}

/// Reads the table that was just opened up to its end.
pub(super) fn read_table(scan: &mut XmlScan<'_>, element: &BytesStart<'_>, styles: &Styles) -> Result<Found, Fault> {
    let text = |name| local_attribute(element, name);
    let hidden = styles.of("table", text("style-name").as_deref()).hidden;
    let sheet = Sheet {
        name: text("name").unwrap_or_default().into_owned(),
        state: if hidden { SheetState::Hidden } else { SheetState::Visible },
        protected: text("protected").is_some_and(|value| value == "true"),
        rows: Vec::new(),
        columns: Vec::new(),
        merges: Vec::new(),
        rules: Vec::new(),
        rules_known: true,
        table_headers: Vec::new(),
        default_column_width: 11.0,
    };
    let bound = BTreeMap::new();
    let mut reader = TableReader { scan, styles, sheet, bound, next_row: 0, next_column: 0, cells: 0, text_bytes: 0 };
    reader.body()?;
    Ok(Found { sheet: reader.sheet, bound: reader.bound })
}

struct TableReader<'s, 'x> {
    scan: &'s mut XmlScan<'x>,
    styles: &'s Styles,
    sheet: Sheet,
    bound: BTreeMap<String, Vec<CellRange>>,
    next_row: u32,
    next_column: u32,
    cells: usize,
    text_bytes: usize,
}

/// Whether a row or column is shown: `visible`, `collapse` or `filter`.
fn is_hidden(element: &BytesStart<'_>) -> bool {
    local_attribute(element, "visibility").is_some_and(|value| value != "visible")
}

fn repeated(element: &BytesStart<'_>, name: &str) -> u32 {
    local_attribute(element, name).and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
}

impl TableReader<'_, '_> {
    /// Reads rows and columns in whatever groups they stand.
    fn body(&mut self) -> Result<(), Fault> {
        let mut open = 1u32;
        while open > 0 {
            match self.scan.next()? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "table-column" => {
                        self.column(&element);
                        self.scan.skip()?;
                    }
                    "table-row" => self.row(&element)?,
                    "table-row-group"
                    | "table-column-group"
                    | "table-header-rows"
                    | "table-header-columns"
                    | "table-rows"
                    | "table-columns" => open += 1,
                    // Forms, shapes, sources and named expressions hold no cells of this table.
                    _ => self.scan.skip()?,
                },
                Event::End(_) => open -= 1,
                Event::Eof => break,
                _ => {}
            }
        }
        Ok(())
    }

    fn column(&mut self, element: &BytesStart<'_>) {
        let first = self.next_column;
        let last = first.saturating_add(repeated(element, "number-columns-repeated") - 1).min(MAX_COLUMNS - 1);
        if first >= MAX_COLUMNS {
            return;
        }
        self.next_column = last + 1;
        let text = |name| local_attribute(element, name);
        let width = self.styles.of("table-column", text("style-name").as_deref()).width;
        let style = self.styles.of("table-cell", text("default-cell-style-name").as_deref()).facts;
        let hidden = is_hidden(element) || width.is_some_and(|width| width <= 0.0);
        self.sheet.columns.push(ColumnSpan { first, last, width, hidden, style });
    }

    fn row(&mut self, element: &BytesStart<'_>) -> Result<(), Fault> {
        let first = self.next_row;
        let times = repeated(element, "number-rows-repeated");
        self.next_row = first.saturating_add(times);
        let hidden = is_hidden(element);
        let style = local_attribute(element, "default-cell-style-name");
        let style = style.map(|name| self.styles.of("table-cell", Some(&name)).facts);
        let mut row = Row { index: first, hidden, style, cells: Vec::new() };
        let mut column = 0;
        loop {
            match self.scan.next()? {
                Event::Start(cell) => match cell.local_name().as_ref() {
                    "table-cell" | "covered-table-cell" => self.cell(&cell, &mut row, &mut column, times)?,
                    _ => self.scan.skip()?,
                },
                Event::End(_) | Event::Eof => break,
                _ => {}
            }
        }
        self.push(row, times)
    }

    /// Adds the row as often as it is repeated. The rest of a sheet is one long repetition of nothing.
    fn push(&mut self, row: Row, times: u32) -> Result<(), Fault> {
        let says_something = row.cells.iter().any(|cell| cell.kind != CellKind::Empty || cell.formula);
        if row.cells.is_empty() && !row.hidden || times > FILLER && !says_something {
            return Ok(());
        }
        let text: usize = row.cells.iter().map(|cell| cell.text.len()).sum();
        for index in (row.index..MAX_ROWS).take(usize::try_from(times).unwrap_or(usize::MAX)) {
            self.count(row.cells.len(), text)?;
            let mut copy = row.clone();
            copy.index = index;
            copy.cells.iter_mut().for_each(|cell| cell.at.row = index);
            self.sheet.rows.push(copy);
        }
        Ok(())
    }

    fn count(&mut self, cells: usize, text: usize) -> Result<(), Fault> {
        self.cells += cells + 1;
        self.text_bytes += text;
        if self.cells > CELL_LIMIT || self.text_bytes > TEXT_LIMIT {
            return Err(Fault::TooLarge("a sheet has too many repeated cells".to_owned()));
        }
        Ok(())
    }

    fn cell(&mut self, element: &BytesStart<'_>, row: &mut Row, column: &mut u32, rows: u32) -> Result<(), Fault> {
        let text = |name| local_attribute(element, name);
        let first = *column;
        let times = repeated(element, "number-columns-repeated");
        *column = first.saturating_add(times);
        let kind = match text("value-type").as_deref() {
            Some("float" | "currency" | "percentage") => CellKind::Number,
            Some("date" | "time") => CellKind::Date,
            Some("boolean") => CellKind::Boolean,
            Some(_) if attribute(element, "calcext:value-type").is_some_and(|value| value == "error") => {
                CellKind::Error
            }
            Some(_) => CellKind::Text,
            None => CellKind::Empty,
        };
        let formula = text("formula").is_some();
        let style_name = text("style-name");
        let validation = text("content-validation-name").map(|name| name.into_owned());
        let mut shown = self.paragraphs()?;
        if kind == CellKind::Number {
            // Formats pad numbers with the width of a sign or parenthesis.
            shown = shown.trim().to_owned();
        }
        if first >= MAX_COLUMNS || row.index >= MAX_ROWS {
            return Ok(());
        }
        let last = (first + times - 1).min(MAX_COLUMNS - 1);
        self.merge(element, row.index, first);
        if let Some(name) = validation {
            let bottom = row.index.saturating_add(rows - 1).min(MAX_ROWS - 1);
            self.bind(
                name,
                CellRange { first: CellAddress::new(row.index, first), last: CellAddress::new(bottom, last) },
            );
        }
        let nothing = shown.is_empty() && !formula;
        if nothing && (style_name.is_none() || times > FILLER) {
            return Ok(());
        }
        let facts = self.style(style_name.as_deref(), row, first);
        let kind = if shown.is_empty() { CellKind::Empty } else { kind };
        for column in first..=last {
            self.count(1, shown.len())?;
            let at = CellAddress::new(row.index, column);
            row.cells.push(Cell { at, text: shown.clone(), kind, formula, style: facts });
        }
        Ok(())
    }

    /// The format of a cell: its own, else its row's, else its column's.
    fn style(&self, name: Option<&str>, row: &Row, column: u32) -> StyleFacts {
        match name {
            Some(name) => self.styles.of("table-cell", Some(name)).facts,
            None => row.style.or_else(|| self.sheet.column(column).map(|span| span.style)).unwrap_or_default(),
        }
    }

    fn merge(&mut self, element: &BytesStart<'_>, row: u32, column: u32) {
        let rows = repeated(element, "number-rows-spanned").min(MAX_ROWS - row);
        let columns = repeated(element, "number-columns-spanned").min(MAX_COLUMNS - column);
        if rows > 1 || columns > 1 {
            let first = CellAddress::new(row, column);
            let last = CellAddress::new(row + rows - 1, column + columns - 1);
            self.sheet.merges.push(CellRange { first, last });
        }
    }

    /// Binds a rectangle to a condition, joined with the one above it where they have the same columns.
    fn bind(&mut self, name: String, range: CellRange) {
        let ranges = self.bound.entry(name).or_default();
        let above = ranges.iter_mut().rev().take(8).find(|above| {
            above.last.row + 1 == range.first.row
                && above.first.column == range.first.column
                && above.last.column == range.last.column
        });
        match above {
            Some(above) => above.last.row = range.last.row,
            None => ranges.push(range),
        }
    }

    /// The paragraphs of the cell that was just opened, as lines. Comments and drawings are not the cell's text.
    fn paragraphs(&mut self) -> Result<String, Fault> {
        let mut shown = String::new();
        let mut paragraphs = 0;
        loop {
            match self.scan.next()? {
                Event::Start(child) if child.local_name().as_ref() == "p" => {
                    if paragraphs > 0 {
                        shown.push('\n');
                    }
                    paragraphs += 1;
                    self.paragraph(&mut shown)?;
                }
                Event::Start(_) => self.scan.skip()?,
                Event::End(_) | Event::Eof => return Ok(shown),
                _ => {}
            }
        }
    }

    /// Appends one paragraph; white space is folded as the format wants it (OpenDocument 1.3 part 3, 6.1.2).
    fn paragraph(&mut self, shown: &mut String) -> Result<(), Fault> {
        let start = shown.len();
        let mut open = 1u32;
        while open > 0 {
            let event = self.scan.next()?;
            match &event {
                Event::Start(child) => match child.local_name().as_ref() {
                    "s" => {
                        let count = repeated(child, "c").min(32_767);
                        shown.extend(std::iter::repeat_n(' ', usize::try_from(count).unwrap_or(0)));
                        self.scan.skip()?;
                    }
                    "tab" => {
                        shown.push('\t');
                        self.scan.skip()?;
                    }
                    "line-break" => {
                        shown.push('\n');
                        self.scan.skip()?;
                    }
                    "annotation" | "note" | "ruby-text" => self.scan.skip()?,
                    _ => open += 1,
                },
                Event::End(_) => open -= 1,
                Event::Eof => break,
                other => {
                    let mut piece = String::new();
                    self.scan.character_data(other, &mut piece)?;
                    for character in piece.chars() {
                        let space = matches!(character, ' ' | '\t' | '\n' | '\r');
                        let after_space =
                            shown.get(start..).is_some_and(|so_far| so_far.is_empty() || so_far.ends_with(' '));
                        match (space, after_space) {
                            (true, true) => {}
                            (true, false) => shown.push(' '),
                            (false, _) => shown.push(character),
                        }
                    }
                }
            }
        }
        Ok(())
    }
}
