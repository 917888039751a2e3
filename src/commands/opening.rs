//! Opening the bank that answers: which folder it is, as of which day, on which terms.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Zoned;
use serde::Deserialize;

use super::arguments::{BankArguments, LookArguments, ModelArguments};
use super::{Failure, Streams, model};
use crate::bank::Bank;
use crate::bank::faults::{Finding, Severity};
use crate::bank::load::{self, LoadOptions};
use crate::bank::topics::Topics;
use crate::matching::index::Matcher;
use crate::response::{Purchase, Terms};
use crate::tui::look::{Look, Theme};
use crate::{files, shipped, visible};

/// The file that makes a folder a bank.
const BANK_FILE: &str = "bank.json";
/// The largest configuration file that is read, in bytes.
const LARGEST_CONFIGURATION: u64 = 1024 * 1024;
/// How many faults of a bank are shown before the rest is left to `vsq check`.
const FAULTS_SHOWN: usize = 5;

/// A bank with its index and the terms.
#[derive(Debug)]
pub struct Opened {
    /// The bank's folder.
    pub folder: PathBuf,
    /// The bank.
    pub bank: Arc<Bank>,
    /// Its index.
    pub matcher: Arc<Matcher>,
    /// The terms that the arguments ask for.
    pub terms: Terms,
}

/// The person's configuration (`config.json` in the configuration folder).
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Configuration {
    /// The bank that is used where none is named.
    bank: Option<PathBuf>,
    /// The colours of the screen where none are named.
    theme: Option<Theme>,
}

/// Loads the bank that the arguments name and indexes it.
///
/// # Errors
/// [`Failure::User`] where there is no bank, or where it has faults: an answer must not come from a bank in doubt; and
/// where a sentence model is named that cannot be used.
pub fn open(arguments: &BankArguments, ranking: &ModelArguments, streams: &mut Streams<'_>) -> Result<Opened, Failure> {
    let folder = bank_folder(arguments.bank.as_deref())?;
    let topics = topics()?;
    let options = LoadOptions { overlay: arguments.overlay.as_deref(), topics: &topics };
    let bank = match load::load(&folder, &options) {
        Ok(bank) => bank,
        Err(faults) => {
            let errors: Vec<&Finding> =
                faults.findings.iter().filter(|found| found.severity == Severity::Error).collect();
            for fault in errors.iter().take(FAULTS_SHOWN) {
                writeln!(streams.messages, "{}", visible::on_one_line(&fault.to_string()))?;
            }
            let number = errors.len();
            let noun = if number == 1 { "fault" } else { "faults" };
            let failure = Failure::user(format!("the bank {} has {number} {noun} and is not used", folder.display()));
            return Err(failure.hint(format!("vsq check --bank {} lists them all", folder.display())));
        }
    };
    let mut terms = terms(arguments, &bank)?;
    let mut matcher = Matcher::new(&bank.entries);
    if let Some(model) = &ranking.model {
        let (model, digest) = model::open(model, &[Some(&folder), arguments.overlay.as_ref()], streams)?;
        matcher = matcher.aided_by(model, &bank.entries);
        terms.model = Some(digest);
    }
    Ok(Opened { folder, bank: Arc::new(bank), matcher: Arc::new(matcher), terms })
}

/// The shipped topics, with what the person's configuration adds or overrides.
///
/// # Errors
/// [`Failure::User`] where one of them has a fault.
pub fn topics() -> Result<Topics, Failure> {
    Topics::read(shipped::configured_templates().as_deref()).map_err(|faults| {
        Failure::user(faults.to_string()).hint("mend or remove the topic file in the configuration folder")
    })
}

/// The folder of the bank: the one named, else `./answers` where that is a bank, else the configured one.
///
/// # Errors
/// [`Failure::User`] where there is none; the hint names the banks that are near.
pub fn bank_folder(named: Option<&Path>) -> Result<PathBuf, Failure> {
    if let Some(folder) = named {
        if !folder.is_dir() {
            return Err(
                Failure::user(format!("there is no folder {}", folder.display())).hint(banks_in(folder.parent()))
            );
        }
        if !folder.join(BANK_FILE).is_file() {
            let failure = Failure::user(format!("{} is no answer bank: it has no {BANK_FILE}", folder.display()));
            return Err(failure.hint(banks_in(Some(folder))));
        }
        return Ok(folder.to_owned());
    }
    let near = Path::new("answers");
    if near.join(BANK_FILE).is_file() {
        return Ok(near.to_owned());
    }
    if let Some(folder) = configuration()?.bank {
        return bank_folder(Some(&folder));
    }
    Err(Failure::user("no answer bank is named").hint(banks_in(Some(near))))
}

/// How the screen is to look: as the arguments say, else as is configured.
///
/// # Errors
/// [`Failure::User`] where the configuration cannot be read.
pub fn look(arguments: &LookArguments) -> Result<Look, Failure> {
    let theme = match arguments.theme {
        Some(theme) => Some(theme),
        None => configuration()?.theme,
    };
    Ok(Look::of_environment(arguments.ascii, theme.unwrap_or_default()))
}

/// A hint that names the banks in a folder, or says what a bank is.
fn banks_in(folder: Option<&Path>) -> String {
    let entries = folder.and_then(|folder| std::fs::read_dir(folder).ok()).into_iter().flatten().flatten();
    let mut banks: Vec<String> = entries
        .filter(|entry| entry.path().join(BANK_FILE).is_file())
        .map(|entry| entry.path().display().to_string())
        .take(100)
        .collect();
    banks.sort();
    match banks.as_slice() {
        [] => format!("name one with --bank DIR: a folder with a {BANK_FILE} and a controls.json"),
        banks => format!("name one with --bank: {}", banks.join(", ")),
    }
}

/// Where the person's configuration lies.
pub(super) fn configuration_folder() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "vsq").map(|folders| folders.config_dir().to_owned())
}

fn configuration() -> Result<Configuration, Failure> {
    let Some(path) = configuration_folder().map(|folder| folder.join("config.json")).filter(|path| path.is_file())
    else {
        return Ok(Configuration::default());
    };
    let bytes = files::read_bounded(&path, LARGEST_CONFIGURATION).map_err(|error| Failure::user(error.to_string()))?;
    serde_json::from_slice(&bytes).map_err(|error| {
        Failure::user(format!("{}: {error}", path.display()))
            .hint("it may hold {\"bank\": \"FOLDER\", \"theme\": \"dark\"}")
    })
}

/// The terms that the arguments ask for.
fn terms(arguments: &BankArguments, bank: &Bank) -> Result<Terms, Failure> {
    let purchase =
        Purchase { plan: arguments.plan.clone(), product: arguments.product.clone(), region: arguments.region.clone() };
    if let Some(plan) = purchase.unknown_plan(&bank.organisation) {
        let failure = Failure::user(format!("the bank knows no plan {plan}"));
        return Err(match bank.organisation.plans.as_slice() {
            [] => failure.hint("it states no plans at all (organisation.plans in bank.json)"),
            plans => failure.hint(format!("it knows {}", plans.join(", "))),
        });
    }
    let today = arguments.today.unwrap_or_else(|| Zoned::now().date());
    let customer = arguments.customer.clone().filter(|name| !name.trim().is_empty());
    Ok(Terms { purchase, customer, allow_disclosure: arguments.allow_disclosure, ..Terms::on(today) })
}
