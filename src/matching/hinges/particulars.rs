//! Questions about a particular of what is so: how many there are, how it was arrived at, how it is handed over, in which version,
//! who sets it up. That it is so tells none of them.

use crate::matching::terms::{Token, Words, stem};
use crate::matching::trial::{Trial, applying};

/// Which particulars a text speaks of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Particulars {
    /// How many there are.
    number: bool,
    /// How it was arrived at: "how were they derived".
    arrived_at: bool,
    /// How it is found or told from other things.
    found_out: bool,
    /// For each place: "per region".
    per_place: bool,
    /// How it is handed over.
    handed_over: bool,
    /// Who sets it up.
    who_sets_up: bool,
    /// The hours of somebody.
    contact_hours: bool,
    /// Whether it could run from there.
    could_run_from: bool,
    /// The data that is used for it.
    data_set: bool,
    /// Who the people are: "name the staff who".
    who_they_are: bool,
    /// In which version a text is: "DPA version".
    version_of_a_text: bool,
    /// Who keeps a page or a document.
    who_keeps_it: bool,
    /// How long it takes.
    duration: bool,
}

impl Particulars {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let word = |at: usize| tokens.word(at);
        let any = |holds: &dyn Fn(usize) -> bool| (0..tokens.len()).any(holds);
        let before = |at: usize, back: usize| at.checked_sub(back).map_or("", word);
        let last = |at: usize| at + 1 == tokens.len();
        let how = any(&|at| word(at) == "how");
        Self {
            number: any(&|at| {
                matches!((word(at), word(at + 1)), ("number", "of") | ("how", "many"))
                    && !MEASURES.contains(&word(at + 2))
            }),
            arrived_at: how
                && any(&|at| {
                    matches!(word(at), "derived" | "determined" | "calculated" | "arrived" | "estimated")
                        && matches!(before(at, 1), "were" | "was" | "are" | "is" | "objectives" | "figures")
                }),
            found_out: any(&|at| {
                matches!((word(at), word(at + 1), word(at + 2)), ("how", "do" | "would", "you"))
                    && (matches!(word(at + 3), "find" | "locate" | "trace")
                        || word(at + 3) == "tell" && any(&|at| word(at) == "from"))
            }),
            per_place: any(&|at| {
                word(at) == "per" && matches!(word(at + 1), "region" | "country" | "site" | "location")
            }),
            handed_over: how
                && any(&|at| {
                    matches!(word(at), "delivered" | "handed" | "issued" | "distributed") && word(at + 1) == "to"
                }),
            who_sets_up: any(&|at| word(at) == "who" && matches!(word(at + 1), "sets" | "configures" | "installs")),
            contact_hours: any(&|at| word(at) == "hours" && before(at, 1) == "contact"),
            could_run_from: any(&|at| matches!((word(at), word(at + 1)), ("run" | "operate", "from")))
                && any(&|at| matches!(word(at), "able" | "can" | "could")),
            data_set: any(&|at| matches!((word(at), word(at + 1)), ("data", "set" | "sets")) || word(at) == "dataset"),
            who_they_are: any(&|at| {
                matches!(word(at), "name" | "list" | "identify")
                    && word(at + 1) == "the"
                    && matches!(word(at + 2), "staff" | "employees" | "people" | "persons" | "administrators")
            }),
            version_of_a_text: any(&|at| {
                word(at) == "version"
                    && last(at)
                    && matches!(
                        before(at, 1),
                        "dpa" | "policy" | "agreement" | "schedule" | "contract" | "plan" | "document"
                    )
            }),
            who_keeps_it: any(&|at| {
                word(at) == "who"
                    && matches!(word(at + 1), "maintains" | "keeps" | "updates" | "owns" | "approves" | "runs")
                    && (at + 2..at + 5)
                        .any(|at| matches!(word(at), "website" | "page" | "policy" | "document" | "plan"))
            }),
            duration: any(&|at| matches!((word(at), word(at + 1)), ("duration", "of")))
                || any(&|at| matches!((word(at), word(at + 1)), ("how", "long")))
                    && any(&|at| matches!(word(at), "takes" | "take")),
        }
    }

    /// What stands against an answer that tells no more than that it is so.
    pub(super) fn doubts(trial: &Trial<'_>) -> Vec<String> {
        let (asked, said) = (trial.question.hinges.particulars, trial.reading.hinges.particulars);
        let caption = trial.question.form.caption;
        applying([
            (caption && asked.number && !said.number, "that there are such does not show how many"),
            (asked.arrived_at && !said.arrived_at, "what it is does not show how it was arrived at"),
            (asked.found_out && !said.found_out, "what is done with it does not show how it is found"),
            (asked.per_place && !said.per_place, "that it is so does not show how it is in each place"),
            (
                asked.handed_over && !said.handed_over && !delivers(trial),
                "that there is something does not show how it is handed over",
            ),
            (asked.who_sets_up && !said.who_sets_up, "that there is something does not show who sets it up"),
            (asked.contact_hours && !said.contact_hours, "whom to turn to does not show at what hours"),
            (asked.could_run_from && !said.could_run_from, "what is kept there does not show what can run from there"),
            (asked.data_set && !said.data_set, "that it is done does not show with what data"),
            (asked.who_they_are && !said.who_they_are, "when or how they do it does not show who they are"),
            (asked.version_of_a_text && !said.version_of_a_text, "where a text is does not show in which version"),
            (asked.who_keeps_it && !said.who_keeps_it, "where it is does not show who keeps it"),
            (
                asked.duration && trial.record.wordings.iter().any(|wording| wording.hinges.far_back),
                "how far back it reaches does not show how long it takes",
            ),
        ])
    }
}

/// Whether an entry speaks of how something is delivered.
fn delivers(trial: &Trial<'_>) -> bool {
    trial.record.anything().contains_word(&stem("delivered"))
}

/// What is counted where a time or a size is asked for.
const MEASURES: [&str; 8] = ["hours", "days", "weeks", "months", "years", "minutes", "bits", "characters"];

#[cfg(test)]
mod tests {
    use super::Particulars;
    use crate::matching::terms::tokens;

    fn particulars(text: &str) -> Particulars {
        Particulars::of(&tokens(text))
    }

    #[test]
    fn a_particular_is_more_than_that_it_is_so() {
        assert!(particulars("Number of tapes").number);
        assert!(particulars("Describe how the limits were derived.").arrived_at);
        assert!(particulars("How do you find all tapes of ours?").found_out);
        assert!(particulars("Tapes per region").per_place);
        assert!(particulars("Describe how tapes are delivered to the customer.").handed_over);
        assert!(particulars("Who sets up tapes?").who_sets_up);
        assert!(particulars("Security contact hours").contact_hours);
        assert!(particulars("Is it able to run from the vault?").could_run_from);
        assert!(particulars("Describe the data set used.").data_set);
        assert!(particulars("Name the staff who wipe tapes.").who_they_are);
        assert!(particulars("DPA version").version_of_a_text);
        assert!(particulars("Who maintains your website?").who_keeps_it);
        assert!(particulars("State how long wiping takes.").duration);
        for plain in [
            "Number of days that tapes are kept",
            "How are tapes wiped?",
            "Which regions are there?",
            "Who wipes tapes?",
            "Support hours",
            "Do you run tapes from here?",
            "Name the tapes.",
            "TLS version",
            "How long are tapes kept?",
        ] {
            assert_eq!(particulars(plain), Particulars::default(), "{plain}");
        }
    }
}
