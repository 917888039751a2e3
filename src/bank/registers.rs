//! The records of the registers as they stand in their files: subprocessors, encryption, retention.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::countries::Country;
use super::values::Value;

/// A subprocessor or a piece of own infrastructure, without the common fields.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SubprocessorRecord {
    /// Unique in the register.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What else it is called: "Stripe" of "Stripe Payments Europe Ltd.".
    #[serde(default)]
    pub known_as: Vec<String>,
    /// Where the company sits, ISO 3166-1 alpha-2.
    #[serde(default)]
    pub entity_country: Option<Country>,
    /// Whether it processes data as a third party.
    #[serde(default)]
    pub role: SubprocessorRole,
    /// What it does.
    #[serde(default)]
    pub services: Vec<ServiceRecord>,
}

/// The legal forms that a company's name may end with, in small letters and without stops.
const LEGAL_FORMS: [&str; 36] = [
    "&",
    "ab",
    "ag",
    "aps",
    "as",
    "a/s",
    "asa",
    "bv",
    "co",
    "corp",
    "corporation",
    "gmbh",
    "inc",
    "incorporated",
    "kg",
    "kgaa",
    "limited",
    "llc",
    "llp",
    "ltd",
    "mbh",
    "nv",
    "oy",
    "oyj",
    "plc",
    "pty",
    "sa",
    "sarl",
    "sas",
    "se",
    "sia",
    "spa",
    "srl",
    "sro",
    "ug",
    "zoo",
];

/// The most names that a subprocessor may be known as: each has wordings of its own.
pub const MOST_NAMES: usize = 8;

impl SubprocessorRecord {
    /// What it is called, each name once: what it is known as, and its name without what stands in brackets, without its
    /// legal form and with it ("Cloudflare" and "Cloudflare, Inc." of "Cloudflare, Inc. (R2)").
    #[must_use]
    pub fn called(&self) -> Vec<String> {
        let plain = self.name.split('(').next().unwrap_or_default();
        let mut words: Vec<&str> = plain.split_whitespace().collect();
        let is_form = |word: &&str| LEGAL_FORMS.contains(&word.replace(['.', ','], "").to_lowercase().as_str());
        while words.len() > 1 && words.last().is_some_and(is_form) {
            words.pop();
        }
        let short = words.join(" ");
        let short = short.trim_end_matches(',');
        let mut called: Vec<String> = Vec::new();
        for name in self.known_as.iter().take(MOST_NAMES).map(|name| name.trim()).chain([short, plain.trim()]) {
            if !name.is_empty() && !called.iter().any(|known| known == name) {
                called.push(name.to_owned());
            }
        }
        called
    }
}

/// Whether a record of the register is a third party.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SubprocessorRole {
    /// A third party that processes customer data.
    #[default]
    Subprocessor,
    /// Infrastructure that the vendor runs itself.
    OwnInfrastructure,
}

/// A service that a subprocessor renders.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceRecord {
    /// What for.
    pub purpose: String,
    /// Where it processes, ISO 3166-1 alpha-2.
    #[serde(default)]
    pub countries: Vec<Country>,
    /// Where it processes, in words.
    #[serde(default)]
    pub places: Vec<String>,
    /// Which data, in words.
    #[serde(default)]
    pub data: Option<String>,
    /// What happens to the data there.
    #[serde(default)]
    pub activity: Activity,
    /// What a transfer out of the EEA rests on.
    #[serde(default)]
    pub transfer: Option<String>,
}

/// What happens to data at a service.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Activity {
    /// It is kept there.
    Stores,
    /// It passes through.
    Transits,
    /// It gets no customer data.
    None,
    /// Not stated.
    #[default]
    Unknown,
}

/// Something encrypted or hashed, without the common fields.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EncryptionRecord {
    /// Unique in the register.
    pub id: String,
    /// What is protected.
    pub protects: Protected,
    /// What is protected, in words: "every storage volume".
    #[serde(default)]
    pub what: Option<String>,
    /// By which kind of means.
    #[serde(default)]
    pub kind: EncryptionKind,
    /// The cipher or hash: `AES-256-GCM`.
    #[serde(default)]
    pub algorithm: Option<String>,
    /// The protocol: `TLS`.
    #[serde(default)]
    pub protocol: Option<String>,
    /// The protocol's lowest version: `1.3`.
    #[serde(default)]
    pub minimum_version: Option<String>,
    /// The key's size in bits.
    #[serde(default)]
    pub key_bits: Option<u32>,
    /// Where it is done: `volume`, `disk`, `database`.
    #[serde(default)]
    pub level: Option<String>,
    /// Who holds the keys, in words.
    #[serde(default)]
    pub keys_held_by: Option<String>,
    /// Whether the keys lie apart from the data.
    #[serde(default)]
    pub keys_separate: Option<bool>,
}

/// What an encryption record protects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Protected {
    InTransit,
    InternalTraffic,
    AtRest,
    Backups,
    Passwords,
    SessionTokens,
    ApiKeys,
    IntegrationTokens,
    Secrets,
    Keys,
}

impl Protected {
    /// Every one, in the order of the format.
    pub const ALL: [Self; 10] = [
        Self::InTransit,
        Self::InternalTraffic,
        Self::AtRest,
        Self::Backups,
        Self::Passwords,
        Self::SessionTokens,
        Self::ApiKeys,
        Self::IntegrationTokens,
        Self::Secrets,
        Self::Keys,
    ];
}

/// By which kind of means something is protected.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EncryptionKind {
    /// A protocol such as TLS.
    Protocol,
    /// A cipher such as AES.
    Cipher,
    /// A hash such as Argon2id.
    Hash,
    /// Not stated.
    #[default]
    Unspecified,
}

/// How long something is kept, without the common fields.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RetentionRecord {
    /// Unique in the register.
    pub id: String,
    /// Which data.
    pub data: Kept,
    /// Which data, in words.
    #[serde(default)]
    pub what: Option<String>,
    /// The stages, in order.
    #[serde(default)]
    pub stages: Vec<StageRecord>,
}

/// Which data a retention record is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Kept {
    CustomerData,
    AccountData,
    Logs,
    AuditLogs,
    Backups,
    Analytics,
    Messages,
    Uploads,
    Other,
}

impl Kept {
    /// Every one, in the order of the format.
    pub const ALL: [Self; 9] = [
        Self::CustomerData,
        Self::AccountData,
        Self::Logs,
        Self::AuditLogs,
        Self::Backups,
        Self::Analytics,
        Self::Messages,
        Self::Uploads,
        Self::Other,
    ];
}

/// A stage of keeping something.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StageRecord {
    /// Where, in words.
    #[serde(default, rename = "where")]
    pub place: Option<String>,
    /// For how long.
    #[serde(default, rename = "for")]
    pub period: Option<Value>,
    /// The event that it begins with.
    #[serde(default)]
    pub after: Option<String>,
    /// What happens then: `deleted`, `archived`.
    #[serde(default)]
    pub then: Option<String>,
}
