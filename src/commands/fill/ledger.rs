//! The ledger beside completed copies: which of them are whole and ours, and what each was made from.
//!
//! One JSON object a line in `.vsq-ledger.jsonl`, in the folder of the copies; the last line on a copy holds. A copy is
//! done where the ledger has it with the digests of its input and of the work (bank, terms, layouts, version), and the
//! copy itself still has the digest that it was written with. The ledger saves work and nothing rests on it: where it is
//! lost, or a line of it torn, a copy is worked out again and compared with what is there. There is no clock in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::files::{self, Existing};
use crate::response::Status;
use crate::response::report::Counts;

/// The name of the ledger in each folder of completed copies.
const NAME: &str = ".vsq-ledger.jsonl";
/// The largest ledger that is read, in bytes: half a million copies.
const LARGEST_LEDGER: u64 = 256 * 1024 * 1024;

/// A completed copy as the ledger has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// The name of the copy, in the folder of the ledger.
    pub copy: String,
    /// SHA-256 of the copy as it was written.
    pub sha256: String,
    /// SHA-256 of its questionnaire.
    pub input: String,
    /// What it was made with; see [`Filling::work`](super::one::Filling::work).
    pub work: String,
    /// How many questions have each status.
    counts: BTreeMap<String, usize>,
    /// What was found out when the copy was made.
    pub notes: Vec<String>,
}

impl Entry {
    /// The entry of a copy that was just written.
    pub fn new(
        copy: &Path,
        sha256: String,
        (input, work): (String, String),
        counts: &Counts,
        notes: &[String],
    ) -> Self {
        let counts = counts.iter().map(|(name, number)| ((*name).to_owned(), *number)).collect();
        Self { copy: files::name_of(copy), sha256, input, work, counts, notes: notes.to_vec() }
    }

    /// How many questions have each status.
    pub fn counts(&self) -> Counts {
        Status::ALL.iter().map(|status| (status.name(), self.counts.get(status.name()).copied().unwrap_or(0))).collect()
    }
}

/// The ledgers of the folders that a run writes copies to.
#[derive(Debug, Default)]
pub(super) struct Ledgers {
    folders: BTreeMap<PathBuf, BTreeMap<String, Entry>>,
}

impl Ledgers {
    /// Reads the ledgers of the folders that `copies` go to. What cannot be read or understood is as if it were not there.
    pub fn read<'c>(copies: impl Iterator<Item = &'c Path>) -> Self {
        let mut ledgers = Self::default();
        for copy in copies {
            let folder = files::folder_of(copy);
            if !ledgers.folders.contains_key(folder) {
                ledgers.folders.insert(folder.to_owned(), entries(folder));
            }
        }
        ledgers
    }

    /// The folders that copies go to.
    pub fn folders(&self) -> impl Iterator<Item = &Path> {
        self.folders.keys().map(PathBuf::as_path)
    }

    /// The entry of a copy.
    pub fn of(&self, copy: &Path) -> Option<&Entry> {
        self.folders.get(files::folder_of(copy))?.get(&files::name_of(copy))
    }

    /// Adds the entry of a copy that was just written, at the end of its ledger.
    ///
    /// # Errors
    /// Where the ledger cannot be written; the copy is no worse for it.
    pub fn add(copy: &Path, entry: &Entry) -> io::Result<()> {
        let mut line = serde_json::to_vec(entry)?;
        line.push(b'\n');
        // One write in append mode, so that the lines of several programs do not mix.
        OpenOptions::new().append(true).create(true).open(files::folder_of(copy).join(NAME))?.write_all(&line)
    }

    /// Puts the ledgers in order, one line a copy, so that they are the same whatever order the copies were made in.
    ///
    /// # Errors
    /// Where one cannot be written.
    pub fn put_in_order<'c>(copies: impl Iterator<Item = &'c Path>) -> io::Result<()> {
        let folders: BTreeSet<&Path> = copies.map(files::folder_of).collect();
        for folder in folders {
            let path = folder.join(NAME);
            let ordered = entries(folder);
            if ordered.is_empty() {
                continue;
            }
            let write = |file: &mut io::BufWriter<&File>| {
                ordered.values().try_for_each(|entry| {
                    serde_json::to_writer(&mut *file, entry)?;
                    file.write_all(b"\n")
                })
            };
            files::write_whole_with(&path, Existing::Replace, write).map_err(io::Error::other)?;
        }
        Ok(())
    }
}

fn entries(folder: &Path) -> BTreeMap<String, Entry> {
    let bytes = files::read_bounded(&folder.join(NAME), LARGEST_LEDGER).unwrap_or_default();
    let lines = bytes.split(|byte| *byte == b'\n');
    lines
        .filter_map(|line| serde_json::from_slice::<Entry>(line).ok())
        .map(|entry| (entry.copy.clone(), entry))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(copy: &str, sha256: &str) -> Entry {
        let made = ("input".to_owned(), "work".to_owned());
        Entry::new(Path::new(copy), sha256.to_owned(), made, &Counts::from([("filled", 3)]), &[])
    }

    #[test]
    fn the_last_line_on_a_copy_holds_and_a_torn_one_is_as_if_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let [one, two] = ["b.xlsx", "a.xlsx"].map(|name| folder.path().join(name));
        for (copy, digest) in [(&one, "1"), (&two, "2"), (&one, "3")] {
            Ledgers::add(copy, &entry(&files::name_of(copy), digest)).unwrap();
        }
        let path = folder.path().join(NAME);
        let mut torn = std::fs::read(&path).unwrap();
        torn.extend_from_slice(b"{\"copy\":\"a.xlsx\",\"sha");
        std::fs::write(&path, torn).unwrap();
        let ledgers = Ledgers::read([one.as_path(), two.as_path()].into_iter());
        assert_eq!(ledgers.of(&one), Some(&entry("b.xlsx", "3")));
        assert_eq!(ledgers.of(&two).unwrap().counts()["filled"], 3);
        Ledgers::put_in_order([one.as_path()].into_iter()).unwrap();
        let lines = std::fs::read_to_string(&path).unwrap();
        assert_eq!(lines.lines().map(|line| &line[9..10]).collect::<String>(), "ab");
    }
}
