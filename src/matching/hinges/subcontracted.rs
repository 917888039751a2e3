//! Questions about who works for the vendor, by name or in all: what is so of one, or of some, is not told of the others, and what
//! one of them does tells nothing of its contract or its seat.

use super::doers::SUBS;
use crate::matching::places::speaks_of_an_area;
use crate::matching::reading::Reading;
use crate::matching::terms::{Token, Words};
use crate::matching::trial::{Trial, applying};

/// What a text asks of those who work for the vendor.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Subcontracted {
    /// Of all of them: "are your subprocessors located in".
    of_all: bool,
    /// Of those who work for the vendor, in whatever way.
    of_them: bool,
    /// What somebody has done by others: "use subprocessors".
    has_others: bool,
    /// What somebody has done by others who is named: "does Acme use subprocessors".
    named_has_others: bool,
    /// Where a firm belongs: "where is it established".
    seat: bool,
    /// What is agreed with a firm that is named: "a contract with Acme".
    contract: bool,
    /// An agreement, with whomever.
    agreement: bool,
    /// All of something with a firm that is named: "all data is stored with Acme".
    all_with_one: bool,
    /// Whose data it is.
    whose: bool,
    /// People within a firm that is named: "who at Acme".
    people: bool,
}

/// Verbs for having something done by others.
const ENGAGING: [&str; 14] = [
    "use", "uses", "using", "engage", "engages", "have", "has", "employ", "employs", "hire", "hires", "involve",
    "involves", "appoint",
];

/// Verbs for where a firm belongs.
const SEATED: [&str; 10] = [
    "established",
    "establishment",
    "incorporated",
    "incorporation",
    "headquartered",
    "headquarters",
    "registered",
    "domiciled",
    "seat",
    "seated",
];

/// What is agreed.
const AGREEMENTS: [&str; 9] =
    ["contract", "contracts", "agreement", "agreements", "dpa", "dpas", "clauses", "sccs", "terms"];

impl Subcontracted {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let word = |at: usize| tokens.word(at);
        let any = |holds: &dyn Fn(usize) -> bool| (0..tokens.len()).any(holds);
        // "The Supplier" is the vendor, whoever writes it so.
        let is_titled =
            |at: usize| at.checked_sub(1).is_some_and(|before| matches!(word(before), "the" | "your" | "our"));
        let is_named =
            |at: usize| tokens.get(at).is_some_and(|name| name.capital && !name.opens_clause && !is_titled(at));
        let subs = |at: usize| SUBS.contains(&word(at));
        let some = any(&|at| matches!(word(at), "any" | "some" | "there"));
        // "Are your", "do the vendor's", "are": then they themselves.
        let first = (1..4).find(|&at| subs(at));
        let asked = matches!(word(0), "are" | "do" | "have" | "will" | "must" | "can");
        let engages = |at: usize| ENGAGING.contains(&word(at)) && (at + 1..at + 3).any(subs);
        let used = any(&engages);
        Self {
            of_all: asked && first.is_some() && !some && !used,
            of_them: any(&subs),
            has_others: any(&|at| engages(at) && at.checked_sub(1).is_none_or(|before| word(before) != "you")),
            named_has_others: used
                && any(&|at| ENGAGING.contains(&word(at)) && at.checked_sub(1).is_some_and(is_named)),
            seat: any(&|at| SEATED.contains(&word(at))),
            contract: any(&|at| {
                AGREEMENTS.contains(&word(at))
                    && matches!(word(at + 1), "with" | "between")
                    && (at + 2..at + 4).any(is_named)
            }),
            agreement: any(&|at| AGREEMENTS.contains(&word(at))),
            all_with_one: any(&|at| matches!(word(at), "all" | "every" | "entire" | "whole"))
                && any(&|at| {
                    matches!(word(at), "stored" | "hosted" | "kept" | "held" | "processed" | "run" | "located")
                        && matches!(word(at + 1), "with" | "at" | "by" | "on")
                        && is_named(at + 2)
                }),
            whose: any(&|at| {
                word(at) == "whose" && (at + 1..at + 3).any(|at| matches!(word(at), "data" | "information" | "records"))
            }),
            people: any(&|at| {
                matches!(word(at), "who" | "which" | "persons" | "staff") && word(at + 1) == "at" && is_named(at + 2)
            }),
        }
    }

    /// What stands against an answer about others of them, or about something else of the same.
    pub(super) fn doubts(trial: &Trial<'_>) -> Vec<String> {
        let (asked, said) = (trial.question.hinges.subcontracted, trial.reading.hinges.subcontracted);
        let one = !trial.entry.only_of.is_empty();
        let in_an_area = speaks_of_an_area(trial.question);
        let is_stored = |text: &Reading| text.content.iter().any(|content| content.text.contains("stor"));
        // The vendor may be named as well: then the answer begins with the name.
        let is_the_vendor = || {
            let answer = trial.entry.answer.to_lowercase();
            trial.question.content.iter().any(|named| answer.starts_with(&named.text))
        };
        let by_another = asked.has_others && one || asked.named_has_others && !is_the_vendor();
        applying([
            (
                one && asked.of_all && in_an_area && !said.of_all,
                "that it is so of some does not show that it is so of all",
            ),
            (by_another && !said.has_others, "what a firm does for the vendor does not show whom it engages"),
            (by_another && !one, "what the vendor does does not show what a firm does"),
            (
                one && asked.seat && !said.seat && !trial.question.form.polar,
                "where a firm works does not show where it belongs",
            ),
            (
                one && trial.question.form.polar && trial.question.signs.universal && !trial.reading.signs.universal,
                "that it is so with one, or at one place, does not show that all is",
            ),
            (
                one && is_stored(trial.question) && !is_stored(trial.reading),
                "where a firm is does not show what is stored there",
            ),
            (
                asked.of_them && trial.question.form.polar && !in_an_area && speaks_of_an_area(trial.reading),
                "where firms are does not tell what is asked of them",
            ),
            (asked.whose && !said.whose, "who keeps something does not show whose it is"),
            (asked.contract && !said.agreement, "that a firm is engaged does not show what is agreed with it"),
            (
                asked.all_with_one && !trial.reading.signs.universal,
                "that it is with a firm does not show that all of it is",
            ),
            (asked.people && !said.people, "that a firm is engaged does not show who does it there"),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::Subcontracted;
    use crate::matching::terms::tokens;

    fn of(text: &str) -> Subcontracted {
        Subcontracted::of(&tokens(text))
    }

    #[test]
    fn some_are_told_from_all() {
        for text in ["Are your subprocessors located in the EU?", "Do subprocessors process data in the EU?"] {
            assert!(of(text).of_all, "{text}");
        }
        for text in [
            "Are any of your subprocessors established in Ireland?",
            "Do you use subprocessors from Ireland?",
            "Are there subprocessors in Ireland?",
            "Who are your subprocessors?",
        ] {
            assert!(!of(text).of_all, "{text}");
        }
    }

    #[test]
    fn what_is_asked_of_one_beside_what_it_does_is_told() {
        assert!(of("Does Acme use subprocessors?").has_others);
        assert!(!of("Is Acme a subprocessor?").has_others);
        assert!(of("Does Acme use subprocessors?").named_has_others);
        assert!(!of("Does the Supplier use subprocessors?").named_has_others);
        assert!(of("Where is Acme incorporated?").seat);
        assert!(of("Do you have a contract with Acme?").contract);
        assert!(!of("Do you have a contract with customers?").contract);
        assert!(of("Whose data do you keep?").whose);
        assert!(of("Is there a contract with each of the subprocessors?").of_them);
        assert!(of("Is all data stored with Acme?").all_with_one);
        assert!(!of("Is data stored with Acme?").all_with_one);
        assert!(of("Who at Acme processes customer data?").people);
        assert_eq!(of("Who processes customer data?"), Subcontracted::default());
    }
}
