//! A questionnaire as it came: its bytes, and the workbook that they are.

use std::path::Path;

use crate::commands::layouts::Layouts;
use crate::files::{self, FileError, LARGEST_INPUT};
use crate::questionnaire::Questionnaire;
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
    /// Where its questions are, where they were looked for already.
    questionnaire: Option<anyhow::Result<Questionnaire>>,
}

impl Original {
    /// The file that `bytes` are, called `name`.
    pub fn of(bytes: Vec<u8>, name: &Path) -> Self {
        Self { bytes, name: files::name_of(name), workbook: None, questionnaire: None }
    }

    /// The file at `path`.
    ///
    /// # Errors
    /// Where it cannot be opened or is too large.
    pub fn load(path: &Path) -> Result<Self, FileError> {
        Ok(Self::of(files::read_bounded(path, LARGEST_INPUT)?, path))
    }

    /// The same, read at once and its questions found: for a thread that has nothing else to do.
    ///
    /// # Errors
    /// As [`Self::load`].
    pub fn read_ahead(path: &Path, layouts: &Layouts) -> Result<Self, FileError> {
        let mut original = Self::load(path)?;
        let workbook = original.workbook();
        original.questionnaire = workbook.as_ref().ok().map(|workbook| layouts.find(workbook));
        original.workbook = Some(workbook);
        Ok(original)
    }

    /// Where the questions of the workbook are, which is given away.
    ///
    /// # Errors
    /// As [`Layouts::find`].
    pub fn questionnaire(&mut self, workbook: &Workbook, layouts: &Layouts) -> anyhow::Result<Questionnaire> {
        self.questionnaire.take().unwrap_or_else(|| layouts.find(workbook))
    }

    /// The workbook that it is, which is given away.
    ///
    /// # Errors
    /// Where it is none that can be read.
    pub fn workbook(&mut self) -> Result<Workbook, ReadError> {
        self.workbook.take().unwrap_or_else(|| read::read_bytes(&self.bytes, &self.name))
    }
}
