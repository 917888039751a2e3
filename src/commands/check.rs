//! `vsq check`: lint the answer bank.

use super::arguments::CheckArguments;
use super::{Failure, Outcome, Streams};

/// Runs `vsq check`.
///
/// # Errors
/// [`Failure::User`] where there is no bank.
pub fn run(_arguments: &CheckArguments, _streams: &mut Streams<'_>) -> Result<Outcome, Failure> {
    Err(Failure::user("not there yet"))
}
