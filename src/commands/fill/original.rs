//! A questionnaire as it came: its bytes, and the workbook that they are.

use std::path::Path;

use crate::files::{self, FileError, LARGEST_INPUT};
use crate::workbook::faults::ReadError;
use crate::workbook::grid::Workbook;
use crate::workbook::read;

/// A questionnaire as it came.
#[derive(Debug)]
pub(super) struct Original {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// What messages call it.
    name: String,
    /// What the bytes say, where they were read already.
    workbook: Option<Result<Workbook, ReadError>>,
}

impl Original {
    /// The file that `bytes` are, called `name`.
    pub fn of(bytes: Vec<u8>, name: &Path) -> Self {
        Self { bytes, name: files::name_of(name), workbook: None }
    }

    /// The file at `path`.
    ///
    /// # Errors
    /// Where it cannot be opened or is too large.
    pub fn load(path: &Path) -> Result<Self, FileError> {
        Ok(Self::of(files::read_bounded(path, LARGEST_INPUT)?, path))
    }

    /// The same, read as a workbook at once: for a thread that has nothing else to do.
    pub fn read_ahead(path: &Path) -> Result<Self, FileError> {
        let mut original = Self::load(path)?;
        original.workbook = Some(original.workbook());
        Ok(original)
    }

    /// The workbook that it is, which is given away.
    ///
    /// # Errors
    /// Where it is none that can be read.
    pub fn workbook(&mut self) -> Result<Workbook, ReadError> {
        self.workbook.take().unwrap_or_else(|| read::read_bytes(&self.bytes, &self.name))
    }
}
