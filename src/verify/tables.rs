//! The tables on sheets: their headers are not to be written, and lists may be their columns.

use super::address::{Address, Area};
use super::archive::Archive;
use super::book::Book;
use super::refusal::Unreadable;
use super::relations::relations;
use super::tokens::{Token, Tokens};

/// The most columns that the tables of one workbook have together.
const MOST_COLUMNS: usize = 1_000_000;

/// A table on a sheet (ECMA-376 part 1, 18.5.1.2).
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Table {
    /// Position of its sheet.
    pub sheet: usize,
    /// The name that formulas use.
    pub name: String,
    /// All of it, header and totals included.
    area: Area,
    /// How many header rows it has.
    headers: u32,
    /// How many totals rows it has.
    totals: u32,
    /// The captions of its columns.
    columns: Vec<String>,
}

impl Table {
    /// The header rows, where there are any.
    pub fn header(&self) -> Option<Area> {
        let row = self.area.first.row.checked_add(self.headers.checked_sub(1)?)?;
        Some(Area { first: self.area.first, last: Address { row, ..self.area.last } })
    }

    /// The cells between header and totals, of the column with that caption or of all columns.
    pub fn body(&self, caption: Option<&str>) -> Option<Area> {
        let (top, bottom) =
            (self.area.first.row.checked_add(self.headers)?, self.area.last.row.checked_sub(self.totals)?);
        let (left, right) = match caption {
            None => (self.area.first.column, self.area.last.column),
            Some(caption) => {
                let caption = caption.to_lowercase();
                let position = self.columns.iter().position(|column| column.to_lowercase() == caption)?;
                let column = self.area.first.column.checked_add(u32::try_from(position).ok()?)?;
                (column, column)
            }
        };
        (top <= bottom)
            .then_some(Area { first: Address { row: top, column: left }, last: Address { row: bottom, column: right } })
    }
}

/// All tables of the workbook.
pub(super) fn tables(archive: &mut Archive<'_>, book: &Book) -> Result<Vec<Table>, Unreadable> {
    let (mut found, mut columns): (Vec<Table>, usize) = (Vec::new(), 0);
    for (position, sheet) in book.sheets.iter().enumerate() {
        let Some(part) = &sheet.part else { continue };
        for relation in relations(archive, part)?.into_iter().filter(|relation| relation.kind == "table") {
            let Some(tokens) = archive.tokens(&relation.target)? else { continue };
            found.extend(table(tokens, position, &mut columns)?);
        }
    }
    Ok(found)
}

fn table(mut tokens: Tokens<'_>, sheet: usize, columns: &mut usize) -> Result<Option<Table>, Unreadable> {
    let mut table: Option<Table> = None;
    loop {
        match tokens.next()? {
            Token::Open(element) if element.is("table") && tokens.depth() == 1 => {
                let number =
                    |name, otherwise| element.attribute(name).and_then(|text| text.parse().ok()).unwrap_or(otherwise);
                let name = element.attribute("displayName").or_else(|| element.attribute("name"));
                table = element.attribute("ref").and_then(Area::parse).map(|area| Table {
                    sheet,
                    name: name.unwrap_or_default().to_owned(),
                    area,
                    headers: number("headerRowCount", 1),
                    totals: number("totalsRowCount", 0),
                    columns: Vec::new(),
                });
            }
            Token::Open(element) if element.is("tableColumn") => {
                *columns += 1;
                if *columns > MOST_COLUMNS {
                    return Err(tokens.too_large("the tables have too many columns"));
                }
                if let Some(table) = &mut table {
                    table.columns.push(element.attribute("name").unwrap_or_default().to_owned());
                }
            }
            Token::End => return Ok(table),
            _ => {}
        }
    }
}
