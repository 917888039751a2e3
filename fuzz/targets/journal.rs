//! Any bytes as the journal of a review: the decisions it holds on a questionnaire, or a reason why it cannot be used.
#![no_main]

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use libfuzzer_sys::fuzz_target;
use vsq::bank::load::{LoadOptions, load};
use vsq::bank::topics::Topics;
use vsq::matching::index::Matcher;
use vsq::questionnaire::detect::detect;
use vsq::response::Terms;
use vsq::response::desk::{Desk, Subject};
use vsq::response::journal::{Questioned, read};
use vsq::workbook::read::read as read_workbook;

static DESK: LazyLock<Desk> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let topics = Topics::read(None).expect("the topics that are shipped");
    let options = LoadOptions { overlay: None, topics: &topics };
    let bank = load(&root.join("answers/mijoro"), &options).expect("a bank that is shipped");
    let matcher = Arc::new(Matcher::new(&bank.entries));
    let workbook = read_workbook(&root.join("templates/sample/customer-questionnaire.xlsx")).expect("the sample");
    let questionnaire = detect(&workbook);
    let terms = Terms::on(jiff::civil::date(2026, 7, 1));
    Desk::unanswered(Arc::new(Subject { workbook, questionnaire, bank: Arc::new(bank), matcher, terms }))
});

fuzz_target!(|input: &[u8]| {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("review.jsonl");
    std::fs::write(&path, input).expect("a temporary file");
    let questioned = Questioned { sha256: DESK.subject.workbook.digest.clone(), path: PathBuf::from("form.xlsx") };
    let _ = read(&path, &questioned, &DESK);
});
