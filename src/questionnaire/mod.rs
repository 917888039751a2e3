//! Finding questions, reply cells and vocabularies in a grid. This room knows no answer bank.

mod below;
mod blocks;
mod boxes;
mod captions;
pub mod detect;
mod evidence;
mod follow_ups;
mod framework;
mod headers;
mod headings;
mod information;
mod language;
pub mod layout;
mod questions;
mod reading;
mod rectangles;
mod replies;
mod roles;
mod scales;
mod survey;
mod texts;
mod tick_captions;
mod ticks;
pub mod vocabulary;
mod weights;
mod written;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::workbook::grid::{CellAddress, SheetState};
use vocabulary::Choice;

/// What was found in a workbook.
#[derive(Debug, Clone)]
pub struct Questionnaire {
    /// The questionnaire that this is, where its title says so (`CAIQ 4.0.3`): its question numbers then mean something.
    pub framework: Option<Framework>,
    /// What was found on each sheet of the workbook, in the workbook's order; sheets without questions stand here too.
    pub sheets: Vec<QuestionSheet>,
    /// What a person should know of the reading, one sentence each (two readings equally good, no reply column …).
    pub notes: Vec<String>,
}

/// A published questionnaire and its edition: `CAIQ` and `4.0.3`, `HECVAT Lite` and `2.11`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Framework {
    /// The name: `CAIQ`, `HECVAT Full`, `HECVAT Lite`, `HECVAT Triage`, `SAMM`, `ASVS`.
    pub name: String,
    /// The edition as the file states it, where it does.
    pub edition: Option<String>,
}

impl Framework {
    /// The name with the major edition, as banks name it: `CAIQ 4`.
    #[must_use]
    pub fn major(&self) -> String {
        let major =
            self.edition.as_deref().and_then(|edition| edition.split('.').next()).filter(|major| !major.is_empty());
        major.map_or_else(|| self.name.clone(), |major| format!("{} {major}", self.name))
    }
}

/// One sheet as it was understood.
#[derive(Debug, Clone)]
pub struct QuestionSheet {
    /// The name on the tab.
    pub name: String,
    /// Whether the tab is shown.
    pub state: SheetState,
    /// The questions in reading order.
    pub questions: Vec<Question>,
    /// Why the sheet was read so: one line for each column or block that was given a role.
    pub evidence: Vec<String>,
}

/// Whether something is asked of the vendor's security or of who the vendor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// Answered from the bank's controls and registers.
    Question,
    /// Name, product, contact: answered from the bank's organisation.
    Information,
}

/// One question and the cells its answer goes to.
#[derive(Debug, Clone)]
pub struct Question {
    /// What kind of question it is.
    pub kind: QuestionKind,
    /// The cell that holds the question's text.
    pub cell: CellAddress,
    /// The number or id as the sheet gives it, stray spaces mended (`AIS-02.2`).
    pub number: Option<String>,
    /// The headings above it, outermost first; may be empty.
    pub section: Vec<String>,
    /// The question this one follows up ("If so, …"), as a position in the sheet's `questions`.
    pub parent: Option<usize>,
    /// The text as a person reads it, trimmed.
    pub text: String,
    /// Guidance that the sheet gives beside the question.
    pub guidance: Option<String>,
    /// Where its answer goes.
    pub answer: AnswerCells,
    /// The choices that the reply cell (or the tick columns) offer, in the sheet's order; empty for free text. Questions
    /// that are bound by one list share them.
    pub allowed: Arc<[Choice]>,
    /// Whether the reply cell is bound by a list that could not be read: then nothing is to be written into it.
    pub list_unknown: bool,
    /// The most characters that the comment or the free-text reply takes, where the sheet says.
    pub max_length: Option<u32>,
}

/// The cells of one question's answer. Only what exists and can be written is named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AnswerCells {
    /// The reply cell.
    pub response: Option<AnswerCell>,
    /// Tick columns: the caption of each and its cell.
    pub choices: Vec<(String, AnswerCell)>,
    /// Free text beside the reply.
    pub comment: Option<AnswerCell>,
    /// Other parts of an answer by role, in column order.
    pub other: Vec<(OtherRole, AnswerCell)>,
}

/// A part of an answer that is neither the reply nor its comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OtherRole {
    /// Who is responsible for the control (provider, customer, shared, third party).
    Ownership,
    /// A link to or the name of a supporting document.
    Evidence,
    /// A date.
    Date,
    /// The person or team that answers.
    Owner,
    /// What the customer is responsible for.
    CustomerResponsibility,
}

/// A cell of an answer and what is in it now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerCell {
    /// The cell (of a merged rectangle, its first).
    pub at: CellAddress,
    /// What is in it now.
    pub state: CellState,
}

/// What is in an answer cell before anything is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CellState {
    /// Nothing, or blanks.
    Empty,
    /// A person's answer, never to be overwritten unasked.
    Answered,
    /// A placeholder or a default that stands for no answer.
    Placeholder,
    /// A formula, never to be written.
    Formula,
    /// Locked on a protected sheet.
    Locked,
    /// In a hidden row or column.
    Hidden,
}

impl CellState {
    /// Whether a reply may be written into a cell in this state.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Empty | Self::Placeholder)
    }
}

impl OtherRole {
    /// The name used in JSON output and layout files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ownership => "ownership",
            Self::Evidence => "evidence",
            Self::Date => "date",
            Self::Owner => "owner",
            Self::CustomerResponsibility => "customer_responsibility",
        }
    }
}

impl AnswerCells {
    /// Whether there is no cell that an answer could go to.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.response.is_none() && self.choices.is_empty() && self.comment.is_none() && self.other.is_empty()
    }
}
