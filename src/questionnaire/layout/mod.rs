//! Layouts: where a workbook's questions and reply cells are, written down so that a person can correct it and it is
//! remembered.
//!
//! A layout is a JSON file. It is known again by the workbook's [`fingerprint()`], or, where it has none, by the captions
//! that it names for each of its sheets.

mod apply;
mod fingerprint;
mod save;

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::workbook::grid::{CellAddress, MAX_ROWS, Sheet, SheetState, Workbook, column_letters};

use super::OtherRole;
use super::texts::plain;

pub(super) use apply::{Applied, apply, missing_sheets};
pub use fingerprint::fingerprint;
pub use save::layout_of;

/// What every layout file says it is.
pub const SCHEMA: &str = "vsq.layout/1";

/// How many rows of a sheet are searched for captions.
const CAPTION_ROWS: u32 = 200;

/// A layout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    /// [`SCHEMA`].
    pub schema: String,
    /// What a person calls it.
    pub name: String,
    /// The fingerprint of the one workbook that it is for; without it, every workbook with its captions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<String>,
    /// Whether sheets that are not named are read by themselves; otherwise nothing is claimed on them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub detect_other_sheets: bool,
    /// The sheets with questions.
    pub sheets: Vec<SheetLayout>,
}

/// Where the questions of one sheet are, or of all sheets of a shape. Of a sheet that is only named, nothing but labels of
/// who the vendor is are taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetLayout {
    /// The sheet's name; `*` stands for any characters.
    pub sheet: String,
    /// Captions that the sheet is known by: a column and its caption, all in one row.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub captions: BTreeMap<Column, String>,
    /// Tables: a question a row.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<Table>,
    /// Questions that stand in no table.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Placed>,
}

/// A table of questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Its rows as a spreadsheet numbers them: `27-33, 35-39`, or `3-` to the end. Without them, all below the captions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<Rows>,
    /// The questions.
    pub question: Column,
    /// Numbers or ids.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Column>,
    /// Headings that questions share, outermost first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Column>,
    /// Help for who answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guidance: Option<Column>,
    /// The reply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response: Option<Column>,
    /// Tick columns with the choice that each stands for.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub choices: BTreeMap<Column, String>,
    /// Free text beside the reply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<Column>,
    /// What the replies are about, where the same questions stand in several tables, one for each thing asked about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// Other parts of an answer.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub other: BTreeMap<Column, OtherRole>,
}

/// A question and its cells, wherever they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Placed {
    /// The cell of the question.
    #[serde(with = "address")]
    pub question: CellAddress,
    /// The cell of the reply.
    #[serde(default, with = "address::optional", skip_serializing_if = "Option::is_none")]
    pub response: Option<CellAddress>,
    /// The cell of the comment.
    #[serde(default, with = "address::optional", skip_serializing_if = "Option::is_none")]
    pub comment: Option<CellAddress>,
}

/// A column, counted from zero and written as its letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Column(pub u32);

impl TryFrom<String> for Column {
    type Error = String;

    fn try_from(letters: String) -> Result<Self, String> {
        let address: Result<CellAddress, _> = format!("{letters}1").parse();
        let is_column = letters.bytes().all(|byte| byte.is_ascii_alphabetic());
        address
            .ok()
            .filter(|_| is_column)
            .map(|at| Self(at.column))
            .ok_or(format!("`{letters}` is no column such as C"))
    }
}

impl From<Column> for String {
    fn from(column: Column) -> Self {
        column_letters(column.0)
    }
}

/// Spans of rows, counted from zero, both ends included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Rows(pub Vec<(u32, u32)>);

impl Rows {
    /// The spans of rows that stand in order.
    #[must_use]
    pub fn of(rows: &[u32]) -> Self {
        let mut spans: Vec<(u32, u32)> = Vec::new();
        for row in rows {
            match spans.last_mut() {
                // Rows that the file has no cells for do not break a span.
                Some((_, last)) if *row <= *last + 1 => *last = *row,
                _ => spans.push((*row, *row)),
            }
        }
        Self(spans)
    }

    /// Whether a span holds the row.
    #[must_use]
    pub fn holds(&self, row: u32) -> bool {
        self.0.iter().any(|(first, last)| *first <= row && row <= *last)
    }
}

impl FromStr for Rows {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let fault = || format!("`{text}` names no rows such as 3-40 or 3-");
        let row = |text: &str| {
            let row: u32 = text.trim().parse().map_err(|_| fault())?;
            if row == 0 || row > MAX_ROWS { Err(fault()) } else { Ok(row - 1) }
        };
        let span = |part: &str| match part.split_once('-') {
            Some((first, last)) if last.trim().is_empty() => Ok((row(first)?, MAX_ROWS - 1)),
            Some((first, last)) => Ok((row(first)?, row(last)?)),
            None => row(part).map(|only| (only, only)),
        };
        text.split(',').map(span).collect::<Result<_, _>>().map(Self)
    }
}

impl TryFrom<String> for Rows {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Rows> for String {
    fn from(rows: Rows) -> Self {
        rows.to_string()
    }
}

impl fmt::Display for Rows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (first, last)) in self.0.iter().enumerate() {
            let comma = if at == 0 { "" } else { ", " };
            match (first, last) {
                (first, last) if first == last => write!(f, "{comma}{}", first + 1)?,
                (first, last) if *last >= MAX_ROWS - 1 => write!(f, "{comma}{}-", first + 1)?,
                (first, last) => write!(f, "{comma}{}-{}", first + 1, last + 1)?,
            }
        }
        Ok(())
    }
}

/// Why a layout file is of no use.
#[derive(Debug, thiserror::Error)]
pub enum LayoutError {
    /// It is no JSON, or not of a layout.
    #[error("{0}")]
    Form(#[from] serde_path_to_error::Error<serde_json::Error>),
    /// It is of another kind or a later version.
    #[error("its schema is `{0}`; this program reads `{SCHEMA}`")]
    Schema(String),
}

impl Layout {
    /// Reads a layout file.
    ///
    /// # Errors
    /// [`LayoutError`] where it is none.
    pub fn from_json(bytes: &[u8]) -> Result<Self, LayoutError> {
        let mut source = serde_json::Deserializer::from_slice(bytes);
        let layout: Self = serde_path_to_error::deserialize(&mut source)?;
        if layout.schema == SCHEMA { Ok(layout) } else { Err(LayoutError::Schema(layout.schema)) }
    }

    /// Whether the layout is of this workbook: by its fingerprint where it has one, else by each sheet's captions.
    /// `print` gives the workbook's [`fingerprint()`] where it is asked for.
    #[must_use]
    pub fn fits(&self, workbook: &Workbook, print: impl FnOnce() -> String) -> bool {
        if let Some(known) = &self.fingerprint {
            return *known == print();
        }
        let visible = || workbook.sheets.iter().filter(|sheet| sheet.state == SheetState::Visible);
        let known = |layout: &SheetLayout| {
            layout.captions.len() >= 2
                && visible().any(|sheet| layout.names(sheet) && layout.caption_row(sheet).is_some())
        };
        !self.sheets.is_empty() && self.sheets.iter().all(known)
    }
}

impl SheetLayout {
    /// Whether the sheet has the layout's name.
    #[must_use]
    pub fn names(&self, sheet: &Sheet) -> bool {
        is_like(&self.sheet.to_lowercase(), &sheet.name.trim().to_lowercase())
    }

    /// The first row in which all the captions stand; none where the layout names no captions.
    #[must_use]
    pub fn caption_row(&self, sheet: &Sheet) -> Option<u32> {
        let rows = sheet.rows.iter().take_while(|row| row.index < CAPTION_ROWS);
        let mut captioned = rows.filter(|row| {
            self.captions
                .iter()
                .all(|(column, caption)| row.cell(column.0).is_some_and(|cell| plain(&cell.text) == plain(caption)))
        });
        captioned.next().map(|row| row.index).filter(|_| !self.captions.is_empty())
    }
}

/// Whether `name` is `pattern` with any characters for each `*`.
fn is_like(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| name.strip_prefix(first)) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else { return rest.is_empty() };
    for part in middle {
        let Some((_, after)) = rest.split_once(part) else { return false };
        rest = after;
    }
    rest.ends_with(last)
}

/// Cell addresses as `B3`.
mod address {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use crate::workbook::grid::CellAddress;

    pub fn serialize<S: Serializer>(at: &CellAddress, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(at)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<CellAddress, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }

    pub mod optional {
        use serde::{Deserialize, Deserializer, Serializer, de::Error};

        use crate::workbook::grid::CellAddress;

        pub fn serialize<S: Serializer>(at: &Option<CellAddress>, serializer: S) -> Result<S::Ok, S::Error> {
            match at {
                Some(at) => serializer.collect_str(at),
                None => serializer.serialize_none(),
            }
        }

        pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<CellAddress>, D::Error> {
            let text = Option::<String>::deserialize(deserializer)?;
            text.map(|text| text.parse().map_err(D::Error::custom)).transpose()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_columns_are_written_as_a_spreadsheet_numbers_them() {
        for text in ["3-", "27-33, 35-39", "5", "1-2, 4"] {
            assert_eq!(text.parse::<Rows>().unwrap().to_string(), text);
        }
        assert_eq!(Rows::of(&[2, 3, 4, 7]).to_string(), "3-5, 8");
        for text in ["", "0", "a-b", "3-x", "-3"] {
            assert!(text.parse::<Rows>().is_err(), "{text}");
        }
        assert_eq!(Column::try_from("AB".to_owned()), Ok(Column(27)));
        assert!(Column::try_from("A1".to_owned()).is_err());
        assert!(Column::try_from(String::new()).is_err());
    }

    #[test]
    fn names_are_matched_with_stars() {
        for (pattern, name, like) in [
            ("caiq*", "caiqv4.0.3", true),
            ("*", "", true),
            ("hecvat - *", "hecvat - full | vendor response", true),
            ("a*c*e", "abcde", true),
            ("a*c*e", "abde", false),
            ("data", "data 2", false),
        ] {
            assert_eq!(is_like(pattern, name), like, "{pattern} {name}");
        }
    }

    #[test]
    fn faults_in_a_layout_file_are_told_with_their_place() {
        let fault = |json: &str| Layout::from_json(json.as_bytes()).unwrap_err().to_string();
        let bad = r#"{"schema":"vsq.layout/1","name":"x","sheets":[{"sheet":"Q","tables":[{"question":"7"}]}]}"#;
        assert!(fault(bad).contains("sheets[0].tables[0].question"), "{}", fault(bad));
        assert!(fault(r#"{"schema":"vsq.layout/2","name":"x","sheets":[]}"#).contains("vsq.layout/2"));
        assert!(fault("{").contains("EOF"));
    }
}
