//! Whatever a workbook holds and whatever is written into it: the answers read back, and nothing else is another.

use std::collections::BTreeMap;

use proptest::prelude::*;
use vsq::workbook::grid::{CellAddress, Sheet, Workbook};
use vsq::workbook::read::read_bytes;
use vsq::workbook::{CellWrite, complete};

use crate::forced_answers::{as_read, force, is_locked, legal};
use crate::made_workbooks::{CHOICES, contents, strange_text, workbook};
use crate::packages::{Parts, bytes_of, read, stored, text_of};
use crate::schema_order::in_schema_order;

/// The writes that can be made: to no formula, no caption of a table, no choice of a list, each cell once.
fn possible(book: &Workbook, wanted: Vec<(u32, u32, String)>) -> BTreeMap<CellAddress, String> {
    let sheet = &book.sheets[0];
    let (first_choice, last_choice, column_of_choices) = CHOICES;
    let mut writes = BTreeMap::new();
    for (row, column, text) in wanted {
        let at = CellAddress::new(row, column);
        let at = sheet.merge_at(at).map_or(at, |range| range.first);
        let caption = sheet.table_headers.iter().any(|range| range.contains(at));
        let choice = column == u32::from(column_of_choices) && (first_choice..=last_choice).contains(&row);
        if !caption && !choice && !sheet.cell(at).is_some_and(|cell| cell.formula) {
            writes.insert(at, text);
        }
    }
    writes
}

/// Everything that is said of a sheet besides its cells.
fn frame(sheet: &Sheet) -> String {
    let Sheet { name, state, protected, columns, merges, rules, table_headers, default_column_width, .. } = sheet;
    format!("{name} {state:?} {protected} {columns:?} {merges:?} {rules:?} {table_headers:?} {default_column_width}")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn answers_read_back_and_nothing_else_changes(
        contents in contents(),
        wanted in prop::collection::vec((0u32..90, 0u32..14, strange_text()), 1..12),
    ) {
        let original = workbook(&contents);
        let before = read(&original);
        let writes = possible(&before, wanted);
        let list: Vec<CellWrite> =
            writes.iter().map(|(at, text)| CellWrite { sheet: 0, at: *at, text: text.clone() }).collect();
        let copy = complete(&original, &before, &list, jiff::civil::date(2026, 1, 2)).unwrap();
        let after = read(&copy.bytes);

        for (at, text) in &writes {
            prop_assert_eq!(after.sheets[0].text(*at), as_read(text));
            prop_assert_eq!(after.sheets[0].style(*at), before.sheets[0].style(*at));
        }
        for (old, new) in before.sheets.iter().zip(&after.sheets) {
            prop_assert_eq!(frame(old), frame(new));
            let untouched = |sheet: &Sheet| -> Vec<String> {
                let cells = sheet.cells().filter(|cell| sheet.name != "Sheet1" || !writes.contains_key(&cell.at));
                cells.map(|cell| format!("{cell:?}")).collect()
            };
            prop_assert_eq!(untouched(old), untouched(new));
        }
        let may_change = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"];
        for (old, new) in stored(&original).iter().zip(&stored(&copy.bytes)) {
            prop_assert_eq!((&old.0, &old.1), (&new.0, &new.1));
            prop_assert!(old.2 == new.2 || may_change.contains(&old.0.as_str()), "{} changed", old.0);
        }
        for part in may_change {
            if stored(&copy.bytes).iter().any(|entry| entry.0 == part) {
                prop_assert_eq!(in_schema_order(&text_of(&copy.bytes, part)), Ok(()));
            }
        }
    }

    #[test]
    fn the_auditor_and_another_reader_agree_where_answers_are_legal(
        contents in contents(),
        wanted in prop::collection::vec((0u32..95, 0u32..14, strange_text()), 1..20),
    ) {
        let original = workbook(&contents);
        let before = read(&original);
        let possible = possible(&before, wanted);
        let sheet = &before.sheets[0];
        let open = possible.into_iter().filter(|(at, _)| !is_locked(sheet, *at));
        let legal = open.enumerate().filter_map(|(turn, (at, text))| {
            Some(CellWrite { sheet: 0, at, text: legal(sheet, at, &text, turn)? })
        });
        force("made.xlsx", &original, &legal.collect::<Vec<_>>());
    }

    #[test]
    fn addresses_are_read_as_they_are_shown(row in 0u32..1_048_576, column in 0u32..16_384) {
        let at = CellAddress::new(row, column);
        prop_assert_eq!(at.to_string().parse::<CellAddress>().unwrap(), at);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(
        contents in contents(),
        harm in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        cut in any::<prop::sample::Index>(),
    ) {
        let whole = workbook(&contents);
        let harmed = |mut bytes: Vec<u8>| {
            for (at, byte) in &harm {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            bytes
        };
        let mut archive = harmed(whole.clone());
        let _ = read_bytes(&archive, "harmed.xlsx");
        archive.truncate(cut.index(archive.len()));
        let _ = read_bytes(&archive, "harmed.xlsx");
        // Inside a sound archive harm reaches the scanners and the patcher.
        for name in ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"] {
            let parts = stored(&whole).into_iter().map(|(name, ..)| (name.clone(), bytes_of(&whole, &name)));
            let parts = Parts(parts.collect());
            let part = harmed(bytes_of(&whole, name));
            let bytes = parts.with(name, part).zip();
            if let Ok(book) = read_bytes(&bytes, "harmed.xlsx") {
                let write = CellWrite { sheet: 0, at: CellAddress::new(3, 3), text: "x".to_owned() };
                let _ = complete(&bytes, &book, &[write], jiff::civil::date(2026, 1, 2));
            }
        }
    }
}
