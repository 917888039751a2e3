//! `workbook.xml`: the sheets, the defined names and the date system (ECMA-376 part 1, 18.2).

use quick_xml::events::Event;

use super::relationships::{self, Relationship};
use super::xml::{XmlScan, attribute, flag, number, prefixed_attribute};
use crate::workbook::faults::Fault;
use crate::workbook::grid::SheetState;
use crate::workbook::package::{Package, XmlPart};

/// A sheet as the workbook lists it.
#[derive(Debug, Clone)]
pub(in crate::workbook) struct SheetEntry {
    /// The name on the tab.
    pub name: String,
    /// Whether the tab is shown.
    pub state: SheetState,
    /// The part that holds it; `None` where the list names none that exists.
    pub part: Option<String>,
    /// Whether it is a worksheet: chart sheets and dialogue sheets have no cells.
    pub worksheet: bool,
}

/// A name for a formula.
#[derive(Debug, Clone)]
pub(in crate::workbook) struct DefinedName {
    /// The name in lower case: names ignore case.
    pub name: String,
    /// The sheet it is local to, counted in [`Book::sheets`].
    pub sheet: Option<usize>,
    /// The formula, without the equals sign.
    pub formula: String,
}

/// What the workbook part says.
#[derive(Debug)]
pub(in crate::workbook) struct Book {
    /// Its relationships.
    pub relationships: Vec<Relationship>,
    /// All sheets in order, those without cells included.
    pub sheets: Vec<SheetEntry>,
    /// The defined names in order.
    pub names: Vec<DefinedName>,
    /// Whether days count from 1904 (18.2.28 `date1904`).
    pub from_1904: bool,
    /// Whether the workbook's structure is protected.
    pub structure_protected: bool,
}

impl Book {
    /// The part that a relationship of the workbook leads to, by the last segment of its type.
    pub fn related(&self, kind: &str) -> Option<&str> {
        self.relationships.iter().find(|one| one.kind == kind).map(|one| one.target.as_str())
    }
}

/// Finds and reads the workbook part.
pub(in crate::workbook) fn read(package: &Package<'_>) -> Result<(XmlPart, Book), Fault> {
    let root = relationships::of_part(package, "")?;
    let path = root.iter().find(|one| one.kind == "officeDocument").map(|one| one.target.clone());
    let path = path.unwrap_or_else(|| "xl/workbook.xml".to_owned());
    if path.to_ascii_lowercase().ends_with(".bin") || !package.has(&path) {
        return Err(Fault::MissingPart("xl/workbook.xml".to_owned()));
    }
    let part = package.needed_xml(&path)?;
    let relationships = relationships::of_part(package, &path)?;
    let book = parse(&part, relationships)?;
    Ok((part, book))
}

/// Reads the text of a workbook part.
pub(in crate::workbook) fn parse(part: &XmlPart, relationships: Vec<Relationship>) -> Result<Book, Fault> {
    let mut book =
        Book { relationships, sheets: Vec::new(), names: Vec::new(), from_1904: false, structure_protected: false };
    let mut scan = XmlScan::new(part);
    let mut is_workbook = false;
    loop {
        match scan.next()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "workbook" => is_workbook = true,
                "workbookPr" => book.from_1904 = flag(&element, "date1904", false),
                "workbookProtection" => book.structure_protected = flag(&element, "lockStructure", false),
                "sheet" => {
                    let id = prefixed_attribute(&element, "id").unwrap_or_default();
                    let target = book.relationships.iter().find(|one| one.id == id);
                    book.sheets.push(SheetEntry {
                        name: attribute(&element, "name").unwrap_or_default().into_owned(),
                        state: match attribute(&element, "state").as_deref() {
                            Some("hidden") => SheetState::Hidden,
                            Some("veryHidden") => SheetState::VeryHidden,
                            _ => SheetState::Visible,
                        },
                        part: target.map(|one| one.target.clone()),
                        worksheet: target.is_some_and(|one| one.kind == "worksheet"),
                    });
                }
                "definedName" => {
                    let name = attribute(&element, "name").unwrap_or_default().to_lowercase();
                    let sheet = number(&element, "localSheetId");
                    let mut formula = String::new();
                    scan.text(&mut formula)?;
                    book.names.push(DefinedName { name, sheet, formula });
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    if !is_workbook {
        return Err(Fault::NotASpreadsheet);
    }
    Ok(book)
}
