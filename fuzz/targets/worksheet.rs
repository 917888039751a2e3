//! Any bytes as a worksheet, as shared strings and as styles of an archive that is sound.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vsq::workbook::read::read_bytes;
use vsq_fuzz::{STRINGS, STYLES, WORKSHEET, workbook};

fuzz_target!(|input: &[u8]| {
    for part in [WORKSHEET, STRINGS, STYLES] {
        let _ = read_bytes(&workbook(&[(part, input)]), "form.xlsx");
    }
});
