//! Any texts as the files of a bank: either every fault is told, or the answers of a sound bank are rendered.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use vsq::bank::load::load_sources;
use vsq::bank::source::Source;
use vsq::bank::topics::Topics;
use vsq_fuzz::halves;

static TOPICS: LazyLock<Topics> = LazyLock::new(|| Topics::read(None).expect("the topics that are shipped"));

fuzz_target!(|input: &[u8]| {
    let (first, second) = halves(input);
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    let smallest = r#"{ "format": 1, "organisation": { "name": "Example" } }"#;
    for (bank, controls) in [(text(first), text(second)), (smallest.to_owned(), text(input))] {
        let files = [Source::new("bank.json", bank), Source::new("controls.json", controls)];
        if let Err(faults) = load_sources(&files, &[], &TOPICS) {
            assert!(!faults.findings.is_empty(), "refused without a reason");
        }
    }
});
