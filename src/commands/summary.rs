//! What was done, for a person at a terminal: a few lines for a file, a table for several.

use std::io::{self, Write};
use std::time::Duration;

use unicode_width::UnicodeWidthStr;

use crate::response::Status;
use crate::response::report::{Counts, FailureReport, FileReport, QuestionReport};
use crate::visible;

/// How many questions of a kind, or notes, are listed; the report has them all.
const LISTED: usize = 12;
/// How many characters of a file's name a table shows.
const WIDEST_NAME: usize = 56;

/// One file of several, as the table has it.
#[derive(Debug, Clone)]
pub struct Line {
    /// The questionnaire, as it was named.
    pub input: String,
    /// The completed copy.
    pub output: String,
    /// How many questions have each status.
    pub counts: Counts,
    /// What a person should know of the file.
    pub notes: Vec<String>,
    /// Whether an earlier run had done it.
    pub before: bool,
}

impl Line {
    /// The counts in words.
    #[must_use]
    pub fn words(&self) -> String {
        let before = if self.before { " (done before)" } else { "" };
        format!("{}{before}", counts(|name| self.counts.get(name).copied()))
    }
}

/// Writes a table of several files with a row each, those that failed last, and the sums below.
///
/// # Errors
/// What the writer gives.
pub fn table(lines: &[Line], failures: &[FailureReport], out: &mut dyn Write) -> io::Result<()> {
    let names = lines.iter().map(|line| &line.input).chain(failures.iter().map(|failure| &failure.input));
    let widest = names.map(|name| UnicodeWidthStr::width(shown(name).as_str())).max().unwrap_or(0).max(8);
    let row = |out: &mut dyn Write, name: &str, numbers: &[String], word: &str| {
        let blanks = widest - UnicodeWidthStr::width(name).min(widest);
        let numbers: String = numbers.iter().map(|number| format!("{number:>12}")).collect();
        writeln!(out, "{}", format!("{name}{:blanks$}{numbers}  {word}", "").trim_end())
    };
    let numbers = |counts: &dyn Fn(&str) -> usize| Status::ALL.map(|status| counts(status.name()).to_string());
    row(out, "file", &Status::ALL.map(|status| status.name().to_owned()), "")?;
    for line in lines {
        let of = |name: &str| line.counts.get(name).copied().unwrap_or(0);
        row(out, &shown(&line.input), &numbers(&of), if line.before { "done before" } else { "" })?;
    }
    for failure in failures {
        row(out, &shown(&failure.input), &Status::ALL.map(|_| "-".to_owned()), "failed")?;
    }
    let sum = |name: &str| lines.iter().filter_map(|line| line.counts.get(name)).sum();
    row(out, &format!("{} files", lines.len()), &numbers(&sum), "")?;
    let notes: Vec<(&str, &str)> =
        lines.iter().flat_map(|line| line.notes.iter().map(|note| (line.input.as_str(), note.as_str()))).collect();
    for (name, note) in notes.iter().take(LISTED) {
        writeln!(out, "note: {}: {}", shown(name), visible::on_one_line(note))?;
    }
    if notes.len() > LISTED {
        writeln!(out, "and {} more notes (--report FILE lists all)", notes.len() - LISTED)?;
    }
    Ok(())
}

/// A file's name as the table shows it: its end, which tells files apart.
fn shown(name: &str) -> String {
    let name = visible::on_one_line(name);
    let left_out = name.chars().count().saturating_sub(WIDEST_NAME);
    if left_out == 0 {
        name.into_owned()
    } else {
        format!("…{}", name.chars().skip(left_out + 1).collect::<String>())
    }
}

/// How long a run took, for the screen alone.
#[must_use]
pub fn pace(files: usize, took: Duration) -> String {
    let seconds = took.as_secs_f64();
    format!("{files} files in {seconds:.1} s, {:.1} files a second", files as f64 / seconds.max(0.001))
}

/// Writes what became of one file: its counts, and the questions that a person has to look at.
///
/// # Errors
/// What the writer gives.
pub fn one_file(file: &FileReport, out: &mut dyn Write) -> io::Result<()> {
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
