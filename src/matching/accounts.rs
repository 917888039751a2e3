//! What an open question wants an account of: all of a kind, what is left to choose, what is planned. What is told of a part is
//! no account of the whole.

use super::content::Content;
use super::cover::Cover;
use super::form::Demand;
use super::reading::Reading;
use super::trial::{Trial, applying};
use crate::stance::Stance;

/// What stands against an answer by what an open question wants an account of.
#[must_use]
pub fn doubts(trial: &Trial<'_>, cover: &Cover<'_>) -> Vec<String> {
    let Trial { question, reading: wording, entry, .. } = trial;
    let wording_stance = trial.wording.stance;
    if !question.form.is_open() {
        return Vec::new();
    }
    let processed = |reading: &Reading| reading.says_term("process");
    let where_processed = question.form.demands == [Demand::Place] && processed(question) && !processed(wording);
    let checks = [
        (where_processed, "where it is stored does not tell where it is processed"),
        (
            is_of_all_data(question)
                && !([question, wording].iter().all(|text| text.says_term("encryption")) && is_of_all_data(wording)),
            "what is told is of some data alone",
        ),
        (
            question.signs.optional && !wording.signs.optional,
            "which of them are left to the customer is not told with what there is",
        ),
        (
            question.says_term("roadmap")
                && !wording.says_term("roadmap")
                && entry.target.is_none()
                && !matches!(wording_stance, Some(Stance::Planned)),
            "what is planned is not told with what there is",
        ),
        (
            question.form.demands.contains(&Demand::Frequency) && cover.indirect > 0,
            "how often one thing is done is asked, and how often another is told",
        ),
        (names_keys(question) && !names_keys(wording), "what is told is of some keys alone"),
    ];
    applying(checks)
}

/// "How do you encrypt data?", at rest and on its way; "how do you protect our data?", by all means.
fn is_of_all_data(question: &Reading) -> bool {
    const LITTLE: [&str; 7] =
        ["data", "customer-data", "personal-data", "sensitive-data", "encryption", "protect", "process"];
    let how = question.form.demands == [Demand::Manner];
    let which = question.form.demands == [Demand::Choice] && !question.says_term("encryption");
    let done = question.says_term("protect") || (how && question.says_term("process"));
    let told = how || which || question.form.demands == [Demand::Account];
    let only_data = || question.content.iter().all(|content| content.key.is_one_of(&["data", "customer-data"]));
    told && (done || how && only_data()) && question.content.iter().all(|content| content.key.is_one_of(&LITTLE))
}

/// "How do you store keys?": those of encryption, of interfaces and of sessions.
fn names_keys(reading: &Reading) -> bool {
    reading.content.iter().any(|content: &Content| content.key.is("keys"))
}
