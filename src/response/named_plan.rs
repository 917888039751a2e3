//! The plan that a question names: "Is single sign-on included in the Team plan?" is asked of what is bought on that plan.

use super::propose::{Answering, Terms, tells_all};
use super::purchase::{Holding, Purchase};
use super::{Proposal, Status};
use crate::matching::Inquiry;
use crate::matching::terms::{Token, Words, tokens};
use crate::stance::Stance;

/// A question of some plan, without the words that name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfPlan<'a> {
    /// The plan, as the organisation names it; `None` where the question is about every plan.
    pub plan: Option<&'a str>,
    /// What is asked of it.
    pub question: String,
}

/// What plans are called.
pub(super) const PLAN: [&str; 10] =
    ["plan", "plans", "tier", "tiers", "edition", "editions", "subscription", "subscriptions", "package", "packages"];
/// What stands before a plan that something is part of.
pub(super) const WITHIN: [&str; 8] = ["in", "on", "with", "for", "under", "within", "of", "to"];

/// What turns or narrows what stands behind it.
const TURNING: [&str; 9] = ["not", "only", "never", "no", "except", "than", "but", "solely", "exclusively"];

/// What parts a plan from the one that is bought: "we used to be on the Team plan".
const ELSEWISE: [&str; 16] = [
    "before",
    "previously",
    "formerly",
    "instead",
    "considered",
    "left",
    "leave",
    "leaving",
    "cancelled",
    "another",
    "other",
    "used",
    "were",
    "had",
    "until",
    "end",
];

/// Reads the plan that a question names, of an organisation's plans; `None` where it names none, or more than one.
///
/// A plan is named with a word for one, "the Team plan", as "team" and "enterprise" alone are said of much else.
#[must_use]
pub fn of_plan<'a>(question: &str, plans: &'a [String]) -> Option<OfPlan<'a>> {
    if plans.is_empty() {
        return None;
    }
    let words = tokens(question);
    let every = every_plan(&words).map(|(from, to)| (None, from, to));
    let mut named = plans.iter().filter_map(|plan| {
        let (from, to) = one_plan(&words, &tokens(plan))?;
        Some((Some(plan.as_str()), from, to))
    });
    let (plan, from, to) = match (every, named.next(), named.next()) {
        (Some(every), None, None) => every,
        (None, Some(one), None) => one,
        _ => return None,
    };
    // "Not in the Team plan", "only on the Team plan": what is so elsewhere is asked.
    let turned = (from.saturating_sub(3)..from).any(|at| TURNING.contains(&words.word(at)));
    if turned {
        return None;
    }
    if let Some(next) = plan.and_then(|_| behind_a_statement(&words, (from, to))) {
        let asked = question.get(words.get(next)?.span.0..).filter(|_| is_bought(&words, next))?;
        let it = ["Does it ", "Does that ", "Does this "].iter().find_map(|pronoun| asked.strip_prefix(pronoun));
        let question = it.map_or_else(|| asked.to_owned(), |rest| format!("Does the service {rest}"));
        return Some(OfPlan { plan, question });
    }
    let (subject, end) = match from.checked_sub(1).map(|at| words.word(at)) {
        Some("of") if from > 1 && words.word(from - 2) == "part" => ("", from - 2),
        Some(word) if WITHIN.contains(&word) => ("", from - 1),
        Some("do" | "does" | "has" | "have" | "will") => (" the service", from),
        _ if (from..to).any(|at| matches!(words.word(at), "regardless" | "irrespective")) => ("", from),
        _ => return None,
    };
    let behind = question.get(words.get(to - 1)?.span.1..)?;
    // "On the Team plan, is …".
    let (before, behind) = match end.checked_sub(1) {
        Some(last) => (question.get(..words.get(last)?.span.1)?, behind),
        None => ("", behind.trim_start_matches([',', ':', ' '])),
    };
    let asked = format!("{before}{subject}{behind}");
    // "The Team plan" alone asks nothing.
    let names = tokens(&asked).iter().any(|word| word.text.len() > 1);
    names.then_some(OfPlan { plan, question: asked })
}

/// Where the question begins behind a sentence in which the asker speaks of a plan: "We are about to buy the Team plan. Does it …".
fn behind_a_statement(words: &[Token], (from, to): (usize, usize)) -> Option<usize> {
    let told = matches!(words.word(0), "we" | "i" | "our" | "assume" | "suppose" | "given" | "as");
    let one = told && !(1..from).any(|at| words.opens_clause(at));
    (to..words.len()).find(|&at| one && words.opens_clause(at))
}

/// Whether what is told before a question is that a plan is bought, and not that it is not, or no longer.
fn is_bought(words: &[Token], next: usize) -> bool {
    !(0..next).any(|at| TURNING.contains(&words.word(at)) || ELSEWISE.contains(&words.word(at)))
}

impl Answering<'_> {
    /// What holds on the plan that a question names; `None` where what is asked of it has no certain answer by itself.
    ///
    /// What holds on other plans alone is a no. That something is so in general does not show that it is in every plan.
    pub(super) fn propose_on_plan(&self, inquiry: &Inquiry<'_>, asked: &OfPlan<'_>) -> Option<Proposal> {
        let propose = |plan: Option<&str>| {
            let purchase = Purchase { plan: plan.map(str::to_owned), ..self.terms.purchase.clone() };
            let terms = Terms { purchase, ..self.terms.clone() };
            Answering { terms: &terms, ..*self }.propose(&Inquiry {
                question: &asked.question,
                words: None,
                ..*inquiry
            })
        };
        let anywhere = propose(None);
        let scope = self.bank.entries.get(anywhere.entry?)?.provenance.scope.as_ref();
        if anywhere.status != Status::Filled || !anywhere.joined.is_empty() {
            return None;
        }
        let organisation = &self.bank.organisation;
        let elsewhere = match asked.plan {
            Some(plan) => {
                let purchase = Purchase { plan: Some(plan.to_owned()), ..Purchase::default() };
                match purchase.holding(scope, organisation) {
                    Holding::Excluded(why) => why,
                    Holding::Holds | Holding::Depends => {
                        return Some(propose(Some(plan))).filter(|own| own.status == Status::Filled);
                    }
                }
            }
            None => {
                let covered = scope?.covered_plans(&organisation.plans)?;
                let lacking = organisation.plans.iter().find(|plan| !covered.contains(plan))?;
                format!("holds for plan {}, and not for {lacking}", covered.join(", "))
            }
        };
        let yes =
            anywhere.polar && anywhere.stance == Some(Stance::Yes) && tells_all(inquiry.upon_a_no, Some(Stance::No));
        yes.then(|| Proposal { stance: Some(Stance::No), reasons: vec![elsewhere], ..anywhere })
    }
}

/// Where "the Team plan" stands, the article included.
pub(super) fn one_plan(words: &[Token], name: &[Token]) -> Option<(usize, usize)> {
    let is_name = |at: usize| {
        name.iter().enumerate().all(|(on, part)| words.get(at + on).is_some_and(|word| word.text == part.text))
    };
    let at = (0..words.len()).find(|&at| is_name(at) && PLAN.contains(&words.word(at + name.len())))?;
    Some((without_article(words, at), at + name.len() + 1))
}

/// Where "every plan" stands, or "regardless of the plan".
fn every_plan(words: &[Token]) -> Option<(usize, usize)> {
    let word = |at: usize| words.word(at);
    (0..words.len()).find_map(|at| {
        let article = usize::from(matches!(word(at + 2), "the" | "your" | "our"));
        if matches!(word(at), "regardless" | "irrespective")
            && word(at + 1) == "of"
            && PLAN.contains(&word(at + 2 + article))
        {
            // "For every customer, regardless of the plan".
            let back = |back: usize| at.checked_sub(back).map_or("", word);
            let everybody = matches!(back(3), "for" | "to")
                && matches!(back(2), "every" | "all" | "each")
                && ["customer", "client", "tenant", "user"].iter().any(|who| back(1).starts_with(who));
            return Some((if everybody { at - 3 } else { at }, at + 3 + article));
        }
        let article = usize::from(matches!(word(at + 1), "the" | "your" | "our"));
        (matches!(word(at), "every" | "all" | "each") && PLAN.contains(&word(at + 1 + article)))
            .then_some((at, at + 2 + article))
    })
}

fn without_article(words: &[Token], at: usize) -> usize {
    match at.checked_sub(1) {
        Some(before) if matches!(words.word(before), "the" | "your" | "our" | "a" | "an") => before,
        _ => at,
    }
}

#[cfg(test)]
mod tests {
    use super::{OfPlan, of_plan};

    fn plans() -> Vec<String> {
        ["Free", "Team", "Team Plus"].map(str::to_owned).to_vec()
    }

    #[test]
    fn a_plan_is_taken_out_of_the_question() {
        let plans = plans();
        for (text, plan, question) in [
            ("Is SSO part of the Team plan?", Some("Team"), "Is SSO?"),
            ("Does the Team Plus plan include SSO?", Some("Team Plus"), "Does the service include SSO?"),
            ("SSO on the free tier", Some("Free"), "SSO"),
            ("On the Team plan, is there SSO?", Some("Team"), "is there SSO?"),
            ("Is SSO available in every plan?", None, "Is SSO available?"),
            ("Is SSO there regardless of the subscription?", None, "Is SSO there?"),
            ("Is SSO there for every customer, regardless of the plan?", None, "Is SSO there?"),
            ("We are about to buy the Team plan. Does it include SSO?", Some("Team"), "Does the service include SSO?"),
            ("We are on the Team plan: is there SSO?", Some("Team"), "is there SSO?"),
        ] {
            assert_eq!(of_plan(text, &plans), Some(OfPlan { plan, question: question.to_owned() }), "{text}");
        }
    }

    #[test]
    fn what_names_no_plan_is_left_alone() {
        for text in [
            "Is there a plan for the team?",
            "Is SSO in the Team plan or in the Free plan?",
            "Which plan includes SSO?",
            "Do enterprise customers get SSO?",
            "The Team plan",
            "Is SSO available to customers not in the Team plan?",
            "Is SSO available only in the Team plan?",
            "We considered the Team plan before. Is there SSO?",
            "We used to be on the Team plan. Is there SSO?",
            "",
        ] {
            assert_eq!(of_plan(text, &plans()), None, "{text}");
        }
        assert_eq!(of_plan("Is SSO in every plan?", &[]), None);
    }
}
