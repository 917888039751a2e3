//! Where a cell is, and rectangles of cells, as the sheets of Office Open XML write them.

use std::fmt;

use serde::{Serialize, Serializer};

/// The most rows a sheet has (ECMA-376 part 1, 18.3.1.73).
pub(super) const MOST_ROWS: u32 = 1_048_576;
/// The most columns a sheet has (`XFD`).
pub(super) const MOST_COLUMNS: u32 = 16_384;

/// The place of a cell: row, then column, both counted from one as people and files do. Shown as `B3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address {
    /// Row, from one.
    pub row: u32,
    /// Column, from one.
    pub column: u32,
}

impl Address {
    /// Reads `B3`. Anything else, `$B$3` among it, and what lies beyond the edges of a sheet is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let corner = Corner::parse(text)?;
        match (corner.row, corner.column) {
            (Some(row), Some(column)) if !row.fixed && !column.fixed => {
                Some(Self { row: row.number, column: column.number })
            }
            _ => None,
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // XFD has three letters; the buffer is filled from its end.
        let (mut letters, mut length, mut rest) = ([b'A'; 8], 0, self.column);
        for slot in letters.iter_mut().rev() {
            if rest == 0 {
                break;
            }
            *slot = b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0);
            rest = (rest - 1) / 26;
            length += 1;
        }
        for letter in letters.iter().skip(8 - length) {
            write!(f, "{}", char::from(*letter))?;
        }
        write!(f, "{}", self.row)
    }
}

impl Serialize for Address {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A rectangle of cells, all four edges included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    /// Top left.
    pub first: Address,
    /// Bottom right.
    pub last: Address,
}

impl Area {
    /// Reads `B3`, `B3:C9`, whole columns `B:C` and whole rows `3:9`, with or without dollar signs.
    pub fn parse(text: &str) -> Option<Self> {
        Reference::parse(text).map(|reference| reference.at(0, 0))
    }

    /// The rectangles of an `sqref`: references with blanks between them (ECMA-376 part 1, 18.18.76).
    pub fn parse_several(text: &str) -> Option<Vec<Self>> {
        text.split_ascii_whitespace().map(Self::parse).collect()
    }

    /// Whether the rectangle holds the cell.
    pub const fn holds(&self, at: Address) -> bool {
        self.first.row <= at.row
            && at.row <= self.last.row
            && self.first.column <= at.column
            && at.column <= self.last.column
    }
}

/// A reference as a formula has it: each edge is fixed (`$`) or moves with the cell that the formula stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reference {
    first: Corner,
    last: Corner,
}

/// One corner; an edge that is left out reaches to the end of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Corner {
    row: Option<Edge>,
    column: Option<Edge>,
}

/// A row or column number and whether it stays where it is when the formula moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Edge {
    number: u32,
    fixed: bool,
}

impl Reference {
    /// Reads `$B$3`, `B3:C9`, `$B:$C`, `3:9`.
    pub fn parse(text: &str) -> Option<Self> {
        let (first, last) = match text.split_once(':') {
            Some((first, last)) => (Corner::parse(first)?, Corner::parse(last)?),
            None => (Corner::parse(text)?, Corner::parse(text)?),
        };
        let alike = first.row.is_some() == last.row.is_some() && first.column.is_some() == last.column.is_some();
        let single = text.contains(':') || (first.row.is_some() && first.column.is_some());
        (alike && single).then_some(Self { first, last })
    }

    /// Whether any edge moves with the cell.
    pub fn moves(&self) -> bool {
        [self.first.row, self.first.column, self.last.row, self.last.column].iter().flatten().any(|edge| !edge.fixed)
    }

    /// The rectangle for a formula moved down by `rows` and right by `columns`; edges wrap around as in spreadsheets.
    pub fn at(&self, rows: i64, columns: i64) -> Area {
        let row = |edge: Option<Edge>, open| edge.map_or(open, |edge| edge.moved(rows, MOST_ROWS));
        let column = |edge: Option<Edge>, open| edge.map_or(open, |edge| edge.moved(columns, MOST_COLUMNS));
        let (top, bottom) = (row(self.first.row, 1), row(self.last.row, MOST_ROWS));
        let (left, right) = (column(self.first.column, 1), column(self.last.column, MOST_COLUMNS));
        Area {
            first: Address { row: top.min(bottom), column: left.min(right) },
            last: Address { row: top.max(bottom), column: left.max(right) },
        }
    }
}

impl Edge {
    fn moved(self, by: i64, most: u32) -> u32 {
        if self.fixed {
            return self.number;
        }
        let position = (i64::from(self.number) - 1 + by).rem_euclid(i64::from(most));
        u32::try_from(position).unwrap_or(0) + 1
    }
}

impl Corner {
    fn parse(text: &str) -> Option<Self> {
        let (fixed_column, rest) = dollar(text);
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (letters, rest) = rest.split_at_checked(letters)?;
        // `$3` is a whole row: its dollar sign was taken for the column's.
        let (fixed_row, digits) = if letters.is_empty() { (fixed_column, rest) } else { dollar(rest) };
        let column = match letters.len() {
            0 => None,
            1..=3 => {
                let number = letters
                    .bytes()
                    .fold(0, |sum: u32, letter| sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
                Some(Edge { number: Some(number).filter(|n| *n <= MOST_COLUMNS)?, fixed: fixed_column })
            }
            _ => return None,
        };
        let row = match digits {
            "" if !letters.is_empty() && !fixed_row => None,
            // At most seven digits, of which none is a sign or a blank.
            _ if digits.len() <= 7 && digits.bytes().all(|b| b.is_ascii_digit()) => {
                let number: u32 = digits.parse().ok()?;
                Some(Edge { number: Some(number).filter(|n| (1..=MOST_ROWS).contains(n))?, fixed: fixed_row })
            }
            _ => return None,
        };
        Some(Self { row, column })
    }
}

fn dollar(text: &str) -> (bool, &str) {
    text.strip_prefix('$').map_or((false, text), |rest| (true, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(text: &str) -> String {
        Area::parse(text).map_or("none".to_owned(), |area| format!("{}:{}", area.first, area.last))
    }

    #[test]
    fn addresses_are_shown_as_they_are_read() {
        for text in ["A1", "Z9", "AA10", "AZ52", "XFD1048576"] {
            assert_eq!(Address::parse(text).unwrap().to_string(), text);
        }
        for text in ["", "A", "1", "A0", "XFE1", "A1048577", "AAAA1", "A-1", "A+1", "$A$1", "A1:B2", "A 1", "Ä1"] {
            assert_eq!(Address::parse(text), None, "{text}");
        }
    }

    #[test]
    fn areas_may_be_whole_rows_and_columns_and_lie_either_way() {
        assert_eq!(area("$B$3"), "B3:B3");
        assert_eq!(area("C9:B3"), "B3:C9");
        assert_eq!(area("$B:C"), "B1:C1048576");
        assert_eq!(area("$3:9"), "A3:XFD9");
        for text in ["B", "3", "B:3", "B3:C", "B$", "$", ":", "B3:", "A1:B2:C3"] {
            assert_eq!(area(text), "none", "{text}");
        }
    }

    #[test]
    fn what_has_no_dollar_moves_with_its_cell() {
        let moved = Reference::parse("F$3:G4").unwrap().at(2, -1);
        assert_eq!((moved.first.to_string(), moved.last.to_string()), ("E3".to_owned(), "F6".to_owned()));
        assert!(!Reference::parse("$F$3").unwrap().moves());
        let around = Reference::parse("A1").unwrap().at(-1, -1);
        assert_eq!(around.first.to_string(), "XFD1048576");
    }
}
