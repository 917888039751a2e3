//! Moving about: the list, the question's page, the mouse.

use super::Effect;
use crate::tui::action::Command;
use crate::tui::layer::{Layer, SheetView};
use crate::tui::layout::{parts, share_at};
use crate::tui::state::{Row, State};
use crate::tui::view;
use ratatui::layout::{Position, Rect};

/// A command that moves.
pub fn moved(state: &mut State, command: Command) {
    let page = usize::from(parts(state).list.height.max(2)) - 1;
    match command {
        Command::Down => by(state, 1, true),
        Command::Up => by(state, 1, false),
        Command::PageDown => by(state, page, true),
        Command::PageUp => by(state, page, false),
        Command::First => to(state, 0),
        Command::Last => to(state, state.rows.len().saturating_sub(1)),
        Command::NextOpen => to_open(state, true),
        Command::PreviousOpen => to_open(state, false),
        Command::ScrollDown => scroll(state, true, usize::from(parts(state).page.height / 2).max(1)),
        Command::ScrollUp => scroll(state, false, usize::from(parts(state).page.height / 2).max(1)),
        _ => {}
    }
}

/// So many lines on; headings count, and a heading is never chosen.
fn by(state: &mut State, lines: usize, down: bool) {
    let before = state.cursor;
    state.cursor = if down { state.cursor.saturating_add(lines) } else { state.cursor.saturating_sub(lines) };
    state.cursor = state.cursor.min(state.rows.len().saturating_sub(1));
    let is_question = |at: &usize| matches!(state.rows.get(*at), Some(Row::Question(_)));
    let found = if down {
        (state.cursor..state.rows.len()).find(is_question)
    } else {
        (0..=state.cursor).rev().find(is_question)
    };
    state.cursor = found.unwrap_or(before);
    state.settle_cursor();
    if state.cursor != before {
        state.scroll = 0;
    }
}

fn to(state: &mut State, cursor: usize) {
    state.cursor = cursor;
    state.settle_cursor();
    state.scroll = 0;
}

/// The next question to decide below the cursor (or above), in the order of the list, and round the end.
pub fn next_open(state: &State, down: bool) -> Option<usize> {
    let open = |row: &Row| match row {
        Row::Question(at) => state.desk.standing(*at).is_open().then_some(*at),
        Row::Heading(_) => None,
    };
    let below = state.rows.iter().skip(state.cursor + 1);
    let above = state.rows.iter().take(state.cursor);
    if down { below.chain(above).find_map(open) } else { above.rev().chain(below.rev()).find_map(open) }
}

fn to_open(state: &mut State, down: bool) {
    match next_open(state, down) {
        Some(at) => {
            state.arrange(Some(at));
            state.scroll = 0;
        }
        None if state.desk.matched() < state.desk.len() => state.say("nothing so far; the bank is still being asked"),
        None => state.say("nothing else is left to decide"),
    }
}

fn scroll(state: &mut State, down: bool, lines: usize) {
    state.scroll = if down { state.scroll.saturating_add(lines) } else { state.scroll.saturating_sub(lines) };
}

/// Keeps the chosen line in view, and the question's page within what it has.
pub fn keep_in_view(state: &mut State) {
    let parts = parts(state);
    let height = usize::from(parts.list.height).max(1);
    // The heading above the first question of a section is shown with it.
    let heading = state.cursor.checked_sub(1).and_then(|above| state.rows.get(above));
    let first = state.cursor - usize::from(matches!(heading, Some(Row::Heading(_))) && height > 1);
    if first < state.top {
        state.top = first;
    }
    if state.cursor >= state.top + height {
        state.top = state.cursor + 1 - height;
    }
    state.top = state.top.min(state.rows.len().saturating_sub(height));
    let lines = view::page_length(state);
    state.scroll = state.scroll.min(lines.saturating_sub(usize::from(parts.page.height)));
}

fn holds(area: Rect, column: u16, row: u16) -> bool {
    area.contains(Position::new(column, row))
}

/// The left button: on the list it chooses, on a hint it does that, on the divider it begins to draw. In a list that lies on
/// top it chooses, and takes what is chosen already; beside such a list it leaves it. On the sheet it chooses a cell.
pub fn press(state: &mut State, column: u16, row: u16) -> Option<Effect> {
    let parts = parts(state);
    if holds(parts.hints, column, row) {
        let command = view::hint_at(state, column)?;
        return super::command_given(state, command);
    }
    let at = Position::new(column, row);
    match &state.layer {
        None => {}
        Some(Layer::Choosing(list)) => {
            let (cursor, found) = (list.cursor, view::offer_at(state, list, at));
            return match found {
                None => super::command_given(state, Command::Cancel),
                Some(Some(offer)) if offer == cursor => super::command_given(state, Command::Confirm),
                Some(offer) => {
                    super::choosing::point_at(state, offer);
                    None
                }
            };
        }
        Some(Layer::Sheet(sheet)) => {
            let sheet = *sheet;
            if let Some((row, column)) = view::cell_at(state, sheet, at) {
                state.layer = Some(Layer::Sheet(SheetView { row, column, ..sheet }));
            }
            return None;
        }
        Some(_) => return None,
    }
    if holds(parts.list, column, row) {
        let at = state.top + usize::from(row - parts.list.y);
        if matches!(state.rows.get(at), Some(Row::Question(_))) {
            to(state, at);
        }
    } else if holds(parts.divider, column, row) {
        state.dragging = true;
    }
    None
}

/// The pointer dragged: the divider follows.
pub fn drag(state: &mut State, column: u16, row: u16) {
    if state.dragging {
        state.split = Some(share_at(state, column, row));
    }
}

/// The wheel: over the list it moves the choice, over the question it scrolls, over what lies on top it scrolls that.
pub fn wheel(state: &mut State, down: bool, column: u16, row: u16) {
    let command = if down { Command::Down } else { Command::Up };
    match &state.layer {
        None if holds(parts(state).list, column, row) => by(state, 1, down),
        None => scroll(state, down, 3),
        Some(Layer::Asking(_) | Layer::Writing(_)) => {}
        Some(_) => {
            super::command_given(state, command);
        }
    }
}
