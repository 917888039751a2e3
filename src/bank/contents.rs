//! What stands in a bank's files, record by record, and the laying of one bank over another.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::reading;
use super::records::{COMMON_FIELDS, Common, ControlRecord, OrganisationRecord, SourceRecord, StatementRecord};
use super::registers::{EncryptionRecord, RetentionRecord, SubprocessorRecord};
use super::scalars::{Day, Format};
use super::source::{Faults, Node};

/// The most records that one file may hold.
pub const MOST_RECORDS: usize = 5_000;

/// A record as read, with the piece of the file that it stands in.
#[derive(Debug, Clone)]
pub struct Parsed<'a, T> {
    /// Where it stands.
    pub node: Node<'a>,
    /// Its own fields.
    pub own: T,
    /// The fields that all records may carry.
    pub common: Common,
}

/// A register as read.
#[derive(Debug, Clone)]
pub struct Register<'a, T> {
    /// Whether nothing else exists.
    pub complete: bool,
    /// The day it stands for.
    pub as_of: Option<Date>,
    /// Its records, in order.
    pub records: Vec<Parsed<'a, T>>,
}

/// All that stands in a bank's files.
#[derive(Debug, Clone, Default)]
pub struct Contents<'a> {
    /// Who answers.
    pub organisation: OrganisationRecord,
    /// When the bank as a whole was last reviewed.
    pub reviewed: Option<Date>,
    /// Documents and pages by key.
    pub sources: BTreeMap<String, SourceRecord>,
    /// Facts by name, each with its statements.
    pub facts: BTreeMap<String, Vec<Parsed<'a, StatementRecord>>>,
    /// Canonical answers.
    pub controls: Vec<Parsed<'a, ControlRecord>>,
    /// The register of subprocessors.
    pub subprocessors: Option<Register<'a, SubprocessorRecord>>,
    /// The register of encryption.
    pub encryption: Option<Register<'a, EncryptionRecord>>,
    /// The register of retention.
    pub retention: Option<Register<'a, RetentionRecord>>,
    /// What could not be read: `facts.mfa`, `sources.page`, `encryption`, `organisation`. What refers to it is not at fault.
    pub faulty: BTreeSet<String>,
}

/// A record of an array: it has an id that is unique in its file.
pub trait Identified {
    /// The id.
    fn id(&self) -> &str;
}

macro_rules! identified {
    ($($record:ty),*) => { $(impl Identified for $record { fn id(&self) -> &str { &self.id } })* };
}
identified!(ControlRecord, SubprocessorRecord, EncryptionRecord, RetentionRecord);

/// The fields of `bank.json` that are no maps of records.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Heading {
    #[serde(default)]
    #[expect(dead_code, reason = "reading it checks it: there is one format")]
    format: Option<Format>,
    #[serde(default)]
    reviewed: Option<Day>,
}

/// The fields of a register that are no records.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RegisterHeading {
    #[serde(default)]
    complete: bool,
    #[serde(default)]
    as_of: Option<Day>,
}

/// Reads a record that carries the common fields besides its own. Where only common fields are at fault the record is
/// still given, so that its own can be looked into: a bank with a fault is refused in the end anyway.
fn record<'a, T: DeserializeOwned>(node: &Node<'a>, faults: &mut Faults) -> Option<Parsed<'a, T>> {
    let (common, own): (Vec<_>, Vec<_>) =
        node.object(faults)?.into_iter().partition(|(name, _)| COMMON_FIELDS.contains(&name.as_ref()));
    let common = reading::record::<Common>(node, common, &[], faults);
    let own = reading::record::<T>(node, own, &COMMON_FIELDS, faults);
    Some(Parsed { node: node.clone(), own: own?, common: common.unwrap_or_default() })
}

/// Reads an array of records with ids.
fn records<'a, T: DeserializeOwned + Identified>(node: &Node<'a>, faults: &mut Faults) -> Vec<Parsed<'a, T>> {
    let Some(elements) = node.elements() else {
        faults.error(node, "an array of records is needed here", "write [ … ]".to_owned());
        return Vec::new();
    };
    if elements.len() > MOST_RECORDS {
        faults.error(node, format!("{} records; at most {MOST_RECORDS} are read", elements.len()), None);
        return Vec::new();
    }
    each_record(&elements, faults)
}

/// Reads records that stand side by side; a fault where two have one id.
fn each_record<'a, T: DeserializeOwned + Identified>(elements: &[Node<'a>], faults: &mut Faults) -> Vec<Parsed<'a, T>> {
    let mut first_place: BTreeMap<String, String> = BTreeMap::new();
    let mut kept = Vec::new();
    for element in elements {
        let Some(parsed) = record::<T>(element, faults) else { continue };
        let id = parsed.own.id().to_owned();
        if let Some(place) = first_place.get(&id) {
            faults.error(&element.at("id"), format!("the id `{id}` is taken by {place}"), None);
            continue;
        }
        if !is_id(&id) {
            let hint = "letters, digits, `-`, `_` and `.`, such as `no-data-sale`".to_owned();
            faults.error(&element.at("id"), format!("`{id}` is no id"), hint);
            continue;
        }
        first_place.insert(id, element.place());
        kept.push(parsed);
    }
    kept
}

fn is_id(id: &str) -> bool {
    !id.is_empty() && id.len() <= 100 && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

/// Whether templates can name a fact so.
fn is_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

type Members<'a> = Vec<(Cow<'a, str>, Node<'a>)>;

/// Takes the member of that name out of the members.
fn take<'a>(members: &mut Members<'a>, wanted: &str) -> Option<Node<'a>> {
    let position = members.iter().position(|(name, _)| name == wanted)?;
    Some(members.remove(position).1)
}

impl<'a> Contents<'a> {
    /// Reads `bank.json`.
    pub fn read_bank(&mut self, root: &Node<'a>, faults: &mut Faults) {
        let Some(mut members) = root.object(faults) else { return };
        if let Some(node) = take(&mut members, "organisation") {
            match node.object(faults).and_then(|members| reading::record(&node, members, &[], faults)) {
                Some(organisation) => self.organisation = organisation,
                None => self.faulty.extend(["organisation".to_owned()]),
            }
        }
        for (key, node) in take(&mut members, "sources").and_then(|node| node.object(faults)).unwrap_or_default() {
            match node.object(faults).and_then(|members| reading::record(&node, members, &[], faults)) {
                Some(source) => _ = self.sources.insert(key.into_owned(), source),
                None => _ = self.faulty.insert(format!("sources.{key}")),
            }
        }
        for (name, node) in take(&mut members, "facts").and_then(|node| node.object(faults)).unwrap_or_default() {
            if !self.read_fact(&name, &node, faults) {
                self.faulty.insert(format!("facts.{name}"));
            }
        }
        let heading: Option<Heading> = reading::record(root, members, &["organisation", "facts", "sources"], faults);
        self.reviewed = heading.and_then(|heading| heading.reviewed).map(|day| day.0);
    }

    /// Reads a fact's statements; whether all of them are sound.
    fn read_fact(&mut self, name: &str, node: &Node<'a>, faults: &mut Faults) -> bool {
        if !is_name(name) {
            let hint = "lower-case letters, digits and `_`, such as `breach_notice`".to_owned();
            faults.error(node, format!("`{name}` is no name of a fact"), hint);
            return false;
        }
        let statements = match node.elements() {
            Some(elements) if elements.is_empty() => {
                faults.error(node, "a fact without a statement", "leave out what is not known".to_owned());
                return false;
            }
            Some(elements) => elements,
            None => vec![node.clone()],
        };
        let read: Vec<_> = statements.iter().filter_map(|statement| record(statement, faults)).collect();
        let sound = read.len() == statements.len();
        if sound {
            self.facts.insert(name.to_owned(), read);
        }
        sound
    }

    /// Reads `controls.json`.
    pub fn read_controls(&mut self, root: &Node<'a>, faults: &mut Faults) {
        self.controls = records(root, faults);
    }

    /// Reads what is sound of a file that is not JSON as a whole: its records, for their faults.
    pub fn read_salvaged(&mut self, file: &str, records: &[Node<'a>], faults: &mut Faults) {
        match file {
            "controls.json" => self.controls = each_record(records, faults),
            "subprocessors.json" => _ = each_record::<SubprocessorRecord>(records, faults),
            "encryption.json" => _ = each_record::<EncryptionRecord>(records, faults),
            "retention.json" => _ = each_record::<RetentionRecord>(records, faults),
            _ => {}
        }
    }

    /// Lays another bank over this one: its facts and records replace those of the same name, others are added.
    pub fn lay_over(&mut self, overlay: Self) {
        let Self { organisation, reviewed, sources, facts, controls, subprocessors, encryption, retention, faulty } =
            overlay;
        let own = &mut self.organisation;
        own.name = organisation.name.or(own.name.take());
        own.product = organisation.product.or(own.product.take());
        own.website = organisation.website.or(own.website.take());
        own.description = organisation.description.or(own.description.take());
        own.contacts.extend(organisation.contacts);
        own.links.extend(organisation.links);
        if !organisation.plans.is_empty() {
            own.plans = organisation.plans;
        }
        if !organisation.regions.is_empty() {
            own.regions = organisation.regions;
        }
        self.reviewed = reviewed.or(self.reviewed);
        self.sources.extend(sources);
        self.facts.extend(facts);
        replace_by_id(&mut self.controls, controls);
        lay_register(&mut self.subprocessors, subprocessors);
        lay_register(&mut self.encryption, encryption);
        lay_register(&mut self.retention, retention);
        self.faulty.extend(faulty);
    }
}

/// Reads a register.
pub fn read_register<'a, T: DeserializeOwned + Identified>(
    root: &Node<'a>,
    faults: &mut Faults,
) -> Option<Register<'a, T>> {
    let mut members = root.object(faults)?;
    let records = match take(&mut members, "records") {
        Some(node) => records(&node, faults),
        None => {
            faults.error(root, "`records` is missing", "an empty register is \"records\": []".to_owned());
            Vec::new()
        }
    };
    let heading: RegisterHeading = reading::record(root, members, &["records"], faults)?;
    Some(Register { complete: heading.complete, as_of: heading.as_of.map(|day| day.0), records })
}

fn replace_by_id<'a, T: Identified>(own: &mut Vec<Parsed<'a, T>>, overlay: Vec<Parsed<'a, T>>) {
    for parsed in overlay {
        match own.iter_mut().find(|known| known.own.id() == parsed.own.id()) {
            Some(known) => *known = parsed,
            None => own.push(parsed),
        }
    }
}

/// An overlay's register adds to the bank's; the whole is complete only where both say so.
fn lay_register<'a, T: Identified>(own: &mut Option<Register<'a, T>>, overlay: Option<Register<'a, T>>) {
    let Some(overlay) = overlay else { return };
    match own {
        None => *own = Some(overlay),
        Some(own) => {
            own.complete &= overlay.complete;
            own.as_of = overlay.as_of.or(own.as_of);
            replace_by_id(&mut own.records, overlay.records);
        }
    }
}
