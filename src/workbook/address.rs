//! Where cells are: addresses and rectangles, counted from zero and shown as `A1`.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// The most rows a worksheet has (ECMA-376 part 1, 18.3.1.73: row numbers run to 1,048,576).
pub const MAX_ROWS: u32 = 1_048_576;
/// The most columns a worksheet has (`XFD`).
pub const MAX_COLUMNS: u32 = 16_384;

/// Where a cell is: row and column, both counted from zero. Shown and parsed as `B3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellAddress {
    /// Row, from zero.
    pub row: u32,
    /// Column, from zero.
    pub column: u32,
}

impl CellAddress {
    /// The cell at `row` and `column`, both from zero.
    #[must_use]
    pub const fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }
}

/// The letters of a column counted from zero: `A`, …, `Z`, `AA`, …
#[must_use]
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = (rest - 1) % 26;
        letters.push(char::from(b'A' + u8::try_from(digit).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

impl fmt::Display for CellAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", column_letters(self.column), self.row + 1)
    }
}

/// A text that is no cell address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no cell address such as B3")]
pub struct AddressError(pub String);

impl FromStr for CellAddress {
    type Err = AddressError;

    /// Reads `B3` and `$B$3`.
    fn from_str(text: &str) -> Result<Self, AddressError> {
        let fault = || AddressError(text.chars().take(40).collect());
        let bare: String = text.chars().filter(|c| *c != '$').collect();
        let digits = bare.find(|c: char| c.is_ascii_digit()).ok_or_else(fault)?;
        let (letters, number) = bare.split_at(digits);
        if letters.is_empty() || letters.len() > 3 || !letters.bytes().all(|b| b.is_ascii_alphabetic()) {
            return Err(fault());
        }
        let column = letters.bytes().fold(0u32, |sum, b| sum * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1);
        let row: u32 = number.parse().map_err(|_| fault())?;
        if row == 0 || row > MAX_ROWS || column > MAX_COLUMNS {
            return Err(fault());
        }
        Ok(Self::new(row - 1, column - 1))
    }
}

impl Serialize for CellAddress {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A rectangle of cells, both corners included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellRange {
    /// Top left.
    pub first: CellAddress,
    /// Bottom right.
    pub last: CellAddress,
}

impl CellRange {
    /// Whether the rectangle holds the cell.
    #[must_use]
    pub const fn contains(&self, at: CellAddress) -> bool {
        self.first.row <= at.row
            && at.row <= self.last.row
            && self.first.column <= at.column
            && at.column <= self.last.column
    }
}

impl CellRange {
    /// How many cells it has.
    #[must_use]
    pub const fn cell_count(&self) -> u64 {
        (self.last.row - self.first.row + 1) as u64 * (self.last.column - self.first.column + 1) as u64
    }

    /// Its cells, row by row. A whole column has a million: see [`Self::cell_count`] first.
    pub fn cells(&self) -> impl Iterator<Item = CellAddress> + use<> {
        let Self { first, last } = *self;
        (first.row..=last.row)
            .flat_map(move |row| (first.column..=last.column).map(move |column| CellAddress { row, column }))
    }
}

impl fmt::Display for CellRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.first, self.last)
    }
}

impl FromStr for CellRange {
    type Err = AddressError;

    /// Reads `A1:B2`, a single cell `A1`, whole columns `A:C` and whole rows `1:3`, with or without `$`, the corners
    /// in any order.
    fn from_str(text: &str) -> Result<Self, AddressError> {
        let Some((left, right)) = text.split_once(':') else {
            let only = text.parse()?;
            return Ok(Self { first: only, last: only });
        };
        let (first, last): (CellAddress, CellAddress) = match (left.parse(), right.parse()) {
            (Ok(first), Ok(last)) => (first, last),
            _ => open_ended(left, right).ok_or_else(|| AddressError(text.chars().take(40).collect()))?,
        };
        Ok(Self {
            first: CellAddress::new(first.row.min(last.row), first.column.min(last.column)),
            last: CellAddress::new(first.row.max(last.row), first.column.max(last.column)),
        })
    }
}

/// The corners of whole columns or whole rows, from the texts on both sides of the colon.
fn open_ended(left: &str, right: &str) -> Option<(CellAddress, CellAddress)> {
    let (left, right) = (left.replace('$', ""), right.replace('$', ""));
    let letters = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    let (first, last) = if letters(&left) && letters(&right) {
        (format!("{left}1"), format!("{right}{MAX_ROWS}"))
    } else {
        (format!("A{left}"), format!("XFD{right}"))
    };
    Some((first.parse().ok()?, last.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_read_as_they_are_shown() {
        for (text, row, column) in
            [("A1", 0, 0), ("Z9", 8, 25), ("AA10", 9, 26), ("XFD1048576", MAX_ROWS - 1, MAX_COLUMNS - 1)]
        {
            let at: CellAddress = text.parse().unwrap();
            assert_eq!((at.row, at.column), (row, column));
            assert_eq!(at.to_string(), text);
        }
        for text in ["", "A", "1", "A0", "XFE1", "A1048577", "AAAA1", "A-1", "Ä1", "A1B"] {
            assert!(text.parse::<CellAddress>().is_err(), "{text}");
        }
    }

    #[test]
    fn ranges_read_with_corners_in_any_order_and_without_ends() {
        for (text, shown) in [
            ("A1", "A1:A1"),
            ("$C$5:$A$2", "A2:C5"),
            ("A5:C2", "A2:C5"),
            ("B:B", "B1:B1048576"),
            ("$2:$3", "A2:XFD3"),
            ("N1:XFD1048576", "N1:XFD1048576"),
        ] {
            assert_eq!(text.parse::<CellRange>().unwrap().to_string(), shown, "{text}");
        }
        for text in ["", ":", "A1:", "A:1", "A1:B", "1", "A", "A1:B2:C3"] {
            assert!(text.parse::<CellRange>().is_err(), "{text}");
        }
    }
}
