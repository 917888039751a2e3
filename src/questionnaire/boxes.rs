//! A column of boxes beside the questions, each to be ticked or left: one choice, and it means yes.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::captions::Role;
use super::evidence::sampled;
use super::replies::{Field, Replies};
use super::survey::Survey;
use super::texts::{is_box, is_mark};
use crate::workbook::grid::CellAddress;

/// The fewest boxes that are worth a word.
const FEWEST: usize = 3;

impl Field<'_, '_> {
    /// The column in which nearly every question has a box of its own, with what a ticked one says: the caption where
    /// there is one, else the box. None where two columns have boxes, or the caption speaks of something else.
    pub fn boxes(&self, replies: &Replies) -> Option<(u32, String)> {
        let text = |row: &u32, column| self.survey.text(CellAddress::new(*row, column));
        let is_boxed = |column: u32| {
            let (mut seen, mut boxes, mut marks) = (0usize, 0usize, 0usize);
            for row in sampled(self.rows) {
                let text = text(&row, column);
                seen += 1;
                boxes += usize::from(is_box(text));
                marks += usize::from(!is_box(text) && is_mark(text));
            }
            boxes > 0 && (boxes + marks) * 10 >= seen * 9
        };
        let against = |column: u32| self.weights.against(column, &[Role::Response]);
        let mut found = replies
            .iter()
            .filter(|(column, look)| look.is_writable() && against(**column) < 0.45 && is_boxed(**column));
        let (column, _) = found.next()?;
        if found.next().is_some() {
            return None;
        }
        let first = self.rows.first().map(|row| text(row, *column))?;
        Some((*column, self.weights.caption(*column).map_or(first, str::trim).to_owned()))
    }
}

/// The column with boxes to tick on a sheet that asks nothing, where there are a few.
#[must_use]
pub fn lone_boxes(survey: &Survey<'_>) -> Option<u32> {
    let mut boxes: BTreeMap<u32, usize> = BTreeMap::new();
    for cell in survey.rows().iter().flat_map(|row| &row.cells).filter(|cell| is_box(&cell.text)) {
        *boxes.entry(cell.at.column).or_insert(0) += 1;
    }
    let most = boxes
        .into_iter()
        .filter(|(_, count)| *count >= FEWEST)
        .max_by_key(|(column, count)| (*count, Reverse(*column)));
    most.map(|(column, _)| column)
}
