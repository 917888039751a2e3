//! A fill stage by stage, on questionnaires made here, beside calamine's bare read of them: reading, finding, answering,
//! completing, auditing.
//!
//! `cargo bench --bench filling`. What whole processes cost beside other programs is measured by `benches/compare.py`.
#![allow(clippy::unwrap_used, missing_docs)]

use std::io::Cursor;
use std::path::Path;

use calamine::{Reader, Xlsx, open_workbook_from_rs};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use rust_xlsxwriter::{DataValidation, Workbook as NewWorkbook};
use vsq::bank::Bank;
use vsq::bank::load::{LoadOptions, load};
use vsq::bank::topics::Topics;
use vsq::matching::index::Matcher;
use vsq::questionnaire::detect::detect;
use vsq::response::{Terms, respond};
use vsq::verify::verify;
use vsq::workbook::{complete, read::read_bytes};

const TODAY: &str = "2026-07-01";
const ROWS: [u32; 2] = [300, 20_000];
const THINGS: [&str; 10] =
    ["customer data", "backups", "logs", "passwords", "laptops", "keys", "databases", "tokens", "tickets", "contracts"];
const WAYS: [&str; 10] = [
    "encrypted at rest",
    "encrypted in transit",
    "backed up daily",
    "deleted on request",
    "reviewed annually",
    "stored in the EU",
    "shared with third parties",
    "covered by a policy",
    "tested",
    "monitored",
];

/// A questionnaire of so many rows.
fn questionnaire(rows: u32) -> Vec<u8> {
    let mut workbook = NewWorkbook::new();
    let sheet = workbook.add_worksheet();
    for (column, caption) in (0..).zip(["No.", "Question", "Answer", "Comments"]) {
        sheet.write(0, column, caption).unwrap();
    }
    for row in 0..rows {
        let at = usize::try_from(row).unwrap();
        let (thing, way) = (THINGS.get(at % 10).unwrap(), WAYS.get(at / 10 % 10).unwrap());
        sheet.write(row + 1, 0, row + 1).unwrap();
        sheet.write(row + 1, 1, format!("Are {thing} {way} at site {}?", row / 100)).unwrap();
    }
    let list = DataValidation::new().allow_list_strings(&["Yes", "No", "N/A"]).unwrap();
    sheet.add_data_validation(1, 2, rows, 2, &list).unwrap();
    workbook.save_to_buffer().unwrap()
}

fn bank() -> Bank {
    let topics = Topics::read(None).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("answers/mijoro");
    load(&folder, &LoadOptions { overlay: None, topics: &topics }).unwrap()
}

fn stages(criterion: &mut Criterion) {
    let bank = bank();
    let matcher = Matcher::new(&bank.entries);
    let terms = Terms::on(TODAY.parse().unwrap());
    for rows in ROWS {
        let original = questionnaire(rows);
        let workbook = read_bytes(&original, "q.xlsx").unwrap();
        let found = detect(&workbook);
        let response = respond(&workbook, &found, &bank, &matcher, &terms);
        let completed = complete(&original, &workbook, &response.writes(), terms.today).unwrap();
        let mut group = criterion.benchmark_group("fill");
        group.sample_size(if rows > 1_000 { 10 } else { 20 }).throughput(Throughput::Elements(u64::from(rows)));
        let id = |stage| BenchmarkId::new(stage, rows);
        // What all else is held against: every cell of every sheet, and nothing made of them.
        group.bench_function(id("bare read"), |b| {
            b.iter(|| {
                let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(&original)).unwrap();
                book.worksheets()
            });
        });
        group.bench_function(id("read"), |b| b.iter(|| read_bytes(&original, "q.xlsx").unwrap()));
        group.bench_function(id("find"), |b| b.iter(|| detect(&workbook)));
        group.bench_function(id("answer"), |b| b.iter(|| respond(&workbook, &found, &bank, &matcher, &terms)));
        group.bench_function(id("complete"), |b| {
            b.iter(|| complete(&original, &workbook, &response.writes(), terms.today).unwrap());
        });
        group.bench_function(id("audit"), |b| b.iter(|| verify(&original, &completed.bytes, None).unwrap()));
        group.finish();
    }
}

fn starting(criterion: &mut Criterion) {
    criterion.bench_function("start/topics", |b| b.iter(|| Topics::read(None).unwrap()));
    criterion.bench_function("start/bank", |b| b.iter(bank));
    let bank = bank();
    criterion.bench_function("start/index", |b| b.iter(|| Matcher::new(&bank.entries)));
}

criterion_group!(benches, starting, stages);
criterion_main!(benches);
