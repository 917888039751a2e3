//! A model's vectors of a bank's texts, kept on disk: encoding a bank takes seconds, reading its vectors milliseconds.
//!
//! One file a bank. It saves work and nothing rests on it: a file that is broken, of another model or not there is as if it
//! were empty, and one that cannot be written is done without. What no text of the bank needs any more is dropped.

use std::collections::BTreeMap;
use std::path::PathBuf;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::SentenceModel;
use crate::files::{self, Existing};
use crate::matching::encoder::Encoder;

/// What the file begins with; then the length of its vectors (`u32`), the records in the order of their keys (key and
/// components, `f32`), and the SHA-256 of all that. Little-endian.
const MAGIC: &[u8; 8] = b"vsqsent1";
/// The largest file that is read, in bytes: above the vectors of 300,000 texts.
const LARGEST: u64 = 1024 * 1024 * 1024;

/// SHA-256 of the model's digest and the text.
type Key = [u8; 32];

/// A sentence model that keeps a bank's vectors in a file.
#[derive(Debug)]
pub struct Kept {
    model: SentenceModel,
    file: PathBuf,
}

impl Kept {
    /// Keeps what the model makes of a bank's texts in `file`, whose folder is there or can be made.
    #[must_use]
    pub const fn new(model: SentenceModel, file: PathBuf) -> Self {
        Self { model, file }
    }

    /// The model.
    #[must_use]
    pub const fn model(&self) -> &SentenceModel {
        &self.model
    }

    fn key(&self, text: &str) -> Key {
        let mut key = Sha256::new();
        key.update(self.model.digest());
        key.update(text);
        key.finalize().into()
    }

    /// The vectors that the file has; none where it is not whole.
    fn read(&self) -> BTreeMap<Key, Vec<f32>> {
        let bytes = files::read_bounded(&self.file, LARGEST).unwrap_or_default();
        records(&bytes, self.model.dimensions()).unwrap_or_default()
    }

    fn write(&self, vectors: &BTreeMap<Key, Vec<f32>>) {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(u32::try_from(self.model.dimensions()).unwrap_or_default().to_le_bytes());
        for (key, vector) in vectors {
            bytes.extend(key);
            bytes.extend(vector.iter().flat_map(|component| component.to_le_bytes()));
        }
        let sum = Sha256::digest(&bytes);
        bytes.extend(sum);
        // Without it the next run works the vectors out again.
        if make_private(files::folder_of(&self.file)).is_ok() {
            files::write_whole(&self.file, &bytes, Existing::Replace).ok();
        }
    }
}

/// The records of a file with vectors of `dimensions`; `None` where it is not whole.
fn records(bytes: &[u8], dimensions: usize) -> Option<BTreeMap<Key, Vec<f32>>> {
    let (whole, sum) = bytes.split_last_chunk::<32>()?;
    let (length, records) = whole.strip_prefix(MAGIC)?.split_first_chunk::<4>()?;
    let one = dimensions.checked_mul(4)?.checked_add(32)?;
    let fits = usize::try_from(u32::from_le_bytes(*length)).ok()? == dimensions && records.len().is_multiple_of(one);
    if !fits || *Sha256::digest(whole) != *sum {
        return None;
    }
    let record = |record: &[u8]| {
        let (key, components) = record.split_first_chunk::<32>()?;
        Some((*key, components.as_chunks::<4>().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect()))
    };
    records.chunks_exact(one).map(record).collect()
}

/// Makes a folder that others may not look into: vectors tell something of the texts that they were made of.
fn make_private(folder: &std::path::Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

impl Encoder for Kept {
    fn encode(&self, text: &str) -> Vec<f32> {
        self.model.encode(text)
    }

    fn encode_all(&self, texts: &[&str]) -> Vec<Vec<f32>> {
        let keys: Vec<Key> = texts.iter().map(|text| self.key(text)).collect();
        let wanted: BTreeMap<Key, &str> = keys.iter().copied().zip(texts.iter().copied()).collect();
        let mut vectors = self.read();
        let held = vectors.len();
        vectors.retain(|key, _| wanted.contains_key(key));
        let missing: Vec<(&Key, &&str)> = wanted.iter().filter(|(key, _)| !vectors.contains_key(*key)).collect();
        let made = missing.into_par_iter().map(|(key, text)| (*key, self.model.encode(text)));
        // What has no vector, such as an empty topic, is not kept: asking again costs nothing.
        let made: Vec<(Key, Vec<f32>)> = made.filter(|(_, vector)| !vector.is_empty()).collect();
        let changed = !made.is_empty() || vectors.len() < held;
        vectors.extend(made);
        if changed {
            self.write(&vectors);
        }
        keys.iter().map(|key| vectors.get(key).cloned().unwrap_or_default()).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::matching::sentence::tests::{saved, tiny::Layers};

    const TEXTS: [&str; 4] = ["data is encrypted at rest", "keys are rotated", "", "keys are rotated"];

    #[test]
    fn what_is_kept_is_not_worked_out_again() {
        let folder = saved(Layers::Drawn);
        let kept = Kept::new(SentenceModel::open(folder.path()).unwrap(), folder.path().join("cache/a.vectors"));
        let made = kept.encode_all(&TEXTS);
        assert_eq!(made, kept.model.encode_all(&TEXTS));
        let held = kept.read();
        assert_eq!(held.len(), 2);
        // Vectors that the model would not make show where they come from.
        let other: BTreeMap<Key, Vec<f32>> =
            held.into_iter().map(|(key, vector)| (key, vector.into_iter().rev().collect())).collect();
        kept.write(&other);
        let reversed: Vec<Vec<f32>> = made.iter().map(|vector| vector.iter().rev().copied().collect()).collect();
        assert_eq!(kept.encode_all(&TEXTS), reversed);
        // A text that is new is worked out; one that is gone is dropped.
        assert_eq!(kept.encode_all(&["keys are rotated", "backups"])[0], reversed[1]);
        assert_eq!(kept.read().len(), 2);
    }

    #[test]
    fn a_file_that_is_broken_or_another_models_is_made_anew() {
        let folder = saved(Layers::Drawn);
        let file = folder.path().join("a.vectors");
        let kept = Kept::new(SentenceModel::open(folder.path()).unwrap(), file.clone());
        let made = kept.encode_all(&TEXTS);
        let whole = fs::read(&file).unwrap();
        for at in (0..whole.len()).step_by(7) {
            let mut bytes = whole.clone();
            bytes[at] ^= 1;
            for broken in [bytes.as_slice(), &whole[..at]] {
                fs::write(&file, broken).unwrap();
                assert_eq!(kept.encode_all(&TEXTS), made);
                assert_eq!(fs::read(&file).unwrap(), whole);
            }
        }
        let idle = Kept::new(SentenceModel::open(saved(Layers::Idle).path()).unwrap(), file.clone());
        assert_eq!(idle.encode_all(&TEXTS), idle.model.encode_all(&TEXTS));
        assert_ne!(fs::read(&file).unwrap(), whole);
    }

    #[test]
    fn a_file_that_cannot_be_written_is_done_without() {
        let folder = saved(Layers::Drawn);
        let model = SentenceModel::open(folder.path()).unwrap();
        let kept = Kept::new(model, folder.path().join("config.json/a.vectors"));
        assert_eq!(kept.encode_all(&TEXTS), kept.model.encode_all(&TEXTS));
    }
}
