//! Where an answer comes from: common fields made of a record's, and merged over all that an answer rests on.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::records::{Common, EvidenceRecord, SourceRecord};
use super::source::{Faults, Node};
use super::{Evidence, Organisation, Provenance, Requirement, Scope, Status};

/// What the common fields of a record refer to.
#[derive(Debug)]
pub struct Surroundings<'b> {
    /// The documents that evidence may name by key.
    pub sources: &'b BTreeMap<String, SourceRecord>,
    /// Whose bank it is, for the plans and regions that a scope may name.
    pub organisation: &'b Organisation,
    /// When the bank as a whole was last reviewed: it stands in where a record does not say.
    pub reviewed: Option<Date>,
    /// What could not be read: a reference to it is no fault of its own.
    pub faulty: &'b BTreeSet<String>,
}

impl Surroundings<'_> {
    /// Whether a dotted name is, or lies in, something that could not be read.
    #[must_use]
    pub fn is_faulty(&self, name: &str) -> bool {
        let mut parts = name.split('.');
        let root = parts.next().unwrap_or(name);
        self.faulty.contains(root)
            || parts.next().is_some_and(|member| self.faulty.contains(&format!("{root}.{member}")))
    }

    /// The provenance that a record's common fields state; faults where they refer to what is not there.
    pub fn provenance(&self, common: &Common, node: &Node<'_>, faults: &mut Faults) -> Provenance {
        let mut evidence = Vec::new();
        for (index, record) in common.evidence.iter().enumerate() {
            match self.evidence(record) {
                Ok(found) => evidence.push(found),
                Err(_) if record.source.as_ref().is_some_and(|key| self.is_faulty(&format!("sources.{key}"))) => {}
                Err((message, hint)) => {
                    let place = node.at("evidence");
                    let place = place.elements().and_then(|all| all.into_iter().nth(index)).unwrap_or(place);
                    faults.error(&place, message, hint);
                }
            }
        }
        if let Some(scope) = common.scope.as_ref().filter(|_| !self.is_faulty("organisation")) {
            self.check_scope(scope, &node.at("scope"), faults);
        }
        Provenance {
            evidence,
            scope: common.scope.clone().filter(|scope| !scope.is_everywhere()),
            who: common.who.clone(),
            requirement: common.requirement,
            condition: common.condition.clone(),
            caveat: common.caveat.clone(),
            owner: common.owner.clone(),
            reviewed: common.reviewed.map(|day| day.0).or(self.reviewed),
            expires: common.expires.map(|day| day.0),
            status: common.status,
            disclosure: common.disclosure,
        }
    }

    fn evidence(&self, record: &EvidenceRecord) -> Result<Evidence, (String, Option<String>)> {
        let EvidenceRecord { source, title, section, link, page } = record.clone();
        match (source, title) {
            (Some(_), Some(_)) => {
                Err(("evidence names both a source and a title".to_owned(), Some("keep one of them".to_owned())))
            }
            (None, None) => Err((
                "evidence names neither a source nor a title".to_owned(),
                Some("{ \"source\": KEY } of bank.json's sources, or { \"title\": … }".to_owned()),
            )),
            (None, Some(title)) => Ok(Evidence { title, section, link, page }),
            (Some(key), None) => match self.sources.get(&key) {
                Some(known) => {
                    Ok(Evidence { title: known.title.clone(), section, link: link.or(known.link.clone()), page })
                }
                None => {
                    let keys = self.sources.keys().map(String::as_str);
                    Err((format!("`{key}` is no source of bank.json"), hint(&key, keys)))
                }
            },
        }
    }

    fn check_scope(&self, scope: &Scope, node: &Node<'_>, faults: &mut Faults) {
        let plans = &self.organisation.plans;
        for plan in scope.plans.iter().chain(&scope.plans_from).filter(|plan| !plans.contains(plan)) {
            let hint = hint(plan, plans.iter().map(String::as_str));
            faults.error(node, format!("`{plan}` is no plan of the organisation"), hint);
        }
        let regions = &self.organisation.regions;
        for region in scope.regions.iter().filter(|region| !regions.is_empty() && !regions.contains(region)) {
            let hint = hint(region, regions.iter().map(String::as_str));
            faults.error(node, format!("`{region}` is no region of the organisation"), hint);
        }
    }
}

/// "did you mean" the nearest, or the list of what is known.
pub(super) fn hint<'n>(name: &str, known: impl Iterator<Item = &'n str> + Clone) -> Option<String> {
    if let Some(near) = super::faults::nearest(name, known.clone()) {
        return Some(format!("did you mean `{near}`?"));
    }
    let known: Vec<&str> = known.take(12).collect();
    (!known.is_empty()).then(|| format!("known: {}", known.join(", ")))
}

/// Merges the provenance of all that an answer rests on, so that nothing is claimed more widely than its weakest ground:
/// every source once, every caveat and condition, the earliest expiry and review, the worst status, the narrowest
/// disclosure, the scope that all share.
///
/// Whom it concerns and how binding it is hold only where all say the same, except that something planned makes the
/// whole planned. Grounds whose scopes exclude each other (two statements for two plans) leave the first one's scope.
#[must_use]
pub fn merge<'p>(grounds: impl IntoIterator<Item = &'p Provenance>, plans: &[String]) -> Provenance {
    let mut grounds = grounds.into_iter();
    let Some(first) = grounds.next() else { return Provenance::default() };
    let mut merged = first.clone();
    for ground in grounds {
        for evidence in &ground.evidence {
            if !merged.evidence.contains(evidence) {
                merged.evidence.push(evidence.clone());
            }
        }
        merged.scope = match (&merged.scope, &ground.scope) {
            (Some(one), Some(two)) => Some(one.meet(two, plans).unwrap_or_else(|| one.clone())),
            (one, two) => one.clone().or_else(|| two.clone()),
        };
        if merged.who != ground.who {
            merged.who = None;
        }
        if merged.requirement != ground.requirement {
            let planned = Some(Requirement::Planned);
            merged.requirement = planned.filter(|_| merged.requirement == planned || ground.requirement == planned);
        }
        merged.condition = joined(merged.condition.take(), ground.condition.as_deref());
        merged.caveat = joined(merged.caveat.take(), ground.caveat.as_deref());
        if merged.owner != ground.owner {
            merged.owner = None;
        }
        merged.reviewed = earliest(merged.reviewed, ground.reviewed);
        merged.expires = earliest(merged.expires, ground.expires);
        merged.status = worst(merged.status, ground.status);
        merged.disclosure = merged.disclosure.max(ground.disclosure);
    }
    merged
}

/// Two texts in a row, each once: sentences follow each other, phrases are set apart.
fn joined(one: Option<String>, two: Option<&str>) -> Option<String> {
    match (one, two) {
        (Some(one), Some(two)) if !one.contains(two) => {
            let between = if one.ends_with(['.', '!', '?']) { " " } else { "; " };
            Some(format!("{one}{between}{two}"))
        }
        (one, two) => one.or_else(|| two.map(str::to_owned)),
    }
}

fn earliest(one: Option<Date>, two: Option<Date>) -> Option<Date> {
    match (one, two) {
        (Some(one), Some(two)) => Some(one.min(two)),
        (one, two) => one.or(two),
    }
}

const fn worst(one: Status, two: Status) -> Status {
    match (one, two) {
        (Status::Retired, _) | (_, Status::Retired) => Status::Retired,
        (Status::Draft, _) | (_, Status::Draft) => Status::Draft,
        (Status::Approved, Status::Approved) => Status::Approved,
    }
}

#[cfg(test)]
mod tests {
    use super::{Provenance, Requirement, Scope, Status, merge};
    use crate::bank::Disclosure;

    fn on(plan: &str) -> Provenance {
        let scope = Scope { plans: vec![plan.to_owned()], ..Scope::default() };
        Provenance { scope: Some(scope), ..Provenance::default() }
    }

    #[test]
    fn nothing_rests_on_nothing() {
        assert_eq!(merge([], &[]), Provenance::default());
    }

    #[test]
    fn what_differs_is_not_claimed_of_the_whole() {
        let one = Provenance { who: Some("users".to_owned()), owner: Some("ada".to_owned()), ..Provenance::default() };
        let two = Provenance { who: Some("administrators".to_owned()), ..one.clone() };
        let merged = merge([&one, &two], &[]);
        assert_eq!((merged.who, merged.owner.as_deref()), (None, Some("ada")));
    }

    #[test]
    fn the_worst_of_each_counts() {
        let planned = Provenance { requirement: Some(Requirement::Planned), ..Provenance::default() };
        let retired = Provenance { status: Status::Retired, disclosure: Disclosure::Nda, ..Provenance::default() };
        let required = Provenance { requirement: Some(Requirement::Required), ..Provenance::default() };
        for grounds in [[&planned, &retired, &required], [&required, &retired, &planned]] {
            let merged = merge(grounds, &[]);
            assert_eq!(merged.requirement, Some(Requirement::Planned));
            assert_eq!((merged.status, merged.disclosure), (Status::Retired, Disclosure::Nda));
        }
        assert_eq!(merge([&required, &Provenance::default()], &[]).requirement, None);
    }

    #[test]
    fn scopes_meet_and_one_that_is_limited_limits_the_whole() {
        let everywhere = Provenance::default();
        assert_eq!(merge([&everywhere, &on("Plus")], &[]).scope, on("Plus").scope);
        assert_eq!(merge([&on("Plus"), &on("Basic")], &[]).scope, on("Plus").scope, "two statements for two plans");
    }

    #[test]
    fn caveats_and_conditions_stand_once_each() {
        let with = |caveat: &str, condition: &str| Provenance {
            caveat: Some(caveat.to_owned()),
            condition: Some(condition.to_owned()),
            ..Provenance::default()
        };
        let merged = merge([&with("Not in beta.", "on request"), &with("Not in beta.", "by default")], &[]);
        assert_eq!(merged.caveat.as_deref(), Some("Not in beta."));
        assert_eq!(merged.condition.as_deref(), Some("on request; by default"));
    }
}
