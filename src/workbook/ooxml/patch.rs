//! The completed copy of an Office Open XML workbook: a few parts rewritten, every other entry copied as it is stored.

use std::collections::{BTreeMap, BTreeSet};

use super::appended::AppendedStrings;
use super::escapes::{escaped, needs_space_preserved};
use super::sheet::{self, Surroundings};
use super::splice::{NewValue, NewValues, ValueForm, splice};
use super::{book, calculation, strings, styles};
use crate::workbook::complete::PatchError;
use crate::workbook::faults::Fault;
use crate::workbook::grid::{Cell, CellAddress, Row, Sheet, Workbook};
use crate::workbook::package::{Package, XmlPart};
use crate::workbook::writes::OrderedWrites;

/// The bytes of the copy.
pub(in crate::workbook) fn patched(
    original: &[u8],
    workbook: &Workbook,
    ordered: &OrderedWrites,
) -> Result<Vec<u8>, PatchError> {
    if ordered.is_empty() {
        return Ok(original.to_vec());
    }
    let mut package = Package::open(original)?;
    let (book_part, book) = book::read(&mut package)?;
    let paths: Vec<&str> =
        book.sheets.iter().filter(|entry| entry.worksheet).filter_map(|entry| entry.part.as_deref()).collect();
    let styles = match book.related("styles") {
        Some(path) => package.xml(path)?.map(|part| styles::read(&part)).transpose()?.unwrap_or_default(),
        None => styles::Styles::default(),
    };
    let mut table = match book.related("sharedStrings") {
        Some(path) => package.xml(path)?.map(|part| AppendedStrings::place(part, &texts(ordered))).transpose()?,
        None => None,
    };

    let mut replaced = BTreeMap::new();
    let mut changed = Vec::new();
    let (mut added, mut removed) = (0, 0);
    for (&position, rows) in ordered {
        let sheet = workbook.sheets.get(position).ok_or(PatchError::NoSuchSheet(position))?;
        let path = *paths.get(position).ok_or(PatchError::NoSuchSheet(position))?;
        let values = new_values(rows, table.as_ref());
        added +=
            values.values().flat_map(BTreeMap::values).filter(|one| matches!(one.form, ValueForm::Shared(_))).count();
        let part = package.needed_xml(path)?;
        let spliced = splice(&part, sheet, &styles, &values)?;
        removed += spliced.released_strings;
        changed.push((sheet, rows, path, spliced.text));
    }
    let table = match table.take() {
        Some(table) => {
            let name = table.name().to_owned();
            Some((name, table.finish(added, removed)?))
        }
        None => None,
    };
    let strings = match &table {
        Some((name, text)) => strings::read(&reread(name, text))?,
        None => Vec::new(),
    };
    let around = Surroundings { strings: &strings, styles: &styles, from_1904: book.from_1904 };
    for (sheet, rows, path, text) in changed {
        let part = reread(path, &text);
        compare(sheet, &sheet::read(&part, &around)?.rows, rows)?;
        replaced.insert(Package::key(path), text);
    }
    if let Some((name, text)) = table.filter(|_| added + removed > 0) {
        replaced.insert(Package::key(&name), text);
    }
    let has_formulas = workbook.sheets.iter().flat_map(Sheet::cells).any(|cell| cell.formula);
    if has_formulas && let Some(text) = calculation::on_load(&book_part)? {
        book::parse(&reread(&book_part.name, &text), Vec::new())?;
        replaced.insert(Package::key(&book_part.name), text);
    }
    Ok(package.rewritten(&replaced)?)
}

/// The distinct texts that are written.
fn texts(ordered: &OrderedWrites) -> BTreeSet<&str> {
    let cells = ordered.values().flat_map(BTreeMap::values).flat_map(BTreeMap::values);
    cells.map(String::as_str).filter(|text| !text.is_empty()).collect()
}

fn new_values(rows: &BTreeMap<u32, BTreeMap<u32, String>>, table: Option<&AppendedStrings>) -> NewValues {
    let form = |text: &str| match table.and_then(|table| table.place_of(text)) {
        _ if text.is_empty() => ValueForm::Nothing,
        Some(place) => ValueForm::Shared(place),
        None => ValueForm::Inline(escaped(text), needs_space_preserved(text)),
    };
    let value = |text: &String| NewValue { text: text.clone(), form: form(text) };
    let cells = |cells: &BTreeMap<u32, String>| cells.iter().map(|(column, text)| (*column, value(text))).collect();
    rows.iter().map(|(row, texts)| (*row, cells(texts))).collect()
}

/// A rewritten part as it will be read.
fn reread(name: &str, text: &str) -> XmlPart {
    let bare = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    XmlPart { name: name.to_owned(), text: bare.to_owned(), marked: bare.len() != text.len() }
}

/// Holds what was read back against what was there and what was to be written.
fn compare(sheet: &Sheet, new: &[Row], written: &BTreeMap<u32, BTreeMap<u32, String>>) -> Result<(), PatchError> {
    let differs = |at| PatchError::ReadsBackDifferently { sheet: sheet.name.clone(), at };
    let text_of = |at: CellAddress| written.get(&at.row).and_then(|cells| cells.get(&at.column));
    let mut old = sheet.rows.iter().flat_map(|row| &row.cells).filter(|cell| text_of(cell.at).is_none());
    let mut seen = 0;
    for cell in new.iter().flat_map(|row| &row.cells) {
        if let Some(text) = text_of(cell.at) {
            seen += 1;
            if cell.text != *text || cell.formula {
                return Err(differs(cell.at));
            }
        } else if !old.next().is_some_and(|before| is_same(before, cell)) {
            return Err(differs(cell.at));
        }
    }
    if let Some(lost) = old.next() {
        return Err(differs(lost.at));
    }
    let wanted: usize = written.values().map(BTreeMap::len).sum();
    if seen == wanted { Ok(()) } else { Err(Fault::damaged(&sheet.name, "a written cell is missing").into()) }
}

fn is_same(one: &Cell, other: &Cell) -> bool {
    one.at == other.at
        && one.kind == other.kind
        && one.formula == other.formula
        && one.text == other.text
        && one.style == other.style
}
