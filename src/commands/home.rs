//! `vsq` without a command: choose a questionnaire and a bank, then review.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use super::arguments::{BankArguments, LookArguments, ReviewArguments};
use super::{Failure, Outcome, Streams, inputs, opening, review};
use crate::response::journal::{self, Recent};
use crate::tui::home::{Home, Offer, OfferKind, choose};
use crate::tui::keeping::in_home;

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
    let (keymap, look) = (review::keymap()?, opening::look(&LookArguments::default())?);
    let (found, banks) = (questionnaires(), banks());
    let mut bank = opening::bank_folder(None).ok();
    loop {
        let offers = found.iter().chain(&banks).cloned().collect();
        let besides = match &bank {
            Some(bank) => format!("answers from {}", bank.display()),
            None => "no bank is chosen yet: choose one below, or after the questionnaire".to_owned(),
        };
        let home = Home { besides, ..Home::new("Which questionnaire?", offers, look) };
        let Some(chosen) = choose(home, &keymap, &at_path)? else { return Ok(Outcome::Done) };
        if chosen.kind == OfferKind::Bank {
            bank = Some(chosen.path);
            continue;
        }
        if bank.is_none() && banks.is_empty() {
            return Err(opening::bank_folder(None).err().unwrap_or_else(|| Failure::user("no answer bank is named")));
        }
        if bank.is_none() {
            let home = Home::new("Which bank answers?", banks.clone(), look);
            match choose(home, &keymap, &|_| Vec::new())? {
                Some(chosen) => bank = Some(chosen.path),
                None => continue,
            }
        }
        let arguments = ReviewArguments {
            files: vec![chosen.path],
            bank: BankArguments { bank, ..BankArguments::default() },
            session: None,
            out: None,
            min_confidence: 0.8,
            plain: false,
            look: LookArguments::default(),
        };
        return review::run(&arguments, streams);
    }
}

/// The recent questionnaires, the last first, then the spreadsheets below the current folder.
fn questionnaires() -> Vec<Offer> {
    let here = std::env::current_dir().unwrap_or_default();
    let label = |path: &Path| path.strip_prefix(&here).unwrap_or(path).display().to_string();
    let mut found: Vec<Offer> = Vec::new();
    for recent in journal::folder().map(|folder| journal::recent(&folder)).unwrap_or_default() {
        if recent.path.is_file() && !found.iter().any(|known| known.path == recent.path) {
            found.push(Offer {
                kind: OfferKind::Recent,
                label: label(&recent.path),
                beside: progress(&recent),
                path: recent.path,
            });
        }
    }
    let mut files = Vec::new();
    collect(&here, DEPTH, &mut files);
    files.sort();
    for file in files {
        if !found.iter().any(|known| known.path == file) {
            found.push(Offer { kind: OfferKind::File, label: label(&file), beside: String::new(), path: file });
        }
    }
    found
}

/// How far a questionnaire is.
fn progress(recent: &Recent) -> String {
    match recent.left {
        Some((questions, 0)) => format!("nothing of {questions} left to decide"),
        Some((questions, open)) => format!("{open} of {questions} to decide"),
        None if recent.steps == 1 => "1 step".to_owned(),
        None => format!("{} steps", recent.steps),
    }
}

/// What lies where a typed path leads: folders and spreadsheets whose names begin with, or have, its last part.
fn at_path(typed: &str) -> Vec<Offer> {
    let (folder, part) = match typed.rfind(['/', '\\']) {
        Some(at) => typed.split_at(at + 1),
        None => ("", typed),
    };
    let part = part.to_lowercase();
    let entries =
        std::fs::read_dir(in_home(if folder.is_empty() { "./" } else { folder })).into_iter().flatten().flatten();
    let mut found: Vec<Offer> = entries
        .filter_map(|entry| {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if !name.to_lowercase().contains(&part) || (name.starts_with('.') && !part.starts_with('.')) {
                return None;
            }
            let (kind, end) = match () {
                () if path.is_dir() => (OfferKind::Folder, "/"),
                () if is_spreadsheet(&path) => (OfferKind::File, ""),
                () => return None,
            };
            Some(Offer { kind, label: format!("{folder}{name}{end}"), beside: String::new(), path })
        })
        .take(MOST_FILES)
        .collect();
    found.sort_by(|one, other| one.label.cmp(&other.label));
    found
}

/// Whether a file may be a questionnaire by its name.
fn is_spreadsheet(path: &Path) -> bool {
    let known = |extension: &std::ffi::OsStr| EXTENSIONS.contains(&extension.to_string_lossy().to_lowercase().as_str());
    let name = crate::files::name_of(path);
    path.extension().is_some_and(known) && !inputs::is_completed(&name) && !inputs::is_handed_out(&name)
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
        if kind.is_file() && is_spreadsheet(&path) {
            files.push(path);
        }
    }
}

/// The banks in `./answers` and in the current folder.
fn banks() -> Vec<Offer> {
    let folders = [Path::new("answers"), Path::new(".")].map(std::fs::read_dir);
    let entries = folders.into_iter().flatten().flatten().flatten().map(|entry| entry.path());
    let mut banks: Vec<PathBuf> = entries.filter(|path| path.join("bank.json").is_file()).collect();
    banks.sort();
    let offer =
        |path: PathBuf| Offer { kind: OfferKind::Bank, label: path.display().to_string(), beside: String::new(), path };
    banks.into_iter().map(offer).collect()
}
