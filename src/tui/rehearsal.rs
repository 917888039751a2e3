//! The review of the small questionnaire, driven by keys as a person would, with a journal that always succeeds.

use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::action::Action;
use super::keymap::{Keymap, Press};
use super::look::Look;
use super::state::{Row, State};
use super::update::{Effect, action_of, recorded, update};
use super::view;
use crate::response::specimen::desk;

/// The review in a window of a size.
pub fn review(width: u16, height: u16) -> State {
    State::new(desk(), "form.xlsx", Keymap::default(), Look { colour: false, ..Look::default() }, (width, height))
}

/// Presses keys named as in the keymap, in order; gives what was left to do outside but for recording, which is done.
pub fn press(state: &mut State, keys: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    for key in keys.split_whitespace() {
        let press: Press = key.parse().unwrap();
        let action = action_of(state, crossterm::event::Event::Key(press.event())).unwrap();
        effects.extend(act(state, action));
    }
    effects
}

/// Does an action and records what it decides.
pub fn act(state: &mut State, action: Action) -> Option<Effect> {
    match update(state, action) {
        Some(Effect::Record(step)) => {
            recorded(state, step);
            None
        }
        other => other,
    }
}

/// Types a text as keys.
pub fn type_text(state: &mut State, text: &str) {
    for character in text.chars() {
        let key = if character == ' ' { "space".to_owned() } else { character.to_string() };
        press(state, &key);
    }
}

/// Chooses a question by its number.
pub fn choose(state: &mut State, number: &str) {
    let named = |at: &usize| state.desk.question(*at).unwrap().number.as_deref() == Some(number);
    let at = (0..state.desk.len()).find(named).unwrap();
    state.arrange(Some(at));
    assert_eq!(state.rows[state.cursor], Row::Question(at));
}

/// The number of the chosen question.
pub fn chosen(state: &State) -> String {
    state.selected().and_then(|at| state.desk.question(at)?.number.clone()).unwrap_or_default()
}

/// The cells that will be written for the question of a number.
pub fn cells(state: &State, number: &str) -> Vec<String> {
    let named = |at: &usize| state.desk.question(*at).unwrap().number.as_deref() == Some(number);
    let at = (0..state.desk.len()).find(named).unwrap();
    state.desk.answer(at).unwrap().writes.iter().map(|write| format!("{} {}", write.at, write.text)).collect()
}

/// The screen as text, blanks at the ends of lines left out.
pub fn screen(state: &State) -> String {
    let (width, height) = state.size;
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| view::draw(state, frame)).unwrap();
    let buffer = terminal.backend().buffer();
    let mut text = String::new();
    for row in 0..height {
        let mut line = String::new();
        let mut column = 0;
        while column < width {
            let symbol = buffer[(column, row)].symbol();
            line.push_str(symbol);
            // A wide character takes the cell behind it as well.
            column += u16::try_from(unicode_width::UnicodeWidthStr::width(symbol).max(1)).unwrap();
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
