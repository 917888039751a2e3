//! Makes questionnaires and banks to measure on, the same every time.
//!
//! Usage: `make_questionnaires workbook FILE ROWS SHEETS [FORMULAS]`, `… folder DIR FILES ROWS`, `… bank DIR WORDINGS`.

use std::error::Error;
use std::fs;
use std::path::Path;

use rust_xlsxwriter::{DataValidation, Format, Formula, Workbook};

/// What is asked about, in what manner, by what means: one question for each combination.
const SUBJECTS: [&str; 24] = [
    "customer data",
    "backups",
    "audit logs",
    "production databases",
    "source code",
    "laptops",
    "mobile devices",
    "administrator accounts",
    "service accounts",
    "passwords",
    "encryption keys",
    "API tokens",
    "file uploads",
    "support tickets",
    "e-mail",
    "payment records",
    "personal data",
    "test environments",
    "data centers",
    "network traffic",
    "remote access",
    "subprocessors",
    "incident reports",
    "change requests",
];
const ACTIONS: [&str; 20] = [
    "encrypted at rest",
    "encrypted in transit",
    "retained for at least 12 months",
    "deleted on request",
    "reviewed at least annually",
    "backed up daily",
    "monitored around the clock",
    "protected by multi-factor \
     authentication",
    "restricted by role",
    "stored in the European Union",
    "logged centrally",
    "tested for \
     vulnerabilities",
    "scanned for malware",
    "segregated by customer",
    "classified by sensitivity",
    "covered by a documented policy",
    "audited by a third party",
    "included in the disaster recovery plan",
    "disclosed to third parties",
    "anonymized before use",
];
const OPENINGS: [&str; 10] = [
    "Are",
    "Do you ensure that",
    "Please confirm whether",
    "Does your organization verify that",
    "Is it certain that",
    "Can you show that",
    "Have you documented that",
    "Do contracts require that",
    "Is it tested whether",
    "Do your procedures state that",
];
/// Who is meant, so that longer questionnaires do not repeat themselves.
const AREAS: [&str; 12] = [
    "in production",
    "at every site",
    "for all staff",
    "by contractors",
    "after an acquisition",
    "during migration",
    "outside office hours",
    "in the free plan",
    "for the mobile app",
    "on request of an auditor",
    "in development",
    "under legal hold",
];

/// A question for each number, no two alike.
fn question(number: usize) -> String {
    let openings = SUBJECTS.len() * ACTIONS.len();
    let (opening, rest) = (number / openings % OPENINGS.len(), number / openings / OPENINGS.len());
    asked(OPENINGS[opening], rest * openings + number % openings)
}

/// A wording for each number, no two alike, all of them short: a bank's file has a limit.
fn asked(opening: &str, number: usize) -> String {
    let subject = SUBJECTS[number % SUBJECTS.len()];
    let action = ACTIONS[(number / SUBJECTS.len() + number) % ACTIONS.len()];
    let rest = number / (SUBJECTS.len() * ACTIONS.len());
    let place = match rest / AREAS.len() {
        0 => String::new(),
        building => format!(" in building {building}"),
    };
    let (area, verb) = (AREAS[rest % AREAS.len()], if opening == OPENINGS[0] { "" } else { "are " });
    format!("{opening} {subject} {verb}{action} {area}{place}?")
}

/// The most controls that a bank holds.
const MOST_CONTROLS: usize = 5_000;

/// A workbook with so many questions in all, over so many sheets, with so many formulas in a sheet of their own.
fn workbook(path: &Path, rows: usize, sheets: usize, formulas: usize, first: usize) -> Result<(), Box<dyn Error>> {
    let mut workbook = Workbook::new();
    let (bold, wrap) =
        (Format::new().set_bold(), Format::new().set_text_wrap().set_border(rust_xlsxwriter::FormatBorder::Thin));
    for sheet in 0..sheets {
        let grid = workbook.add_worksheet();
        grid.set_name(format!("Part {}", sheet + 1))?;
        grid.write_with_format(0, 0, "Security questionnaire", &bold)?;
        for (column, caption) in (0..).zip(["No.", "Question", "Answer", "Comments"]) {
            grid.write_with_format(2, column, caption, &bold)?;
        }
        grid.set_column_width(1, 60)?.set_column_width(3, 60)?;
        let here = rows / sheets + usize::from(sheet < rows % sheets);
        for row in 0..here {
            let number = first + sheet * (rows / sheets) + row;
            let at = u32::try_from(row)? + 3;
            grid.write(at, 0, format!("{}.{}", sheet + 1, row + 1))?;
            grid.write_with_format(at, 1, question(number), &wrap)?;
            grid.write_blank(at, 2, &wrap)?.write_blank(at, 3, &wrap)?;
        }
        let list = DataValidation::new().allow_list_strings(&["Yes", "No", "Partial", "N/A"])?;
        grid.add_data_validation(3, 2, u32::try_from(here)? + 2, 2, &list)?;
    }
    if formulas > 0 {
        let scores = workbook.add_worksheet();
        scores.set_name("Scores")?;
        for number in 0..formulas {
            let (row, column) = (u32::try_from(number / 10)?, u16::try_from(number % 10)?);
            let formula = format!(
                "=IF('Part {}'!C{}=\"Yes\",1,0)*{}",
                number % sheets + 1,
                number / sheets % 500 + 4,
                number % 7
            );
            scores.write_formula(row, column, Formula::new(formula).set_result("0"))?;
        }
    }
    Ok(workbook.save(path)?)
}

/// A bank of so many wordings, two a control, or more where that would be too many controls for a bank.
fn bank(folder: &Path, wordings: usize) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join("bank.json"), r#"{ "format": 1, "organisation": { "name": "Lindgren Works" } }"#)?;
    let each = wordings.div_ceil(MOST_CONTROLS).max(2);
    let control = |number: usize| {
        let stance = if number % 5 == 4 { "no" } else { "yes" };
        let asked: Vec<String> = (number * each..wordings.min((number + 1) * each))
            .map(|at| format!("\"{}\"", asked(OPENINGS[0], at)))
            .collect();
        let asked = asked.join(",");
        format!(
            r#"{{"id":"c{number}","questions":[{asked}],"stance":"{stance}","answer":"Statement {number} says how."}}"#
        )
    };
    let controls: Vec<String> = (0..wordings.div_ceil(each)).map(control).collect();
    Ok(fs::write(folder.join("controls.json"), format!("[\n{}\n]\n", controls.join(",\n")))?)
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["workbook", path, rows, sheets] => workbook(path.as_ref(), rows.parse()?, sheets.parse()?, 0, 0),
        ["workbook", path, rows, sheets, formulas] => {
            workbook(path.as_ref(), rows.parse()?, sheets.parse()?, formulas.parse()?, 0)
        }
        ["folder", folder, files, rows] => {
            fs::create_dir_all(folder)?;
            let (files, rows): (usize, usize) = (files.parse()?, rows.parse()?);
            for number in 0..files {
                workbook(&Path::new(folder).join(format!("q{number:05}.xlsx")), rows, 1, 0, number * rows)?;
            }
            Ok(())
        }
        ["bank", folder, wordings] => bank(folder.as_ref(), wordings.parse()?),
        _ => Err("usage: workbook FILE ROWS SHEETS [FORMULAS] | folder DIR FILES ROWS | bank DIR WORDINGS".into()),
    }
}
