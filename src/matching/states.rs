//! The two states that data is encrypted in, at rest and on its way: what is told of one, or of both at once, does not tell what
//! is asked of the other, or of one.

use super::content::Content;
use super::form::Demand;
use super::reading::Reading;
use super::trial::{Trial, applying};

/// What stands against an answer that tells of another state than the question asks for.
#[must_use]
pub fn doubts(trial: &Trial<'_>) -> Vec<String> {
    let Trial { question, reading: wording, record, .. } = trial;
    let open = question.form.is_open();
    let told = open || !question.form.demands.is_empty();
    // An account of both states names no algorithm for one, unless it is made to.
    let all_in_one = || record.wordings.iter().any(is_of_both_states) && !record.wordings.iter().any(asks_which);
    let fits =
        || (is_of_any_state(wording) || is_of_both_states(wording)) && (!asks_which(question) || asks_which(wording));
    applying([
        (
            told && is_of_one_state(question) && !is_of_one_state(wording) && all_in_one(),
            "what is told of data at rest and on its way is not all of one",
        ),
        (
            question.form.polar
                && ["in-transit", "aes"].iter().all(|name| question.says_term(name))
                // Where TLS is named as well, it is for data on its way and the algorithm for data at rest.
                && !["tls", "at-rest"].iter().all(|name| question.says_term(name))
                && !wording.says_term("aes"),
            "for which data the algorithm is used is not told",
        ),
        (
            told && is_of_any_state(question) && !fits()
                || open && is_of_both_states(question) && !is_of_both_states(wording),
            "what is told is of some data alone",
        ),
    ])
}

/// Whether a wording is of data at rest and on its way, where the question is of one of the two.
#[must_use]
pub fn tells_more(question: &Reading, wording: &Reading) -> bool {
    is_of_one_state(question) && (is_of_both_states(wording) || is_of_any_state(wording))
}

fn asks_which(reading: &Reading) -> bool {
    reading.form.demands.iter().any(|demand| matches!(demand, Demand::Method | Demand::Choice))
}

/// "Which encryption standards are used?", "is data encrypted, and how?", for data at rest and on its way.
fn is_of_any_state(question: &Reading) -> bool {
    const LITTLE: [&str; 5] = ["data", "customer-data", "personal-data", "sensitive-data", "encryption"];
    const WHICH: [&str; 7] = ["standard", "algorithm", "cipher", "method", "technolog", "key", "length"];
    let which = |content: &Content| WHICH.iter().any(|kind| content.text.starts_with(kind));
    let how = asks_which(question) || question.form.demands.contains(&Demand::Manner);
    question.says_term("encryption")
        && (how || question.content.iter().any(which))
        && question.content.iter().all(|content| content.key.is_one_of(&LITTLE) || which(content))
}

/// Whether a text speaks of data at rest, or of data on its way, and not of both.
fn is_of_one_state(reading: &Reading) -> bool {
    let at_rest = ["at-rest", "store"].iter().any(|name| reading.says_term(name));
    at_rest != reading.says_term("in-transit") && reading.says_term("encryption")
}

fn is_of_both_states(reading: &Reading) -> bool {
    ["in-transit", "at-rest"].iter().all(|state| reading.says_term(state))
}

#[cfg(test)]
mod tests {
    use super::{is_of_any_state, is_of_both_states, is_of_one_state};
    use crate::matching::reading::Reading;

    #[test]
    fn states_are_told_apart() {
        for (text, any, one, both) in [
            ("Which encryption standards are used?", true, false, false),
            ("Is data encrypted, and how?", true, false, false),
            ("Which algorithm encrypts data at rest?", false, true, false),
            ("Is data encrypted in transit?", false, true, false),
            ("Is data encrypted in transit and at rest?", false, false, true),
            ("How are backups encrypted?", false, false, false),
        ] {
            let reading = Reading::of_question(text);
            let found = (is_of_any_state(&reading), is_of_one_state(&reading), is_of_both_states(&reading));
            assert_eq!(found, (any, one, both), "{text}");
        }
    }
}
