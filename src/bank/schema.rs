//! The JSON Schema of a bank's files, made from the types that read them.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::contents::{Heading, RegisterHeading};
use super::records::{Common, ControlRecord, OrganisationRecord, SourceRecord, StatementRecord};
use super::registers::{EncryptionRecord, RetentionRecord, SubprocessorRecord};
use super::topics::{PackRecord, QuestionRecord};

/// The files and the names of their schemas under `$defs`.
const FILES: [(&str, &str); 6] = [
    ("bank", "bank.json"),
    ("controls", "controls.json"),
    ("subprocessors", "subprocessors.json"),
    ("encryption", "encryption.json"),
    ("retention", "retention.json"),
    ("topic", "templates/topics/*.json"),
];

/// One JSON Schema (2020-12) for all files of a bank and for topic files.
///
/// A file is valid where it is valid as any of them; an editor that knows which file it has open refers to
/// `#/$defs/controls` and the like.
#[must_use]
pub fn schema() -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let statement = record::<StatementRecord>(&mut generator, true);
    let control = record::<ControlRecord>(&mut generator, true);
    let subprocessor = record::<SubprocessorRecord>(&mut generator, true);
    let encryption = record::<EncryptionRecord>(&mut generator, true);
    let retention = record::<RetentionRecord>(&mut generator, true);
    let question = record::<QuestionRecord>(&mut generator, false);
    let source = record::<SourceRecord>(&mut generator, false);
    let organisation = record::<OrganisationRecord>(&mut generator, false);

    let mut bank = record::<Heading>(&mut generator, false);
    let fact = json!({ "anyOf": [reference("Statement"), { "type": "array", "items": reference("Statement"), "minItems": 1 }] });
    add(&mut bank, "organisation", organisation);
    add(&mut bank, "sources", json!({ "type": "object", "additionalProperties": source }));
    add(&mut bank, "facts", json!({ "type": "object", "additionalProperties": fact }));
    let register = record::<RegisterHeading>(&mut generator, false);
    let mut topic = record::<PackRecord>(&mut generator, false);
    add(&mut topic, "questions", array(reference("Question")));
    require(&mut topic, "questions");

    let mut definitions = generator.take_definitions(true);
    let mut define = |name: &str, schema: Value| _ = definitions.insert(name.to_owned(), schema);
    define("Statement", statement);
    define("Control", control);
    define("Subprocessor", subprocessor);
    define("Encryption", encryption);
    define("Retention", retention);
    define("Question", question);
    define("bank", bank);
    define("controls", array(reference("Control")));
    for (name, of) in [("subprocessors", "Subprocessor"), ("encryption", "Encryption"), ("retention", "Retention")] {
        let mut register = register.clone();
        add(&mut register, "records", array(reference(of)));
        require(&mut register, "records");
        define(name, register);
    }
    define("topic", topic);
    for (name, file) in FILES {
        if let Some(schema) = definitions.get_mut(name).and_then(Value::as_object_mut) {
            schema.insert("title".to_owned(), Value::from(file));
        }
    }
    let any: Vec<Value> = FILES.iter().map(|(name, _)| reference(name)).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "An answer bank of vsq",
        "description": "bank.json, controls.json, subprocessors.json, encryption.json, retention.json and topic files.",
        "anyOf": any,
        "$defs": definitions,
    })
}

/// The schema of a record, with the common fields where it carries them.
fn record<T: JsonSchema>(generator: &mut SchemaGenerator, with_common: bool) -> Value {
    let mut record = T::json_schema(generator).to_value();
    if with_common {
        let common = Common::json_schema(generator).to_value();
        for (name, schema) in common.get("properties").and_then(Value::as_object).into_iter().flatten() {
            add(&mut record, name, schema.clone());
        }
    }
    record
}

fn add(object: &mut Value, name: &str, schema: Value) {
    if let Some(object) = object.as_object_mut() {
        let properties = object.entry("properties").or_insert_with(|| Value::Object(Map::new()));
        if let Some(properties) = properties.as_object_mut() {
            properties.insert(name.to_owned(), schema);
        }
    }
}

fn require(object: &mut Value, name: &str) {
    if let Some(object) = object.as_object_mut()
        && let Some(required) = object.entry("required").or_insert_with(|| json!([])).as_array_mut()
    {
        required.push(Value::from(name));
    }
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn array(of: Value) -> Value {
    json!({ "type": "array", "items": of })
}
