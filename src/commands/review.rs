//! `vsq review`: the review screen on questionnaires, and the decisions that were made there for `vsq fill`.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use super::arguments::ReviewArguments;
use super::layouts::Layouts;
use super::opening::{self, Opened};
use super::targets::{self, Naming, Target};
use super::{Failure, Outcome, Streams, inputs};
use crate::files;
use crate::questionnaire::Questionnaire;
use crate::response::Response;
use crate::response::desk::{Desk, Subject};
use crate::response::journal::{self, Journal, JournalError, Questioned};
use crate::tui::keymap::Keymap;
use crate::tui::plain;
use crate::tui::run::{Keeping, Open, opening_words, run as show};
use crate::workbook::grid::Workbook;
use crate::workbook::read::read_bytes;

/// The largest file of a person's own keys that is read, in bytes.
const LARGEST_KEYS: u64 = 1024 * 1024;
/// The most questions that the bank is asked before the first screen.
const ANSWERED_FIRST: usize = 500;

/// Runs `vsq review`.
///
/// # Errors
/// [`Failure::User`] where a questionnaire, the bank, the journal or the person's keys cannot be used, or where there is no
/// terminal to draw on.
pub fn run(arguments: &ReviewArguments, streams: &mut Streams<'_>) -> Result<Outcome, Failure> {
    let on_terminal = io::stdout().is_terminal() && io::stdin().is_terminal();
    if !arguments.plain && !on_terminal {
        return Err(Failure::user("the review screen needs a terminal").hint("--plain asks line by line"));
    }
    // What is there already is asked about when it comes to writing.
    let naming = Naming { out: arguments.out.as_deref(), may_exist: true, ..Naming::default() };
    let targets = targets::plan(&inputs::gather(&arguments.files)?, &naming)?;
    let kept = Kept::of(arguments.session.as_deref(), &targets)?;
    let layouts = Layouts::read(None, false)?;
    // The questionnaires are read while the bank is: neither needs the other.
    let inputs = targets.clone();
    let reading = thread::Builder::new()
        .name("reading".to_owned())
        .spawn(move || inputs.iter().map(|target| read(&layouts, target)).collect::<Vec<_>>())
        .map_err(|error| Failure::user(format!("the system gives no thread: {error}")))?;
    let mut opened = opening::open(&arguments.bank, streams)?;
    opened.terms.min_confidence = arguments.min_confidence;
    let opening = move || {
        let found = reading.join().unwrap_or_else(|broken| std::panic::resume_unwind(broken));
        let open = |(target, found): (&Target, anyhow::Result<Found>)| {
            found
                .and_then(|found| open(&opened, &kept, target, found))
                .map_err(|error| Failure::user(format!("{}: {error:#}", target.input.display())))
        };
        targets.iter().zip(found).map(open).collect::<Result<Vec<Open>, Failure>>()
    };
    if arguments.plain {
        let mut reviews = opening()?;
        for review in &mut reviews {
            review.desk.answer_all();
        }
        plain::run(reviews, &keymap()?, &mut io::stdin().lock(), streams.results)?;
    } else {
        show(opening, &keymap()?, opening::look(&arguments.look)?)??;
    }
    Ok(Outcome::Done)
}

/// The keys, with the person's own (`keys.json` in the configuration folder) laid over the shipped ones.
pub(super) fn keymap() -> Result<Keymap, Failure> {
    let path = opening::configuration_folder().map(|folder| folder.join("keys.json")).filter(|path| path.is_file());
    let Some(path) = path else { return Ok(Keymap::default()) };
    let bytes = files::read_bounded(&path, LARGEST_KEYS).map_err(|error| Failure::user(error.to_string()))?;
    Keymap::remapped(&String::from_utf8_lossy(&bytes))
        .map_err(|fault| Failure::user(format!("{}, {fault}", path.display())).hint("mend the file or remove it"))
}

/// Where decisions are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// In a file that the person named.
    File(PathBuf),
    /// In the user's data folder, a journal a questionnaire.
    Folder(PathBuf),
}

impl Kept {
    /// Where the decisions on some questionnaires are kept.
    ///
    /// # Errors
    /// [`Failure::User`] where one file is named for several questionnaires, or the system names no home.
    pub fn of(session: Option<&Path>, targets: &[Target]) -> Result<Self, Failure> {
        match session {
            Some(folder) if folder.is_dir() => Ok(Self::Folder(folder.to_owned())),
            Some(_) if targets.len() > 1 => {
                Err(Failure::user("--session names a file, and there are several questionnaires")
                    .hint("name a folder that exists: each has its journal there"))
            }
            Some(session) => Ok(Self::File(session.to_owned())),
            None => journal::folder().map(Self::Folder).ok_or_else(|| {
                Failure::user("there is no folder for decisions").hint("name a file with --session FILE")
            }),
        }
    }

    fn journal(&self, questioned: &Questioned) -> Result<PathBuf, JournalError> {
        match self {
            Self::File(path) => Ok(path.clone()),
            Self::Folder(folder) => journal::in_folder(folder, questioned),
        }
    }

    /// What becomes of a questionnaire with the decisions that were made on it, and what is to be said of them.
    ///
    /// # Errors
    /// [`JournalError`] where the journal cannot be read.
    pub fn response(
        &self,
        opened: &Opened,
        input: &Path,
        workbook: &Workbook,
        questionnaire: &Questionnaire,
    ) -> Result<(Response, Vec<String>), JournalError> {
        let mut desk = Desk::new(subject(opened, workbook.clone(), questionnaire.clone()));
        let questioned = questioned(input, &workbook.digest);
        let path = self.journal(&questioned)?;
        if !path.exists() {
            return Ok((desk.response(), vec!["no decisions have been made on this questionnaire".to_owned()]));
        }
        let replayed = journal::read(&path, &questioned, &desk)?;
        let words = opening_words(&replayed);
        for step in replayed.steps {
            desk.take(step);
        }
        Ok((desk.response(), words.into_iter().collect()))
    }
}

fn subject(opened: &Opened, workbook: Workbook, questionnaire: Questionnaire) -> Subject {
    let (bank, matcher) = (Arc::clone(&opened.bank), Arc::clone(&opened.matcher));
    Subject { workbook, questionnaire, bank, matcher, terms: opened.terms.clone() }
}

fn questioned(input: &Path, digest: &str) -> Questioned {
    let path = std::fs::canonicalize(input).unwrap_or_else(|_| input.to_owned());
    Questioned { sha256: digest.to_owned(), path }
}

/// A questionnaire as it was read.
struct Found {
    original: Vec<u8>,
    name: String,
    workbook: Workbook,
    questionnaire: Questionnaire,
}

/// Reads a questionnaire.
fn read(layouts: &Layouts, target: &Target) -> anyhow::Result<Found> {
    let original = files::read_bounded(&target.input, files::LARGEST_INPUT)?;
    let name = target.input.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let workbook = read_bytes(&original, &name)?;
    let questionnaire = layouts.find(&workbook)?;
    Ok(Found { original, name, workbook, questionnaire })
}

/// Opens a questionnaire with its journal.
fn open(opened: &Opened, kept: &Kept, target: &Target, found: Found) -> anyhow::Result<Open> {
    let Found { original, name, workbook, questionnaire } = found;
    let questioned = questioned(&target.input, &workbook.digest);
    let mut desk = Desk::unanswered(Arc::new(subject(opened, workbook, questionnaire)));
    // A questionnaire of common size is answered before it is shown; of a large one the first screen does not wait.
    if desk.len() <= ANSWERED_FIRST {
        desk.answer_all();
    }
    let (journal, replayed) = Journal::open(&kept.journal(&questioned)?, &questioned, &desk)?;
    let mut words = opening_words(&replayed);
    if journal.is_read_only() {
        words = Some(JournalError::ReadOnly.to_string());
    }
    for step in replayed.steps {
        desk.take(step);
    }
    let keeping =
        Keeping { journal, original: original.into(), output: target.output.clone(), bank: opened.folder.clone() };
    Ok(Open { title: name, desk, words, keeping })
}
