//! Wishes, guesses and what is only about to be: "we would rather you did not", "might you", "are you entitled to", "do you assume
//! that". None of them asks whether it is so.

use crate::matching::terms::{Token, Words};
use crate::matching::trial::{Trial, applying};

/// In which mood a text speaks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Mood {
    /// What the asker would have done or left: "we do not want", "please stop".
    wishes: bool,
    /// What may be, or is about to be: "might you", "are they about to be".
    may_be: bool,
    /// What somebody may do, wants to do or tries to do: "are you entitled to".
    would: bool,
    /// What somebody takes to be so, or says of it: "do you assume that".
    taken: bool,
    /// Of how few it is so.
    few: bool,
    /// Whether it is so, or something else instead: "… or do you …?"
    or_else: bool,
    /// Whether it is not so, and is it? "You don't, do you?"
    denied_and_asked: bool,
    /// Whether somebody's leave is needed.
    by_leave: bool,
    /// Whether somebody has been named to do it.
    appointed: bool,
}

impl Mood {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let word = |at: usize| tokens.word(at);
        let any = |holds: &dyn Fn(usize) -> bool| (0..tokens.len()).any(holds);
        let ours = |at: usize| matches!(word(at), "we" | "i");
        let asks = matches!(word(0), "is" | "are" | "do" | "does");
        let tag = tokens.len().checked_sub(2).filter(|&at| {
            tokens.get(at).is_some_and(|token| token.after_comma)
                && matches!(word(at), "do" | "does" | "is" | "are" | "can" | "will")
                && matches!(word(at + 1), "you" | "it" | "they")
        });
        Self {
            wishes: any(&|at| {
                ours(at) && word(at + 1) == "do" && word(at + 2) == "not" && matches!(word(at + 3), "want" | "wish")
                    || ours(at) && word(at + 1) == "would" && word(at + 2) == "rather"
                    || ours(at) && word(at + 1) == "ask" && (at + 2..at + 4).any(|at| word(at) == "not")
                    || word(at) == "please" && matches!(word(at + 1), "start" | "stop" | "begin" | "cease")
            }),
            may_be: word(0) == "might"
                || asks
                    && any(&|at| {
                        matches!(word(at), "about" | "expected" | "supposed" | "ready" | "due" | "likely")
                            && word(at + 1) == "to"
                            && word(at + 2) == "be"
                    }),
            would: any(&|at| {
                word(at) == "you"
                    && matches!(word(at.wrapping_sub(1)), "do" | "are" | "would")
                    && ((at + 1..at + 4).any(|at| TRYING.contains(&word(at)) && word(at + 1) == "to")
                        || word(at + 1) == "rather"
                        || word(at + 1) == "in" && word(at + 3) == "position")
            }),
            taken: asks
                && any(&|at| {
                    word(at) == "that"
                        && at > 1
                        && matches!(
                            word(at - 1),
                            "assume"
                                | "claim"
                                | "suppose"
                                | "pretend"
                                | "public"
                                | "secret"
                                | "promise"
                                | "believe"
                                | "hope"
                        )
                }),
            few: any(&|at| {
                matches!(word(at), "few" | "some") && matches!(word(at.wrapping_sub(1)), "is" | "are" | "only")
            }),
            or_else: any(&|at| {
                word(at) == "or"
                    && (matches!(word(at + 1), "just" | "merely")
                        || matches!((word(at + 1), word(at + 2)), ("do", "you")))
            }),
            denied_and_asked: tag.is_some() && any(&|at| word(at) == "not"),
            by_leave: any(&|at| {
                matches!(word(at), "need" | "needs" | "require")
                    && (at + 1..at + 4).any(|at| matches!(word(at), "permission" | "consent" | "approval" | "leave"))
            }),
            appointed: any(&|at| {
                matches!(word(at), "appointed" | "hired" | "assigned")
                    && matches!(word(at + 1), "somebody" | "someone" | "anybody" | "anyone")
            }),
        }
    }

    /// What stands against an answer that tells what is so.
    pub(super) fn doubts(trial: &Trial<'_>) -> Vec<String> {
        let (asked, said) = (trial.question.hinges.mood, trial.reading.hinges.mood);
        let polar = trial.question.form.polar;
        applying([
            (asked.wishes && !said.wishes, "the asker wishes something, and does not ask whether it is so"),
            (polar && asked.may_be && !said.may_be, "what may be is not told with what is"),
            (polar && asked.would && !said.would, "what somebody may do or wants to do is not told with what is done"),
            (asked.taken && !said.taken, "what is taken to be so or said is not told with what is so"),
            (polar && asked.few && !said.few, "that it is so does not show of how few"),
            (polar && asked.or_else && !said.or_else, "the question offers something else instead"),
            (asked.denied_and_asked && !said.denied_and_asked, "the question denies it and asks whether it is so"),
            (polar && asked.by_leave && !said.by_leave, "that it is done does not show whose leave it needs"),
            (
                polar && asked.appointed && !said.appointed,
                "that it is done does not show that somebody was named for it",
            ),
        ])
    }
}

/// Words for being free to do something, wanting or trying it.
const TRYING: [&str; 9] = ["entitled", "allowed", "permitted", "want", "try", "trying", "tempted", "eager", "free"];

#[cfg(test)]
mod tests {
    use super::Mood;
    use crate::matching::terms::tokens;

    fn mood(text: &str) -> Mood {
        Mood::of(&tokens(text))
    }

    #[test]
    fn what_is_wished_or_guessed_is_not_asked() {
        assert!(mood("We do not want tapes to be kept.").wishes);
        assert!(mood("Are tapes kept? We would rather you did not.").wishes);
        assert!(mood("We ask you not to keep tapes.").wishes);
        assert!(mood("Please start to wipe tapes.").wishes);
        assert!(mood("Might you wipe tapes?").may_be);
        assert!(mood("Are tapes supposed to be wiped?").may_be);
        assert!(mood("Are you entitled to wipe tapes?").would);
        assert!(mood("Do you at least try to wipe tapes?").would);
        assert!(mood("Would you rather not wipe tapes?").would);
        assert!(mood("Do you simply assume that tapes are wiped?").taken);
        assert!(mood("Are only some tapes wiped?").few);
        assert!(mood("Do you wipe tapes or do you burn them?").or_else);
        assert!(mood("You don't wipe tapes, do you?").denied_and_asked);
        assert!(mood("Do you need our permission to wipe tapes?").by_leave);
        assert!(mood("Have you appointed somebody to wipe tapes?").appointed);
        for plain in [
            "Do you wipe tapes?",
            "We require that tapes be wiped.",
            "Please confirm that tapes are wiped.",
            "Are users allowed to wipe tapes?",
            "Do you wipe tapes, and do you keep logs?",
            "Tapes are expected to be wiped.",
            "Is it ensured that tapes are wiped?",
        ] {
            assert_eq!(mood(plain), Mood::default(), "{plain}");
        }
    }
}
