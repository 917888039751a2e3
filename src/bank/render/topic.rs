//! Entries made of topic questions.

use std::collections::BTreeSet;

use jiff::civil::Date;
use minijinja::{Value as Words, context};

use super::{Renderer, framework_links};
use crate::bank::faults::{Finding, Severity};
use crate::bank::names::OF_EACH;
use crate::bank::provenance::merge;
use crate::bank::source::Faults;
use crate::bank::topics::{Pack, QuestionRecord, StanceCase, StanceRule, TopicQuestion, TopicWording};
use crate::bank::{Entry, Wording};
use crate::quantity::{Bound, Measure, Quantity, Stated};
use crate::stance::Stance;

/// The most elements that a topic question is asked of, each of which makes an entry. Countries are fewer.
const MOST_ELEMENTS: usize = 250;

/// What a topic question is asked over: the bank, or the bank and an element of one of its lists.
#[derive(Debug)]
struct Over {
    root: Words,
    each: Option<Words>,
    /// What the element is called, by each of its names.
    called: Vec<String>,
}

impl Over {
    /// The bank with an element of one of its lists.
    fn element(root: &Words, each: Words) -> Self {
        let called = each.get_attr("called").ok().and_then(|names| names.try_iter().ok());
        let called = called.into_iter().flatten().map(|name| name.to_string()).collect();
        Self { root: context! { each => each.clone(), ..root.clone() }, each: Some(each), called }
    }

    /// The same for each name of the element; once where it has none.
    fn by_name(&self) -> Vec<Words> {
        if self.called.is_empty() {
            return vec![self.root.clone()];
        }
        self.called.iter().map(|called| context! { called => called, ..self.root.clone() }).collect()
    }
}

impl Renderer<'_> {
    /// The entries of a topic question: one, or one for each element that it is asked about, where its needs are met; a
    /// warning where the facts do not fit its words.
    pub(super) fn topic_question(
        &self,
        pack: &Pack,
        question: &TopicQuestion,
        id: &str,
        faults: &mut Faults,
    ) -> Vec<Entry> {
        let root = &self.context.root;
        let Some(list) = &question.record.each else {
            let over = Over { root: root.clone(), each: None, called: Vec::new() };
            return self.asked_over(pack, question, id.to_owned(), &over, faults).into_iter().collect();
        };
        let found = self.templates.find(list, root).ok();
        if let Some(length) = found.as_ref().and_then(Words::len).filter(|length| *length > MOST_ELEMENTS) {
            let message = format!("`{id}` is asked of the first {MOST_ELEMENTS} of {length}");
            let hint = Some("controls can answer for the rest".to_owned());
            faults.push(Finding { severity: Severity::Warning, message, hint, ..question.finding.clone() });
        }
        let elements = found.and_then(|elements| elements.try_iter().ok());
        let elements = elements.into_iter().flatten().take(MOST_ELEMENTS).map(|each| {
            let name = each.get_attr("id").map(|id| id.to_string()).unwrap_or_default();
            (format!("{id}/{name}"), Over::element(root, each))
        });
        elements.filter_map(|(id, over)| self.asked_over(pack, question, id, &over, faults)).collect()
    }

    fn asked_over(
        &self,
        pack: &Pack,
        question: &TopicQuestion,
        id: String,
        over: &Over,
        faults: &mut Faults,
    ) -> Option<Entry> {
        let record = &question.record;
        let of_each = |name: &&str| name.split('.').next().is_some_and(|root| OF_EACH.contains(&root));
        let names = question.names(&self.templates);
        let named =
            |names: &BTreeSet<String>| self.grounds(names.iter().map(String::as_str).filter(|name| !of_each(name)));
        let mut grounds = over.each.as_ref().map(|each| self.context.grounds_in(each)).unwrap_or_default();
        for need in &record.needs {
            let found = self.templates.find(need, &over.root).ok().filter(Words::is_true)?;
            let exact = self.context.grounds_in(&found);
            if exact.is_empty() {
                grounds.extend(named(&self.templates.names_in_expression(need).unwrap_or_default()));
            } else {
                grounds.extend(exact);
            }
        }
        let needed: BTreeSet<String> = self.ground_names(&grounds);
        if over.each.is_none() {
            let is_new =
                |ground: &usize| self.context.grounds.get(*ground).is_some_and(|ground| !needed.contains(&ground.name));
            grounds.extend(named(names).into_iter().filter(is_new));
        }
        match self.rendered(question, over) {
            Ok(Rendered { answer, short, wordings, stance }) => Some(Entry {
                id,
                topic: pack.title.clone(),
                wordings,
                answer,
                short,
                frameworks: framework_links(&record.frameworks, stance),
                measures: self.topic_measures(record, &over.root),
                target: self.targets(&grounds).max(),
                due: self.targets(&grounds).min(),
                rests_on: self.ground_names(&grounds).into_iter().collect(),
                // What is said of one element says nothing of what else there is.
                complete: over.each.is_none() && self.context.is_complete(names.iter().map(String::as_str)),
                ownership: record.ownership,
                only_of: over.called.clone(),
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

    fn rendered(&self, question: &TopicQuestion, over: &Over) -> Result<Rendered, String> {
        let (record, root) = (&question.record, &over.root);
        let answer = self.templates.render(&record.answer, root)?;
        if answer.is_empty() {
            return Err("the answer renders to nothing".to_owned());
        }
        let short = record.short.as_ref().map(|short| self.templates.render(short, root)).transpose()?;
        let stance = self.stance(&record.stance, root)?;
        let by_name = over.by_name();
        let mut wordings: Vec<Wording> = Vec::new();
        for wording in &record.questions {
            let (ask, stance, also) = match wording {
                TopicWording::Plain(ask) => (ask, stance, [].as_slice()),
                TopicWording::Said(own) => {
                    let stance = match &own.stance {
                        None => stance,
                        Some(StanceRule::Always(always)) => Some(*always),
                        Some(StanceRule::Cases(cases)) => self.stance(cases, root)?,
                    };
                    (&own.ask, stance, own.also.as_slice())
                }
            };
            for root in &by_name {
                let ask = self.templates.render(ask, root)?;
                if !ask.is_empty() && !wordings.iter().any(|known| known.ask == ask) {
                    wordings.push(Wording { ask, stance, also: also.to_vec() });
                }
            }
        }
        if wordings.is_empty() {
            return Err("every wording renders to nothing".to_owned());
        }
        Ok(Rendered { answer, short: short.filter(|short| !short.is_empty()), wordings, stance })
    }

    fn stance(&self, cases: &[StanceCase], root: &Words) -> Result<Option<Stance>, String> {
        for case in cases {
            let holds = match &case.when {
                Some(when) => self.templates.holds(when, root)?,
                None => true,
            };
            if holds {
                return Ok(Some(case.is));
            }
        }
        Ok(None)
    }

    fn topic_measures(&self, record: &QuestionRecord, root: &Words) -> Vec<Measure> {
        let mut measures: Vec<Measure> = Vec::new();
        for expression in &record.measures {
            let Ok(found) = self.templates.find(expression, root) else { continue };
            if let Some(number) = found.as_usize() {
                measures.push(count(expression, number));
            }
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

/// A number that an expression counts up (`subprocessors.names | length`), as the measure of what it counts.
fn count(expression: &str, number: usize) -> Measure {
    let of = expression.split(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default();
    let quantity = Quantity::Count { number: number as u64, unit: String::new() };
    Measure { of: of.to_owned(), stated: Stated::Known { quantity, bound: Bound::Exact }, from: None, interval: false }
}

/// The words of a topic question over the facts there are.
struct Rendered {
    answer: String,
    short: Option<String>,
    wordings: Vec<Wording>,
    /// The stance that a wording or a link takes which states none of its own.
    stance: Option<Stance>,
}
