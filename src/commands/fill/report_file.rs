//! The file that a report goes to, in the form its name asks for.

use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::accounts::{Detail, Spill};
use crate::commands::Failure;
use crate::commands::targets::Target;
use crate::files::{self, Existing};
use crate::response::rendering::{self, Form};
use crate::response::report::RunReport;

/// Where a report goes.
#[derive(Debug)]
pub(super) struct ReportFile {
    path: PathBuf,
    form: Form,
    existing: Existing,
}

impl ReportFile {
    /// Settles before anything is written where the report goes and in which form.
    ///
    /// # Errors
    /// [`Failure::User`] where the form is unknown, the file is there and may not be replaced, or is a questionnaire.
    pub fn plan(path: &Path, targets: &[Target], may_exist: bool) -> Result<Self, Failure> {
        let form = path.extension().and_then(|extension| Form::of(&extension.to_string_lossy()));
        let Some(form) = form else {
            return Err(Failure::user(format!("a report is .json, .md or .xlsx, not {}", path.display())));
        };
        if path.exists() && !may_exist {
            return Err(Failure::user(format!("{} exists already", path.display())).hint("--force replaces it"));
        }
        if targets.iter().any(|target| files::same_file(&target.input, path) || target.output == path) {
            return Err(Failure::user(format!("the report {} would replace a questionnaire", path.display())));
        }
        Ok(Self { path: path.to_owned(), form, existing: if may_exist { Existing::Replace } else { Existing::Keep } })
    }

    /// How much of each file the report needs.
    pub fn detail(&self) -> Detail {
        if self.form == Form::Json { Detail::Json } else { Detail::Whole }
    }

    /// Writes a report that is in memory.
    ///
    /// # Errors
    /// [`Failure::User`] where it cannot be written.
    pub fn write(&self, run: &RunReport, day: Date) -> Result<(), Failure> {
        let bytes = rendering::render(run, self.form, day).map_err(|error| Failure::user(error.to_string()))?;
        files::write_whole(&self.path, &bytes, self.existing).map_err(|error| Failure::user(error.to_string()))
    }

    /// Writes a report whose files are on disk, as JSON.
    ///
    /// # Errors
    /// [`Failure::User`] where it cannot be written.
    pub fn write_spilled(&self, run: &RunReport<Spill>) -> Result<(), Failure> {
        files::write_whole_with(&self.path, self.existing, |mut file| {
            serde_json::to_writer_pretty(&mut file, run).map_err(io::Error::from)?;
            io::Write::write_all(&mut file, b"\n")
        })
        .map_err(|error| Failure::user(error.to_string()))
    }
}
