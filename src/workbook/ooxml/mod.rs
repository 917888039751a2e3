//! Office Open XML workbooks (.xlsx, .xlsm) as grids, each sheet in one scan (ECMA-376 part 1, 18).

mod appended;
mod book;
mod calculation;
mod computed;
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
mod values;
mod xml;

use std::collections::BTreeSet;

use super::faults::Fault;
use super::grid::{CellRange, Format, Sheet};
use super::package::{Package, XmlPart};
use super::rules::{Lookup, resolved};
use book::Book;
pub(super) use book::DefinedName;
use relationships::Relationship;
use sheet::{RawSheet, Spent, Surroundings};
use styles::Styles;
pub(super) use tables::Table;
pub(super) use xml::{XmlScan, attribute, local_attribute};

/// What is said of a signed file.
const SIGNED: &str = "The file carries a digital signature, which any change makes invalid.";

/// What an Office Open XML package says.
pub(super) struct Contents {
    pub format: Format,
    pub sheets: Vec<Sheet>,
    pub notes: Vec<String>,
}

/// Reads all worksheets of the package.
pub(super) fn read(package: &mut Package<'_>) -> Result<Contents, Fault> {
    let (_, book) = book::read(package)?;
    let strings = match related_part(package, &book, "sharedStrings")? {
        Some(part) => strings::read(&part)?,
        None => Vec::new(),
    };
    let styles = styles_of(package, &book)?;
    let around = Surroundings { strings: &strings, styles: &styles, from_1904: book.from_1904 };

    let (mut sheets, mut positions, mut pending, mut tables) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut seen, mut spent) = (BTreeSet::new(), Spent::default());
    for (position, entry) in book.sheets.iter().enumerate().filter(|(_, entry)| entry.worksheet) {
        let path = entry.part.as_deref().unwrap_or_default();
        let part = package.needed_xml(path)?;
        if !seen.insert(Package::key(path)) {
            return Err(Fault::damaged(path, "two sheets are one part"));
        }
        let RawSheet { mut rows, columns, merges, rules, tables: ids, protected, default_column_width } =
            sheet::read(&part, &around, &mut spent)?;
        let related = relationships::of_part(package, path)?;
        let of_sheet = tables_of(package, &related, &ids, sheets.len())?;
        computed::mark(&mut rows, &computed::pivot_tables(package, &related)?)?;
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

/// The part that a relationship of the workbook leads to, if there is one.
fn related_part(package: &mut Package<'_>, book: &Book, kind: &str) -> Result<Option<XmlPart>, Fault> {
    book.related(kind).map_or(Ok(None), |path| package.xml(path))
}

/// The cell formats, if the workbook has any.
fn styles_of(package: &mut Package<'_>, book: &Book) -> Result<Styles, Fault> {
    related_part(package, book, "styles")?.map_or_else(|| Ok(Styles::default()), |part| styles::read(&part))
}

/// The tables of a worksheet, by the relationships that it names.
fn tables_of(
    package: &mut Package<'_>,
    related: &[Relationship],
    ids: &[String],
    sheet: usize,
) -> Result<Vec<Table>, Fault> {
    let mut found = Vec::new();
    for one in related.iter().filter(|one| one.kind == "table" && ids.contains(&one.id)) {
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

fn is_signed(package: &Package<'_>) -> bool {
    package.names().any(|name| name.starts_with("_xmlsignatures/"))
}

/// What a person should know before this file is completed.
fn notes(package: &Package<'_>, book: &Book, sheets: &[Sheet]) -> Vec<String> {
    let mut notes = Vec::new();
    if is_signed(package) {
        notes.push(SIGNED.to_owned());
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
