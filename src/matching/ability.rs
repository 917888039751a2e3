//! What can be done, where the deed itself is an everyday word: "is it possible to change the log", "can it be configured".
//! That there is something does not show what can be done with it.

use super::content::{Content, Key, Role};
use super::leave::Leave;
use super::lexicon::{Class, lexicon};
use super::polarity::Side;
use super::reading::Reading;
use super::stem::Stem;
use super::terms::{Token, Words, stem};
use super::trial::{Trial, applying};
use crate::quantity::{Bound, Measure, Stated};
use crate::stance::Stance;

/// What a text says can be done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ability {
    /// The deed, where it is none that the trade has a name for.
    deed: Option<Stem>,
    /// Whether somebody can set how it is.
    configurable: bool,
    /// Whether it speaks of what is on offer or allowed: that one of several is, any of them shows.
    offered: bool,
    /// Whether it asks for a guarantee.
    guaranteed: bool,
    /// Whether it speaks of what customers are given: "do we get …", "available to customers".
    given: bool,
    /// Whether it speaks of what the vendor does for customers: "can you export it for us".
    on_behalf: bool,
    /// Whether it speaks of what customers bring or make: "can we use our own …".
    of_their_own: bool,
    /// Whether it speaks of what can be.
    can: bool,
    /// Whether it speaks of what people use in fact: "are users authenticated by …", "is it used by customers".
    in_use: bool,
    /// Whether it asks for the most of something.
    most: bool,
    /// Whether it speaks of the part that the vendor has: "your responsibilities".
    vendors_part: bool,
}

impl Ability {
    /// Reads what can be done.
    #[must_use]
    pub fn of(tokens: &[Token], content: &[Content]) -> Self {
        let word = |at: usize| tokens.word(at);
        let named = |word: &str| content.iter().any(|content| content.text.split(' ').any(|part| part == word));
        let deed = (0..tokens.len())
            .filter(|&at| matches!(word(at), "possible" | "impossible") && word(at + 1) == "to")
            .map(|at| at + 2)
            .find(|&at| !named(word(at)) && !MERE.contains(&word(at)));
        Self {
            deed: deed.and_then(|at| tokens.get(at)).map(|token| token.stem.clone()),
            configurable: tokens.iter().any(|token| token.text.starts_with("configur")),
            offered: tokens.iter().any(|token| OFFERING.contains(&token.text.as_str())),
            guaranteed: tokens.iter().any(|token| token.text.starts_with("guarant")),
            given: (0..tokens.len()).any(|at| is_given(tokens, at)),
            on_behalf: tokens.iter().any(|token| token.text == "you")
                && (0..tokens.len()).any(|at| {
                    matches!(
                        (word(at), word(at + 1), word(at + 2)),
                        ("for", "us" | "customers", "") | ("on", "our", "behalf")
                    )
                }),
            of_their_own: (0..tokens.len()).any(|at| matches!((word(at), word(at + 1)), ("our" | "their", "own"))),
            can: tokens
                .iter()
                .any(|token| matches!(token.text.as_str(), "can" | "could" | "may" | "able" | "possible")),
            in_use: (0..tokens.len()).any(|at| is_in_use(tokens, at)),
            most: tokens.iter().any(|token| matches!(token.text.as_str(), "maximum" | "max")),
            vendors_part: (0..tokens.len()).any(|at| {
                word(at) == "your"
                    && matches!(word(at + 1), "responsibility" | "responsibilities" | "duties" | "obligations")
            }),
        }
    }

    /// What stands against an answer by what can be done.
    #[must_use]
    pub fn doubts(trial: &Trial<'_>, side: &Side) -> Vec<String> {
        let Trial { question, reading: wording, entry, record, .. } = trial;
        let (asked, said) = (&question.ability, &wording.ability);
        let set = || {
            wording.says_term("choose")
                || record.answer_affirms_term("choose")
                || entry.answer.to_lowercase().contains("configur")
        };
        let checks = [
            (
                asked.deed.as_ref().is_some_and(|deed| !wording.said.contains_word(deed)),
                "that there is something does not show what can be done with it",
            ),
            (
                asked.configurable && !said.configurable && side.stance != Some(Stance::No) && !set(),
                "that there is something does not show that it can be configured",
            ),
            (
                question.form.polar
                    && side.stance == Some(Stance::Yes)
                    && !asked.offered
                    && is_one_factor_of_several(trial),
                "which of several factors each of them uses is not told",
            ),
            (
                asked.guaranteed
                    && side.stance == Some(Stance::Yes)
                    && (entry.provenance.caveat.is_some() || entry.provenance.condition.is_some()),
                "the question asks for a guarantee, and the answer has a reservation",
            ),
            (
                question.form.polar
                    && side.stance == Some(Stance::Yes)
                    && (question.leave != Leave::None || is_for_customers(question) || asked.given)
                    && wording.leave == Leave::None
                    && !wording.by_customers
                    && !said.given
                    && VENDORS_OWN.iter().any(|name| question.says_term(name))
                    && !["customers", "users", "on-request"].iter().any(|name| wording.says_term(name)),
                "that the vendor has something does not show that customers get at it",
            ),
            (
                question.form.polar
                    && asked.in_use
                    && side.stance == Some(Stance::Yes)
                    && question.says_term("mfa")
                    && trial.record.answer.iter().any(|sentence| sentence.said.contains_word(&stem("available"))),
                "that there is something to be used does not show that it is used",
            ),
            (
                asked.most && !said.most && entry.measures.iter().any(is_at_least),
                "that there is a least does not show the most",
            ),
            (
                asked.on_behalf
                    && !said.on_behalf
                    && ["export", "delete", "restore", "transfer"].iter().any(|name| question.says_term(name)),
                "the question is whether the vendor does it for the customer",
            ),
            (
                question.form.polar
                    && side.stance == Some(Stance::Yes)
                    && question.several
                    && !wording.several
                    && question.asked.is_empty()
                    && !["multi-region", "shared-hosting"].iter().any(|name| question.says_term(name)),
                "that there is one does not show that there are several",
            ),
            (
                question.form.polar
                    && side.stance == Some(Stance::Yes)
                    && question.says_term("delete")
                    && is_done_by_customers(question)
                    && wording.leave == Leave::None
                    && !wording.says_term("self-service")
                    && !is_done_by_customers(wording),
                "that data is deleted does not show that customers do it",
            ),
            (
                asked.of_their_own
                    && !said.of_their_own
                    && question.leave != Leave::None
                    && ["models", "ai-providers", "roles"].iter().any(|name| question.says_term(name)),
                "that there are such things does not show that customers can bring their own",
            ),
            (
                asked.can && question.says_term("disabled") && !wording.says_term("disabled"),
                "that there is something does not show whether it can be switched off",
            ),
            (asked.vendors_part && !said.vendors_part, "the question is about the vendor's part"),
        ];
        applying(checks)
    }
}

/// Deeds that say no more than that there is something.
const MERE: [&str; 8] = ["have", "get", "use", "obtain", "receive", "see", "do", "make"];

/// What a vendor has for itself, and hands to customers only where it says so.
const VENDORS_OWN: [&str; 14] = [
    "logs",
    "audit-log",
    "backups",
    "monitor",
    "insurance",
    "dedicated-servers",
    "penetration-test",
    "vulnerability-scan",
    "code-review",
    "access-review",
    "soc-2",
    "iso-27001",
    "soc-1",
    "source-code",
];

/// Words that say of a factor that it may be used.
const OFFERING: [&str; 18] = [
    "can",
    "could",
    "may",
    "support",
    "supported",
    "supports",
    "available",
    "offer",
    "offered",
    "accept",
    "accepted",
    "accepts",
    "allow",
    "allowed",
    "possible",
    "option",
    "include",
    "includes",
];

/// Whether a question asks for a factor by its name, of which the wording does not speak: there may be others beside it.
fn is_one_factor_of_several(trial: &Trial<'_>) -> bool {
    let Some(mfa) = lexicon().term("mfa") else { return false };
    let factor = |content: &&Content| match content.key {
        Key::Term(term) => content.class == Class::Name && lexicon().implied(term).contains(&mfa),
        Key::Word(_) => false,
    };
    trial.question.content.iter().filter(factor).any(|factor| !trial.reading.says(&factor.key))
}

/// "Do we get …", "are … made available to customers".
fn is_given(tokens: &[Token], at: usize) -> bool {
    const WHO: [&str; 7] = ["we", "us", "customers", "clients", "users", "tenants", "our"];
    let word = |at: usize| tokens.word(at);
    let got = WHO.contains(&word(at)) && matches!(word(at + 1), "get" | "receive" | "obtain");
    let open = matches!(word(at), "available" | "accessible" | "provided" | "given" | "shown" | "visible" | "handed")
        && (1..=3)
            .any(|on| matches!(word(at + on), "to" | "for") && (1..=2).any(|by| WHO.contains(&word(at + on + by))));
    got || open
}

/// "Users are authenticated by …", "used by customers".
fn is_in_use(tokens: &[Token], at: usize) -> bool {
    const WHO: [&str; 6] = ["users", "customers", "clients", "tenants", "members", "accounts"];
    let word = |at: usize| tokens.word(at);
    match word(at) {
        "authenticated" | "enrolled" => {
            (1..=3).any(|back| at.checked_sub(back).is_some_and(|at| WHO.contains(&word(at))))
        }
        "used" | "adopted" => word(at + 1) == "by" && (2..=3).any(|on| WHO.contains(&word(at + on))),
        _ => false,
    }
}

/// Whether something is stated at the least.
fn is_at_least(measure: &Measure) -> bool {
    matches!(measure.stated, Stated::Known { bound: Bound::AtLeast, .. })
}

/// "Can customers delete …", "does the controller delete …".
fn is_done_by_customers(reading: &Reading) -> bool {
    let theirs = |content: &Content| content.key.is_one_of(&["customers", "users"]) && content.role == Role::Subject;
    reading.content.iter().any(theirs)
}

/// "A log for customers", "backups for us".
fn is_for_customers(question: &Reading) -> bool {
    let theirs = |content: &Content| content.key.is("customers") && content.after == "for";
    question.content.iter().any(theirs)
}
