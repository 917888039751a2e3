//! The whole sheet as a grid, with what will be written in its cells.

use std::collections::BTreeMap;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{bars, plain, put};
use crate::tui::layer::SheetView;
use crate::tui::state::State;
use crate::tui::wrap::{fitted, wrapped};
use crate::workbook::grid::{CellAddress, Sheet, column_letters};

/// The widest and narrowest that a column is drawn, in cells.
const WIDTHS: (f64, f64) = (5.0, 44.0);
/// The width of the row numbers.
const NUMBERS: usize = 7;

/// Draws the sheet around the chosen cell, and that cell's text in full below.
pub fn draw(state: &State, view: SheetView, frame: &mut Frame<'_>) {
    let look = state.look;
    let Some(sheet) = state.desk.subject.workbook.sheets.get(view.sheet) else { return };
    let [title, letters, body, below, hints] = areas(frame.area());
    let writes: BTreeMap<CellAddress, String> = (0..state.desk.len())
        .filter_map(|at| state.desk.answer(at))
        .filter(|answer| answer.sheet == view.sheet)
        .flat_map(|answer| answer.writes.iter().map(|write| (write.at, write.text.clone())))
        .collect();
    let room = usize::from(frame.area().width).saturating_sub(NUMBERS);
    let columns = columns(sheet, view.column, room);
    let name = format!(" {}  {} to be written", sheet.name, writes.len());
    put(frame, title, vec![plain(state, Line::styled(fitted(&name, room), look.strong()))]);
    let mut captions = vec![Span::raw(" ".repeat(NUMBERS))];
    for (column, width) in &columns {
        captions.push(Span::styled(fitted(&column_letters(*column), *width), look.accent()));
    }
    put(frame, letters, vec![Line::from(captions)]);
    let rows = u32::from(body.height);
    let top = view.row.saturating_sub(rows / 2);
    let lines =
        (top..top.saturating_add(rows)).map(|row| plain(state, line(state, sheet, &writes, view, row, &columns)));
    put(frame, body, lines.collect());
    let at = CellAddress::new(view.row, view.column);
    let text = writes.get(&at).map_or_else(|| sheet.text(at), String::as_str);
    let text = format!("{at}  {text}");
    let lines = wrapped(&text, room).into_iter().map(|part| plain(state, Line::raw(format!(" {part}"))));
    put(frame, below, lines.collect());
    bars::hints(state, frame, hints);
}

/// The title, the column letters, the rows, the chosen cell's text and the hints.
fn areas(window: Rect) -> [Rect; 5] {
    let height = window.height;
    Layout::vertical([
        Constraint::Length(u16::from(height > 3)),
        Constraint::Length(1),
        Constraint::Min(0),
        Constraint::Length(if height > 14 { 4 } else { u16::from(height > 5) }),
        Constraint::Length(u16::from(height > 4)),
    ])
    .areas(window)
}

/// The row and column of the cell that stands at a place of the window.
#[must_use]
pub fn cell_at(state: &State, view: SheetView, at: Position) -> Option<(u32, u32)> {
    let sheet = state.desk.subject.workbook.sheets.get(view.sheet)?;
    let [_, _, body, _, _] = areas(Rect::new(0, 0, state.size.0, state.size.1));
    let down = body.contains(at).then(|| u32::from(at.y - body.y))?;
    let room = usize::from(state.size.0).saturating_sub(NUMBERS);
    let mut right = NUMBERS;
    let column = columns(sheet, view.column, room).into_iter().find(|(_, width)| {
        right += width;
        usize::from(at.x) < right
    });
    let top = view.row.saturating_sub(u32::from(body.height) / 2);
    Some((top + down, column.map_or(view.column, |(column, _)| column)))
}

fn line(
    state: &State,
    sheet: &Sheet,
    writes: &BTreeMap<CellAddress, String>,
    view: SheetView,
    row: u32,
    columns: &[(u32, usize)],
) -> Line<'static> {
    let look = state.look;
    let mut spans = vec![Span::styled(format!("{:>6} ", row + 1), look.faint())];
    for (column, width) in columns {
        let at = CellAddress::new(row, *column);
        let (text, style) = match writes.get(&at) {
            Some(text) => (text.as_str(), look.standing(crate::response::decide::Standing::Filled)),
            None => (sheet.text(at), Style::new()),
        };
        let chosen = row == view.row && *column == view.column;
        let style = if chosen { style.patch(look.chosen()) } else { style };
        spans.push(Span::styled(fitted(text, width.saturating_sub(1)), style));
        spans.push(Span::raw(" "));
    }
    Line::from(spans)
}

/// The columns that are shown with their widths, such that the chosen one is among them.
fn columns(sheet: &Sheet, chosen: u32, room: usize) -> Vec<(u32, usize)> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let width = |column: u32| sheet.column_width(column).clamp(WIDTHS.0, WIDTHS.1) as usize + 1;
    let mut first = chosen;
    let mut used = width(chosen);
    while first > 0 && used + width(first - 1) <= room {
        first -= 1;
        used += width(first);
    }
    let mut shown = Vec::new();
    let mut used = 0;
    let mut column = first;
    while used < room {
        let width = width(column).min(room - used);
        shown.push((column, width));
        used += width;
        column += 1;
    }
    shown
}
