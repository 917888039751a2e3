//! What was done, for a person who signs it off and for programs: plain data with nothing of the clock in it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{QuestionResponse, Response, Status, Terms, citation};
use crate::bank::Bank;
use crate::questionnaire::{QuestionKind, Questionnaire};
use crate::stance::Stance;
use crate::workbook::grid::{CellAddress, Workbook};

/// How many questions have each status, by its name.
pub type Counts = BTreeMap<&'static str, usize>;

/// The report of one run (`vsq.fill/1`). Its files are in memory, or wherever `F` writes them out from.
#[derive(Debug, Clone, Serialize)]
pub struct RunReport<F = Vec<FileReport>> {
    /// The name and version of this form.
    pub schema: &'static str,
    /// The program's version.
    pub version: &'static str,
    /// The bank that answered.
    pub bank: BankReport,
    /// On which terms.
    pub terms: TermsReport,
    /// How many questions have each status, over all files.
    pub counts: Counts,
    /// The files that were done, in the order given.
    pub files: F,
    /// The files that failed, in the order given.
    pub failures: Vec<FailureReport>,
}

/// The bank that answered.
#[derive(Debug, Clone, Serialize)]
pub struct BankReport {
    /// The organisation's name.
    pub organisation: String,
    /// SHA-256 over the bank's files.
    pub digest: String,
}

/// On which terms answers were given.
#[derive(Debug, Clone, Serialize)]
pub struct TermsReport {
    /// The day that expiry and plans were judged by.
    pub today: String,
    /// The plan that the customer buys.
    pub plan: Option<String>,
    /// The product that the customer buys.
    pub product: Option<String>,
    /// The region that the customer buys.
    pub region: Option<String>,
    /// What the customer calls itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer: Option<String>,
    /// The least confidence that was written.
    pub min_confidence: f64,
    /// SHA-256 over the sentence model that ranked besides the built-in table, where one was named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
}

/// One file that failed.
#[derive(Debug, Clone, Serialize)]
pub struct FailureReport {
    /// The input as it was named.
    pub input: String,
    /// What went wrong, in one line.
    pub error: String,
}

/// A file with its digest.
#[derive(Debug, Clone, Serialize)]
pub struct FileDigest {
    /// The path as it was named.
    pub path: String,
    /// SHA-256, hexadecimal.
    pub sha256: String,
}

/// One file that was done.
#[derive(Debug, Clone, Serialize)]
pub struct FileReport {
    /// The questionnaire.
    pub input: FileDigest,
    /// The completed copy.
    pub output: FileDigest,
    /// What a person should know of the file, one sentence each.
    pub notes: Vec<String>,
    /// How many questions have each status.
    pub counts: Counts,
    /// Every question in reading order.
    pub questions: Vec<QuestionReport>,
}

/// One question.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionReport {
    /// The sheet's name.
    pub sheet: String,
    /// The cell that holds the question.
    pub cell: CellAddress,
    /// Its number.
    pub number: Option<String>,
    /// The headings above it.
    pub section: Vec<String>,
    /// Whether it asks who the vendor is or about its security.
    pub kind: QuestionKind,
    /// The question.
    pub text: String,
    /// What became of it.
    pub status: Status,
    /// The probability that the answer is right.
    pub confidence: f64,
    /// The entry that answers.
    pub entry: Option<String>,
    /// The wording of it that matched.
    pub wording: Option<String>,
    /// The stance towards the question.
    pub stance: Option<Stance>,
    /// The answer's words, also where they were not written.
    pub answer: Option<String>,
    /// Where the answer comes from.
    pub citation: Option<String>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// The cells written.
    pub writes: Vec<WriteReport>,
    /// Why, in words.
    pub reasons: Vec<String>,
    /// What else came close.
    pub runners_up: Vec<RunnerUpReport>,
}

/// One cell that was written.
#[derive(Debug, Clone, Serialize)]
pub struct WriteReport {
    /// The cell.
    pub cell: CellAddress,
    /// What is in it now.
    pub value: String,
}

/// An entry that came close.
#[derive(Debug, Clone, Serialize)]
pub struct RunnerUpReport {
    /// The entry.
    pub entry: String,
    /// Its wording.
    pub wording: String,
    /// Resemblance, 0 to 1.
    pub score: f64,
    /// The probability that it answers the question.
    pub confidence: f64,
}

impl<F> RunReport<F> {
    /// The report of a run over `files`, which have these counts together, and `failures`.
    #[must_use]
    pub fn new(bank: &Bank, terms: &Terms, counts: Counts, files: F, failures: Vec<FailureReport>) -> Self {
        Self {
            schema: "vsq.fill/1",
            version: env!("CARGO_PKG_VERSION"),
            bank: BankReport { organisation: bank.organisation.name.clone(), digest: bank.digest.clone() },
            terms: TermsReport {
                today: terms.today.to_string(),
                plan: terms.purchase.plan.clone(),
                product: terms.purchase.product.clone(),
                region: terms.purchase.region.clone(),
                customer: terms.customer.clone(),
                min_confidence: terms.min_confidence,
                model: terms.model.clone(),
            },
            counts,
            files,
            failures,
        }
    }
}

/// The report of one file.
#[must_use]
pub fn file_report(
    input: FileDigest,
    output: FileDigest,
    notes: Vec<String>,
    (workbook, questionnaire): (&Workbook, &Questionnaire),
    response: &Response,
    bank: &Bank,
) -> FileReport {
    let counts = status_counts(response);
    let questions =
        response.questions.iter().filter_map(|answer| question_report(workbook, questionnaire, answer, bank)).collect();
    FileReport { input, output, notes, counts, questions }
}

/// How many questions of a response have each status; also those that none has.
#[must_use]
pub fn status_counts(response: &Response) -> Counts {
    Status::ALL.iter().map(|status| (status.name(), response.count(*status))).collect()
}

fn question_report(
    workbook: &Workbook,
    questionnaire: &Questionnaire,
    answer: &QuestionResponse,
    bank: &Bank,
) -> Option<QuestionReport> {
    let question = questionnaire.sheets.get(answer.sheet)?.questions.get(answer.question)?;
    let proposal = &answer.proposal;
    let entry = proposal.entry.and_then(|at| bank.entries.get(at));
    let wording = |entry: usize, wording: usize| Some(bank.entries.get(entry)?.wordings.get(wording)?.ask.clone());
    let runner_up = |runner: &super::RunnerUp| {
        Some(RunnerUpReport {
            entry: bank.entries.get(runner.entry)?.id.clone(),
            wording: wording(runner.entry, runner.wording)?,
            score: runner.score,
            confidence: runner.confidence,
        })
    };
    Some(QuestionReport {
        sheet: workbook.sheets.get(answer.sheet)?.name.clone(),
        cell: question.cell,
        number: question.number.clone(),
        section: question.section.clone(),
        kind: question.kind,
        text: question.text.clone(),
        status: answer.status,
        confidence: proposal.confidence,
        entry: entry.map(|entry| entry.id.clone()),
        wording: proposal.entry.zip(proposal.wording).and_then(|(at, which)| wording(at, which)),
        stance: proposal.stance,
        answer: proposal.words.as_ref().map(|words| words.full.clone()),
        citation: entry.and_then(|entry| citation::cite_all(entry.provenance.evidence.iter().chain(&proposal.sources))),
        owner: entry.and_then(|entry| entry.provenance.owner.clone()),
        writes: answer.writes.iter().map(|write| WriteReport { cell: write.at, value: write.text.clone() }).collect(),
        reasons: answer.reasons.clone(),
        runners_up: proposal.runners_up.iter().filter_map(runner_up).collect(),
    })
}
