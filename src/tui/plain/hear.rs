//! What a line says.

use ratatui_textarea::TextArea;

use super::tell::TOLD;
use crate::tui::action::{Action, Command};
use crate::tui::keymap::{Mode, Press};
use crate::tui::layer::{Kind, Layer, Offer};
use crate::tui::state::State;
use crate::tui::update::{Effect, choosing, deciding, update};

/// Does what a line says: a command, or the answer to what was asked.
pub fn line(state: &mut State, line: &str) -> Option<Effect> {
    match &state.layer {
        None | Some(Layer::Page(_) | Layer::Sheet(_)) => command(state, line),
        Some(_) if line.is_empty() => leave(state),
        Some(Layer::Writing(_)) => write(state, line),
        Some(Layer::Choosing(_)) => take(state, line),
        Some(Layer::Asking(_) | Layer::Above(_)) => confirm(state, line),
    }
}

/// A key or the name of a command, and what it asks for.
fn command(state: &mut State, line: &str) -> Option<Effect> {
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    if word.is_empty() {
        return None;
    }
    let press = word.parse::<Press>().ok();
    let command = press.and_then(|press| state.keymap.command(Mode::Review, press)).or_else(|| {
        let mut named = state.keymap.of(Mode::Review).filter(|bound| bound.binding.name == word);
        named.next().map(|bound| bound.binding.command)
    });
    let Some(command) = command else {
        let help = state.keymap.key_of(Command::Help);
        state.warn(format!("{word} is neither a key nor the name of a command; {help} lists them"));
        return None;
    };
    let effect = update(state, Action::Do(command));
    match &state.layer {
        _ if rest.trim().is_empty() => effect,
        Some(Layer::Writing(_)) => write(state, rest.trim()),
        Some(Layer::Choosing(_)) => seek(state, rest.trim()),
        Some(Layer::Above(_)) => reach(state, rest),
        _ => effect,
    }
}

fn leave(state: &mut State) -> Option<Effect> {
    state.say("left as it was");
    state.layer = None;
    None
}

/// The text that was asked for.
fn write(state: &mut State, text: &str) -> Option<Effect> {
    if let Some(Layer::Writing(writing)) = &mut state.layer {
        writing.area = TextArea::new(vec![text.to_owned()]);
    }
    update(state, Action::Do(Command::Confirm))
}

/// One of the lines that were told, by its number, or other words to look for.
fn take(state: &mut State, text: &str) -> Option<Effect> {
    let Some(Layer::Choosing(list)) = &state.layer else { return None };
    let told = list.offers.len().min(TOLD);
    match text.parse::<usize>() {
        Ok(number) if (1..=told).contains(&number) => {
            choosing::point_at(state, Some(number - 1));
            update(state, Action::Do(Command::Confirm))
        }
        _ => seek(state, text),
    }
}

/// Looks for words in the list. A line that says just that is taken, but for answers: those are told first.
fn seek(state: &mut State, text: &str) -> Option<Effect> {
    let Some(Layer::Choosing(list)) = &mut state.layer else { return None };
    list.typed.clear();
    let same = |one: &str| one.trim().to_lowercase() == text.to_lowercase();
    // A question's line begins with its number.
    let number = |offer: &Offer| list.kind == Kind::Questions && offer.label.split(' ').next().is_some_and(same);
    let says =
        |offer: &&Offer| same(&offer.label) || (list.kind == Kind::Stances && same(&offer.beside)) || number(offer);
    let exact = list.all.iter().find(says).filter(|_| list.kind != Kind::Earlier).cloned();
    if let Some(exact) = exact {
        (list.offers, list.cursor) = (vec![exact], 0);
        return update(state, Action::Do(Command::Confirm));
    }
    update(state, Action::Paste(text.to_owned()))
}

/// A yes, another percentage, or no.
fn confirm(state: &mut State, text: &str) -> Option<Effect> {
    if ["y", "yes"].contains(&text.to_lowercase().as_str()) {
        return update(state, Action::Do(Command::Confirm));
    }
    if matches!(state.layer, Some(Layer::Above(_))) { reach(state, text) } else { leave(state) }
}

/// Another percentage to accept above.
fn reach(state: &mut State, text: &str) -> Option<Effect> {
    match text.trim().trim_end_matches('%').trim_end().parse::<u8>() {
        Ok(percent @ 0..=100) => {
            deciding::reach(state, percent);
            None
        }
        _ => leave(state),
    }
}
