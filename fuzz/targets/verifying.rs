//! Any two worksheets as an original and its completed copy, and any bytes as the report of the fill.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vsq::verify::{FillReport, verify};
use vsq_fuzz::{STRINGS, WORKSHEET, halves, workbook};

fuzz_target!(|input: &[u8]| {
    let (one, other) = halves(input);
    for part in [WORKSHEET, STRINGS] {
        let _ = verify(&workbook(&[(part, one)]), &workbook(&[(part, other)]), None);
    }
    let _ = verify(one, other, None);
    let _ = FillReport::from_json(input);
});
