//! Why a file is not read or not completed, each in one clear line that says what to do.

use std::fmt;

/// What is wrong with a file, or with one of its parts.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// The operating system gives no access.
    #[error("the file cannot be opened ({0})")]
    Io(String),
    /// There is nothing in the file.
    #[error("the file is empty")]
    Empty,
    /// The file is none of the formats that are read.
    #[error("this is no spreadsheet")]
    NotASpreadsheet,
    /// The archive ends before its directory.
    #[error("the file is cut off or damaged: its archive directory is missing")]
    Truncated,
    /// A compound file that holds an encrypted package ([MS-OFFCRYPTO] 2.3).
    #[error("the workbook is encrypted")]
    Encrypted,
    /// A compound file that is no workbook that can be read.
    #[error("the file is encrypted, or a damaged old .xls")]
    CompoundFile,
    /// Two entries of the archive have one name, so that readers would disagree on what the file says.
    #[error("the archive holds two entries named `{0}`")]
    DuplicateEntry(String),
    /// An archive without the parts of a spreadsheet.
    #[error("the archive holds no spreadsheet: `{0}` is missing")]
    MissingPart(String),
    /// A part in UTF-16 or another encoding than UTF-8.
    #[error("`{0}` is not in UTF-8")]
    NotUtf8(String),
    /// A part, the whole, the cells or the text exceed what is read.
    #[error("{0}")]
    TooLarge(String),
    /// A part that is no well-formed XML or breaks the format's rules.
    #[error("`{part}` is damaged: {detail}")]
    Damaged {
        /// The part inside the archive.
        part: String,
        /// What was found there.
        detail: String,
    },
    /// A reader of another format gave up.
    #[error("the file cannot be read as {format}: {detail}")]
    Unreadable {
        /// The format that was tried.
        format: &'static str,
        /// What its reader said.
        detail: String,
    },
}

impl Fault {
    /// What a person can do about it.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Io(_) => "check the path and the permissions",
            Self::Empty => "ask the sender for it again",
            Self::NotASpreadsheet => "give an .xlsx, .xlsm, .xls, .xlsb, .ods, .csv or .tsv file",
            Self::Truncated => "fetch it again or ask the sender for it again",
            Self::Encrypted => "open it with its password and save it without one",
            Self::CompoundFile => "open it in a spreadsheet program and save it as .xlsx without a password",
            Self::DuplicateEntry(_)
            | Self::MissingPart(_)
            | Self::NotUtf8(_)
            | Self::Damaged { .. }
            | Self::Unreadable { .. } => "open it in a spreadsheet program and save it as .xlsx",
            Self::TooLarge(_) => "split it or remove what is no questionnaire",
        }
    }

    /// A part that breaks the rules of its format.
    pub(super) fn damaged(part: &str, detail: impl Into<String>) -> Self {
        Self::Damaged { part: part.to_owned(), detail: detail.into() }
    }
}

/// A file that was not read: which, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// The file as it was named by the caller.
    pub name: String,
    /// What is wrong.
    pub fault: Fault,
}

impl ReadError {
    /// What a person can do about it.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        self.fault.hint()
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}; {}", self.name, self.fault, self.hint())
    }
}

impl std::error::Error for ReadError {}
