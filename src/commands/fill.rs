//! `vsq fill`: completed copies of questionnaires, and what was done.

use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressStyle};
use jiff::civil::Date;
use rayon::prelude::*;

use super::arguments::FillArguments;
use super::opening::{self, Opened};
use super::targets::{self, Target};
use super::{Failure, Outcome, Streams, review, summary};
use crate::files::{self, Existing};
use crate::questionnaire::detect;
use crate::response::report::{FailureReport, FileDigest, FileReport, RunReport, file_report};
use crate::response::{Terms, rendering, respond};
use crate::workbook;

/// Runs `vsq fill`.
///
/// # Errors
/// [`Failure::User`] where an argument, the bank or the only file is bad: nothing is written then.
pub fn run(arguments: &FillArguments, streams: &mut Streams<'_>) -> Result<Outcome, Failure> {
    let targets = targets::plan(&arguments.files, arguments.out.as_deref(), arguments.force)?;
    let report =
        arguments.report.as_deref().map(|path| ReportFile::plan(path, &targets, arguments.force)).transpose()?;
    let mut opened = opening::open(&arguments.bank, streams)?;
    opened.terms.min_confidence = arguments.min_confidence;
    opened.terms.overwrite_answers = arguments.overwrite_answers;
    let decisions =
        arguments.decisions.then(|| review::Kept::of(arguments.session.as_deref(), &targets)).transpose()?;
    if let Some(folder) = &arguments.out {
        std::fs::create_dir_all(folder)
            .map_err(|error| Failure::user(format!("cannot make the folder {}: {error}", folder.display())))?;
    }
    let done = fill_all(arguments, &opened, decisions.as_ref(), &targets, streams)?;
    let run = run_report(&opened, &targets, done);
    if let Some(report) = report {
        report.write(&run, opened.terms.today)?;
    }
    if arguments.json {
        serde_json::to_writer_pretty(&mut streams.results, &run).map_err(std::io::Error::from)?;
        writeln!(streams.results)?;
    } else {
        summary::write(&run, streams.results)?;
    }
    match (run.files.as_slice(), run.failures.as_slice()) {
        (_, []) => Ok(Outcome::Done),
        ([], [only]) => Err(Failure::user(format!("{}: {}", only.input, only.error))),
        ([], several) => {
            tell(several, streams)?;
            Err(Failure::user("no file could be filled"))
        }
        (_, several) => {
            tell(several, streams)?;
            Ok(Outcome::SomeFailed)
        }
    }
}

fn tell(failures: &[FailureReport], streams: &mut Streams<'_>) -> Result<(), Failure> {
    for failure in failures {
        let line = format!("{}: {}", failure.input, failure.error);
        writeln!(streams.messages, "vsq: {}", crate::visible::on_one_line(&line))?;
    }
    Ok(())
}

type Done = Result<FileReport, String>;

/// Fills every target, several at a time; the results stand in the order of the targets.
fn fill_all(
    arguments: &FillArguments,
    opened: &Opened,
    decisions: Option<&review::Kept>,
    targets: &[Target],
    streams: &Streams<'_>,
) -> Result<Vec<Done>, Failure> {
    let threads = arguments.jobs.map_or(0, std::num::NonZeroUsize::get);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.map_err(|error| Failure::user(format!("cannot start {threads} threads: {error}")))?;
    let progress = if targets.len() > 1 && streams.on_terminal {
        ProgressBar::new(targets.len() as u64)
    } else {
        ProgressBar::hidden()
    };
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}") {
        progress.set_style(style);
    }
    let existing = if arguments.force { Existing::Replace } else { Existing::Keep };
    let fill = |target: &Target| {
        progress.set_message(crate::visible::shortened(&target.input.display().to_string(), 40));
        let done = fill_one(opened, decisions, target, existing).map_err(|error| format!("{error:#}"));
        progress.inc(1);
        done
    };
    let done = pool.install(|| targets.par_iter().map(fill).collect());
    progress.finish_and_clear();
    Ok(done)
}

/// Fills one file. Nothing is left behind where it fails.
fn fill_one(
    opened: &Opened,
    decisions: Option<&review::Kept>,
    target: &Target,
    existing: Existing,
) -> anyhow::Result<FileReport> {
    let original = files::read_bounded(&target.input, files::LARGEST_INPUT)?;
    let workbook = workbook::read::read_bytes(&original, &name_of(&target.input))?;
    let questionnaire = detect::detect(&workbook);
    if questionnaire.sheets.iter().all(|sheet| sheet.questions.is_empty()) {
        let notes = questionnaire.notes.join("; ");
        anyhow::bail!(
            "no questions with a place for their answers were found{}{notes}",
            if notes.is_empty() { "" } else { ": " }
        );
    }
    let mut notes = workbook.notes.clone();
    let response = match decisions {
        None => respond(&workbook, &questionnaire, &opened.bank, &opened.matcher, &opened.terms),
        Some(kept) => {
            let (response, words) = kept.response(opened, &target.input, &workbook, &questionnaire)?;
            notes.extend(words);
            response
        }
    };
    let completed = workbook::complete(&original, &workbook, &response.writes(), opened.terms.today)?;
    files::write_whole(&target.output, &completed.bytes, existing)?;
    notes.extend(questionnaire.notes.iter().cloned());
    notes.extend(completed.notes);
    let input = FileDigest { path: target.input.display().to_string(), sha256: workbook.digest.clone() };
    let output = FileDigest { path: target.output.display().to_string(), sha256: files::digest(&completed.bytes) };
    Ok(file_report(input, output, notes, (&workbook, &questionnaire), &response, &opened.bank))
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn run_report(opened: &Opened, targets: &[Target], done: Vec<Done>) -> RunReport {
    let mut reports = Vec::new();
    let mut failures = Vec::new();
    for (target, done) in targets.iter().zip(done) {
        match done {
            Ok(report) => reports.push(report),
            Err(error) => failures.push(FailureReport { input: target.input.display().to_string(), error }),
        }
    }
    let terms: &Terms = &opened.terms;
    RunReport::new(&opened.bank, terms, reports, failures)
}

/// The file that a report goes to, in the form its name asks for.
struct ReportFile {
    path: PathBuf,
    form: rendering::Form,
    existing: Existing,
}

impl ReportFile {
    /// Settles before anything is written where the report goes and in which form.
    fn plan(path: &Path, targets: &[Target], force: bool) -> Result<Self, Failure> {
        let Some(form) = path.extension().and_then(|extension| rendering::Form::of(&extension.to_string_lossy()))
        else {
            return Err(Failure::user(format!("a report is .json, .md or .xlsx, not {}", path.display())));
        };
        if path.exists() && !force {
            return Err(Failure::user(format!("{} exists already", path.display())).hint("--force replaces it"));
        }
        if targets.iter().any(|target| files::same_file(&target.input, path) || target.output == path) {
            return Err(Failure::user(format!("the report {} would replace a questionnaire", path.display())));
        }
        Ok(Self { path: path.to_owned(), form, existing: if force { Existing::Replace } else { Existing::Keep } })
    }

    fn write(&self, run: &RunReport, day: Date) -> Result<(), Failure> {
        let bytes = rendering::render(run, self.form, day).map_err(|error| Failure::user(error.to_string()))?;
        files::write_whole(&self.path, &bytes, self.existing).map_err(|error| Failure::user(error.to_string()))
    }
}
