//! `vsq fill --watch FOLDER`: fills what arrives in a folder, until it is ended.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, SystemTime};

use super::accounts::Detail;
use super::batch::{Batch, Done};
use super::ledger::Ledgers;
use super::progress::Progress;
use super::{filling, make_folders, naming, prepare, resumed, threads};
use crate::commands::arguments::FillArguments;
use crate::commands::inputs::{self, Input, Inputs};
use crate::commands::summary::Line;
use crate::commands::{Failure, Outcome, Streams, targets};
use crate::files::Existing;
use crate::visible;

/// How long is waited between two looks at the folder.
const INTERVAL: Duration = Duration::from_millis(500);

/// What a file looks like from outside: when it stays the same for two looks, it has arrived.
type Look = (u64, Option<SystemTime>);

/// Fills what is in the folder and not done yet, and then what arrives there, until the program is ended.
///
/// # Errors
/// [`Failure::User`] where the folder cannot be read (any more), or the bank cannot be used.
pub(super) fn run(folder: &Path, arguments: &FillArguments, streams: &mut Streams<'_>) -> Result<Outcome, Failure> {
    let (opened, layouts) = prepare(arguments, streams)?;
    let filling = filling(arguments, &opened, &layouts, None);
    let mut seen: BTreeMap<PathBuf, Look> = BTreeMap::new();
    let mut settled: BTreeMap<PathBuf, Look> = BTreeMap::new();
    writeln!(streams.messages, "watching {}; Ctrl-C ends it", visible::on_one_line(&folder.display().to_string()))?;
    loop {
        let found = looks(folder)?;
        let arrived = found
            .iter()
            .filter(|(input, look)| seen.get(&input.path) == Some(look) && settled.get(&input.path) != Some(look));
        let arrived: Vec<(Input, Look)> = arrived.cloned().collect();
        if !arrived.is_empty() {
            let inputs =
                Inputs { files: arrived.iter().map(|(input, _)| input.clone()).collect(), passed_over: Vec::new() };
            let targets = targets::plan(&inputs, &naming(arguments, true))?;
            make_folders(&targets)?;
            let ledgers = resumed(&targets);
            let existing = if arguments.force { Existing::Replace } else { Existing::Keep };
            let batch = Batch {
                filling,
                targets: &targets,
                existing,
                ledgers: Some(&ledgers),
                detail: Detail::Counts,
                ahead: Mutex::default(),
            };
            batch.run(threads(arguments), &Progress::none(), |at, done| {
                // Whoever reads the lines may have gone; the folder is watched on.
                let _ = targets.get(at).map(|target| tell(target, done, streams));
            })?;
            settled.extend(arrived.into_iter().map(|(input, look)| (input.path, look)));
        }
        seen = found.into_iter().map(|(input, look)| (input.path, look)).collect();
        settled.retain(|path, _| seen.contains_key(path));
        thread::sleep(INTERVAL);
    }
}

/// The questionnaires in the folder and what they look like now.
fn looks(folder: &Path) -> Result<Vec<(Input, Look)>, Failure> {
    let look = |input: Input| {
        let facts = fs::metadata(&input.path).ok()?;
        Some((input, (facts.len(), facts.modified().ok())))
    };
    Ok(inputs::in_folder(folder)?.into_iter().filter_map(look).collect())
}

/// A line for a file that is done or has failed; none for one that was done before.
fn tell(target: &targets::Target, done: Result<Done, String>, streams: &mut Streams<'_>) -> std::io::Result<()> {
    let input = target.input.display().to_string();
    let (input, output) = (visible::on_one_line(&input), target.output.display().to_string());
    match done {
        Ok(done) => {
            if let Some(entry) = &done.entry {
                Ledgers::add(&target.output, entry)?;
            }
            let line =
                Line { input: String::new(), output, counts: done.counts, notes: Vec::new(), before: done.before };
            if !line.before {
                writeln!(streams.results, "{input}: {} -> {}", line.words(), visible::on_one_line(&line.output))?;
            }
            streams.results.flush()
        }
        Err(error) => writeln!(streams.messages, "vsq: {input}: {}", visible::on_one_line(&error)),
    }
}
