//! The workbook around the sheets: which part is which sheet, the defined names, which formats leave cells unlocked.

use super::archive::Archive;
use super::refusal::{Unreadable, VerifyError};
use super::relations::{Relation, relations};
use super::tokens::{Token, Tokens, is_true};

/// The most sheets and the most names; real workbooks stay below a few hundred of each.
const MOST_NAMES: usize = 100_000;

/// What the original says of its own structure.
#[derive(Debug)]
pub(super) struct Book {
    /// The workbook's part.
    pub part: String,
    /// The sheets in the order of their tabs, those that hold no cells (charts) among them.
    pub sheets: Vec<SheetPart>,
    /// The part of the shared strings.
    pub strings: Option<String>,
    /// The part of the cell formats.
    pub styles: Option<String>,
    /// The defined names.
    pub names: Vec<DefinedName>,
    /// Whether there is a digital signature (ECMA-376 part 2, 10).
    pub signed: bool,
}

/// A sheet and where its cells are.
#[derive(Debug)]
pub(super) struct SheetPart {
    /// The name on the tab.
    pub name: String,
    /// The part; none for what is no worksheet.
    pub part: Option<String>,
    /// Whether the tab is hidden.
    pub hidden: bool,
}

/// A defined name (ECMA-376 part 1, 18.2.5).
#[derive(Debug, PartialEq, Eq)]
pub(super) struct DefinedName {
    /// The name.
    pub name: String,
    /// The sheet that alone knows it.
    pub sheet: Option<usize>,
    /// What it stands for.
    pub formula: String,
}

impl Book {
    /// Reads the structure of the original.
    pub fn read(archive: &mut Archive<'_>) -> Result<Self, VerifyError> {
        let side = archive.side();
        let missing = |detail: String| VerifyError::NoWorkbook { side, detail };
        let root = relations(archive, "")?;
        let part = root.iter().find(|relation| relation.kind == "officeDocument").map(|relation| &relation.target);
        let part = part.cloned().ok_or_else(|| missing("its archive names no document".to_owned()))?;
        if part.to_ascii_lowercase().ends_with(".bin") {
            return Err(VerifyError::OtherFormat { side, format: "a binary workbook (.xlsb)" });
        }
        let related = relations(archive, &part)?;
        let target = |kind: &str| {
            let found = related.iter().find(|relation| relation.kind == kind)?;
            archive.has(&found.target).then(|| found.target.clone())
        };
        let (strings, styles) = (target("sharedStrings"), target("styles"));
        let signed = root.iter().any(|relation| relation.kind == "origin");
        let tokens = archive.tokens(&part)?.ok_or_else(|| missing(format!("it has no `{part}`")))?;
        let (sheets, names) = read_workbook(tokens, &related)?;
        if sheets.iter().all(|sheet| sheet.part.is_none()) {
            return Err(missing("it has no sheets with cells".to_owned()));
        }
        Ok(Self { part, sheets, strings, styles, names, signed })
    }

    /// The position of the sheet of that name (names are equal without regard to case).
    pub fn sheet(&self, name: &str) -> Option<usize> {
        let name = name.to_lowercase();
        self.sheets.iter().position(|sheet| sheet.name.to_lowercase() == name)
    }
}

fn read_workbook(
    mut tokens: Tokens<'_>,
    related: &[Relation],
) -> Result<(Vec<SheetPart>, Vec<DefinedName>), Unreadable> {
    let (mut sheets, mut names) = (Vec::new(), Vec::new());
    let mut name: Option<DefinedName> = None;
    loop {
        match tokens.next()? {
            Token::Open(element) if element.is("sheet") => {
                // The relationship's identifier is the one `id` with a prefix, whatever the prefix is.
                let id = element.attributes.iter().find(|(key, _)| key.ends_with(":id")).map(|(_, id)| id.as_str());
                let sheet = related.iter().find(|relation| Some(relation.id.as_str()) == id);
                let part = sheet.filter(|relation| relation.kind == "worksheet").map(|found| found.target.clone());
                let hidden = element.attribute("state").is_some_and(|state| state != "visible");
                sheets.push(SheetPart { name: element.attribute("name").unwrap_or_default().to_owned(), part, hidden });
            }
            Token::Open(element) if element.is("definedName") => {
                name = Some(DefinedName {
                    name: element.attribute("name").unwrap_or_default().to_owned(),
                    sheet: element.attribute("localSheetId").and_then(|id| id.parse().ok()),
                    formula: String::new(),
                });
            }
            Token::Text(text) => {
                if let Some(name) = &mut name {
                    name.formula.push_str(&text);
                }
            }
            Token::Close => names.extend(name.take()),
            Token::End => return Ok((sheets, names)),
            Token::Open(_) | Token::Aside(_) => {}
        }
        if sheets.len() > MOST_NAMES || names.len() > MOST_NAMES {
            return Err(tokens.too_large(format!("there are more than {MOST_NAMES} sheets or names")));
        }
    }
}

/// For each cell format whether it leaves its cells locked (ECMA-376 part 1, 18.8.33: locked unless said otherwise).
pub(super) fn locking_formats(mut tokens: Tokens<'_>) -> Result<Vec<bool>, Unreadable> {
    let (mut formats, mut inside): (Vec<bool>, _) = (Vec::new(), false);
    loop {
        match tokens.next()? {
            Token::Open(element) if tokens.depth() == 2 => inside = element.is("cellXfs"),
            Token::Open(element) if inside && element.is("xf") => formats.push(true),
            Token::Open(element) if inside && element.is("protection") => {
                if let (Some(format), Some(locked)) = (formats.last_mut(), element.attribute("locked")) {
                    *format = is_true(locked);
                }
            }
            Token::End => return Ok(formats),
            _ => {}
        }
        if formats.len() > 1_000_000 {
            return Err(tokens.too_large("there are more than a million formats"));
        }
    }
}
