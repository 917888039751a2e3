//! Looking over a whole response: answers that rest on the same fact and contradict each other all go to review.

use std::collections::BTreeMap;

use super::{QuestionResponse, Status};
use crate::bank::Bank;
use crate::matching::terms::tokens;
use crate::quantity::Measure;
use crate::questionnaire::Questionnaire;
use crate::stance::Stance;

/// Sends to review every filled answer that another filled answer contradicts.
///
/// Two answers contradict each other where they rest on the same fact and state another figure for it, where they
/// take opposite sides of the same wording, or where the same question got two answers.
pub fn settle(questions: &mut [QuestionResponse], questionnaire: &Questionnaire, bank: &Bank) {
    let filled: Vec<usize> = positions(questions, Status::Filled);
    let mut contradicted: BTreeMap<usize, String> = BTreeMap::new();
    let text = |at: usize| {
        let response = questions.get(at)?;
        let sheet = questionnaire.sheets.get(response.sheet)?;
        sheet.questions.get(response.question)
    };
    let mut by_fact: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for &at in &filled {
        let proposal = questions.get(at).map(|response| &response.proposal);
        let entries = proposal.into_iter().flat_map(|proposal| proposal.entry.iter().chain(&proposal.joined));
        for fact in entries.filter_map(|&entry| bank.entries.get(entry)).flat_map(|entry| &entry.rests_on) {
            by_fact.entry(fact).or_default().push(at);
        }
    }
    for (fact, group) in &by_fact {
        for (position, &one) in group.iter().enumerate() {
            for &other in group.iter().skip(position + 1) {
                let (Some(a), Some(b)) = (questions.get(one), questions.get(other)) else { continue };
                let same_question = match (text(one), text(other)) {
                    (Some(a), Some(b)) => a.section == b.section && same_words(&a.text, &b.text),
                    _ => false,
                };
                if let Some(why) = contradiction(a, b, bank, same_question) {
                    contradicted.entry(one).or_insert_with(|| format!("{why} ({fact})"));
                    contradicted.entry(other).or_insert_with(|| format!("{why} ({fact})"));
                }
            }
        }
    }
    for (at, why) in contradicted {
        if let Some(response) = questions.get_mut(at) {
            withdraw(response, &format!("another answer of this response contradicts it: {why}"));
        }
    }
}

/// The answers to be written that contradict another answer of the same response, each with why: those on the same fact,
/// and those of `alike`, which ask the same.
#[must_use]
pub fn contradicting(questions: &[QuestionResponse], at: usize, alike: &[usize], bank: &Bank) -> Vec<(usize, String)> {
    let Some(one) = questions.get(at).filter(|one| one.status == Status::Filled) else { return Vec::new() };
    let facts = |response: &QuestionResponse| {
        response.proposal.entry.and_then(|entry| bank.entries.get(entry)).map_or(&[][..], |entry| &entry.rests_on)
    };
    let ours = facts(one);
    let others = questions.iter().enumerate().filter(|(other, response)| {
        *other != at
            && response.status == Status::Filled
            && (alike.contains(other) || facts(response).iter().any(|fact| ours.contains(fact)))
    });
    let why = |(other, response)| Some((other, contradiction(one, response, bank, alike.contains(&other))?));
    others.filter_map(why).collect()
}

/// Takes an answer back and leaves the question for a person.
fn withdraw(response: &mut QuestionResponse, reason: &str) {
    response.status = Status::Review;
    response.writes.clear();
    response.reply = None;
    response.reasons.push(reason.to_owned());
}

fn positions(questions: &[QuestionResponse], status: Status) -> Vec<usize> {
    questions.iter().enumerate().filter(|(_, response)| response.status == status).map(|(at, _)| at).collect()
}

/// How two answers that rest on the same fact contradict each other.
fn contradiction(one: &QuestionResponse, other: &QuestionResponse, bank: &Bank, same_question: bool) -> Option<String> {
    let opposed = matches!(
        (one.proposal.stance, other.proposal.stance),
        (Some(Stance::Yes), Some(Stance::No)) | (Some(Stance::No), Some(Stance::Yes))
    );
    if same_question && opposed {
        return Some("the same question is answered yes and no".to_owned());
    }
    let (a, b) = (one.proposal.entry?, other.proposal.entry?);
    if a == b {
        return None;
    }
    let (a, b) = (bank.entries.get(a)?, bank.entries.get(b)?);
    let differing = a.measures.iter().find_map(|measure| {
        let other = b.measures.iter().find(|other| states_otherwise(measure, other))?;
        Some((measure, other))
    })?;
    Some(format!("{} and {} state another figure for {}", a.id, b.id, differing.0.of))
}

/// Whether two measures are of the same thing and say different things of it.
fn states_otherwise(one: &Measure, other: &Measure) -> bool {
    one.of == other.of && one.from == other.from && one.stated != other.stated
}

/// Whether two questions are the same but for case, punctuation and the forms of words.
fn same_words(one: &str, other: &str) -> bool {
    let stems = |text: &str| tokens(text).into_iter().map(|token| token.stem).collect::<Vec<_>>();
    stems(one) == stems(other)
}
