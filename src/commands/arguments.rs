//! The command line as data: one definition for parsing, help, completions and the manual page.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::bank::Disclosure;
use crate::tui::look::Theme;

/// Fills vendor security questionnaires from one canonical answer bank.
#[derive(Debug, Parser)]
#[command(name = "vsq", version, about, max_term_width = 100)]
#[command(after_help = "Examples:
  vsq                                               choose a questionnaire and review it
  vsq fill questionnaire.xlsx --bank answers/acme
  vsq review questionnaire.xlsx --bank answers/acme
  vsq inspect questionnaire.xlsx
  vsq ask \"Is customer data encrypted at rest?\" --bank answers/acme
  vsq check --bank answers/acme

Exit status: 0 done; 1 a check found faults; 2 wrong usage or input; 3 some files of several failed; 70 a defect.")]
pub struct Arguments {
    /// What to do; without a command, a questionnaire is chosen and reviewed.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Fill questionnaires from the answer bank, leaving blank what is not certain.
    Fill(FillArguments),
    /// Review questionnaires by keyboard: settle what is doubtful, write the completed copies.
    Review(ReviewArguments),
    /// Show what was understood of a workbook: its questions and where their answers go.
    Inspect(InspectArguments),
    /// Ask the bank one question, or many from standard input.
    Ask(AskArguments),
    /// Check the answer bank and report every fault with its place.
    Check(CheckArguments),
    /// Prove that only answer cells changed between an original and its completed copy.
    Verify(VerifyArguments),
    /// Print the JSON Schema of the bank's files.
    Schema,
    /// Print completions for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Print the manual page.
    Man,
}

/// Which bank answers, for which customer and as of which day.
#[derive(Debug, Clone, Default, Args)]
pub struct BankArguments {
    /// The answer bank's folder [default: ./answers where that is a bank]
    #[arg(long, value_name = "DIR")]
    pub bank: Option<PathBuf>,
    /// A customer's own bank, laid over the bank
    #[arg(long, value_name = "DIR")]
    pub overlay: Option<PathBuf>,
    /// The day that expiry and plans are judged by [default: today]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub today: Option<Date>,
    /// The plan that the customer buys
    #[arg(long, value_name = "PLAN")]
    pub plan: Option<String>,
    /// The product that the customer buys
    #[arg(long, value_name = "PRODUCT")]
    pub product: Option<String>,
    /// The region that the customer buys
    #[arg(long, value_name = "REGION")]
    pub region: Option<String>,
    /// What the customer calls itself in its questions ("Acme"): read as "we" and "our"
    #[arg(long, value_name = "NAME")]
    pub customer: Option<String>,
    /// The narrowest circle whose answers may be used: public or nda
    #[arg(long, value_name = "LEVEL", default_value = "public", value_parser = disclosure)]
    pub allow_disclosure: Disclosure,
}

/// What ranks besides the built-in table.
#[derive(Debug, Clone, Default, Args)]
pub struct ModelArguments {
    /// Rank by this sentence-transformer folder as well (in builds with the feature sentence-model)
    #[arg(long, value_name = "DIR")]
    pub model: Option<PathBuf>,
}

fn disclosure(text: &str) -> Result<Disclosure, String> {
    match text {
        "public" => Ok(Disclosure::Public),
        "nda" => Ok(Disclosure::Nda),
        "internal" => Err("internal answers are never shown to a customer; use public or nda".to_owned()),
        _ => Err("use public or nda".to_owned()),
    }
}

fn probability(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(p) if (0.0..=1.0).contains(&p) => Ok(p),
        _ => Err("a probability from 0 to 1, such as 0.9".to_owned()),
    }
}

/// `vsq fill`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  vsq fill questionnaire.xlsx                       fill from ./answers, beside the input
  vsq fill q.xlsx --bank answers/acme --out done    fill into a folder
  vsq fill inbox --out done --report batch.json     a folder, with a report of all
  vsq fill inbox --out done --resume                go on where a run ended
  vsq fill --watch inbox --out done                 fill what arrives, until Ctrl-C
  vsq fill - --out - < q.xlsx > completed.xlsx      in a pipeline
  vsq fill q.xlsx --plan Enterprise --today 2026-07-01

The completed copy is NAME.completed.xlsx. The input is never written to.")]
pub struct FillArguments {
    /// The questionnaires: files, folders, patterns such as \"in/*.xlsx\", or - for standard input
    #[arg(required_unless_present = "watch", value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Which bank answers, and for whom.
    #[command(flatten)]
    pub bank: BankArguments,
    /// What ranks besides the built-in table.
    #[command(flatten)]
    pub model: ModelArguments,
    /// The folder for completed copies, or - for standard output [default: beside each input]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Give delimited text (.csv, .tsv) back as such rather than as a workbook
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub format: Option<FillFormat>,
    /// Read the questionnaires as this layout file says
    #[arg(long, value_name = "FILE", conflicts_with = "no_layouts")]
    pub layout: Option<PathBuf>,
    /// Use no remembered layout
    #[arg(long)]
    pub no_layouts: bool,
    /// Leave for review what is less probable than this
    #[arg(long, value_name = "P", default_value = "0.8", value_parser = probability)]
    pub min_confidence: f64,
    /// Write a report as well: .json, .md or .xlsx
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// Print the report as JSON instead of the summary
    #[arg(long)]
    pub json: bool,
    /// How many files at a time [default: as many as processors]
    #[arg(long, value_name = "N")]
    pub jobs: Option<std::num::NonZeroUsize>,
    /// Skip what an earlier run has done with the same bank and terms, and bring up to date what it has not
    #[arg(long)]
    pub resume: bool,
    /// Fill what is in this folder, and then what arrives there, until ended
    #[arg(long, value_name = "DIR", conflicts_with_all = ["files", "report", "json", "decisions"])]
    pub watch: Option<PathBuf>,
    /// Replace answers that a person has written already
    #[arg(long)]
    pub overwrite_answers: bool,
    /// Use the decisions that were made in `vsq review`
    #[arg(long)]
    pub decisions: bool,
    /// The file that holds those decisions, where it is not in the user's data folder; takes one questionnaire
    #[arg(long, value_name = "FILE", requires = "decisions")]
    pub session: Option<PathBuf>,
    /// Replace completed copies and reports that exist
    #[arg(long)]
    pub force: bool,
}

/// A format that completed copies can be asked for in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FillFormat {
    /// Delimited text.
    Csv,
}

/// `vsq review`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  vsq review questionnaire.xlsx --bank answers/acme
  vsq review questionnaire.xlsx --plain             the same questions line by line
  vsq review q.xlsx --session shared/q.jsonl        decisions kept in a shared folder

Every decision is saved at once; `vsq fill --decisions` uses them without the screen.")]
pub struct ReviewArguments {
    /// The questionnaires
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Which bank answers, and for whom.
    #[command(flatten)]
    pub bank: BankArguments,
    /// What ranks besides the built-in table.
    #[command(flatten)]
    pub model: ModelArguments,
    /// Keep the decisions in this file, or in this folder where there are several questionnaires, instead of the user's data
    /// folder
    #[arg(long, value_name = "FILE")]
    pub session: Option<PathBuf>,
    /// The folder for completed copies [default: beside each input]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Propose for review what is less probable than this
    #[arg(long, value_name = "P", default_value = "0.8", value_parser = probability)]
    pub min_confidence: f64,
    /// Ask line by line on standard input and output, for screen readers and dumb terminals
    #[arg(long)]
    pub plain: bool,
    /// How the screen looks.
    #[command(flatten)]
    pub look: LookArguments,
}

/// How the screen looks.
#[derive(Debug, Clone, Default, Args)]
pub struct LookArguments {
    /// Draw with ASCII alone
    #[arg(long)]
    pub ascii: bool,
    /// The colours: terminal (its own), dark or light [default: the configured, else terminal]
    #[arg(long, value_name = "THEME")]
    pub theme: Option<Theme>,
}

/// `vsq inspect`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  vsq inspect questionnaire.xlsx
  vsq inspect questionnaire.xlsx --explain
  vsq inspect questionnaire.xlsx --json | jq '.sheets[].questions | length'
  vsq inspect questionnaire.xlsx --save-layout      write down what was found, to correct it
  vsq inspect questionnaire.xlsx --layout mine.json")]
pub struct InspectArguments {
    /// The workbook
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    /// Say why each column was read as it was, and draw every question
    #[arg(long)]
    pub explain: bool,
    /// Write what was found as a layout file to correct; it is found again for workbooks of the same shape
    #[arg(long)]
    pub save_layout: bool,
    /// Read the workbook as this layout file says
    #[arg(long, value_name = "FILE", conflicts_with = "no_layouts")]
    pub layout: Option<PathBuf>,
    /// Use no remembered layout
    #[arg(long)]
    pub no_layouts: bool,
}

/// `vsq ask`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  vsq ask \"Do you support single sign-on?\" --bank answers/acme
  vsq ask \"Are backups encrypted?\" -k 3 --explain
  vsq ask < questions.txt
  vsq ask --jsonl < questions.jsonl                one {\"id\",\"question\",\"section\"} a line")]
pub struct AskArguments {
    /// The question; without one, a question a line is read from standard input
    #[arg(value_name = "QUESTION")]
    pub question: Option<String>,
    /// Which bank answers, and for whom.
    #[command(flatten)]
    pub bank: BankArguments,
    /// What ranks besides the built-in table.
    #[command(flatten)]
    pub model: ModelArguments,
    /// How many matches to show
    #[arg(short, value_name = "N", default_value = "5")]
    pub k: usize,
    /// Print JSON, one object a question
    #[arg(long)]
    pub json: bool,
    /// Read questions as JSON, one object a line; implies --json
    #[arg(long)]
    pub jsonl: bool,
    /// Say what each score is made of
    #[arg(long)]
    pub explain: bool,
}

/// `vsq check`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  vsq check --bank answers/acme
  vsq check --bank answers/acme --json --today 2026-07-01")]
pub struct CheckArguments {
    /// Which bank is checked, as of which day.
    #[command(flatten)]
    pub bank: BankArguments,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `vsq verify`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  vsq verify questionnaire.xlsx questionnaire.completed.xlsx
  vsq verify questionnaire.xlsx questionnaire.completed.xlsx --report batch.json
  vsq verify questionnaire.xlsx questionnaire.completed.xlsx --json | jq '.faults'

Exit status: 0 nothing but answer cells changed; 1 something else did; 2 the two cannot be compared.")]
pub struct VerifyArguments {
    /// The workbook as its sender sent it, .xlsx or .xlsm
    #[arg(value_name = "ORIGINAL")]
    pub original: PathBuf,
    /// The copy that was filled in
    #[arg(value_name = "COMPLETED")]
    pub completed: PathBuf,
    /// The report of the fill (JSON): each changed cell must be one that it names, and hold what it states
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}
