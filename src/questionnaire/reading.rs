//! How a sheet is read: its blocks, and where none asks, forms and questions without captions.

use super::Question;
use super::below::questions_below;
use super::blocks::{Block, blocks_of, without_captions};
use super::headers::Header;
use super::roles::{Reading, read_block};
use super::survey::Survey;

/// A sheet's blocks with what each was read as.
pub(super) struct SheetReading<'h> {
    /// The blocks.
    pub blocks: Vec<Block<'h>>,
    /// What each block is, in the same order.
    pub readings: Vec<Reading>,
    /// The questions of a form with answers below them; then the blocks hold none.
    pub below: Vec<Question>,
}

/// Reads a sheet by itself.
pub(super) fn read_sheet<'h>(survey: &Survey<'_>, headers: &'h [Header]) -> SheetReading<'h> {
    let blocks = blocks_of(survey, headers);
    let readings: Vec<Reading> = blocks.iter().map(|block| read_block(survey, block)).collect();
    let mut found = SheetReading { blocks, readings, below: Vec::new() };
    let asks = |reading: &Reading| matches!(reading, Reading::Questions(_));
    let settled = |reading: &Reading| matches!(reading, Reading::Nothing(Some(_)) | Reading::Undecided { .. });
    if found.readings.iter().any(|reading| asks(reading) || settled(reading)) {
        return found;
    }
    found.below = questions_below(survey);
    if found.below.is_empty() {
        let whole = without_captions(survey, headers);
        let reading = read_block(survey, &whole);
        if found.blocks.is_empty() || asks(&reading) {
            found.blocks.push(whole);
            found.readings.push(reading);
        }
    }
    found
}
