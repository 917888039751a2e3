//! The auditor: proves that only answer cells changed between an original workbook and its completed copy.
//!
//! This room imports the ground only and opens zip and XML itself. It shares no code with the room that writes answers
//! into workbooks, so that a mistake there cannot excuse itself here. What it holds the copy to:
//!
//! - every part that holds no answer is the same bytes, in the same place of the archive;
//! - the shared strings that were there are there, new ones follow, and the counts are true;
//! - the workbook part says nothing new but that everything is calculated on load;
//! - sheets differ only in the values of cells, and in the height (and `spans` hint) of rows that hold one; rows of the
//!   same bytes hold no difference and are not read;
//! - every value is one that the cell may hold: a choice of its list, within its length, not under a merge, not in a
//!   table's header, not locked; and never a formula;
//! - where the report of the fill is given, every changed cell is one that it names, and holds what it states.

mod address;
mod alike;
mod archive;
mod audit;
mod bindings;
mod book;
mod cells;
mod entries;
mod findings;
mod legal;
mod legality;
mod lists;
mod lookup;
mod refusal;
mod relations;
mod report;
mod reported;
mod rows;
mod sections;
mod strings;
mod tables;
mod text;
mod tokens;
mod workbook;

pub use address::Address;
pub use findings::{CellChange, Fault, FaultKind, Findings, Place};
pub use refusal::{Side, VerifyError};
pub use report::FillReport;

use crate::files::digest;

/// Compares a completed copy with its original, both given as the bytes of the files; with the report of the fill also
/// whether exactly what it states was written.
///
/// # Errors
/// [`VerifyError`] where the two cannot be compared: another format, a damaged original, more of something than is ever
/// read. Faults of the completed copy are no errors but [`Findings`].
pub fn verify(original: &[u8], completed: &[u8], report: Option<&FillReport>) -> Result<Findings, VerifyError> {
    let (ours, theirs) = (digest(original), digest(completed));
    let file = report.map(|report| report.file(&ours, &theirs));
    let writes = file.flatten().map(report::FilledFile::writes).transpose()?;
    let mut audit = audit::Audit::open(original, completed, (ours, theirs))?;
    audit.run(writes.as_ref())?;
    if report.is_some() {
        reported::check(&mut audit, file.flatten(), writes.unwrap_or_default());
    }
    Ok(audit.findings)
}
