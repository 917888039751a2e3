//! What a wording says beside the question, and whether its answer may depend on it.

use super::content::{Content, Key, Role};
use super::cover::{says, says_in_parts};
use super::lexicon::{Class, Term, lexicon};
use super::opposites::{has_opposite, opposition};
use super::reading::Reading;
use super::roles::is_between;
use crate::stance::Stance;

/// Whether the question asks for a thing that the wording says.
pub(super) fn is_asked(question: &Reading, content: &Content) -> bool {
    if is_said_of_something(question, content) {
        return false;
    }
    if content.key.is("users") && question.says_term("customers")
        || says(question, &content.key)
        || says_in_parts(question, content)
    {
        return true;
    }
    // "Is it encrypted?" may be answered for the customers' data; "us" and nobody at all are the customers.
    let others = question
        .content
        .iter()
        .any(|asked| asked.class == Class::Actor && !asked.key.is_one_of(&["customers", "users"]));
    // Those who work for a vendor are third parties.
    let working = ["ai-providers", "subprocessors", "hosting-provider", "payment-processor"];
    let third = content.key.is("third-parties") && working.iter().any(|name| question.says_term(name));
    // What is retained is stored, and what is at another site is stored there.
    let stored = content.key.is("retain") && question.says_term("store")
        || content.key.is("store") && (question.says_term("offsite") || keeps_apart(question));
    // Who alone may reach something is whom the access to it is restricted to.
    let alone = content.key.is("restrict") && question.signs.only && question.says_term("access");
    // What is done for a customer is done with the customer's data.
    let theirs = |asked: &Content| asked.key.is("customers") && asked.role == Role::Recipient;
    // Who is trained in awareness are the vendor's people.
    let somebody = |asked: &Content| asked.class == Class::Actor;
    let trained =
        content.key.is("staff") && question.says_term("awareness-training") && !question.content.iter().any(somebody);
    third
        || stored
        || trained
        || alone
        || (content.key.is("customer-data") && question.content.iter().any(theirs))
        || (content.key.is("customers") && !others)
        || content.key.is_one_of(&["customer-data", "sensitive-data"]) && question.says_term("data")
        || content.key.is("customer-data") && question.says_term("personal-data")
        || content.key.is("personal-data") && question.says_term("customer-data")
}

/// Whether a question speaks of things that are kept apart: then they are kept.
fn keeps_apart(question: &Reading) -> bool {
    let apart = |content: &Content| {
        content.key.is_one_of(&["apart", "tenant-isolation"]) && content.parts.iter().any(|part| part.is("store"))
    };
    question.content.iter().any(apart)
}

/// Whether a question speaks of a measure only in the name of something else: who asks for encryption keys does not ask
/// whether anything is encrypted.
fn is_said_of_something(question: &Reading, measure: &Content) -> bool {
    let itself = |asked: &Content| match &asked.key {
        Key::Term(term) => {
            asked.key == measure.key || lexicon().implied(*term).iter().any(|kind| measure.key == Key::Term(*kind))
        }
        Key::Word(_) => asked.key == measure.key,
    };
    measure.class == Class::Control
        && !question.content.iter().any(itself)
        && question.content.iter().any(|asked| asked.class == Class::Object && asked.parts.contains(&measure.key))
}

pub(super) fn is_opposite(question: &Reading, said: &Content) -> bool {
    has_opposite(&said.key) && question.content.iter().any(|asked| opposition(&asked.key, &said.key).is_some())
}

/// Whether what a wording says beside the question may narrow what it is about: another object, another actor, a document.
pub(super) fn narrows(question: &Reading, content: &Content) -> bool {
    match content.class {
        // "One customer's … from another's" only counts the customers.
        Class::Control => !matches!(&content.key, Key::Word(stem) if matches!(stem.as_str(), "one" | "anoth")),
        Class::Object | Class::Actor | Class::Document | Class::Verb => true,
        // A protocol is a way to encrypt; a product named beside nothing that is asked is a thing of its own.
        Class::Name => match &content.key {
            Key::Term(name) => !lexicon().implied(*name).iter().any(|kind| is_a_way_to(question, *kind)),
            Key::Word(_) => true,
        },
        Class::Manner | Class::Place | Class::Light => false,
    }
}

/// Whether a thing that a wording adds stands in a row with one that the question asks for: then the stance holds for
/// each, a yes to "this and that" as well as a no to "this or that".
pub(super) fn is_shared_out(question: &Reading, wording: &Reading, added: &Content, stance: Option<Stance>) -> bool {
    // Old versions of a thing are not the thing.
    let Some(row) = added.row.filter(|_| !added.key.is("outdated")) else { return false };
    // What is between two things is of both at once.
    if wording.content.iter().any(|member| member.row == Some(row) && is_between(member)) {
        return false;
    }
    let each = if row.any { stance == Some(Stance::No) } else { stance == Some(Stance::Yes) };
    each && wording.content.iter().any(|other| other.row == Some(row) && is_asked(question, other))
}

/// Whether a question asks for what something is a way to; that it travels is no end in itself.
fn is_a_way_to(question: &Reading, kind: Term) -> bool {
    lexicon().class(kind) != Class::Manner && question.says(&Key::Term(kind))
}
