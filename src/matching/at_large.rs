//! What is to be told at large: how something is done, what there is. When or how often it is done, or what is done by the way,
//! is no account of it.

use super::content::Content;
use super::cover::says;
use super::form::Demand;
use super::lexicon::Class;
use super::reading::Reading;
use super::trial::{Trial, applying};

/// What stands against an answer where something is to be told at large.
#[must_use]
pub fn doubts(trial: &Trial<'_>) -> Vec<String> {
    let Trial { question, reading: wording, .. } = trial;
    applying([
        (
            tells_an_account(question) && tells_a_figure(wording) || asks_how(question) && asks_when(wording),
            "how soon or how often it is done does not show how",
        ),
        (tells_an_account(question) && is_done_by_the_way(trial), "the wording itself is not about what is to be told"),
        (
            question.form.lists
                && question.form.demands == [Demand::Account]
                && !trial.record.wordings.iter().any(tells_more_than_a_figure),
            "that something is done, or when, does not show what there is",
        ),
        (tells_an_account(question) && is_after_another(trial), "what is told is how it is after something else"),
    ])
}

/// Whether a text wants to be told how something is done.
fn tells_an_account(reading: &Reading) -> bool {
    reading.form.is_open() && matches!(reading.form.demands.first(), Some(Demand::Manner | Demand::Account))
}

/// Whether a text wants to be told how, whatever else.
fn asks_how(reading: &Reading) -> bool {
    reading.form.is_open() && reading.form.demands.contains(&Demand::Manner)
}

/// Whether a text wants to be told when, and not how.
fn asks_when(reading: &Reading) -> bool {
    reading.form.is_open()
        && (reading.form.demands.contains(&Demand::Time) || reading.wanted.hours)
        && !asks_how(reading)
}

/// Whether a text wants a time, a number or the like, and nothing else.
fn tells_a_figure(reading: &Reading) -> bool {
    let figure =
        |demand: &Demand| matches!(demand, Demand::Time | Demand::Frequency | Demand::Number | Demand::KeySize);
    reading.timed || (!reading.form.demands.is_empty() && reading.form.demands.iter().all(figure))
}

/// Whether a text wants something told that is no time, number or the like.
fn tells_more_than_a_figure(reading: &Reading) -> bool {
    reading.form.is_open() && !tells_a_figure(reading)
}

/// Whether neither the wording nor another that asks for an account says what is done, but something else of the record.
fn is_done_by_the_way(trial: &Trial<'_>) -> bool {
    let done = |content: &&Content| matches!(content.class, Class::Verb | Class::Control);
    let told = |done: &Content| {
        let accounts = trial.record.wordings.iter().filter(|wording| wording.form.is_open());
        let itself = says(trial.reading, &done.key) && (trial.reading.form.is_open() || !is_an_occasion(trial, done));
        itself || accounts.into_iter().any(|wording| says(wording, &done.key))
    };
    let mut named = trial.question.content.iter().filter(done).peekable();
    named.peek().is_some() && !named.any(told)
}

/// Whether a thing is but where or when the wording's own is done: "Are results reviewed during testing?" tells of reviews.
fn is_an_occasion(trial: &Trial<'_>, done: &Content) -> bool {
    const IN: [&str; 5] = ["in", "of", "during", "within", "throughout"];
    let occasion = |said: &Content| IN.contains(&said.after.as_str());
    let says = |said: &Content| said.key == done.key || said.parts.contains(&done.key);
    let (occasions, itself): (Vec<&Content>, Vec<&Content>) =
        trial.reading.content.iter().filter(|said| said.class == Class::Control).partition(|said| occasion(said));
    !itself.is_empty() && occasions.into_iter().any(says) && !itself.into_iter().any(says)
}

/// Whether the wording is about what is so after something that the question does not speak of.
fn is_after_another(trial: &Trial<'_>) -> bool {
    let after = |said: &&Content| matches!(said.after.as_str(), "after" | "following");
    trial.reading.content.iter().filter(after).any(|said| !trial.question.says(&said.key))
}
