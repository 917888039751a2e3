//! One line of a journal.

use serde::{Deserialize, Serialize};

use super::placing::QuestionName;
use crate::response::decide::{Answer, Decision, Step};

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "record", rename_all = "snake_case")]
pub enum Record {
    /// From here on the work is on this file.
    Questionnaire {
        /// The version of the journal's form.
        format: u32,
        /// The SHA-256 of the file.
        sha256: String,
        /// Where it lay.
        path: String,
    },
    /// Questions decided, or their decisions cleared.
    Decide {
        /// Each question with what is decided.
        changes: Vec<Named>,
    },
    /// The last step taken back.
    Undo,
    /// The step taken back last taken again.
    Redo,
    /// The completed workbook was written with these answers: what was told to a customer, to compare with later.
    Written {
        /// Each question that was answered.
        answers: Vec<WrittenAnswer>,
    },
    /// The person left.
    Left {
        /// How many questions there are.
        questions: usize,
        /// How many of them were still to be decided.
        open: usize,
    },
}

/// An answer as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenAnswer {
    /// The question.
    pub question: QuestionName,
    /// The answer.
    pub answer: Answer,
}

/// One question's decision, the question named so that it is found again in another version of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// The question.
    pub question: QuestionName,
    /// What is decided; nothing where the decision is cleared.
    #[serde(flatten)]
    pub decision: Option<Decision>,
}

impl Record {
    /// The record of a step on questions with these names.
    pub fn of(step: &Step, names: &[QuestionName]) -> Self {
        match step {
            Step::Decide(changes) => {
                let named = changes.iter().filter_map(|(at, decision)| {
                    Some(Named { question: names.get(*at)?.clone(), decision: decision.clone() })
                });
                Self::Decide { changes: named.collect() }
            }
            Step::Undo => Self::Undo,
            Step::Redo => Self::Redo,
        }
    }
}
