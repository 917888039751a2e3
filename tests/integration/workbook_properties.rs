//! Whatever a workbook holds and whatever is written into it: the answers read back, and nothing else is another.

use std::collections::BTreeMap;

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use rust_xlsxwriter::{
    Chart, ConditionalFormatDuplicate, DataValidation, Format, FormatBorder, Formula, Note, Table, Workbook as Writer,
};
use vsq::workbook::grid::{CellAddress, Sheet, Workbook};
use vsq::workbook::read::read_bytes;
use vsq::workbook::{CellWrite, complete};

use crate::packages::{Parts, read, stored, text_of};

/// Texts that have gone wrong somewhere: formula beginnings, white space, control characters, escapes, other scripts.
fn strange_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("=1+1".to_owned()),
        Just("+-@".to_owned()),
        Just("\t".to_owned()),
        Just("\r\n".to_owned()),
        Just("\r".to_owned()),
        Just("\n\n".to_owned()),
        Just("  ".to_owned()),
        Just("_x0041_".to_owned()),
        Just("_x005F_x000D_".to_owned()),
        Just("]]>&amp;<b>\"'".to_owned()),
        Just("\u{0}\u{1}\u{B}\u{1F}\u{7F}\u{FFFE}\u{FFFF}".to_owned()),
        Just("😀👩‍👩‍👧 日本語 שלום".to_owned()),
        Just("a long answer ".repeat(200)),
        "[ -~]{0,20}",
        "\\PC{0,12}",
    ];
    prop::collection::vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

/// What is put on a sheet before anybody answers.
#[derive(Debug, Clone)]
struct Features {
    texts: Vec<(u32, u16, String, bool)>,
    formulas: Vec<(u32, u16)>,
    merges: Vec<u32>,
    list: bool,
    table: bool,
    comment: bool,
    chart: bool,
    conditional: bool,
    protected: bool,
    widths: bool,
}

fn features() -> impl Strategy<Value = Features> {
    let cell = (0u32..30, 0u16..8, strange_text(), any::<bool>());
    (
        prop::collection::vec(cell, 0..40),
        prop::collection::vec((0u32..30, 0u16..8), 0..6),
        prop::collection::vec(0u32..8, 0..3),
        any::<[bool; 7]>(),
    )
        .prop_map(|(texts, formulas, merges, [list, table, comment, chart, conditional, protected, widths])| {
            Features { texts, formulas, merges, list, table, comment, chart, conditional, protected, widths }
        })
}

/// A workbook of two sheets with these features on the first.
fn workbook(features: &Features) -> Vec<u8> {
    let mut writer = Writer::new();
    let wrapped = Format::new().set_text_wrap().set_unlocked().set_border(FormatBorder::Thin);
    let bold = Format::new().set_bold();
    let sheet = writer.add_worksheet();
    for (row, column, text, framed) in &features.texts {
        let format = if *framed { &wrapped } else { &bold };
        sheet.write_string_with_format(*row, *column, text, format).unwrap();
    }
    for (row, column) in &features.formulas {
        sheet.write_formula(*row, *column, Formula::new("=1+1").set_result("2")).unwrap();
    }
    for row in features.merges.iter().collect::<std::collections::BTreeSet<_>>() {
        sheet.merge_range(40 + row * 3, 1, 41 + row * 3, 3, "merged", &wrapped).unwrap();
    }
    if features.list {
        let list = DataValidation::new().allow_list_strings(&["Yes", "No"]).unwrap();
        sheet.add_data_validation(0, 9, 1_048_575, 9, &list).unwrap();
    }
    if features.table {
        sheet.add_table(70, 0, 74, 2, &Table::new()).unwrap();
    }
    if features.comment {
        sheet.insert_note(2, 2, &Note::new("mind this")).unwrap();
    }
    if features.chart {
        let mut chart = Chart::new_column();
        chart.add_series().set_values("Sheet1!$A$1:$A$5");
        sheet.insert_chart(5, 12, &chart).unwrap();
    }
    if features.conditional {
        sheet.add_conditional_format(0, 0, 20, 3, &ConditionalFormatDuplicate::new()).unwrap();
    }
    if features.protected {
        sheet.protect();
    }
    if features.widths {
        sheet.set_column_width(1, 40).unwrap().set_column_hidden(3).unwrap().set_row_hidden(4).unwrap();
        sheet.set_column_format(5, &wrapped).unwrap().set_row_format(6, &bold).unwrap();
    }
    writer.add_worksheet().write_string(0, 0, "another").unwrap();
    writer.save_to_buffer().unwrap()
}

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
        features in features(),
        wanted in prop::collection::vec((0u32..90, 0u32..14, strange_text()), 1..12),
    ) {
        let original = workbook(&features);
        let before = read(&original);
        let writes = possible(&before, wanted);
        let list: Vec<CellWrite> =
            writes.iter().map(|(at, text)| CellWrite { sheet: 0, at: *at, text: text.clone() }).collect();
        let copy = complete(&original, &before, &list, jiff::civil::date(2026, 1, 2)).unwrap();
        let after = read(&copy.bytes);

        for (at, text) in &writes {
            prop_assert_eq!(after.sheets[0].text(*at), text.replace("\r\n", "\n").replace('\r', "\n"));
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
                in_schema_order(&text_of(&copy.bytes, part));
            }
        }
    }

    #[test]
    fn calamine_reads_the_same_texts(texts in prop::collection::vec(strange_text(), 1..8)) {
        let original = workbook(&Features {
            texts: Vec::new(), formulas: Vec::new(), merges: Vec::new(), list: false, table: false, comment: false,
            chart: false, conditional: false, protected: false, widths: false,
        });
        let at = |row: usize| CellAddress::new(u32::try_from(row).unwrap(), 1);
        let writes: Vec<CellWrite> =
            texts.iter().enumerate().map(|(row, text)| CellWrite { sheet: 0, at: at(row), text: text.clone() }).collect();
        let copy = complete(&original, &read(&original), &writes, jiff::civil::date(2026, 1, 2)).unwrap();
        let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(copy.bytes)).unwrap();
        let range = calamine::Reader::worksheet_range(&mut book, "Sheet1").unwrap();
        for (row, text) in texts.iter().enumerate() {
            let read = range.get_value((u32::try_from(row).unwrap(), 1)).map(ToString::to_string).unwrap_or_default();
            prop_assert_eq!(read, text.replace("\r\n", "\n").replace('\r', "\n"));
        }
    }

    #[test]
    fn addresses_are_read_as_they_are_shown(row in 0u32..1_048_576, column in 0u32..16_384) {
        let at = CellAddress::new(row, column);
        prop_assert_eq!(at.to_string().parse::<CellAddress>().unwrap(), at);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(
        features in features(),
        harm in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        cut in any::<prop::sample::Index>(),
    ) {
        let whole = workbook(&features);
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

/// The children of `worksheet` in the order that the schema demands (ECMA-376 part 1, A.2 `CT_Worksheet`).
const WORKSHEET: [&str; 38] = [
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
];
/// The same for `workbook` (`CT_Workbook`).
const WORKBOOK: [&str; 18] = [
    "fileVersion",
    "fileSharing",
    "workbookPr",
    "workbookProtection",
    "bookViews",
    "sheets",
    "functionGroups",
    "externalReferences",
    "definedNames",
    "calcPr",
    "oleSize",
    "customWorkbookViews",
    "pivotCaches",
    "smartTagPr",
    "smartTagTypes",
    "webPublishing",
    "fileRecoveryPr",
    "extLst",
];
/// The attributes of a cell (`CT_Cell`) and of a row (`CT_Row`) as the schema lists them.
const CELL: [&str; 6] = ["r", "s", "t", "cm", "vm", "ph"];
const ROW: [&str; 14] = [
    "r",
    "spans",
    "s",
    "customFormat",
    "ht",
    "hidden",
    "customHeight",
    "outlineLevel",
    "collapsed",
    "thickTop",
    "thickBot",
    "ph",
    "dyDescent",
    "x14ac:dyDescent",
];

/// Holds a part against the order of the schema: children, rows, cells and their values, and attributes that it knows.
fn in_schema_order(part: &str) {
    let mut reader = Reader::from_str(part);
    reader.config_mut().expand_empty_elements = true;
    let mut path: Vec<String> = Vec::new();
    let (mut last_child, mut last_row, mut last_cell, mut last_value) = (0, 0, None, 0);
    let place = |order: &[&str], name: &str| {
        order.iter().position(|one| *one == name).unwrap_or_else(|| panic!("`{name}` is not allowed here"))
    };
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) => {
                let name = element.local_name().as_ref().to_owned();
                let value = |key: &str| element.try_get_attribute(key).unwrap().map(|one| one.value.into_owned());
                match (path.iter().map(String::as_str).collect::<Vec<_>>().as_slice(), name.as_str()) {
                    ([root @ ("worksheet" | "workbook")], child) => {
                        let order: &[&str] = if *root == "worksheet" { &WORKSHEET } else { &WORKBOOK };
                        let now = place(order, child);
                        assert!(now >= last_child, "`{child}` stands too late");
                        last_child = now;
                    }
                    (["worksheet", "sheetData"], "row") => {
                        let row: u32 = value("r").unwrap().parse().unwrap();
                        assert!(row > last_row, "row {row} is out of order");
                        (last_row, last_cell) = (row, None);
                        element.attributes().flatten().for_each(|one| _ = place(&ROW, one.key.as_ref()));
                    }
                    (["worksheet", "sheetData", "row"], "c") => {
                        let at: CellAddress = value("r").unwrap().parse().unwrap();
                        assert!(at.row + 1 == last_row && last_cell < Some(at.column), "{at} is out of order");
                        (last_cell, last_value) = (Some(at.column), 0);
                        element.attributes().flatten().for_each(|one| _ = place(&CELL, one.key.as_ref()));
                    }
                    (["worksheet", "sheetData", "row", "c"], inside) => {
                        let now = place(&["f", "v", "is", "extLst"], inside);
                        assert!(now >= last_value, "`{inside}` stands too late");
                        last_value = now;
                    }
                    (["sst"], child) => assert!(["si", "extLst"].contains(&child), "{child}"),
                    _ => {}
                }
                path.push(name);
            }
            Event::End(_) => _ = path.pop(),
            Event::Eof => return,
            _ => {}
        }
    }
}
