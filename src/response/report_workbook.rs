//! A run's report as a workbook: what a manager reads through and signs off.
//!
//! Sheet "Summary" has the counts of each file with a chart, sheet "Questions" a row for each question of every file.
//! Nothing in it is a formula, and nothing comes from the clock: the file's creation date is the day of the report.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_xlsxwriter::{
    Chart, ChartType, Color, ConditionalFormatText, ConditionalFormatTextRule, DocProperties, ExcelDateTime, Format,
    FormatAlign, Workbook, Worksheet, XlsxError,
};

use super::Status;
use super::report::{QuestionReport, RunReport};

/// The longest text that a cell takes, in UTF-16 units.
const CELL_LIMIT: usize = 32_767;

/// The columns of the sheet of questions: caption and width in characters.
const COLUMNS: [(&str, f64); 12] = [
    ("File", 24.0),
    ("Sheet", 18.0),
    ("Cell", 8.0),
    ("Number", 12.0),
    ("Section", 24.0),
    ("Question", 60.0),
    ("Status", 12.0),
    ("Answer", 60.0),
    ("Confidence", 11.0),
    ("Source", 36.0),
    ("Why", 48.0),
    ("Owner", 16.0),
];
/// Where the status stands among them.
const STATUS_COLUMN: u16 = 6;

/// The report as the bytes of an .xlsx file.
///
/// # Errors
/// Where the workbook cannot be made: more rows than a sheet holds.
pub fn render(run: &RunReport, day: Date) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let year = u16::try_from(day.year()).unwrap_or(1970);
    let (month, date) = (u8::try_from(day.month()).unwrap_or(1), u8::try_from(day.day()).unwrap_or(1));
    if let Ok(created) = ExcelDateTime::from_ymd(year, month, date) {
        let properties = DocProperties::new().set_title("Questionnaires answered").set_creation_datetime(&created);
        workbook.set_properties(&properties);
    }
    summary(workbook.add_worksheet(), run)?;
    questions(workbook.add_worksheet(), run)?;
    workbook.save_to_buffer()
}

fn caption() -> Format {
    Format::new().set_bold().set_text_wrap().set_background_color(Color::RGB(0x1F_3A_5F)).set_font_color(Color::White)
}

fn summary(sheet: &mut Worksheet, run: &RunReport) -> Result<(), XlsxError> {
    sheet.set_name("Summary")?;
    sheet.set_column_width(0, 44)?;
    sheet.set_column_range_width(1, 5, 13)?;
    sheet.write_with_format(0, 0, "Questionnaires answered", &Format::new().set_bold().set_font_size(16))?;
    let mut terms = format!("{}, as of {}", run.bank.organisation, run.terms.today);
    let bought = [
        ("plan", &run.terms.plan),
        ("product", &run.terms.product),
        ("region", &run.terms.region),
        ("customer", &run.terms.customer),
    ];
    for (name, value) in bought.iter().filter_map(|(name, value)| Some((name, value.as_ref()?))) {
        terms.push_str(&format!(", {name} {value}"));
    }
    sheet.write(1, 0, terms)?;
    sheet.write(2, 0, format!("Bank {}", run.bank.digest.get(..12).unwrap_or(&run.bank.digest)))?;
    sheet.write_with_format(4, 0, "File", &caption())?;
    for (column, status) in (1..).zip(Status::ALL) {
        sheet.write_with_format(4, column, heading(status), &caption())?;
    }
    let mut row = 5;
    for file in &run.files {
        sheet.write(row, 0, file.input.path.as_str())?;
        counts(sheet, row, &file.counts, &Format::new())?;
        row += 1;
    }
    for failure in &run.failures {
        sheet.write(row, 0, failure.input.as_str())?;
        sheet.write(row, 1, format!("failed: {}", failure.error))?;
        row += 1;
    }
    let total = Format::new().set_bold();
    sheet.write_with_format(row, 0, "All files", &total)?;
    counts(sheet, row, &run.counts, &total)?;
    let mut chart = Chart::new(ChartType::Bar);
    chart.title().set_name("Questions by status");
    chart.legend().set_hidden();
    chart.add_series().set_categories(("Summary", 4, 1, 4, 5)).set_values(("Summary", row, 1, row, 5));
    sheet.insert_chart(row + 2, 0, &chart)?;
    Ok(())
}

fn counts(sheet: &mut Worksheet, row: u32, counts: &BTreeMap<&str, usize>, format: &Format) -> Result<(), XlsxError> {
    for (column, status) in (1..).zip(Status::ALL) {
        let number = counts.get(status.name()).copied().unwrap_or(0);
        sheet.write_with_format(row, column, u32::try_from(number).unwrap_or(u32::MAX), format)?;
    }
    Ok(())
}

const fn heading(status: Status) -> &'static str {
    match status {
        Status::Filled => "Filled",
        Status::Review => "For review",
        Status::Unanswered => "Unanswered",
        Status::Kept => "Kept",
        Status::Skipped => "Skipped",
    }
}

fn questions(sheet: &mut Worksheet, run: &RunReport) -> Result<(), XlsxError> {
    sheet.set_name("Questions")?;
    let mut last_column = 0;
    for (column, (name, width)) in (0..).zip(COLUMNS) {
        sheet.set_column_width(column, width)?;
        sheet.write_with_format(0, column, name, &caption())?;
        last_column = column;
    }
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let share = Format::new().set_num_format("0%").set_align(FormatAlign::Top);
    let mut row = 0;
    for (file, question) in
        run.files.iter().flat_map(|file| file.questions.iter().map(move |question| (file, question)))
    {
        row += 1;
        for (column, value) in (0..).zip(texts(&file.input.path, question)) {
            sheet.write_with_format(row, column, fitting(&value), &text)?;
        }
        // A confidence beside what is not answered would be read as one in a blank.
        if question.entry.is_some() {
            sheet.write_with_format(row, 8, question.confidence, &share)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, row, last_column)?;
    for (status, colour) in COLOURS {
        let rule = ConditionalFormatText::new()
            .set_rule(ConditionalFormatTextRule::BeginsWith(heading(status).to_owned()))
            .set_format(Format::new().set_background_color(Color::RGB(colour)));
        sheet.add_conditional_format(1, STATUS_COLUMN, row.max(1), STATUS_COLUMN, &rule)?;
    }
    Ok(())
}

/// Told apart by lightness as well as by hue; the word stands in the cell in any case.
const COLOURS: [(Status, u32); 5] = [
    (Status::Filled, 0xC6_E7_CE),
    (Status::Review, 0xFF_E1_99),
    (Status::Unanswered, 0xF4_C7_C3),
    (Status::Kept, 0xD0_DF_F5),
    (Status::Skipped, 0xE4_E4_E4),
];

/// The texts of a question's row, in the order of [`COLUMNS`]; that of the confidence is left empty.
fn texts(file: &str, question: &QuestionReport) -> [String; 12] {
    let written = question.writes.iter().map(|write| write.value.as_str()).collect::<Vec<_>>().join("\n");
    // What is for review shows the answer that waits there, so that it can be judged without the program.
    let proposed = question.answer.clone().filter(|_| question.status == Status::Review).unwrap_or_default();
    [
        file.to_owned(),
        question.sheet.clone(),
        question.cell.to_string(),
        question.number.clone().unwrap_or_default(),
        question.section.join(" / "),
        question.text.clone(),
        heading(question.status).to_owned(),
        if written.is_empty() && !proposed.is_empty() { format!("(proposed) {proposed}") } else { written },
        String::new(),
        question.citation.clone().unwrap_or_default(),
        question.reasons.join("\n"),
        question.owner.clone().unwrap_or_default(),
    ]
}

/// A text cut at the last character that a cell takes.
fn fitting(text: &str) -> String {
    let mut units = 0;
    text.chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= CELL_LIMIT
        })
        .collect()
}
