//! What may be had of the vendor: "Is a dedicated instance offered?" That customers share one by default does not tell.

use crate::matching::form::Demand;
use crate::matching::terms::{Token, Words};
use crate::matching::trial::{Trial, applying};

/// Whether a text asks whether customers may have something of their own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct OnOffer {
    /// It asks whether customers may have something of their own, or what they may choose from.
    own: bool,
    /// It asks whether they may choose a place.
    chooses_place: bool,
}

impl OnOffer {
    pub(super) fn of(tokens: &[Token]) -> Self {
        const OFFERED: [&str; 10] = [
            "offer",
            "offered",
            "offers",
            "available",
            "possible",
            "option",
            "optional",
            "optionally",
            "provide",
            "obtain",
        ];
        const CHOOSING: [&str; 6] = ["choos", "chosen", "select", "pick", "pin", "choice"];
        let word = |at: usize| tokens.word(at);
        let own = |at: usize| {
            word(at) == "single" && word(at + 1).starts_with("tenan")
                || word(at) == "dedicated"
                    && matches!(word(at + 1), "instance" | "instances" | "environment" | "deployment" | "installation")
        };
        // "Data residency options": where data lies by default is no choice.
        let options_of_place = |at: usize| {
            matches!(word(at), "residency" | "region" | "regional" | "location" | "hosting")
                && matches!(word(at + 1), "option" | "options" | "choice" | "choices")
        };
        // "Options for data residency".
        let options_for_place = |at: usize| {
            matches!(word(at), "option" | "options" | "choice" | "choices")
                && matches!(word(at + 1), "for" | "of" | "in")
                && (2..=3).any(|on| matches!(word(at + on), "residency" | "region" | "regions" | "location"))
        };
        // "Does it allow the region to be specified?"
        let lets_choose = |at: usize| {
            matches!(word(at), "allow" | "allows" | "possible" | "let" | "lets" | "permit" | "permits")
                && (1..=4).any(|on| matches!(word(at + on), "region" | "location" | "country"))
                && (3..=10).any(|on| matches!(word(at + on), "specified" | "selected" | "chosen" | "set" | "defined"))
        };
        let chooses = |at: usize| {
            let place = |at: usize| {
                matches!(word(at), "region" | "regions" | "location" | "country" | "where") || word(at) == "area"
            };
            let choice = CHOOSING.iter().any(|deed| word(at).starts_with(deed));
            lets_choose(at) || choice && (0..tokens.len()).any(place)
        };
        let any = |holds: &dyn Fn(usize) -> bool| (0..tokens.len()).any(holds);
        let options = any(&options_of_place) || any(&options_for_place);
        Self {
            own: any(&own) && any(&|at| OFFERED.contains(&word(at))) || options,
            chooses_place: options || any(&chooses),
        }
    }

    /// What stands against an answer that tells what there is.
    pub(super) fn doubts(trial: &Trial<'_>) -> Vec<String> {
        let (asked, said) = (trial.question.hinges.on_offer, trial.reading.hinges.on_offer);
        let form = &trial.question.form;
        let place = form.demands == [Demand::Place];
        let placed = trial.reading.form.demands.contains(&Demand::Place);
        applying([
            (
                asked.chooses_place && place && form.polar && !placed,
                "what customers may choose does not tell where it is",
            ),
            (
                asked.chooses_place && form.polar && !said.chooses_place && !(place && placed),
                "where it is does not show what customers may choose",
            ),
            (asked.own && !said.own, "what customers may have is asked, and what they have is told"),
            (said.own && !asked.own && place && !form.polar, "what customers may choose does not tell where it is"),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::OnOffer;
    use crate::matching::terms::tokens;

    #[test]
    fn what_may_be_had_is_told_from_what_there_is() {
        for text in [
            "Is a dedicated instance (single tenant) offered?",
            "Single-tenant deployment available?",
            "Which hosting region options are there?",
        ] {
            assert!(OnOffer::of(&tokens(text)).own, "{text}");
        }
        for text in ["Is the service single-tenant?", "Is a dedicated server used?", "Is support offered?"] {
            assert_eq!(OnOffer::of(&tokens(text)), OnOffer::default(), "{text}");
        }
    }
}
