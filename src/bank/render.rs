//! Entries: controls as they are written, and topic questions rendered over the facts and registers that there are.

mod control;
mod topic;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::contents::Parsed;
use super::context::Context;
use super::faults::nearest;
use super::provenance::Surroundings;
use super::records::{ControlRecord, FrameworkRecord};
use super::source::Faults;
use super::templates::Templates;
use super::topics::Topics;
use super::{Entry, FrameworkLink, Provenance};
use crate::stance::Stance;

/// Makes entries of controls and topics.
#[derive(Debug)]
pub struct Renderer<'b> {
    /// What templates see.
    pub context: &'b Context,
    /// What common fields refer to.
    pub surroundings: &'b Surroundings<'b>,
    /// Renders them.
    pub templates: Templates,
}

impl Renderer<'_> {
    /// The entries of a bank: its controls, then the topic questions that no control replaces and whose needs are met.
    pub fn entries(&self, controls: &[Parsed<'_, ControlRecord>], topics: &Topics, faults: &mut Faults) -> Vec<Entry> {
        let mut entries: Vec<Entry> = controls.iter().filter_map(|control| self.control(control, faults)).collect();
        let replaced = self.replaced(controls, topics, faults);
        let questions =
            topics.packs.iter().flat_map(|pack| pack.questions.iter().map(move |question| (pack, question)));
        let named =
            questions.map(|(pack, question)| (pack, question, format!("{}/{}", pack.topic, question.record.id)));
        let asked: Vec<_> = named.filter(|(_, _, id)| !replaced.contains(id.as_str())).collect();
        let rendered = asked.into_par_iter().map(|(pack, question, id)| {
            let mut faults = Faults::default();
            (self.topic_question(pack, question, &id, &mut faults), faults)
        });
        for (entry, found) in rendered.collect::<Vec<_>>() {
            entries.extend(entry);
            found.findings.into_iter().for_each(|finding| faults.push(finding));
        }
        entries
    }

    /// The ids of the topic questions that controls stand for; a fault for each that is none.
    fn replaced<'c>(
        &self,
        controls: &'c [Parsed<'_, ControlRecord>],
        topics: &Topics,
        faults: &mut Faults,
    ) -> BTreeSet<&'c str> {
        let known: BTreeSet<String> = topics
            .packs
            .iter()
            .flat_map(|pack| pack.questions.iter().map(|question| format!("{}/{}", pack.topic, question.record.id)))
            .collect();
        let mut replaced = BTreeMap::new();
        for control in controls {
            let Some(id) = &control.own.replaces else { continue };
            let node = control.node.at("replaces");
            if !known.contains(id) {
                let hint = nearest(id, known.iter().map(String::as_str)).map(|near| format!("did you mean `{near}`?"));
                faults.error(&node, format!("`{id}` is no topic question"), hint);
            } else if let Some(other) = replaced.insert(id.as_str(), &control.own.id) {
                faults.error(&node, format!("`{id}` is replaced by `{other}` too"), None);
            }
        }
        replaced.into_keys().collect()
    }

    fn known_ground(&self, name: &str) -> bool {
        self.context.by_name.contains_key(name) || self.context.complete.contains_key(name)
    }

    /// The grounds that dotted names stand for: of `facts.mfa.phrase` the statements of `facts.mfa`.
    fn grounds<'n>(&self, names: impl Iterator<Item = &'n str>) -> BTreeSet<usize> {
        let mut grounds = BTreeSet::new();
        for name in names {
            let mut parts = name.split('.');
            let (root, member) = (parts.next().unwrap_or(name), parts.next());
            let value = match (root, member) {
                ("organisation", _) => continue,
                ("subprocessors", _) | (_, None | Some("complete" | "as_of")) => root.to_owned(),
                (root, Some(member)) => format!("{root}.{member}"),
            };
            grounds.extend(self.context.by_name.get(name).into_iter().flatten());
            if let Ok(found) = self.templates.find(&value, &self.context.root) {
                grounds.extend(self.context.grounds_in(&found));
            }
        }
        grounds
    }

    fn ground_names(&self, grounds: &BTreeSet<usize>) -> BTreeSet<String> {
        grounds
            .iter()
            .filter_map(|ground| self.context.grounds.get(*ground))
            .map(|ground| ground.name.clone())
            .collect()
    }

    fn provenances<'g>(&'g self, grounds: &'g BTreeSet<usize>) -> impl Iterator<Item = &'g Provenance> {
        grounds.iter().filter_map(|ground| self.context.grounds.get(*ground)).map(|ground| &ground.provenance)
    }
}

/// The links to published questions; one that states no stance takes the record's.
fn framework_links(records: &[FrameworkRecord], stance: Option<Stance>) -> Vec<FrameworkLink> {
    let link = |record: &FrameworkRecord| {
        let FrameworkRecord { framework, number, relation, stance: own } = record.clone();
        FrameworkLink { framework, number, relation, stance: own.or(stance) }
    };
    records.iter().map(link).collect()
}
