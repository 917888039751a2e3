//! When something is to be so: ever, in the past, in time to come, after a deletion. What is so at one time need not be at
//! another.

use super::polarity::Side;
use super::terms::{Token, Words};
use super::trial::{Trial, applying};
use crate::quantity::Stated;
use crate::stance::Stance;

/// When something is to be so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Times {
    /// It speaks of what has been: "has there ever been", "have you suffered", "in the past".
    past: bool,
    /// It asks since when something is so: "since when …", "how long have you …".
    since_when: bool,
    /// It speaks of what will be, of something or somebody other than the vendor.
    to_come: bool,
    /// It speaks of what is so before somebody does something, or something is done to it: "before we sign".
    before: bool,
    /// It asks how long a contract is: "how long is your contract".
    of_contract: bool,
    /// It speaks of what is so while something else is: "while we are customers".
    meanwhile: bool,
    /// It speaks of what is so for ever.
    for_ever: bool,
    /// It speaks of what is so after something has been deleted.
    after_deletion: bool,
    /// It speaks of what is so only while something is done: "only while they are converted".
    only_while: bool,
    /// It speaks of what is so once something has been done.
    once_done: bool,
    /// It asks whether something is still there: "do you still have".
    still_there: bool,
}

impl Times {
    /// Reads when it is to be so.
    #[must_use]
    pub fn of(tokens: &[Token]) -> Self {
        let word = |at: usize| tokens.word(at);
        let any = |holds: &dyn Fn(usize) -> bool| (0..tokens.len()).any(holds);
        Self {
            past: any(&|at| {
                matches!(word(at), "historically" | "previously")
                    || (matches!(word(at), "have" | "has" | "was" | "were") && (1..4).any(|on| word(at + on) == "ever"))
                    || (matches!(word(at), "have" | "has") && word(at + 1) == "there" && word(at + 2) == "been")
                    || (matches!(word(at), "have" | "had" | "has")
                        && (1..6)
                            .any(|on| SUFFERED.contains(&word(at + on)) && (on < 4 || word(at + on - 1) == "been")))
                    || (word(at) == "the"
                        && matches!(word(at + 1), "past" | "last")
                        && word(at.wrapping_sub(1)) == "in")
                    || (word(at) == "been" && word(at + 1) == "signed")
                    || is_signed(tokens, at)
                    || has_always_been(tokens, at)
                    || (word(at) == "did" && tokens.opens_clause(at))
            }),
            since_when: any(&|at| {
                matches!(
                    (word(at), word(at + 1), word(at + 2)),
                    ("since" | "from", "when", _) | ("how", "long", "have" | "has") | ("how", "long", "ago")
                )
            }),
            to_come: any(&|at| word(at) == "will" && !matches!(word(at + 1), "you" | "we" | "your")),
            before: any(&|at| word(at) == "before" && matches!(word(at + 1), "we" | "it" | "they" | "you" | "i")),
            meanwhile: any(&|at| {
                (matches!(word(at), "while" | "whilst")
                    && matches!(word(at + 1), "we" | "you" | "customers" | "users" | "the" | "our" | "a" | "an"))
                    || (word(at) == "during" && (1..4).any(|on| TERM.contains(&word(at + on))))
            }),
            of_contract: any(&|at| {
                matches!((word(at), word(at + 1), word(at + 2)), ("how", "long", "is" | "are" | "does" | "do"))
                    && (3..6).any(|on| matches!(word(at + on), "contract" | "contracts" | "agreement" | "subscription"))
            }),
            for_ever: any(&|at| {
                matches!(
                    word(at),
                    "forever" | "indefinitely" | "permanently" | "perpetually" | "perpetuity" | "indefinite"
                ) || (word(at) == "for" && matches!(word(at + 1), "ever" | "good" | "always"))
            }),
            only_while: any(&|at| word(at) == "only" && matches!(word(at + 1), "while" | "during" | "as")),
            once_done: any(&|at| matches!(word(at), "once" | "when" | "after")),
            still_there: any(&|at| {
                word(at) == "still" && STAYING.contains(&word(at + 1).trim_end_matches('s'))
                    || word(at) == "data" && matches!(word(at + 1), "left" | "remaining")
                    || matches!(word(at), "remain" | "remains")
            }),
            after_deletion: any(&|at| AFTER.contains(&word(at)) && (1..7).any(|on| DELETING.contains(&word(at + on)))),
        }
    }

    /// What stands against an answer by when it is to be so.
    #[must_use]
    pub fn doubts(trial: &Trial<'_>, side: &Side) -> Vec<String> {
        let Trial { question, reading: wording, entry, record, .. } = trial;
        let (asked, said) = (question.times, wording.times);
        let kept = || {
            ["store", "retain", "backups", "logs", "audit-log", "export", "restore", "access"]
                .iter()
                .any(|name| question.says_term(name))
        };
        let planned =
            || entry.target.is_some() || record.answer.iter().any(|sentence| sentence.said.contains_named("roadmap"));
        // Tests that are made again and again have been made.
        let repeated = || {
            side.stance == Some(Stance::Yes)
                && question.asked.is_empty()
                && question.says_term("penetration-test")
                && entry.provenance.caveat.is_none()
                && entry.measures.iter().any(|measure| measure.interval)
        };
        let checks = [
            (
                asked.past && !said.past && question.form.polar && !repeated(),
                "the question asks what has been, and the wording what is",
            ),
            (
                said.only_while && !asked.only_while && asked.once_done && question.form.polar,
                "what is so only while something is done need not be so afterwards",
            ),
            (
                asked.still_there && !said.still_there && question.form.polar && question.says_term("delete"),
                "that it is deleted does not show what is still there",
            ),
            (asked.since_when && !said.since_when, "the question asks since when it is so"),
            (
                asked.to_come && question.form.polar && side.stance == Some(Stance::No) && planned(),
                "what is not there yet may be there later",
            ),
            (
                asked.before && !said.before && !wording.before && question.form.polar,
                "the question asks what is so before something else",
            ),
            (
                asked.meanwhile && !said.meanwhile && (question.form.polar || wording.says_term("termination")),
                "the question asks what is so while something else is",
            ),
            (asked.of_contract && !said.of_contract, "how long a contract is does not follow from what is so after it"),
            (
                asked.for_ever
                    && !said.for_ever
                    && kept()
                    && question.form.polar
                    && side.stance == Some(Stance::Yes)
                    && !entry.measures.iter().any(|measure| measure.stated == Stated::Indefinite),
                "that something is kept does not show that it is for ever",
            ),
            (
                asked.after_deletion && !said.after_deletion && kept(),
                "the question asks what is so after a deletion, and the wording does not",
            ),
        ];
        applying(checks)
    }
}

/// What is done with what is still there.
const STAYING: [&str; 7] = ["have", "ha", "hold", "keep", "retain", "store", "posses"];

/// "Is the agreement signed already?": that there is one to sign does not show that it has been.
fn is_signed(tokens: &[Token], at: usize) -> bool {
    let opens = tokens.first().is_some_and(|first| matches!(first.text.as_str(), "is" | "are"));
    opens
        && matches!(tokens.word(at), "signed" | "countersigned")
        && matches!(tokens.word(at + 1), "" | "by" | "already")
}

/// "Have backups always been encrypted?", "has it been so since the beginning?".
fn has_always_been(tokens: &[Token], at: usize) -> bool {
    const EVER_SINCE: [&str; 6] = ["always", "before", "since", "recently", "earlier", "formerly"];
    matches!(tokens.word(at), "have" | "has")
        && tokens.opens_clause(at)
        && tokens.iter().any(|token| token.text == "been")
        && tokens.iter().skip(at).any(|token| EVER_SINCE.contains(&token.text.as_str()))
}

/// What lasts for as long as somebody is a customer.
const TERM: [&str; 5] = ["contract", "subscription", "agreement", "term", "relationship"];
/// What befalls somebody.
const SUFFERED: [&str; 11] = [
    "suffered",
    "experienced",
    "lost",
    "failed",
    "undergone",
    "encountered",
    "hit",
    "attacked",
    "hacked",
    "fined",
    "sued",
];
/// Words behind which something comes after something.
const AFTER: [&str; 6] = ["after", "following", "upon", "once", "when", "since"];
/// What is said of a deletion.
const DELETING: [&str; 9] =
    ["deletion", "deleted", "deleting", "delete", "erasure", "erased", "removal", "removed", "erasing"];

#[cfg(test)]
mod tests {
    use super::Times;
    use crate::matching::terms::tokens;

    #[test]
    fn what_has_been_is_told_from_what_is() {
        for (text, past) in [
            ("Has there ever been a breach?", true),
            ("Have you suffered an outage?", true),
            ("Did an auditor look at it?", true),
            ("Have you an incident response plan?", false),
            ("Is there a plan for whenever it fails?", false),
        ] {
            assert_eq!(Times::of(&tokens(text)).past, past, "{text}");
        }
        assert!(Times::of(&tokens("Are backups kept once an account has been deleted?")).after_deletion);
        assert!(!Times::of(&tokens("Are backups deleted after a month?")).after_deletion);
    }
}
