//! Making the completed copy of a workbook: the same file with other texts in some cells.

use jiff::civil::Date;

use super::faults::Fault;
use super::grid::{CellAddress, Format, Workbook};
use super::read::read_bytes;
use super::writes::{OrderedWrites, in_order};
use super::{CellWrite, create, ooxml};

/// The most UTF-16 units that a cell holds (the limit of spreadsheet programs).
pub const CELL_TEXT_LIMIT: usize = 32_767;

/// A completed copy.
#[derive(Debug, Clone)]
pub struct Completed {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// Its format, which is not the original's where that cannot be patched.
    pub format: Format,
    /// What a person should know of the copy, one sentence each.
    pub notes: Vec<String>,
}

/// Why a copy was not completed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PatchError {
    /// The original cannot be read (any more).
    #[error("{0}; {hint}", hint = .0.hint())]
    Original(#[from] Fault),
    /// A write names a sheet that the workbook does not have.
    #[error("there is no sheet {0} in this workbook; read the workbook again")]
    NoSuchSheet(usize),
    /// A formula stands in the cell, or fills it from another.
    #[error("{sheet}!{at} holds a formula; it is never overwritten")]
    Formula {
        /// The sheet's name.
        sheet: String,
        /// The cell.
        at: CellAddress,
    },
    /// The cell is a caption of a table, which other parts of the file repeat.
    #[error("{sheet}!{at} is a caption of a table; it is never overwritten")]
    TableHeader {
        /// The sheet's name.
        sheet: String,
        /// The cell.
        at: CellAddress,
    },
    /// Two writes go to one cell, or to one merged rectangle.
    #[error("{sheet}!{at} would be written twice; write each cell once")]
    Twice {
        /// The sheet's name.
        sheet: String,
        /// The cell.
        at: CellAddress,
    },
    /// A text is longer than a cell holds.
    #[error("the text for {sheet}!{at} has {units} characters; a cell holds {CELL_TEXT_LIMIT}: shorten the answer")]
    TooLong {
        /// The sheet's name.
        sheet: String,
        /// The cell.
        at: CellAddress,
        /// Its length in UTF-16 units.
        units: usize,
    },
    /// The completed copy does not read back as it was meant; nothing of it is to be used.
    #[error("the completed copy of {sheet} does not read back at {at}; keep the original and report this")]
    ReadsBackDifferently {
        /// The sheet's name.
        sheet: String,
        /// The first cell that differs.
        at: CellAddress,
    },
    /// A new workbook could not be written.
    #[error("the new workbook cannot be written: {0}")]
    Create(String),
}

/// The file `original`, which was read as `workbook`, with the texts of `writes` in their cells.
///
/// Line ends become line feeds. A write into a merged rectangle goes to its first cell, the one that shows. What was
/// rewritten has been read back and compared before this returns. Formats that cannot be patched give a new .xlsx, which
/// says that it was made on `today`.
///
/// # Errors
///
/// Where a write cannot be made as it is asked for (see [`PatchError`]); then none is.
pub fn complete(
    original: &[u8],
    workbook: &Workbook,
    writes: &[CellWrite],
    today: Date,
) -> Result<Completed, PatchError> {
    let ordered = in_order(workbook, writes)?;
    if workbook.format.is_patched_in_place() {
        let (bytes, notes) = ooxml::patch::patched(original, workbook, &ordered)?;
        return Ok(Completed { bytes, format: workbook.format, notes });
    }
    let bytes = create::created(workbook, &ordered, today)?;
    read_back(&bytes, workbook, &ordered)?;
    let from = workbook.format.name();
    let formulas = workbook.sheets.iter().any(|sheet| sheet.cells().any(|cell| cell.formula));
    let lost = if formulas { ", formulas as their values" } else { "" };
    let notes = vec![format!(
        "The format changed from {from} to .xlsx: a new workbook with the sheets' texts{lost}, and their looks as far \
         as they are known."
    )];
    Ok(Completed { bytes, format: Format::Xlsx, notes })
}

/// Holds every text of a new workbook against what it was to be.
fn read_back(bytes: &[u8], workbook: &Workbook, ordered: &OrderedWrites) -> Result<(), PatchError> {
    let new = read_bytes(bytes, "new.xlsx").map_err(|error| error.fault)?;
    for (position, (old, new)) in workbook.sheets.iter().zip(&new.sheets).enumerate() {
        let written = |at: CellAddress| ordered.get(&position)?.get(&at.row)?.get(&at.column);
        let places = old.cells().chain(new.cells()).map(|cell| cell.at);
        for at in places {
            let expected = written(at).map_or_else(|| old.text(at), String::as_str);
            if new.text(at) != expected {
                return Err(PatchError::ReadsBackDifferently { sheet: old.name.clone(), at });
            }
        }
    }
    Ok(())
}
