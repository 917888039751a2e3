//! Grids that no person draws: nothing makes the finding of questions fail, and what is claimed can be written.

use std::collections::BTreeSet;

use proptest::prelude::*;
use vsq::questionnaire::CellState;
use vsq::questionnaire::detect::{detect, detect_as};
use vsq::questionnaire::layout::layout_of;
use vsq::workbook::grid::{
    Cell, CellAddress, CellKind, CellRange, ColumnSpan, MAX_COLUMNS, MAX_ROWS, Row, Sheet, SheetState, StyleFacts,
};
use vsq::workbook::lists::{ChoiceRule, Demand};

use super::drawn::{sheet, workbook};
use super::found::lines;

/// Texts that mean something to whoever looks for questions, and some that mean nothing to anybody.
const TEXTS: [&str; 30] = [
    "Question",
    "Answer",
    "Response",
    "Comments",
    "No.",
    "Yes",
    "No",
    "N/A",
    "x",
    "1.1",
    "2. Operations",
    "Is data encrypted at rest?",
    "Describe how keys are kept.",
    "If so, how often?",
    "Only if you answered Yes to 1.1",
    "Company name:",
    "Signature",
    "Answer:",
    "A1:",
    "Requirement:",
    "(select)",
    "Yes (",
    "回答",
    "データは暗号化されていますか",
    "İ̇ß\u{200b}\u{feff}",
    "?",
    "()",
    ":",
    " ",
    "",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![8 => prop::sample::select(&TEXTS[..]).prop_map(str::to_owned), 1 => "\\PC{0,40}", 1 => ".{0,600}"]
}

fn address(rows: u32, columns: u32) -> impl Strategy<Value = CellAddress> {
    let row = prop_oneof![20 => 0..rows, 1 => Just(MAX_ROWS - 1)];
    let column = prop_oneof![20 => 0..columns, 1 => Just(MAX_COLUMNS - 1)];
    (row, column).prop_map(|(row, column)| CellAddress::new(row, column))
}

fn range() -> impl Strategy<Value = CellRange> {
    (address(12, 7), address(12, 7)).prop_map(|(a, b)| CellRange {
        first: CellAddress::new(a.row.min(b.row), a.column.min(b.column)),
        last: CellAddress::new(a.row.max(b.row), a.column.max(b.column)),
    })
}

fn style() -> impl Strategy<Value = StyleFacts> {
    (any::<[bool; 4]>(), prop::option::of(0u32..3)).prop_map(|([unlocked, bold, wrap, bordered], fill)| StyleFacts {
        unlocked,
        bold,
        wrap,
        fill,
        bordered,
    })
}

fn rule() -> impl Strategy<Value = ChoiceRule> {
    let demand = prop_oneof![
        prop::collection::vec(text(), 0..4).prop_map(Demand::OneOf),
        any::<u32>().prop_map(Demand::MaxLength),
        Just(Demand::Unresolved("INDIRECT(A1)".to_owned())),
    ];
    (prop::collection::vec(range(), 0..3), demand).prop_map(|(ranges, demand)| ChoiceRule { ranges, demand })
}

prop_compose! {
    fn grid()(
        cells in prop::collection::vec((address(12, 7), text(), style(), prop::bool::weighted(0.1)), 0..70),
        merges in prop::collection::vec(range(), 0..5),
        rules in prop::collection::vec(rule(), 0..5),
        hidden in prop::collection::vec((0u32..7, any::<bool>()), 0..3),
        protected in any::<bool>(),
        rules_known in any::<bool>(),
    ) -> Sheet {
        let mut sheet = sheet("Q", "");
        let mut taken = BTreeSet::new();
        let mut cells: Vec<_> = cells.into_iter().filter(|(at, ..)| taken.insert(*at)).collect();
        cells.sort_by_key(|(at, ..)| *at);
        for (at, text, style, formula) in cells {
            let kind = if text.is_empty() { CellKind::Empty } else { CellKind::Text };
            if sheet.rows.last().is_none_or(|row| row.index != at.row) {
                sheet.rows.push(Row { index: at.row, hidden: at.row % 5 == 4, style: None, cells: Vec::new() });
            }
            sheet.rows.last_mut().unwrap().cells.push(Cell { at, text, kind, formula, style });
        }
        for (column, hidden) in hidden {
            let style = StyleFacts::default();
            sheet.columns.push(ColumnSpan { first: column, last: column, width: None, hidden, style });
        }
        sheet.columns.sort_by_key(|span| span.first);
        sheet.columns.dedup_by_key(|span| span.first);
        Sheet { state: SheetState::Visible, merges, rules, protected, rules_known, ..sheet }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_grid_makes_it_fail_and_nothing_is_claimed_that_cannot_be_written(sheets in prop::collection::vec(grid(), 1..3)) {
        let workbook = workbook(sheets);
        let found = detect(&workbook);
        for question in found.sheets.iter().flat_map(|sheet| &sheet.questions) {
            let answer = &question.answer;
            prop_assert!(!answer.is_empty(), "{} claims no cell", question.cell);
            let cells = answer.response.iter().chain(&answer.comment);
            for cell in cells.chain(answer.choices.iter().map(|(_, cell)| cell)).chain(answer.other.iter().map(|(_, cell)| cell)) {
                prop_assert!(!matches!(cell.state, CellState::Formula | CellState::Locked | CellState::Hidden));
                prop_assert!(cell.at != question.cell, "{} answers itself", question.cell);
            }
        }
        prop_assert_eq!(lines(&found), lines(&detect(&workbook)));
        let _ = detect_as(&workbook, Some(&layout_of(&workbook, "any")));
    }
}
