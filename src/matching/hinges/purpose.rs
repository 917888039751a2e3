//! What something serves, what is demanded of it, and whose it is: "used for advertising", "residency requirements", "do you own
//! the keys". That there is something tells none of these.

use crate::matching::terms::{Token, Words};
use crate::matching::trial::{Trial, applying};

/// What a text says of ends and of demands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Purpose {
    /// It asks what something unnamed is used for: "Used for advertising?"
    unnamed: bool,
    /// It asks whether somebody has demands: "Do you have residency requirements?"
    demands: bool,
    /// It asks whether the vendor owns something: "Do you own the keys?"
    owns: bool,
    /// It speaks of questionnaires that are filled in for customers.
    fills_in: bool,
    /// It speaks of places that were agreed on.
    agreed_place: bool,
    /// It speaks of logs, or of copies for customers, that are handed out.
    hands_out: bool,
}

impl Purpose {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let word = |at: usize| tokens.word(at);
        let any = |holds: &dyn Fn(usize) -> bool| (0..tokens.len()).any(holds);
        let has = any(&|at| HAVING.contains(&word(at)));
        let ends = tokens.last().is_some_and(|last| matches!(last.text.as_str(), "requirement" | "requirements"));
        Self {
            unnamed: matches!((word(0), word(1)), ("used" | "sold" | "kept" | "processed", "for" | "to" | "in")),
            demands: has && ends,
            owns: any(&|at| word(at) == "you" && word(at + 1) == "own"),
            fills_in: any(&|at| FILLING_IN.contains(&word(at))),
            agreed_place: any(&|at| {
                matches!(word(at), "agreed" | "approved" | "permitted" | "specified")
                    && (1..=2).any(|on| PLACES.iter().any(|place| word(at + on).starts_with(place)))
            }),
            hands_out: any(&|at| {
                let log = |on: usize| matches!(word(at + on), "log" | "logs" | "trail");
                let copies = |on: usize| matches!(word(at + on), "backup" | "backups" | "copies");
                let to_customers = |on: usize| word(at + on) == "to" && matches!(word(at + on + 1), "us" | "customers");
                HANDING_OUT.contains(&word(at))
                    && ((1..=3).any(log) || (1..=3).any(copies) && (2..=5).any(to_customers))
            }),
        }
    }

    /// What stands against an answer that tells of neither.
    pub(super) fn doubts(trial: &Trial<'_>) -> Vec<String> {
        let (asked, said) = (trial.question.hinges.purpose, trial.reading.hinges.purpose);
        let polar = trial.question.form.polar;
        applying([
            (asked.unnamed && !said.unnamed, "the question does not say of what"),
            (asked.owns && !said.owns && polar, "that there is something does not show whose it is"),
            (
                polar && said.fills_in && !asked.fills_in && trial.question.says_term("questionnaire"),
                "that questionnaires are filled in does not show that there is one",
            ),
            (
                asked.agreed_place && !said.agreed_place && polar,
                "which places were agreed on is not told with where it is",
            ),
            (
                asked.hands_out
                    && !said.hands_out
                    && polar
                    && !["customers", "users", "export"].iter().any(|name| trial.reading.says_term(name)),
                "that there is something does not show that it is handed out",
            ),
            (asked.demands && !said.demands, "what there is does not show what is demanded of it"),
        ])
    }
}

/// Words for having demands, or meeting those of others.
const HAVING: [&str; 9] = ["have", "has", "any", "comply", "complies", "meet", "meets", "satisfy", "fulfil"];

/// How words for places begin.
const PLACES: [&str; 6] = ["jurisdiction", "location", "region", "countr", "territor", "area"];

/// Words for handing something out.
const HANDING_OUT: [&str; 8] = ["provide", "supply", "share", "give", "furnish", "deliver", "send", "hand"];

/// Words for answering questionnaires.
const FILLING_IN: [&str; 10] =
    ["complete", "completed", "completing", "answer", "answers", "answered", "fill", "filled", "respond", "response"];

#[cfg(test)]
mod tests {
    use super::Purpose;
    use crate::matching::terms::tokens;

    #[test]
    fn ends_and_demands_are_told_from_what_there_is() {
        assert!(Purpose::of(&tokens("Used for advertising?")).unnamed);
        assert!(!Purpose::of(&tokens("Is data used for advertising?")).unnamed);
        assert!(Purpose::of(&tokens("Do you have encryption requirements?")).demands);
        assert!(!Purpose::of(&tokens("Do you have encryption that meets our requirements for tapes?")).demands);
    }
}
