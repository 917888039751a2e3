//! The same review line by line, for screen readers and dumb terminals.
//!
//! It is the same state, the same commands and the same keys ([`Keymap`]): a line is a key or a command's name, and what the
//! screen would ask for after it. What the screen would draw over the review is told, and the next line answers it.

mod hear;
mod tell;
#[cfg(test)]
mod tests;

use std::io::{self, BufRead, Read, Write};
use std::sync::Arc;

use super::action::Command;
use super::keeping::{Open, WriteError};
use super::keymap::Keymap;
use super::layer::Layer;
use super::look::Look;
use super::reviews::{Performed, Reviews};
use super::run::edit_outside;
use super::state::State;
use super::update::{self, Effect};
use crate::files::{Existing, FileError};
use crate::response::journal::{self, Earlier};
use crate::tui::keeping::Keeping;

/// The longest line that is read, in bytes.
const LONGEST_LINE: u64 = 1024 * 1024;

/// Asks the questions of the questionnaires until the person leaves or the input ends.
///
/// # Errors
/// What reading a line or telling one says.
pub fn run(opened: Vec<Open>, keymap: &Keymap, input: &mut dyn BufRead, out: &mut dyn Write) -> io::Result<()> {
    let look = Look { colour: false, ..Look::default() };
    let mut reviews = Reviews::new(opened, keymap, look, (80, 24));
    for (state, _) in reviews.each() {
        if let Some(folder) = journal::folder() {
            state.earlier = Arc::new(Earlier::read(&folder, &state.desk.subject.workbook.digest));
        }
        if let Some(first) = (0..state.desk.len()).find(|at| state.desk.standing(*at).is_open()) {
            state.arrange(Some(first));
        }
    }
    let (help, quit) = (keymap.key_of(Command::Help), keymap.key_of(Command::Quit));
    if let Some((state, _)) = reviews.shown() {
        tell::title(state, out)?;
        writeln!(out, "Say a key and what it asks for, as `{help}`, which lists the keys, or `{quit}`, which leaves.")?;
        tell::message(state, out)?;
        tell::question(state, out)?;
    }
    loop {
        out.flush()?;
        let mut line = Vec::new();
        if Read::take(&mut *input, LONGEST_LINE).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        let line = String::from_utf8_lossy(&line);
        let at = reviews.at();
        let Some((state, _)) = reviews.shown() else { break };
        let before = state.selected();
        let mut effect = hear::line(state, line.trim());
        while let Some(next) = effect.take() {
            effect = match reviews.perform(next) {
                Performed::Done(next) => next,
                Performed::Apart(apart) => reviews.shown().and_then(|(state, keeping)| perform(state, keeping, apart)),
            };
        }
        let other = reviews.at() != at;
        let Some((state, _)) = reviews.shown() else { break };
        if other {
            tell::title(state, out)?;
        }
        tell::message(state, out)?;
        if state.leaving {
            break;
        }
        if state.layer.is_some() {
            tell::layer(state, out)?;
            // What is only read is over once it is told.
            if matches!(state.layer, Some(Layer::Page(_) | Layer::Sheet(_))) {
                state.layer = None;
            }
        } else if other || state.selected() != before || line.trim().is_empty() {
            tell::question(state, out)?;
        }
    }
    reviews.leave();
    Ok(())
}

/// Does what takes the terminal or time.
fn perform(state: &mut State, keeping: &mut Keeping, effect: Effect) -> Option<Effect> {
    match effect {
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
        Effect::EditOutside { question, text } => match edit_outside(&text) {
            Ok(edited) => return update::edited(state, question, &edited),
            Err(fault) => state.warn(format!("the editor could not be used: {fault}")),
        },
        Effect::Suspend => state.say("your shell suspends this program"),
        // Nothing goes on meanwhile that could be stopped, and the reviews did all others.
        _ => {}
    }
    None
}
