//! Questions about plans themselves: "Which plans include single sign-on?", "Is it limited to certain plans?", "Is the Team
//! plan needed for it?". What they ask about is asked by itself, and the scope of its answer tells.

use super::named_plan::{PLAN, WITHIN, one_plan};
use super::propose::{Answering, Terms, tells_all};
use super::purchase::Purchase;
use super::{Proposal, Status};
use crate::matching::Inquiry;
use crate::matching::terms::{Token, Words, tokens};
use crate::stance::Stance;

/// What is asked about the plans on which something is so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutPlans<'a> {
    /// What is asked about them.
    asks: Asks<'a>,
    /// Whether the thing itself is there, as a question.
    question: String,
}

/// What is asked about the plans on which something is so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asks<'a> {
    /// Which they are.
    Which,
    /// Whether it is on some of them alone.
    Limited,
    /// Whether it is on this one alone.
    OnlyOn(&'a str),
    /// Whether this one is the least that has it.
    Needs(&'a str),
}

/// Verbs by which a plan has something.
const HAVING: [&str; 28] = [
    "include", "includes", "offer", "offers", "provide", "provides", "support", "supports", "contain", "contains",
    "have", "has", "feature", "features", "cover", "covers", "give", "gives", "allow", "allows", "permit", "permits",
    "enable", "enables", "grant", "grants", "with", "get",
];
/// What stands between a plan that is needed and what it is needed for.
const NEEDED: [&str; 30] = [
    "do",
    "does",
    "must",
    "would",
    "should",
    "have",
    "we",
    "i",
    "one",
    "customers",
    "customer",
    "our",
    "your",
    "is",
    "are",
    "need",
    "needs",
    "needed",
    "require",
    "requires",
    "required",
    "necessary",
    "buy",
    "take",
    "choose",
    "purchase",
    "in",
    "order",
    "be",
    "on",
];
/// What of it is needed: "to get", "for".
const FOR: [&str; 12] =
    ["to", "for", "get", "use", "obtain", "receive", "access", "benefit", "from", "using", "getting", "having"];
/// What may be asked for on a plan: "which tiers may request".
const ASKING: [&str; 10] = ["may", "can", "could", "request", "use", "order", "choose", "select", "get", "opt"];
/// "Certain plans".
const CERTAIN: [&str; 9] =
    ["certain", "specific", "particular", "some", "higher", "selected", "paid", "premium", "individual"];

/// Reads a question about plans; `None` where it is about something else.
#[must_use]
pub fn about_plans<'a>(question: &str, plans: &'a [String]) -> Option<AboutPlans<'a>> {
    if plans.is_empty() {
        return None;
    }
    let words = tokens(question);
    which(question, &words).or_else(|| limited(question, &words)).or_else(|| of_one(question, &words, plans))
}

/// The text of some words, without signs at its ends.
fn text<'q>(question: &'q str, words: &[Token], from: usize, to: usize) -> Option<&'q str> {
    let (first, last) = (words.get(from)?, words.get(to.checked_sub(1)?)?);
    let text = question.get(first.span.0..last.span.1)?;
    (from < to && !text.trim().is_empty()).then_some(text)
}

fn past(words: &[Token], from: usize, passed: &[&str]) -> usize {
    (from..words.len()).find(|&at| !passed.contains(&words.word(at)) || words.opens_part(at)).unwrap_or(words.len())
}

/// "Which plans include X", "on which plan is X available", "which subscription do we need for X".
fn which<'a>(question: &str, words: &[Token]) -> Option<AboutPlans<'a>> {
    let word = |at: usize| words.word(at);
    let (asks, plan) = (0..words.len()).find_map(|at| {
        let asks = matches!(word(at), "which" | "what");
        let plan = (at + 1..at + 4).rev().find(|&plan| PLAN.contains(&word(plan)))?;
        let plain = (at + 1..plan).all(|between| {
            matches!(word(between), "of" | "your" | "the" | "pricing" | "service") || PLAN.contains(&word(between))
        });
        (asks && plain).then_some((at, plan))
    })?;
    let behind = past(words, plan + 1, &["upwards", "upward", "onwards", "onward", "up", "and", "above"]);
    // "X: on which plans?"
    if behind == words.len() {
        let before = asks - usize::from(asks > 0 && WITHIN_OR_FROM.contains(&word(asks - 1)));
        let thing = text(question, words, 0, before)?;
        return (before > 0 && words.opens_part(before)).then(|| available(Asks::Which, thing));
    }
    if (behind..words.len()).any(|at| words.opens_clause(at)) || asks > 1 {
        return None;
    }
    if asks == 1 {
        // "On which plan is X available", "from which plan do you offer X".
        if !WITHIN_OR_FROM.contains(&word(0)) {
            return None;
        }
        let rest = text(question, words, behind, words.len())?;
        return polar(word(behind))
            .then(|| AboutPlans { asks: Asks::Which, question: format!("{}?", capitalized(rest)) });
    }
    let needed = past(words, behind, &NEEDED);
    let wanted = past(words, needed, &FOR);
    let thing = if wanted > needed && needed > behind {
        wanted
    } else if HAVING.contains(&word(behind)) || word(behind).starts_with("come") && word(behind + 1) == "with" {
        behind + 1 + usize::from(word(behind).starts_with("come"))
    } else {
        let asked = past(words, behind, &ASKING);
        if asked == behind {
            return None;
        }
        asked
    };
    Some(available(Asks::Which, text(question, words, thing, words.len())?))
}

/// What a plan that is asked for stands behind.
const WITHIN_OR_FROM: [&str; 7] = ["in", "on", "with", "from", "under", "for", "at"];

fn polar(word: &str) -> bool {
    matches!(word, "is" | "are" | "do" | "does" | "can" | "will" | "may")
}

/// "Is X limited to certain plans", "is X only on some plans", "is there a plan without X", "does X depend on the plan".
fn limited<'a>(question: &str, words: &[Token]) -> Option<AboutPlans<'a>> {
    let word = |at: usize| words.word(at);
    let last = words.len().checked_sub(1)?;
    if matches!(word(0), "is" | "are") && word(1) == "there" {
        let plan = (2..5).find(|&at| PLAN.contains(&word(at)))?;
        let plain = (2..plan).all(|at| matches!(word(at), "a" | "any" | "one" | "subscription"));
        return (plain && word(plan + 1) == "without")
            .then(|| text(question, words, plan + 2, words.len()))
            .flatten()
            .map(|thing| available(Asks::Limited, thing));
    }
    if !polar(word(0)) || !PLAN.contains(&word(last)) {
        return None;
    }
    let verb = (1..last).find(|&at| {
        matches!(
            word(at),
            "limited" | "restricted" | "reserved" | "confined" | "tied" | "only" | "depend" | "dependent"
        )
    })?;
    let between = (verb + 1..last).all(|at| {
        CERTAIN.contains(&word(at))
            || WITHIN.contains(&word(at))
            || matches!(
                word(at),
                "available" | "included" | "offered" | "upon" | "your" | "the" | "a" | "subscription" | "pricing"
            )
    });
    let depends = word(verb).starts_with("depend");
    let certain = (verb + 1..last).any(|at| CERTAIN.contains(&word(at)));
    (between && (depends || certain))
        .then(|| text(question, words, 1, verb))
        .flatten()
        .map(|thing| available(Asks::Limited, thing))
}

/// "Is X only on the Team plan", "is the Team plan needed for X", "do we need the Team plan to use X".
fn of_one<'a>(question: &str, words: &[Token], plans: &'a [String]) -> Option<AboutPlans<'a>> {
    let word = |at: usize| words.word(at);
    let mut named = plans.iter().filter_map(|plan| Some((plan.as_str(), one_plan(words, &tokens(plan))?)));
    let (Some((plan, (from, to))), None) = (named.next(), named.next()) else { return None };
    let only = (1..from)
        .find(|&at| matches!(word(at), "only" | "solely" | "exclusively" | "limited" | "restricted" | "reserved"));
    if let Some(only) = only.filter(|_| to == words.len() && polar(word(0))) {
        let between = (only + 1..from).all(|at| {
            WITHIN.contains(&word(at))
                || matches!(word(at), "available" | "included" | "offered" | "possible" | "customers")
        });
        return between
            .then(|| text(question, words, 1, only))
            .flatten()
            .map(|thing| available(Asks::OnlyOn(plan), thing));
    }
    // "Is the Team plan needed for X", "do we need the Team plan to use X".
    let before = (0..from).all(|at| NEEDED.contains(&word(at)) || matches!(word(at), "a" | "an" | "the"));
    let needs = |at: usize| word(at).starts_with("need") || word(at).starts_with("require") || word(at) == "necessary";
    let needed = past(words, to, &NEEDED);
    let thing = past(words, needed, &FOR);
    (before && thing > needed && (0..needed).any(needs))
        .then(|| text(question, words, thing, words.len()))
        .flatten()
        .map(|thing| available(Asks::Needs(plan), thing))
}

fn available<'a>(asks: Asks<'a>, thing: &str) -> AboutPlans<'a> {
    AboutPlans { asks, question: format!("Is {thing} available?") }
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

impl Answering<'_> {
    /// What the bank says of the plans on which something is so; `None` where it is not certain that it is so at all, or
    /// where no plan is told: that something is so in general does not show that it is in every plan.
    pub(super) fn propose_about_plans(&self, inquiry: &Inquiry<'_>, about: &AboutPlans<'_>) -> Option<Proposal> {
        let purchase = Purchase { plan: None, ..self.terms.purchase.clone() };
        let terms = Terms { purchase, ..self.terms.clone() };
        let asked = Inquiry { question: &about.question, words: None, ..*inquiry };
        let anywhere = Answering { terms: &terms, ..*self }.propose(&asked);
        let there = anywhere.status == Status::Filled
            && anywhere.polar
            && anywhere.stance == Some(Stance::Yes)
            && anywhere.joined.is_empty();
        let scope = self.bank.entries.get(anywhere.entry.filter(|_| there)?)?.provenance.scope.as_ref()?;
        let plans = &self.bank.organisation.plans;
        let covered = scope.covered_plans(plans)?;
        let lacking = plans.iter().any(|plan| !covered.contains(plan));
        let yes = |holds: bool| if holds { Stance::Yes } else { Stance::No };
        let stance = match about.asks {
            Asks::Which => None,
            Asks::Limited => lacking.then_some(Stance::Yes).map(Some)?,
            Asks::OnlyOn(plan) => Some(yes(covered == [plan])),
            // The plans stand from the smallest up.
            Asks::Needs(plan) if covered.iter().any(|covered| covered == plan) => {
                let least = plans.iter().find(|plan| covered.contains(plan))?;
                Some(yes(least == plan && lacking))
            }
            Asks::Needs(_) => return None,
        };
        if !tells_all(inquiry.upon_a_no, stance) {
            return None;
        }
        let reasons = vec![format!("holds for plan {}", covered.join(", "))];
        Some(Proposal { stance, polar: stance.is_some(), scoped: false, reasons, ..anywhere })
    }
}

#[cfg(test)]
mod tests {
    use super::about_plans;

    fn told(text: &str) -> String {
        let plans = ["Free", "Team", "Team Plus"].map(str::to_owned);
        about_plans(text, &plans).map_or_else(String::new, |about| format!("{:?}: {}", about.asks, about.question))
    }

    #[test]
    fn what_is_asked_about_plans_is_asked_by_itself() {
        let asked = [
            "Which plans include SSO?",
            "Which of your plans come with audit log export?",
            "On which plan is single sign-on available?",
            "From which subscription tier upwards do you offer SCIM?",
            "Which subscription do we need in order to get point-in-time restore?",
            "Which plan is required for SSO?",
            "What tier must we be on to use SSO?",
            "Which subscription tiers may request regional data residency?",
            "Single sign-on: in which plans?",
            "Is SSO limited to certain plans?",
            "Is SSO only available on some plans?",
            "Does SSO depend on the plan?",
            "Is there a plan without SSO?",
            "Is SSO only available on the Team plan?",
            "Is SSO reserved for the Team Plus plan?",
            "Is the Team plan needed for SSO?",
            "Do we need the Team Plus plan to use SSO?",
        ];
        let all: String = asked.iter().map(|text| format!("{}\n", told(text))).collect();
        insta::assert_snapshot!(all, @r#"
    Which: Is SSO available?
    Which: Is audit log export available?
    Which: Is single sign-on available?
    Which: Do you offer SCIM?
    Which: Is point-in-time restore available?
    Which: Is SSO available?
    Which: Is SSO available?
    Which: Is regional data residency available?
    Which: Is Single sign-on available?
    Limited: Is SSO available?
    Limited: Is SSO available?
    Limited: Is SSO available?
    Limited: Is SSO available?
    OnlyOn("Team"): Is SSO available?
    OnlyOn("Team Plus"): Is SSO available?
    Needs("Team"): Is SSO available?
    Needs("Team Plus"): Is SSO available?
    "#);
    }

    #[test]
    fn what_is_about_something_else_is_left_alone() {
        for text in [
            "Which plans are there?",
            "Which plan do you recommend?",
            "Which incident response plans are tested?",
            "Is SSO in the Team plan?",
            "Which plans include SSO? And which include SCIM?",
            "Is there a plan for disasters?",
            "What does the Team plan cost?",
            "Is SSO limited to employees?",
            "Is access only granted on the need-to-know plan?",
            "",
        ] {
            assert_eq!(told(text), "", "{text}");
        }
        assert_eq!(about_plans("Which plans include SSO?", &[]), None);
    }
}
