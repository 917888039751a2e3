//! Cells that hold no formula and yet are computed: what an array formula, a data table or a pivot table fills.

use std::collections::BTreeSet;

use quick_xml::events::Event;

use super::relationships::Relationship;
use super::xml::{XmlScan, attribute, number};
use crate::workbook::faults::Fault;
use crate::workbook::grid::{CellAddress, CellRange, Row};
use crate::workbook::package::Package;

/// The most cells that are looked at for all rectangles of a sheet together.
const WORK_LIMIT: usize = 20_000_000;

/// The rectangles of the pivot tables among a worksheet's relationships (ECMA-376 part 1, 18.10.1.49 `location`) and those
/// of their filters, which `ref` leaves out.
pub(super) fn pivot_tables(package: &Package<'_>, related: &[Relationship]) -> Result<Vec<CellRange>, Fault> {
    let mut found = Vec::new();
    for one in related.iter().filter(|one| one.kind == "pivotTable") {
        let Some(part) = package.xml(&one.target)? else { continue };
        let mut scan = XmlScan::new(&part);
        loop {
            match scan.next()? {
                Event::Start(element) if element.local_name().as_ref() == "location" => {
                    let table = attribute(&element, "ref").and_then(|text| text.parse::<CellRange>().ok());
                    let count = |name| number::<u32>(&element, name).unwrap_or(0);
                    let filters =
                        table.and_then(|table| filters_above(table, count("rowPageCount"), count("colPageCount")));
                    found.extend(table.into_iter().chain(filters));
                    break;
                }
                Event::Eof => break,
                _ => {}
            }
        }
    }
    Ok(found)
}

/// The rectangle of so many rows of so many filters beside each other: above a pivot table, a blank row between.
fn filters_above(table: CellRange, rows: u32, columns: u32) -> Option<CellRange> {
    let CellAddress { row, column } = table.first;
    let last = row.checked_sub(2).filter(|_| rows > 0)?;
    // A caption, a value and a blank column for each, but for the last.
    let width = columns.max(1).saturating_mul(3).saturating_sub(1);
    Some(CellRange {
        first: CellAddress::new((last + 1).saturating_sub(rows), column),
        last: CellAddress::new(last, column.saturating_add(width - 1)),
    })
}

/// Marks the cells inside the rectangles as computed.
pub(super) fn mark(rows: &mut [Row], ranges: &[CellRange]) -> Result<(), Fault> {
    let mut work = 0;
    for range in ranges.iter().collect::<BTreeSet<_>>() {
        let start = rows.partition_point(|row| row.index < range.first.row);
        let inside = rows.iter_mut().skip(start).take_while(|row| row.index <= range.last.row);
        for row in inside {
            let start = row.cells.partition_point(|cell| cell.at.column < range.first.column);
            let cells = row.cells.iter_mut().skip(start).take_while(|cell| cell.at.column <= range.last.column);
            for cell in cells {
                cell.formula = true;
                work += 1;
            }
            work += 1;
        }
        if work > WORK_LIMIT {
            return Err(Fault::TooLarge("a sheet has too many array formulas".to_owned()));
        }
    }
    Ok(())
}
