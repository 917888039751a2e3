//! The zip package around an Office Open XML workbook: the one place of this room that knows the archive.
//!
//! Every size is bounded while inflating, never trusted from the header, so that a small hostile file cannot fill
//! the memory.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;
use zip::result::{ZipError, ZipResult};
use zip::write::PreparedZipFile;
use zip::{ZipArchive, ZipWriter};

use super::faults::Fault;

/// How much may be inflated.
#[derive(Debug, Clone, Copy)]
struct Limits {
    /// Bytes of one part.
    part: u64,
    /// Bytes of all parts that are read, together.
    total: u64,
}

/// Ten times and more what the largest questionnaires need.
const LIMITS: Limits = Limits { part: 128 << 20, total: 384 << 20 };
/// The most entries an archive may have; real workbooks stay below a few hundred.
const ENTRY_LIMIT: usize = 20_000;

/// An opened archive whose entries have one name each.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Names as they are compared (see [`comparable`]), each with its position.
    positions: BTreeMap<String, usize>,
    limits: Limits,
    /// How many bytes have been inflated so far.
    inflated: AtomicU64,
}

/// An XML part as text, without the byte-order mark that it may begin with.
#[derive(Debug)]
pub(super) struct XmlPart {
    /// The part's name as it was asked for.
    pub name: String,
    /// The text after the byte-order mark. Positions in it are what scanners report.
    pub text: String,
    /// Whether the bytes began with a byte-order mark, to be written again with it.
    pub marked: bool,
}

impl<'a> Package<'a> {
    /// Opens the archive in `bytes`.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        Self::open_within(bytes, LIMITS)
    }

    fn open_within(bytes: &'a [u8], limits: Limits) -> Result<Self, Fault> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Truncated)?;
        if archive.len() > ENTRY_LIMIT {
            return Err(Fault::TooLarge(format!("the archive has {} entries", archive.len())));
        }
        let mut positions = BTreeMap::new();
        for position in 0..archive.len() {
            let name = archive
                .name_for_index(position)
                .and_then(Result::ok)
                .ok_or_else(|| Fault::damaged("archive directory", "an entry has no readable name"))?;
            if positions.insert(comparable(&name), position).is_some() {
                return Err(Fault::DuplicateEntry(name.into_owned()));
            }
        }
        if archive.has_duplicate_names() {
            return Err(Fault::DuplicateEntry(
                repeated_name(bytes, archive.central_directory_start()).unwrap_or_default(),
            ));
        }
        Ok(Self { archive, positions, limits, inflated: AtomicU64::new(0) })
    }

    /// Whether the archive has the part.
    pub fn has(&self, name: &str) -> bool {
        self.positions.contains_key(&comparable(name))
    }

    /// The names of all entries as they are compared, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.positions.keys().map(String::as_str)
    }

    /// The inflated bytes of a part, if the archive has it.
    pub fn part(&self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let Some(&position) = self.positions.get(&comparable(name)) else { return Ok(None) };
        // A clone reads the same bytes by the same directory, so that parts can be inflated side by side.
        let mut archive = self.archive.clone();
        let entry = archive.by_index(position).map_err(|error| match error {
            ZipError::UnsupportedArchive(_) => Fault::Encrypted,
            other => Fault::damaged(name, other.to_string()),
        })?;
        // The header's size is a hint and may lie: it sizes the first allocation within a modest bound only.
        let expected = usize::try_from(entry.size().min(64 << 20)).unwrap_or(0);
        let mut bytes = Vec::with_capacity(expected);
        entry
            .take(self.limits.part + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| Fault::damaged(name, error.to_string()))?;
        let length = bytes.len() as u64;
        if length > self.limits.part {
            return Err(Fault::TooLarge(format!("`{name}` inflates to more than {} bytes", self.limits.part)));
        }
        self.within_total(self.inflated.fetch_add(length, Ordering::Relaxed) + length)?;
        Ok(Some(bytes))
    }

    fn within_total(&self, inflated: u64) -> Result<(), Fault> {
        if inflated > self.limits.total {
            return Err(Fault::TooLarge(format!("the archive inflates to more than {} bytes", self.limits.total)));
        }
        Ok(())
    }

    /// Inflates every entry into nothing, for readers that would trust the sizes in the archive's headers.
    pub fn check_sizes(&self) -> Result<(), Fault> {
        let mut total = 0;
        let mut archive = self.archive.clone();
        for position in 0..archive.len() {
            let entry = archive.by_index(position).map_err(|error| Fault::damaged("archive", error.to_string()))?;
            let counted = std::io::copy(&mut entry.take(self.limits.part + 1), &mut std::io::sink());
            total += counted.map_err(|error| Fault::damaged("archive", error.to_string()))?;
            self.within_total(total)?;
        }
        Ok(())
    }

    /// An XML part as text, if the archive has it. Refuses every encoding but UTF-8.
    pub fn xml(&self, name: &str) -> Result<Option<XmlPart>, Fault> {
        let Some(mut bytes) = self.part(name)? else { return Ok(None) };
        let marked = bytes.starts_with(b"\xEF\xBB\xBF");
        if marked {
            bytes.drain(..3);
        }
        let text = String::from_utf8(bytes).map_err(|_| Fault::NotUtf8(name.to_owned()))?;
        // UTF-16 of plain letters is valid UTF-8 with a zero byte at every other place.
        if text.as_bytes().iter().take(4).any(|byte| *byte == 0) || declares_other_encoding(&text) {
            return Err(Fault::NotUtf8(name.to_owned()));
        }
        Ok(Some(XmlPart { name: name.to_owned(), text, marked }))
    }

    /// The archive with other bytes for the parts in `replaced`, by their names as [`Self::key`] gives them. All other
    /// entries are copied as they are stored, compressed bytes and all; order, times and methods stay.
    pub fn rewritten(&self, replaced: &BTreeMap<String, &str>) -> Result<Vec<u8>, Fault> {
        self.rewrite(replaced).map_err(|error| Fault::damaged("archive", error.to_string()))
    }

    fn rewrite(&self, replaced: &BTreeMap<String, &str>) -> ZipResult<Vec<u8>> {
        let mut prepared = replaced.par_iter().map(|one| self.prepared(one)).collect::<ZipResult<BTreeMap<_, _>>>()?;
        let mut archive = self.archive.clone();
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.set_raw_comment(archive.comment().into())?;
        for position in 0..archive.len() {
            match prepared.remove(&position) {
                Some(entry) => writer.add_prepared_file(entry)?,
                None => writer.raw_copy_file(archive.by_index_raw(position)?)?,
            }
        }
        let mut bytes = writer.finish()?.into_inner();
        self.restore_times(&mut bytes)?;
        Ok(bytes)
    }

    /// Gives entries of the copy the times they had where those are no valid times (some writers leave them zero): the
    /// archive library would make them 1980.
    fn restore_times(&self, copy: &mut [u8]) -> ZipResult<()> {
        let original: &[u8] = self.archive.clone().into_inner().into_inner();
        let old = time_fields(original)?;
        if old.iter().all(|entry| entry.valid) {
            return Ok(());
        }
        let new = time_fields(copy)?;
        for (old, new) in old.iter().zip(&new).filter(|(old, _)| !old.valid) {
            for (from, to) in old.places.iter().zip(&new.places) {
                if let (Some(from), Some(to)) = (original.get(from.clone()), copy.get_mut(to.clone())) {
                    to.copy_from_slice(from);
                }
            }
        }
        Ok(())
    }

    /// The new text of a part, compressed as the old one was, with the position of its entry.
    fn prepared(&self, (key, text): (&String, &&str)) -> ZipResult<(usize, PreparedZipFile)> {
        let position = *self.positions.get(key).ok_or(ZipError::FileNotFound)?;
        let mut archive = self.archive.clone();
        let entry = archive.by_index_raw(position)?;
        let prepared = PreparedZipFile::from_data(entry.name()?, entry.options(), text.as_bytes())?;
        Ok((position, prepared))
    }

    /// The name of a part as it is compared.
    pub fn key(name: &str) -> String {
        comparable(name)
    }

    /// An XML part that a workbook cannot do without.
    pub fn needed_xml(&self, name: &str) -> Result<XmlPart, Fault> {
        self.xml(name)?.ok_or_else(|| Fault::MissingPart(name.to_owned()))
    }
}

/// Whether the XML declaration names an encoding of which UTF-8 is no superset.
fn declares_other_encoding(text: &str) -> bool {
    let Some(declaration) = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) else { return false };
    let Some((_, value)) = declaration.0.split_once("encoding") else { return false };
    let name = value.trim_start_matches([' ', '\t', '\r', '\n', '=', '"', '\'']);
    let name: String = name.chars().take_while(|c| !matches!(c, '"' | '\'')).collect();
    !["utf-8", "utf8", "us-ascii", "ascii"].contains(&name.to_ascii_lowercase().as_str())
}

/// The first name that the central directory beginning at `start` lists again. The archive library tells that there is
/// one, and not which (APPNOTE.TXT 4.3.12: a header of 46 bytes, the name, the extra field, the comment).
fn repeated_name(bytes: &[u8], start: u64) -> Option<String> {
    let mut rest = bytes.get(usize::try_from(start).ok()?..)?;
    let mut seen = BTreeSet::new();
    while rest.starts_with(b"PK\x01\x02") {
        let length = |at: usize| Some(usize::from(u16::from_le_bytes([*rest.get(at)?, *rest.get(at + 1)?])));
        let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
        let text = rest.get(46..46 + name)?;
        if !seen.insert(text) {
            return Some(String::from_utf8_lossy(text).into_owned());
        }
        rest = rest.get(46 + name + extra + comment..)?;
    }
    None
}

/// Where an entry's time and date stand, two bytes each, in its own header and in the directory's.
struct TimeFields {
    places: [Range<usize>; 2],
    valid: bool,
}

/// The time fields of all entries (APPNOTE.TXT 4.3.7 and 4.3.12).
fn time_fields(bytes: &[u8]) -> ZipResult<Vec<TimeFields>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let count = archive.len();
    let field = |header: u64, offset: usize| {
        let start = usize::try_from(header).unwrap_or(usize::MAX).saturating_add(offset);
        start..start.saturating_add(4)
    };
    let of_entry = |position| {
        let entry = archive.by_index_raw(position)?;
        let places = [field(entry.header_start(), 10), field(entry.central_header_start(), 12)];
        Ok(TimeFields { places, valid: entry.last_modified().is_some() })
    };
    (0..count).map(of_entry).collect()
}

/// A name as it is compared: part names ignore ASCII case (ECMA-376 part 2, 6.2.2.3), some writers use backslashes,
/// and relationship targets may be absolute.
fn comparable(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::write::SimpleFileOptions;

    use super::*;

    #[test]
    fn what_inflates_beyond_the_limits_is_refused() {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["one", "two", "three"] {
            writer.start_file(name, SimpleFileOptions::default()).unwrap();
            writer.write_all(&[b' '; 1000]).unwrap();
        }
        let bytes = writer.finish().unwrap().into_inner();
        let open = |part, total| Package::open_within(&bytes, Limits { part, total }).unwrap();
        let said = |result: Result<Option<Vec<u8>>, Fault>| {
            result.map(|bytes| bytes.unwrap().len()).map_err(|fault| fault.to_string())
        };
        assert_eq!(said(open(999, 5000).part("one")), Err("`one` inflates to more than 999 bytes".to_owned()));
        let package = open(1000, 2500);
        assert_eq!([said(package.part("One")), said(package.part("/two"))], [Ok(1000), Ok(1000)]);
        assert_eq!(said(package.part("three")), Err("the archive inflates to more than 2500 bytes".to_owned()));
        assert!(package.check_sizes().is_err() && open(1000, 3000).check_sizes().is_ok());
    }
}
