//! The completed copy of an Office Open XML workbook: a few parts rewritten, every other entry copied as it is stored.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::appended::AppendedStrings;
use super::escapes::{escaped, needs_space_preserved};
use super::sheet::{self, Spent, Surroundings};
use super::splice::{Spliced, splice};
use super::strings::SharedStrings;
use super::values::{NewValue, NewValues, ValueForm};
use super::{
    CONTENT_TYPES, SIGNED, book, calculation, computed, is_signed, related_part, relationships, strings, styles_of,
};
use crate::workbook::complete::PatchError;
use crate::workbook::faults::Fault;
use crate::workbook::grid::{Cell, CellAddress, Row, Sheet, Workbook};
use crate::workbook::package::{Package, XmlPart};
use crate::workbook::writes::OrderedWrites;

/// The bytes of the copy, and what a person should know of it.
pub(in crate::workbook) fn patched<'o>(
    original: &[u8],
    workbook: &'o Workbook,
    ordered: &'o OrderedWrites,
) -> Result<(Vec<u8>, Vec<String>), PatchError> {
    if ordered.is_empty() {
        return Ok((original.to_vec(), Vec::new()));
    }
    let package = Package::open(original)?;
    let (book_part, book) = book::read(&package)?;
    let styles = styles_of(&package, &book)?;
    let table = related_part(&package, &book, "sharedStrings")?;
    let table = table.map(|part| AppendedStrings::place(part, &texts(ordered))).transpose()?;

    let paths = book.sheets.iter().filter(|entry| entry.worksheet).map(|entry| entry.part.as_deref());
    let paths: Vec<&str> = paths.map(Option::unwrap_or_default).collect();
    let splice_one = |(position, rows): (&usize, &'o BTreeMap<_, _>)| {
        let sheet = workbook.sheets.get(*position).ok_or(PatchError::NoSuchSheet(*position))?;
        let path = *paths.get(*position).ok_or(PatchError::NoSuchSheet(*position))?;
        refuse_pivot_tables(&package, sheet, path, rows)?;
        let values = new_values(rows, table.as_ref());
        let added = values.values().flat_map(BTreeMap::values).filter(|one| one.is_shared()).count();
        let Spliced { text, released_strings } = splice(&package.needed_xml(path)?, sheet, &styles, &values)?;
        Ok(Rewritten { sheet, rows, path, text, added, removed: released_strings })
    };
    let sheets: Vec<Result<Rewritten<'_>, PatchError>> = ordered.par_iter().map(splice_one).collect();
    let sheets = sheets.into_iter().collect::<Result<Vec<_>, _>>()?;

    let mut replaced = BTreeMap::new();
    let mut strings = SharedStrings::default();
    if let Some(table) = table {
        let (added, removed) = sheets.iter().fold((0, 0), |sum, one| (sum.0 + one.added, sum.1 + one.removed));
        let name = table.name().to_owned();
        let text = table.finish(added, removed)?;
        strings = strings::read(&reread(&name, &text))?;
        if added + removed > 0 {
            replaced.insert(Package::key(&name), text);
        }
    }
    let around = Surroundings { strings: &strings, styles: &styles, from_1904: book.from_1904 };
    let spent = Spent::default();
    let read_back = || -> Vec<Result<(), PatchError>> {
        sheets.par_iter().map(|one| one.read_back(&package, &around, &spent)).collect()
    };
    let mut notes = Vec::new();
    if workbook.sheets.iter().flat_map(Sheet::cells).any(|cell| cell.formula)
        && let Some(text) = calculation::on_load(&book_part)?
    {
        book::parse(&reread(&book_part.name, &text), Vec::new())?;
        replaced.insert(Package::key(&book_part.name), text);
    }
    if let Some(text) = as_workbook(&package)? {
        replaced.insert(Package::key(CONTENT_TYPES), text);
        notes.push("The template was completed as a workbook.".to_owned());
    }
    if is_signed(&package) {
        notes.push(SIGNED.to_owned());
    }
    let texts = replaced.iter().map(|(key, text)| (key.clone(), text.as_str()));
    let texts = texts.chain(sheets.iter().map(|one| (Package::key(one.path), one.text.as_str()))).collect();
    let (checks, bytes) = rayon::join(read_back, || package.rewritten(&texts));
    checks.into_iter().collect::<Result<Vec<()>, _>>()?;
    Ok((bytes?, notes))
}

/// Refuses texts inside pivot tables, where the file may not even have the cells.
fn refuse_pivot_tables(
    package: &Package<'_>,
    sheet: &Sheet,
    path: &str,
    rows: &BTreeMap<u32, BTreeMap<u32, String>>,
) -> Result<(), PatchError> {
    let tables = computed::pivot_tables(package, &relationships::of_part(package, path)?)?;
    let mut places = rows.iter().flat_map(|(row, cells)| cells.keys().map(|column| CellAddress::new(*row, *column)));
    match places.find(|at| tables.iter().any(|range| range.contains(*at))) {
        Some(at) => Err(PatchError::Formula { sheet: sheet.name.clone(), at }),
        None => Ok(()),
    }
}

/// The content types of a template (.xltx, .xltm) as those of a workbook, which its completed copy is; `None` where the
/// file is a workbook already. A program opens neither under the other's extension.
fn as_workbook(package: &Package<'_>) -> Result<Option<String>, Fault> {
    let Some(types) = package.xml(CONTENT_TYPES)? else { return Ok(None) };
    let mark = if types.marked { "\u{FEFF}" } else { "" };
    let new = types.text.replace("template.main+xml", "sheet.main+xml");
    let new = new.replace("template.macroEnabled.main+xml", "sheet.macroEnabled.main+xml");
    Ok((new != types.text).then(|| format!("{mark}{new}")))
}

/// A worksheet with its new text, to be read back.
struct Rewritten<'a> {
    sheet: &'a Sheet,
    rows: &'a BTreeMap<u32, BTreeMap<u32, String>>,
    path: &'a str,
    text: String,
    /// How many of its cells have come to refer to shared strings.
    added: usize,
    /// How many no longer do.
    removed: usize,
}

impl Rewritten<'_> {
    /// Reads the new text and holds it against what it is to say.
    fn read_back(&self, package: &Package<'_>, around: &Surroundings<'_>, spent: &Spent) -> Result<(), PatchError> {
        let mut new = sheet::read(&reread(self.path, &self.text), around, spent)?.rows;
        let related = relationships::of_part(package, self.path)?;
        computed::mark(&mut new, &computed::pivot_tables(package, &related)?)?;
        compare(self.sheet, &new, self.rows)
    }
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
