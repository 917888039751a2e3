//! The copy held against its original before it is written, by the room that shares no code with the one that made it.

use crate::verify::verify;
use crate::workbook::Completed;
use crate::workbook::grid::Workbook;

/// Checks that nothing but answers changed. A copy in another format than its original has nothing to be held against.
///
/// # Errors
/// Where anything else changed: a defect of the program, and the copy is not to be used.
pub(super) fn check(original: &[u8], workbook: &Workbook, completed: &Completed) -> anyhow::Result<()> {
    if !workbook.format.is_patched_in_place() {
        return Ok(());
    }
    let findings = verify(original, &completed.bytes, None)?;
    let Some(fault) = findings.faults.first() else { return Ok(()) };
    let more = findings.faults.len() - 1 + findings.faults_left_out;
    anyhow::bail!("the completed copy is not what it should be, and is not written: {fault} (and {more} more faults)")
}
