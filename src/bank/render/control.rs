//! Entries made of controls.

use std::collections::BTreeSet;

use super::{Renderer, framework_links};
use crate::bank::contents::Parsed;
use crate::bank::faults::nearest;
use crate::bank::provenance::merge;
use crate::bank::records::{ControlRecord, MeasureRecords, WordingRecord};
use crate::bank::source::{Faults, Node};
use crate::bank::values::Value;
use crate::bank::{Entry, Provenance, Requirement, Wording, names};
use crate::quantity::Measure;
use crate::stance::Stance;

impl Renderer<'_> {
    /// The entry of a control; faults where its words cannot be made, or refer to what is not there.
    pub(super) fn control(&self, parsed: &Parsed<'_, ControlRecord>, faults: &mut Faults) -> Option<Entry> {
        let (record, node) = (&parsed.own, &parsed.node);
        let own = self.surroundings.provenance(&parsed.common, node, faults);
        let wordings = control_wordings(record, node, faults);
        if record.stance == Some(Stance::Planned) && record.target.is_none() {
            let hint = "\"target\": \"2027-Q1\"".to_owned();
            faults.warning(&node.at("stance"), "planned, but no `target` says for when", hint);
        }
        let planned = wordings.iter().any(|wording| wording.stance == Some(Stance::Planned))
            || own.requirement == Some(Requirement::Planned);
        if record.target.is_some() && !planned {
            let hint = "\"stance\": \"planned\"".to_owned();
            faults.error(&node.at("target"), "a `target` belongs to what is planned", hint);
        }
        let measures = control_measures(record, &node.at("measure"), faults);
        let mut names = self.rests_on(record, node, faults);
        let answer = self.words(&record.answer, &node.at("answer"), &mut names, faults);
        let short = record.short.as_ref().map(|short| self.words(short, &node.at("short"), &mut names, faults));
        let (answer, short) = match (answer, short) {
            (Some(answer), None) => (answer, None),
            (Some(answer), Some(Some(short))) => (answer, Some(short)),
            _ => return None,
        };
        let grounds = self.grounds(names.iter().map(String::as_str));
        let mut rests_on: BTreeSet<String> = self.ground_names(&grounds);
        rests_on.insert(format!("controls.{}", record.id));
        Some(Entry {
            id: record.id.clone(),
            topic: record.topic.clone().unwrap_or_default(),
            wordings,
            answer,
            short,
            frameworks: framework_links(&record.frameworks, record.stance),
            measures,
            target: record.target.as_ref().map(|target| target.last),
            due: self.targets(&grounds).chain(record.target.as_ref().map(|target| target.last)).min(),
            rests_on: rests_on.into_iter().collect(),
            complete: self.context.is_complete(names.iter().map(String::as_str)),
            ownership: record.ownership,
            only_of: Vec::new(),
            provenance: self.control_provenance(own, &grounds),
            place: node.place(),
        })
    }

    /// A control's own words and evidence stand; what they rest on can only narrow where they may be used.
    fn control_provenance(&self, own: Provenance, grounds: &BTreeSet<usize>) -> Provenance {
        let merged =
            merge(std::iter::once(&own).chain(self.provenances(grounds)), &self.surroundings.organisation.plans);
        Provenance {
            evidence: if own.evidence.is_empty() { merged.evidence } else { own.evidence },
            who: own.who,
            requirement: own.requirement,
            condition: own.condition,
            owner: own.owner,
            reviewed: own.reviewed,
            ..merged
        }
    }

    /// The names that a control says it repeats; a fault for each that is not there.
    fn rests_on(&self, record: &ControlRecord, node: &Node<'_>, faults: &mut Faults) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        for name in &record.rests_on {
            if self.known_ground(name) || self.surroundings.is_faulty(name) {
                names.insert(name.clone());
            } else {
                let known = self.context.by_name.keys().map(String::as_str);
                let hint = nearest(name, known).map(|near| format!("did you mean `{near}`?"));
                faults.error(&node.at("rests_on"), format!("`{name}` is no fact or record of the bank"), hint);
            }
        }
        names
    }

    /// Renders a control's template; a fault where it cannot be, or gives nothing. Adds the names it looks up.
    fn words(
        &self,
        template: &str,
        node: &Node<'_>,
        used: &mut BTreeSet<String>,
        faults: &mut Faults,
    ) -> Option<String> {
        let looked_up = self.templates.names(template).map_err(|message| faults.error(node, message, None)).ok()?;
        let unknown: Vec<_> = looked_up.iter().filter_map(|name| names::check(name).err()).collect();
        if !unknown.is_empty() {
            for (message, hint) in unknown {
                faults.error(node, message, hint);
            }
            return None;
        }
        used.extend(looked_up);
        match self.templates.render(template, &self.context.root) {
            Ok(words) if words.is_empty() => {
                faults.error(node, "it renders to nothing", None);
                None
            }
            Ok(words) => Some(words),
            Err(_) if used.iter().any(|name| self.surroundings.is_faulty(name)) => None,
            Err(message) => {
                let missing: BTreeSet<String> = used.iter().filter_map(|name| self.missing(name)).collect();
                for name in &missing {
                    let known = self.context.by_name.keys().map(String::as_str);
                    let hint = nearest(name, known).map(|near| format!("did you mean `{near}`?"));
                    faults.error(node, format!("the bank does not state `{name}`"), hint);
                }
                if missing.is_empty() {
                    faults.error(node, message, None);
                }
                None
            }
        }
    }

    /// The first part of a dotted name that is not there: `facts.nowhere` of `facts.nowhere.phrase`.
    fn missing(&self, name: &str) -> Option<String> {
        let ends = name.match_indices('.').map(|(end, _)| end).chain([name.len()]);
        let mut parts = ends.filter_map(|end| name.get(..end));
        let gone = |part: &&str| self.templates.find(part, &self.context.root).is_ok_and(|value| value.is_undefined());
        parts.find(gone).map(str::to_owned)
    }
}

fn control_wordings(record: &ControlRecord, node: &Node<'_>, faults: &mut Faults) -> Vec<Wording> {
    if record.questions.is_empty() {
        faults.error(&node.at("questions"), "at least one question is needed", None);
    }
    let places = node.at("questions").elements().unwrap_or_default();
    let mut wordings = Vec::new();
    for (position, question) in record.questions.iter().enumerate() {
        let (ask, stance, also) = match question {
            WordingRecord::Plain(ask) => (ask, record.stance, [].as_slice()),
            WordingRecord::Said(own) => (&own.ask, own.stance.or(record.stance), own.also.as_slice()),
        };
        let ask = ask.trim();
        if ask.is_empty() || also.iter().any(|other| other.trim().is_empty()) {
            faults.error(places.get(position).unwrap_or(node), "the question is empty", None);
        }
        let also = also.iter().map(|other| other.trim().to_owned()).collect();
        wordings.push(Wording { ask: ask.to_owned(), stance, also });
    }
    wordings
}

fn control_measures(record: &ControlRecord, node: &Node<'_>, faults: &mut Faults) -> Vec<Measure> {
    let one = |value: &Value, of: Option<&String>, from: Option<&String>, interval: bool| match value {
        Value::Quantity { stated, .. } => Some(Measure {
            of: of.unwrap_or(&record.id).clone(),
            stated: stated.clone(),
            from: from.cloned(),
            interval,
        }),
        _ => None,
    };
    let (measures, wanted) = match &record.measure {
        None => return Vec::new(),
        Some(MeasureRecords::One(value)) => (one(value, None, None, false).into_iter().collect::<Vec<_>>(), 1),
        Some(MeasureRecords::Several(several)) => {
            let all = several.iter().filter_map(|m| one(&m.value, m.of.as_ref(), m.from.as_ref(), m.interval));
            (all.collect(), several.len())
        }
    };
    if measures.len() < wanted {
        faults.error(node, "a measure is a quantity", "\"PT72H\", \"TLS 1.2\", 3, \"99.9%\", …".to_owned());
    }
    measures
}
