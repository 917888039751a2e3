//! The journal of a review: every decision on disk before it is drawn as made.
//!
//! One JSON object a line, only ever appended to and synced after each line. A line says which questionnaire the work is
//! on (`questionnaire`), or is a step: questions decided (`decide`), a step taken back (`undo`) or taken again (`redo`), or
//! tells that the completed workbook was written (`written`) or that the person left (`left`).
//! A question is named by its sheet, cell, number and text, so that a journal outlives a changed source file. There is
//! no clock in it.

mod earlier;
mod placing;
mod record;

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::decide::Step;
use super::desk::Desk;
use crate::files::{self, FileError};
pub use earlier::{Earlier, EarlierAnswer};
pub use placing::{Places, QuestionName, names};
use record::{Named, Record, WrittenAnswer};

/// The version of the journal's form.
const FORMAT: u32 = 1;
/// The largest journal that is read, in bytes: a hundred thousand decisions with long answers.
const LARGEST_JOURNAL: u64 = 256 * 1024 * 1024;

/// Why a journal cannot be used.
#[derive(Debug, Error)]
pub enum JournalError {
    /// It could not be read or made.
    #[error("cannot open the journal {}: {source}", path.display())]
    Open {
        /// The journal.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// It is too large, or could not be read.
    #[error(transparent)]
    Read(#[from] FileError),
    /// A line of it, not the last, is no record.
    #[error("line {line} of the journal {} is damaged; the lines above it are sound", path.display())]
    Damaged {
        /// The journal.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
    },
    /// It is of a later version of the program.
    #[error("the journal {} is of format {format}; this program reads {FORMAT}", path.display())]
    Format {
        /// The journal.
        path: PathBuf,
        /// The format it states.
        format: u32,
    },
    /// A decision could not be put on disk; it is not made.
    #[error("the decision could not be saved to {}: {source}", path.display())]
    Append {
        /// The journal.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Another instance has it.
    #[error("another vsq has this questionnaire open; here it can only be read")]
    ReadOnly,
}

/// A questionnaire as a journal names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questioned {
    /// The SHA-256 of the file.
    pub sha256: String,
    /// Where it lies: a hint, for a journal whose file has changed.
    pub path: PathBuf,
}

/// What opening a journal gave.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Replayed {
    /// The steps on this questionnaire, in order.
    pub steps: Vec<Step>,
    /// Decisions that have no question here any more, named; the source file has changed.
    pub lost: Vec<String>,
    /// Whether they were made on another version of the file.
    pub carried_over: bool,
    /// Whether the last line was torn and is dropped.
    pub repaired: bool,
}

/// An open journal.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    /// The file and how long it is; `None` where another instance has it.
    file: Option<(File, u64)>,
    /// Held as long as the journal is: whoever has it may write.
    _lock: Option<File>,
    names: Vec<QuestionName>,
}

/// The folder of the journals that are kept for the user; `None` where the system names no home.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "vsq").map(|folders| folders.data_dir().join("journals"))
}

/// The journal of a questionnaire in a folder of journals.
///
/// Where there is none yet and another version of the same file has one, its records are copied first.
///
/// # Errors
/// [`JournalError::Open`] where the folder cannot be made or the copy not be written.
pub fn in_folder(folder: &Path, questioned: &Questioned) -> Result<PathBuf, JournalError> {
    let path = folder.join(format!("{}.jsonl", questioned.sha256));
    let fail = |source| JournalError::Open { path: path.clone(), source };
    fs::create_dir_all(folder).map_err(fail)?;
    let earlier = if path.exists() { None } else { earlier_version(folder, &questioned.path) };
    if let Some(earlier) = earlier {
        let bytes = files::read_bounded(&earlier, LARGEST_JOURNAL)?;
        files::write_whole(&path, &bytes, files::Existing::Keep)?;
    }
    Ok(path)
}

/// The journal that was last written of those whose questionnaire lay at the same path.
fn earlier_version(folder: &Path, path: &Path) -> Option<PathBuf> {
    let journals = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    let same = journals.filter(|journal| {
        journal.extension().is_some_and(|extension| extension == "jsonl") && last_questionnaire(journal, path)
    });
    same.max_by_key(|journal| fs::metadata(journal).and_then(|facts| facts.modified()).ok())
}

/// Whether the journal's last questionnaire lay at the path.
fn last_questionnaire(journal: &Path, path: &Path) -> bool {
    look_into(journal).is_some_and(|recent| recent.path == path)
}

/// A questionnaire that was worked on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recent {
    /// Where it lay last.
    pub path: PathBuf,
    /// How many steps were taken on it.
    pub steps: usize,
    /// How many questions it has and how many were to be decided when the person left last; `None` where that is not known.
    pub left: Option<(usize, usize)>,
}

/// The questionnaires that a folder of journals tells of, the one worked on last foremost.
#[must_use]
pub fn recent(folder: &Path) -> Vec<Recent> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let journals = entries.filter(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    let when = |path: &Path| fs::metadata(path).and_then(|facts| facts.modified()).ok();
    let mut found: Vec<_> = journals.filter_map(|path| Some((when(&path), look_into(&path)?))).collect();
    found.sort_by(|(one, a), (other, b)| other.cmp(one).then_with(|| a.path.cmp(&b.path)));
    found.into_iter().map(|(_, recent)| recent).collect()
}

/// What a journal was last about; `None` where it cannot be read.
fn look_into(journal: &Path) -> Option<Recent> {
    let bytes = files::read_bounded(journal, LARGEST_JOURNAL).ok()?;
    let (mut last, mut left) = (None, None);
    let mut steps = 0;
    for record in bytes.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()) {
        match record {
            Record::Questionnaire { path, .. } => last = Some(path),
            Record::Decide { .. } | Record::Undo | Record::Redo => steps += 1,
            Record::Left { questions, open } => left = Some((questions, open)),
            Record::Written { .. } => {}
        }
    }
    Some(Recent { path: PathBuf::from(last?), steps, left })
}

impl Journal {
    /// Opens the journal at `path` for a questionnaire, making it where it is missing, and reads what it holds.
    ///
    /// Where another instance has it, it is read and cannot be written to.
    ///
    /// # Errors
    /// [`JournalError`] where it cannot be opened, is damaged other than at its end, or is of a later format.
    pub fn open(path: &Path, questioned: &Questioned, desk: &Desk) -> Result<(Self, Replayed), JournalError> {
        let fail = |source| JournalError::Open { path: path.to_owned(), source };
        let names = placing::names(desk);
        let mut lock_path = path.as_os_str().to_owned();
        lock_path.push(".lock");
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(&lock_path).map_err(fail)?;
        let mine = match lock.try_lock() {
            Ok(()) => true,
            Err(TryLockError::WouldBlock) => false,
            Err(TryLockError::Error(error)) => return Err(fail(error)),
        };
        if !mine {
            let bytes = if path.exists() { files::read_bounded(path, LARGEST_JOURNAL)? } else { Vec::new() };
            let (records, _) = records(path, &bytes)?;
            let replayed = replay(&records, questioned, &names, false);
            return Ok((Self { path: path.to_owned(), file: None, _lock: None, names }, replayed));
        }
        let mut file =
            OpenOptions::new().create(true).truncate(false).read(true).write(true).open(path).map_err(fail)?;
        let mut bytes = Vec::new();
        Read::by_ref(&mut file).take(LARGEST_JOURNAL).read_to_end(&mut bytes).map_err(fail)?;
        let (records, sound) = records(path, &bytes)?;
        let repaired = sound < bytes.len();
        let length = u64::try_from(sound).unwrap_or(u64::MAX);
        if repaired {
            file.set_len(length).map_err(fail)?;
        }
        file.seek(SeekFrom::Start(length)).map_err(fail)?;
        let replayed = replay(&records, questioned, &names, repaired);
        let known = records.iter().rev().find_map(|record| match record {
            Record::Questionnaire { sha256, path, .. } => Some((sha256.as_str(), Path::new(path.as_str()))),
            _ => None,
        });
        let mut journal = Self { path: path.to_owned(), file: Some((file, length)), _lock: Some(lock), names };
        if known != Some((questioned.sha256.as_str(), questioned.path.as_path())) {
            journal.append(&Record::Questionnaire {
                format: FORMAT,
                sha256: questioned.sha256.clone(),
                path: questioned.path.display().to_string(),
            })?;
        }
        Ok((journal, replayed))
    }

    /// Whether another instance has it, so that nothing can be decided here.
    #[must_use]
    pub const fn is_read_only(&self) -> bool {
        self.file.is_none()
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Puts a step on disk. Only when this has returned is the step taken.
    ///
    /// # Errors
    /// [`JournalError::Append`] where it could not be written and synced; what was written of it is taken back.
    /// [`JournalError::ReadOnly`] where another instance has the journal.
    pub fn save(&mut self, step: &Step) -> Result<(), JournalError> {
        let record = Record::of(step, &self.names);
        self.append(&record)
    }

    /// Notes that the completed workbook was written with the answers that the review has now.
    ///
    /// # Errors
    /// As [`Journal::save`].
    pub fn note_written(&mut self, desk: &Desk) -> Result<(), JournalError> {
        let written = self.names.iter().enumerate().filter_map(|(at, question)| {
            let answer = desk.answer(at).filter(|answer| !answer.writes.is_empty());
            answer.map(|_| WrittenAnswer { question: question.clone(), answer: desk.current(at) })
        });
        let answers = written.collect();
        self.append(&Record::Written { answers })
    }

    /// Notes that the person leaves, with what is still to be decided.
    ///
    /// # Errors
    /// As [`Journal::save`].
    pub fn note_left(&mut self, desk: &Desk) -> Result<(), JournalError> {
        let open = (0..desk.len()).filter(|at| desk.standing(*at).is_open()).count();
        self.append(&Record::Left { questions: desk.len(), open })
    }

    fn append(&mut self, record: &Record) -> Result<(), JournalError> {
        let (file, length) = self.file.as_mut().ok_or(JournalError::ReadOnly)?;
        let written = serde_json::to_vec(record).map_err(io::Error::from).and_then(|mut line| {
            line.push(b'\n');
            file.write_all(&line)?;
            file.sync_data()?;
            Ok(u64::try_from(line.len()).unwrap_or(0))
        });
        match written {
            Ok(more) => {
                *length += more;
                Ok(())
            }
            Err(source) => {
                // A line that is there in part would be read as damage once another followed it.
                let _ = file.set_len(*length).and_then(|()| file.seek(SeekFrom::Start(*length)));
                Err(JournalError::Append { path: self.path.clone(), source })
            }
        }
    }
}

/// The records of a journal, and how many of its bytes are sound: a last line that is torn is left out.
fn records(path: &Path, bytes: &[u8]) -> Result<(Vec<Record>, usize), JournalError> {
    let mut records = Vec::new();
    let mut sound = 0;
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    for (number, line) in lines.iter().enumerate() {
        match serde_json::from_slice::<Record>(line) {
            Ok(Record::Questionnaire { format, .. }) if format > FORMAT => {
                return Err(JournalError::Format { path: path.to_owned(), format });
            }
            Ok(record) if line.ends_with(b"\n") => records.push(record),
            _ if number + 1 == lines.len() => return Ok((records, sound)),
            _ => return Err(JournalError::Damaged { path: path.to_owned(), line: number + 1 }),
        }
        sound += line.len();
    }
    Ok((records, sound))
}

/// The steps of a journal on the questions that there are.
fn replay(records: &[Record], questioned: &Questioned, names: &[QuestionName], repaired: bool) -> Replayed {
    // Most questionnaires are opened for the first time.
    let decides = records.iter().any(|record| matches!(record, Record::Decide { .. }));
    let places = Places::new(if decides { names } else { &[] });
    let mut replayed = Replayed { repaired, ..Replayed::default() };
    let mut decided = false;
    for record in records {
        match record {
            Record::Questionnaire { sha256, .. } => {
                replayed.carried_over |= decided && *sha256 != questioned.sha256;
            }
            Record::Decide { changes } => {
                decided = true;
                let place = |change: &Named| Some((places.find(&change.question)?, change.decision.clone()));
                for change in changes.iter().filter(|change| places.find(&change.question).is_none()) {
                    let name = change.question.shown();
                    if change.decision.is_some() && !replayed.lost.contains(&name) {
                        replayed.lost.push(name);
                    }
                }
                replayed.steps.push(Step::Decide(changes.iter().filter_map(place).collect()));
            }
            Record::Undo => replayed.steps.push(Step::Undo),
            Record::Redo => replayed.steps.push(Step::Redo),
            Record::Written { .. } | Record::Left { .. } => {}
        }
    }
    let last = records.iter().rev().find_map(|record| match record {
        Record::Questionnaire { sha256, .. } => Some(sha256.as_str()),
        _ => None,
    });
    replayed.carried_over |= decided && last.is_some_and(|last| last != questioned.sha256);
    replayed
}

/// What a journal holds on a questionnaire, without opening it for writing.
///
/// # Errors
/// As [`Journal::open`].
pub fn read(path: &Path, questioned: &Questioned, desk: &Desk) -> Result<Replayed, JournalError> {
    let bytes = files::read_bounded(path, LARGEST_JOURNAL)?;
    let (records, sound) = records(path, &bytes)?;
    Ok(replay(&records, questioned, &placing::names(desk), sound < bytes.len()))
}

#[cfg(test)]
mod tests;
