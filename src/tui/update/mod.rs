//! `update(&mut State, Action)`: the only place where the state changes. What touches the world is left to the caller as
//! an [`Effect`].

pub(super) mod choosing;
pub mod deciding;
mod moving;
mod reading;
pub mod sharing;
pub mod together;

use crossterm::event::{Event, KeyEventKind, MouseButton, MouseEventKind};

use super::action::{Action, Command};
use super::layer::{Alike, Layer, Page, Reading, SheetView, Then, Wanted};
use super::state::State;
use crate::bank::draft::Draft;
use crate::response::decide::Step;
pub use deciding::recorded;

/// What the caller is to do outside the state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Put the step on disk, then call [`recorded`]: a decision is drawn as made only when it is saved.
    Record(Step),
    /// Write the completed workbook.
    Write {
        /// Whether one that is there is replaced.
        replace: bool,
    },
    /// Let the person edit the words for a question in their own editor, then call [`edited`].
    EditOutside {
        /// The question.
        question: usize,
        /// The words.
        text: String,
    },
    /// Go to the next questionnaire that is open, or the one before.
    NextFile {
        /// Whether to the one before.
        back: bool,
    },
    /// Look through the other questionnaires for what asks the same as a question, then call [`together::offer`].
    FindAlike {
        /// The question.
        question: usize,
    },
    /// Decide these questions as the one of this questionnaire is decided, each by a step of its own questionnaire
    /// ([`together::step`]).
    DecideAlike(Alike),
    /// Write one person's open questions as a workbook.
    HandOut {
        /// Who.
        owner: String,
    },
    /// Read the answers of such a workbook, then call [`sharing::taken_back`].
    TakeBack {
        /// Where it lies, as the person typed it.
        path: String,
    },
    /// Keep a draft control in the bank.
    KeepDraft(Draft),
    /// Open the folder of the completed workbook.
    OpenFolder,
    /// Stop what is being done.
    Stop,
    /// To the shell.
    Suspend,
}

/// The action that an event of the terminal asks for.
#[must_use]
pub fn action_of(state: &State, event: Event) -> Option<Action> {
    Some(match event {
        Event::Key(key) if key.kind == KeyEventKind::Release => return None,
        Event::Key(key) => match state.keymap.command(state.mode(), key.into()) {
            Some(command) => Action::Do(command),
            None => Action::Type(key),
        },
        Event::Paste(text) => Action::Paste(text),
        Event::Resize(width, height) => Action::Resize(width, height),
        Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => Action::Press(mouse.column, mouse.row),
            MouseEventKind::Drag(MouseButton::Left) => Action::Drag(mouse.column, mouse.row),
            MouseEventKind::Up(MouseButton::Left) => Action::Release,
            MouseEventKind::ScrollDown => Action::Wheel(true, mouse.column, mouse.row),
            MouseEventKind::ScrollUp => Action::Wheel(false, mouse.column, mouse.row),
            _ => return None,
        },
        Event::FocusGained | Event::FocusLost => return None,
    })
}

/// Does what is asked.
pub fn update(state: &mut State, action: Action) -> Option<Effect> {
    let effect = match action {
        Action::Do(command) => {
            state.message = None;
            command_given(state, command)
        }
        Action::Type(key) => {
            choosing::type_key(state, key);
            None
        }
        Action::Paste(text) => {
            choosing::paste(state, &text);
            None
        }
        Action::Resize(width, height) => {
            state.size = (width, height);
            None
        }
        Action::Press(column, row) => moving::press(state, column, row),
        Action::Drag(column, row) => {
            moving::drag(state, column, row);
            None
        }
        Action::Release => {
            state.dragging = false;
            None
        }
        Action::Wheel(down, column, row) => {
            moving::wheel(state, down, column, row);
            None
        }
    };
    moving::keep_in_view(state);
    effect
}

fn command_given(state: &mut State, command: Command) -> Option<Effect> {
    match state.layer.as_ref() {
        None if command.decides() && state.read_only => {
            state.warn("another vsq has this questionnaire open; here it can only be read");
            None
        }
        None => review(state, command),
        Some(Layer::Choosing(_)) => choosing::command(state, command),
        Some(Layer::Writing(_)) => writing(state, command),
        Some(Layer::Asking(_)) => asking(state, command),
        Some(Layer::Above(_)) => deciding::above(state, command),
        Some(Layer::Page(_)) => {
            reading::page(state, command);
            None
        }
        Some(Layer::Sheet(_)) => {
            reading::sheet(state, command);
            None
        }
    }
}

/// A command of the review itself.
pub(super) fn review(state: &mut State, command: Command) -> Option<Effect> {
    let selected = state.selected();
    match command {
        Command::Accept => deciding::accept(state),
        Command::Pick(number) => deciding::pick(state, usize::from(number)),
        Command::Clear => deciding::clear(state),
        Command::Undo => deciding::step_back(state, Step::Undo),
        Command::Redo => deciding::step_back(state, Step::Redo),
        Command::DecideAlike => together::alike(state),
        Command::AcceptAbove => {
            deciding::open_above(state);
            None
        }
        Command::Edit => deciding::open_writing(state, Wanted::Words),
        Command::Decline => deciding::open_writing(state, Wanted::Reason),
        Command::HandOver => deciding::open_writing(state, Wanted::Owner),
        Command::EditOutside => {
            selected.map(|question| Effect::EditOutside { question, text: state.desk.current(question).text })
        }
        Command::TakeBack => deciding::open_writing(state, Wanted::Returned),
        Command::KeepDraft => sharing::offer_draft(state),
        Command::OpenFolder => Some(Effect::OpenFolder),
        Command::Stop => state.task.is_some().then_some(Effect::Stop),
        Command::ChooseStance
        | Command::SearchBank
        | Command::FindQuestion
        | Command::Filter
        | Command::Palette
        | Command::Compare
        | Command::HandOut => {
            choosing::open(state, command);
            None
        }
        Command::Order => {
            state.order = state.order.next();
            state.arrange(selected);
            state.say(state.order.word());
            None
        }
        Command::Reasons => {
            state.layer = selected.map(|at| Layer::Page(Page { what: Reading::Reasons(at), top: 0 }));
            None
        }
        Command::Help => {
            state.layer = Some(Layer::Page(Page { what: Reading::Keys, top: 0 }));
            None
        }
        Command::Grid => {
            state.layer = selected.and_then(|at| {
                let sheet = state.desk.proposed(at)?.sheet;
                let cell = state.desk.question(at)?.cell;
                Some(Layer::Sheet(SheetView { sheet, row: cell.row, column: cell.column }))
            });
            None
        }
        Command::Write => Some(Effect::Write { replace: false }),
        Command::NextFile => (state.place.1 > 1).then_some(Effect::NextFile { back: false }),
        Command::PreviousFile => (state.place.1 > 1).then_some(Effect::NextFile { back: true }),
        Command::Suspend => Some(Effect::Suspend),
        Command::Quit => {
            state.leaving = true;
            None
        }
        moved => {
            moving::moved(state, moved);
            None
        }
    }
}

/// A command while a text is written.
fn writing(state: &mut State, command: Command) -> Option<Effect> {
    let Some(Layer::Writing(writing)) = state.layer.take() else { return None };
    if command != Command::Confirm {
        return None;
    }
    let text = writing.area.lines().join("\n");
    match writing.what {
        Wanted::Words => deciding::words(state, writing.question, &text),
        Wanted::Reason => deciding::decline(state, writing.question, text.trim()),
        Wanted::Owner => deciding::hand_over(state, writing.question, text.trim()),
        Wanted::Returned if text.trim().is_empty() => None,
        Wanted::Returned => Some(Effect::TakeBack { path: text.trim().to_owned() }),
    }
}

/// The words came back from the person's own editor.
pub fn edited(state: &mut State, question: usize, text: &str) -> Option<Effect> {
    deciding::words(state, question, text)
}

/// The completed workbook is there already: asks whether to replace it.
pub fn ask_to_replace(state: &mut State, name: &str) {
    state.layer = Some(Layer::Asking(super::layer::Asking {
        question: format!("{name} exists already. Replace it?"),
        lines: Vec::new(),
        then: Then::Replace,
        top: 0,
    }));
}

fn asking(state: &mut State, command: Command) -> Option<Effect> {
    let Some(Layer::Asking(mut asking)) = state.layer.take() else { return None };
    if matches!(command, Command::Down | Command::Up) {
        let last = asking.lines.len().saturating_sub(1);
        asking.top = if command == Command::Down { (asking.top + 1).min(last) } else { asking.top.saturating_sub(1) };
        state.layer = Some(Layer::Asking(asking));
        return None;
    }
    if command != Command::Confirm {
        return None;
    }
    match asking.then {
        Then::Replace => Some(Effect::Write { replace: true }),
        Then::Alike(alike) => together::confirmed(state, alike),
        Then::KeepDraft(draft) => Some(Effect::KeepDraft(draft)),
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
