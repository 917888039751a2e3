//! A response with a person's decisions applied: what will be written, cell by cell, at any moment of a review.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use super::compose::{self, MarkStyle, Place};
use super::decide::{Answer, Decision, Decisions, Standing, Step};
use super::{Answering, QuestionResponse, Response, Status, Terms, answer_in_turn, respond, settle};
use crate::bank::Bank;
use crate::matching::Inquiry;
use crate::matching::index::Matcher;
use crate::matching::posed::Posed;
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

/// What asking the bank gives.
#[derive(Debug)]
pub enum Part {
    /// The answers of the next questions, in their order.
    Answered(Vec<QuestionResponse>),
    /// All of them, contradictions settled.
    Settled(Response),
}

impl Subject {
    /// Answers the questionnaire from the bank, so many questions at a time; `told` has each part and may break off.
    pub fn answer_in_parts(&self, size: usize, mut told: impl FnMut(Part) -> ControlFlow<()>) {
        let Self { workbook, questionnaire, bank, matcher, terms } = self;
        let answering = Answering { bank, matcher, terms };
        let mut questions = Vec::new();
        let mut given = 0;
        let ended = answer_in_turn(workbook, questionnaire, &answering, size, &mut questions, &mut |answered| {
            let part = answered.get(given..).unwrap_or_default().to_vec();
            given = answered.len();
            told(Part::Answered(part))
        });
        if ended.is_continue() {
            settle::settle(&mut questions, questionnaire, bank);
            let _ = told(Part::Settled(Response { questions }));
        }
    }
}

/// A review: the subject, what the bank alone makes of it, and what a person's decisions make of that.
#[derive(Debug)]
pub struct Desk {
    /// What it is about.
    pub subject: Arc<Subject>,
    /// What the bank alone makes of it.
    base: Vec<QuestionResponse>,
    /// How many of `base` the bank has been asked; the others await it.
    matched: usize,
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
        let mut desk = Self::unanswered(Arc::new(subject));
        desk.answer_all();
        desk
    }

    /// A review whose questions are still to be answered from the bank: [`Subject::answer_in_parts`] answers them.
    #[must_use]
    pub fn unanswered(subject: Arc<Subject>) -> Self {
        let Subject { workbook, questionnaire, .. } = &*subject;
        let sheets = questionnaire.sheets.iter().zip(&workbook.sheets);
        let marks = sheets.clone().map(|(sheet, grid)| MarkStyle::of(sheet, grid)).collect();
        let mut base = Vec::new();
        let mut follow_ups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut parents = BTreeMap::new();
        for (position, (sheet, _)) in sheets.enumerate() {
            let first = base.len();
            for (question, asked) in sheet.questions.iter().enumerate() {
                // As in answering: a parent stands above what follows it up.
                if let Some(parent) = asked.parent.filter(|parent| *parent < question) {
                    follow_ups.entry(first + parent).or_default().push(base.len());
                    parents.insert(base.len(), first + parent);
                }
                base.push(QuestionResponse::awaited(position, question));
            }
        }
        let answers = base.clone();
        Self { subject, base, matched: 0, answers, decisions: Decisions::default(), marks, follow_ups, parents }
    }

    /// Asks the bank about every question now.
    pub fn answer_all(&mut self) {
        let subject = Arc::clone(&self.subject);
        let Subject { workbook, questionnaire, bank, matcher, terms } = &*subject;
        self.settle(respond(workbook, questionnaire, bank, matcher, terms));
    }

    /// Takes the bank's answers of the next questions, in their order. What is decided stays decided.
    pub fn receive(&mut self, answered: Vec<QuestionResponse>) {
        for response in answered {
            let at = self.matched;
            let Some(place) = self.base.get_mut(at) else { return };
            *place = response;
            self.matched += 1;
            self.apply(at);
        }
    }

    /// Takes the whole response of the bank, contradictions settled. What is decided stays decided.
    pub fn settle(&mut self, response: Response) {
        self.matched = self.base.len();
        for (at, settled) in response.questions.into_iter().enumerate() {
            if let Some(place) = self.base.get_mut(at).filter(|known| **known != settled) {
                *place = settled;
                self.apply(at);
            }
        }
    }

    /// How many questions the bank has been asked.
    #[must_use]
    pub const fn matched(&self) -> usize {
        self.matched
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
        let decision = self.decisions.get(at);
        match self.answers.get(at) {
            None => Standing::Skipped,
            Some(_) if at >= self.matched && decision.is_none() => Standing::Awaited,
            Some(answer) => Standing::of(answer, decision),
        }
    }

    /// Who answers for a question: whom it was handed to, else the owner of its answer.
    #[must_use]
    pub fn owner(&self, at: usize) -> Option<&str> {
        if let Some(Decision::HandedOver { owner, .. } | Decision::Returned { owner, .. }) = self.decisions.get(at) {
            return Some(owner);
        }
        let entry = self.answers.get(at)?.proposal.entry?;
        self.subject.bank.entries.get(entry)?.provenance.owner.as_deref()
    }

    /// The answers that contradict the answer of a question, each with why; `alike` are the questions that ask the same.
    #[must_use]
    pub fn contradicting(&self, at: usize, alike: &[usize]) -> Vec<(usize, String)> {
        settle::contradicting(&self.answers, at, alike, &self.subject.bank)
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
        if let Some(Decision::Answered(answer) | Decision::Returned { answer, .. }) = self.decisions.get(at) {
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
        let posed = Posed::of(&question.text, &question.section, self.answering().parties());
        let inquiry = Inquiry {
            number: question.number.as_deref(),
            framework: framework.as_deref(),
            parent: parent.map(|parent| parent.text.as_str()),
            ..posed.inquiry()
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

    /// All that its questions are answered with.
    #[must_use]
    pub fn answering(&self) -> Answering<'_> {
        let Subject { bank, matcher, terms, .. } = &*self.subject;
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
            Decision::Returned { owner, .. } => {
                return Some(blank(Status::Review, format!("{owner} answered it; accept that to have it written")));
            }
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
