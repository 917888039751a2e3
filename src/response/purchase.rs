//! What the customer buys, and whether an answer holds for it.

use crate::bank::{Organisation, Scope};

/// The plan, product and region that the customer buys, as far as they are known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Purchase {
    /// The plan, as `organisation.plans` names it.
    pub plan: Option<String>,
    /// The product.
    pub product: Option<String>,
    /// The region.
    pub region: Option<String>,
}

/// Whether an answer with a scope holds for a purchase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holding {
    /// It holds for all that is known of the purchase.
    Holds,
    /// It holds on some plans, products or regions, and the customer's is not known.
    Depends,
    /// It does not hold for what the customer buys; why, in words.
    Excluded(String),
}

impl Purchase {
    /// Whether something with this scope holds for the purchase. Names are compared without regard to case.
    #[must_use]
    pub fn holding(&self, scope: Option<&Scope>, organisation: &Organisation) -> Holding {
        let Some(scope) = scope else { return Holding::Holds };
        let plans = scope.covered_plans(&organisation.plans).unwrap_or_default();
        let dimensions = [
            ("plan", &plans, &self.plan),
            ("product", &scope.products, &self.product),
            ("region", &scope.regions, &self.region),
        ];
        let mut depends = false;
        for (name, held, bought) in dimensions {
            match bought {
                _ if held.is_empty() => {}
                None => depends = true,
                Some(bought) if held.iter().any(|one| same(one, bought)) => {}
                Some(bought) => {
                    return Holding::Excluded(format!(
                        "holds for {name} {}, the customer's is {bought}",
                        held.join(", ")
                    ));
                }
            }
        }
        if depends { Holding::Depends } else { Holding::Holds }
    }

    /// The plan, product or region that the bank does not know, where one is named: most likely a slip of the pen.
    #[must_use]
    pub fn unknown_plan<'a>(&'a self, organisation: &Organisation) -> Option<&'a str> {
        let plan = self.plan.as_deref()?;
        (!organisation.plans.iter().any(|known| same(known, plan))).then_some(plan)
    }
}

/// Where something holds, as a sentence for the customer; `None` where it holds everywhere.
#[must_use]
pub fn scope_sentence(scope: &Scope) -> Option<String> {
    let words = scope.words();
    (!words.is_empty()).then(|| format!("This holds {words}."))
}

fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn organisation() -> Organisation {
        Organisation { plans: ["Free", "Team", "Business"].map(str::to_owned).to_vec(), ..Organisation::default() }
    }

    fn buys(plan: &str) -> Purchase {
        Purchase { plan: Some(plan.to_owned()), ..Purchase::default() }
    }

    #[test]
    fn a_plan_and_those_above_it() {
        let scope = Scope { plans_from: Some("Team".to_owned()), ..Scope::default() };
        assert_eq!(buys("business").holding(Some(&scope), &organisation()), Holding::Holds);
        assert_eq!(buys("Team").holding(Some(&scope), &organisation()), Holding::Holds);
        assert!(matches!(buys("Free").holding(Some(&scope), &organisation()), Holding::Excluded(_)));
        assert_eq!(Purchase::default().holding(Some(&scope), &organisation()), Holding::Depends);
        assert_eq!(Purchase::default().holding(None, &organisation()), Holding::Holds);
        assert_eq!(scope_sentence(&scope).unwrap(), "This holds on the Team plan and above.");
    }

    #[test]
    fn every_dimension_has_to_hold() {
        let scope = Scope {
            plans: vec!["Team".to_owned()],
            regions: vec!["EU".to_owned(), "US".to_owned()],
            ..Scope::default()
        };
        let mut purchase = buys("Team");
        assert_eq!(purchase.holding(Some(&scope), &organisation()), Holding::Depends);
        purchase.region = Some("us".to_owned());
        assert_eq!(purchase.holding(Some(&scope), &organisation()), Holding::Holds);
        purchase.region = Some("APAC".to_owned());
        assert!(matches!(purchase.holding(Some(&scope), &organisation()), Holding::Excluded(_)));
    }

    #[test]
    fn a_plan_that_the_bank_does_not_know_is_noticed() {
        assert_eq!(buys("Gold").unknown_plan(&organisation()), Some("Gold"));
        assert_eq!(buys("team").unknown_plan(&organisation()), None);
    }
}
