//! Running the screen: opening the questionnaires, reading events, drawing, and doing what reaches outside the state.

use std::io;
use std::process::Command as Program;
use std::sync::mpsc;

use crossterm::event::{Event, KeyCode, KeyModifiers};
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use super::arrivals::Happening;
pub use super::keeping::{Keeping, Open, WriteError, opening_words};
use super::keymap::Keymap;
use super::look::Look;
use super::reviews::{Performed, Reviews};
use super::state::{State, Task};
use super::terminal::{self, Taken};
use super::update::{self, Effect, action_of, update};
use super::view;
use super::work::{self, Told};
use crate::files::{Existing, FileError};
use crate::response::desk::Part;

/// A door for the tests: where this variable is set, the first key panics, to see the terminal given back.
const PANIC_DOOR: &str = "VSQ_TEST_PANIC";

/// Opens the questionnaires and shows them until the person leaves, a signal asks for the end, or the terminal is gone.
///
/// `opening` is done apart from the screen, which says so meanwhile; leaving does not wait for it. What it could not open is
/// given back once the terminal is.
///
/// # Errors
/// What the terminal says.
pub fn run<E: Send + 'static>(
    opening: impl FnOnce() -> Result<Vec<Open>, E> + Send + 'static,
    keymap: &Keymap,
    look: Look,
) -> io::Result<Result<(), E>> {
    // A terminal that is gone takes no drawing either. That is no failure: every decision is on disk.
    let shown = show(opening, keymap, look);
    shown.or_else(|fault| if terminal::is_gone() { Ok(Ok(())) } else { Err(fault) })
}

fn show<E: Send + 'static>(
    opening: impl FnOnce() -> Result<Vec<Open>, E> + Send + 'static,
    keymap: &Keymap,
    look: Look,
) -> io::Result<Result<(), E>> {
    let mut taken = Taken::new()?;
    let opened = match open(opening, &mut taken, look)? {
        None => return Ok(Ok(())),
        Some(Err(fault)) => return Ok(Err(fault)),
        Some(Ok(opened)) => opened,
    };
    let mut session = Session::new(opened, keymap, look, taken)?;
    session.run().map(Ok)
}

/// Opens the questionnaires while the screen says so; `None` where the person leaves before.
fn open<E: Send + 'static>(
    opening: impl FnOnce() -> Result<Vec<Open>, E> + Send + 'static,
    taken: &mut Taken,
    look: Look,
) -> io::Result<Option<Result<Vec<Open>, E>>> {
    let (sender, opened) = mpsc::channel();
    work::apart(&taken.sender(), move |screen| {
        let _ = sender.send(opening());
        let _ = screen.send(super::arrivals::Arrival::Told(Told::Ready));
    });
    let words = look.text(" vsq · opening…  esc leaves");
    loop {
        let line = Line::styled(words.clone(), look.accent());
        taken.screen.draw(|frame| frame.render_widget(Paragraph::new(line), frame.area()))?;
        match taken.next()? {
            None => return Ok(None),
            Some(Happening::Told(Told::Ready)) => return Ok(opened.recv().ok()),
            Some(Happening::Told(_)) => return Err(broken()),
            Some(Happening::Event(Event::Key(key))) => {
                let control = key.modifiers.contains(KeyModifiers::CONTROL);
                if matches!(key.code, KeyCode::Esc | KeyCode::Char('q')) || (control && key.code == KeyCode::Char('c'))
                {
                    return Ok(None);
                }
            }
            Some(Happening::Event(_)) => {}
        }
    }
}

fn broken() -> io::Error {
    io::Error::other("a part of the program failed; every decision is saved")
}

/// The questionnaires that are open, and the terminal.
struct Session {
    reviews: Reviews,
    taken: Taken,
    /// How many completed workbooks were asked for; an answer to an earlier request counts no more.
    request: u64,
    /// Whether the workbook being made replaces one that is there.
    existing: Existing,
}

impl Session {
    fn new(opened: Vec<Open>, keymap: &Keymap, look: Look, taken: Taken) -> io::Result<Self> {
        let size = taken.screen.size()?;
        let mut reviews = Reviews::new(opened, keymap, look, (size.width, size.height));
        for (state, _) in reviews.each() {
            state.task = matching(state);
        }
        let subject = |(state, _): &mut (State, Keeping)| {
            let asked = state.desk.matched() == state.desk.len();
            (std::sync::Arc::clone(&state.desk.subject), asked)
        };
        work::ask_the_bank(&taken.sender(), reviews.each().map(subject).collect());
        Ok(Self { reviews, taken, request: 0, existing: Existing::Keep })
    }

    fn run(&mut self) -> io::Result<()> {
        let panics = std::env::var_os(PANIC_DOOR).is_some();
        while let Some((state, _)) = self.reviews.shown() {
            let size = self.taken.screen.size()?;
            state.size = (size.width, size.height);
            self.taken.screen.draw(|frame| view::draw(state, frame))?;
            let Some(happening) = self.taken.next()? else { break };
            let event = match happening {
                Happening::Event(event) => event,
                Happening::Told(told) => {
                    self.told(told)?;
                    continue;
                }
            };
            if panics && matches!(event, Event::Key(_)) {
                #[allow(clippy::panic, reason = "it is what the door is for")]
                {
                    panic!("a panic was asked for");
                }
            }
            let mut effect = action_of(state, event).and_then(|action| update(state, action));
            while let Some(next) = effect.take() {
                effect = self.perform(next)?;
            }
            if self.reviews.shown().is_none_or(|(state, _)| state.leaving) {
                break;
            }
        }
        self.reviews.leave();
        Ok(())
    }

    /// Takes what was done apart from the screen.
    fn told(&mut self, told: Told) -> io::Result<()> {
        match told {
            Told::Answered(at, part) => {
                let Some((state, _)) = self.reviews.one(at) else { return Ok(()) };
                let selected = state.selected();
                match part {
                    Part::Answered(answers) => state.desk.receive(answers),
                    Part::Settled(response) => state.desk.settle(response),
                }
                state.task = matching(state).or(state.task.take().filter(|task| task.reached.is_none()));
                state.arrange(selected);
            }
            Told::Earlier(at, earlier) => {
                if let Some((state, _)) = self.reviews.one(at) {
                    state.earlier = std::sync::Arc::new(earlier);
                }
            }
            Told::Completed(at, request, bytes) => {
                let Some((state, keeping)) = self.reviews.one(at).filter(|_| request == self.request) else {
                    return Ok(());
                };
                state.task = None;
                match bytes.and_then(|bytes| keeping.put(&state.desk, &bytes, self.existing)) {
                    Ok(words) => {
                        let key = state.keymap.key_of(super::action::Command::OpenFolder);
                        state.say(format!("{words}; {key} opens its folder"));
                    }
                    Err(WriteError::File(FileError::Exists { path })) => {
                        update::ask_to_replace(state, &path.display().to_string());
                    }
                    Err(fault) => state.warn(fault.to_string()),
                }
            }
            Told::Ready => {}
            Told::Broken => return Err(broken()),
        }
        Ok(())
    }

    /// Does what reaches outside the state; gives what follows from it.
    fn perform(&mut self, effect: Effect) -> io::Result<Option<Effect>> {
        let effect = match self.reviews.perform(effect) {
            Performed::Done(next) => return Ok(next),
            Performed::Apart(effect) => effect,
        };
        let at = self.reviews.at();
        let Some((state, keeping)) = self.reviews.shown() else { return Ok(None) };
        match effect {
            Effect::Write { replace } => {
                if state.desk.matched() < state.desk.len() {
                    state.warn("the bank is still being asked; write when that is done");
                    return Ok(None);
                }
                self.request += 1;
                self.existing = if replace { Existing::Replace } else { Existing::Keep };
                state.task =
                    Some(Task { words: "writing the completed workbook; esc stops it".to_owned(), reached: None });
                work::complete(&self.taken.sender(), at, self.request, keeping.completing(&state.desk));
            }
            Effect::Stop => {
                self.request += 1;
                match state.task.as_ref().map(|task| task.reached.is_some()) {
                    Some(false) => {
                        state.task = None;
                        state.say("stopped; nothing was written");
                    }
                    Some(true) => state.say("the bank goes on being asked; it holds nothing up, and leaving ends it"),
                    None => {}
                }
            }
            Effect::EditOutside { question, text } => {
                return match self.taken.lent(|| edit_outside(&text))? {
                    Ok(edited) => Ok(update::edited(state, question, &edited)),
                    Err(fault) => {
                        state.warn(format!("the editor could not be used: {fault}"));
                        Ok(None)
                    }
                };
            }
            Effect::Suspend if self.taken.suspend()? => {}
            Effect::Suspend => state.say("there is no shell to go to"),
            // The reviews did all others.
            _ => {}
        }
        Ok(None)
    }
}

/// How far asking the bank is; `None` once it is done.
fn matching(state: &State) -> Option<Task> {
    let (done, all) = (state.desk.matched(), state.desk.len());
    (done < all).then(|| Task { words: "asking the bank".to_owned(), reached: Some((done, all)) })
}

/// Lets the person edit a text in `$VISUAL` or `$EDITOR`.
pub(super) fn edit_outside(text: &str) -> io::Result<String> {
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
