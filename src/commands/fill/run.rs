//! One run over many questionnaires, told as they are done and summed up at the end.

use std::collections::BTreeMap;
use std::io;
use std::time::Duration;

use super::accounts::{Account, Detail, Spill};
use super::batch::{Batch, Done};
use super::ledger::Ledgers;
use super::report_file::ReportFile;
use crate::commands::summary::{self, Line};
use crate::commands::{Failure, Outcome, Streams};
use crate::response::Status;
use crate::response::report::{Counts, FailureReport, FileReport, RunReport};
use crate::visible;

/// What became of a run so far.
pub(super) struct Run<'a> {
    batch: &'a Batch<'a>,
    keeps_ledger: bool,
    /// How many files are done or have failed.
    ended: usize,
    lines: BTreeMap<usize, Line>,
    failures: BTreeMap<usize, FailureReport>,
    reports: BTreeMap<usize, FileReport>,
    spill: Option<Spill>,
    /// Why something beside the copies could not be kept: the ledger, the report's parts.
    fault: Option<String>,
}

impl<'a> Run<'a> {
    /// Nothing done yet.
    ///
    /// # Errors
    /// [`Failure::User`] where there is no place to keep the parts of a report.
    pub fn new(batch: &'a Batch<'a>, keeps_ledger: bool) -> Result<Self, Failure> {
        let spill = (batch.detail == Detail::Json).then(Spill::new).transpose();
        let spill = spill.map_err(|error| Failure::user(format!("no temporary file can be made: {error}")))?;
        let (lines, failures, reports) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Ok(Self { batch, keeps_ledger, ended: 0, lines, failures, reports, spill, fault: None })
    }

    /// Takes down what became of the file at a position.
    pub fn take(&mut self, at: usize, done: Result<Done, String>, streams: &mut Streams<'_>) {
        let Some(target) = self.batch.targets.get(at) else { return };
        self.ended += 1;
        let input = target.input.display().to_string();
        match done {
            Ok(done) => {
                self.keep(at, done.account);
                if let Some(entry) = done.entry.filter(|_| self.keeps_ledger)
                    && let Err(error) = Ledgers::add(&target.output, &entry)
                {
                    self.fault = Some(format!("the ledger beside {} cannot be kept: {error}", target.output.display()));
                }
                let output = target.output.display().to_string();
                let line = Line { input, output, counts: done.counts, notes: done.notes, before: done.before };
                self.say(&line.input, &line.words(), streams);
                self.lines.insert(at, line);
            }
            Err(error) => {
                self.say(&input, "failed", streams);
                self.failures.insert(at, FailureReport { input, error });
            }
        }
    }

    fn keep(&mut self, at: usize, account: Account) {
        match account {
            Account::Whole(report) => {
                self.reports.insert(at, *report);
            }
            Account::Json(json) => {
                if let Some(Err(error)) = self.spill.as_mut().map(|spill| spill.add(at, &json)) {
                    self.fault = Some(format!("the report cannot be kept: {error}"));
                }
            }
            Account::Counts => {}
        }
    }

    /// Tells of one of several files where no bars are drawn. That nobody reads it is no reason to stop.
    fn say(&self, input: &str, words: &str, streams: &mut Streams<'_>) {
        let files = self.batch.targets.len();
        if files > 1 && !streams.on_terminal {
            let _ = writeln!(streams.messages, "{}/{files} {}: {words}", self.ended, visible::on_one_line(input));
        }
    }

    /// Writes the report and the summary, and tells of what failed.
    ///
    /// # Errors
    /// [`Failure::User`] where no file could be filled, or the report cannot be written.
    pub fn end(
        mut self,
        report: Option<&ReportFile>,
        json: bool,
        took: Duration,
        streams: &mut Streams<'_>,
    ) -> Result<Outcome, Failure> {
        if self.keeps_ledger && self.batch.targets.len() > 1 {
            let copies = self.batch.targets.iter().map(|target| target.output.as_path());
            if let Err(error) = Ledgers::put_in_order(copies) {
                self.fault = Some(error.to_string());
            }
        }
        let opened = self.batch.filling.opened;
        let (bank, terms) = (&opened.bank, &opened.terms);
        let (counts, failures) = (total(self.lines.values()), self.failures.into_values().collect::<Vec<_>>());
        let failed = failures.clone();
        if let Some(spill) = self.spill {
            let run = RunReport::new(bank, terms, counts, spill, failures);
            report.map(|report| report.write_spilled(&run)).transpose()?;
            if json {
                print(&run, streams)?;
            }
        } else {
            let run = RunReport::new(bank, terms, counts, self.reports.into_values().collect(), failures);
            report.map(|report| report.write(&run, terms.today)).transpose()?;
            if json {
                print(&run, streams)?;
            } else if let ([_], [file]) = (self.batch.targets, run.files.as_slice()) {
                summary::one_file(file, streams.results)?;
            }
        }
        let lines: Vec<Line> = self.lines.into_values().collect();
        if self.batch.targets.len() > 1 && !json {
            summary::table(&lines, &failed, streams.results)?;
        }
        streams.results.flush()?;
        if let Some(fault) = &self.fault {
            writeln!(streams.messages, "vsq: {}", visible::on_one_line(fault))?;
        }
        if self.batch.targets.len() > 1 {
            writeln!(streams.messages, "{}", summary::pace(self.ended, took))?;
        }
        outcome(&lines, &failed, streams)
    }
}

/// How many questions have each status, over all files.
fn total<'l>(lines: impl Iterator<Item = &'l Line>) -> Counts {
    let mut counts: Counts = Status::ALL.iter().map(|status| (status.name(), 0)).collect();
    for (name, number) in lines.flat_map(|line| &line.counts) {
        *counts.entry(name).or_default() += number;
    }
    counts
}

fn print<F: serde::Serialize>(run: &RunReport<F>, streams: &mut Streams<'_>) -> Result<(), Failure> {
    serde_json::to_writer_pretty(&mut streams.results, run).map_err(io::Error::from)?;
    Ok(writeln!(streams.results)?)
}

/// How the run ended, with a line for each file that failed.
fn outcome(lines: &[Line], failures: &[FailureReport], streams: &mut Streams<'_>) -> Result<Outcome, Failure> {
    if let ([], [only]) = (lines, failures) {
        return Err(Failure::user(format!("{}: {}", only.input, only.error)));
    }
    for failure in failures {
        let line = format!("{}: {}", failure.input, failure.error);
        writeln!(streams.messages, "vsq: {}", visible::on_one_line(&line))?;
    }
    match (lines.is_empty(), failures.is_empty()) {
        (_, true) => Ok(Outcome::Done),
        (true, false) => Err(Failure::user("no file could be filled")),
        (false, false) => Ok(Outcome::SomeFailed),
    }
}
