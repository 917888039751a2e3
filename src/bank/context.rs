//! What templates and expressions of a bank can name: `organisation`, `facts`, `subprocessors`, `encryption`, `retention`.

mod subprocessors;

use std::collections::{BTreeMap, BTreeSet};

use minijinja::Value as Words;
use minijinja::value::ValueKind;

use super::contents::{Contents, Parsed, Register};
use super::measures::{encryption_measures, retention_measures};
use super::names::name_of;
use super::provenance::Surroundings;
use super::records::StatementRecord;
use super::registers::{EncryptionRecord, Kept, Protected, RetentionRecord};
use super::source::Faults;
use super::values::{Sense, Value};
use super::{Ground, Organisation, Requirement, wellknown};
use crate::quantity::{Measure, Quantity, Stated};

/// The member of a statement or record that holds its position among the grounds. Templates do not know it.
const GROUND: &str = "\u{1}ground";

/// Everything that entries are rendered over.
#[derive(Debug)]
pub struct Context {
    /// What templates see.
    pub root: Words,
    /// The facts and records.
    pub grounds: Vec<Ground>,
    /// The quantities that each ground states, in the order of the grounds.
    pub measures: Vec<Vec<Measure>>,
    /// The registers there are, and whether each is complete.
    pub complete: BTreeMap<&'static str, bool>,
    /// The positions of the grounds of each name: a fact has one for each statement.
    pub by_name: BTreeMap<String, Vec<usize>>,
}

type Fields = BTreeMap<String, Words>;

impl Context {
    /// Makes the context of a bank's contents, with the faults of what records refer to.
    pub fn new(contents: &Contents<'_>, surroundings: &Surroundings<'_>, faults: &mut Faults) -> Self {
        let mut builder = Builder {
            surroundings,
            faults,
            context: Self {
                root: Words::UNDEFINED,
                grounds: Vec::new(),
                measures: Vec::new(),
                complete: BTreeMap::new(),
                by_name: BTreeMap::new(),
            },
        };
        let mut root = Fields::new();
        root.insert("organisation".to_owned(), organisation(surroundings.organisation));
        let facts = contents.facts.iter().map(|(name, statements)| (name.clone(), builder.fact(name, statements)));
        root.insert("facts".to_owned(), Words::from(facts.collect::<Fields>()));
        if let Some(register) = &contents.subprocessors {
            root.insert("subprocessors".to_owned(), builder.subprocessors(register));
        }
        if let Some(register) = &contents.encryption {
            root.insert("encryption".to_owned(), builder.encryption(register));
        }
        if let Some(register) = &contents.retention {
            root.insert("retention".to_owned(), builder.retention(register));
        }
        let mut context = builder.context;
        context.root = Words::from(root);
        for (position, ground) in context.grounds.iter().enumerate() {
            context.by_name.entry(ground.name.clone()).or_default().push(position);
        }
        context
    }

    /// The positions of the grounds found in a value: a statement, a fact, a record, a register, or a list of them.
    #[must_use]
    pub fn grounds_in(&self, value: &Words) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        collect_grounds(value, 3, &mut found);
        found.retain(|position| *position < self.grounds.len());
        found
    }

    /// Whether "no", "none", "only" and "all" may be concluded from these names: they name a register, and every
    /// register that they name is complete.
    #[must_use]
    pub fn is_complete<'n>(&self, names: impl Iterator<Item = &'n str>) -> bool {
        let mut any = false;
        for name in names {
            let root = name.split('.').next().unwrap_or(name);
            match self.complete.get(root) {
                Some(true) => any = true,
                Some(false) => return false,
                None => {}
            }
        }
        any
    }
}

fn collect_grounds(value: &Words, depth: u8, found: &mut BTreeSet<usize>) {
    if depth == 0 {
        return;
    }
    match value.kind() {
        ValueKind::Map => {
            let member = |name: &str| value.get_attr(name).unwrap_or(Words::UNDEFINED);
            if let Some(position) = member(GROUND).as_usize() {
                found.insert(position);
            }
            for list in ["all", "records", "located", "located_outside"] {
                collect_grounds(&member(list), depth - 1, found);
            }
        }
        ValueKind::Seq | ValueKind::Iterable => {
            for member in value.try_iter().into_iter().flatten() {
                collect_grounds(&member, depth - 1, found);
            }
        }
        _ => {}
    }
}

struct Builder<'b, 'f> {
    surroundings: &'b Surroundings<'b>,
    faults: &'f mut Faults,
    context: Context,
}

fn text(value: Option<&str>) -> Words {
    Words::from(value.unwrap_or_default())
}

fn organisation(organisation: &Organisation) -> Words {
    let Organisation { name, product, website, description, contacts, links, plans, regions } = organisation;
    let map = |map: &BTreeMap<String, String>| {
        Words::from(map.iter().map(|(key, value)| (key.clone(), Words::from(value))).collect::<Fields>())
    };
    Words::from(Fields::from([
        ("name".to_owned(), Words::from(name)),
        ("product".to_owned(), text(product.as_deref())),
        ("website".to_owned(), text(website.as_deref())),
        ("description".to_owned(), text(description.as_deref())),
        ("contacts".to_owned(), map(contacts)),
        ("links".to_owned(), map(links)),
        ("plans".to_owned(), plans.iter().collect()),
        ("regions".to_owned(), regions.iter().collect()),
    ]))
}

/// A value as templates see it: true, false, a number, a text, a list; of a quantity its words.
fn plain(value: &Value) -> Words {
    match value {
        Value::Flag(flag) => Words::from(*flag),
        Value::Text(text) => Words::from(text),
        Value::Texts(texts) => texts.iter().collect(),
        Value::Quantity { stated: Stated::Known { quantity: Quantity::Count { number, .. }, .. }, .. } => {
            Words::from(*number)
        }
        Value::Quantity { words, .. } => Words::from(words),
    }
}

/// The places that texts name, each once, as what can be asked about: of "Helsinki, Finland" the town and the country.
fn places(texts: &[String]) -> Words {
    let mut names: Vec<&str> = texts.iter().flat_map(|text| text.split(',')).map(str::trim).collect();
    names.retain(|name| !name.is_empty());
    names.sort_unstable();
    names.dedup();
    let words = |name: &str| {
        Words::from(Fields::from([
            ("id".to_owned(), Words::from(name.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "-"))),
            ("name".to_owned(), Words::from(name)),
            ("called".to_owned(), [name].into_iter().collect()),
        ]))
    };
    names.into_iter().map(words).collect()
}

impl Builder<'_, '_> {
    /// Registers a record as ground and gives the common fields as templates see them.
    fn ground<T>(&mut self, name: String, parsed: &Parsed<'_, T>, measures: Vec<Measure>) -> Fields {
        let provenance = self.surroundings.provenance(&parsed.common, &parsed.node, self.faults);
        let mut fields = Fields::new();
        fields.insert(GROUND.to_owned(), Words::from(self.context.grounds.len()));
        fields.insert("who".to_owned(), text(provenance.who.as_deref()));
        fields.insert("condition".to_owned(), text(provenance.condition.as_deref()));
        fields.insert("caveat".to_owned(), text(provenance.caveat.as_deref()));
        fields.insert("requirement".to_owned(), Words::from(provenance.requirement.map(name_of).unwrap_or_default()));
        fields.insert("planned".to_owned(), Words::from(provenance.requirement == Some(Requirement::Planned)));
        let scope = provenance.scope.as_ref().map(super::Scope::words).unwrap_or_default();
        fields.insert("scope".to_owned(), Words::from(scope));
        self.context.grounds.push(Ground { name, place: parsed.node.place(), provenance, target: None });
        self.context.measures.push(measures);
        fields
    }

    fn fact(&mut self, name: &str, statements: &[Parsed<'_, StatementRecord>]) -> Words {
        let all: Vec<Fields> = statements.iter().map(|statement| self.statement(name, statement)).collect();
        let mut fact = all.first().cloned().unwrap_or_default();
        fact.insert("all".to_owned(), all.into_iter().map(Words::from).collect());
        Words::from(fact)
    }

    fn statement(&mut self, name: &str, parsed: &Parsed<'_, StatementRecord>) -> Fields {
        let StatementRecord { value, from, target, detail } = &parsed.own;
        let sense = wellknown::sense(name);
        let measure = |stated: &Stated| Measure {
            of: name.to_owned(),
            stated: stated.clone(),
            from: from.clone(),
            interval: sense == Sense::Interval,
        };
        let measures = match value {
            Value::Quantity { stated, .. } => vec![measure(stated)],
            _ => Vec::new(),
        };
        let mut fields = self.ground(format!("facts.{name}"), parsed, measures);
        let planned = parsed.common.requirement == Some(Requirement::Planned);
        if let Some(ground) = self.context.grounds.last_mut() {
            ground.target = target.as_ref().map(|target| target.last);
        }
        if planned && target.is_none() {
            self.faults.warning(&parsed.node, "planned, but no `target` says for when", None);
        }
        let says_otherwise = parsed.common.requirement.is_some() || parsed.node.member("requirement").is_none();
        if !planned && target.is_some() && says_otherwise {
            let hint = "\"requirement\": \"planned\"".to_owned();
            self.faults.error(&parsed.node.at("target"), "a `target` belongs to what is planned", hint);
        }
        if let Some(form) = wellknown::form(name).filter(|form| !form.takes(value)) {
            let message = format!("`{name}` takes {}", form.words());
            self.faults.error(&parsed.node.at("value"), message, None);
        }
        fields.insert("value".to_owned(), plain(value));
        fields.insert("phrase".to_owned(), Words::from(value.phrase(sense)));
        let texts: &[String] = match value {
            Value::Texts(texts) => texts,
            Value::Text(text) => std::slice::from_ref(text),
            _ => &[],
        };
        fields.insert("items".to_owned(), texts.iter().collect());
        fields.insert("places".to_owned(), places(texts));
        fields.insert("detail".to_owned(), text(detail.as_deref()));
        fields.insert("from".to_owned(), text(from.as_deref()));
        fields.insert("target".to_owned(), text(target.as_ref().map(|target| target.words.as_str())));
        fields
    }

    fn register<T>(&mut self, name: &'static str, register: &Register<'_, T>) -> Fields {
        self.context.complete.insert(name, register.complete);
        let as_of = register.as_of.map(|day| day.strftime("%-d %B %Y").to_string());
        Fields::from([
            ("complete".to_owned(), Words::from(register.complete)),
            ("as_of".to_owned(), text(as_of.as_deref())),
        ])
    }

    fn encryption(&mut self, register: &Register<'_, EncryptionRecord>) -> Words {
        let mut fields = self.register("encryption", register);
        let mut by_kind: BTreeMap<String, Vec<Words>> =
            Protected::ALL.iter().map(|kind| (name_of(kind), Vec::new())).collect();
        let mut records = Vec::new();
        for parsed in &register.records {
            let own = &parsed.own;
            let mut record = self.ground(format!("encryption.{}", own.id), parsed, encryption_measures(own));
            record.insert("id".to_owned(), Words::from(&own.id));
            record.insert("protects".to_owned(), Words::from(name_of(own.protects)));
            record.insert("what".to_owned(), text(own.what.as_deref()));
            record.insert("kind".to_owned(), Words::from(name_of(own.kind)));
            record.insert("algorithm".to_owned(), text(own.algorithm.as_deref()));
            record.insert("protocol".to_owned(), text(own.protocol.as_deref()));
            record.insert("minimum_version".to_owned(), text(own.minimum_version.as_deref()));
            record.insert("key_bits".to_owned(), Words::from(own.key_bits));
            record.insert("level".to_owned(), text(own.level.as_deref()));
            record.insert("keys_held_by".to_owned(), text(own.keys_held_by.as_deref()));
            record.insert("keys_separate".to_owned(), Words::from(own.keys_separate));
            let record = Words::from(record);
            by_kind.entry(name_of(own.protects)).or_default().push(record.clone());
            records.push(record);
        }
        fields.extend(by_kind.into_iter().map(|(kind, records)| (kind, records.into_iter().collect())));
        fields.insert("records".to_owned(), records.into_iter().collect());
        Words::from(fields)
    }

    fn retention(&mut self, register: &Register<'_, RetentionRecord>) -> Words {
        let mut fields = self.register("retention", register);
        let mut by_kind: BTreeMap<String, Vec<Words>> =
            Kept::ALL.iter().map(|kind| (name_of(kind), Vec::new())).collect();
        let mut records = Vec::new();
        for parsed in &register.records {
            let own = &parsed.own;
            let mut record = self.ground(format!("retention.{}", own.id), parsed, retention_measures(own));
            let stages = own.stages.iter().map(|stage| {
                let phrase = stage.period.as_ref().map(|period| period.phrase(Sense::Length));
                Words::from(Fields::from([
                    ("where".to_owned(), text(stage.place.as_deref())),
                    ("for".to_owned(), text(phrase.as_deref())),
                    ("phrase".to_owned(), text(phrase.as_deref())),
                    ("after".to_owned(), text(stage.after.as_deref())),
                    ("then".to_owned(), text(stage.then.as_deref())),
                ]))
            });
            record.insert("id".to_owned(), Words::from(&own.id));
            record.insert("data".to_owned(), Words::from(name_of(own.data)));
            record.insert("what".to_owned(), text(own.what.as_deref()));
            record.insert("stages".to_owned(), stages.collect());
            let record = Words::from(record);
            by_kind.entry(name_of(own.data)).or_default().push(record.clone());
            records.push(record);
        }
        fields.extend(by_kind.into_iter().map(|(kind, records)| (kind, records.into_iter().collect())));
        fields.insert("records".to_owned(), records.into_iter().collect());
        Words::from(fields)
    }
}
