//! OpenDocument spreadsheets (.ods) as grids, read in one scan (OpenDocument 1.3 part 3, 9).

mod conditions;
mod styles;
mod table;

use std::collections::BTreeMap;

use quick_xml::events::Event;

use super::faults::Fault;
use super::grid::Format;
use super::ooxml::{Contents, DefinedName, XmlScan, local_attribute};
use super::package::Package;
use super::rules::{Lookup, RawRule, resolved};
use styles::Styles;
use table::{Found, read_table};

/// The part of the package that holds the cells.
pub(super) const CONTENT: &str = "content.xml";

/// Reads all sheets of the package.
pub(super) fn read(package: &Package<'_>) -> Result<Contents, Fault> {
    if let Some(manifest) = package.xml("META-INF/manifest.xml")?
        && manifest.text.contains("encryption-data")
    {
        return Err(Fault::Encrypted);
    }
    let mut styles = Styles::default();
    if let Some(part) = package.xml("styles.xml")? {
        let mut scan = XmlScan::new(&part);
        loop {
            match scan.next()? {
                Event::Start(element) if element.local_name().as_ref() == "style" => {
                    styles.read(&mut scan, &element)?
                }
                Event::Eof => break,
                _ => {}
            }
        }
    }
    let part = package.needed_xml(CONTENT)?;
    let mut scan = XmlScan::new(&part);
    let (mut conditions, mut names, mut found) = (BTreeMap::new(), Vec::new(), Vec::new());
    let mut is_spreadsheet = false;
    loop {
        match scan.next()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "spreadsheet" => is_spreadsheet = true,
                "style" => styles.read(&mut scan, &element)?,
                "content-validation" => {
                    let text = |name| local_attribute(&element, name).unwrap_or_default();
                    let base = conditions::cell_of(&text("base-cell-address"));
                    conditions.insert(text("name").into_owned(), (text("condition").into_owned(), base));
                    scan.skip()?;
                }
                "table" if is_spreadsheet => found.push(read_table(&mut scan, &element, &styles)?),
                "named-range" => {
                    let text = |name| local_attribute(&element, name).unwrap_or_default();
                    let formula = conditions::named_range(&text("cell-range-address"));
                    names.push(DefinedName { name: text("name").to_lowercase(), sheet: None, formula });
                }
                // Earlier versions of tables whose changes are tracked.
                "tracked-changes" => scan.skip()?,
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    if found.is_empty() {
        return Err(Fault::NotASpreadsheet);
    }

    let (mut sheets, mut pending) = (Vec::new(), Vec::new());
    for Found { sheet, bound } in found {
        let rule = |(name, ranges)| {
            let (condition, base): &(String, _) = conditions.get(&name)?;
            Some(RawRule { ranges, ..conditions::rule(condition, *base) })
        };
        pending.push(bound.into_iter().filter_map(rule).filter(|rule| !rule.first.is_empty()).collect());
        sheets.push(sheet);
    }
    let positions: Vec<usize> = (0..sheets.len()).collect();
    let resolved = resolved(Lookup { sheets: &sheets, positions: &positions, names: &names, tables: &[] }, pending);
    for (sheet, rules) in sheets.iter_mut().zip(resolved) {
        sheet.rules = rules;
    }
    Ok(Contents { format: Format::Ods, sheets, notes: Vec::new() })
}
