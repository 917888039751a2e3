//! What a person decides about questions, with unlimited undo and redo: plain state that never touches a file.
//!
//! A decision carries its own words, so that it stands whatever becomes of the bank; the digest of the entry that it came
//! from tells later whether the bank has moved on since.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Proposal, QuestionResponse, Status, Words};
use crate::bank::{Bank, Entry};
use crate::files;
use crate::stance::Stance;

/// What a person decided about one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "decision", rename_all = "snake_case")]
pub enum Decision {
    /// It is answered so.
    Answered(Answer),
    /// It is left blank.
    Declined {
        /// Why.
        reason: String,
    },
    /// Somebody else is to answer it; until then it is left blank.
    HandedOver {
        /// Who.
        owner: String,
        /// What they should know.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
    },
    /// The one that it was handed to has answered; somebody at the screen has still to accept that.
    Returned {
        /// Who.
        owner: String,
        /// What they answered.
        answer: Answer,
    },
}

/// An answer as a person settled it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The words, without a stance word; empty where a choice says all.
    pub text: String,
    /// The words in short, where the bank has them and the person did not write their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    /// The stance towards the question; `None` for prose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stance: Option<Stance>,
    /// The list's own text, where the person chose one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice: Option<String>,
    /// Whether the words are the person's own, rather than the bank's.
    #[serde(default)]
    pub own_words: bool,
    /// Whether the stance or the choice is the person's own.
    #[serde(default)]
    pub own_stance: bool,
    /// Whether it holds on some plans, products or regions only.
    #[serde(default)]
    pub scoped: bool,
    /// The entry of the bank that it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

/// An entry of the bank as it was when a decision was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The entry's id.
    pub entry: String,
    /// The digest of what it said ([`entry_digest`]).
    pub digest: String,
}

/// What has become of the entry that a decision came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// The bank says another thing now.
    Changed,
    /// The bank no longer has it.
    Gone,
}

/// The SHA-256 of what an entry says: its id, wordings with their stances, answer and short answer.
#[must_use]
pub fn entry_digest(entry: &Entry) -> String {
    let mut said = format!("{}\n{}\n{}", entry.id, entry.answer, entry.short.as_deref().unwrap_or_default());
    for wording in &entry.wordings {
        said.push_str(&format!("\n{} {}", wording.stance.map_or("-", Stance::name), wording.ask));
    }
    files::digest(said.as_bytes())
}

impl Answer {
    /// The proposal as it stands; `None` where there are no words to accept.
    #[must_use]
    pub fn of_proposal(proposal: &Proposal, bank: &Bank) -> Option<Self> {
        let words = proposal.words.clone()?;
        let entry = proposal.entry.and_then(|at| bank.entries.get(at));
        Some(Self {
            text: words.full,
            short: words.short,
            stance: proposal.stance,
            choice: None,
            own_words: false,
            own_stance: false,
            scoped: proposal.scoped,
            source: entry.map(|entry| Source { entry: entry.id.clone(), digest: entry_digest(entry) }),
        })
    }

    /// The same words with a stance of the person's own.
    #[must_use]
    pub fn with_stance(mut self, stance: Option<Stance>) -> Self {
        self.own_stance = true;
        self.choice = None;
        self.stance = stance;
        self
    }

    /// The same words with a choice of the list that the person picked.
    #[must_use]
    pub fn with_choice(mut self, choice: &str, stance: Option<Stance>) -> Self {
        self.own_stance = true;
        self.choice = Some(choice.to_owned());
        self.stance = stance.or(self.stance);
        self
    }

    /// Other words.
    #[must_use]
    pub fn with_text(mut self, text: &str) -> Self {
        self.own_words = true;
        self.short = None;
        text.trim().clone_into(&mut self.text);
        self
    }

    /// The person's own words, from nowhere in the bank.
    #[must_use]
    pub fn own(text: &str) -> Self {
        let text = text.trim().to_owned();
        Self {
            text,
            short: None,
            stance: None,
            choice: None,
            own_words: true,
            own_stance: false,
            scoped: false,
            source: None,
        }
    }

    /// What has become of the entry that it came from; `None` where it says what it said.
    #[must_use]
    pub fn since(&self, bank: &Bank) -> Option<Since> {
        let source = self.source.as_ref()?;
        match bank.entries.iter().find(|entry| entry.id == source.entry) {
            None => Some(Since::Gone),
            Some(entry) if entry_digest(entry) != source.digest => Some(Since::Changed),
            Some(_) => None,
        }
    }

    /// Its words as a proposal's.
    #[must_use]
    pub fn words(&self) -> Words {
        Words { full: self.text.clone(), short: self.short.clone() }
    }
}

/// How a question stands, a person's decisions counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// A person settled the answer, and it will be written.
    Accepted,
    /// The bank settles it, and it will be written.
    Filled,
    /// There is a candidate, and a person has to look.
    Review,
    /// The bank is silent.
    Unanswered,
    /// Somebody else is to answer it.
    HandedOver,
    /// A person left it blank.
    Declined,
    /// It was answered before.
    Kept,
    /// Not ours to write.
    Skipped,
    /// The bank has not been asked yet.
    Awaited,
}

impl Standing {
    /// Every standing in the order that bars and counts show them.
    pub const ALL: [Self; 9] = [
        Self::Accepted,
        Self::Filled,
        Self::Review,
        Self::Unanswered,
        Self::HandedOver,
        Self::Declined,
        Self::Kept,
        Self::Skipped,
        Self::Awaited,
    ];

    /// How a question with this response and decision stands.
    #[must_use]
    pub const fn of(response: &QuestionResponse, decision: Option<&Decision>) -> Self {
        match (decision, response.status) {
            (Some(Decision::Declined { .. }), _) => Self::Declined,
            (Some(Decision::HandedOver { .. }), _) => Self::HandedOver,
            (Some(Decision::Answered(_)), Status::Filled) => Self::Accepted,
            (Some(Decision::Returned { .. }), _) => Self::Review,
            (_, Status::Filled) => Self::Filled,
            (_, Status::Review) => Self::Review,
            (_, Status::Unanswered) => Self::Unanswered,
            (_, Status::Kept) => Self::Kept,
            (_, Status::Skipped) => Self::Skipped,
        }
    }

    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Filled => "filled",
            Self::Review => "review",
            Self::Unanswered => "unanswered",
            Self::HandedOver => "handed on",
            Self::Declined => "declined",
            Self::Kept => "kept",
            Self::Skipped => "skipped",
            Self::Awaited => "awaited",
        }
    }

    /// Whether somebody else is to answer it.
    #[must_use]
    pub const fn is_handed_over(self) -> bool {
        matches!(self, Self::HandedOver)
    }

    /// Whether somebody at the screen still has to decide.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Review | Self::Unanswered)
    }
}

/// One question's decision after a step; `None` clears it.
pub type Change = (usize, Option<Decision>);

/// One step of a person's work: what is recorded, and what undo takes back whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// These questions are decided so, or their decisions cleared.
    Decide(Vec<Change>),
    /// The last step is taken back.
    Undo,
    /// The step taken back last is taken again.
    Redo,
}

/// The decisions about a questionnaire, by position of the question in the response.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decisions {
    made: BTreeMap<usize, Decision>,
    done: Vec<Vec<Turn>>,
    undone: Vec<Vec<Turn>>,
}

/// One question's decision before and after a step.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Turn {
    question: usize,
    before: Option<Decision>,
    after: Option<Decision>,
}

impl Decisions {
    /// The decision about a question.
    #[must_use]
    pub fn get(&self, question: usize) -> Option<&Decision> {
        self.made.get(&question)
    }

    /// Every decision, in the order of the questions.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &Decision)> {
        self.made.iter().map(|(question, decision)| (*question, decision))
    }

    /// Whether nothing is decided.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.made.is_empty()
    }

    /// Whether there is a step to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is a step to take again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Takes a step; gives the questions whose decisions changed, in the order of the step.
    ///
    /// An undo or redo that finds nothing changes nothing.
    pub fn take(&mut self, step: Step) -> Vec<usize> {
        match step {
            Step::Decide(changes) => {
                let turns: Vec<Turn> = changes
                    .into_iter()
                    .map(|(question, after)| Turn { question, before: self.set(question, after.clone()), after })
                    .collect();
                let questions = turns.iter().map(|turn| turn.question).collect();
                self.done.push(turns);
                self.undone.clear();
                questions
            }
            Step::Undo => {
                let Some(turns) = self.done.pop() else { return Vec::new() };
                for turn in turns.iter().rev() {
                    self.set(turn.question, turn.before.clone());
                }
                let questions = turns.iter().map(|turn| turn.question).collect();
                self.undone.push(turns);
                questions
            }
            Step::Redo => {
                let Some(turns) = self.undone.pop() else { return Vec::new() };
                for turn in &turns {
                    self.set(turn.question, turn.after.clone());
                }
                let questions = turns.iter().map(|turn| turn.question).collect();
                self.done.push(turns);
                questions
            }
        }
    }

    /// Sets or clears a decision; gives the one that stood before.
    fn set(&mut self, question: usize, decision: Option<Decision>) -> Option<Decision> {
        match decision {
            Some(decision) => self.made.insert(question, decision),
            None => self.made.remove(&question),
        }
    }
}

#[cfg(test)]
mod tests;
