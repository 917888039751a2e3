//! Entries made of topic questions.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Renderer, framework_links};
use crate::bank::faults::{Finding, Severity};
use crate::bank::provenance::merge;
use crate::bank::source::Faults;
use crate::bank::topics::{Pack, QuestionRecord, StanceCase, StanceRule, TopicQuestion, TopicWording};
use crate::bank::{Entry, Wording};
use crate::quantity::Measure;
use crate::stance::Stance;

impl Renderer<'_> {
    /// The entry of a topic question, where its needs are met; a warning where the facts do not fit its words.
    pub(super) fn topic_question(
        &self,
        pack: &Pack,
        question: &TopicQuestion,
        id: String,
        faults: &mut Faults,
    ) -> Option<Entry> {
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
        let names = question.names(&self.templates);
        let further: BTreeSet<usize> = self.grounds(names.iter().map(String::as_str));
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
                target: self.targets(&grounds).max(),
                due: self.targets(&grounds).min(),
                rests_on: self.ground_names(&grounds).into_iter().collect(),
                complete: self.context.is_complete(names.iter().map(String::as_str)),
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
            let (ask, stance, also) = match wording {
                TopicWording::Plain(ask) => (ask, stance, Vec::new()),
                TopicWording::Said(own) => {
                    let stance = match &own.stance {
                        None => stance,
                        Some(StanceRule::Always(always)) => Some(*always),
                        Some(StanceRule::Cases(cases)) => self.stance(cases)?,
                    };
                    (&own.ask, stance, own.also.clone())
                }
            };
            let ask = self.templates.render(ask, root)?;
            if !ask.is_empty() {
                wordings.push(Wording { ask, stance, also });
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

    /// The targets of the grounds that are planned.
    pub(super) fn targets(&self, grounds: &BTreeSet<usize>) -> impl Iterator<Item = Date> {
        grounds.iter().filter_map(|ground| self.context.grounds.get(*ground)?.target)
    }
}

/// The words of a topic question over the facts there are.
struct Rendered {
    answer: String,
    short: Option<String>,
    wordings: Vec<Wording>,
    /// The stance that a wording or a link takes which states none of its own.
    stance: Option<Stance>,
}
