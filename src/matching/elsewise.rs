//! Open questions that a wording answers otherwise: where, and it tells for how long; which are so by default, and it tells which
//! there are.

use super::demands;
use super::force::Force;
use super::form::Demand;
use super::lexicon::Class;
use super::reading::Reading;
use super::trial::{Trial, applying};

/// What stands against an answer to something else that is asked of the same.
#[must_use]
pub(super) fn doubts(trial: &Trial<'_>) -> Vec<String> {
    let Trial { question, reading: wording, .. } = trial;
    if !question.form.is_open() {
        let of_where = |reading: &Reading| {
            ["country", "storage-place"].iter().any(|name| reading.said.contains_named(name))
                || reading.content.iter().any(|content| content.class == Class::Place)
        };
        let about_where = wording.content.iter().any(|content| content.key.is("country"));
        return applying([(
            question.form.polar && about_where && !of_where(question),
            "the wording is about where it is, the question is not",
        )]);
    }
    let measured = |demand: &Demand| matches!(demand, Demand::Time | Demand::Frequency | Demand::Number);
    let told = &wording.form.demands;
    let speaks = |reading: &Reading, name: &str| reading.content.iter().any(|said| said.key.is(name));
    // "Where is it retained?" has no answer in how long it is.
    let kept = speaks(question, "retain") && !speaks(question, "store") && wording.says_term("retain");
    let elsewise = !told.is_empty() && told.iter().all(measured) || wording.wanted.which_data || kept;
    let is_demanded = |reading: &Reading| reading.signs.force == Force::Demanded;
    let offers = |reading: &Reading| reading.signs.force == Force::Offered;
    let choice = question.form.demands.iter().any(|demand| matches!(demand, Demand::Choice | Demand::Method));
    applying([
        (
            question.form.demands.contains(&Demand::KeySize)
                && speaks(question, "in-transit")
                && !speaks(question, "at-rest")
                && speaks(wording, "at-rest"),
            "how long keys are at rest does not show how long they are on the way",
        ),
        (
            question.form.demands.contains(&Demand::Place) && demands::names_no_country(question, trial.record),
            "the question asks for a country, and the answer names none",
        ),
        (question.signs.without > 0 && wording.signs.without == 0, "one of the two speaks of what is done without"),
        (
            question.form.demands.contains(&Demand::Place) && !told.contains(&Demand::Place) && elsewise,
            "the question asks where, and the wording something else",
        ),
        (
            offers(wording) && !offers(question) && question.hinges.asks_what_you_use(),
            "what there is to choose from does not show what the vendor uses itself",
        ),
        (
            choice
                && (question.signs.default && !wording.signs.default || is_demanded(question) && !is_demanded(wording)),
            "which there are does not show which are so by default, or have to be",
        ),
    ])
}
