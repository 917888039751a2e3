//! The part that somebody or something plays in a text, against the part in another.

use super::content::{Content, Role};
use super::lexicon::Class;
use super::reading::Reading;

/// Whether something is between those that a text names.
#[must_use]
pub fn is_between(content: &Content) -> bool {
    matches!(content.after.as_str(), "between" | "across" | "among")
}

/// Whether the wording names somebody in another part only: what is not sold to suppliers may be sold by them.
#[must_use]
pub fn plays_another_part(wording: &Reading, asked: &Content) -> bool {
    let mut named = wording.content.iter().filter(|said| said.key == asked.key).peekable();
    let differs = |said: &Content| {
        matches!(
            (asked.role, said.role),
            (Role::Recipient, Role::Agent)
                | (Role::Agent | Role::Open | Role::Subject, Role::Recipient)
                | (Role::Agent, Role::Patient)
                | (Role::Subject, Role::Patient)
                | (Role::Patient, Role::Subject | Role::Agent)
        ) || (asked.after == "of" && said.role == Role::Agent)
            // "Tests of your suppliers", "do you test suppliers": they do not test.
            || (said.role == Role::Agent && asked.role == Role::Open && DONE_TO.contains(&asked.after.as_str()))
            // To whom something is disclosed is not who is disclosed: "to subprocessors", "disclosure of subprocessors".
            || (asked.after == "to" && (said.after.starts_with("disclos") || said.after == "of"))
            // "A way for external parties to report": they do it, and are not told.
            || (asked.after == "to" && said.after == "for" && asked.key.is("third-parties"))
    };
    // "We" who are told are not named, and do not tell.
    let tells = || {
        asked.role == Role::Agent
            && asked.key.is_one_of(&["customers", "users"])
            && ["notify", "incidents"].iter().any(|name| wording.says_term(name))
    };
    asked.class == Class::Actor
        && if named.peek().is_some() {
            named.all(|said| differs(said) || (said.role == Role::Open && tells()))
        } else {
            tells()
        }
}

/// Words behind which stands who is tested, and not who tests.
const DONE_TO: [&str; 9] = ["on", "test", "tests", "testing", "audit", "assess", "review", "scan", "against"];

/// Whether a question asks for somebody among others, and the wording of both apart: whom a list is shown to is not on it.
#[must_use]
pub fn is_counted_among(question: &Reading, wording: &Reading, asked: &Content) -> bool {
    let counted = |text: &Reading| text.content.iter().any(|one| one.class == Class::Actor && one.after == "among");
    asked.class == Class::Actor && counted(question) && !counted(wording)
}

/// Whether a question asks what is before something, where the wording says what is not, or the other way round.
#[must_use]
pub fn is_before(wording: &Reading, asked: &Content) -> bool {
    let before = |content: &Content| content.stands_before();
    let mut named = wording.content.iter().filter(|said| said.key == asked.key).peekable();
    named.peek().is_some() && named.all(|said| before(said) != before(asked))
}

/// To whom a vendor offers, says or shows something, if to nobody else, is its customers; with whom it does something need
/// not be.
#[must_use]
pub fn is_told_to_customers(question: &Reading, asked: &Content) -> bool {
    asked.role == Role::Recipient
        && asked.key.is("customers")
        && (asked.after != "with" || question.says_term("share"))
        && !question.says_term("restrict")
}

/// A password is changed, and a session opened, by its user.
#[must_use]
pub fn is_of_its_user(question: &Reading, wording: &Reading, asked: &Content) -> bool {
    asked.key.is("users")
        && matches!(asked.role, Role::Subject | Role::Open)
        && ["session-tokens", "passwords"].iter().all(|name| question.says_term(name) && wording.says_term(name))
        && !wording.content.iter().any(|said| said.class == Class::Actor)
}
