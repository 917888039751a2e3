//! What a run keeps of the files that it has done, so that a thousand of them need no more memory than one.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};

use serde::ser::{Error, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::response::report::FileReport;

/// How much is kept of each file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// Its whole report, in memory: for the forms of a report that are made in one piece.
    Whole,
    /// Its report as JSON, on disk.
    Json,
    /// Nothing but how many questions have each status.
    Counts,
}

/// What is kept of one file.
#[derive(Debug)]
pub(super) enum Account {
    Whole(Box<FileReport>),
    /// As it stands in the report of the run.
    Json(Vec<u8>),
    Counts,
}

impl Account {
    /// As much of the report as is kept.
    ///
    /// # Errors
    /// Where JSON cannot be made of it, which no report is known to cause.
    pub fn of(report: FileReport, detail: Detail) -> serde_json::Result<Self> {
        Ok(match detail {
            Detail::Whole => Self::Whole(Box::new(report)),
            Detail::Json => Self::Json(indented(&serde_json::to_vec_pretty(&report)?)),
            Detail::Counts => Self::Counts,
        })
    }
}

/// The JSON as it is indented two levels deep. No text in it has a line break of its own.
fn indented(json: &[u8]) -> Vec<u8> {
    let mut deeper = Vec::with_capacity(json.len() + json.len() / 4);
    for byte in json {
        deeper.push(*byte);
        if *byte == b'\n' {
            deeper.extend_from_slice(b"    ");
        }
    }
    deeper
}

/// Reports of files as JSON in a file without a name, which is gone with the run.
#[derive(Debug)]
pub(super) struct Spill {
    file: File,
    /// Where the report of each file begins and how many bytes it has, by the position of the file.
    places: BTreeMap<usize, (u64, u64)>,
    end: u64,
}

impl Spill {
    /// A new one.
    ///
    /// # Errors
    /// Where the system's folder for temporaries cannot be written.
    pub fn new() -> io::Result<Self> {
        Ok(Self { file: tempfile::tempfile()?, places: BTreeMap::new(), end: 0 })
    }

    /// Adds the report of the file at a position.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn add(&mut self, position: usize, json: &[u8]) -> io::Result<()> {
        self.file.write_all(json)?;
        let length = json.len() as u64;
        self.places.insert(position, (self.end, length));
        self.end += length;
        Ok(())
    }

    fn read(&self, (begin, length): (u64, u64)) -> io::Result<Box<RawValue>> {
        let mut file = &self.file;
        file.seek(SeekFrom::Start(begin))?;
        let mut text = String::new();
        file.take(length).read_to_string(&mut text)?;
        Ok(RawValue::from_string(text)?)
    }
}

impl Serialize for Spill {
    /// The reports in the order of the files, one at a time in memory.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut files = serializer.serialize_seq(Some(self.places.len()))?;
        for place in self.places.values() {
            files.serialize_element(&self.read(*place).map_err(S::Error::custom)?)?;
        }
        files.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::response::report::FileDigest;

    #[test]
    fn from_disk_comes_what_memory_would_have_given() {
        let report = |name: &str| {
            let file = || FileDigest { path: name.to_owned(), sha256: "\n\"".to_owned() };
            let (notes, counts) = (vec!["a note".to_owned()], BTreeMap::from([("filled", 1)]));
            FileReport { input: file(), output: file(), notes, counts, questions: Vec::new() }
        };
        #[derive(Serialize)]
        struct Run<F> {
            files: F,
        }
        let mut spill = Spill::new().unwrap();
        for (position, name) in [(2, "c"), (0, "a"), (1, "b")] {
            let Account::Json(json) = Account::of(report(name), Detail::Json).unwrap() else { panic!() };
            spill.add(position, &json).unwrap();
        }
        let memory = serde_json::to_string_pretty(&Run { files: ["a", "b", "c"].map(report) }).unwrap();
        assert_eq!(serde_json::to_string_pretty(&Run { files: spill }).unwrap(), memory);
    }
}
