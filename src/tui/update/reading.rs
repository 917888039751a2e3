//! Pages to read and the whole sheet.

use crate::tui::action::Command;
use crate::tui::layer::{Layer, SheetView};
use crate::tui::state::State;
use crate::tui::view;
use crate::workbook::grid::Sheet;

/// A command on a page.
pub fn page(state: &mut State, command: Command) {
    let Some(Layer::Page(mut page)) = state.layer.take() else { return };
    let shown = usize::from(state.size.1.saturating_sub(4)).max(1);
    let last = view::reading_length(state, page.what).saturating_sub(shown);
    page.top = match command {
        Command::Cancel | Command::Confirm => return,
        Command::Down => page.top + 1,
        Command::Up => page.top.saturating_sub(1),
        Command::PageDown => page.top + shown,
        Command::PageUp => page.top.saturating_sub(shown),
        Command::First => 0,
        Command::Last => last,
        _ => page.top,
    };
    page.top = page.top.min(last);
    state.layer = Some(Layer::Page(page));
}

/// The last row and column of a sheet that hold anything.
#[must_use]
pub fn extent(sheet: &Sheet) -> (u32, u32) {
    let row = sheet.rows.last().map_or(0, |row| row.index);
    let column = sheet.rows.iter().filter_map(|row| row.cells.last()).map(|cell| cell.at.column).max();
    (row, column.unwrap_or(0))
}

/// A command on the whole sheet.
pub fn sheet(state: &mut State, command: Command) {
    let Some(Layer::Sheet(view)) = state.layer.take() else { return };
    let sheets = &state.desk.subject.workbook.sheets;
    let Some(sheet) = sheets.get(view.sheet) else { return };
    let (last_row, last_column) = extent(sheet);
    let page = u32::from(state.size.1.saturating_sub(6)).max(1);
    let SheetView { row, column, .. } = view;
    let to_row = |row: u32| SheetView { row: row.min(last_row), ..view };
    let moved = match command {
        Command::Cancel => return,
        Command::Confirm => {
            let here = |at: &usize| {
                state.desk.proposed(*at).is_some_and(|response| response.sheet == view.sheet)
                    && state.desk.question(*at).is_some_and(|question| question.cell.row == row)
            };
            let question = (0..state.desk.len()).find(here);
            match question {
                Some(at) => go_to(state, at),
                None => {
                    state.warn("no question stands in this row");
                    state.layer = Some(Layer::Sheet(view));
                }
            }
            return;
        }
        Command::Down => to_row(row + 1),
        Command::Up => to_row(row.saturating_sub(1)),
        Command::PageDown => to_row(row + page),
        Command::PageUp => to_row(row.saturating_sub(page)),
        Command::First => to_row(0),
        Command::Last => to_row(last_row),
        Command::Left => SheetView { column: column.saturating_sub(1), ..view },
        Command::Right => SheetView { column: (column + 1).min(last_column), ..view },
        Command::NextFile => SheetView { sheet: (view.sheet + 1) % sheets.len().max(1), row: 0, column: 0 },
        _ => view,
    };
    state.layer = Some(Layer::Sheet(moved));
}

/// Goes to a question; where the filter hides it, everything is shown.
pub fn go_to(state: &mut State, at: usize) {
    state.scroll = 0;
    state.arrange(Some(at));
    if state.selected() != Some(at) {
        state.filter = crate::tui::state::Filter::All;
        state.arrange(Some(at));
    }
}
