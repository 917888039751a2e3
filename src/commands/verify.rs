//! `vsq verify`: prove that nothing but answer cells changed.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use super::arguments::VerifyArguments;
use super::{Failure, Outcome, Streams};
use crate::files::{self, LARGEST_INPUT};
use crate::verify::{self, FillReport, Findings, VerifyError};

/// The most faults that are told one a line; `--json` has them all.
const MOST_LINES: usize = 100;

/// What `vsq verify --json` prints.
#[derive(Debug, Serialize)]
struct Report<'r> {
    schema: &'static str,
    clean: bool,
    with_report: bool,
    original: FileDigest<'r>,
    completed: FileDigest<'r>,
    #[serde(flatten)]
    findings: &'r Findings,
}

/// A file with its digest.
#[derive(Debug, Serialize)]
struct FileDigest<'r> {
    path: String,
    sha256: &'r str,
}

/// Runs `vsq verify`.
///
/// # Errors
/// [`Failure::User`] where a file cannot be read or the two cannot be compared.
pub fn run(arguments: &VerifyArguments, streams: &mut Streams<'_>) -> Result<Outcome, Failure> {
    let original = read(&arguments.original)?;
    let completed = read(&arguments.completed)?;
    let report = arguments.report.as_deref().map(read).transpose()?;
    let report = report.map(|bytes| FillReport::from_json(&bytes)).transpose().map_err(refused)?;
    let findings = verify::verify(&original, &completed, report.as_ref()).map_err(refused)?;
    if arguments.json {
        let report = Report {
            schema: "vsq.verify/1",
            clean: findings.is_clean(),
            with_report: report.is_some(),
            original: FileDigest { path: arguments.original.display().to_string(), sha256: &findings.original },
            completed: FileDigest { path: arguments.completed.display().to_string(), sha256: &findings.completed },
            findings: &findings,
        };
        serde_json::to_writer_pretty(&mut *streams.results, &report).map_err(io::Error::from)?;
        writeln!(streams.results)?;
    } else {
        tell(&findings, streams.results)?;
    }
    Ok(if findings.is_clean() { Outcome::Done } else { Outcome::Faults })
}

fn read(path: impl AsRef<Path>) -> Result<Vec<u8>, Failure> {
    files::read_bounded(path.as_ref(), LARGEST_INPUT).map_err(|error| Failure::user(error.to_string()))
}

fn refused(error: VerifyError) -> Failure {
    Failure::user(error.to_string()).hint(error.hint())
}

/// One line a fault, one a note, then the summary.
fn tell(findings: &Findings, out: &mut dyn Write) -> io::Result<()> {
    for fault in findings.faults.iter().take(MOST_LINES) {
        writeln!(out, "{fault}")?;
    }
    let more = findings.faults.len().saturating_sub(MOST_LINES) + findings.faults_left_out;
    if more > 0 {
        writeln!(out, "… and {more} more (--json has them)")?;
    }
    for note in findings.notes.iter().take(MOST_LINES) {
        writeln!(out, "note: {note}")?;
    }
    writeln!(out, "{findings}")
}
