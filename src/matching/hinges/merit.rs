//! How good something is, how it went and what came of it: that there is something shows none of these.

use crate::matching::lexicon::Class;
use crate::matching::polarity::Side;
use crate::matching::terms::{Token, Words};
use crate::matching::trial::{Trial, applying};
use crate::stance::Stance;

/// What a text says of the worth of something.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Merit {
    /// It speaks of what came of something: "test results", "the outcome of reviews".
    outcome: bool,
    /// It speaks of findings, which are vulnerabilities where it speaks of such as well.
    findings: bool,
    /// It ends in how good something is: "is the log reliable?".
    praised: bool,
    /// It asks whether what was set is reached: "is the objective achieved?".
    reached: bool,
    /// It speaks of what something covers: "a plan that covers the servers".
    covers: bool,
}

impl Merit {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let word = |at: usize| tokens.word(at);
        let any = |holds: &dyn Fn(usize) -> bool| (0..tokens.len()).any(holds);
        Self {
            outcome: any(&|at| OUTCOMES.contains(&word(at)) && word(at + 1) != "in"),
            findings: any(&|at| word(at) == "findings"),
            praised: tokens.last().is_some_and(|last| PRAISE.contains(&last.text.as_str())),
            reached: any(&|at| REACHED.contains(&word(at))),
            covers: any(&|at| matches!(word(at), "covers" | "covering")),
        }
    }

    /// What stands against an answer by the worth of something.
    pub(super) fn doubts(trial: &Trial<'_>, side: &Side) -> Vec<String> {
        let Trial { question, reading: wording, .. } = trial;
        let (asked, said) = (&question.hinges.merit, &wording.hinges.merit);
        // What there is not has come to nothing, and is not good.
        let there = !matches!(side.stance, Some(Stance::No | Stance::Planned));
        let aims = ["rto", "rpo", "uptime", "sla"].iter().any(|name| question.says_term(name));
        let of_a_deed = question.content.iter().any(|content| matches!(content.class, Class::Verb | Class::Control));
        let came_of_it = asked.outcome && !said.outcome
            || asked.findings && !said.findings && !question.says_term("vulnerabilities");
        let document = question.content.first().is_some_and(|content| content.class == Class::Document);
        let checks = [
            (
                asked.covers && !said.covers && there && question.form.polar && document,
                "that there is something does not show what it covers",
            ),
            (
                came_of_it && there && of_a_deed,
                "that something is done does not show what comes of it, nor who is told",
            ),
            (
                asked.praised && !said.praised && there && question.form.polar,
                "that there is something does not show how good it is",
            ),
            (
                asked.reached && !said.reached && there && question.form.polar && aims && question.asked.is_empty(),
                "what is aimed at does not show what is reached",
            ),
        ];
        applying(checks)
    }
}

/// Words for what came of something.
const OUTCOMES: [&str; 7] = ["results", "outcome", "outcomes", "success", "effectiveness", "efficacy", "conclusions"];

/// Words for how good something is, where a question ends in them.
const PRAISE: [&str; 17] = [
    "safe",
    "reliable",
    "effective",
    "adequate",
    "sufficient",
    "complete",
    "robust",
    "sound",
    "rigorous",
    "thorough",
    "satisfactory",
    "suitable",
    "appropriate",
    "efficient",
    "valid",
    "accurate",
    "successful",
];

/// Words for an aim that is reached.
const REACHED: [&str; 7] = ["achieved", "met", "attained", "reached", "fulfilled", "honored", "observed"];
