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
                | (Role::Subject, Role::Patient)
                | (Role::Patient, Role::Subject)
        ) || (asked.after == "of" && said.role == Role::Agent)
    };
    asked.class == Class::Actor && named.peek().is_some() && named.all(differs)
}

/// Whether a question asks what is before something, where the wording says what is not, or the other way round.
#[must_use]
pub fn is_before(wording: &Reading, asked: &Content) -> bool {
    let before = |content: &Content| content.stands_before();
    let mut named = wording.content.iter().filter(|said| said.key == asked.key).peekable();
    named.peek().is_some() && named.all(|said| before(said) != before(asked))
}
