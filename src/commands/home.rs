//! `vsq` without a command: choose a questionnaire and a bank, then review.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use super::arguments::{BankArguments, ReviewArguments};
use super::{Failure, Outcome, Streams, opening, review};
use crate::response::journal;
use crate::tui::home::{Home, Offer, choose};
use crate::tui::look::Look;

/// How deep below the current folder questionnaires are looked for.
const DEPTH: usize = 4;
/// The most files that are offered.
const MOST_FILES: usize = 5_000;
/// The extensions of files that may be questionnaires.
const EXTENSIONS: [&str; 7] = ["xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv"];

/// Runs the home screen, then the review of what was chosen.
///
/// # Errors
/// [`Failure::User`] where there is no terminal, no questionnaire or no bank.
pub fn run(streams: &mut Streams<'_>) -> Result<Outcome, Failure> {
    if !(io::stdout().is_terminal() && io::stdin().is_terminal()) {
        return Err(Failure::user("nothing is asked for").hint("vsq --help shows what there is"));
    }
    let (keymap, look) = (review::keymap()?, Look::of_environment(false));
    let found = questionnaires();
    if found.is_empty() {
        let failure = Failure::user("there is no questionnaire in this folder or among the recent ones");
        return Err(failure.hint("vsq review FILE --bank DIR opens one"));
    }
    let offers = found.iter().map(|(_, offer)| offer.clone()).collect();
    let Some(at) = choose(Home::new("Which questionnaire?", offers, look), &keymap)? else { return Ok(Outcome::Done) };
    let Some((file, _)) = found.get(at) else { return Ok(Outcome::Done) };
    let bank = match opening::bank_folder(None) {
        Ok(folder) => folder,
        Err(none) => {
            let banks = banks();
            let offer = |bank: &PathBuf| Offer { label: bank.display().to_string(), beside: String::new() };
            if banks.is_empty() {
                return Err(none);
            }
            let home = Home::new("Which bank answers?", banks.iter().map(offer).collect(), look);
            match choose(home, &keymap)?.and_then(|at| banks.into_iter().nth(at)) {
                Some(bank) => bank,
                None => return Ok(Outcome::Done),
            }
        }
    };
    let arguments = ReviewArguments {
        files: vec![file.clone()],
        bank: BankArguments { bank: Some(bank), ..BankArguments::default() },
        session: None,
        out: None,
        min_confidence: 0.8,
        plain: false,
        ascii: false,
    };
    review::run(&arguments, streams)
}

/// The recent questionnaires, the last first, then the spreadsheets below the current folder.
fn questionnaires() -> Vec<(PathBuf, Offer)> {
    let here = std::env::current_dir().unwrap_or_default();
    let label = |path: &Path| path.strip_prefix(&here).unwrap_or(path).display().to_string();
    let mut found: Vec<(PathBuf, Offer)> = Vec::new();
    for recent in journal::folder().map(|folder| journal::recent(&folder)).unwrap_or_default() {
        if recent.path.is_file() && !found.iter().any(|(path, _)| *path == recent.path) {
            let noun = if recent.steps == 1 { "step" } else { "steps" };
            let offer = Offer { label: label(&recent.path), beside: format!("recent, {} {noun}", recent.steps) };
            found.push((recent.path, offer));
        }
    }
    let mut files = Vec::new();
    collect(&here, DEPTH, &mut files);
    files.sort();
    for file in files {
        if !found.iter().any(|(path, _)| *path == file) {
            let offer = Offer { label: label(&file), beside: String::new() };
            found.push((file, offer));
        }
    }
    found
}

fn collect(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().to_lowercase();
        let hidden = name.starts_with(['.', '~']) || ["target", "node_modules"].contains(&name.as_str());
        if hidden || files.len() >= MOST_FILES {
            continue;
        }
        // A link could lead back up; what it points at is found where it lies.
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() && depth > 0 {
            collect(&path, depth - 1, files);
        }
        let known =
            path.extension().is_some_and(|known| EXTENSIONS.contains(&known.to_string_lossy().to_lowercase().as_str()));
        if kind.is_file() && known && !name.contains(".completed.") {
            files.push(path);
        }
    }
}

/// The banks in `./answers` and in the current folder.
fn banks() -> Vec<PathBuf> {
    let folders = [Path::new("answers"), Path::new(".")].map(std::fs::read_dir);
    let entries = folders.into_iter().flatten().flatten().flatten().map(|entry| entry.path());
    let mut banks: Vec<PathBuf> = entries.filter(|path| path.join("bank.json").is_file()).collect();
    banks.sort();
    banks
}
