//! The answer bank: records, loading, rendering facts into answers, lint. This room knows no spreadsheet.
//!
//! A bank is a folder of JSON (`docs/bank-format.md`). Loading parses each record on its own, reports every fault with
//! its place, renders the topic questions over the typed facts, and gives one flat list of [`Entry`]s: all that a
//! question can be answered with.

pub mod alternatives;
pub mod code;
pub mod contents;
pub mod context;
pub mod countries;
pub mod draft;
pub mod faults;
pub mod lint;
pub mod load;
pub mod measures;
pub mod names;
pub mod provenance;
pub mod reading;
pub mod records;
pub mod registers;
pub mod render;
pub mod salvage;
pub mod scalars;
pub mod schema;
pub mod scope;
pub mod source;
pub mod templates;
pub mod topics;
pub mod values;
pub mod wellknown;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::quantity::Measure;
use crate::stance::Stance;

/// A bank that is sound: what questions can be answered with, and what that rests on.
#[derive(Debug, Clone)]
pub struct Bank {
    /// Who answers.
    pub organisation: Organisation,
    /// All that a question can be answered with: controls in their order, then topic questions in theirs.
    pub entries: Vec<Entry>,
    /// The facts and register records that entries rest on, in the order of their names.
    pub grounds: Vec<Ground>,
    /// The SHA-256, in hexadecimal, of all files that the bank was made of: its own, its overlay's and the topics.
    pub digest: String,
    /// What was found that does not keep the bank from being used.
    pub warnings: Vec<faults::Finding>,
}

/// Whose bank it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Organisation {
    /// The vendor's name.
    pub name: String,
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

/// A fact's statement or a register's record, as something that entries rest on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// `facts.breach_notice`, `encryption.tls`, `subprocessors.hetzner`: the name that entries rest on.
    pub name: String,
    /// The file and line it stands at.
    pub place: String,
    /// The common fields.
    pub provenance: Provenance,
    /// The last day of the target, where it is planned and says when.
    pub target: Option<Date>,
}

/// Something that a question can be answered with: a control that a person wrote, or a topic question rendered over facts.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The control's `id`, or `topic/question` of a rendered one. Unique in a bank.
    pub id: String,
    /// What it is about, in words: a field of its own in ranking.
    pub topic: String,
    /// The questions it answers, each with the stance that holds for that wording. At least one.
    pub wordings: Vec<Wording>,
    /// The answer in full: facts, never opening with a stance word.
    pub answer: String,
    /// The answer in a few words, where there is one.
    pub short: Option<String>,
    /// Questions of published frameworks that it answers.
    pub frameworks: Vec<FrameworkLink>,
    /// The quantities it states, for comparison with a quantity that a question asks for.
    pub measures: Vec<Measure>,
    /// When all that is planned is due: the last day of the latest target.
    pub target: Option<Date>,
    /// The first day on which anything is due that it states, or rests on, as planned: from then on its words are out of date.
    pub due: Option<Date>,
    /// What it rests on (`facts.breach_notice`, `encryption.tls`, `controls.no-sale`), sorted: two answers of one
    /// response that rest on the same thing must not disagree.
    pub rests_on: Vec<String>,
    /// Whether "no", "none", "only" and "all" may be concluded (its register is complete).
    pub complete: bool,
    /// Who is responsible, for questionnaires that ask.
    pub ownership: Option<Ownership>,
    /// What it is about alone (a subprocessor, by each of its names): an answer to questions that name it, and to no other.
    pub only_of: Vec<String>,
    /// Where the answer comes from and under which conditions it holds.
    pub provenance: Provenance,
    /// The file and line it was written at, for `check` and `ask --explain`.
    pub place: String,
}

/// One way to ask what an entry answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The question.
    pub ask: String,
    /// The stance towards this wording; `None` where the answer is prose.
    pub stance: Option<Stance>,
    /// Other ways to ask the very same, each to be met as a whole. They are no candidates of the ranking.
    pub also: Vec<String>,
}

impl Wording {
    /// All ways to ask it, the question itself first.
    pub fn ways(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.ask).chain(&self.also).map(String::as_str)
    }
}

/// How a published question relates to what an entry answers (the set relations of NIST IR 8477).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The published question asks the same.
    Equal,
    /// The published question asks for a part of it: the entry's stance holds for it.
    Subset,
    /// The published question asks for more: the entry alone does not settle it.
    Superset,
    /// They overlap: the entry alone does not settle it.
    Intersects,
}

/// A published question that an entry answers, by number; never its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameworkLink {
    /// The framework with its major edition: `CAIQ 4`, `CAIQ 3`, `HECVAT Full 3`, `HECVAT Lite 2`.
    pub framework: String,
    /// The question's number there: `CEK-03.1`.
    pub number: String,
    /// How the published question relates to the entry.
    pub relation: Relation,
    /// The stance towards the published question; `None` where the answer is prose.
    pub stance: Option<Stance>,
}

/// Who is responsible for a control (the choices of CAIQ 4's ownership column).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Ownership {
    /// The vendor.
    Provider,
    /// The customer.
    Customer,
    /// Vendor and customer.
    Shared,
    /// A third party.
    ThirdParty,
    /// Vendor and a third party.
    SharedWithThirdParty,
}

/// Where an answer comes from and under which conditions it holds: the common fields of every record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Provenance {
    /// Sources, in the order given.
    pub evidence: Vec<Evidence>,
    /// Where it holds; `None` means everywhere.
    pub scope: Option<Scope>,
    /// Whom it concerns (`administrators`, `users`, `own_staff`).
    pub who: Option<String>,
    /// Whether it is demanded, advised, on offer or planned.
    pub requirement: Option<Requirement>,
    /// Under which condition it holds, in words.
    pub condition: Option<String>,
    /// A reservation, in words. An answer with one never answers "all", "any", "never" or "only".
    pub caveat: Option<String>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// When it was last reviewed.
    pub reviewed: Option<Date>,
    /// The last day on which it may be used.
    pub expires: Option<Date>,
    /// Whether it may be used.
    pub status: Status,
    /// Whom it may be shown to.
    pub disclosure: Disclosure,
}

/// A source of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// The document's or page's title.
    pub title: String,
    /// The section of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Where it can be found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// The page of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

/// The plans, products and regions in which something holds. An empty list means all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// These plans.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plans: Vec<String>,
    /// This plan and those after it in `organisation.plans`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plans_from: Option<String>,
    /// These products.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub products: Vec<String>,
    /// These regions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<String>,
}

/// How binding something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Requirement {
    /// Demanded of everyone concerned.
    Required,
    /// Advised.
    Recommended,
    /// On offer.
    Available,
    /// Not there yet.
    Planned,
}

/// Whether an answer may be used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// In use.
    #[default]
    Approved,
    /// Not approved yet: proposed for review, never written unasked.
    Draft,
    /// No longer used: never proposed.
    Retired,
}

/// Whom an answer may be shown to, from the widest circle to the narrowest.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Disclosure {
    /// Anyone.
    #[default]
    Public,
    /// A customer who has signed a non-disclosure agreement.
    Nda,
    /// Nobody outside: never written.
    Internal,
}
