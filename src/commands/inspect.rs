//! `vsq inspect`: what was understood of a workbook.

use super::arguments::InspectArguments;
use super::{Failure, Outcome, Streams};

/// Runs `vsq inspect`.
///
/// # Errors
/// [`Failure::User`] where the file cannot be read or no question is found in it.
pub fn run(_arguments: &InspectArguments, _streams: &mut Streams<'_>) -> Result<Outcome, Failure> {
    Err(Failure::user("not there yet"))
}
