//! What the report of a fill states against what the completed copy holds.

use super::audit::Audit;
use super::findings::{FaultKind, Place};
use super::report::{FilledFile, Writes};
use super::text::with_plain_line_ends;

/// Checks that the report is about these two files, that it names every changed cell, and that every value it states is
/// there.
pub(super) fn check(audit: &mut Audit<'_>, file: Option<&FilledFile>, writes: Writes) {
    let Some(file) = file else {
        let is = Some(audit.findings.original.clone());
        return audit.findings.add(FaultKind::OtherOriginal, Place::default(), None, is);
    };
    if !file.output.sha256.eq_ignore_ascii_case(&audit.findings.completed) {
        let (was, is) = (file.output.sha256.clone(), audit.findings.completed.clone());
        audit.findings.add(FaultKind::OtherCompleted, Place::default(), Some(was), Some(is));
    }
    let stray = audit
        .findings
        .cells
        .iter()
        .filter(|change| writes.get(&change.sheet).is_none_or(|cells| !cells.contains_key(&change.cell)));
    let stray: Vec<_> = stray.cloned().collect();
    for change in stray {
        let place = Place::cell(&change.sheet, change.cell);
        audit.findings.add(FaultKind::NotReported, place, Some(change.was), Some(change.is));
    }
    for (sheet, cells) in writes {
        for (at, value) in cells {
            let stated = with_plain_line_ends(&value);
            let found = with_plain_line_ends(audit.reported(&sheet, at).unwrap_or_default());
            if stated != found {
                let place = Place::cell(&sheet, at);
                audit.findings.add(FaultKind::ReportedOtherwise, place, Some(stated), Some(found));
            }
        }
    }
}
