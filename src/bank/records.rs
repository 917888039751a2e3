//! The records of `bank.json` and `controls.json` as they stand in the files, before anything is made of them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::scalars::{Day, Target};
use super::values::Value;
use super::{Disclosure, Ownership, Relation, Requirement, Scope, Status};
use crate::stance::Stance;

/// The names of the fields of [`Common`], which facts, register records and controls all may carry.
pub const COMMON_FIELDS: [&str; 11] = [
    "evidence",
    "scope",
    "who",
    "requirement",
    "condition",
    "caveat",
    "owner",
    "reviewed",
    "expires",
    "status",
    "disclosure",
];

/// The fields that facts, register records and controls all may carry.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Common {
    /// Where it is said.
    pub evidence: Vec<EvidenceRecord>,
    /// Where it holds; everywhere without it.
    pub scope: Option<Scope>,
    /// Whom it concerns: `administrators`, `users`, `own_staff`, …
    pub who: Option<String>,
    /// How binding it is.
    pub requirement: Option<Requirement>,
    /// Under which condition it holds, in words.
    pub condition: Option<String>,
    /// A reservation, in words.
    pub caveat: Option<String>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// When it was last reviewed.
    pub reviewed: Option<Day>,
    /// The last day on which it may be used.
    pub expires: Option<Day>,
    /// Whether it may be used.
    pub status: Status,
    /// Whom it may be shown to.
    pub disclosure: Disclosure,
}

/// A source: in place (`title`) or by its key in `bank.json`'s `sources` (`source`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct EvidenceRecord {
    /// The key of a source.
    pub source: Option<String>,
    /// The document's or page's title.
    pub title: Option<String>,
    /// The section of it.
    pub section: Option<String>,
    /// Where it can be found.
    pub link: Option<String>,
    /// The page of it.
    pub page: Option<u32>,
}

/// A document or page that evidence refers to by key.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceRecord {
    /// Its title.
    pub title: String,
    /// Where it can be found.
    #[serde(default)]
    pub link: Option<String>,
}

/// Who answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct OrganisationRecord {
    /// The vendor's name; needed in a bank, not in an overlay.
    pub name: Option<String>,
    /// The product's name.
    pub product: Option<String>,
    /// The website.
    pub website: Option<String>,
    /// What the vendor does, in a sentence or two.
    pub description: Option<String>,
    /// Addresses by purpose: `security`, `privacy`, `support`.
    pub contacts: BTreeMap<String, String>,
    /// Pages and documents by purpose: `dpa`, `subprocessors`, `status`.
    pub links: BTreeMap<String, String>,
    /// The plans on sale, smallest first.
    pub plans: Vec<String>,
    /// The regions on offer.
    pub regions: Vec<String>,
}

/// One statement of a fact, without the common fields.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementRecord {
    /// What is stated.
    pub value: Value,
    /// The event that a duration counts from.
    #[serde(default)]
    pub from: Option<String>,
    /// When what is planned is due.
    #[serde(default)]
    pub target: Option<Target>,
    /// Words that belong into every answer that rests on it.
    #[serde(default)]
    pub detail: Option<String>,
}

/// A canonical answer, without the common fields.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ControlRecord {
    /// Letters, digits, `-`, `_`, `.`; unique in the bank.
    pub id: String,
    /// What it is about, in words.
    #[serde(default)]
    pub topic: Option<String>,
    /// The questions it answers; at least one.
    pub questions: Vec<WordingRecord>,
    /// The stance towards questions that name none; without it the answer is prose.
    #[serde(default)]
    pub stance: Option<Stance>,
    /// The answer in full, a template.
    pub answer: String,
    /// The answer in a few words, a template.
    #[serde(default)]
    pub short: Option<String>,
    /// The id of the topic question that it stands for.
    #[serde(default)]
    pub replaces: Option<String>,
    /// The quantities it states.
    #[serde(default)]
    pub measure: Option<MeasureRecords>,
    /// When what is planned is due.
    #[serde(default)]
    pub target: Option<Target>,
    /// Published questions that it answers.
    #[serde(default)]
    pub frameworks: Vec<FrameworkRecord>,
    /// Who is responsible.
    #[serde(default)]
    pub ownership: Option<Ownership>,
    /// The facts and records it repeats: `facts.mfa`.
    #[serde(default)]
    pub rests_on: Vec<String>,
}

/// A question, or a question with a stance of its own.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema)]
#[schemars(untagged)]
pub enum WordingRecord {
    /// A question that takes the record's stance.
    Plain(String),
    /// A question with what is said of it alone.
    Said(SaidWording),
}

/// A question with a stance of its own, or with other ways to ask it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SaidWording {
    /// The question.
    pub ask: String,
    /// The stance towards it; without one it takes the record's.
    #[serde(default)]
    pub stance: Option<Stance>,
    /// Other ways to ask the very same. Each counts as a whole: nothing that another says fills it up.
    #[serde(default)]
    pub also: Vec<String>,
}

/// One quantity, or several of which each says what it measures.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema)]
#[schemars(untagged)]
pub enum MeasureRecords {
    /// The quantity that the control is about.
    One(Value),
    /// Several.
    Several(Vec<MeasureRecord>),
}

/// A quantity and what it measures.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeasureRecord {
    /// What it measures.
    #[serde(default)]
    pub of: Option<String>,
    /// The quantity.
    pub value: Value,
    /// The event it counts from.
    #[serde(default)]
    pub from: Option<String>,
    /// Whether it is the time between two repeats.
    #[serde(default)]
    pub interval: bool,
}

/// A published question, by number.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FrameworkRecord {
    /// The framework with its major edition: `CAIQ 4`.
    pub framework: String,
    /// The question's number there.
    pub number: String,
    /// How the published question relates to the record.
    pub relation: Relation,
    /// The stance towards the published question where it is not the record's own.
    #[serde(default)]
    pub stance: Option<Stance>,
}
