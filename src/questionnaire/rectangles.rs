//! Rectangles found by row without walking all of them: merges and rules of a sheet, of which there may be thousands.

use crate::workbook::grid::{CellAddress, CellRange};

/// Whether a merge covers several columns.
#[must_use]
pub const fn is_wide(range: &CellRange) -> bool {
    range.last.column > range.first.column
}

/// Rectangles in an interval tree over their rows, each with the position it was given in.
///
/// The tree is the sorted list itself: the middle of every slice is its root, and `reach` holds the last row that
/// anything in the slice under a root comes to.
#[derive(Debug, Default)]
pub struct Rectangles {
    sorted: Vec<(CellRange, usize)>,
    reach: Vec<u32>,
}

impl Rectangles {
    /// Indexes the rectangles; `usize` is handed back with each that is found.
    #[must_use]
    pub fn new(mut sorted: Vec<(CellRange, usize)>) -> Self {
        sorted.sort_by_key(|(range, at)| (range.first.row, range.first.column, range.last.row, *at));
        let mut reach = vec![0; sorted.len()];
        fill(&sorted, &mut reach);
        Self { sorted, reach }
    }

    /// Calls `found` with every rectangle that holds the cell, topmost first.
    pub fn at(&self, at: CellAddress, mut found: impl FnMut(&CellRange, usize)) {
        search(&self.sorted, &self.reach, at, &mut found);
    }

    /// The first rectangle that holds the cell.
    #[must_use]
    pub fn first_at(&self, at: CellAddress) -> Option<CellRange> {
        let mut first = None;
        self.at(at, |range, _| first = first.or(Some(*range)));
        first
    }
}

fn fill(sorted: &[(CellRange, usize)], reach: &mut [u32]) -> u32 {
    let middle = sorted.len() / 2;
    let (Some((range, _)), Some((left, rest))) = (sorted.get(middle), sorted.split_at_checked(middle)) else {
        return 0;
    };
    let Some((reach_left, reach_rest)) = reach.split_at_mut_checked(middle) else { return 0 };
    let Some((own, reach_right)) = reach_rest.split_first_mut() else { return 0 };
    let deepest = fill(left, reach_left).max(fill(rest.get(1..).unwrap_or_default(), reach_right)).max(range.last.row);
    *own = deepest;
    deepest
}

fn search(sorted: &[(CellRange, usize)], reach: &[u32], at: CellAddress, found: &mut impl FnMut(&CellRange, usize)) {
    let middle = sorted.len() / 2;
    let (Some((range, position)), Some(deepest)) = (sorted.get(middle), reach.get(middle)) else { return };
    if *deepest < at.row {
        return;
    }
    search(sorted.get(..middle).unwrap_or_default(), reach.get(..middle).unwrap_or_default(), at, found);
    if range.first.row > at.row {
        return;
    }
    if range.contains(at) {
        found(range, *position);
    }
    search(sorted.get(middle + 1..).unwrap_or_default(), reach.get(middle + 1..).unwrap_or_default(), at, found);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn range(row: u32, column: u32, height: u32, width: u32) -> CellRange {
        CellRange { first: CellAddress::new(row, column), last: CellAddress::new(row + height, column + width) }
    }

    proptest! {
        #[test]
        fn what_is_found_is_what_a_walk_over_all_finds(
            sides in prop::collection::vec((0u32..40, 0u32..8, 0u32..30, 0u32..4), 0..40),
            row in 0u32..70,
            column in 0u32..12,
        ) {
            let all: Vec<(CellRange, usize)> =
                sides.iter().enumerate().map(|(at, (r, c, h, w))| (range(*r, *c, *h, *w), at)).collect();
            let cell = CellAddress::new(row, column);
            let mut found = Vec::new();
            Rectangles::new(all.clone()).at(cell, |_, at| found.push(at));
            found.sort_unstable();
            let walked: Vec<usize> = all.iter().filter(|(range, _)| range.contains(cell)).map(|(_, at)| *at).collect();
            prop_assert_eq!(found, walked);
        }
    }
}
