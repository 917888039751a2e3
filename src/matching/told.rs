//! What the rest of a record tells of a thing that a wording leaves out.

use super::content::{Content, Key, Role};
use super::cover::{USING, is_denied_with_others, is_first, names};
use super::form::Demand;
use super::lexicon::{Class, lexicon};
use super::places;
use super::reading::Reading;
use super::record::Record;
use super::roles::is_between;
use crate::stance::Stance;

/// Whether the rest of the record tells a thing that the wording leaves out.
pub(super) fn is_told(
    question: &Reading,
    wording: &Reading,
    content: &Content,
    stance: Option<Stance>,
    record: &Record,
) -> bool {
    // A topic names what stands beside each other; of what a question joins, each has to be said.
    let joined = (question.form.polar || content.class == Class::Object) && content.row.is_some_and(|row| !row.any);
    // A no to several things is one to each that is named by itself, and not within the name of another.
    let itself =
        !is_denied_with_others(content, stance) || record.wordings.iter().any(|wording| names(wording, content));
    let told = (itself && record.wordings_say(stance, &content.key)) || (!joined && record.topic_says(&content.key));
    let open = question.form.is_open();
    // What holds "during" something is no answer to what holds before it, or after.
    if matches!(content.after.as_str(), "after" | "before" | "until" | "beyond" | "besides") && !open {
        let before = || record.wordings.iter().any(|said| said.before && said.says(&content.key));
        return record.wordings_say(stance, &content.key) && (!content.stands_before() || before());
    }
    // Where somebody is called by name is told by what is said of nobody else.
    let named = content.class == Class::Name || matches!(content.key, Key::Word(_));
    if open && named && question.form.demands.contains(&Demand::Place) {
        return record.wordings_say(stance, &content.key);
    }
    match content.class {
        // Where somebody is, and what is between them, is not told by what is said of somebody by the way.
        Class::Actor if question.form.demands.contains(&Demand::Place) || is_between(content) => false,
        // "Backup and restore" heads what tells how often there are backups, and not how often they are restored.
        Class::Verb => open && itself && record.wordings_say(stance, &content.key),
        Class::Actor | Class::Document => open && told,
        Class::Place if stance == Some(Stance::Yes) => {
            // Data is what all is about; whatever else is placed has to be named with the place.
            let data = ["customer-data", "personal-data", "sensitive-data", "production-data"];
            let things = question.content.iter().filter(|asked| asked.class == Class::Object);
            let things = things.map(|asked| &asked.key).filter(|key| !key.is_one_of(&data));
            record.answer_lies_in(&content.key, &things.collect::<Vec<_>>())
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
        // What is said of how things lie at rest does not tell how they travel, nor the other way round.
        Class::Manner
            if content.key.is_one_of(&["in-transit", "at-rest"])
                && (places::speaks_of_an_area(question)
                    || question.content.iter().any(|content| content.class == Class::Place)) =>
        {
            false
        }
        // "Through the API": that it is told of something else is not enough.
        Class::Control
            if question.form.polar
                && matches!(content.after.as_str(), "through" | "via" | "on")
                && !content.text.ends_with("ing") =>
        {
            told
        }
        // What is asked about may stand in an answer for anything, where the trade has no name for it: "changes to logs".
        Class::Control if !open && matches!(content.key, Key::Word(_)) && is_first(question, content) => told,
        // What others do is told of them, and not by what an answer says of something else.
        Class::Control if question.form.polar && names_who_does_it(question) => told,
        Class::Control | Class::Manner => told || stance == Some(Stance::Yes) && record.answer_affirms(&content.key),
        Class::Light => true,
    }
}

/// Whether a question names somebody else who does what is asked: "do your suppliers …?"
fn names_who_does_it(question: &Reading) -> bool {
    let does = |content: &Content| matches!(content.role, Role::Subject | Role::Agent);
    question.content.iter().any(|content| content.class == Class::Actor && does(content) && !content.key.is_in(&USING))
}
