//! What is in something: "do logs contain passwords?", "does the log record sign-ins?". That there is something, and what
//! becomes of it, does not show what is in it.

use super::doubts::is_of_an_export;
use crate::matching::content::Content;
use crate::matching::cover::Cover;
use crate::matching::lexicon::Class;
use crate::matching::polarity::Side;
use crate::matching::reading::Reading;
use crate::matching::terms::{Token, Words};
use crate::matching::trial::{Trial, applying};
use crate::stance::Stance;

/// What a text asks of the inside of something.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Inside {
    /// It speaks of what is in something: "include", "contain".
    includes: bool,
    /// It speaks of what a log says: "does the log record …", and not of what becomes of the log.
    recorded: bool,
    /// It asks what a document covers.
    what_is_covered: bool,
    /// It speaks of what is done: "actions of administrators".
    deeds: bool,
    /// It speaks of every layer of something.
    every_layer: bool,
    /// It speaks of what stands in one entry of a log, and not of which entries there are.
    of_an_entry: bool,
}

impl Inside {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let word = |at: usize| tokens.word(at);
        let any = |holds: &dyn Fn(usize) -> bool| (0..tokens.len()).any(holds);
        Self {
            deeds: any(&|at| {
                ["action", "activit", "command", "operation"].iter().any(|deed| word(at).starts_with(deed))
            }),
            every_layer: any(&|at| {
                matches!(word(at), "every" | "all" | "each")
                    && ["layer", "level", "tier"].iter().any(|layer| word(at + 1).starts_with(layer))
            }),
            includes: any(&|at| INCLUDING.contains(&word(at))),
            of_an_entry: any(&|at| {
                let entry = |at: usize| matches!(word(at), "entry" | "entries" | "record" | "event" | "line");
                matches!(word(at), "each" | "every" | "an" | "a" | "per")
                    && (1..=3).any(|on| entry(at + on))
                    && any(&|at| word(at).starts_with("log") || word(at) == "audit")
                    || matches!((word(at), word(at + 1)), ("log" | "audit", "fields" | "attributes" | "format"))
            }) && any(&|at| {
                INCLUDING.contains(&word(at)) || matches!(word(at), "what" | "which" | "fields")
            }),
            recorded: any(&|at| {
                matches!(word(at), "log" | "logs" | "trail" | "trails")
                    && (RECORDING.contains(&word(at + 1))
                        || (2..=4).any(|back| at.checked_sub(back).is_some_and(|at| RECORDED.contains(&word(at)))))
            }),
            what_is_covered: any(&|at| word(at) == "what")
                && any(&|at| ["cover", "contain", "includ", "compris"].iter().any(|deed| word(at).starts_with(deed))),
        }
    }

    /// What stands against an answer that tells nothing of the inside.
    pub(super) fn doubts(trial: &Trial<'_>, cover: &Cover<'_>, side: &Side) -> Vec<String> {
        let Trial { question, reading: wording, .. } = trial;
        let (asked, said, stance) = (question.hinges.inside, wording.hinges.inside, trial.wording.stance);
        let polar = question.form.polar;
        applying([
            (
                asked.includes
                    && !said.includes
                    && polar
                    && (cover.indirect > 0
                        || is_of_an_export(question)
                        || question.says_term("dpa")
                        || puts_data_into_logs(question)),
                "whether there is something does not show what is in it",
            ),
            (
                asked.recorded
                    && !said.recorded
                    && (stance == Some(Stance::No) || ["export", "delete"].iter().any(|name| wording.says_term(name))),
                "what becomes of a log does not show what it says",
            ),
            (
                asked.deeds
                    && !said.deeds
                    && polar
                    && question.says_term("logs")
                    && wording.says_term("access")
                    && stance != Some(Stance::No),
                "that access is logged does not show that what is done is",
            ),
            (opens_logs(question) && !opens_logs(wording), "that access is logged does not show who gets at the log"),
            (
                polar
                    && hands_logs_over(question)
                    && !hands_logs_over(wording)
                    && (!wording.content.iter().any(|content| content.key.is("customers"))
                        || wording.says_term("administrators")),
                "that there is a log does not show to whom it is given",
            ),
            (
                asked.of_an_entry && !said.of_an_entry && !polar,
                "which entries a log has does not show what stands in one",
            ),
            (
                asked.every_layer
                    && !said.every_layer
                    && side.stance == Some(Stance::Yes)
                    && !["every layer", "all layers", "each layer"].iter().any(|all| trial.entry.answer.contains(all)),
                "what is so at one layer is not so at every layer",
            ),
            (
                asked.what_is_covered && !said.what_is_covered && !said.includes && !wording.form.lists,
                "that there is something does not show what it covers",
            ),
        ])
    }
}

/// "Access to logs": the logs are what is opened, and not what tells of it.
fn opens_logs(reading: &Reading) -> bool {
    let opened = |content: &Content| {
        matches!(content.after.as_str(), "to" | "into") && content.key.is_one_of(&["logs", "audit-log", "access-log"])
    };
    reading.says_term("access") && reading.content.iter().any(opened)
}

/// "An audit log to customers' administrators": somebody is given the log.
fn hands_logs_over(reading: &Reading) -> bool {
    let given = |content: &Content| content.class == Class::Actor && content.after == "to";
    let log = |content: &Content| content.key.is_one_of(&["logs", "audit-log"]) && content.text != "log";
    reading.content.iter().any(log) && reading.content.iter().any(given)
}

/// "Do logs contain customer data?": what is logged are deeds, and of the data that they are done to nothing is told.
fn puts_data_into_logs(question: &Reading) -> bool {
    const DATA: [&str; 10] = [
        "customer-data",
        "personal-data",
        "sensitive-data",
        "passwords",
        "credentials",
        "secrets",
        "session-tokens",
        "access-tokens",
        "api-keys",
        "ip-addresses",
    ];
    question.says_term("logs") && question.content.iter().any(|content| content.key.is_one_of(&DATA))
}

/// Words that say what is in something.
const INCLUDING: [&str; 8] =
    ["include", "includes", "contain", "contains", "mention", "mentions", "specify", "specifies"];

/// Words that say what a log records.
const RECORDING: [&str; 12] = [
    "record", "records", "capture", "captures", "cover", "covers", "track", "tracks", "show", "shows", "include",
    "includes",
];

/// Words that say of something that it is recorded: "recorded in the log".
const RECORDED: [&str; 5] = ["recorded", "captured", "logged", "entered", "noted"];
