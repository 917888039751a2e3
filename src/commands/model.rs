//! Opening the sentence model that `--model` names.
//!
//! The argument is there in every build, so that the same command line and the same manual hold everywhere; a build without
//! the feature says what it lacks.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Failure, Streams};
use crate::matching::encoder::Encoder;

/// Opens the sentence model in a folder, with its digest. Its vectors of a bank's texts are kept in the cache folder, in one
/// file for the `bank`'s folders; a person who waits for them the first time is told.
///
/// # Errors
/// [`Failure::User`] where it cannot be used.
#[cfg(feature = "sentence-model")]
pub(super) fn open(
    folder: &Path,
    bank: &[Option<&PathBuf>],
    streams: &mut Streams<'_>,
) -> Result<(Arc<dyn Encoder>, String), Failure> {
    use crate::matching::sentence::{Kept, SentenceModel};

    let model = SentenceModel::open(folder).map_err(|error| Failure::user(error.to_string()).hint(error.hint()))?;
    let digest = model.digest().to_owned();
    let encoder: Arc<dyn Encoder> = match vectors_of(bank) {
        Some(file) => {
            if streams.on_terminal && !file.exists() {
                writeln!(streams.messages, "the model reads the bank's wordings; what it makes of them is kept")?;
            }
            Arc::new(Kept::new(model, file))
        }
        None => Arc::new(model),
    };
    Ok((encoder, digest))
}

/// Says which build has what is asked for.
#[cfg(not(feature = "sentence-model"))]
pub(super) fn open(
    _: &Path,
    _: &[Option<&PathBuf>],
    _: &mut Streams<'_>,
) -> Result<(Arc<dyn Encoder>, String), Failure> {
    Err(Failure::user("this vsq reads no sentence models").hint(
        "build it with: cargo install --path . --features sentence-model; without --model the built-in table ranks",
    ))
}

/// The file in the cache folder for the vectors of a bank that is in these folders.
#[cfg(feature = "sentence-model")]
fn vectors_of(bank: &[Option<&PathBuf>]) -> Option<PathBuf> {
    use crate::files;

    let absolute = |folder: &Option<&PathBuf>| folder.map(|folder| std::fs::canonicalize(folder).ok());
    let name = files::digest(format!("{:?}", bank.iter().map(absolute).collect::<Vec<_>>()).as_bytes());
    let folder = directories::ProjectDirs::from("", "", "vsq")?.cache_dir().join("sentence-model");
    Some(folder.join(format!("{}.vectors", name.get(..32)?)))
}
