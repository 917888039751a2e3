//! Entries: controls as they are written, and topic questions rendered over the facts and registers that there are.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::contents::Parsed;
use super::context::Context;
use super::faults::{Finding, Severity, nearest};
use super::provenance::{Surroundings, merge};
use super::records::{ControlRecord, FrameworkRecord, MeasureRecords, WordingRecord};
use super::source::{Faults, Node};
use super::templates::Templates;
use super::topics::{Pack, QuestionRecord, StanceCase, StanceRule, TopicQuestion, TopicWording, Topics};
use super::values::Value;
use super::{Entry, FrameworkLink, Provenance, Requirement, Wording, names};
use crate::quantity::Measure;
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
        for pack in &topics.packs {
            for question in &pack.questions {
                let id = format!("{}/{}", pack.topic, question.record.id);
                if !replaced.contains(id.as_str()) {
                    entries.extend(self.topic_question(pack, question, id, faults));
                }
            }
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

    fn control(&self, parsed: &Parsed<'_, ControlRecord>, faults: &mut Faults) -> Option<Entry> {
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
            rests_on: rests_on.into_iter().collect(),
            complete: self.context.is_complete(names.iter().map(String::as_str)),
            ownership: record.ownership,
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

    fn known_ground(&self, name: &str) -> bool {
        self.context.by_name.contains_key(name) || self.context.complete.contains_key(name)
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

    fn topic_question(&self, pack: &Pack, question: &TopicQuestion, id: String, faults: &mut Faults) -> Option<Entry> {
        let record = &question.record;
        let root = &self.context.root;
        let mut grounds = BTreeSet::new();
        for need in &record.needs {
            let found = self.templates.find(need, root).ok().filter(minijinja::Value::is_true)?;
            let exact = self.context.grounds_in(&found);
            if exact.is_empty() {
                let names = self.templates.names_in_expression(need).unwrap_or_default();
                grounds.extend(self.grounds(names.iter().map(String::as_str)));
            } else {
                grounds.extend(exact);
            }
        }
        let needed: BTreeSet<String> = self.ground_names(&grounds);
        let further: BTreeSet<usize> = self.grounds(question.names.iter().map(String::as_str));
        grounds.extend(
            further.into_iter().filter(|further| {
                self.context.grounds.get(*further).is_some_and(|ground| !needed.contains(&ground.name))
            }),
        );
        match self.rendered(question) {
            Ok(Rendered { answer, short, wordings, stance }) => Some(Entry {
                id,
                topic: pack.title.clone(),
                wordings,
                answer,
                short,
                frameworks: framework_links(&record.frameworks, stance),
                measures: self.topic_measures(record),
                target: self.target(&grounds),
                rests_on: self.ground_names(&grounds).into_iter().collect(),
                complete: self.context.is_complete(question.names.iter().map(String::as_str)),
                ownership: record.ownership,
                provenance: merge(self.provenances(&grounds), &self.surroundings.organisation.plans),
                place: format!("{}:{}", question.finding.file, question.finding.line),
            }),
            Err(message) => {
                let hint =
                    Some("the topic question is left out; a control with `replaces` stands in for it".to_owned());
                let message = format!("`{id}`: {message}");
                faults.push(Finding { severity: Severity::Warning, message, hint, ..question.finding.clone() });
                None
            }
        }
    }

    fn rendered(&self, question: &TopicQuestion) -> Result<Rendered, String> {
        let (record, root) = (&question.record, &self.context.root);
        let answer = self.templates.render(&record.answer, root)?;
        if answer.is_empty() {
            return Err("the answer renders to nothing".to_owned());
        }
        let short = record.short.as_ref().map(|short| self.templates.render(short, root)).transpose()?;
        let stance = self.stance(&record.stance)?;
        let mut wordings = Vec::new();
        for wording in &record.questions {
            let (ask, stance) = match wording {
                TopicWording::Plain(ask) => (ask, stance),
                TopicWording::Stanced(own) => match &own.stance {
                    StanceRule::Always(always) => (&own.ask, Some(*always)),
                    StanceRule::Cases(cases) => (&own.ask, self.stance(cases)?),
                },
            };
            let ask = self.templates.render(ask, root)?;
            if !ask.is_empty() {
                wordings.push(Wording { ask, stance });
            }
        }
        if wordings.is_empty() {
            return Err("every wording renders to nothing".to_owned());
        }
        Ok(Rendered { answer, short: short.filter(|short| !short.is_empty()), wordings, stance })
    }

    fn stance(&self, cases: &[StanceCase]) -> Result<Option<Stance>, String> {
        for case in cases {
            let holds = match &case.when {
                Some(when) => self.templates.holds(when, &self.context.root)?,
                None => true,
            };
            if holds {
                return Ok(Some(case.is));
            }
        }
        Ok(None)
    }

    fn topic_measures(&self, record: &QuestionRecord) -> Vec<Measure> {
        let mut measures: Vec<Measure> = Vec::new();
        for expression in &record.measures {
            let Ok(found) = self.templates.find(expression, &self.context.root) else { continue };
            for position in self.context.grounds_in(&found) {
                for measure in self.context.measures.get(position).into_iter().flatten() {
                    if !measures.contains(measure) {
                        measures.push(measure.clone());
                    }
                }
            }
        }
        measures
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

    /// The latest target among the grounds: all of it is there only then.
    fn target(&self, grounds: &BTreeSet<usize>) -> Option<Date> {
        grounds.iter().filter_map(|ground| self.context.grounds.get(*ground)?.target).max()
    }
}

struct Rendered {
    answer: String,
    short: Option<String>,
    wordings: Vec<Wording>,
    /// The stance that a wording or a link takes which states none of its own.
    stance: Option<Stance>,
}

/// The links to published questions; one that states no stance takes the record's.
fn framework_links(records: &[FrameworkRecord], stance: Option<Stance>) -> Vec<FrameworkLink> {
    let link = |record: &FrameworkRecord| {
        let FrameworkRecord { framework, number, relation, stance: own } = record.clone();
        FrameworkLink { framework, number, relation, stance: own.or(stance) }
    };
    records.iter().map(link).collect()
}

fn control_wordings(record: &ControlRecord, node: &Node<'_>, faults: &mut Faults) -> Vec<Wording> {
    if record.questions.is_empty() {
        faults.error(&node.at("questions"), "at least one question is needed", None);
    }
    let places = node.at("questions").elements().unwrap_or_default();
    let mut wordings = Vec::new();
    for (position, question) in record.questions.iter().enumerate() {
        let (ask, stance) = match question {
            WordingRecord::Plain(ask) => (ask, record.stance),
            WordingRecord::Stanced(own) => (&own.ask, Some(own.stance)),
        };
        let ask = ask.trim();
        if ask.is_empty() {
            faults.error(places.get(position).unwrap_or(node), "the question is empty", None);
        }
        wordings.push(Wording { ask: ask.to_owned(), stance });
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
