//! Telling a row that captions tick columns from a row of ticks and answers.

use crate::stance::Stance;
use crate::workbook::grid::Row;

use super::evidence::ratio;
use super::headers::shown_cells;
use super::scales::points_of;
use super::texts::{is_blank, is_identifier, is_mark, is_question};
use super::vocabulary::leaning_of;

/// How many rows below a row of captions are looked at for answers.
const ROWS_BELOW: usize = 12;

/// Whether the row captions tick columns: adjacent cells that lean different ways or count the points of a scale, above
/// cells that do not.
pub(super) fn has_tick_captions(rows: &[Row], at: usize) -> bool {
    let Some(row) = rows.get(at) else { return false };
    let cells: Vec<(u32, &str)> = shown_cells(row).collect();
    if cells
        .iter()
        .any(|(_, text)| is_question(text) && leaning_of(text).is_none() || is_identifier(text) && text.len() > 1)
    {
        return false;
    }
    let leanings: Vec<(u32, Stance)> =
        cells.iter().filter_map(|(column, text)| Some((*column, leaning_of(text)?))).collect();
    let adjacent = leanings.windows(2).any(|pair| match pair {
        [(left, first), (right, second)] => right - left <= 2 && first != second,
        _ => false,
    });
    if adjacent && leanings.iter().any(|(_, leaning)| *leaning == Stance::Yes) {
        // Answers side by side in the rows below would make this row one of answers too.
        return share_below(rows, at, leanings.iter().map(|(column, _)| *column), |text| {
            leaning_of(text).is_some() && !is_mark(text)
        }) <= 0.25;
    }
    let points = points_of(cells.iter().copied());
    !points.is_empty() && share_below(rows, at, points.iter().copied(), |text| !is_blank(text) && !is_mark(text)) == 0.0
}

/// How large a part of the cells in the columns right below the row hold such a text, from 0 to 1.
fn share_below(
    rows: &[Row],
    at: usize,
    columns: impl Iterator<Item = u32> + Clone,
    such: impl Fn(&str) -> bool,
) -> f32 {
    let below = rows.get(at + 1..).unwrap_or_default().iter().take(ROWS_BELOW);
    let text = |row: &Row, column| row.cell(column).map_or("", |cell| cell.text.trim()).to_owned();
    let cells = below.flat_map(|row| columns.clone().map(move |column| text(row, column)));
    let (seen, found) = cells.fold((0, 0), |(seen, found), text| (seen + 1, found + usize::from(such(&text))));
    ratio(found, seen)
}
