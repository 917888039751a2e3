//! Any bytes as a file: an archive, a compound file, delimited text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vsq::workbook::read::read_bytes;

fuzz_target!(|input: &[u8]| {
    for name in ["form.xlsx", "form.csv"] {
        let _ = read_bytes(input, name);
    }
});
