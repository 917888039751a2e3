//! Answers written into any worksheet: either refused, or they read back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vsq::workbook::grid::CellAddress;
use vsq::workbook::read::read_bytes;
use vsq::workbook::{CellWrite, complete};
use vsq_fuzz::{WORKSHEET, halves, workbook};

fuzz_target!(|input: &[u8]| {
    let (part, text) = halves(input);
    let original = workbook(&[(WORKSHEET, part)]);
    let Ok(book) = read_bytes(&original, "form.xlsx") else { return };
    let text = String::from_utf8_lossy(text).into_owned();
    let at = [CellAddress::new(0, 0), CellAddress::new(0, 1), CellAddress::new(2, 5)];
    let writes = at.map(|at| CellWrite { sheet: 0, at, text: text.clone() });
    let Ok(copy) = complete(&original, &book, &writes, jiff::civil::date(2026, 1, 2)) else { return };
    let new = read_bytes(&copy.bytes, "form.xlsx").expect("a completed copy is read");
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    for (sheet, at) in new.sheets.iter().flat_map(|sheet| at.map(|at| (sheet, at))) {
        let shown = sheet.merge_at(at).map_or(at, |range| range.first);
        assert_eq!(sheet.text(shown), lines);
    }
});
