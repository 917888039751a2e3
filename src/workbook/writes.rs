//! Writes put in order and checked before anything is made of them.

use std::collections::BTreeMap;

use super::CellWrite;
use super::complete::{CELL_TEXT_LIMIT, PatchError};
use super::grid::{CellAddress, Workbook};

/// The texts of each sheet by row and column.
pub(super) type OrderedWrites = BTreeMap<usize, BTreeMap<u32, BTreeMap<u32, String>>>;

/// The writes that change something, by sheet, row and column, their line ends as line feeds, each at the cell that
/// shows.
pub(super) fn in_order(workbook: &Workbook, writes: &[CellWrite]) -> Result<OrderedWrites, PatchError> {
    let mut ordered = OrderedWrites::new();
    for write in writes {
        let sheet = workbook.sheets.get(write.sheet).ok_or(PatchError::NoSuchSheet(write.sheet))?;
        let at = sheet.merge_at(write.at).map_or(write.at, |range| range.first);
        let name = || sheet.name.clone();
        if sheet.cell(at).is_some_and(|cell| cell.formula) {
            return Err(PatchError::Formula { sheet: name(), at });
        }
        if sheet.table_headers.iter().any(|range| range.contains(at)) {
            return Err(PatchError::TableHeader { sheet: name(), at });
        }
        let text = write.text.replace("\r\n", "\n").replace('\r', "\n");
        let units = text.encode_utf16().count();
        if units > CELL_TEXT_LIMIT {
            return Err(PatchError::TooLong { sheet: name(), at, units });
        }
        let CellAddress { row, column } = at;
        let cells = ordered.entry(write.sheet).or_default().entry(row).or_default();
        if cells.insert(column, text).is_some() {
            return Err(PatchError::Twice { sheet: name(), at });
        }
    }
    // What a cell says already is not written again: not to add an empty cell, grow a row or turn a number into text.
    ordered.retain(|position, rows| {
        let Some(sheet) = workbook.sheets.get(*position) else { return false };
        rows.retain(|row, cells| {
            cells.retain(|column, text| sheet.text(CellAddress::new(*row, *column)) != text);
            !cells.is_empty()
        });
        !rows.is_empty()
    });
    Ok(ordered)
}
