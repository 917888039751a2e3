//! What is encrypted: that traffic is does not show that what it comes from is, nor the other way round.

use crate::matching::cover::Cover;
use crate::matching::form::Demand;
use crate::matching::polarity::Side;
use crate::matching::reading::Reading;
use crate::matching::trial::{Trial, applying};

/// What stands against an answer about what is encrypted.
pub(super) fn doubts(trial: &Trial<'_>, cover: &Cover<'_>, side: &Side) -> Vec<String> {
    let Trial { question, reading: wording, record, .. } = trial;
    let polar = question.form.polar;
    applying([
        (
            side.turned && is_opposed_as(cover, "encryption") && record.answer_affirms_term("hashing"),
            "what is hashed is not for that encrypted",
        ),
        (
            is_of_hardware(question) && wording.says_term("in-transit") && !question.says_term("in-transit"),
            "how data travels does not show how what holds it is encrypted",
        ),
        (
            (polar || question.form.is_open()) && is_of_protected_things(question) && wording.says_term("in-transit"),
            "that traffic is encrypted does not show that what it comes from is protected",
        ),
        (
            is_of_encrypted_things(question) && wording.says_term("in-transit") && !question.says_term("in-transit"),
            "that data is encrypted on its way does not show which data is encrypted",
        ),
    ])
}

/// Whether a text asks for the encryption of what holds data.
fn is_of_hardware(question: &Reading) -> bool {
    const HOLDING: [&str; 4] = ["servers", "databases", "storage-volumes", "network"];
    question.says_term("encryption") && question.content.iter().any(|content| content.key.is_one_of(&HOLDING))
}

/// "Are interfaces protected?", of neither data nor traffic.
fn is_of_protected_things(question: &Reading) -> bool {
    let otherwise = ["encryption", "data", "in-transit", "customer-data"];
    question.says_term("protect") && !otherwise.iter().any(|name| question.says_term(name))
}

/// "Which data is encrypted?"
fn is_of_encrypted_things(question: &Reading) -> bool {
    question.form.demands == [Demand::Choice] && question.says_term("encryption") && question.says_term("data")
}

/// Whether the wording says the opposite of this term, which the question asks for.
fn is_opposed_as(cover: &Cover<'_>, name: &str) -> bool {
    cover.opposed.iter().any(|(asked, _)| asked.key.is(name))
}
