//! Reading a spreadsheet file of any format into a [`Workbook`].

use std::fs::File;
use std::io::Read;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::faults::{Fault, ReadError};
use super::grid::Workbook;
use super::ooxml::{self, Contents};
use super::package::Package;
use super::{delimited, legacy, ods};

/// The largest file that is read. Questionnaires stay below a few megabytes.
const FILE_LIMIT: u64 = 256 << 20;
/// What a compound file begins with ([MS-CFB] 2.2).
const COMPOUND_HEADER: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Reads the file at `path`.
///
/// # Errors
///
/// Where the file cannot be opened, is no spreadsheet, is encrypted or damaged, or is too large; see [`Fault`].
pub fn read(path: &Path) -> Result<Workbook, ReadError> {
    let name = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy()).into_owned();
    let fail = |fault| ReadError { name: name.clone(), fault };
    let io = |error: std::io::Error| fail(Fault::Io(error.to_string()));
    let file = File::open(path).map_err(io)?;
    let length = file.metadata().map_err(io)?.len();
    let mut bytes = Vec::with_capacity(usize::try_from(length.min(FILE_LIMIT)).unwrap_or(0));
    file.take(FILE_LIMIT + 1).read_to_end(&mut bytes).map_err(io)?;
    read_bytes(&bytes, &name)
}

/// Reads the file that `bytes` are; `name` is what messages call it, and its extension tells delimited text from
/// files that are no spreadsheets.
///
/// # Errors
///
/// As [`read`], without those of opening.
pub fn read_bytes(bytes: &[u8], name: &str) -> Result<Workbook, ReadError> {
    let (contents, digest) = rayon::join(|| contents(bytes, name), || digest(bytes));
    let Contents { format, sheets, notes } = contents.map_err(|fault| ReadError { name: name.to_owned(), fault })?;
    Ok(Workbook { format, digest, sheets, notes })
}

fn contents(bytes: &[u8], name: &str) -> Result<Contents, Fault> {
    if bytes.is_empty() {
        return Err(Fault::Empty);
    }
    if bytes.len() as u64 > FILE_LIMIT {
        return Err(Fault::TooLarge(format!("the file has more than {} MiB", FILE_LIMIT >> 20)));
    }
    if bytes.starts_with(COMPOUND_HEADER) {
        return if holds_encrypted_package(bytes) { Err(Fault::Encrypted) } else { legacy::read_xls(bytes) };
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let package = Package::open(bytes)?;
        return match () {
            () if package.has("xl/workbook.bin") => legacy::read_xlsb(&package, bytes),
            () if package.has(ods::CONTENT) => ods::read(&package),
            () => ooxml::read(&package),
        };
    }
    let path = Path::new(name);
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    if matches!(extension.as_deref(), Some("csv" | "tsv" | "tab" | "txt")) {
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        return delimited::read(bytes, stem.as_deref().unwrap_or(name));
    }
    Err(Fault::NotASpreadsheet)
}

/// Whether a compound file has a stream named `EncryptedPackage` ([MS-OFFCRYPTO] 2.3.4.4), its name in UTF-16.
fn holds_encrypted_package(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

/// SHA-256 as 64 lower-case hexadecimal digits.
fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
