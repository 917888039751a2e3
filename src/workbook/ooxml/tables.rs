//! Tables: which rows are their captions, and where their columns lie (ECMA-376 part 1, 18.5).

use quick_xml::events::Event;

use super::xml::{XmlScan, attribute, number};
use crate::workbook::faults::Fault;
use crate::workbook::grid::{CellAddress, CellRange};
use crate::workbook::package::XmlPart;

/// A table on a sheet.
#[derive(Debug)]
pub(in crate::workbook) struct Table {
    /// The name that formulas use, in lower case.
    pub name: String,
    /// The sheet, counted in the worksheets that were read.
    pub sheet: usize,
    /// The whole rectangle, captions and totals included.
    pub range: CellRange,
    /// How many rows at the top are captions.
    pub header_rows: u32,
    /// How many rows at the bottom are totals.
    pub totals_rows: u32,
    /// The captions, in lower case, from left to right.
    pub columns: Vec<String>,
}

impl Table {
    /// The rows of captions, if the table shows them.
    pub fn header(&self) -> Option<CellRange> {
        let last = (self.range.first.row + self.header_rows).checked_sub(1)?.min(self.range.last.row);
        (self.header_rows > 0).then(|| CellRange { last: CellAddress::new(last, self.range.last.column), ..self.range })
    }

    /// The cells below a caption, without captions and totals.
    pub fn column(&self, caption: &str) -> Option<CellRange> {
        let offset = self.columns.iter().position(|one| *one == caption.to_lowercase())?;
        let column = self.range.first.column + u32::try_from(offset).ok()?;
        let first = CellAddress::new(self.range.first.row + self.header_rows, column);
        let last = CellAddress::new(self.range.last.row.checked_sub(self.totals_rows)?, column);
        (first.row <= last.row && column <= self.range.last.column).then_some(CellRange { first, last })
    }
}

/// Reads a table part of the worksheet `sheet`; `None` where it states no rectangle.
pub(super) fn read(part: &XmlPart, sheet: usize) -> Result<Option<Table>, Fault> {
    let mut scan = XmlScan::new(part);
    let mut table = None;
    let mut columns = Vec::new();
    loop {
        match scan.next()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "table" => {
                    let name = attribute(&element, "displayName").or_else(|| attribute(&element, "name"));
                    let range = attribute(&element, "ref").and_then(|text| text.parse().ok());
                    table = range.map(|range| Table {
                        name: name.unwrap_or_default().to_lowercase(),
                        sheet,
                        range,
                        header_rows: number(&element, "headerRowCount").unwrap_or(1),
                        totals_rows: number(&element, "totalsRowCount").unwrap_or(0),
                        columns: Vec::new(),
                    });
                }
                "tableColumn" => columns.push(attribute(&element, "name").unwrap_or_default().to_lowercase()),
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(table.map(|table| Table { columns, ..table }))
}
