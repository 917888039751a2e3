//! What becomes of each question: propose, compose, settle, fill, report. Here the customer's side and ours meet.
//!
//! [`propose::Answering`] finds what the bank supports for a question, [`compose`] turns it into the texts of the cells
//! that the sheet offers, [`settle`] looks over the whole response for answers that contradict each other, and
//! [`respond`] is the three of them in a row.

pub mod alike;
pub mod citation;
pub mod compose;
pub mod decide;
pub mod desk;
pub mod follow_up;
pub mod handed;
pub mod information;
pub mod journal;
pub mod named_plan;
pub mod propose;
pub mod purchase;
pub mod rendering;
pub mod report;
pub mod report_workbook;
pub mod settle;
#[cfg(test)]
pub mod specimen;
pub mod which_plan;

use std::ops::ControlFlow;

use rayon::prelude::*;
use serde::Serialize;

use crate::bank::{Bank, Evidence};
use crate::matching::index::Matcher;
use crate::questionnaire::{Question, Questionnaire};
use crate::stance::Stance;
use crate::workbook::CellWrite;
use crate::workbook::grid::Workbook;

pub use propose::{Answering, Terms};
pub use purchase::Purchase;

/// What became of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Its cells are written.
    Filled,
    /// A candidate exists, and a person has to look; the reasons say at what.
    Review,
    /// The bank is silent.
    Unanswered,
    /// A person had answered already.
    Kept,
    /// Not ours to write; the reasons say why.
    Skipped,
}

impl Status {
    /// Every status in the order that summaries show them.
    pub const ALL: [Self; 5] = [Self::Filled, Self::Review, Self::Unanswered, Self::Kept, Self::Skipped];

    /// The name used in JSON output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Filled => "filled",
            Self::Review => "review",
            Self::Unanswered => "unanswered",
            Self::Kept => "kept",
            Self::Skipped => "skipped",
        }
    }
}

/// What the bank supports for a question, before any cell is looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// `Filled` where it may be written, else `Review` or `Unanswered`.
    pub status: Status,
    /// The entry that answers, as a position in the bank's entries.
    pub entry: Option<usize>,
    /// The wording of it that matched.
    pub wording: Option<usize>,
    /// The entries that answer the other parts of a compound question, as positions in the bank's entries.
    pub joined: Vec<usize>,
    /// Their sources.
    pub sources: Vec<Evidence>,
    /// The stance towards the question as asked; `None` for prose.
    pub stance: Option<Stance>,
    /// Whether the question asks for a yes or a no.
    pub polar: bool,
    /// Whether the answer holds on some plans, products or regions only, and the customer's are not known.
    pub scoped: bool,
    /// The words, in full and (where there is one) in short.
    pub words: Option<Words>,
    /// The probability that the answer is right, 0 to 1, in steps of a thousandth.
    pub confidence: f64,
    /// Why it was chosen, or why it is not certain.
    pub reasons: Vec<String>,
    /// What else came close, best first.
    pub runners_up: Vec<RunnerUp>,
}

/// The words of an answer, without a stance word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// In full, with scope and reservation.
    pub full: String,
    /// In short, where the bank has it.
    pub short: Option<String>,
}

/// An entry that came close.
#[derive(Debug, Clone, PartialEq)]
pub struct RunnerUp {
    /// Position in the bank's entries.
    pub entry: usize,
    /// Position of its wording.
    pub wording: usize,
    /// Resemblance, 0 to 1.
    pub score: f64,
    /// The probability that it answers the question.
    pub confidence: f64,
}

/// What became of one question, with the cells that are to be written for it.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionResponse {
    /// Position of the sheet in the questionnaire (and in the workbook).
    pub sheet: usize,
    /// Position of the question on the sheet.
    pub question: usize,
    /// What became of it.
    pub status: Status,
    /// What the bank supports.
    pub proposal: Proposal,
    /// The cells to be written: all that the answer needs, or none.
    pub writes: Vec<CellWrite>,
    /// The text that the reply cell or the tick column will show, where one is written.
    pub reply: Option<String>,
    /// Why it became so, in words.
    pub reasons: Vec<String>,
}

/// What became of every question of a workbook, in reading order.
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// One for each question.
    pub questions: Vec<QuestionResponse>,
}

impl Response {
    /// Every cell that is to be written, in reading order of the questions.
    #[must_use]
    pub fn writes(&self) -> Vec<CellWrite> {
        self.questions.iter().flat_map(|question| question.writes.iter().cloned()).collect()
    }

    /// How many questions have the status.
    #[must_use]
    pub fn count(&self, status: Status) -> usize {
        self.questions.iter().filter(|question| question.status == status).count()
    }
}

/// Answers a questionnaire from a bank: proposes for each question, composes its cells, and settles contradictions.
#[must_use]
pub fn respond(
    workbook: &Workbook,
    questionnaire: &Questionnaire,
    bank: &Bank,
    matcher: &Matcher,
    terms: &Terms,
) -> Response {
    let mut questions = Vec::new();
    let answering = Answering { bank, matcher, terms };
    let whole = &mut |_: &[QuestionResponse]| ControlFlow::Continue(());
    let _ = answer_in_turn(workbook, questionnaire, &answering, usize::MAX, &mut questions, whole);
    settle::settle(&mut questions, questionnaire, bank);
    Response { questions }
}

/// Answers every question in reading order into `questions`, so many at a time; contradictions are not settled yet. After
/// each part `told` has all that are answered so far and may break off.
pub(crate) fn answer_in_turn(
    workbook: &Workbook,
    questionnaire: &Questionnaire,
    answering: &Answering<'_>,
    at_once: usize,
    questions: &mut Vec<QuestionResponse>,
    told: &mut dyn FnMut(&[QuestionResponse]) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let framework = questionnaire.framework.as_ref().map(crate::questionnaire::Framework::major);
    for (at, (sheet, grid)) in questionnaire.sheets.iter().zip(&workbook.sheets).enumerate() {
        let marks = compose::MarkStyle::of(sheet, grid);
        let answer = |position: usize, question: &Question, parent: Option<(&Question, &QuestionResponse)>| {
            let place = compose::Place { sheet: at, question: position, marks: &marks };
            compose::answer(answering, &place, question, parent, framework.as_deref())
        };
        let first = questions.len();
        let asked: Vec<(usize, &Question)> = sheet.questions.iter().enumerate().collect();
        // A parent stands above its follow-ups: what was written for it has to be known.
        let parent = |(position, question): &(usize, &Question)| question.parent.filter(|parent| parent < position);
        for part in asked.chunks(at_once.clamp(1, asked.len().max(1))) {
            // Questions that follow up none are answered side by side.
            let alone = |asked: &(usize, &Question)| parent(asked).is_none().then(|| answer(asked.0, asked.1, None));
            let answered: Vec<Option<QuestionResponse>> = part.par_iter().map(alone).collect();
            for (asked, answered) in part.iter().zip(answered) {
                let above = parent(asked);
                let known = above.and_then(|above| Some((sheet.questions.get(above)?, questions.get(first + above)?)));
                questions.push(answered.unwrap_or_else(|| answer(asked.0, asked.1, known)));
            }
            told(questions)?;
        }
    }
    ControlFlow::Continue(())
}

impl QuestionResponse {
    /// A question that the bank has not been asked yet.
    pub(crate) const fn awaited(sheet: usize, question: usize) -> Self {
        Self {
            sheet,
            question,
            status: Status::Unanswered,
            proposal: Proposal::none(),
            writes: Vec::new(),
            reply: None,
            reasons: Vec::new(),
        }
    }
}

impl Proposal {
    /// No answer: the bank is silent.
    #[must_use]
    pub const fn none() -> Self {
        Self {
            status: Status::Unanswered,
            entry: None,
            wording: None,
            joined: Vec::new(),
            sources: Vec::new(),
            stance: None,
            polar: false,
            scoped: false,
            words: None,
            confidence: 0.0,
            reasons: Vec::new(),
            runners_up: Vec::new(),
        }
    }
}
