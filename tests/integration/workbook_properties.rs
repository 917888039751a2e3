//! Whatever a workbook holds and whatever is written into it: the answers read back, and nothing else is another.

use std::collections::BTreeMap;

use proptest::prelude::*;
use vsq::workbook::grid::{CellAddress, Sheet, Workbook};
use vsq::workbook::read::read_bytes;
use vsq::workbook::{CellWrite, complete};

use crate::forced_answers::{as_read, force, legal};
use crate::made_workbooks::{Contents, contents, strange_text, workbook};
use crate::packages::{Parts, read, stored, text_of};
use crate::schema_order::in_schema_order;

/// The writes that can be made: to no formula, no caption of a table, each cell once.
fn possible(book: &Workbook, wanted: Vec<(u32, u32, String)>) -> BTreeMap<CellAddress, String> {
    let sheet = &book.sheets[0];
    let mut writes = BTreeMap::new();
    for (row, column, text) in wanted {
        let at = CellAddress::new(row, column);
        let at = sheet.merge_at(at).map_or(at, |range| range.first);
        let caption = sheet.table_headers.iter().any(|range| range.contains(at));
        if !caption && !sheet.cell(at).is_some_and(|cell| cell.formula) {
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
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

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
    fn the_auditor_agrees_where_answers_are_legal(
        contents in contents(),
        wanted in prop::collection::vec((0u32..95, 0u32..14, strange_text()), 1..20),
    ) {
        let original = workbook(&contents);
        let before = read(&original);
        let possible = possible(&before, wanted);
        let legal = possible.into_iter().enumerate().filter_map(|(turn, (at, text))| {
            Some(CellWrite { sheet: 0, at, text: legal(&before.sheets[0], at, &text, turn)? })
        });
        force("made.xlsx", &original, &legal.collect::<Vec<_>>());
    }

    #[test]
    fn calamine_reads_the_same_texts(texts in prop::collection::vec(strange_text(), 1..8)) {
        let original = workbook(&Contents::default());
        let at = |row: usize| CellAddress::new(u32::try_from(row).unwrap(), 1);
        let writes: Vec<CellWrite> =
            texts.iter().enumerate().map(|(row, text)| CellWrite { sheet: 0, at: at(row), text: text.clone() }).collect();
        let copy = complete(&original, &read(&original), &writes, jiff::civil::date(2026, 1, 2)).unwrap();
        let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(copy.bytes)).unwrap();
        let range = calamine::Reader::worksheet_range(&mut book, "Sheet1").unwrap();
        for (row, text) in texts.iter().enumerate() {
            let read = range.get_value((u32::try_from(row).unwrap(), 1)).map(ToString::to_string).unwrap_or_default();
            prop_assert_eq!(read, as_read(text));
        }
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
            let parts = stored(&whole).into_iter().map(|(name, ..)| (name.clone(), text_of(&whole, &name).into_bytes()));
            let parts = Parts(parts.collect());
            let part = harmed(text_of(&whole, name).into_bytes());
            let bytes = parts.with(name, part).zip();
            if let Ok(book) = read_bytes(&bytes, "harmed.xlsx") {
                let write = CellWrite { sheet: 0, at: CellAddress::new(3, 3), text: "x".to_owned() };
                let _ = complete(&bytes, &book, &[write], jiff::civil::date(2026, 1, 2));
            }
        }
    }
}
