//! `vsq schema`: the JSON Schema of the bank's files.

use std::io;

use super::{Failure, Outcome, Streams};
use crate::bank::schema::schema;

/// Runs `vsq schema`.
///
/// # Errors
/// [`Failure::Output`] where the schema cannot be written out.
pub fn run(streams: &mut Streams<'_>) -> Result<Outcome, Failure> {
    serde_json::to_writer_pretty(&mut *streams.results, &schema()).map_err(io::Error::from)?;
    writeln!(streams.results)?;
    Ok(Outcome::Done)
}
