//! How much of a question a wording covers, and what it says beside it.

use super::lexicon::Class;
use super::reading::{Content, Reading};
use crate::stance::Stance;

/// What a wording covers of a question.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cover {
    /// What the question asks for and the wording does not say.
    pub missing: Vec<Content>,
    /// What the wording says beside the question and may narrow it.
    pub extra: Vec<Content>,
    /// The covered share of the question's content, 0 to 1.
    pub share: f64,
}

impl Cover {
    /// What is to be doubted, in words.
    #[must_use]
    pub fn doubts(&self) -> Vec<String> {
        let list = |contents: &[Content]| {
            contents.iter().map(|content| format!("\"{}\"", content.text)).collect::<Vec<_>>().join(", ")
        };
        let mut doubts = Vec::new();
        if !self.missing.is_empty() {
            doubts.push(format!("the wording does not speak of {}", list(&self.missing)));
        }
        if !self.extra.is_empty() {
            doubts.push(format!("the wording speaks of {}, the question does not", list(&self.extra)));
        }
        doubts
    }
}

/// Compares what a question asks for with what a wording says.
#[must_use]
pub fn cover(question: &Reading, wording: &Reading, _stance: Option<Stance>) -> Cover {
    let missing: Vec<Content> =
        question.content.iter().filter(|content| !wording.says(&content.key)).cloned().collect();
    let extra = wording
        .content
        .iter()
        .filter(|content| {
            !question.says(&content.key) && !matches!(content.class, Class::Manner | Class::Name | Class::Place)
        })
        .cloned()
        .collect();
    let asked = question.content.len().max(1) as f64;
    let share = if question.content.is_empty() { 0.0 } else { 1.0 - missing.len() as f64 / asked };
    Cover { missing, extra, share }
}
