//! The zip archive around a workbook, read within bounds that its headers cannot talk it out of.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Cursor, Read};

use zip::result::ZipError;
use zip::{CompressionMethod, DateTime, ZipArchive};

use super::refusal::{Side, Unreadable, VerifyError, Why};
use super::tokens::Tokens;

/// The most bytes that one part may have when inflated.
const PART_LIMIT: u64 = 256 << 20;
/// The most bytes that are inflated of one file in all, parts that are read twice counted twice.
const TOTAL_LIMIT: u64 = 1 << 30;
/// The most entries; real workbooks stay below a few hundred.
const MOST_ENTRIES: usize = 20_000;

/// One entry as the archive's directory has it.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    /// The name as it is written.
    pub name: String,
    /// The bytes as they are stored, compressed or not.
    pub stored: &'a [u8],
    /// How they are compressed.
    pub compression: CompressionMethod,
    /// When it was last changed, to two seconds, where that is stated.
    pub modified: Option<DateTime>,
    /// The checksum of the inflated bytes.
    pub checksum: u32,
    /// The number of inflated bytes, as stated.
    pub size: u64,
}

/// An archive whose entries have one name each.
pub(super) struct Archive<'a> {
    side: Side,
    zip: ZipArchive<Cursor<&'a [u8]>>,
    entries: Vec<Entry<'a>>,
    positions: BTreeMap<String, usize>,
    inflatable: Cell<u64>,
}

impl<'a> Archive<'a> {
    /// Opens the archive in `bytes`.
    pub fn open(bytes: &'a [u8], side: Side) -> Result<Self, VerifyError> {
        refuse_other_formats(bytes, side)?;
        let damaged = |error: ZipError| VerifyError::NoWorkbook { side, detail: format!("its archive: {error}") };
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if zip.len() > MOST_ENTRIES {
            return Err(VerifyError::TooLarge { side, detail: format!("its archive has {} entries", zip.len()) });
        }
        let duplicates = zip.has_duplicate_names();
        let (mut entries, mut positions) = (Vec::with_capacity(zip.len()), BTreeMap::new());
        for position in 0..zip.len() {
            let raw = zip.by_index_raw(position).map_err(damaged)?;
            let name = raw.name().map_err(damaged)?.into_owned();
            let stored = raw.data_start().and_then(|start| slice(bytes, start, raw.compressed_size()));
            let stored = stored
                .ok_or_else(|| VerifyError::NoWorkbook { side, detail: format!("its archive ends inside `{name}`") })?;
            if positions.insert(comparable(&name), position).is_some() {
                return Err(VerifyError::DuplicateEntry { side, name });
            }
            let (compression, modified) = (raw.compression(), raw.last_modified());
            entries.push(Entry { name, stored, compression, modified, checksum: raw.crc32(), size: raw.size() });
        }
        if duplicates {
            // The library keeps the last of entries with one name; which one it was no longer shows.
            return Err(VerifyError::DuplicateEntry { side, name: "…".to_owned() });
        }
        Ok(Self { side, zip, entries, positions, inflatable: Cell::new(TOTAL_LIMIT) })
    }

    /// Which of the two files this is.
    pub const fn side(&self) -> Side {
        self.side
    }

    /// The entries in the order of the directory.
    pub fn entries(&self) -> &[Entry<'a>] {
        &self.entries
    }

    /// Whether there is a part of that name (ECMA-376 part 2, 6.3.5: names are equal without regard to case).
    pub fn has(&self, part: &str) -> bool {
        self.positions.contains_key(&comparable(part))
    }

    /// The comment behind the directory.
    pub fn comment(&self) -> &[u8] {
        self.zip.comment()
    }

    /// Where in the file the archive begins: behind something else, where that is not zero.
    pub fn begins(&self) -> u64 {
        self.zip.offset()
    }

    /// Why what local headers say differs from the directory, or bytes belong to two entries; none where all agree.
    pub fn inconsistency(&mut self) -> Option<String> {
        self.zip.validate_header_consistency().err().map(|error| error.to_string())
    }

    /// The inflated bytes of a part as a stream that fails beyond the bounds; none where there is no such part.
    pub fn stream(&mut self, part: &str) -> Result<Option<Box<dyn BufRead + '_>>, Unreadable> {
        let Some(&position) = self.positions.get(&comparable(part)) else { return Ok(None) };
        let side = self.side;
        let unreadable = |why| Unreadable { side, part: part.to_owned(), why };
        let entry = self.zip.by_index(position).map_err(|error| unreadable(Why::Damaged(error.to_string())))?;
        let bounded = Bounded { inflated: entry, of_part: PART_LIMIT, of_all: &self.inflatable };
        Ok(Some(Box::new(BufReader::with_capacity(64 << 10, bounded))))
    }

    /// The inflated bytes of a part; none where there is no such part.
    pub fn inflated(&mut self, part: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let side = self.side;
        let Some(mut stream) = self.stream(part)? else { return Ok(None) };
        let mut bytes = Vec::new();
        match stream.read_to_end(&mut bytes) {
            Ok(_) => Ok(Some(bytes)),
            Err(error) => Err(Unreadable { side, part: part.to_owned(), why: Why::of_stream(&error) }),
        }
    }

    /// The tokens of a part; none where there is no such part.
    pub fn tokens(&mut self, part: &str) -> Result<Option<Tokens<'_>>, Unreadable> {
        let side = self.side;
        Ok(self.stream(part)?.map(|stream| Tokens::new(stream, side, part)))
    }
}

/// Names are compared without regard to ASCII case; some writers separate folders by backslashes.
pub(super) fn comparable(name: &str) -> String {
    name.trim_start_matches(['/', '\\']).replace('\\', "/").to_ascii_lowercase()
}

/// Whether two entries inflate to the same bytes. Equal stored bytes need no inflating.
pub(super) fn same_content(
    original: (&mut Archive<'_>, usize),
    completed: (&mut Archive<'_>, usize),
) -> Result<bool, Unreadable> {
    let ((original, at), (completed, there)) = (original, completed);
    let (Some(one), Some(other)) = (original.entries.get(at), completed.entries.get(there)) else { return Ok(false) };
    if one.checksum != other.checksum || one.size != other.size {
        return Ok(false);
    }
    if one.stored == other.stored && one.compression == other.compression {
        return Ok(true);
    }
    let (one, other) = (one.name.clone(), other.name.clone());
    let (Some(mut first), Some(mut second)) = (original.stream(&one)?, completed.stream(&other)?) else {
        return Ok(false);
    };
    loop {
        let damaged = |side, part: &str, error: io::Error| Unreadable {
            side,
            part: part.to_owned(),
            why: Why::Damaged(error.to_string()),
        };
        let left = first.fill_buf().map_err(|error| damaged(Side::Original, &one, error))?;
        let right = second.fill_buf().map_err(|error| damaged(Side::Completed, &other, error))?;
        let length = left.len().min(right.len());
        if length == 0 {
            return Ok(left.len() == right.len());
        }
        if left.get(..length) != right.get(..length) {
            return Ok(false);
        }
        first.consume(length);
        second.consume(length);
    }
}

fn slice(bytes: &[u8], start: u64, length: u64) -> Option<&[u8]> {
    let start = usize::try_from(start).ok()?;
    let end = start.checked_add(usize::try_from(length).ok()?)?;
    bytes.get(start..end)
}

/// Formats that are filled into a new workbook, or not at all, by what their first bytes say.
fn refuse_other_formats(bytes: &[u8], side: Side) -> Result<(), VerifyError> {
    let holds = |needle: &[u8]| bytes.windows(needle.len()).take(4096).any(|window| window == needle);
    let format = if bytes.is_empty() {
        return Err(VerifyError::NoWorkbook { side, detail: "it is empty".to_owned() });
    } else if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        "encrypted or an old .xls"
    } else if !bytes.starts_with(b"PK") {
        "text or another format than .xlsx and .xlsm"
    } else if holds(b"mimetypeapplication/vnd.oasis.opendocument") {
        "an OpenDocument file"
    } else {
        return Ok(());
    };
    Err(VerifyError::OtherFormat { side, format })
}

/// A stream that fails when more is inflated than is ever read.
struct Bounded<'s, R> {
    inflated: R,
    of_part: u64,
    of_all: &'s Cell<u64>,
}

impl<R: Read> Read for Bounded<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inflated.read(buffer)?;
        let length = u64::try_from(read).unwrap_or(u64::MAX);
        match (self.of_part.checked_sub(length), self.of_all.get().checked_sub(length)) {
            (Some(part), Some(all)) => {
                self.of_part = part;
                self.of_all.set(all);
                Ok(read)
            }
            _ => Err(io::Error::new(io::ErrorKind::FileTooLarge, "it inflates to more than is ever read")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_inflates_beyond_the_bounds_fails() {
        let of_all = Cell::new(10);
        let read = |length: usize, of_part| {
            let content = vec![0; length];
            let mut read = Vec::new();
            let bounded = Bounded { inflated: content.as_slice(), of_part, of_all: &of_all };
            BufReader::new(bounded).read_to_end(&mut read).map_err(|error| error.kind())
        };
        assert_eq!(read(4, 4), Ok(4));
        assert_eq!(read(5, 4), Err(io::ErrorKind::FileTooLarge));
        // What all parts may have together was used up to six by the first.
        assert_eq!(read(6, 100), Ok(6));
        assert_eq!(read(1, 100), Err(io::ErrorKind::FileTooLarge));
    }

    #[test]
    fn names_compare_without_case_and_with_either_slash() {
        assert_eq!(comparable("/XL\\Workbook.xml"), comparable("xl/workbook.xml"));
    }
}
