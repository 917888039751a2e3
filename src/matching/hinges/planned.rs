//! Whether a question asks if something is planned, and not if it is there: what is planned answers the one with a yes, and the
//! other with a no.

use crate::matching::terms::{Token, Words};
use crate::matching::trial::{Trial, applying};
use crate::stance::Stance;

/// What a text asks of what is planned.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Planned {
    /// Whether it is planned: "is it on the roadmap", "do you plan to".
    pub(super) whether: bool,
    /// Whether it is there or planned, in one: "is it available or planned".
    or_there: bool,
}

impl Planned {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let word = |at: usize| tokens.word(at);
        let is_plan = |at: usize| {
            matches!(word(at), "roadmap" | "planned")
                || matches!(word(at), "plan" | "plans" | "planning") && matches!(word(at + 1), "to" | "on")
        };
        let before = |at: usize, back: usize| at.checked_sub(back).map_or("", word);
        // "Or planned", "or only planned", "or is it planned", "planned or".
        let either =
            |at: usize| word(at + 1) == "or" || (1..=5).any(|back| before(at, back) == "or") || before(at, 1) == "not";
        let named: Vec<usize> = (0..tokens.len()).filter(|&at| is_plan(at)).collect();
        let or_there = named.iter().any(|&at| either(at));
        Self { whether: !named.is_empty() && !or_there, or_there }
    }

    /// What stands against an answer of one side where both are offered.
    pub(super) fn doubts(trial: &Trial<'_>, stance: Option<Stance>) -> Vec<String> {
        let asked = trial.question.hinges.planned;
        let both = asked.or_there && trial.question.form.polar && stance == Some(Stance::Planned);
        applying([(both, "whether it is there or planned is asked in one, which neither a yes nor a no tells apart")])
    }
}

#[cfg(test)]
mod tests {
    use super::Planned;
    use crate::matching::terms::tokens;

    #[test]
    fn what_is_planned_is_told_from_what_is_there() {
        let of = |text: &str| Planned::of(&tokens(text));
        for text in ["Is SCIM planned?", "Is SCIM on the roadmap, and for when?", "Do you plan to support SCIM?"] {
            assert!(of(text).whether, "{text}");
        }
        for text in ["Is SCIM available or planned?", "Is it there, or only planned?", "Is it planned or available?"] {
            assert!(of(text).or_there && !of(text).whether, "{text}");
        }
        for text in ["Is there a plan for incidents?", "Is SSO in the Team plan?", "Do you support SCIM?", ""] {
            assert_eq!(of(text), Planned::default(), "{text}");
        }
    }
}
