//! What a column's caption says the column is for.

use serde::Deserialize;

use crate::stance::Stance;

use super::language::Lexicon;
use super::texts::{is_ideographic, plain};
use super::vocabulary::stance_of;

/// What a column of a questionnaire is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The number or id of a question.
    Number,
    /// A heading that several questions share.
    Section,
    /// A short name of the question.
    Title,
    /// The question itself.
    Question,
    /// A description: the question where there is no better column, else guidance.
    Description,
    /// The reply.
    Response,
    /// Free text beside the reply.
    Comment,
    /// Help for who answers.
    Guidance,
    /// A link to or the name of a supporting document.
    Evidence,
    /// A date.
    Date,
    /// The person or team that answers.
    Owner,
    /// Who is responsible for the control.
    Ownership,
    /// What the customer is responsible for.
    CustomerResponsibility,
    /// For the sender's own use: never written.
    Internal,
    /// Of no use for answering: weights, mappings, versions.
    Aside,
    /// A field of a program that questions are loaded into: the kind of the answer, the order of the questions.
    Machine,
}

impl Role {
    /// How many roles there are.
    pub const COUNT: usize = Self::Machine as usize + 1;
}

/// A role and how surely a caption says it, from 0 to 1.
pub type RoleWeight = (Role, f32);

/// The longest caption in characters; longer texts are instructions or questions.
const LONGEST: usize = 120;
/// The most words of a caption that are looked at.
const MOST_WORDS: usize = 16;
/// The most words of a caption phrase in the language files.
const PHRASE_WORDS: usize = 6;

/// Words after which a caption only says more about what it named ("description *of* changes").
const LINKS: [&str; 26] = [
    "of",
    "for",
    "from",
    "to",
    "by",
    "in",
    "on",
    "with",
    "regarding",
    "about",
    "der",
    "des",
    "für",
    "von",
    "du",
    "de",
    "del",
    "della",
    "da",
    "do",
    "van",
    "voor",
    "av",
    "för",
    "til",
    "af",
];

/// The roles that a caption may mean, each with its weight, best first; none for a text that is no caption.
#[must_use]
pub fn roles_of(caption: &str) -> Vec<RoleWeight> {
    let trimmed = caption.trim();
    if trimmed.is_empty() || trimmed.chars().count() > LONGEST {
        return Vec::new();
    }
    let mut found = if trimmed.chars().any(is_ideographic) { dense_roles(trimmed) } else { spaced_roles(trimmed) };
    for (role, weight) in bilingual_roles(trimmed) {
        keep(&mut found, role, weight);
    }
    if matches!(trimmed, "#" | "№" | "Nº" | "N°") {
        found.push((Role::Number, 1.0));
    }
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found
}

/// The weight a caption gives to one role; 0 where it does not say it.
#[must_use]
pub fn weight_of(roles: &[RoleWeight], role: Role) -> f32 {
    roles.iter().find(|(found, _)| *found == role).map_or(0.0, |(_, weight)| *weight)
}

fn keep(found: &mut Vec<RoleWeight>, role: Role, weight: f32) {
    match found.iter_mut().find(|(known, _)| *known == role) {
        Some((_, best)) => *best = best.max(weight),
        None => found.push((role, weight)),
    }
}

fn spaced_roles(caption: &str) -> Vec<RoleWeight> {
    let lexicon = Lexicon::shipped();
    let mut found = Vec::new();
    let whole = plain(caption);
    if let Some(roles) = lexicon.captions.get(&whole) {
        for role in roles {
            keep(&mut found, *role, 1.0);
        }
    }
    // What stands in brackets qualifies; the caption is what stands outside.
    let bare = plain(&outside_brackets(caption));
    let words: Vec<&str> = bare.split(' ').filter(|word| !word.is_empty()).take(MOST_WORDS).collect();
    let head = words.iter().skip(1).position(|word| LINKS.contains(word)).map_or(words.len(), |at| at + 1);
    for start in 0..words.len() {
        for length in 1..=PHRASE_WORDS.min(words.len() - start) {
            let Some(phrase) = words.get(start..start + length) else { continue };
            let Some(roles) = lexicon.captions.get(&phrase.join(" ")) else { continue };
            let share = length as f32 / words.len() as f32;
            let end = start + length;
            let weight = if length == words.len() {
                0.97
            } else if end == head || (start == 0 && end <= head) {
                0.58 + 0.3 * share
            } else {
                0.3 + 0.3 * share
            };
            for role in roles {
                keep(&mut found, *role, weight);
            }
        }
    }
    if found.is_empty() {
        found = compound_roles(&words);
    }
    if found.is_empty() && offers_stances(caption) {
        found.push((Role::Response, 0.7));
    }
    found
}

/// German, Dutch and the Nordic languages write compounds as one word: the last part names the thing.
fn compound_roles(words: &[&str]) -> Vec<RoleWeight> {
    let lexicon = Lexicon::shipped();
    let mut found = Vec::new();
    for word in words.iter().filter(|word| word.chars().count() >= 8) {
        for (at, _) in word.char_indices().skip(3) {
            let Some(tail) = word.get(at..).filter(|tail| tail.chars().count() >= 5) else { break };
            if let Some(roles) = lexicon.captions.get(tail) {
                for role in roles {
                    keep(&mut found, *role, 0.6);
                }
                break;
            }
        }
    }
    found
}

fn dense_roles(caption: &str) -> Vec<RoleWeight> {
    let lexicon = Lexicon::shipped();
    let bare: String = plain(&outside_brackets(caption)).chars().filter(|c| *c != ' ').collect();
    let length = bare.chars().count();
    let mut found = Vec::new();
    // Longest first: what a longer phrase has taken, a shorter one inside it does not take again.
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for (phrase, role) in &lexicon.dense_captions {
        let Some(at) = bare.find(phrase.as_str()) else { continue };
        let end = at + phrase.len();
        if taken.iter().any(|(from, to)| *from <= at && end <= *to && to - from > phrase.len()) {
            continue;
        }
        taken.push((at, end));
        let share = phrase.chars().count() as f32 / length.max(1) as f32;
        let weight = if share >= 1.0 {
            1.0
        } else if end == bare.len() {
            0.55 + 0.35 * share
        } else {
            0.3 + 0.35 * share
        };
        keep(&mut found, *role, weight);
    }
    found
}

/// What both halves of a caption say that stands there in two scripts: `備考 Remarks`.
fn bilingual_roles(caption: &str) -> Vec<RoleWeight> {
    if caption.is_ascii()
        || !caption.chars().any(is_ideographic)
        || !caption.bytes().any(|byte| byte.is_ascii_lowercase())
    {
        return Vec::new();
    }
    let is_dense = |c: char| is_ideographic(c) || !c.is_ascii();
    let dense: String = caption.chars().filter(|c| is_dense(*c)).collect();
    let spaced: String = caption.chars().map(|c| if is_dense(c) { ' ' } else { c }).collect();
    let (dense, spaced) = (dense_roles(&dense), spaced_roles(&spaced));
    dense.into_iter().map(|(role, weight)| (role, weight.min(weight_of(&spaced, role)))).collect()
}

/// Whether the caption offers answers in brackets: `(Yes/No)`, `(Ja / Nein / Teilweise)`.
fn offers_stances(caption: &str) -> bool {
    let inner = caption.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(inner, _)| inner);
    let offered = inner.into_iter().flat_map(|inner| inner.split(['/', ',', '|', ';'])).map(stance_of);
    let offered: Vec<Option<Stance>> = offered.collect();
    offered.len() >= 2 && offered.iter().all(Option::is_some) && offered.contains(&Some(Stance::Yes))
}

fn outside_brackets(text: &str) -> String {
    let mut depth = 0u32;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' | '[' | '（' | '【' => depth += 1,
            ')' | ']' | '）' | '】' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    if out.trim().is_empty() { text.to_owned() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(caption: &str) -> Option<Role> {
        roles_of(caption).first().map(|(role, _)| *role)
    }

    #[test]
    fn captions_are_read_in_many_languages() {
        for (caption, role) in [
            ("Question ID", Role::Number),
            ("#", Role::Number),
            ("Security Questions", Role::Question),
            ("Vendor Answers", Role::Response),
            ("Response from the supplier (Yes/No)", Role::Response),
            ("Additional Information", Role::Comment),
            ("Control Ownership", Role::Ownership),
            ("Sicherheitsfrage", Role::Question),
            ("Antwort des Bieters", Role::Response),
            ("Réponse du candidat", Role::Response),
            ("Toimittajan vastaus", Role::Response),
            ("Opmerkingen leverancier", Role::Comment),
            ("貴社回答", Role::Response),
            ("备注", Role::Comment),
            ("備考 Remarks", Role::Comment),
            ("Internal notes", Role::Internal),
            ("Toteutuuko (kyllä/ei)", Role::Response),
        ] {
            assert_eq!(best(caption), Some(role), "{caption}: {:?}", roles_of(caption));
        }
    }

    #[test]
    fn sentences_and_names_are_no_captions() {
        for text in ["", "Acme", "2024-03-01", &"answer ".repeat(40)] {
            assert!(roles_of(text).is_empty(), "{text}: {:?}", roles_of(text));
        }
    }
}
