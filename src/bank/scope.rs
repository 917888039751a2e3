//! Where something holds: scopes in words, and what is left of two.

use super::Scope;
use super::values::enumerated;

impl Scope {
    /// Whether it says nothing: what carries it holds everywhere.
    #[must_use]
    pub fn is_everywhere(&self) -> bool {
        self.plans.is_empty() && self.plans_from.is_none() && self.products.is_empty() && self.regions.is_empty()
    }

    /// The plans that it covers, out of all `plans` from the smallest up; `None` means every plan.
    #[must_use]
    pub fn covered_plans(&self, plans: &[String]) -> Option<Vec<String>> {
        let Some(least) = &self.plans_from else {
            return (!self.plans.is_empty()).then(|| self.plans.clone());
        };
        let from = plans.iter().skip_while(|plan| *plan != least).cloned();
        let mut covered: Vec<String> = from.collect();
        if covered.is_empty() {
            covered.push(least.clone());
        }
        covered.extend(self.plans.iter().filter(|plan| !plans.contains(plan)).cloned());
        Some(covered)
    }

    /// The scope in words, as they follow what holds there: "on the Growth plan and above", "in the EU region".
    #[must_use]
    pub fn words(&self) -> String {
        let mut parts = Vec::new();
        let plans = |plans: &[String]| match plans {
            [only] => format!("on the {only} plan"),
            several => format!("on the {} plans", enumerated(several)),
        };
        if let Some(least) = &self.plans_from {
            parts.push(format!("on the {least} plan and above"));
        } else if !self.plans.is_empty() {
            parts.push(plans(&self.plans));
        }
        if !self.products.is_empty() {
            parts.push(format!("for {}", enumerated(&self.products)));
        }
        match self.regions.as_slice() {
            [] => {}
            [only] => parts.push(format!("in the {only} region")),
            several => parts.push(format!("in the {} regions", enumerated(several))),
        }
        parts.join(" ")
    }

    /// Where both hold; `None` where they have nothing in common.
    #[must_use]
    pub fn meet(&self, other: &Self, plans: &[String]) -> Option<Self> {
        if self == other {
            return Some(self.clone());
        }
        let (plans_from, plans) = if self.plans_from == other.plans_from && self.plans == other.plans {
            (self.plans_from.clone(), self.plans.clone())
        } else {
            match (self.covered_plans(plans), other.covered_plans(plans)) {
                (None, None) => (None, Vec::new()),
                (Some(_), None) => (self.plans_from.clone(), self.plans.clone()),
                (None, Some(_)) => (other.plans_from.clone(), other.plans.clone()),
                (Some(one), Some(two)) => (None, common(&one, &two)?),
            }
        };
        Some(Self {
            plans,
            plans_from,
            products: common(&self.products, &other.products)?,
            regions: common(&self.regions, &other.regions)?,
        })
    }
}

/// What two lists have in common, where an empty list stands for everything; `None` where that is nothing.
fn common(one: &[String], two: &[String]) -> Option<Vec<String>> {
    if one.is_empty() {
        return Some(two.to_vec());
    }
    if two.is_empty() {
        return Some(one.to_vec());
    }
    let both: Vec<String> = one.iter().filter(|name| two.contains(name)).cloned().collect();
    (!both.is_empty()).then_some(both)
}

#[cfg(test)]
mod tests {
    use super::Scope;

    fn plans() -> Vec<String> {
        ["Starter", "Growth", "Enterprise"].map(str::to_owned).to_vec()
    }

    fn from(plan: &str) -> Scope {
        Scope { plans_from: Some(plan.to_owned()), ..Scope::default() }
    }

    #[test]
    fn scopes_read_as_words() {
        assert_eq!(from("Growth").words(), "on the Growth plan and above");
        let regions = Scope { regions: vec!["EU".to_owned()], plans: plans(), ..Scope::default() };
        assert_eq!(regions.words(), "on the Starter, Growth and Enterprise plans in the EU region");
        assert_eq!(Scope::default().words(), "");
    }

    #[test]
    fn what_holds_from_two_plans_up_holds_from_the_larger() {
        let both = from("Growth").meet(&from("Enterprise"), &plans()).unwrap();
        assert_eq!(both.plans, ["Enterprise"]);
        assert_eq!(from("Growth").meet(&Scope::default(), &plans()).unwrap(), from("Growth"));
    }

    #[test]
    fn scopes_without_a_plan_in_common_do_not_meet() {
        let starter = Scope { plans: vec!["Starter".to_owned()], ..Scope::default() };
        assert_eq!(starter.meet(&from("Growth"), &plans()), None);
    }
}
