//! Office Open XML workbooks (.xlsx, .xlsm) as grids, each sheet in one scan (ECMA-376 part 1, 18).

mod appended;
mod book;
mod calculation;
mod edits;
mod escapes;
mod heights;
pub(super) mod patch;
mod relationships;
mod sheet;
mod splice;
mod strings;
mod styles;
mod tables;
mod tag;
mod validations;
mod xml;

use super::faults::Fault;
use super::grid::{CellRange, Format, Sheet};
use super::package::Package;
use super::rules::{Lookup, resolved};
pub(super) use book::DefinedName;
use sheet::{RawSheet, Surroundings};
pub(super) use tables::Table;
pub(super) use xml::{XmlScan, attribute, local_attribute};

/// What an Office Open XML package says.
pub(super) struct Contents {
    pub format: Format,
    pub sheets: Vec<Sheet>,
    pub notes: Vec<String>,
}

/// Reads all worksheets of the package.
pub(super) fn read(package: &mut Package<'_>) -> Result<Contents, Fault> {
    let (_, book) = book::read(package)?;
    let strings = match book.related("sharedStrings") {
        Some(path) => package.xml(path)?.map(|part| strings::read(&part)).transpose()?.unwrap_or_default(),
        None => Vec::new(),
    };
    let styles = match book.related("styles") {
        Some(path) => package.xml(path)?.map(|part| styles::read(&part)).transpose()?.unwrap_or_default(),
        None => styles::Styles::default(),
    };
    let around = Surroundings { strings: &strings, styles: &styles, from_1904: book.from_1904 };

    let (mut sheets, mut positions, mut pending, mut tables) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (position, entry) in book.sheets.iter().enumerate().filter(|(_, entry)| entry.worksheet) {
        let path = entry.part.as_deref().unwrap_or_default();
        let part = package.needed_xml(path)?;
        let RawSheet { rows, columns, merges, rules, tables: ids, protected, default_column_width } =
            sheet::read(&part, &around)?;
        let of_sheet = tables_of(package, path, &ids, sheets.len())?;
        sheets.push(Sheet {
            name: entry.name.clone(),
            state: entry.state,
            protected,
            rows,
            columns,
            merges,
            rules: Vec::new(),
            rules_known: true,
            table_headers: of_sheet.iter().filter_map(Table::header).collect::<Vec<CellRange>>(),
            default_column_width,
        });
        tables.extend(of_sheet);
        positions.push(position);
        pending.push(rules);
    }
    if sheets.is_empty() {
        return Err(Fault::MissingPart("xl/worksheets".to_owned()));
    }

    let lookup = Lookup { sheets: &sheets, positions: &positions, names: &book.names, tables: &tables };
    let resolved = resolved(lookup, pending);
    for (sheet, rules) in sheets.iter_mut().zip(resolved) {
        sheet.rules = rules;
    }
    Ok(Contents { format: format_of(package)?, notes: notes(package, &book, &sheets), sheets })
}

/// The tables of a worksheet, by the relationships that it names.
fn tables_of(package: &mut Package<'_>, path: &str, ids: &[String], sheet: usize) -> Result<Vec<Table>, Fault> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let relationships = relationships::of_part(package, path)?;
    let mut found = Vec::new();
    for one in relationships.iter().filter(|one| one.kind == "table" && ids.contains(&one.id)) {
        if let Some(part) = package.xml(&one.target)? {
            found.extend(tables::read(&part, sheet)?);
        }
    }
    Ok(found)
}

/// With or without macros, by the content type of the workbook part.
fn format_of(package: &mut Package<'_>) -> Result<Format, Fault> {
    let types = package.xml("[Content_Types].xml")?;
    let macros = types.is_some_and(|part| part.text.contains("macroEnabled.main+xml"));
    Ok(if macros { Format::Xlsm } else { Format::Xlsx })
}

/// What a person should know before this file is completed.
fn notes(package: &Package<'_>, book: &book::Book, sheets: &[Sheet]) -> Vec<String> {
    let mut notes = Vec::new();
    if package.names().any(|name| name.starts_with("_xmlsignatures/")) {
        notes.push("The file carries a digital signature, which any change makes invalid.".to_owned());
    }
    let protected: Vec<&str> = sheets.iter().filter(|sheet| sheet.protected).map(|sheet| sheet.name.as_str()).collect();
    if !protected.is_empty() {
        notes.push(format!("Protected: {}. Locked cells are left alone.", protected.join(", ")));
    }
    if book.structure_protected {
        notes.push("The workbook's structure is protected, which does not keep cells from being filled.".to_owned());
    }
    notes
}
