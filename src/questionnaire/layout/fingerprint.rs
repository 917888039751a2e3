//! What a workbook is known again by.

use sha2::{Digest, Sha256};

use crate::questionnaire::headers::first_header_of;
use crate::questionnaire::survey::Survey;
use crate::questionnaire::texts::plain;
use crate::workbook::grid::{SheetState, Workbook};

/// A workbook's fingerprint: SHA-256, in hexadecimal digits, of the names of its visible sheets and the captions on
/// them with their columns. Questions, answers and who sent it do not change it, nor do rows that are added.
#[must_use]
pub fn fingerprint(workbook: &Workbook) -> String {
    let mut digest = Sha256::new();
    for sheet in workbook.sheets.iter().filter(|sheet| sheet.state == SheetState::Visible) {
        digest.update(format!("sheet {}\n", plain(&sheet.name)));
        let survey = Survey::new(sheet);
        if let Some(header) = first_header_of(&survey) {
            for (column, caption) in &header.captions {
                digest.update(format!("{column} {}\n", plain(&caption.text)));
            }
        }
    }
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
