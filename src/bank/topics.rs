//! Topic packs: canonical questions over the typed facts and registers (`templates/topics/*.json`).

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;

use schemars::JsonSchema;
use serde::Deserialize;

use super::faults::{BankFaults, Finding, Severity};
use super::records::FrameworkRecord;
use super::source::{Faults, Node, Source};
use super::templates::Templates;
use super::{Ownership, names, reading};
use crate::shipped;
use crate::stance::Stance;

/// The canonical questions that are asked over a bank's facts.
#[derive(Debug, Clone, Default)]
pub struct Topics {
    /// The packs, in the order of their file names.
    pub packs: Vec<Pack>,
    /// The files as read, for the bank's digest.
    pub sources: Vec<Source>,
}

/// The questions of one topic.
#[derive(Debug, Clone)]
pub struct Pack {
    /// The topic's id, the first part of its entries' ids.
    pub topic: String,
    /// The topic in words.
    pub title: String,
    /// The questions.
    pub questions: Vec<TopicQuestion>,
}

/// A question of a topic and the file and line that it stands at.
#[derive(Debug, Clone)]
pub struct TopicQuestion {
    /// The question's record.
    pub record: QuestionRecord,
    /// Where it stands.
    pub finding: Finding,
    /// The names that its templates and expressions look up, once they were asked for.
    names: OnceLock<BTreeSet<String>>,
}

impl TopicQuestion {
    /// The names that its templates and expressions look up, sorted.
    #[must_use]
    pub fn names(&self, templates: &Templates) -> &BTreeSet<String> {
        self.names.get_or_init(|| {
            let mut names = BTreeSet::new();
            look_up(&self.record, templates, |_, found| names.extend(found.unwrap_or_default()));
            names
        })
    }
}

/// A topic file, without its questions.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PackRecord {
    /// The topic's id.
    pub topic: String,
    /// The topic in words.
    pub title: String,
}

/// A question of a topic.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionRecord {
    /// The question's id within the topic.
    pub id: String,
    /// A list whose every element is asked about: `subprocessors.records`. In the other expressions and in the templates
    /// `each` is the element, and in the wordings `called` is one of its names.
    #[serde(default)]
    pub each: Option<String>,
    /// Expressions that must all be true: what is not there is not.
    #[serde(default)]
    pub needs: Vec<String>,
    /// The wordings, which may be templates; at least one.
    pub questions: Vec<TopicWording>,
    /// The cases of the stance; none means prose.
    #[serde(default)]
    pub stance: Vec<StanceCase>,
    /// The answer in full, a template.
    pub answer: String,
    /// The answer in a few words, a template; left out where it renders to nothing.
    #[serde(default)]
    pub short: Option<String>,
    /// What states the quantities: `facts.NAME`, `encryption.PROTECTS`, `retention.DATA`.
    #[serde(default)]
    pub measures: Vec<String>,
    /// Published questions that it answers.
    #[serde(default)]
    pub frameworks: Vec<FrameworkRecord>,
    /// Who is responsible.
    #[serde(default)]
    pub ownership: Option<Ownership>,
}

/// A case of a stance.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StanceCase {
    /// An expression; without it the case always holds.
    #[serde(default)]
    pub when: Option<String>,
    /// The stance where it holds.
    pub is: Stance,
}

/// A wording of a topic question.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema)]
#[schemars(untagged)]
pub enum TopicWording {
    /// A wording that takes the question's stance.
    Plain(String),
    /// A wording with what is said of it alone.
    Said(SaidTopicWording),
}

/// A wording with a stance of its own, or with other ways to ask it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SaidTopicWording {
    /// The wording.
    pub ask: String,
    /// Its stance; without one it takes the question's.
    #[serde(default)]
    pub stance: Option<StanceRule>,
    /// Other ways to ask the very same, no templates; they are left out where the wording renders to nothing.
    #[serde(default)]
    pub also: Vec<String>,
}

/// A stance, or the cases that decide it.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema)]
#[schemars(untagged)]
pub enum StanceRule {
    /// Always the same.
    Always(Stance),
    /// The first case that holds.
    Cases(Vec<StanceCase>),
}

impl Topics {
    /// The topics that ship with the program, with those of an overriding templates folder.
    ///
    /// # Errors
    /// Every fault of every topic file.
    pub fn read(overriding: Option<&Path>) -> Result<Self, BankFaults> {
        let files = shipped::templates("topics", "json", overriding).map_err(|error| {
            let folder = overriding.map(|folder| folder.display().to_string()).unwrap_or_default();
            BankFaults { findings: vec![Finding::about_file(folder, Severity::Error, error.to_string(), None)] }
        })?;
        // What is shipped was checked by a test when the program was made.
        let source =
            |file: shipped::Template| (Source::new(file.label, String::from_utf8_lossy(&file.bytes)), !file.shipped);
        Self::checked(files.into_values().map(source).collect())
    }

    /// Topics of files that are in memory.
    ///
    /// # Errors
    /// Every fault of every file.
    pub fn parse(sources: Vec<Source>) -> Result<Self, BankFaults> {
        Self::checked(sources.into_iter().map(|source| (source, true)).collect())
    }

    /// Topics of files, each with whether its templates are in doubt.
    fn checked(sources: Vec<(Source, bool)>) -> Result<Self, BankFaults> {
        let mut faults = Faults::default();
        let templates = Templates::default();
        let mut taken = BTreeMap::new();
        let mut packs = Vec::new();
        for (source, in_doubt) in &sources {
            if let Some(root) = source.root(&mut faults) {
                packs.extend(pack(&root, in_doubt.then_some(&templates), &mut taken, &mut faults));
            }
        }
        if faults.any_error() {
            return Err(BankFaults { findings: faults.arranged() });
        }
        Ok(Self { packs, sources: sources.into_iter().map(|(source, _)| source).collect() })
    }
}

/// Reads a pack; its templates are checked by those that are given.
fn pack(
    root: &Node<'_>,
    templates: Option<&Templates>,
    taken: &mut BTreeMap<String, String>,
    faults: &mut Faults,
) -> Option<Pack> {
    let mut members = root.object(faults)?;
    let questions = members.iter().position(|(name, _)| name == "questions").map(|place| members.remove(place).1);
    let record: PackRecord = reading::record(root, members, &["questions"], faults)?;
    let Some(elements) = questions.as_ref().and_then(Node::elements) else {
        faults.error(questions.as_ref().unwrap_or(root), "`questions` is an array of questions", None);
        return None;
    };
    let mut questions = Vec::new();
    for node in elements {
        let Some(members) = node.object(faults) else { continue };
        let Some(question) = reading::record::<QuestionRecord>(&node, members, &[], faults) else { continue };
        let id = format!("{}/{}", record.topic, question.id);
        if let Some(place) = taken.insert(id.clone(), node.place()) {
            faults.error(&node.at("id"), format!("the id `{id}` is taken by {place}"), None);
        }
        if question.questions.is_empty() {
            faults.error(&node.at("questions"), "at least one wording is needed", None);
        }
        if let Some(templates) = templates {
            check_names(&question, &node, templates, faults);
        }
        let finding = node.finding(Severity::Warning, String::new(), None);
        questions.push(TopicQuestion { record: question, finding, names: OnceLock::new() });
    }
    Some(Pack { topic: record.topic, title: record.title, questions })
}

/// Checks every template and expression of a question, and the names that they look up.
fn check_names(question: &QuestionRecord, node: &Node<'_>, templates: &Templates, faults: &mut Faults) {
    look_up(question, templates, |member, found| match found {
        Ok(names) => {
            let of_each = |name: &str| {
                question.each.is_some() && name.split('.').next().is_some_and(|root| names::OF_EACH.contains(&root))
            };
            for (message, hint) in
                names.iter().filter(|name| !of_each(name)).filter_map(|name| names::check(name).err())
            {
                faults.error(&node.at(member), message, hint);
            }
        }
        Err(message) => faults.error(&node.at(member), message, None),
    });
}

/// Gives the names that each template and expression of a question looks up, with the member that it stands in.
fn look_up(
    question: &QuestionRecord,
    templates: &Templates,
    mut each: impl FnMut(&str, Result<BTreeSet<String>, String>),
) {
    if let Some(list) = &question.each {
        each("each", templates.names_in_expression(list));
    }
    each("answer", templates.names(&question.answer));
    if let Some(short) = &question.short {
        each("short", templates.names(short));
    }
    for case in question.stance.iter().filter_map(|case| case.when.as_ref()) {
        each("stance", templates.names_in_expression(case));
    }
    for wording in &question.questions {
        match wording {
            TopicWording::Plain(ask) => each("questions", templates.names(ask)),
            TopicWording::Said(own) => {
                each("questions", templates.names(&own.ask));
                if let Some(StanceRule::Cases(cases)) = &own.stance {
                    for case in cases.iter().filter_map(|case| case.when.as_ref()) {
                        each("questions", templates.names_in_expression(case));
                    }
                }
            }
        }
    }
    for need in &question.needs {
        each("needs", templates.names_in_expression(need));
    }
    for measure in &question.measures {
        each("measures", templates.names_in_expression(measure));
    }
}

#[cfg(test)]
mod tests {
    use super::{Source, Topics};
    use crate::shipped;

    #[test]
    fn what_is_shipped_stands_the_checks_that_it_is_spared() {
        let files = shipped::templates("topics", "json", None).unwrap();
        let sources = files.into_values().map(|file| Source::new(file.label, String::from_utf8(file.bytes).unwrap()));
        let checked = Topics::parse(sources.collect()).unwrap();
        assert_eq!(checked.packs.len(), Topics::read(None).unwrap().packs.len());
    }
}
