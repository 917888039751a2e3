//! The texts of the cells: a proposal put into the form that the sheet asks for, all its cells or none.
//!
//! What is written where a cell offers only certain choices is fixed by stance (the table in the design): "Yes" never
//! stands for a part or a plan, a scope or a reservation never goes unsaid, and a choice is always the list's own text.

use std::collections::BTreeMap;

use super::propose::Answering;
use super::{Proposal, QuestionResponse, Status, Words, citation, follow_up, information};
use crate::bank::Entry;
use crate::matching::Inquiry;
use crate::matching::posed::Posed;
use crate::matching::posed::addressed::addressed;
use crate::questionnaire::vocabulary::Choice;
use crate::questionnaire::{AnswerCell, CellState, OtherRole, Question, QuestionKind, QuestionSheet};
use crate::stance::Stance;
use crate::workbook::CellWrite;
use crate::workbook::grid::Sheet;

/// The most characters that a cell holds, in UTF-16 units (Excel's limit).
const CELL_LIMIT: usize = 32_767;

/// Where a question stands.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// Position of the sheet.
    pub sheet: usize,
    /// Position of the question on it.
    pub question: usize,
    /// How tick columns are marked on it.
    pub marks: &'a MarkStyle,
}

/// The mark that a sheet's tick columns use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkStyle(String);

impl MarkStyle {
    /// The mark that stands most often in the sheet's tick columns already, else the box that stands there ticked,
    /// else `x`.
    #[must_use]
    pub fn of(sheet: &QuestionSheet, grid: &Sheet) -> Self {
        let ticks = || sheet.questions.iter().flat_map(|question| &question.answer.choices);
        let mut used: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, cell) in ticks().filter(|(_, cell)| cell.state == CellState::Answered) {
            let mark = grid.text(cell.at).trim();
            if mark.chars().count() == 1 {
                *used.entry(mark).or_default() += 1;
            }
        }
        let commonest = used.iter().max_by_key(|(_, times)| **times).map(|(mark, _)| *mark);
        let boxed = || ticks().find_map(|(_, cell)| ticked_box(grid.text(cell.at).trim()));
        Self(commonest.or_else(boxed).unwrap_or("x").to_owned())
    }
}

/// The ticked form of a box that stands in a cell.
fn ticked_box(text: &str) -> Option<&'static str> {
    match text {
        "☐" => Some("☒"),
        "□" => Some("■"),
        "[ ]" | "[]" => Some("[x]"),
        _ => None,
    }
}

/// The texts for a question's cells.
#[derive(Debug, Default)]
struct Composition {
    cells: Vec<(AnswerCell, String)>,
    /// What the reply cell or the tick column will show.
    reply: Option<String>,
}

/// What becomes of one question. `parent` is the question that it follows up with what became of that.
#[must_use]
pub fn answer(
    answering: &Answering<'_>,
    place: &Place<'_>,
    question: &Question,
    parent: Option<(&Question, &QuestionResponse)>,
    framework: Option<&str>,
) -> QuestionResponse {
    let respond = |status, proposal: Proposal, reasons: Vec<String>| QuestionResponse {
        sheet: place.sheet,
        question: place.question,
        status,
        proposal,
        writes: Vec::new(),
        reply: None,
        reasons,
    };
    if let Some((status, reason)) = obstacle(question, answering.terms.overwrite_answers) {
        return respond(status, Proposal::none(), vec![reason]);
    }
    let proposal = match (question.kind, parent) {
        (QuestionKind::Information, _) => information::propose(question, &answering.bank.organisation),
        (QuestionKind::Question, parent) => {
            if let Some((status, reason)) = parent.and_then(|(_, parent)| follow_up::bar(&question.text, parent)) {
                return respond(status, Proposal::none(), vec![reason]);
            }
            let posed = Posed::of(&question.text, &question.section, answering.parties());
            let above = parent.map(|(parent, _)| addressed(&parent.text, answering.parties()));
            answering.propose(&Inquiry {
                number: question.number.as_deref(),
                framework,
                parent: above.as_deref(),
                ..posed.inquiry()
            })
        }
    };
    if proposal.status != Status::Filled {
        let reasons = proposal.reasons.clone();
        return respond(proposal.status, proposal, reasons);
    }
    let entry = proposal.entry.and_then(|at| answering.bank.entries.get(at));
    match compose(question, &proposal, entry, place.marks, answering.terms.overwrite_answers) {
        Ok(composition) => {
            let write = |(cell, text): (AnswerCell, String)| CellWrite { sheet: place.sheet, at: cell.at, text };
            let mut filled = respond(Status::Filled, proposal, Vec::new());
            filled.writes = composition.cells.into_iter().map(write).collect();
            filled.reply = composition.reply;
            filled.reasons = filled.proposal.reasons.clone();
            filled
        }
        Err(reason) => {
            let mut reasons = proposal.reasons.clone();
            reasons.push(reason);
            respond(Status::Review, proposal, reasons)
        }
    }
}

/// The cells of an answer that a person has settled, by the same rules, and what the reply will show.
///
/// `picked` is the list's own text where the person chose one; else the proposal's stance chooses.
///
/// # Errors
/// In words: why the sheet does not take the answer.
pub fn settled(
    question: &Question,
    place: &Place<'_>,
    proposal: &Proposal,
    entry: Option<&Entry>,
    picked: Option<&str>,
) -> Result<(Vec<CellWrite>, Option<String>), String> {
    // Deciding about a question that is answered already is asking to replace the answer; the rest stays closed.
    if let Some((_, reason)) = obstacle(question, true) {
        return Err(reason);
    }
    let mut question = question.clone();
    let mut proposal = proposal.clone();
    if let Some(text) = picked {
        let choice = question.allowed.iter().find(|choice| choice.text == text);
        let choice = choice.ok_or_else(|| format!("the sheet does not offer {text}"))?.clone();
        // A choice that means no stance is the person's word all the same: it stands alone in the list.
        let stance = choice.stance.or(proposal.stance).unwrap_or(Stance::Yes);
        proposal.stance = Some(stance);
        question.allowed = [Choice { stance: Some(stance), ..choice }].into();
    }
    let composition = compose(&question, &proposal, entry, place.marks, true)?;
    let write = |(cell, text): (AnswerCell, String)| CellWrite { sheet: place.sheet, at: cell.at, text };
    let texts = composition.cells.into_iter().map(|(cell, text)| (cell, text.trim().to_owned()));
    let writes: Vec<CellWrite> = texts.filter(|(_, text)| !text.is_empty()).map(write).collect();
    if writes.is_empty() {
        return Err("there are no words for it".to_owned());
    }
    Ok((writes, composition.reply))
}

/// Why a question's cells are not to be written, whatever the bank says.
pub fn obstacle(question: &Question, overwrite: bool) -> Option<(Status, String)> {
    let cells = &question.answer;
    let ticks = cells.choices.iter().map(|(_, cell)| *cell);
    let targets: Vec<AnswerCell> = match (cells.response, cells.choices.is_empty(), cells.comment) {
        (Some(response), _, _) => vec![response],
        (None, false, _) => ticks.collect(),
        (None, true, Some(comment)) => vec![comment],
        (None, true, None) => return Some((Status::Skipped, "the sheet has no cell for a reply".to_owned())),
    };
    let states = |state: CellState| targets.iter().any(|cell| cell.state == state);
    if states(CellState::Formula) {
        return Some((Status::Skipped, "the reply is computed by a formula".to_owned()));
    }
    if states(CellState::Locked) {
        return Some((Status::Skipped, "the reply cell is locked".to_owned()));
    }
    if states(CellState::Hidden) {
        return Some((Status::Skipped, "the reply cell is hidden".to_owned()));
    }
    (states(CellState::Answered) && !overwrite).then(|| (Status::Kept, "answered already".to_owned()))
}

/// Whether a text may be put into the cell.
fn is_open(cell: AnswerCell, overwrite: bool) -> bool {
    cell.state.is_open() || (overwrite && cell.state == CellState::Answered)
}

/// The texts of all cells that the answer needs, or why they cannot be had.
fn compose(
    question: &Question,
    proposal: &Proposal,
    entry: Option<&Entry>,
    marks: &MarkStyle,
    overwrite: bool,
) -> Result<Composition, String> {
    if question.list_unknown {
        return Err("the reply cell is bound by a rule that could not be read".to_owned());
    }
    let words = proposal.words.as_ref().ok_or("there are no words for it")?;
    let cells = &question.answer;
    let comment = cells.comment.filter(|cell| is_open(*cell, overwrite));
    let mut composition = if !cells.choices.is_empty() {
        let choice = chosen(proposal, &question.allowed)?;
        let column = cells.choices.iter().find(|(caption, _)| *caption == choice.text);
        let (caption, cell) = column.ok_or_else(|| format!("the sheet has no column for {}", choice.text))?;
        let reply = (*cell, marks.0.clone());
        Composition { cells: vec![reply], reply: Some(caption.clone()) }
            .with_comment(question, proposal, entry, words, comment)?
    } else if let Some(response) = cells.response {
        if question.allowed.is_empty() {
            let text = fitting(proposal, words, question.max_length)?;
            Composition { cells: vec![(response, text.clone())], reply: Some(text) }
        } else {
            let choice = chosen(proposal, &question.allowed)?;
            let reply = Composition { cells: vec![(response, choice.text.clone())], reply: Some(choice.text.clone()) };
            reply.with_comment(question, proposal, entry, words, comment)?
        }
    } else {
        let comment = comment.ok_or("the comment cell is taken")?;
        let text = fitting(proposal, words, question.max_length)?;
        Composition { cells: vec![(comment, text.clone())], reply: Some(text) }
    };
    let evidence = cells.other.iter().find(|(role, cell)| *role == OtherRole::Evidence && is_open(*cell, overwrite));
    if let (Some((_, cell)), Some(citation)) = (
        evidence,
        entry.and_then(|entry| citation::cite_all(entry.provenance.evidence.iter().chain(&proposal.sources))),
    ) {
        composition.cells.push((*cell, citation));
    }
    Ok(composition)
}

impl Composition {
    /// Adds the words beside a choice, which some choices must not stand without.
    fn with_comment(
        mut self,
        question: &Question,
        proposal: &Proposal,
        entry: Option<&Entry>,
        words: &Words,
        comment: Option<AnswerCell>,
    ) -> Result<Self, String> {
        let needed = must_be_said(proposal, entry);
        match (comment, needed) {
            (Some(cell), _) => {
                let text = within(words, "", question.max_length)?;
                self.cells.push((cell, text));
                Ok(self)
            }
            (None, None) => Ok(self),
            (None, Some(why)) => Err(format!("{why}, and there is no free comment cell to say so")),
        }
    }
}

/// What a choice alone would hide; `None` where it says all. A plan is an honest "No" without more.
fn must_be_said(proposal: &Proposal, entry: Option<&Entry>) -> Option<&'static str> {
    let provenance = entry.map(|entry| &entry.provenance);
    if proposal.scoped {
        Some("the answer holds on some plans, products or regions only")
    } else if proposal.stance == Some(Stance::NotApplicable) {
        Some("\"not applicable\" needs its reason")
    } else if proposal.stance != Some(Stance::No)
        && provenance.is_some_and(|p| p.condition.is_some() || p.caveat.is_some())
    {
        Some("the answer has a reservation")
    } else {
        None
    }
}

/// The choice of a list or of tick columns that means the proposal's stance, and nothing more.
fn chosen<'a>(proposal: &Proposal, allowed: &'a [Choice]) -> Result<&'a Choice, String> {
    let offered = || allowed.iter().map(|choice| choice.text.as_str()).collect::<Vec<_>>().join(" / ");
    let Some(stance) = proposal.stance else {
        return Err(format!("the answer is prose and the cell offers only {}", offered()));
    };
    let meaning = |wanted: Stance| {
        let mut choices = allowed.iter().filter(move |choice| choice.stance == Some(wanted));
        (choices.next(), choices.next())
    };
    let mut found = meaning(stance);
    if found.0.is_none() && stance == Stance::Planned {
        // What is planned is not there: "No", with the plan in the comment.
        found = meaning(Stance::No);
    }
    match found {
        (Some(choice), None) => Ok(choice),
        (Some(_), Some(_)) => Err(format!("more than one choice means {stance}: {}", offered())),
        (None, _) => Err(format!("no choice certainly means {stance}: {}", offered())),
    }
}

/// The free-text reply: to a yes/no question the stance word first, then the words.
fn fitting(proposal: &Proposal, words: &Words, max_length: Option<u32>) -> Result<String, String> {
    let opening = proposal.stance.filter(|_| proposal.polar).map_or("", Stance::opening);
    within(words, opening, max_length)
}

/// The full words where they fit, else the short ones, each behind the opening.
fn within(words: &Words, opening: &str, max_length: Option<u32>) -> Result<String, String> {
    let limit = max_length.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(CELL_LIMIT).min(CELL_LIMIT);
    let texts = std::iter::once(&words.full).chain(&words.short);
    let mut opened = texts.map(|text| if opening.is_empty() { text.clone() } else { format!("{opening} {text}") });
    opened
        .find(|text| text.encode_utf16().count() <= limit)
        .ok_or_else(|| format!("the answer is longer than the {limit} characters that the cell takes"))
}

#[cfg(test)]
mod tests;
