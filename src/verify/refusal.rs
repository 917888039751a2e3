//! Why two files cannot be compared: each in one line that says what to do.

use std::{fmt, io};

use thiserror::Error;

/// Which of the two files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The file as the sender sent it.
    Original,
    /// The copy that was filled in.
    Completed,
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Original => "the original",
            Self::Completed => "the completed copy",
        })
    }
}

/// Why nothing could be proved. Faults of the completed copy that were found are no errors but
/// [`Findings`](super::Findings).
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum VerifyError {
    /// The file is of a format of which the completed copy is a new workbook, not the same file with answers in it.
    #[error("{side} is {format}, which cannot be compared part by part")]
    OtherFormat {
        /// Which file.
        side: Side,
        /// What it looks like.
        format: &'static str,
    },
    /// The file is no Office Open XML workbook, or a part that every workbook has is missing.
    #[error("{side} is no workbook: {detail}")]
    NoWorkbook {
        /// Which file.
        side: Side,
        /// What is missing or wrong.
        detail: String,
    },
    /// Two entries of the archive have one name, so that readers disagree on what the file says.
    #[error("{side} holds two entries named `{name}`, so that what it says depends on the reader")]
    DuplicateEntry {
        /// Which file.
        side: Side,
        /// The name.
        name: String,
    },
    /// A part could not be read to its end.
    #[error("{side}: `{part}` {detail}")]
    Unreadable {
        /// Which file.
        side: Side,
        /// The part inside the archive.
        part: String,
        /// What was found there.
        detail: String,
    },
    /// The file is larger, or has more of something, than is ever read.
    #[error("{side} is too large: {detail}")]
    TooLarge {
        /// Which file.
        side: Side,
        /// What there is too much of.
        detail: String,
    },
    /// The report is not one that a fill wrote.
    #[error("the report cannot be read: {0}")]
    Report(String),
}

impl VerifyError {
    /// What a person can do about it.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::OtherFormat { .. } => {
                "only .xlsx and .xlsm are filled in place and can be verified; of other formats compare the texts by eye"
            }
            Self::NoWorkbook { .. } => "give the two .xlsx or .xlsm files, the original first",
            Self::DuplicateEntry { .. } => "open and save the file in a spreadsheet program, then fill it again",
            Self::Unreadable { .. } => "the file is damaged: get it again from its sender",
            Self::TooLarge { .. } => "no questionnaire is this large; split the workbook if it is real",
            Self::Report(_) => "give the JSON file that `vsq fill --report FILE.json` wrote",
        }
    }
}

/// A part that could not be read, and of which file: a refusal for the original, a finding for the completed copy.
#[derive(Debug)]
pub(super) struct Unreadable {
    pub side: Side,
    pub part: String,
    pub why: Why,
}

/// What was wrong with a part.
#[derive(Debug)]
pub(super) enum Why {
    /// It breaks the rules of XML or of the format.
    IllFormed(String),
    /// It could not be inflated, or its checksum is wrong.
    Damaged(String),
    /// It exceeds a bound.
    TooLarge(String),
}

impl Why {
    /// What it means that a part's stream failed.
    pub fn of_stream(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::FileTooLarge => Self::TooLarge(error.to_string()),
            _ => Self::Damaged(error.to_string()),
        }
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::IllFormed(detail) | Self::TooLarge(detail) => f.write_str(detail),
            Self::Damaged(detail) => write!(f, "cannot be inflated ({detail})"),
        }
    }
}

impl From<Unreadable> for VerifyError {
    fn from(fault: Unreadable) -> Self {
        match fault.why {
            Why::TooLarge(detail) => Self::TooLarge { side: fault.side, detail: format!("`{}`: {detail}", fault.part) },
            Why::IllFormed(detail) => {
                Self::Unreadable { side: fault.side, part: fault.part, detail: format!("is not well formed: {detail}") }
            }
            why @ Why::Damaged(_) => Self::Unreadable { side: fault.side, part: fault.part, detail: why.to_string() },
        }
    }
}
