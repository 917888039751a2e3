//! Questions that are not about what is so: what somebody intends, thinks right, advises others or would not mind, what is said of
//! it, and whether there is any case in which it is otherwise. That something is done answers none of these.

use crate::matching::terms::{Token, Words};
use crate::matching::trial::{Trial, applying};
use crate::stance::Stance;

/// What a text asks beside what is so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Aim {
    /// What somebody means to do: "do you intend to", "is it planned that".
    intends: bool,
    /// What ought to be: "should data be".
    ought: bool,
    /// What others do for somebody: "do you have somebody else test".
    by_others: bool,
    /// What somebody tells others to do: "do you advise your clients to".
    counsels: bool,
    /// Whether there is any case in which it is otherwise.
    any_case: bool,
    /// What one would say: "would you be lying if you said".
    said: bool,
    /// Which customer or user it is: "name the customer who".
    which_customer: bool,
    /// Which product does it: "with which product".
    which_product: bool,
    /// Why it is so.
    why: bool,
    /// Where something is to be on request: "can data be kept in the EU on request".
    held_on_request: bool,
    /// That there is a text that says how: "a documented procedure for".
    procedure: bool,
}

impl Aim {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let word = |at: usize| tokens.word(at);
        let any = |holds: &dyn Fn(usize) -> bool| (0..tokens.len()).any(holds);
        let asks = |at: usize| matches!(word(at), "do" | "are" | "would" | "did" | "does" | "have" | "is");
        Self {
            intends: any(&|at| {
                asks(at)
                    && (matches!(word(at + 1), "you" | "it")
                        && INTENDING.contains(&word(at + 2))
                        && matches!(word(at + 3), "to" | "that")
                        || matches!((word(at), word(at + 2), word(at + 3)), ("did", "use", "to"))
                        || word(at + 1) == "you" && CONSIDERING.contains(&word(at + 2))
                        || word(at + 1) == "it" && matches!(word(at + 2), "feasible" | "conceivable" | "thinkable")
                        || matches!((word(at + 1), word(at + 2)), ("it", "be") if matches!(word(at + 3), "feasible" | "conceivable")))
            }),
            ought: word(0) == "should" && !matches!(word(1), "we" | "i" | "you" | "there")
                || word(0) == "is"
                    && word(1) == "it"
                    && (2..4).any(|at| {
                        matches!(word(at), "necessary" | "needed" | "worth" | "wise" | "sensible" | "useful")
                    }),
            by_others: any(&|at| {
                matches!(word(at), "somebody" | "someone" | "anybody" | "anyone" | "others")
                    && (word(at + 1) == "else" || word(at) == "others")
                    && matches!(word(at.wrapping_sub(1)), "have" | "let" | "make" | "has" | "get")
            }),
            counsels: any(&|at| {
                COUNSELLING.contains(&word(at))
                    && ((at + 1..at + 4).any(|at| OTHERS.contains(&word(at)) && word(at + 1) == "to")
                        || word(at + 1) == "that" && OTHERS.contains(&word(at + 2)))
            }),
            any_case: any(&|at| {
                matches!(word(at), "exempt" | "exempted")
                    || matches!(word(at), "any" | "a" | "some" | "no")
                        && CASES.contains(&word(at + 1))
                        && (0..at).any(|at| word(at) == "there")
            }),
            said: any(&|at| {
                matches!(word(at), "lying" | "lie" | "exaggerating")
                    || word(at) == "if"
                        && matches!(word(at + 1), "you" | "one" | "we" | "i" | "somebody")
                        && word(at + 2) == "said"
            }),
            which_customer: any(&|at| {
                matches!(word(at), "name" | "identify" | "which" | "list")
                    && (at + 1..at + 3).any(|at| {
                        matches!(word(at), "customer" | "customers" | "client" | "clients")
                            && matches!(word(at + 1), "who" | "that")
                    })
            }),
            which_product: any(&|at| {
                matches!(word(at), "which" | "what")
                    && matches!(word(at + 1), "product" | "products" | "tool" | "tools" | "software" | "library")
            }),
            why: word(0) == "why",
            held_on_request: any(&|at| {
                matches!(word(at), "on" | "upon")
                    && matches!(word(at + 1), "request" | "demand")
                    && (0..at)
                        .any(|at| matches!(word(at), "kept" | "stored" | "held" | "hosted" | "located" | "processed"))
            }),
            procedure: any(&|at| {
                matches!(word(at), "documented" | "written" | "formal")
                    && matches!(word(at + 1), "procedure" | "procedures" | "process" | "processes" | "instructions")
            }),
        }
    }

    /// What stands against an answer that tells what is so.
    pub(super) fn doubts(trial: &Trial<'_>) -> Vec<String> {
        let (asked, said) = (trial.question.hinges.aim, trial.reading.hinges.aim);
        let polar = trial.question.form.polar;
        let planned = trial.wording.stance == Some(Stance::Planned);
        applying([
            (polar && asked.intends && !said.intends && !planned, "what is intended is not told with what is so"),
            (polar && asked.ought && !said.ought, "what ought to be is not told with what is so"),
            (asked.by_others && !said.by_others, "that it is done does not show that others do it"),
            (asked.counsels && !said.counsels, "what others are told to do is not told with what is so"),
            (
                polar && asked.any_case && !said.any_case && !trial.reading.signs.universal,
                "the question asks whether there is any case in which it is otherwise",
            ),
            (asked.said && !said.said, "what one would say is not told with what is so"),
            (asked.which_customer && !said.which_customer, "the question asks which customer it is"),
            (
                asked.which_product && !said.which_product && trial.question.form.is_open(),
                "the question asks for a product by name",
            ),
            (asked.why && !said.why, "the question asks why"),
            (
                asked.held_on_request && !said.held_on_request && polar,
                "where it is does not show where it would be on request",
            ),
            (
                polar
                    && asked.procedure
                    && !["document", "policy", "plan"].iter().any(|name| trial.reading.says_term(name)),
                "that it is done does not show that the way to do it is documented",
            ),
        ])
    }
}

/// Words for meaning to do something.
const INTENDING: [&str; 18] = [
    "intend",
    "intending",
    "aim",
    "aiming",
    "mean",
    "hope",
    "hoping",
    "wish",
    "planned",
    "intended",
    "foreseen",
    "envisaged",
    "willing",
    "prepared",
    "ready",
    "expect",
    "consider",
    "propose",
];

/// Words for thinking of doing it, or for having done with it.
const CONSIDERING: [&str; 6] = ["considering", "contemplating", "exploring", "evaluating", "tried", "attempted"];

/// Words for telling others what to do.
const COUNSELLING: [&str; 15] = [
    "want",
    "need",
    "oblige",
    "advise",
    "advises",
    "urge",
    "encourage",
    "recommend",
    "instruct",
    "invite",
    "remind",
    "counsel",
    "expect",
    "teach",
    "advising",
];

/// Who is told.
const OTHERS: [&str; 9] = ["us", "clients", "customers", "users", "client", "customer", "partners", "tenants", "them"];

/// Words for cases.
const CASES: [&str; 12] = [
    "case",
    "cases",
    "situation",
    "situations",
    "circumstance",
    "circumstances",
    "instance",
    "instances",
    "occasion",
    "occasions",
    "scenario",
    "scenarios",
];

#[cfg(test)]
mod tests {
    use super::Aim;
    use crate::matching::terms::tokens;

    fn aim(text: &str) -> Aim {
        Aim::of(&tokens(text))
    }

    #[test]
    fn what_is_not_about_what_is_so() {
        assert!(aim("Do you intend to scramble tapes?").intends);
        assert!(aim("Is it planned that tapes will be scrambled?").intends);
        assert!(aim("Are you considering scrambling tapes?").intends);
        assert!(aim("Did you use to scramble tapes?").intends);
        assert!(!aim("Do you use tapes?").intends);
        assert!(aim("Would it be feasible to scramble tapes?").intends);
        assert!(aim("Is it really necessary to scramble tapes?").ought);
        assert!(aim("Do you expect us to scramble tapes?").counsels);
        assert!(aim("Are any tapes exempt from being scrambled?").any_case);
        assert!(aim("Should tapes be scrambled?").ought);
        assert!(aim("Do you have somebody else scramble tapes?").by_others);
        assert!(aim("Do you advise your clients to scramble tapes?").counsels);
        assert!(aim("Is there any case in which tapes are not scrambled?").any_case);
        assert!(aim("Would you be lying if you said that?").said);
        assert!(aim("Name the customer who owns the tapes.").which_customer);
        assert!(aim("With which product are tapes scrambled?").which_product);
        assert!(aim("Why are tapes scrambled?").why);
        assert!(aim("Can tapes be kept at home on request?").held_on_request);
        assert!(aim("Is there a documented procedure for tapes?").procedure);
        for plain in [
            "Do you scramble tapes?",
            "Tapes should be scrambled.",
            "In case of a breach, do you tell us?",
            "Do you have somebody who scrambles tapes?",
            "Which customers have tapes?",
            "Are you able to scramble tapes?",
        ] {
            assert_eq!(aim(plain), Aim::default(), "{plain}");
        }
    }
}
