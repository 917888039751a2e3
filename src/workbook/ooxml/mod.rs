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

use rayon::prelude::*;

use super::faults::Fault;
use super::grid::{CellRange, Format, Sheet};
use super::package::{Package, XmlPart};
use super::rules::{Lookup, resolved};
pub(super) use book::DefinedName;
use book::{Book, SheetEntry};
use relationships::Relationship;
use sheet::{RawSheet, Spent, Surroundings};
use strings::SharedStrings;
use styles::Styles;
pub(super) use tables::Table;
pub(super) use xml::{XmlScan, attribute, local_attribute};

/// The part that tells what each part is (ECMA-376 part 2, 6.2.3).
const CONTENT_TYPES: &str = "[Content_Types].xml";
/// What is said of a signed file.
const SIGNED: &str = "The file carries a digital signature, which any change makes invalid.";

/// What an Office Open XML package says.
pub(super) struct Contents {
    pub format: Format,
    pub sheets: Vec<Sheet>,
    pub notes: Vec<String>,
}

/// A worksheet with its tables, its rules not yet resolved.
struct Worksheet {
    raw: RawSheet,
    tables: Vec<Table>,
}

/// Reads all worksheets of the package, side by side where there are threads for it.
pub(super) fn read(package: &Package<'_>) -> Result<Contents, Fault> {
    let (_, book) = book::read(package)?;
    let (strings, styles) = rayon::join(|| strings_of(package, &book), || styles_of(package, &book));
    let (strings, styles) = (strings?, styles?);
    let around = Surroundings { strings: &strings, styles: &styles, from_1904: book.from_1904 };
    let spent = Spent::default();

    let listed: Vec<(usize, &SheetEntry)> = book.sheets.iter().enumerate().filter(|(_, one)| one.worksheet).collect();
    refuse_shared_parts(&listed)?;
    let read: Vec<Result<Worksheet, Fault>> =
        listed.par_iter().enumerate().map(|(at, (_, entry))| worksheet(package, entry, at, &around, &spent)).collect();

    let (mut sheets, mut positions, mut pending, mut tables) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for ((position, entry), read) in listed.into_iter().zip(read) {
        let Worksheet { raw, tables: of_sheet } = read?;
        sheets.push(Sheet {
            name: entry.name.clone(),
            state: entry.state,
            protected: raw.protected,
            rows: raw.rows,
            columns: raw.columns,
            merges: raw.merges,
            rules: Vec::new(),
            rules_known: true,
            table_headers: of_sheet.iter().filter_map(Table::header).collect::<Vec<CellRange>>(),
            default_column_width: raw.default_column_width,
        });
        tables.extend(of_sheet);
        positions.push(position);
        pending.push(raw.rules);
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

/// Refuses a workbook that lists one part as two sheets: what is written to one would show on the other.
fn refuse_shared_parts(listed: &[(usize, &SheetEntry)]) -> Result<(), Fault> {
    let mut seen = BTreeSet::new();
    for path in listed.iter().filter_map(|(_, entry)| entry.part.as_deref()) {
        if !seen.insert(Package::key(path)) {
            return Err(Fault::damaged(path, "two sheets are one part"));
        }
    }
    Ok(())
}

/// Reads the worksheet that is to stand at `position` among those that are read.
fn worksheet(
    package: &Package<'_>,
    entry: &SheetEntry,
    position: usize,
    around: &Surroundings<'_>,
    spent: &Spent,
) -> Result<Worksheet, Fault> {
    let path = entry.part.as_deref().unwrap_or_default();
    let mut raw = sheet::read(&package.needed_xml(path)?, around, spent)?;
    let related = relationships::of_part(package, path)?;
    let tables = tables_of(package, &related, &raw.tables, position)?;
    computed::mark(&mut raw.rows, &computed::pivot_tables(package, &related)?)?;
    Ok(Worksheet { raw, tables })
}

/// The shared strings, if the workbook has any.
fn strings_of(package: &Package<'_>, book: &Book) -> Result<SharedStrings, Fault> {
    related_part(package, book, "sharedStrings")?
        .map_or_else(|| Ok(SharedStrings::default()), |part| strings::read(&part))
}

/// The part that a relationship of the workbook leads to, if there is one.
fn related_part(package: &Package<'_>, book: &Book, kind: &str) -> Result<Option<XmlPart>, Fault> {
    book.related(kind).map_or(Ok(None), |path| package.xml(path))
}

/// The cell formats, if the workbook has any.
fn styles_of(package: &Package<'_>, book: &Book) -> Result<Styles, Fault> {
    related_part(package, book, "styles")?.map_or_else(|| Ok(Styles::default()), |part| styles::read(&part))
}

/// The tables of a worksheet, by the relationships that it names.
fn tables_of(
    package: &Package<'_>,
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
fn format_of(package: &Package<'_>) -> Result<Format, Fault> {
    let types = package.xml(CONTENT_TYPES)?;
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
