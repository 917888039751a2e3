//! What the asker has to do with it: "by us", "with our involvement", "in our country". What the vendor does tells nothing of
//! that.

use super::whose::ASKERS;
use crate::matching::polarity::Side;
use crate::matching::terms::{Token, Words};
use crate::matching::trial::{Trial, applying};
use crate::stance::Stance;

/// The asker's part in what is done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Asker {
    /// It is done by the asker, or together with it.
    takes_part: bool,
    /// It is the asker who is to do it: "do we need …".
    is_to: bool,
    /// It is the asker, or the asker's own people, that are asked about: "do we make …", "are our employees …".
    does_it: bool,
    /// It is where the asker is.
    at_home: bool,
    /// It is somebody among the asker's own people: "to which contact at the bank".
    within: bool,
    /// It is what would be done if the asker wanted it: "would you, if we asked?"
    if_asked: bool,
}

impl Asker {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let word = |at: usize| tokens.word(at);
        let any = |holds: &dyn Fn(usize) -> bool| (0..tokens.len()).any(holds);
        let joined = |at: usize| matches!(word(at), "by" | "with" | "alongside");
        Self {
            takes_part: any(&|at| joined(at) && matches!(word(at + 1), "us" | "ourselves"))
                || any(&|at| word(at) == "with" && word(at + 1) == "our")
                || any(&|at| TAKING_PART.contains(&word(at)) && word(at + 1) == "of" && word(at + 2) != "all"),
            is_to: any(&|at| {
                word(at + 1) == "we"
                    && (word(at) == "must"
                        || matches!((word(at), word(at + 2), word(at + 3)), ("do", "need", _) | ("do", "have", "to")))
            }),
            does_it: any(&|at| is_deed_of_asker(tokens, at)),
            at_home: any(&|at| word(at) == "our" && (1..=2).any(|on| HOME.contains(&word(at + on)))),
            within: any(&|at| {
                let whose = |at: usize| word(at) == "our" || word(at) == "the" && ASKERS.contains(&word(at + 1));
                matches!(word(at), "at" | "in" | "within" | "on")
                    && whose(at + 1)
                    && at.checked_sub(1).is_some_and(|before| {
                        matches!(word(before), "whom" | "who" | "contact" | "contacts" | "person" | "people")
                    })
            }),
            if_asked: any(&|at| {
                matches!((word(at), word(at + 1)), ("if" | "should" | "when", "we"))
                    && ASKING.iter().any(|asking| word(at + 2).starts_with(asking))
            }),
        }
    }

    /// What stands against an answer by the asker's part.
    pub(super) fn doubts(trial: &Trial<'_>, side: &Side) -> Vec<String> {
        let Trial { question, reading: wording, .. } = trial;
        let (asked, said) = (&question.hinges.asker, &wording.hinges.asker);
        let polar = question.form.polar;
        let yes = polar && matches!(side.stance, Some(Stance::Yes | Stance::Partial));
        let theirs = wording.by_customers || ["customers", "users"].iter().any(|name| wording.says_term(name));
        // Whom something is agreed with, shown to or signed into, it is theirs anyhow.
        let shared = SHARED.iter().any(|name| question.says_term(name));
        let checks = [
            (
                asked.takes_part && !said.takes_part && (yes || !polar) && !theirs && !shared,
                "that it is done does not show that the customer has a part in it",
            ),
            (
                asked.is_to && !said.is_to && yes && !["customers", "users"].iter().any(|name| wording.says_term(name)),
                "what is required of others is not required of customers",
            ),
            (
                asked.does_it && !said.does_it && !wording.by_customers,
                "what the customer does is asked, and the bank tells what the vendor does",
            ),
            (asked.at_home && !said.at_home && yes, "where the customer is, the bank does not know"),
            (asked.within && !said.within, "the question is about the customer's own people"),
            (
                asked.if_asked && !said.if_asked && !theirs && !shared && polar,
                "what is so does not show what would be done for who asks",
            ),
        ];
        applying(checks)
    }
}

/// Whether the asker, or the asker's own people, do something at a place that the vendor might do as well: "do we make …", "the
/// logs that we keep", "are our employees …".
fn is_deed_of_asker(tokens: &[Token], at: usize) -> bool {
    let word = |at: usize| tokens.word(at);
    match (word(at), word(at + 1)) {
        ("do" | "did" | "have" | "are" | "were" | "will" | "must" | "shall" | "should" | "would", "we") => {
            let led = usize::from(matches!(word(at + 2), "be" | "also" | "ever" | "currently" | "already"));
            let deed = word(at + 2 + led);
            // "How do we report it?" asks what a customer has to do.
            !GIVEN.contains(&deed) && (tokens.opens_clause(at) || !OF_CUSTOMERS.contains(&deed))
        }
        ("that" | "which", "we") => {
            at.checked_sub(1).is_some_and(|before| KEPT_BY_BOTH.contains(&word(before)))
                && KEEPING.contains(&word(at + 2).trim_end_matches('s'))
        }
        ("do" | "does" | "are" | "is" | "have" | "has", "our") => {
            tokens.opens_clause(at) && PEOPLE.contains(&word(at + 2))
        }
        // "The customer ensures that …", in a list of duties.
        ("the", "customer" | "client" | "buyer" | "controller" | "authority") if tokens.opens_clause(at) => {
            let bound = matches!(word(at + 2), "shall" | "must" | "will" | "should");
            bound && !GIVEN.contains(&word(at + 3)) && word(at + 3) != "be"
                || matches!(word(at + 2), "ensures" | "guarantees" | "reviews" | "performs" | "maintains" | "provides")
        }
        _ => false,
    }
}

/// How words begin by which the asker wants something.
const ASKING: [&str; 6] = ["ask", "request", "requir", "want", "insist", "demand"];

/// Words for a part that somebody takes in what is done.
const TAKING_PART: [&str; 6] =
    ["involvement", "participation", "presence", "cooperation", "collaboration", "assistance"];

/// What an asker has or is given, rather than does.
const GIVEN: [&str; 32] = [
    "get",
    "have",
    "own",
    "need",
    "receive",
    "retain",
    "keep",
    "control",
    "see",
    "know",
    "hear",
    "notified",
    "told",
    "informed",
    "alerted",
    "able",
    "entitled",
    "allowed",
    "permitted",
    "given",
    "asked",
    "charged",
    "free",
    "required",
    "made",
    "kept",
    "warned",
    "consulted",
    "provided",
    "sent",
    "offered",
    "shown",
];

/// What a customer does with a service.
const OF_CUSTOMERS: [&str; 30] = [
    "report",
    "contact",
    "reach",
    "export",
    "request",
    "obtain",
    "find",
    "access",
    "sign",
    "log",
    "use",
    "configure",
    "set",
    "enable",
    "download",
    "subscribe",
    "register",
    "raise",
    "open",
    "submit",
    "learn",
    "ask",
    "call",
    "pay",
    "choose",
    "expect",
    "send",
    "upload",
    "enter",
    "connect",
];

/// How one has what the vendor has as well, without the "s" of "keeps".
const KEEPING: [&str; 8] = ["keep", "hold", "make", "operate", "maintain", "manage", "generate", "run"];

/// What the vendor has as well.
const KEPT_BY_BOTH: [&str; 7] = ["logs", "log", "backups", "backup", "keys", "copies", "systems"];

/// An asker's own people.
const PEOPLE: [&str; 8] =
    ["staff", "employees", "personnel", "workers", "people", "workforce", "developers", "engineers"];

/// Where an asker is.
const HOME: [&str; 8] = ["country", "region", "state", "jurisdiction", "premises", "province", "canton", "territory"];

/// What is between an asker and a vendor: a contract, a sign-in, a message.
const SHARED: [&str; 8] = ["dpa", "nda", "sla", "sso", "share", "notify", "sign", "by-contract"];

#[cfg(test)]
mod tests {
    use super::Asker;
    use crate::matching::terms::tokens;

    #[test]
    fn what_the_asker_does_is_told_from_what_the_asker_is_given() {
        let does_it = |text: &str| Asker::of(&tokens(text)).does_it;
        for text in [
            "Do we make backups?",
            "How long are the logs that we keep retained?",
            "Are our employees trained?",
            "Within how many hours will we tell you of a breach?",
        ] {
            assert!(does_it(text), "{text}");
        }
        for text in [
            "Do we get the logs?",
            "Are we told of breaches?",
            "Will we be told of breaches?",
            "How do we report an incident?",
            "Is data that we keep in the service encrypted?",
            "Can our employees sign in?",
        ] {
            assert!(!does_it(text), "{text}");
        }
    }
}
