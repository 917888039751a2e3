//! Reading and writing files so that nothing is lost: bounded reads, and writes that are whole or not there.

use std::fs::{self, File, TryLockError};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;
use thiserror::Error;

/// The largest input that is read, in bytes: far above any real questionnaire, far below memory.
pub const LARGEST_INPUT: u64 = 512 * 1024 * 1024;

/// How often in a row a temporary may be swept away before it is locked; twice is next to impossible.
const SWEPT_AT_MOST: usize = 8;
/// What the names of temporaries begin and end with.
const TEMPORARY: (&str, &str) = (".vsq-", ".part");

/// Why a file could not be read or written.
#[derive(Debug, Error)]
pub enum FileError {
    /// It could not be opened or read.
    #[error("cannot read {}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// It is larger than what is ever read.
    #[error("{} is larger than {limit} bytes", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The limit in bytes.
        limit: u64,
    },
    /// It is there already and was not to be replaced.
    #[error("{} exists already", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// It could not be written; nothing was left behind.
    #[error("cannot write {}: {source}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Reads a whole file of at most `limit` bytes.
///
/// # Errors
/// [`FileError::Read`] where it cannot be opened or read (a folder, say), [`FileError::TooLarge`] above the limit.
pub fn read_bounded(path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
    let fault = |source| FileError::Read { path: path.to_owned(), source };
    let file = File::open(path).map_err(fault)?;
    let size = file.metadata().map_err(fault)?.len();
    if size > limit {
        return Err(FileError::TooLarge { path: path.to_owned(), limit });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    // One byte more than allowed is asked for, so that a file that grows meanwhile is noticed.
    file.take(limit + 1).read_to_end(&mut bytes).map_err(fault)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limit {
        return Err(FileError::TooLarge { path: path.to_owned(), limit });
    }
    Ok(bytes)
}

/// Whether a file that is already there may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and writing fails.
    Keep,
    /// It is replaced in one step.
    Replace,
}

/// Writes a whole file: to a temporary in the same folder, synced, then renamed into place.
///
/// Whoever looks sees the old file or the new one, never a part; when anything fails nothing is left behind.
///
/// # Errors
/// [`FileError::Exists`] where the file is there and `existing` says to keep it, [`FileError::Write`] for the rest.
pub fn write_whole(path: &Path, bytes: &[u8], existing: Existing) -> Result<(), FileError> {
    write_whole_with(path, existing, |file| file.write_all(bytes))
}

/// Writes a whole file like [`write_whole`], from what `write` puts into it.
///
/// # Errors
/// As [`write_whole`], and what `write` gives.
pub fn write_whole_with(
    path: &Path,
    existing: Existing,
    write: impl FnOnce(&mut BufWriter<&File>) -> io::Result<()>,
) -> Result<(), FileError> {
    Staged::with(path, write)?.put_in_place(existing)
}

/// A whole file that is on disk beside its place and not yet in it. Dropped, it leaves nothing behind.
#[derive(Debug)]
pub struct Staged {
    temporary: NamedTempFile,
    path: PathBuf,
}

impl Staged {
    /// Writes what is to be the file at `path` to a temporary beside it, and syncs it.
    ///
    /// # Errors
    /// [`FileError::Write`], and what `write` gives.
    pub fn with(path: &Path, write: impl FnOnce(&mut BufWriter<&File>) -> io::Result<()>) -> Result<Self, FileError> {
        let fault = |source| FileError::Write { path: path.to_owned(), source };
        let temporary = temporary_in(folder_of(path)).map_err(fault)?;
        let mut buffered = BufWriter::new(temporary.as_file());
        write(&mut buffered).and_then(|()| buffered.flush()).map_err(fault)?;
        drop(buffered);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // A temporary is private to its owner; a completed workbook is an ordinary file that colleagues open. What an
            // existing file allowed stays.
            let mode = fs::metadata(path).map_or(0o644, |old| old.permissions().mode());
            temporary.as_file().set_permissions(fs::Permissions::from_mode(mode & 0o777)).map_err(fault)?;
        }
        temporary.as_file().sync_all().map_err(fault)?;
        Ok(Self { temporary, path: path.to_owned() })
    }

    /// Renames it to its place.
    ///
    /// # Errors
    /// [`FileError::Exists`] where a file is there and `existing` says to keep it, [`FileError::Write`] for the rest.
    pub fn put_in_place(self, existing: Existing) -> Result<(), FileError> {
        let Self { temporary, path } = self;
        let fault = |source| FileError::Write { path: path.clone(), source };
        match existing {
            Existing::Replace => temporary.persist(&path).map_err(|e| fault(e.error))?,
            Existing::Keep => temporary.persist_noclobber(&path).map_err(|e| match e.error.kind() {
                io::ErrorKind::AlreadyExists => FileError::Exists { path: path.clone() },
                _ => fault(e.error),
            })?,
        };
        // The rename itself is on disk only once the folder is.
        #[cfg(unix)]
        if let Ok(folder) = File::open(folder_of(&path)) {
            folder.sync_all().ok();
        }
        Ok(())
    }
}

/// A temporary in a folder, locked so that no [`sweep`] takes it for one that was left behind.
fn temporary_in(folder: &Path) -> io::Result<NamedTempFile> {
    let make = || tempfile::Builder::new().prefix(TEMPORARY.0).suffix(TEMPORARY.1).tempfile_in(folder);
    let mut temporary = make()?;
    for _ in 0..SWEPT_AT_MOST {
        // Swept between its making and its locking, it is held by the sweeper, or gone.
        let swept =
            matches!(temporary.as_file().try_lock(), Err(TryLockError::WouldBlock)) || !temporary.path().exists();
        if !swept {
            break;
        }
        temporary = make()?;
    }
    Ok(temporary)
}

/// Removes the temporaries that killed runs left in a folder. One that a running program writes is locked and stays.
pub fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let left = name.starts_with(TEMPORARY.0) && name.ends_with(TEMPORARY.1);
        let Some(file) = left.then(|| File::open(entry.path()).ok()).flatten() else { continue };
        if file.try_lock().is_ok() {
            fs::remove_file(entry.path()).ok();
        }
    }
}

/// The folder that a path's file is in.
#[must_use]
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The name of a path's file, to be shown or compared.
#[must_use]
pub fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// SHA-256 of the bytes as 64 lower-case hexadecimal digits.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether two paths lead to the same file, as far as the system can tell.
#[must_use]
pub fn same_file(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_kept_or_replaced_as_told_and_no_temporary_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        write_whole(&path, b"one", Existing::Keep).unwrap();
        assert!(matches!(write_whole(&path, b"two", Existing::Keep), Err(FileError::Exists { .. })));
        assert_eq!(fs::read(&path).unwrap(), b"one");
        write_whole(&path, b"two", Existing::Replace).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_a_killed_run_left_is_swept_and_what_another_writes_stays() {
        let folder = tempfile::tempdir().unwrap();
        let [left, written, other] = [".vsq-a.part", ".vsq-b.part", "a.part"].map(|name| folder.path().join(name));
        for path in [&left, &written, &other] {
            fs::write(path, b"x").unwrap();
        }
        let writing = File::open(&written).unwrap();
        writing.try_lock().unwrap();
        sweep(folder.path());
        assert_eq!([left.exists(), written.exists(), other.exists()], [false, true, true]);
    }

    #[test]
    fn reading_stops_at_the_limit() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, b"12345").unwrap();
        assert_eq!(read_bounded(&path, 5).unwrap(), b"12345");
        assert!(matches!(read_bounded(&path, 4), Err(FileError::TooLarge { .. })));
        assert!(matches!(read_bounded(folder.path(), LARGEST_INPUT), Err(FileError::Read { .. })));
    }

    #[test]
    fn the_digest_is_sha_256() {
        assert_eq!(digest(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
