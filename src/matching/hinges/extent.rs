//! How far something is so, by whose hand, under what duty and how one would know: "more strictly than required", "by us or by you",
//! "are you obliged to", "what share of". That it is so tells none of these.

use crate::matching::terms::{Token, Words};
use crate::matching::trial::{Trial, applying};
use crate::stance::Stance;

/// What a text asks about how something is so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Extent {
    /// Which of two does it: "by us or by you".
    by_whom: bool,
    /// Whether it is done with something of one's own making: "using in-house tools".
    in_house: bool,
    /// What becomes of it when it is not done: "what happens when you do not".
    undone: bool,
    /// How far it goes beyond something: "more strictly than required".
    beyond: bool,
    /// By which day it will be so: "by when".
    by_when: bool,
    /// Whether somebody is bound to it: "are you obliged to".
    obliged: bool,
    /// Of how many it is so: "give the percentage of".
    share: bool,
    /// Whether it is so of what is the vendor's own: "your own passwords".
    of_vendors_own: bool,
    /// How one would know: "how would you know if".
    noticed: bool,
    /// Whether it is to be so before something begins: "need to be tested before go-live".
    before_start: bool,
    /// Whether it is so of copies too: "are copies of backups encrypted too".
    of_copies_too: bool,
    /// What becomes of those things of which it is not so: "with data that cannot be".
    of_the_rest: bool,
}

impl Extent {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let word = |at: usize| tokens.word(at);
        let any = |holds: &dyn Fn(usize) -> bool| (0..tokens.len()).any(holds);
        let us_or_you = |at: usize| matches!(word(at), "us" | "you" | "customers" | "them");
        Self {
            by_whom: any(&|at| {
                let again = at + 2 + usize::from(word(at + 2) == "by");
                word(at) == "by" && us_or_you(at + 1) && word(again) == "or"
                    || us_or_you(at) && word(at + 1) == "or" && word(at + 2) == "by" && us_or_you(at + 3)
            }),
            in_house: any(&|at| {
                word(at) == "in"
                    && word(at + 1) == "house"
                    && matches!(word(at + 2), "tools" | "tool" | "software" | "solution")
            }),
            undone: any(&|at| word(at) == "happens" && matches!(word(at + 1), "when" | "if") && word(at + 2) == "you"),
            beyond: any(&|at| {
                word(at) == "than"
                    && matches!(
                        word(at + 1),
                        "required"
                            | "needed"
                            | "usual"
                            | "necessary"
                            | "most"
                            | "others"
                            | "competitors"
                            | "demanded"
                            | "customary"
                    )
            }),
            by_when: any(&|at| word(at) == "by" && word(at + 1) == "when"),
            obliged: any(&|at| {
                matches!(word(at), "obliged" | "obligated" | "compelled" | "forced")
                    && (0..at).any(|at| word(at) == "you")
            }),
            share: any(&|at| {
                matches!(word(at), "percentage" | "proportion" | "share" | "fraction")
                    && word(at + 1) == "of"
                    && matches!(word(at.wrapping_sub(1)), "the" | "a" | "what" | "which")
            }),
            of_vendors_own: any(&|at| {
                word(at) == "your" && word(at + 1) == "own" && THINGS_OF_ONES_OWN.contains(&word(at + 2))
            }),
            noticed: any(&|at| {
                matches!(word(at), "know" | "notice" | "tell" | "realize" | "find")
                    && (0..at).any(|at| word(at) == "how")
                    && (at + 1..at + 3)
                        .any(|at| matches!(word(at), "if" | "whether") || word(at) == "that" && word(at - 1) == "out")
            }),
            before_start: any(&|at| {
                word(at) == "before"
                    && matches!(word(at + 1), "go" | "launch" | "production" | "onboarding" | "rollout" | "kickoff")
                    && (0..at).any(|at| matches!(word(at), "need" | "needs" | "have" | "must"))
            }),
            of_copies_too: tokens.last().is_some_and(|last| matches!(last.text.as_str(), "too" | "also"))
                && any(&|at| word(at) == "copies" && word(at + 1) == "of"),
            of_the_rest: any(&|at| {
                matches!(word(at), "that" | "which" | "who")
                    && (word(at + 1) == "not"
                        || matches!((word(at + 1), word(at + 2)), ("can" | "could" | "is" | "are", "not")))
                    && at > 0
                    && word(0) == "what"
            }),
        }
    }

    /// What stands against an answer that tells that it is so.
    pub(super) fn doubts(trial: &Trial<'_>) -> Vec<String> {
        let (asked, said) = (trial.question.hinges.extent, trial.reading.hinges.extent);
        let polar = trial.question.form.polar;
        let planned = trial.wording.stance == Some(Stance::Planned);
        applying([
            (asked.by_whom && !said.by_whom, "that it is done does not show which of the two does it"),
            (asked.in_house && !said.in_house, "that it is done does not show with whose tools"),
            (asked.undone && !said.undone, "what happens where it is not done is not told"),
            (asked.beyond && !said.beyond, "that it is so does not show how far it goes beyond others"),
            (asked.by_when && !said.by_when && !planned, "the question asks by which day it will be so"),
            (polar && asked.obliged && !said.obliged, "that it is done does not show who is bound to do it"),
            (asked.share && !said.share, "that it is so does not show of how many"),
            (
                polar && asked.of_vendors_own && !said.of_vendors_own,
                "what is so of customers' things is not told of the vendor's own",
            ),
            (asked.noticed && !said.noticed, "that it is so does not show how one would know"),
            (
                polar && asked.before_start && !said.before_start,
                "that it is so does not show what has to be so before the start",
            ),
            (
                polar && asked.of_copies_too && !said.of_copies_too,
                "that it is so does not show that it is so of copies",
            ),
            (asked.of_the_rest && !said.of_the_rest, "the question asks of those of which it is not so"),
        ])
    }
}

/// What is customers' elsewhere, and may be the vendor's own.
const THINGS_OF_ONES_OWN: [&str; 12] = [
    "access",
    "passwords",
    "accounts",
    "logs",
    "backups",
    "records",
    "sessions",
    "devices",
    "computers",
    "data",
    "systems",
    "keys",
];

#[cfg(test)]
mod tests {
    use super::Extent;
    use crate::matching::terms::tokens;

    fn extent(text: &str) -> Extent {
        Extent::of(&tokens(text))
    }

    #[test]
    fn how_it_is_so_is_more_than_that_it_is() {
        assert!(extent("Are tapes wiped by us or by you?").by_whom);
        assert!(extent("Do you wipe tapes using in-house tools?").in_house);
        assert!(extent("What happens when you don't wipe tapes?").undone);
        assert!(extent("Do you wipe tapes more strictly than required?").beyond);
        assert!(extent("By when will you wipe tapes?").by_when);
        assert!(extent("Are you contractually obliged to wipe tapes?").obliged);
        assert!(extent("Are tapes wiped? Please give the percentage of tapes.").share);
        assert!(extent("Are your own passwords hashed?").of_vendors_own);
        assert!(extent("How would you know if tapes were not wiped?").noticed);
        assert!(extent("Do tapes need to be wiped before go-live?").before_start);
        assert!(extent("Are copies of tapes wiped too?").of_copies_too);
        assert!(extent("What do you do with tapes that cannot be wiped?").of_the_rest);
        for plain in [
            "Are tapes wiped by you?",
            "What happens to tapes when the contract ends?",
            "Are more than ten tapes wiped?",
            "Do your own staff wipe tapes?",
            "How do you know your customers?",
            "Are tapes wiped before reuse?",
            "What tapes are there that can be wiped?",
        ] {
            assert_eq!(extent(plain), Extent::default(), "{plain}");
        }
    }
}
