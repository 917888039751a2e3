//! What `vsq inspect` does with a workbook of 20,000 questions, beside the bare reading of its cells.
//!
//! `calamine` reads cells alone: no styles, merges, lists or protection. Reading and finding together are to take at
//! most twice its time.

use std::error::Error;
use std::hint::black_box;
use std::io::Cursor;

use calamine::{Reader, Xlsx};
use criterion::{Criterion, criterion_group, criterion_main};
use rust_xlsxwriter::{DataValidation, Workbook};
use vsq::questionnaire::detect::detect;
use vsq::workbook::read::read_bytes;

/// How many questions the workbook asks.
const QUESTIONS: u32 = 20_000;
/// How many questions stand in one section.
const SECTION: u32 = 50;

/// A workbook of numbered questions with a list for the reply and a column for the comment.
fn questionnaire() -> Result<Vec<u8>, Box<dyn Error>> {
    let subjects = ["backups", "laptops", "keys", "logs", "servers", "visitors", "contracts", "passwords", "changes"];
    let deeds = ["reviewed", "tested", "recorded", "approved", "monitored", "replaced", "checked"];
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_row(0, 0, ["No.", "Section", "Question", "Answer", "Comment"])?;
    let mut subject = subjects.iter().cycle();
    let mut deed = deeds.iter().cycle();
    for at in 0..QUESTIONS {
        let (section, number) = (at / SECTION + 1, at % SECTION + 1);
        let (first, second) = (subject.next().unwrap_or(&""), deed.next().unwrap_or(&""));
        sheet.write(at + 1, 0, format!("{section}.{number}"))?;
        sheet.write(at + 1, 1, format!("Section {section}"))?;
        sheet.write(
            at + 1,
            2,
            format!("Are {first} {second} at least every {number} days by the owners of {section}?"),
        )?;
    }
    let list = DataValidation::new().allow_list_strings(&["Yes", "No", "N/A"])?;
    sheet.add_data_validation(1, 3, QUESTIONS, 3, &list)?;
    Ok(workbook.save_to_buffer()?)
}

fn inspect(criterion: &mut Criterion) {
    let bytes = questionnaire().unwrap_or_default();
    let read = || read_bytes(black_box(&bytes), "questionnaire.xlsx");
    // A bench of nothing would look fast.
    let found = read().map_or(0, |workbook| detect(&workbook).sheets.iter().map(|sheet| sheet.questions.len()).sum());
    assert_eq!(found, QUESTIONS as usize, "the workbook is read as it was made");
    let mut group = criterion.benchmark_group("20,000 questions");
    group.sample_size(20);
    group.bench_function("calamine reads the cells", |bench| {
        bench.iter(|| {
            let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(black_box(&bytes))).ok()?;
            workbook.worksheet_range_at(0)?.ok()
        });
    });
    group.bench_function("reading", |bench| bench.iter(read));
    group.bench_function("reading and finding", |bench| {
        bench.iter(|| read().map(|workbook| detect(&workbook)));
    });
    group.finish();
}

criterion_group!(benches, inspect);
criterion_main!(benches);
