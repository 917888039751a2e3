//! A sheet read row by row: what stands before the rows, each row with its cells, what stands after them.

use super::address::{Address, Area, MOST_COLUMNS, MOST_ROWS};
use super::archive::Archive;
use super::bindings::Bindings;
use super::legal::is_blank;
use super::refusal::Unreadable;
use super::sections::Sections;
use super::strings::Strings;
use super::text::{StringItem, read_string, unescaped};
use super::tokens::{Attribute, Element, Token, Tokens, write_canonical};

/// A cell as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    /// Where it is.
    pub at: Address,
    /// Its format (`s`).
    pub format: u32,
    /// Its type (`t`, ECMA-376 part 1, 18.18.11); empty for a number.
    pub kind: String,
    /// What `v` holds.
    pub stored: Option<String>,
    /// What `is` holds.
    pub inline: Option<StringItem>,
    /// The formula with all that is said of it, in a form that compares.
    pub formula: Option<String>,
    /// The other attributes.
    pub attributes: Vec<Attribute>,
    /// The runs of an inline string that has any, in a form that compares.
    pub runs: String,
    /// Other elements, in a form that compares.
    pub others: String,
    /// Whether its elements stand twice or out of order (`f`, `v`, `is`).
    pub disordered: bool,
}

/// A row as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// Its number, from one.
    pub number: u32,
    /// Its attributes but the number.
    pub attributes: Vec<Attribute>,
    /// Its cells in the order of the file.
    pub cells: Vec<Cell>,
    /// Other elements, in a form that compares.
    pub others: String,
}

impl Row {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// What kind of value a cell has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ValueKind {
    /// None.
    Empty,
    /// Text.
    Text,
    /// A number, dates among them.
    Number,
    /// True or false, as `TRUE` or `FALSE`.
    Boolean,
    /// An error such as `#REF!`.
    Error,
}

/// The value of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Value {
    /// Its kind.
    pub kind: ValueKind,
    /// Its text with escapes resolved.
    pub item: StringItem,
}

impl Value {
    /// No value.
    pub fn empty() -> Self {
        Self { kind: ValueKind::Empty, item: StringItem { plain: true, ..StringItem::default() } }
    }

    /// Whether a person sees nothing.
    pub const fn is_empty(&self) -> bool {
        self.item.text.is_empty()
    }
}

impl Cell {
    /// What the cell holds, or why that is no legal cell.
    pub fn value(&self, strings: &Strings) -> Result<Value, String> {
        let plain = |kind, text: String| Value { kind, item: StringItem { text, plain: true, space_unmarked: false } };
        if self.kind == "inlineStr" {
            let item = self.inline.clone().ok_or("an inline string without text")?;
            return Ok(Value { kind: ValueKind::Text, item });
        }
        if self.inline.is_some() {
            return Err("an inline string in a cell of another type".to_owned());
        }
        let Some(stored) = self.stored.as_deref().filter(|stored| !stored.is_empty()) else {
            return Ok(Value::empty());
        };
        match self.kind.as_str() {
            "s" => {
                let position: usize =
                    stored.trim().parse().map_err(|_| format!("`{stored}` is no shared string's number"))?;
                let item = strings.get(position).ok_or_else(|| format!("there is no shared string {position}"))?;
                Ok(Value { kind: ValueKind::Text, item })
            }
            "str" => Ok(plain(ValueKind::Text, unescaped(stored))),
            "" | "n" => match stored.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => Ok(plain(ValueKind::Number, stored.to_owned())),
                _ => Err(format!("`{stored}` is no number")),
            },
            "d" => Ok(plain(ValueKind::Number, stored.to_owned())),
            "b" => match stored.trim() {
                "1" | "true" => Ok(plain(ValueKind::Boolean, "TRUE".to_owned())),
                "0" | "false" => Ok(plain(ValueKind::Boolean, "FALSE".to_owned())),
                _ => Err(format!("`{stored}` is neither true nor false")),
            },
            "e" => Ok(plain(ValueKind::Error, stored.to_owned())),
            other => Err(format!("there is no cell type `{other}`")),
        }
    }
}

/// A sheet that is being read.
pub(super) struct Sheet<'s> {
    /// What it is read from.
    pub tokens: Tokens<'s>,
    /// What stands around the rows.
    pub sections: Sections,
    /// What that says of the cells.
    pub bindings: Bindings,
    /// What stands between the rows and is no row, in a form that compares.
    pub between: String,
    /// How many cells of the rows that were read refer to a shared string.
    pub references: u64,
    /// What array formulas and data tables fill.
    pub arrays: Vec<Area>,
    /// How many rows and cells do not stand behind the one before them.
    pub disorder: u64,
    /// The number of the last row, zero before the first.
    pub row: u32,
}

impl<'s> Sheet<'s> {
    /// Reads to the first row.
    pub fn open(mut tokens: Tokens<'s>) -> Result<Self, Unreadable> {
        let mut sections = Sections::default();
        loop {
            let token = tokens.next()?;
            match &token {
                Token::Open(element) if !element.is("worksheet") => return Err(tokens.ill_formed("it is no worksheet")),
                Token::End => return Err(tokens.ill_formed("it is no worksheet")),
                token => sections.frame(token, &tokens)?,
            }
            if matches!(token, Token::Open(_)) {
                break;
            }
        }
        let mut sheet = Self {
            tokens,
            sections,
            bindings: Bindings::default(),
            between: String::new(),
            references: 0,
            arrays: Vec::new(),
            disorder: 0,
            row: 0,
        };
        if !sheet.read_sections()? {
            return Err(sheet.tokens.ill_formed("it has no rows element"));
        }
        Ok(sheet)
    }

    /// Reads what stands after the last row, to the end of the part.
    pub fn close(&mut self) -> Result<(), Unreadable> {
        if self.read_sections()? {
            return Err(self.tokens.ill_formed("it has two elements of rows"));
        }
        Ok(())
    }

    /// Reads sections to the element of rows; false at the end of the part.
    fn read_sections(&mut self) -> Result<bool, Unreadable> {
        loop {
            match self.tokens.next()? {
                Token::Open(element) if element.is("sheetData") => {
                    if !element.attributes.is_empty() {
                        write_canonical(&Token::Open(element.clone()), &mut self.between);
                    }
                    let rows = Element { attributes: Vec::new(), ..element };
                    self.sections.placeholder(&rows);
                    return Ok(true);
                }
                Token::Open(element) => {
                    let bindings = &mut self.bindings;
                    self.sections.section(&mut self.tokens, element, |token| bindings.see(token))?;
                }
                Token::End => return Ok(false),
                token => self.sections.frame(&token, &self.tokens)?,
            }
        }
    }

    /// The next row; none behind the last.
    pub fn next_row(&mut self) -> Result<Option<Row>, Unreadable> {
        loop {
            match self.tokens.next()? {
                Token::Open(element) if element.is("row") => return self.read_row(element).map(Some),
                Token::Close if self.tokens.depth() == 1 => return Ok(None),
                Token::Text(text) if is_blank(&text) => {}
                Token::End => return Err(self.tokens.ill_formed("it ends among its rows")),
                token => {
                    write_canonical(&token, &mut self.between);
                    if self.between.len() > 1 << 20 {
                        return Err(self.tokens.too_large("there is too much between its rows"));
                    }
                }
            }
        }
    }

    fn read_row(&mut self, mut element: Element) -> Result<Row, Unreadable> {
        let number = match element.attribute("r") {
            // A row without a number follows the one before it.
            None => self.row + 1,
            Some(text) => text.parse().unwrap_or(0),
        };
        if !(1..=MOST_ROWS).contains(&number) {
            return Err(self.tokens.ill_formed("a row has no legal number"));
        }
        self.disorder += u64::from(number <= self.row);
        self.row = number;
        element.attributes.retain(|(name, _)| name != "r");
        let mut row = Row { number, attributes: element.attributes, cells: Vec::new(), others: String::new() };
        let mut column = 0;
        loop {
            match self.tokens.next()? {
                Token::Open(element) if element.is("c") => {
                    let cell = self.read_cell(element, Address { row: number, column: column + 1 })?;
                    self.disorder += u64::from(cell.at.column <= column);
                    column = cell.at.column;
                    self.references += u64::from(cell.kind == "s" && cell.stored.is_some());
                    row.cells.push(cell);
                    if row.cells.len() > MOST_COLUMNS as usize {
                        return Err(self.tokens.ill_formed(format!("row {number} has more cells than columns")));
                    }
                }
                Token::Text(text) if is_blank(&text) => {}
                Token::Open(element) => self.read_other(element, &mut row.others)?,
                Token::Close => return Ok(row),
                token => write_canonical(&token, &mut row.others),
            }
        }
    }

    fn read_cell(&mut self, element: Element, following: Address) -> Result<Cell, Unreadable> {
        let mut cell = Cell {
            at: following,
            format: 0,
            kind: String::new(),
            stored: None,
            inline: None,
            formula: None,
            attributes: Vec::new(),
            runs: String::new(),
            others: String::new(),
            disordered: false,
        };
        for (name, value) in element.attributes {
            match name.as_str() {
                "r" => {
                    let at = Address::parse(&value).filter(|at| at.row == following.row);
                    cell.at = at
                        .ok_or_else(|| self.tokens.ill_formed(format!("row {} has a cell `{value}`", following.row)))?;
                }
                "s" => {
                    let format = value.trim().parse();
                    cell.format =
                        format.map_err(|_| self.tokens.ill_formed(format!("{} has no legal format", cell.at)))?;
                }
                "t" => cell.kind = value,
                _ => cell.attributes.push((name, value)),
            }
        }
        if cell.at.column > MOST_COLUMNS {
            return Err(self.tokens.ill_formed(format!("row {} has more cells than columns", cell.at.row)));
        }
        // The schema has `f`, `v`, `is`, `extLst` in this order, each once (CT_Cell).
        let mut reached = 0;
        loop {
            match self.tokens.next()? {
                Token::Open(element) => {
                    let rank = match element.local() {
                        _ if !element.of_spreadsheet => 4,
                        "f" => 1,
                        "v" => 2,
                        "is" => 3,
                        _ => 4,
                    };
                    cell.disordered |= rank <= reached;
                    reached = rank;
                    match rank {
                        1 => {
                            // ECMA-376 part 1, 18.18.6: the formula stands in the first cell and fills all of `ref`.
                            if matches!(element.attribute("t"), Some("array" | "dataTable")) {
                                self.arrays.extend(element.attribute("ref").and_then(Area::parse));
                            }
                            let mut formula = String::new();
                            self.read_other(element, &mut formula)?;
                            cell.formula = Some(formula);
                        }
                        2 => cell.stored = Some(self.read_stored(&mut cell.others)?),
                        3 => {
                            let mut canonical = String::new();
                            cell.inline = Some(read_string(&mut self.tokens, &mut canonical)?);
                            if cell.inline.as_ref().is_some_and(|item| !item.plain) {
                                cell.runs = canonical;
                            }
                        }
                        _ => self.read_other(element, &mut cell.others)?,
                    }
                }
                Token::Text(text) if is_blank(&text) => {}
                Token::Close => return Ok(cell),
                token => write_canonical(&token, &mut cell.others),
            }
        }
    }

    /// The text of `v`; what readers may stumble over in it goes into `others`.
    fn read_stored(&mut self, others: &mut String) -> Result<String, Unreadable> {
        let mut stored = String::new();
        loop {
            match self.tokens.next()? {
                Token::Text(text) => stored.push_str(&text),
                Token::Close => return Ok(stored),
                Token::Open(element) => {
                    return Err(self.tokens.ill_formed(format!("<{}> stands in a value", element.name)));
                }
                aside @ Token::Aside(_) => write_canonical(&aside, others),
                Token::End => {}
            }
        }
    }

    /// Everything to the end of the element, in a form that compares.
    fn read_other(&mut self, element: Element, into: &mut String) -> Result<(), Unreadable> {
        let outside = self.tokens.depth() - 1;
        write_canonical(&Token::Open(element), into);
        while self.tokens.depth() > outside {
            let token = self.tokens.next()?;
            write_canonical(&token, into);
        }
        Ok(())
    }
}

/// How many cells of a sheet refer to a shared string.
pub(super) fn references(archive: &mut Archive<'_>, part: &str) -> Result<u64, Unreadable> {
    let Some(tokens) = archive.tokens(part)? else { return Ok(0) };
    let mut sheet = Sheet::open(tokens)?;
    while sheet.next_row()?.is_some() {}
    Ok(sheet.references)
}
