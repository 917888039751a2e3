//! A new .xlsx with what is known of a workbook of another format, and the answers in it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format as CellFormat, FormatAlign, FormatBorder, XlsxError,
};
use unicode_width::UnicodeWidthStr;

use super::complete::{CELL_TEXT_LIMIT, PatchError};
use super::grid::{Cell, CellAddress, CellKind, CellRange, MAX_COLUMNS, Sheet, SheetState, StyleFacts, Workbook};
use super::lists::Demand;
use super::numbers::NumberFormat;
use super::writes::OrderedWrites;

/// The widest that a column is made for its text, in characters.
const WIDEST: usize = 60;
/// The most characters that an inline list may have (18.3.1.32, `formula1`, as Excel enforces it).
const INLINE_LIST_LIMIT: usize = 255;
/// The most columns whose facts are repeated one by one.
const COLUMN_LIMIT: u32 = 1_024;

/// The bytes of a new workbook that says it was made on `today`.
pub(super) fn created(workbook: &Workbook, ordered: &OrderedWrites, today: Date) -> Result<Vec<u8>, PatchError> {
    let names = sheet_names(workbook);
    let mut book = rust_xlsxwriter::Workbook::new();
    book.set_properties(&DocProperties::new().set_creation_datetime(&made_on(today).map_err(failed)?));
    for (position, (sheet, name)) in workbook.sheets.iter().zip(&names).enumerate() {
        let nothing = BTreeMap::new();
        let writes = ordered.get(&position).unwrap_or(&nothing);
        let out = book.add_worksheet();
        out.set_name(name).map_err(failed)?;
        match sheet.state {
            SheetState::Visible => {}
            SheetState::Hidden => _ = out.set_hidden(true),
            SheetState::VeryHidden => _ = out.set_very_hidden(true),
        }
        write_sheet(out, sheet, writes)?;
    }
    book.save_to_buffer().map_err(failed)
}

fn made_on(today: Date) -> Result<ExcelDateTime, XlsxError> {
    let part = |number: i8| u8::try_from(number).unwrap_or(1);
    let year = u16::try_from(today.year()).unwrap_or(1970);
    ExcelDateTime::from_ymd(year, part(today.month()), part(today.day()))
}

fn failed(error: XlsxError) -> PatchError {
    PatchError::Create(error.to_string())
}

/// A cell of the new sheet.
struct Entry<'a> {
    text: &'a str,
    kind: CellKind,
    style: StyleFacts,
}

fn write_sheet(
    out: &mut rust_xlsxwriter::Worksheet,
    sheet: &Sheet,
    writes: &BTreeMap<u32, BTreeMap<u32, String>>,
) -> Result<(), PatchError> {
    let mut entries: BTreeMap<CellAddress, Entry<'_>> = BTreeMap::new();
    for cell in sheet.rows.iter().flat_map(|row| &row.cells) {
        entries.insert(cell.at, entry(cell));
    }
    for (row, cells) in writes {
        for (column, text) in cells {
            let at = CellAddress::new(*row, *column);
            // An answer wraps: what it overflows into may hold text.
            let style = StyleFacts { wrap: true, ..sheet.style(at) };
            entries.insert(at, Entry { text, kind: CellKind::Text, style });
        }
    }
    columns(out, sheet, &entries)?;
    for row in sheet.rows.iter().filter(|row| row.hidden) {
        out.set_row_hidden(row.index).map_err(failed)?;
    }
    for range in &sheet.merges {
        merge(out, sheet, range)?;
    }
    for (at, entry) in &entries {
        let column = narrow(at.column)?;
        let format = cell_format(entry.style, entry.text.contains('\n'));
        let units = entry.text.encode_utf16().count();
        if units > CELL_TEXT_LIMIT {
            return Err(PatchError::TooLong { sheet: sheet.name.clone(), at: *at, units });
        }
        // A number that its format shows in another way keeps the text that a person saw.
        let number =
            entry.text.parse::<f64>().ok().filter(|number| NumberFormat::General.show(*number, false) == entry.text);
        match (entry.kind, number) {
            _ if entry.text.is_empty() => out.write_blank(at.row, column, &format),
            (CellKind::Number, Some(number)) => out.write_number_with_format(at.row, column, number, &format),
            (CellKind::Boolean, _) => out.write_boolean_with_format(at.row, column, entry.text == "TRUE", &format),
            _ => out.write_string_with_format(at.row, column, entry.text, &format),
        }
        .map_err(failed)?;
    }
    lists(out, sheet)
}

fn entry(cell: &Cell) -> Entry<'_> {
    Entry { text: &cell.text, kind: cell.kind, style: cell.style }
}

/// The widths that are known; where none is, widths that the texts need.
fn columns(
    out: &mut rust_xlsxwriter::Worksheet,
    sheet: &Sheet,
    entries: &BTreeMap<CellAddress, Entry<'_>>,
) -> Result<(), PatchError> {
    for span in &sheet.columns {
        for column in (span.first..=span.last).take(usize::try_from(COLUMN_LIMIT).unwrap_or(0)) {
            let column = narrow(column)?;
            if let Some(width) = span.width.filter(|width| *width > 0.0) {
                out.set_column_width(column, width.min(255.0)).map_err(failed)?;
            }
            if span.hidden {
                out.set_column_hidden(column).map_err(failed)?;
            }
        }
    }
    if !sheet.columns.is_empty() {
        return Ok(());
    }
    let mut widths: BTreeMap<u32, usize> = BTreeMap::new();
    for (at, entry) in entries {
        let longest = entry.text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0);
        let width = widths.entry(at.column).or_default();
        *width = (*width).max(longest.min(WIDEST));
    }
    for (column, width) in widths.into_iter().filter(|(_, width)| *width > 8) {
        let width = u32::try_from(width).map_or(8.43, f64::from);
        out.set_column_width(narrow(column)?, width + 2.0).map_err(failed)?;
    }
    Ok(())
}

fn merge(out: &mut rust_xlsxwriter::Worksheet, sheet: &Sheet, range: &CellRange) -> Result<(), PatchError> {
    let CellRange { first, last } = *range;
    if first == last {
        return Ok(());
    }
    let format = cell_format(sheet.style(first), false);
    let merged = out.merge_range(first.row, narrow(first.column)?, last.row, narrow(last.column)?, "", &format);
    merged.map(|_| ()).map_err(failed)
}

/// The choice lists, as far as they are known and short enough to stand in the cell's rule.
fn lists(out: &mut rust_xlsxwriter::Worksheet, sheet: &Sheet) -> Result<(), PatchError> {
    for rule in &sheet.rules {
        let Demand::OneOf(values) = &rule.demand else { continue };
        let length: usize = values.iter().map(|value| value.encode_utf16().count() + 1).sum();
        if length > INLINE_LIST_LIMIT || values.iter().any(|value| value.contains([',', '"'])) {
            continue;
        }
        let validation = DataValidation::new().allow_list_strings(values).map_err(failed)?;
        for CellRange { first, last } in &rule.ranges {
            let (left, right) = (narrow(first.column)?, narrow(last.column)?);
            out.add_data_validation(first.row, left, last.row, right, &validation).map_err(failed)?;
        }
    }
    Ok(())
}

/// A column as the library counts it.
fn narrow(column: u32) -> Result<u16, PatchError> {
    let column = u16::try_from(column).ok().filter(|column| u32::from(*column) < MAX_COLUMNS);
    column.ok_or_else(|| PatchError::Create("a cell lies beyond the last column".to_owned()))
}

/// A cell format made of what is known.
fn cell_format(style: StyleFacts, has_lines: bool) -> CellFormat {
    let mut format = CellFormat::new().set_align(FormatAlign::Top);
    if style.bold {
        format = format.set_bold();
    }
    if style.wrap || has_lines {
        format = format.set_text_wrap();
    }
    if let Some(rgb) = style.fill.filter(|colour| *colour <= 0x00FF_FFFF) {
        format = format.set_background_color(Color::RGB(rgb));
    }
    if style.bordered {
        format = format.set_border(FormatBorder::Thin);
    }
    format
}

/// Names that the new format allows (18.2.19 `sheet`: 31 characters, none of `[]:*?/\`), each once.
fn sheet_names(workbook: &Workbook) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut names = Vec::new();
    for sheet in &workbook.sheets {
        let plain = sheet.name.replace(['[', ']', ':', '*', '?', '/', '\\'], "_");
        let plain = plain.trim_matches('\'').trim();
        let base = if plain.is_empty() { "Sheet" } else { plain };
        let mut name = shortened(base, "");
        let mut count = 2;
        while !taken.insert(name.to_lowercase()) {
            name = shortened(base, &format!(" ({count})"));
            count += 1;
        }
        names.push(name);
    }
    names
}

/// At most 31 UTF-16 units of a name with its ending.
fn shortened(name: &str, ending: &str) -> String {
    let mut room = 31usize.saturating_sub(ending.len());
    let fits = |character: &char| {
        let left = room.checked_sub(character.len_utf16());
        room = left.unwrap_or(0);
        left.is_some()
    };
    let mut short: String = name.chars().take_while(fits).collect();
    short.push_str(ending);
    short
}
