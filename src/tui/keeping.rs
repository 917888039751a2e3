//! What keeps the work on a questionnaire: the journal for the decisions, files for what leaves the screen.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::bank::draft::{self, Draft, DraftError};
use crate::files::{self, Existing, FileError};
use crate::response::desk::{Desk, Subject};
use crate::response::handed::{self, TakeBackError, TakenBack};
use crate::response::journal::{Journal, JournalError, Replayed};
use crate::workbook::{self, CellWrite, read};

/// A questionnaire that is open.
#[derive(Debug)]
pub struct Open {
    /// What it is called on the screen.
    pub title: String,
    /// The review, the journal's decisions taken; the bank may still have to be asked.
    pub desk: Desk,
    /// What is to be said first, if anything.
    pub words: Option<String>,
    /// What keeps the work.
    pub keeping: Keeping,
}

/// What keeps the work on a questionnaire.
#[derive(Debug)]
pub struct Keeping {
    /// Its journal.
    pub journal: Journal,
    /// The bytes of the file as it was read.
    pub original: Arc<[u8]>,
    /// Where the completed workbook goes.
    pub output: PathBuf,
    /// The bank's folder, which drafts are kept in.
    pub bank: PathBuf,
}

/// What is to be said of a journal that was opened; `None` where nothing is.
#[must_use]
pub fn opening_words(replayed: &Replayed) -> Option<String> {
    let mut words = Vec::new();
    if replayed.carried_over {
        words.push("the file has changed; decisions were carried over by number and text".to_owned());
    }
    match replayed.lost.as_slice() {
        [] => {}
        [only] => words.push(format!("no longer in the file: {only}")),
        [first, rest @ ..] => words.push(format!("no longer in the file: {first} and {} more", rest.len())),
    }
    if replayed.repaired {
        words.push("the last line of the journal was torn and is dropped".to_owned());
    }
    (!words.is_empty()).then(|| words.join("; "))
}

/// A completed workbook that is to be made, apart from the screen: nothing in it changes while a person goes on.
#[derive(Debug)]
pub struct Completing {
    original: Arc<[u8]>,
    subject: Arc<Subject>,
    writes: Vec<CellWrite>,
}

impl Completing {
    /// Makes the completed workbook's bytes.
    ///
    /// # Errors
    /// [`WriteError::Patch`] where the workbook does not take the answers.
    pub fn bytes(&self) -> Result<Vec<u8>, WriteError> {
        let Subject { workbook, terms, .. } = &*self.subject;
        Ok(workbook::complete(&self.original, workbook, &self.writes, terms.today)?.bytes)
    }
}

impl Keeping {
    /// Writes the completed workbook; gives what to say of it.
    ///
    /// # Errors
    /// [`WriteError`] where the workbook does not take the answers or the file cannot be written.
    pub fn write(&mut self, desk: &Desk, existing: Existing) -> Result<String, WriteError> {
        let bytes = self.completing(desk).bytes()?;
        self.put(desk, &bytes, existing)
    }

    /// What the completed workbook is made of now.
    #[must_use]
    pub fn completing(&self, desk: &Desk) -> Completing {
        Completing { original: Arc::clone(&self.original), subject: Arc::clone(&desk.subject), writes: desk.writes() }
    }

    /// Puts the completed workbook's bytes in their place and notes what was told; gives what to say of it.
    ///
    /// # Errors
    /// [`WriteError`] where the file cannot be written.
    pub fn put(&mut self, desk: &Desk, bytes: &[u8], existing: Existing) -> Result<String, WriteError> {
        files::write_whole(&self.output, bytes, existing)?;
        let answered = (0..desk.len()).filter(|at| desk.answer(*at).is_some_and(|answer| !answer.writes.is_empty()));
        let (answers, cells) = (answered.count(), desk.writes().len());
        let mut words = format!("wrote {}: {answers} answers in {cells} cells", self.output.display());
        if !self.journal.is_read_only()
            && let Err(fault) = self.journal.note_written(desk)
        {
            words.push_str(&format!("; {fault}"));
        }
        Ok(words)
    }

    /// The folder of the completed workbook.
    #[must_use]
    pub fn folder(&self) -> &Path {
        match self.output.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        }
    }

    /// Writes one person's open questions as a workbook beside the completed one, under a name that is free.
    ///
    /// # Errors
    /// [`WriteError`] where it cannot be made or written.
    pub fn hand_out(&self, desk: &Desk, owner: &str, title: &str) -> Result<PathBuf, WriteError> {
        let bytes = handed::hand_out(desk, owner, title, desk.subject.terms.today)?;
        let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
        let name: String = owner.chars().map(plain).take(60).collect();
        let stem = Path::new(title).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        for number in 1_u32.. {
            let numbered = if number == 1 { String::new() } else { format!("-{number}") };
            let path = self.folder().join(format!("{stem}.for-{name}{numbered}.handed.xlsx"));
            match files::write_whole(&path, &bytes, Existing::Keep) {
                Ok(()) => return Ok(path),
                // What was handed out before may hold answers by now.
                Err(FileError::Exists { .. }) => {}
                Err(fault) => return Err(fault.into()),
            }
        }
        Err(FileError::Exists { path: self.folder().to_owned() }.into())
    }

    /// Reads the answers of a workbook that was handed out.
    ///
    /// # Errors
    /// [`WriteError`] where it cannot be read or is another workbook.
    pub fn take_back(&self, desk: &Desk, path: &str) -> Result<TakenBack, WriteError> {
        let path = in_home(path);
        let bytes = files::read_bounded(&path, files::LARGEST_INPUT)?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(handed::take_back(desk, &read::read_bytes(&bytes, &name)?)?)
    }

    /// Keeps a draft in the bank; gives what to say of it.
    ///
    /// # Errors
    /// [`WriteError`] where the bank's controls do not take it.
    pub fn keep_draft(&self, draft: &Draft) -> Result<String, WriteError> {
        let kept = draft::keep(&self.bank, draft)?;
        Ok(format!("kept as the draft {} in {}", kept.id, kept.path.display()))
    }
}

/// A path as a person types it: `~/` is the home folder.
#[must_use]
pub fn in_home(typed: &str) -> PathBuf {
    let home = || directories::BaseDirs::new().map(|folders| folders.home_dir().to_owned());
    match typed.strip_prefix("~/").and_then(|rest| Some(home()?.join(rest))) {
        Some(path) => path,
        None => PathBuf::from(typed),
    }
}

/// Why something was not written or read.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The workbook does not take the answers.
    #[error(transparent)]
    Patch(#[from] workbook::PatchError),
    /// The file could not be written or read.
    #[error(transparent)]
    File(#[from] FileError),
    /// A workbook could not be made.
    #[error("the workbook cannot be made: {0}")]
    Make(#[from] rust_xlsxwriter::XlsxError),
    /// A workbook could not be read.
    #[error(transparent)]
    Read(#[from] workbook::faults::ReadError),
    /// It holds no answers that were asked for.
    #[error(transparent)]
    TakeBack(#[from] TakeBackError),
    /// The bank does not take a draft.
    #[error(transparent)]
    Draft(#[from] DraftError),
    /// The journal does not take it.
    #[error(transparent)]
    Journal(#[from] JournalError),
}
