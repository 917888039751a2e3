//! How long something is kept, when it goes, and how soon it comes back: three times that are told of the same things.

use super::Hinges;
use super::event::{counts_from_an_event, counts_from_another};
use crate::matching::content::Content;
use crate::matching::form::Demand;
use crate::matching::lexicon::Class;
use crate::matching::polarity::Side;
use crate::matching::reading::Reading;
use crate::matching::trial::{Trial, applying};
use crate::quantity::{Asked, Bound, Measure, Quantity, Stated};
use crate::stance::Stance;

/// What stands against an answer about what is kept and what goes.
pub(super) fn doubts(trial: &Trial<'_>, side: &Side) -> Vec<String> {
    let Trial { question, reading: wording, entry, .. } = trial;
    let (asked, said): (Hinges, Hinges) = (question.hinges, wording.hinges);
    let lasting = || entry.measures.iter().any(|measure| measure.of.contains("retention"));
    let asks = |bound: Bound| question.asked.iter().any(|asked| asked.bound == bound && !asked.interval);
    applying([
        (
            asks(Bound::AtLeast) && side.stance == Some(Stance::No) && entry.measures.iter().any(is_no_less),
            "what is kept for so long at the least may be kept for longer",
        ),
        (is_deleted_from(question, wording), "when something goes does not show when other things are deleted from it"),
        (
            counts_from_an_event(question, asked.since, entry),
            "how long something is kept after an event does not show how long it is kept before",
        ),
        (counts_from_another(asked.since, entry), "the time is counted from another event"),
        (
            fetches(question) && lasting() && asks(Bound::AtMost),
            "how long something is kept does not show how soon it comes",
        ),
        (
            said.far_back
                && !asked.far_back
                && (asked.takes || question.form.caption || question.asked.iter().any(Asked::is_deadline)),
            "how far back something reaches does not show how soon it is there",
        ),
        (
            asked.far_back
                && !said.far_back
                && !entry.measures.iter().any(|measure| measure.of.contains("point_in_time")),
            "how soon something is restored does not show how far back",
        ),
        (
            question.form.demands.contains(&Demand::Time)
                && question.says_term("delete")
                && entry.measures.is_empty()
                && entry.target.is_none()
                && !wording.form.demands.contains(&Demand::Time),
            "what a deletion reaches does not show when it is done",
        ),
        (is_of_all_data_kept(question) && !wording.says_term("data"), "what is told is of some data alone"),
        (
            said.of_other_data && !asked.of_other_data && (question.form.caption || names_data_kept_alone(question)),
            "what is told is of the rest of the data",
        ),
        (
            question.says_term("export")
                && lasting()
                && (question.timed || comes_soon(question))
                && !question.says_term("retain"),
            "how long something is kept does not show how soon it comes",
        ),
        (
            question.form.demands == [Demand::Time]
                && question.content.iter().any(|content| STAYING.contains(&content.text.as_str()))
                && !["retain", "store"].iter().any(|name| wording.says_term(name))
                && !lasting(),
            "how soon something is done does not show how long it stays",
        ),
        (asked.takes && !said.takes && lasting(), "how long something is kept does not show how long it takes"),
        (
            is_of_data_alone(question) && !wording.form.caption,
            "the caption names nothing that the wording could be about",
        ),
    ])
}

/// "Data deletion from backups", where the wording tells when backups go themselves.
fn is_deleted_from(question: &Reading, wording: &Reading) -> bool {
    let from = |asked: &&Content| asked.class == Class::Object && asked.after == "from";
    let itself = |asked: &Content| wording.content.iter().any(|said| said.key == asked.key && said.after != "from");
    !wording.form.polar && question.says_term("delete") && question.content.iter().filter(from).any(itself)
}

/// "Data ownership", "Personal data categories": captions that name little beside data.
fn is_of_data_alone(question: &Reading) -> bool {
    const LITTLE: [&str; 5] = ["data", "customer-data", "personal-data", "own", "of-your-own"];
    question.form.caption && question.content.iter().all(|content| content.key.is_one_of(&LITTLE))
}

/// "Data retention", of no kind of data.
fn is_of_all_data_kept(question: &Reading) -> bool {
    question.form.caption && question.says_term("data") && names_data_kept_alone(question)
}

/// Whether a text speaks of data that is kept, of no kind of it: "how long are records retained".
fn names_data_kept_alone(question: &Reading) -> bool {
    question.content.iter().all(|content| content.key.is_one_of(&["retain", "data", "customer-data"]))
        && question.says_term("retain")
}

/// Whether a length of time is stated at the least.
fn is_no_less(measure: &Measure) -> bool {
    matches!(measure.stated, Stated::Known { quantity: Quantity::Duration(_), bound: Bound::AtLeast })
}

/// Whether a text asks for something to be received, and not for it to be kept or gone.
fn fetches(question: &Reading) -> bool {
    question.says_term("obtain") && !["retain", "store", "delete"].iter().any(|kept| question.says_term(kept))
}

/// "What is the turnaround for …?"
fn comes_soon(question: &Reading) -> bool {
    question.form.demands == [Demand::Time] && question.content.iter().any(|content| content.text == "turnaround")
}

/// Words for being kept.
const STAYING: [&str; 6] = ["stay", "stays", "remain", "remains", "last", "linger"];
