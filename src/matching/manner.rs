//! "How do you …", "how can customers …": that something is so, or that it can be had, does not tell how.

use super::everyday::{is_everyday, is_light_in_a_question};
use super::form::Demand;
use super::leave::Leave;
use super::lexicon::{Class, Term, lexicon};
use super::reading::Reading;
use super::terms::{Token, stem, tokens};
use super::trial::{Trial, applying};
use super::words::is_stop_word;
use crate::stance::Stance;

/// What stands against an answer that is to tell how, and says no more than that.
#[must_use]
pub fn doubts(trial: &Trial<'_>) -> Vec<String> {
    let Trial { question, reading: wording, .. } = trial;
    let how = question.form.is_open() && question.form.demands.contains(&Demand::Manner);
    // "…, and by which method?", beside a yes.
    let besides = question.form.polar && question.form.demands.contains(&Demand::Manner);
    // What there is not is done in no way; what is not deleted at once is deleted all the same.
    let later = || trial.entry.wordings.iter().any(|wording| wording.stance == Some(Stance::Yes));
    let there =
        !matches!(trial.wording.stance, Some(Stance::No | Stance::Planned)) || question.says_term("delete") && later();
    // To what extent it is done is told by its being done, on what basis or to what address by the name.
    let extent = ["extent", "degree", "basis", "grounds", "address"]
        .iter()
        .any(|measured| question.said.contains_word(&stem(measured)));
    if besides && there && asks_by_which_means(question) && !asks_by_which_means(wording) {
        return vec!["that it is done does not show by what means".to_owned()];
    }
    if !how || extent || !there {
        return Vec::new();
    }
    let elsewise = |demand: &Demand| matches!(demand, Demand::Time | Demand::Number | Demand::Place | Demand::Party);
    let reach = |reading: &Reading| {
        reading.says_term("delete")
            && ["scope", "extent", "systems", "extend", "reach"]
                .iter()
                .any(|far| reading.said.contains_word(&stem(far)))
    };
    let checks = [
        (reach(wording) && !reach(question), "how far it reaches does not show how it is done"),
        (
            wording.embeds && !question.embeds
                || !wording.form.demands.is_empty() && wording.form.demands.iter().all(elsewise),
            "where, when or by whom it is done does not show how",
        ),
        (
            tells_nothing_more(trial)
                || !trial.record.wordings.iter().any(asks_for_an_account)
                || question.form.demands.contains(&Demand::Time) && !trial.record.wordings.iter().any(asks_in_what_way),
            "that it is done does not show how",
        ),
        (
            asks_for_a_channel(question) && !asks_for_a_channel(wording) && !trial.entry.answer.contains('@'),
            "the question asks for a channel, and the answer names none",
        ),
        (
            question.says_term("notify")
                && wording.form.is_open()
                && !wording.form.demands.contains(&Demand::Manner)
                && !wording.form.demands.contains(&Demand::Time),
            "what customers are told does not show how they are told",
        ),
        (
            question.leave != Leave::None
                && wording.leave == Leave::None
                && !wording.form.is_open()
                && !wording.by_customers,
            "that there is something does not show how customers get at it",
        ),
    ];
    applying(checks)
}

/// "By which method", "over which channel".
fn asks_by_which_means(reading: &Reading) -> bool {
    asks_for_a_channel(reading)
        || ["method", "mechanism", "means"].iter().any(|word| reading.said.contains_word(&stem(word)))
}

/// "By which channel", "through what means of communication".
fn asks_for_a_channel(reading: &Reading) -> bool {
    ["channel", "media", "medium"].iter().any(|word| reading.said.contains_word(&stem(word)))
}

/// Whether a wording wants to be told how, or which, or by whom: anything but a yes and a figure.
fn asks_for_an_account(wording: &Reading) -> bool {
    let figure = |demand: &Demand| {
        matches!(demand, Demand::Account | Demand::Time | Demand::Frequency | Demand::Number | Demand::KeySize)
    };
    wording.form.is_open() && !wording.form.demands.iter().all(figure)
}

/// Whether a wording wants to be told how it is done, and not when or what becomes of it.
fn asks_in_what_way(wording: &Reading) -> bool {
    wording.form.is_open() && wording.form.demands.contains(&Demand::Manner)
}

/// Whether the answer names nothing but what the question and the entry's wordings do.
fn tells_nothing_more(trial: &Trial<'_>) -> bool {
    // To whom something is restricted is told by naming them.
    let by_name = trial.question.says_term("restrict");
    if trial.record.answer.len() > 1 {
        return false;
    }
    let known = |term: &Term| {
        trial.question.said.contains_term(*term)
            || trial.record.wordings.iter().any(|wording| wording.form.polar && wording.said.contains_term(*term))
    };
    let tells = |term: &Term| match lexicon().class(*term) {
        Class::Light | Class::Verb => false,
        Class::Actor => by_name,
        _ => true,
    };
    // Words that the trade has no name for tell as much; names begin with a capital.
    let words = tokens(&trial.entry.answer);
    let tells_in_words = |(at, word): (usize, &Token)| {
        let said = |reading: &Reading| reading.said.contains_word(&word.stem);
        let idle = is_stop_word(&word.text) || is_everyday(&word.text) || is_light_in_a_question(&word.text);
        let in_words = !word.capital && !idle && word.text.chars().all(char::is_alphabetic);
        in_words
            && lexicon().find(words.get(at..=at).unwrap_or_default()).is_empty()
            && !said(trial.question)
            && !trial.record.wordings.iter().any(said)
    };
    let mut told = trial.record.answer.iter().flat_map(|sentence| sentence.said.terms());
    !told.any(|term| tells(&term) && (by_name || !known(&term))) && !words.iter().enumerate().any(tells_in_words)
}
