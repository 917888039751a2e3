//! `vsq check`: lint the answer bank.

use std::io::{self, Write};
use std::path::Path;

use jiff::Zoned;
use jiff::civil::Date;
use serde::Serialize;

use super::arguments::CheckArguments;
use super::opening::bank_folder;
use super::{Failure, Outcome, Streams};
use crate::bank::faults::{BankFaults, Finding, Severity};
use crate::bank::load::{LoadOptions, load};
use crate::bank::topics::Topics;
use crate::bank::{Bank, lint};
use crate::shipped;
use crate::visible::on_one_line;

/// What `vsq check --json` prints.
#[derive(Debug, Serialize)]
struct Report<'r> {
    schema: &'static str,
    bank: String,
    today: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    digest: Option<&'r str>,
    entries: usize,
    errors: usize,
    warnings: usize,
    findings: &'r [Finding],
}

/// Runs `vsq check`.
///
/// # Errors
/// [`Failure::User`] where there is no bank. A bank with faults is no failure: they are the result.
pub fn run(arguments: &CheckArguments, streams: &mut Streams<'_>) -> Result<Outcome, Failure> {
    let folder = bank_folder(arguments.bank.bank.as_deref())?;
    let today = arguments.bank.today.unwrap_or_else(|| Zoned::now().date());
    let templates = shipped::configured_templates();
    let checked = check(&folder, arguments.bank.overlay.as_deref(), templates.as_deref(), today);
    let (bank, findings) = match &checked {
        Ok((bank, findings)) => (Some(bank), findings.as_slice()),
        Err(faults) => (None, faults.findings.as_slice()),
    };
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let report = Report {
        schema: "vsq.check/1",
        bank: folder.display().to_string(),
        today,
        digest: bank.map(|bank| bank.digest.as_str()),
        entries: bank.map_or(0, |bank| bank.entries.len()),
        errors,
        warnings: findings.len() - errors,
        findings,
    };
    if arguments.json {
        serde_json::to_writer_pretty(&mut *streams.results, &report).map_err(io::Error::from)?;
        writeln!(streams.results)?;
    } else {
        tell(&report, streams.results)?;
    }
    Ok(if errors == 0 { Outcome::Done } else { Outcome::Faults })
}

fn check(
    folder: &Path,
    overlay: Option<&Path>,
    templates: Option<&Path>,
    today: Date,
) -> Result<(Bank, Vec<Finding>), BankFaults> {
    let topics = Topics::read(templates)?;
    let bank = load(folder, &LoadOptions { overlay, topics: &topics })?;
    let findings = lint::check(&bank, today);
    Ok((bank, findings))
}

/// Tells the findings grouped by file, and ends with a line that sums up.
fn tell(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut file = None;
    for finding in report.findings {
        if file != Some(&finding.file) {
            if file.is_some() {
                writeln!(out)?;
            }
            writeln!(out, "{}", on_one_line(&finding.file))?;
            file = Some(&finding.file);
        }
        let severity = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let place = match (finding.line, finding.column) {
            (0, _) => String::new(),
            (line, 0) => line.to_string(),
            (line, column) => format!("{line}:{column}"),
        };
        let path = if finding.path.is_empty() { String::new() } else { format!("{}: ", on_one_line(&finding.path)) };
        writeln!(out, "  {place:<9} {severity:<8} {path}{}", on_one_line(&finding.message))?;
        if let Some(hint) = &finding.hint {
            writeln!(out, "                     {}", on_one_line(hint))?;
        }
    }
    if !report.findings.is_empty() {
        writeln!(out)?;
    }
    let counted = |number: usize, what: &str| format!("{number} {what}{}", if number == 1 { "" } else { "s" });
    write!(out, "{}: ", report.bank)?;
    if report.errors == 0 {
        write!(out, "{}, ", counted(report.entries, "answer"))?;
    }
    writeln!(out, "{}, {}", counted(report.errors, "error"), counted(report.warnings, "warning"))
}
