//! Spreadsheets as grids: reading any format, choice lists, protection; patching cells in place; writing new files.
//!
//! This room knows no question. What it gives is a [`grid::Workbook`]; what it takes to make a completed copy is a list
//! of [`CellWrite`]s.

mod address;
pub mod complete;
mod create;
mod delimited;
pub mod faults;
pub mod grid;
mod legacy;
pub mod lists;
mod numbers;
mod ods;
mod ooxml;
mod package;
pub mod read;
mod references;
mod rules;
mod writes;

pub use complete::{Completed, PatchError, complete};
pub use delimited::complete_csv;
use grid::CellAddress;

/// A text to be put into a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellWrite {
    /// Position of the sheet in [`grid::Workbook::sheets`].
    pub sheet: usize,
    /// The cell.
    pub at: CellAddress,
    /// The text, as a person is to see it. Never taken for a formula.
    pub text: String,
}
