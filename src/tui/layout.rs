//! Where things are on the screen: a function of the window's size alone, so that drawing and the mouse agree.

use ratatui::layout::{Constraint, Layout, Rect};

use super::state::State;

/// The width from which the list stands beside the question rather than above it.
const BESIDE: u16 = 110;
/// The width from which the question's page has a second column.
const TWO_COLUMNS: u16 = 170;

/// The parts of the screen. A part that does not fit has no area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Parts {
    /// The questionnaire's name.
    pub title: Rect,
    /// The progress bar.
    pub progress: Rect,
    /// The question list.
    pub list: Rect,
    /// The line between list and question.
    pub divider: Rect,
    /// The question's page.
    pub page: Rect,
    /// The second column of it, in wide windows.
    pub side: Rect,
    /// What is said to the person.
    pub message: Rect,
    /// The hint bar.
    pub hints: Rect,
}

/// The parts for the state's window.
#[must_use]
pub fn parts(state: &State) -> Parts {
    let (width, height) = state.size;
    let area = Rect::new(0, 0, width, height);
    let [title, progress, body, message, hints] = Layout::vertical([
        Constraint::Length(u16::from(height > 5)),
        Constraint::Length(u16::from(height > 8)),
        Constraint::Min(0),
        Constraint::Length(u16::from(height > 6)),
        Constraint::Length(u16::from(height > 3)),
    ])
    .areas(area);
    if width >= BESIDE {
        let share = state.split.unwrap_or(if width >= TWO_COLUMNS { 32 } else { 42 });
        let [list, divider, rest] =
            Layout::horizontal([Constraint::Percentage(share), Constraint::Length(3), Constraint::Min(0)]).areas(body);
        if width >= TWO_COLUMNS {
            let [page, _, side] =
                Layout::horizontal([Constraint::Percentage(56), Constraint::Length(3), Constraint::Min(0)]).areas(rest);
            return Parts { title, progress, list, divider, page, side, message, hints };
        }
        return Parts { title, progress, list, divider, page: rest, side: Rect::default(), message, hints };
    }
    let share = state.split.unwrap_or(40);
    let line = u16::from(body.height > 3);
    let [list, divider, page] =
        Layout::vertical([Constraint::Percentage(share), Constraint::Length(line), Constraint::Min(0)]).areas(body);
    Parts { title, progress, list, divider, page, side: Rect::default(), message, hints }
}

/// The share of the list, in percent, that puts the divider at a column and row.
#[must_use]
pub fn share_at(state: &State, column: u16, row: u16) -> u16 {
    let parts = parts(state);
    let (at, from, length) = if state.size.0 >= BESIDE {
        (column, 0, state.size.0)
    } else {
        (row, parts.list.y, parts.list.height + parts.divider.height + parts.page.height)
    };
    let share = u32::from(at.saturating_sub(from)) * 100 / u32::from(length.max(1));
    u16::try_from(share).unwrap_or(50).clamp(15, 80)
}

/// A box in the middle of the window, at most so wide and high.
#[must_use]
pub fn middle(size: (u16, u16), width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(size.0), height.min(size.1));
    Rect::new((size.0 - width) / 2, (size.1 - height) / 2, width, height)
}
