//! The report of a fill (`vsq.fill/1`), as far as it says what was written where.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::address::Address;
use super::refusal::VerifyError;

/// The report of a fill.
#[derive(Debug, Clone, Deserialize)]
pub struct FillReport {
    schema: String,
    files: Vec<FilledFile>,
}

/// A file that was filled.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct FilledFile {
    /// The original.
    pub input: Digested,
    /// The completed copy.
    pub output: Digested,
    questions: Vec<Question>,
}

/// A file by its digest.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Digested {
    /// SHA-256, hexadecimal.
    pub sha256: String,
}

#[derive(Debug, Clone, Deserialize)]
struct Question {
    sheet: String,
    status: String,
    #[serde(default)]
    writes: Vec<Write>,
}

#[derive(Debug, Clone, Deserialize)]
struct Write {
    cell: String,
    value: String,
}

/// The values that filled questions wrote, by sheet and cell.
pub(super) type Writes = BTreeMap<String, BTreeMap<Address, String>>;

impl FillReport {
    /// Reads the report that `vsq fill --report FILE.json` wrote.
    ///
    /// # Errors
    /// [`VerifyError::Report`] for anything else.
    pub fn from_json(bytes: &[u8]) -> Result<Self, VerifyError> {
        let report: Self = serde_json::from_slice(bytes).map_err(|error| VerifyError::Report(error.to_string()))?;
        if report.schema != "vsq.fill/1" {
            let schema: String = report.schema.chars().take(40).collect();
            return Err(VerifyError::Report(format!("its schema is `{schema}`, not `vsq.fill/1`")));
        }
        Ok(report)
    }

    /// The file whose digests are these: both, or else the original's alone.
    pub(super) fn file(&self, original: &str, completed: &str) -> Option<&FilledFile> {
        let same = |file: &&FilledFile| file.input.sha256.eq_ignore_ascii_case(original);
        let both = |file: &&FilledFile| same(file) && file.output.sha256.eq_ignore_ascii_case(completed);
        self.files.iter().find(both).or_else(|| self.files.iter().find(same))
    }
}

impl FilledFile {
    /// What filled questions wrote.
    ///
    /// # Errors
    /// [`VerifyError::Report`] where a write names no cell, or two writes of different values the same.
    pub fn writes(&self) -> Result<Writes, VerifyError> {
        let mut writes = Writes::new();
        for question in self.questions.iter().filter(|question| question.status == "filled") {
            for write in &question.writes {
                let place = || format!("{}!{}", question.sheet, write.cell);
                let at = Address::parse(&write.cell)
                    .ok_or_else(|| VerifyError::Report(format!("`{}` is no cell", place())))?;
                let sheet = writes.entry(question.sheet.clone()).or_default();
                let before = sheet.insert(at, write.value.clone());
                if before.is_some_and(|before| before != write.value) {
                    return Err(VerifyError::Report(format!("two questions write different values to {}", place())));
                }
            }
        }
        Ok(writes)
    }
}
