//! Any table of texts as a questionnaire: finding its questions ends, and what it finds is inside the sheet.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vsq::questionnaire::detect::detect;
use vsq::workbook::read::read_bytes;

fuzz_target!(|input: &[u8]| {
    if let Ok(book) = read_bytes(input, "form.csv") {
        let found = detect(&book);
        assert_eq!(found.sheets.len(), book.sheets.len());
    }
});
