//! A response with a person's decisions applied: what will be written, cell by cell, at any moment of a review.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::compose::{self, MarkStyle, Place};
use super::decide::{Answer, Decision, Decisions, Standing, Step};
use super::{Answering, QuestionResponse, Response, Status, Terms, respond};
use crate::bank::Bank;
use crate::matching::Inquiry;
use crate::matching::index::Matcher;
use crate::questionnaire::{Framework, Question, Questionnaire};
use crate::workbook::CellWrite;
use crate::workbook::grid::Workbook;

/// What a review is about: a questionnaire, the bank that answers it and on which terms. It does not change.
#[derive(Debug)]
pub struct Subject {
    /// The workbook as it was read.
    pub workbook: Workbook,
    /// What was found in it.
    pub questionnaire: Questionnaire,
    /// The bank.
    pub bank: Arc<Bank>,
    /// Its index.
    pub matcher: Arc<Matcher>,
    /// The terms.
    pub terms: Terms,
}

/// A review: the subject, what the bank alone makes of it, and what a person's decisions make of that.
#[derive(Debug)]
pub struct Desk {
    /// What it is about.
    pub subject: Subject,
    /// What the bank alone makes of it.
    base: Vec<QuestionResponse>,
    /// What it is now, decisions applied.
    answers: Vec<QuestionResponse>,
    decisions: Decisions,
    marks: Vec<MarkStyle>,
    /// The questions that follow up a question.
    follow_ups: BTreeMap<usize, Vec<usize>>,
    parents: BTreeMap<usize, usize>,
}

impl Desk {
    /// Answers the questionnaire from the bank; nothing is decided yet.
    #[must_use]
    pub fn new(subject: Subject) -> Self {
        let Subject { workbook, questionnaire, bank, matcher, terms } = &subject;
        let base = respond(workbook, questionnaire, bank, matcher, terms).questions;
        let sheets = questionnaire.sheets.iter().zip(&workbook.sheets);
        let marks = sheets.map(|(sheet, grid)| MarkStyle::of(sheet, grid)).collect();
        let positions: BTreeMap<(usize, usize), usize> =
            base.iter().enumerate().map(|(at, response)| ((response.sheet, response.question), at)).collect();
        let mut follow_ups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut parents = BTreeMap::new();
        for (at, response) in base.iter().enumerate() {
            let sheet = questionnaire.sheets.get(response.sheet);
            let parent = sheet.and_then(|sheet| sheet.questions.get(response.question)?.parent);
            // As in answering: a parent stands above what follows it up.
            let parent = parent.filter(|parent| *parent < response.question);
            if let Some(parent) = parent.and_then(|parent| positions.get(&(response.sheet, parent))) {
                follow_ups.entry(*parent).or_default().push(at);
                parents.insert(at, *parent);
            }
        }
        let answers = base.clone();
        Self { subject, base, answers, decisions: Decisions::default(), marks, follow_ups, parents }
    }

    /// How many questions there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.base.len()
    }

    /// Whether there is no question at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.base.is_empty()
    }

    /// A question of the response.
    #[must_use]
    pub fn question(&self, at: usize) -> Option<&Question> {
        let response = self.base.get(at)?;
        self.subject.questionnaire.sheets.get(response.sheet)?.questions.get(response.question)
    }

    /// What becomes of a question, its decision applied.
    #[must_use]
    pub fn answer(&self, at: usize) -> Option<&QuestionResponse> {
        self.answers.get(at)
    }

    /// What the bank alone makes of a question.
    #[must_use]
    pub fn proposed(&self, at: usize) -> Option<&QuestionResponse> {
        self.base.get(at)
    }

    /// The decisions.
    #[must_use]
    pub const fn decisions(&self) -> &Decisions {
        &self.decisions
    }

    /// The decision about a question.
    #[must_use]
    pub fn decision(&self, at: usize) -> Option<&Decision> {
        self.decisions.get(at)
    }

    /// How a question stands; `Skipped` for one that there is not.
    #[must_use]
    pub fn standing(&self, at: usize) -> Standing {
        let answer = self.answers.get(at);
        answer.map_or(Standing::Skipped, |answer| Standing::of(answer, self.decisions.get(at)))
    }

    /// The whole response as it is now.
    #[must_use]
    pub fn response(&self) -> Response {
        Response { questions: self.answers.clone() }
    }

    /// The answer that stands for a question now, as a start for changing it: the decision's, else the proposal's, else
    /// none of any words.
    #[must_use]
    pub fn current(&self, at: usize) -> Answer {
        if let Some(Decision::Answered(answer)) = self.decisions.get(at) {
            return answer.clone();
        }
        let proposal = self.answers.get(at).map(|answer| &answer.proposal);
        proposal
            .and_then(|proposal| Answer::of_proposal(proposal, &self.subject.bank))
            .unwrap_or_else(|| Answer::own(""))
    }

    /// The answer that an entry of the bank gives to a question: a runner-up's, or one that a person searched for.
    ///
    /// Its stance is the one that follows for the question as asked, and whoever takes it sees it before it is written.
    #[must_use]
    pub fn answer_from(&self, at: usize, entry: usize, wording: usize) -> Option<Answer> {
        let question = self.question(at)?;
        let framework = self.subject.questionnaire.framework.as_ref().map(Framework::major);
        let parent = self.parents.get(&at).and_then(|parent| self.question(*parent));
        let inquiry = Inquiry {
            question: &question.text,
            section: &question.section,
            number: question.number.as_deref(),
            framework: framework.as_deref(),
            parent: parent.map(|parent| parent.text.as_str()),
        };
        let proposal = self.answering().propose_entry(&inquiry, entry, wording)?;
        Answer::of_proposal(&proposal, &self.subject.bank)
    }

    /// Takes a step and applies it; gives the questions whose decisions changed.
    pub fn take(&mut self, step: Step) -> Vec<usize> {
        let changed = self.decisions.take(step);
        for at in &changed {
            self.apply(*at);
        }
        changed
    }

    /// What the step would make of a question, without taking it.
    #[must_use]
    pub fn preview(&self, at: usize, decision: &Decision) -> Option<QuestionResponse> {
        self.decided(at, decision)
    }

    /// Composes a question again, and what follows it up.
    fn apply(&mut self, at: usize) {
        let answer = match self.decisions.get(at) {
            Some(decision) => self.decided(at, decision),
            None => self.undecided(at),
        };
        if let (Some(answer), Some(place)) = (answer, self.answers.get_mut(at)) {
            *place = answer;
        }
        for follow_up in self.follow_ups.get(&at).cloned().unwrap_or_default() {
            // A follow-up stands below its parent, so that this ends.
            if self.decisions.get(follow_up).is_none() {
                self.apply(follow_up);
            }
        }
    }

    fn answering(&self) -> Answering<'_> {
        let Subject { bank, matcher, terms, .. } = &self.subject;
        Answering { bank, matcher, terms }
    }

    /// A question that nothing is decided about: as the bank alone makes it, unless what it follows up has changed.
    fn undecided(&self, at: usize) -> Option<QuestionResponse> {
        let base = self.base.get(at)?;
        let parent = self.parents.get(&at).copied();
        let Some(parent) = parent.filter(|parent| self.answers.get(*parent) != self.base.get(*parent)) else {
            return Some(base.clone());
        };
        let framework = self.subject.questionnaire.framework.as_ref().map(Framework::major);
        let above = (self.question(parent)?, self.answers.get(parent)?);
        let place = self.place(base)?;
        Some(compose::answer(&self.answering(), &place, self.question(at)?, Some(above), framework.as_deref()))
    }

    fn place(&self, response: &QuestionResponse) -> Option<Place<'_>> {
        let marks = self.marks.get(response.sheet)?;
        Some(Place { sheet: response.sheet, question: response.question, marks })
    }

    /// A question with its decision: the cells that are written, or why they cannot be.
    fn decided(&self, at: usize, decision: &Decision) -> Option<QuestionResponse> {
        let base = self.base.get(at)?;
        let blank = |status, reason: String| QuestionResponse {
            status,
            writes: Vec::new(),
            reply: None,
            reasons: vec![reason],
            ..base.clone()
        };
        let answer = match decision {
            Decision::Answered(answer) => answer,
            Decision::Declined { reason } => {
                let reason = if reason.is_empty() { "declined".to_owned() } else { format!("declined: {reason}") };
                return Some(blank(Status::Skipped, reason));
            }
            Decision::HandedOver { owner, note } => {
                let note = if note.is_empty() { String::new() } else { format!(": {note}") };
                return Some(blank(Status::Review, format!("handed to {owner}{note}")));
            }
        };
        Some(self.answered(base, self.question(at)?, answer))
    }

    fn answered(&self, base: &QuestionResponse, question: &Question, answer: &Answer) -> QuestionResponse {
        let bank = &self.subject.bank;
        let source = answer.source.as_ref().map(|source| source.entry.as_str());
        let position = source.and_then(|id| bank.entries.iter().position(|entry| entry.id == id));
        let entry = position.and_then(|at| bank.entries.get(at));
        let own = answer.own_words || answer.own_stance;
        let mut proposal = base.proposal.clone();
        if position != base.proposal.entry {
            proposal.entry = position;
            proposal.wording = None;
        }
        proposal.stance = answer.stance;
        proposal.polar = base.proposal.polar || answer.own_stance;
        proposal.words = Some(answer.words());
        // What a person words or turns themselves they answer for: nothing of the bank's has to be said beside it.
        proposal.scoped = answer.scoped && !own;
        let withheld = entry.filter(|_| !answer.own_words).and_then(|entry| self.answering().withheld(entry));
        let composed = match (withheld, self.place(base)) {
            (Some(reason), _) => Err(reason.to_owned()),
            (None, None) => Err("its sheet is gone".to_owned()),
            (None, Some(place)) => {
                let reserved = entry.filter(|_| !own);
                compose::settled(question, &place, &proposal, reserved, answer.choice.as_deref())
            }
        };
        let (status, writes, reply, reason) = match composed {
            Ok((writes, reply)) => (Status::Filled, writes, reply, "decided by a person".to_owned()),
            Err(reason) => (Status::Review, Vec::new(), None, reason),
        };
        QuestionResponse { status, proposal, writes, reply, reasons: vec![reason], ..base.clone() }
    }

    /// Every cell that will be written, in reading order.
    #[must_use]
    pub fn writes(&self) -> Vec<CellWrite> {
        self.answers.iter().flat_map(|answer| answer.writes.iter().cloned()).collect()
    }
}

#[cfg(test)]
mod tests;
