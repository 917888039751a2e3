//! Days, targets, values and measures as fields of a record: how JSON is read into them and what the schema says.

use std::borrow::Cow;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use super::records::{MeasureRecord, MeasureRecords};
use super::values::{Misread, Value, day_or_quarter};

/// Separates the hint from the message inside a serde error, which carries only one text.
pub(super) const HINT: &str = "\u{1f}";

/// A calendar day, `2026-06-30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day(pub Date);

/// The format that a bank is written in: 1 is the only one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Format;

/// When something is due: a day or a quarter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The last day.
    pub last: Date,
    /// "30 June 2026" or "Q4 2026".
    pub words: String,
}

fn carried(misread: Misread) -> String {
    format!("{}{HINT}{}", misread.message, misread.hint)
}

impl<'de> Deserialize<'de> for Format {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u64::deserialize(deserializer)? {
            1 => Ok(Self),
            other => Err(D::Error::custom(format!("format {other} is not known{HINT}this version reads format 1"))),
        }
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        match day_or_quarter(&text) {
            Some(Ok(_)) if !text.contains(['Q', 'q']) => text.parse().map(Self).map_err(D::Error::custom),
            _ => Err(D::Error::custom(format!("`{text}` is no day{HINT}write \"2026-06-30\""))),
        }
    }
}

impl<'de> Deserialize<'de> for Target {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        match day_or_quarter(&text) {
            Some(Ok(day)) => Ok(Self { last: day.last, words: day.words }),
            _ => {
                Err(D::Error::custom(format!("`{text}` is no day or quarter{HINT}write \"2026-06-30\" or \"2026-Q4\"")))
            }
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = serde_json::Value::deserialize(deserializer)?;
        Self::from_json(&json).map_err(|misread| D::Error::custom(carried(misread)))
    }
}

impl<'de> Deserialize<'de> for MeasureRecords {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = serde_json::Value::deserialize(deserializer)?;
        if json.is_array() {
            return Vec::<MeasureRecord>::deserialize(json).map(Self::Several).map_err(D::Error::custom);
        }
        Value::from_json(&json).map(Self::One).map_err(|misread| D::Error::custom(carried(misread)))
    }
}

impl JsonSchema for Format {
    fn schema_name() -> Cow<'static, str> {
        "Format".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "description": "The format of the bank.", "const": 1 })
    }
}

impl JsonSchema for Day {
    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "description": "A day, `2026-06-30`.", "type": "string", "pattern": DAY })
    }
}

impl JsonSchema for Target {
    fn schema_name() -> Cow<'static, str> {
        "Target".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let pattern = format!("{DAY}|{QUARTER}");
        json_schema!({ "description": "A day or a quarter, `2026-Q4`.", "type": "string", "pattern": pattern })
    }
}

impl JsonSchema for Value {
    fn schema_name() -> Cow<'static, str> {
        "Value".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let value = generator.subschema_for::<Self>();
        let single = |name: &str, schema: &Schema| {
            json_schema!({
                "type": "object", "properties": { name: schema }, "required": [name], "additionalProperties": false
            })
        };
        let by = json_schema!({ "enum": ["contract", "plan", "tenant"] });
        let event = json_schema!({ "type": "string", "minLength": 1 });
        json_schema!({
            "description": "True or false, a count, a text (durations, versions, key sizes, shares and days are told \
                            by their form), several texts, or a bound on a quantity.",
            "anyOf": [
                { "type": "boolean" },
                { "type": "integer", "minimum": 0 },
                { "type": "string", "minLength": 1 },
                { "type": "array", "items": { "type": "string", "minLength": 1 } },
                single("at_least", &value),
                single("at_most", &value),
                single("set_by", &by),
                single("on", &event),
            ]
        })
    }
}

const DAY: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
const QUARTER: &str = "^[0-9]{4}-Q[1-4]$";
