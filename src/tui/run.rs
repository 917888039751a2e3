//! Running the screen: reading events, drawing, and doing what reaches outside the state.

use std::io;
use std::path::PathBuf;
use std::process::Command as Program;

use crossterm::event::Event;

use super::keymap::Keymap;
use super::look::Look;
use super::state::State;
use super::terminal::{self, Taken};
use super::update::{self, Effect, action_of, update};
use super::view;
use crate::files::{self, Existing, FileError};
use crate::response::desk::Desk;
use crate::response::journal::{Journal, Replayed};
use crate::workbook;

/// A questionnaire that is open.
#[derive(Debug)]
pub struct Open {
    /// What it is called on the screen.
    pub title: String,
    /// The review, the journal's decisions taken.
    pub desk: Desk,
    /// What is to be said first, if anything.
    pub words: Option<String>,
    /// What keeps the work.
    pub keeping: Keeping,
}

/// What keeps the work on a questionnaire: the journal for the decisions, the output for the completed workbook.
#[derive(Debug)]
pub struct Keeping {
    /// Its journal.
    pub journal: Journal,
    /// The bytes of the file as it was read.
    pub original: Vec<u8>,
    /// Where the completed workbook goes.
    pub output: PathBuf,
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

impl Keeping {
    /// Writes the completed workbook; gives what to say of it.
    ///
    /// # Errors
    /// [`WriteError`] where the workbook does not take the answers or the file cannot be written.
    pub fn write(&self, desk: &Desk, existing: Existing) -> Result<String, WriteError> {
        let writes = desk.writes();
        let subject = &desk.subject;
        let completed = workbook::complete(&self.original, &subject.workbook, &writes, subject.terms.today)?;
        files::write_whole(&self.output, &completed.bytes, existing)?;
        let answered = (0..desk.len()).filter(|at| desk.answer(*at).is_some_and(|answer| !answer.writes.is_empty()));
        let (answers, cells) = (answered.count(), writes.len());
        Ok(format!("wrote {}: {answers} answers in {cells} cells", self.output.display()))
    }
}

/// Why a completed workbook was not written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The workbook does not take the answers.
    #[error(transparent)]
    Patch(#[from] workbook::PatchError),
    /// The file could not be written.
    #[error(transparent)]
    File(#[from] FileError),
}

/// A door for the tests: where this variable is set, the first key panics, to see the terminal given back.
const PANIC_DOOR: &str = "VSQ_TEST_PANIC";

/// Shows the questionnaires until the person leaves, a signal asks for the end, or the terminal is gone.
///
/// # Errors
/// What the terminal says.
pub fn run(opened: Vec<Open>, keymap: &Keymap, look: Look) -> io::Result<()> {
    // A terminal that is gone takes no drawing either. That is no failure: every decision is on disk.
    show(opened, keymap, look).or_else(|fault| if terminal::is_gone() { Ok(()) } else { Err(fault) })
}

fn show(opened: Vec<Open>, keymap: &Keymap, look: Look) -> io::Result<()> {
    let panics = std::env::var_os(PANIC_DOOR).is_some();
    let mut taken = Taken::new()?;
    let mut size = taken.screen.size()?;
    let count = opened.len();
    let mut reviews: Vec<(State, Keeping)> = Vec::new();
    for (at, Open { title, desk, words, keeping }) in opened.into_iter().enumerate() {
        let mut state = State::new(desk, &title, keymap.clone(), look, (size.width, size.height));
        state.read_only = keeping.journal.is_read_only();
        state.place = (at + 1, count);
        if let Some(words) = words {
            state.say(words);
        }
        reviews.push((state, keeping));
    }
    let mut at = 0;
    while let Some((state, keeping)) = reviews.get_mut(at) {
        state.size = (size.width, size.height);
        taken.screen.draw(|frame| view::draw(state, frame))?;
        let Some(event) = taken.next()? else { return Ok(()) };
        if panics && matches!(event, Event::Key(_)) {
            #[allow(clippy::panic, reason = "it is what the door is for")]
            {
                panic!("a panic was asked for");
            }
        }
        let mut effect = action_of(state, event).and_then(|action| update(state, action));
        while let Some(next) = effect.take() {
            if next == Effect::NextFile {
                at = (at + 1) % count.max(1);
                break;
            }
            effect = perform(state, keeping, next, &mut taken)?;
        }
        if reviews.get(at).is_none_or(|(state, _)| state.leaving) {
            return Ok(());
        }
        size = taken.screen.size()?;
    }
    Ok(())
}

/// Does what reaches outside the state; gives what follows from it.
fn perform(state: &mut State, keeping: &mut Keeping, effect: Effect, taken: &mut Taken) -> io::Result<Option<Effect>> {
    match effect {
        Effect::Record(step) => match keeping.journal.save(&step) {
            Ok(()) => update::recorded(state, step),
            Err(fault) => state.warn(fault.to_string()),
        },
        Effect::Write { replace } => {
            let existing = if replace { Existing::Replace } else { Existing::Keep };
            match keeping.write(&state.desk, existing) {
                Ok(words) => state.say(words),
                Err(WriteError::File(FileError::Exists { path })) => {
                    update::ask_to_replace(state, &path.display().to_string());
                }
                Err(fault) => state.warn(fault.to_string()),
            }
        }
        Effect::EditOutside { question, text } => {
            return match taken.lent(|| edit_outside(&text))? {
                Ok(edited) => Ok(update::edited(state, question, &edited)),
                Err(fault) => {
                    state.warn(format!("the editor could not be used: {fault}"));
                    Ok(None)
                }
            };
        }
        Effect::Suspend => {
            if !taken.suspend()? {
                state.say("there is no shell to go to");
            }
        }
        Effect::NextFile => {}
    }
    Ok(None)
}

/// Lets the person edit a text in `$VISUAL` or `$EDITOR`.
fn edit_outside(text: &str) -> io::Result<String> {
    let named = |name: &str| std::env::var(name).ok().filter(|editor| !editor.trim().is_empty());
    let editor = named("VISUAL").or_else(|| named("EDITOR")).unwrap_or_else(|| "vi".to_owned());
    let mut words = editor.split_whitespace();
    let program = words.next().unwrap_or("vi");
    let mut file = tempfile::Builder::new().prefix("vsq-").suffix(".txt").tempfile()?;
    io::Write::write_all(&mut file, text.as_bytes())?;
    let ended = Program::new(program).args(words).arg(file.path()).status()?;
    if !ended.success() {
        return Err(io::Error::other(format!("{editor} ended with {ended}")));
    }
    std::fs::read_to_string(file.path())
}
