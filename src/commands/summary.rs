//! What was done, for a person at a terminal: a few lines a file.

use std::io::{self, Write};

use crate::response::Status;
use crate::response::report::{FileReport, QuestionReport, RunReport};
use crate::visible;

/// How many questions of a kind are listed; the report has them all.
const LISTED: usize = 12;

/// Writes the summary of a run.
///
/// # Errors
/// What the writer gives.
pub fn write(run: &RunReport, out: &mut dyn Write) -> io::Result<()> {
    for file in &run.files {
        one_file(file, out)?;
    }
    if run.files.len() > 1 {
        let total: usize = run.counts.values().sum();
        writeln!(
            out,
            "{} files, {total} questions: {}",
            run.files.len(),
            counts(|name| run.counts.get(name).copied())
        )?;
    }
    Ok(())
}

fn one_file(file: &FileReport, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", visible::on_one_line(&file.input.path))?;
    let total = file.questions.len();
    let noun = if total == 1 { "question" } else { "questions" };
    writeln!(out, "  {total} {noun}: {}", counts(|name| file.counts.get(name).copied()))?;
    for note in &file.notes {
        writeln!(out, "  note: {}", visible::on_one_line(note))?;
    }
    list(file, Status::Review, "For review, left blank", true, out)?;
    list(file, Status::Unanswered, "Unanswered: the bank says nothing of", false, out)?;
    list(file, Status::Skipped, "Skipped", true, out)?;
    writeln!(out, "\n  Completed copy: {}\n", visible::on_one_line(&file.output.path))
}

fn counts(of: impl Fn(&str) -> Option<usize>) -> String {
    let parts = Status::ALL.iter().filter_map(|status| {
        let number = of(status.name()).filter(|number| *number > 0 || *status == Status::Filled)?;
        let name = if *status == Status::Review { "for review" } else { status.name() };
        Some(format!("{number} {name}"))
    });
    parts.collect::<Vec<_>>().join(", ")
}

fn list(file: &FileReport, status: Status, heading: &str, with_reason: bool, out: &mut dyn Write) -> io::Result<()> {
    let questions: Vec<&QuestionReport> = file.questions.iter().filter(|question| question.status == status).collect();
    if questions.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n  {heading}")?;
    let several_sheets =
        file.questions.iter().any(|question| Some(&question.sheet) != file.questions.first().map(|first| &first.sheet));
    for question in questions.iter().take(LISTED) {
        let place = if several_sheets {
            format!("{}!{}", visible::shortened(&question.sheet, 24), question.cell)
        } else {
            question.cell.to_string()
        };
        writeln!(out, "    {place:<6} {}", visible::shortened(&question.text, 90))?;
        if with_reason && !question.reasons.is_empty() {
            writeln!(out, "           {}", visible::shortened(&question.reasons.join("; "), 110))?;
        }
    }
    if questions.len() > LISTED {
        writeln!(out, "    and {} more (--report FILE lists all)", questions.len() - LISTED)?;
    }
    Ok(())
}
