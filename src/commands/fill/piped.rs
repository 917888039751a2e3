//! One questionnaire from standard input, or its copy to standard output: for pipelines.

use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use super::one::Stage;
use super::original::Original;
use super::report_file::ReportFile;
use super::{PIPE, filling, naming, prepare};
use crate::commands::arguments::FillArguments;
use crate::commands::inputs;
use crate::commands::targets::{self, Target};
use crate::commands::{Failure, Outcome, Streams, summary};
use crate::files::{self, LARGEST_INPUT};
use crate::response::report::{FileDigest, RunReport};

/// What standard input is called: text that is no workbook is read as delimited, which only a name can tell.
const UNNAMED: &str = "stdin.csv";

/// Runs `vsq fill - --out -`, or either half of it. The copy is the result, so that the summary goes to the messages.
///
/// # Errors
/// [`Failure::User`] where the arguments do not go together or the questionnaire cannot be filled; nothing is written
/// then.
pub(super) fn run(arguments: &FillArguments, streams: &mut Streams<'_>) -> Result<Outcome, Failure> {
    let to_pipe = arguments.out.as_deref() == Some(Path::new(PIPE));
    let [input] = arguments.files.as_slice() else {
        return Err(
            Failure::user("- stands for one questionnaire").hint("vsq fill - --out - < q.xlsx > completed.xlsx")
        );
    };
    let from_pipe = input == Path::new(PIPE);
    if !to_pipe {
        return Err(Failure::user("where is the copy to go?").hint("--out - writes it to standard output"));
    }
    if arguments.json || arguments.resume || arguments.decisions || arguments.watch.is_some() {
        let failure = Failure::user("--json, --resume, --decisions and --watch do not go with --out -");
        return Err(failure.hint("--report FILE writes the report beside"));
    }
    if io::stdout().is_terminal() {
        return Err(Failure::user("a workbook is no text for a terminal").hint("--out - > completed.xlsx"));
    }
    let name = if from_pipe { PathBuf::from(UNNAMED) } else { input.clone() };
    let target = if from_pipe {
        Target { input: PathBuf::from(PIPE), output: PathBuf::from(PIPE) }
    } else {
        let naming = targets::Naming { out: None, ..naming(arguments, true) };
        let planned = targets::plan(&inputs::gather(&arguments.files)?, &naming)?;
        let [only] = planned.as_slice() else { return Err(Failure::user("--out - takes one questionnaire")) };
        Target { output: PathBuf::from(PIPE), input: only.input.clone() }
    };
    let targets = [target];
    let report =
        arguments.report.as_deref().map(|path| ReportFile::plan(path, &targets, arguments.force)).transpose()?;
    let (opened, layouts) = prepare(arguments, streams)?;
    let filling = filling(arguments, &opened, &layouts, None);
    let [target] = &targets;
    let loaded = || Original::load(&target.input).map_err(|error| Failure::user(error.to_string()));
    let mut original = if from_pipe { Original::of(read_all()?, &name) } else { loaded()? };
    let failed = |error: anyhow::Error| Failure::user(format!("{}: {error:#}", target.input.display()));
    let answered = filling.answer(&mut original, &name, &|_: Stage| {}).map_err(failed)?;
    let completed = filling.complete(&original.bytes, &answered).map_err(failed)?;
    let output = FileDigest { path: PIPE.to_owned(), sha256: files::digest(&completed.bytes) };
    let file = answered.report(&filling, &target.input, output, &completed.notes);
    let run = RunReport::new(&opened.bank, &opened.terms, file.counts.clone(), vec![file], Vec::new());
    if let Some(report) = report {
        report.write(&run, opened.terms.today)?;
    }
    streams.results.write_all(&completed.bytes)?;
    streams.results.flush()?;
    run.files.iter().try_for_each(|file| summary::one_file(file, streams.messages))?;
    Ok(Outcome::Done)
}

fn read_all() -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(LARGEST_INPUT + 1).read_to_end(&mut bytes);
    read.map_err(|error| Failure::user(format!("cannot read standard input: {error}")))?;
    if bytes.len() as u64 > LARGEST_INPUT {
        return Err(Failure::user(format!("standard input has more than {LARGEST_INPUT} bytes")));
    }
    Ok(bytes)
}
