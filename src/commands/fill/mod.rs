//! `vsq fill`: completed copies of questionnaires, and what was done.

mod accounts;
mod audit;
mod batch;
mod ledger;
mod one;
mod original;
mod piped;
mod progress;
mod report_file;
mod run;
mod watch;

use std::path::Path;
use std::sync::Mutex;
use std::thread;
use std::time::Instant;

use self::accounts::Detail;
use self::batch::Batch;
use self::ledger::Ledgers;
use self::one::Filling;
use self::original::Original;
use self::progress::Progress;
use self::report_file::ReportFile;
use self::run::Run;
use super::arguments::{FillArguments, FillFormat};
use super::inputs::{self, Inputs};
use super::layouts::Layouts;
use super::opening::{self, Opened};
use super::targets::{self, Naming, Target};
use super::{Failure, Outcome, Streams, review};
use crate::files::{self, Existing};

/// The name that stands for standard input and output.
const PIPE: &str = "-";

/// Runs `vsq fill`.
///
/// # Errors
/// [`Failure::User`] where an argument, the bank or the only file is bad: nothing is written then.
pub fn run(arguments: &FillArguments, streams: &mut Streams<'_>) -> Result<Outcome, Failure> {
    if arguments.out.as_deref() == Some(Path::new(PIPE)) || arguments.files.iter().any(|file| file == Path::new(PIPE)) {
        return piped::run(arguments, streams);
    }
    if let Some(folder) = &arguments.watch {
        return watch::run(folder, arguments, streams);
    }
    let started = Instant::now();
    let inputs = inputs::gather(&arguments.files)?;
    let may_exist = arguments.force || arguments.resume;
    let targets = targets::plan(&inputs, &naming(arguments, may_exist))?;
    let report = arguments.report.as_deref().map(|path| ReportFile::plan(path, &targets, may_exist)).transpose()?;
    let ((opened, layouts), ahead) = prepare_and_read(arguments, &targets, streams)?;
    let decisions =
        arguments.decisions.then(|| review::Kept::of(arguments.session.as_deref(), &targets)).transpose()?;
    let filling = filling(arguments, &opened, &layouts, decisions.as_ref());
    make_folders(&targets)?;
    // A single file without more ado leaves nothing beside its copy.
    let keeps_ledger = targets.len() > 1 || arguments.resume;
    let ledgers = arguments.resume.then(|| resumed(&targets));
    let batch = Batch {
        filling,
        targets: &targets,
        existing: if arguments.force { Existing::Replace } else { Existing::Keep },
        ledgers: ledgers.as_ref(),
        detail: detail(arguments, &targets, report.as_ref()),
        ahead: Mutex::new(ahead),
    };
    let progress = match targets.len() {
        2.. if streams.on_terminal => Progress::drawn(targets.len()),
        _ => Progress::none(),
    };
    pass_over(&inputs, streams)?;
    let mut run = Run::new(&batch, keeps_ledger)?;
    batch.run(threads(arguments), &progress, |at, done| run.take(at, done, streams))?;
    progress.end();
    run.end(report.as_ref(), arguments.json, started.elapsed(), streams)
}

/// How much of each file is kept: a single file is listed question by question, many are counted.
fn detail(arguments: &FillArguments, targets: &[Target], report: Option<&ReportFile>) -> Detail {
    match (targets, report.map(ReportFile::detail)) {
        ([_], _) | (_, Some(Detail::Whole)) => Detail::Whole,
        (_, Some(Detail::Json)) => Detail::Json,
        _ if arguments.json => Detail::Json,
        _ => Detail::Counts,
    }
}

fn naming(arguments: &FillArguments, may_exist: bool) -> Naming<'_> {
    Naming { out: arguments.out.as_deref(), as_delimited: arguments.format == Some(FillFormat::Csv), may_exist }
}

/// The bank with the terms that the arguments ask for, and the layouts.
fn prepare(arguments: &FillArguments, streams: &mut Streams<'_>) -> Result<(Opened, Layouts), Failure> {
    let layouts = Layouts::read(arguments.layout.as_deref(), arguments.no_layouts)?;
    Ok((open(arguments, streams)?, layouts))
}

fn open(arguments: &FillArguments, streams: &mut Streams<'_>) -> Result<Opened, Failure> {
    let mut opened = opening::open(&arguments.bank, &arguments.model, streams)?;
    opened.terms.min_confidence = arguments.min_confidence;
    opened.terms.overwrite_answers = arguments.overwrite_answers;
    Ok(opened)
}

/// The same, and beside it what a single questionnaire says: opening a bank leaves a processor idle.
fn prepare_and_read(
    arguments: &FillArguments,
    targets: &[Target],
    streams: &mut Streams<'_>,
) -> Result<((Opened, Layouts), Option<Original>), Failure> {
    let [target] = targets else { return Ok((prepare(arguments, streams)?, None)) };
    if threads(arguments) == 1 {
        return Ok((prepare(arguments, streams)?, None));
    }
    let layouts = Layouts::read(arguments.layout.as_deref(), arguments.no_layouts)?;
    let (opened, ahead) = thread::scope(|scope| {
        let reading = scope.spawn(|| Original::read_ahead(&target.input, &layouts).ok());
        let opened = open(arguments, streams);
        // What could not be read ahead is read again, and told of, in its turn.
        (opened, reading.join().ok().flatten())
    });
    Ok(((opened?, layouts), ahead))
}

fn filling<'a>(
    arguments: &FillArguments,
    opened: &'a Opened,
    layouts: &'a Layouts,
    decisions: Option<&'a review::Kept>,
) -> Filling<'a> {
    Filling { opened, layouts, decisions, as_delimited: arguments.format == Some(FillFormat::Csv) }
}

/// What was done before, with what killed runs left swept away.
fn resumed(targets: &[Target]) -> Ledgers {
    let ledgers = Ledgers::read(targets.iter().map(|target| target.output.as_path()));
    ledgers.folders().for_each(files::sweep);
    ledgers
}

fn make_folders(targets: &[Target]) -> Result<(), Failure> {
    let mut last = None;
    for folder in targets.iter().map(|target| files::folder_of(&target.output)) {
        if last != Some(folder) {
            std::fs::create_dir_all(folder)
                .map_err(|error| Failure::user(format!("cannot make the folder {}: {error}", folder.display())))?;
            last = Some(folder);
        }
    }
    Ok(())
}

fn threads(arguments: &FillArguments) -> usize {
    arguments.jobs.map_or(0, std::num::NonZeroUsize::get)
}

fn pass_over(inputs: &Inputs, streams: &mut Streams<'_>) -> Result<(), Failure> {
    for reason in &inputs.passed_over {
        writeln!(streams.messages, "passed over: {}", crate::visible::on_one_line(reason))?;
    }
    Ok(())
}
