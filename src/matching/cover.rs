//! How much of a question a wording covers, and what the wording says beside it.

use super::content::{Content, Key, Row};
use super::lexicon::{Class, lexicon};
use super::opposites::{Opposition, has_neighbour, has_opposite, opposition, stand_beside};
use super::reading::Reading;
use super::record::Record;
use crate::stance::Stance;

/// What a wording covers of a question.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cover {
    /// What the question asks for and nothing of the record says.
    pub missing: Vec<Content>,
    /// What the wording says beside the question and the answer may depend on.
    pub extra: Vec<Content>,
    /// What the wording says beside the question in any case.
    pub beside: usize,
    /// Things of the question that the wording says the opposite of, with how they exclude each other.
    pub opposed: Vec<(Content, Opposition)>,
    /// How many things of the question the wording itself says.
    pub direct: usize,
    /// How many are covered by another wording of the same stance, the topic or the answer.
    pub indirect: usize,
    /// The covered share of the question's content, 0 to 1.
    pub share: f64,
}

/// Compares what a question asks for with what a wording says.
///
/// What the wording does not say itself may be said by another wording of the same entry and stance, by its topic, or by a
/// sentence of its answer that denies nothing; but never who, what is done, or a document: on those an answer turns.
#[must_use]
pub fn cover(question: &Reading, wording: &Reading, stance: Option<Stance>, record: &Record) -> Cover {
    let Covered { missing, opposed, direct, indirect, share } = covered(question, wording, stance, record);
    let beside = wording.content.iter().filter(|content| !is_asked(question, content));
    let shared = |said: &Content| is_shared_out(question, wording, said, stance);
    let beside: Vec<&Content> = beside.filter(|said| !is_opposite(question, said) && !shared(said)).collect();
    Cover {
        missing: missing.into_iter().cloned().collect(),
        beside: beside.len(),
        extra: beside.into_iter().filter(|content| narrows(content)).cloned().collect(),
        opposed: opposed.into_iter().map(|(content, opposition)| (content.clone(), opposition)).collect(),
        direct,
        indirect,
        share,
    }
}

/// What a wording covers, without what it says beside the question: enough to tell whether the two are related at all.
/// The fields mean what they do in [`Cover`].
#[derive(Debug)]
pub struct Covered<'q> {
    missing: Vec<&'q Content>,
    opposed: Vec<(&'q Content, Opposition)>,
    /// See [`Cover::direct`].
    pub direct: usize,
    indirect: usize,
    /// See [`Cover::share`].
    pub share: f64,
}

/// Compares as [`cover`] does, and no further than whether the two are related.
#[must_use]
pub fn covered<'q>(question: &'q Reading, wording: &Reading, stance: Option<Stance>, record: &Record) -> Covered<'q> {
    let mut cover = Covered { missing: Vec::new(), opposed: Vec::new(), direct: 0, indirect: 0, share: 0.0 };
    for content in &question.content {
        let opposite = || wording.said.iter().find_map(|said| opposition(&content.key, said));
        let beside = |said: &Content| stand_beside(&said.key, &content.key) && !question.says(&said.key);
        // To whom a vendor offers, says or shows something, if to nobody else, is its customers.
        let recipient = content.key.is("customers") && matches!(content.after.as_str(), "to" | "for" | "with");
        if says(wording, &content.key) || recipient {
            cover.direct += 1;
        } else if has_neighbour(&content.key) && wording.content.iter().any(beside) {
            cover.missing.push(content);
        } else if says_in_parts(wording, content) {
            cover.indirect += 1;
        } else if let Some(opposition) = has_opposite(&content.key).then(opposite).flatten() {
            cover.direct += 1;
            cover.opposed.push((content, opposition));
        } else if is_told(question, wording, content, stance, record) {
            cover.indirect += 1;
        } else {
            cover.missing.push(content);
        }
    }
    excuse_choices(question, &mut cover, stance);
    let all = question.content.len();
    cover.share = if all == 0 { 0.0 } else { 1.0 - cover.missing.len() as f64 / all as f64 };
    cover
}

/// Whether a text says a thing, in the wider sense: data is the customers' data unless another kind is named, and a
/// certificate is attested, audited and reported.
fn says(reading: &Reading, key: &Key) -> bool {
    if reading.says(key) {
        return true;
    }
    if matches!(key, Key::Word(_)) {
        return false;
    }
    let any = |names: &[&str]| names.iter().any(|name| reading.says_term(name));
    if key.is_one_of(&["customer-data", "sensitive-data"]) {
        return any(&["data", "customer-data", "sensitive-data"]);
    }
    // What is backed up of databases is the customers' data; logs are all logs.
    if key.is("databases") {
        return reading.says_term("backups") && any(&["data", "customer-data"]);
    }
    if key.is("audit-log") {
        return reading.says_term("logs") && any(&["retain", "store"]);
    }
    if key.is_one_of(&["users", "customers"]) {
        return any(&["users", "customers"]);
    }
    if key.is("personal-data") {
        return any(&["customer-data"]);
    }
    if key.is_one_of(&ATTESTING) {
        return any(&ATTESTING) && any(&ATTESTED);
    }
    false
}

/// Ways to speak of a certificate that say the same where its name is the same.
const ATTESTING: [&str; 5] = ["store", "certify", "attestation", "report", "audit"];
/// What is certified or attested by an outside body.
const ATTESTED: [&str; 10] =
    ["iso-27001", "iso-27701", "iso-27017", "iso-27018", "iso-22301", "iso-9001", "soc-2", "soc-1", "soc-3", "pci-dss"];

/// Whether a text says a phrase word by word.
fn says_in_parts(reading: &Reading, content: &Content) -> bool {
    content.class != Class::Name && content.parts.len() > 1 && content.parts.iter().all(|part| says(reading, part))
}

/// Whether the question asks for a thing that the wording says.
fn is_asked(question: &Reading, content: &Content) -> bool {
    if says(question, &content.key) || says_in_parts(question, content) {
        return true;
    }
    // "Is it encrypted?" may be answered for the customers' data; "us" and nobody at all are the customers.
    let others = question
        .content
        .iter()
        .any(|asked| asked.class == Class::Actor && !asked.key.is_one_of(&["customers", "users"]));
    (content.key.is("customers") && !others)
        || content.key.is_one_of(&["customer-data", "sensitive-data"]) && question.says_term("data")
        || content.key.is("customer-data") && question.says_term("personal-data")
        || content.key.is("personal-data") && question.says_term("customer-data")
}

fn is_opposite(question: &Reading, said: &Content) -> bool {
    has_opposite(&said.key) && question.content.iter().any(|asked| opposition(&asked.key, &said.key).is_some())
}

/// Whether what a wording says beside the question may narrow what it is about: another object, another actor, a document.
fn narrows(content: &Content) -> bool {
    match content.class {
        // "One customer's … from another's" only counts the customers.
        Class::Control => !matches!(&content.key, Key::Word(stem) if matches!(stem.as_str(), "one" | "anoth")),
        Class::Object | Class::Actor | Class::Document | Class::Verb => true,
        Class::Manner | Class::Name | Class::Place | Class::Light => false,
    }
}

/// Whether the rest of the record tells a thing that the wording leaves out.
fn is_told(question: &Reading, wording: &Reading, content: &Content, stance: Option<Stance>, record: &Record) -> bool {
    let told = record.wordings_say(stance, &content.key) || record.topic_says(&content.key);
    let open = question.form.is_open();
    match content.class {
        Class::Actor | Class::Document | Class::Verb => {
            told && content.key.is("customers") || open && (told || record.answer_mentions(&content.key))
        }
        Class::Name | Class::Place => match stance {
            Some(Stance::Yes) => record.answer_affirms(&content.key),
            _ => open && record.answer_mentions(&content.key),
        },
        Class::Object => {
            let kind_is_said = || match &content.key {
                Key::Term(term) => lexicon().implied(*term).iter().any(|kind| wording.says(&Key::Term(*kind))),
                Key::Word(_) => false,
            };
            told || (stance == Some(Stance::Yes) && record.answer_affirms(&content.key) && kind_is_said())
        }
        Class::Control | Class::Manner => {
            told || stance == Some(Stance::Yes) && record.answer_affirms(&content.key)
                || open && record.answer_mentions(&content.key)
        }
        Class::Light => true,
    }
}

/// Of a choice, one side is enough for a yes.
fn excuse_choices(question: &Reading, cover: &mut Covered<'_>, stance: Option<Stance>) {
    if stance != Some(Stance::Yes) || !question.signs.negations.is_empty() {
        return;
    }
    let missing = cover.missing.clone();
    let settled = |row: Row| {
        row.any && question.content.iter().any(|content| content.row == Some(row) && !missing.contains(&content))
    };
    cover.missing.retain(|content| !content.row.is_some_and(settled));
}

/// Whether a thing that a wording adds stands in a row with one that the question asks for: then the stance holds for
/// each, a yes to "this and that" as well as a no to "this or that".
fn is_shared_out(question: &Reading, wording: &Reading, added: &Content, stance: Option<Stance>) -> bool {
    let Some(row) = added.row else { return false };
    let each = if row.any { stance == Some(Stance::No) } else { stance == Some(Stance::Yes) };
    each && wording.content.iter().any(|other| other.row == Some(row) && is_asked(question, other))
}
