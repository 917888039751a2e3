//! Several things that one question asks of one subject: "Are backups encrypted and copied to another region?"

use super::clauses::slice;
use super::lexicon::{Class, lexicon};
use super::terms::{Token, Words, tokens};
use crate::quantity;

/// The most things that are asked of one subject.
const MOST: usize = 3;
/// A subject of more words is none that can be told from what is said of it.
const MOST_OF_A_SUBJECT: usize = 6;

/// What turns, chooses or compares: where it stands, nothing is parted.
const OPEN: [&str; 12] =
    ["or", "not", "never", "no", "only", "without", "neither", "nor", "before", "after", "than", "how"];

/// The questions that one with several predicates asks, each with the subject; `None` where it has but one.
///
/// A figure, a place or a person behind the last may be meant of all ("processed and stored in the EU"): then nothing is parted,
/// unless each of the others has something of its own.
pub(super) fn predicates(text: &str, words: &[Token]) -> Option<Vec<String>> {
    let word = |at: usize| words.word(at);
    let single = !words.iter().skip(1).any(|word| word.opens_clause);
    let led = usize::from(word(0) == "how" && word(1) == "often");
    if !single || words.iter().skip(led).any(|word| OPEN.contains(&word.text.as_str())) {
        return None;
    }
    let Verb { verb, subject: (from, to), behind } = Verb::of(words)?;
    let first = (behind..words.len()).find(|&at| is_participle(word(at)))?;
    let first = if word(first - 1) == "both" { first - 1 } else { first };
    // A question has its subject behind the verb, up to what is said of it; in a statement nothing is between the two.
    let apart = to.is_some() && first > behind + 1;
    let to = to.unwrap_or(first);
    if to <= from || to - from > MOST_OF_A_SUBJECT || apart {
        return None;
    }
    let begins = |at: usize| {
        let joined = word(at - 1) == "and" || words.get(at).is_some_and(|word| word.after_comma) && word(at) != "and";
        let led = usize::from(word(at).ends_with("ly") || word(at) == "also");
        joined && is_participle(word(at + led))
    };
    let starts: Vec<usize> = (first + 1..words.len()).filter(|&at| begins(at)).collect();
    if starts.is_empty() || starts.len() >= MOST {
        return None;
    }
    let subject = slice(text, words.get(from)?, words.get(to - 1)?)?;
    let ends = starts.iter().map(|&at| if word(at - 1) == "and" { at - 1 } else { at }).chain([words.len()]);
    let bounds: Vec<(usize, usize)> = [first].into_iter().chain(starts.iter().copied()).zip(ends).collect();
    let said: Vec<&str> = bounds
        .iter()
        .map(|&(from, to)| {
            let from = if word(from) == "both" { from + 1 } else { from };
            slice(text, words.get(from)?, words.get(to.checked_sub(1)?)?)
        })
        .collect::<Option<_>>()?;
    let (last, others) = said.split_last()?;
    let bare = others.iter().any(|said| tokens(said).len() == 1);
    if bare && limits(last) {
        return None;
    }
    Some(said.iter().map(|said| format!("{verb} {subject} {said}")).collect())
}

/// What says that something is so, and of what.
struct Verb<'w> {
    /// As a question puts it.
    verb: &'w str,
    /// The places of the subject's words; a question's ends where what is said of it begins.
    subject: (usize, Option<usize>),
    /// Where what is said of the subject may begin.
    behind: usize,
}

impl<'w> Verb<'w> {
    /// "Are tapes locked away", "tapes are locked away", "tapes must be locked away".
    fn of(words: &'w [Token]) -> Option<Self> {
        const OTHERWISE: [&str; 19] = [
            "that", "whether", "if", "when", "where", "who", "which", "what", "why", "please", "confirm", "describe",
            "list", "state", "explain", "provide", "there", "it", "and",
        ];
        let word = |at: usize| words.word(at);
        match (word(0), word(1)) {
            ("is" | "are", _) => return Some(Self { verb: word(0), subject: (1, None), behind: 2 }),
            ("where", "is") => return Some(Self { verb: "where is", subject: (2, None), behind: 3 }),
            ("where", "are") => return Some(Self { verb: "where are", subject: (2, None), behind: 3 }),
            ("how", "often") if word(2) == "is" => {
                return Some(Self { verb: "how often is", subject: (3, None), behind: 4 });
            }
            ("how", "often") if word(2) == "are" => {
                return Some(Self { verb: "how often are", subject: (3, None), behind: 4 });
            }
            _ => {}
        }
        let at = (1..=MOST_OF_A_SUBJECT).find(|&at| {
            matches!(word(at), "is" | "are") || matches!(word(at), "must" | "shall" | "should") && word(at + 1) == "be"
        })?;
        let named = words.get(..at)?.iter().all(|word| !OTHERWISE.contains(&word.text.as_str()));
        let asks = ["do", "does", "can", "will", "have", "has"].contains(&word(0));
        let (verb, behind) = match word(at) {
            "is" => ("is", at + 1),
            "are" => ("are", at + 1),
            _ if word(at - 1).ends_with('s') => ("are", at + 2),
            _ => ("is", at + 2),
        };
        (named && !asks).then_some(Self { verb, subject: (0, Some(at)), behind })
    }
}

/// The questions that one asks of two things that end it: "Do you support SSO and MFA?"; `None` where it asks of one, or where
/// something behind the second may be meant of the first.
pub(super) fn members(text: &str, words: &[Token]) -> Option<Vec<String>> {
    const ASKING: [&str; 8] = ["do", "does", "is", "are", "can", "will", "have", "has"];
    const BEHIND: [&str; 8] = ["for", "in", "on", "at", "by", "with", "of", "to"];
    let word = |at: usize| words.word(at);
    let plain = |word: &Token| !OPEN.contains(&word.text.as_str());
    if !ASKING.contains(&word(0)) || words.iter().skip(1).any(|word| word.opens_clause) || !words.iter().all(plain) {
        return None;
    }
    let mut joints = (2..words.len()).filter(|&at| word(at) == "and");
    let (joint, None) = (joints.next()?, joints.next()) else { return None };
    let of_the_trade = |class: Class| matches!(class, Class::Control | Class::Name | Class::Object | Class::Document);
    let lexicon = lexicon();
    let found = lexicon.find(words);
    let both = (1..joint).find(|&at| word(at) == "both");
    let first = match both {
        Some(both) => both + 1,
        None => {
            let named = found.iter().find(|found| found.end == joint && of_the_trade(lexicon.class(found.term)))?;
            named.first
        }
    };
    let behind = words.get(joint + 1..)?;
    let named = found.iter().any(|found| found.first > joint && of_the_trade(lexicon.class(found.term)));
    let whole = both.is_some() || found.iter().any(|found| found.first == joint + 1 && found.end == words.len());
    let bounded = behind.iter().any(|word| BEHIND.contains(&word.text.as_str()));
    let (one, other) =
        (slice(text, words.get(first)?, words.get(joint - 1)?)?, slice(text, behind.first()?, behind.last()?)?);
    if !named || !whole || bounded || limits(other) || first < 2 {
        return None;
    }
    let before = slice(text, words.first()?, words.get(both.unwrap_or(first) - 1)?)?;
    Some(vec![format!("{before} {one}"), format!("{before} {other}")])
}

/// Whether a word says what has been done to something.
pub(super) fn is_participle(word: &str) -> bool {
    (word.len() > 4 && word.ends_with("ed") && !matches!(word, "need" | "based" | "managed" | "shared" | "third-party"))
        || matches!(word, "kept" | "made" | "held" | "taken" | "sent" | "run" | "written" | "read" | "built" | "done")
}

/// Whether what is said of something names a figure, a place, somebody or a time, which may be meant of more than it.
fn limits(said: &str) -> bool {
    let words = tokens(said);
    let lexicon = lexicon();
    let named = lexicon.find(&words);
    let limiting = |class: Class| matches!(class, Class::Place | Class::Actor);
    let timed = words.iter().any(|word| {
        matches!(
            word.text.as_str(),
            "regularly" | "annually" | "daily" | "weekly" | "monthly" | "yearly" | "quarterly" | "every" | "by"
        )
    });
    timed || !quantity::asked(said).is_empty() || named.iter().any(|found| limiting(lexicon.class(found.term)))
}

#[cfg(test)]
mod tests {
    use super::{members, predicates};
    use crate::matching::terms::tokens;

    fn parted(text: &str) -> Vec<String> {
        predicates(text, &tokens(text)).unwrap_or_default()
    }

    #[test]
    fn each_is_asked_of_the_subject() {
        assert_eq!(
            parted("Are backups encrypted and copied to another region?"),
            ["are backups encrypted", "are backups copied to another region"]
        );
        assert_eq!(
            parted("Are backups taken daily, encrypted, and copied to a second site?"),
            ["are backups taken daily", "are backups encrypted", "are backups copied to a second site"]
        );
        assert_eq!(
            parted("Is the audit log both encrypted and also copied elsewhere?"),
            ["is the audit log encrypted", "is the audit log also copied elsewhere"]
        );
        for statement in
            ["Backups are encrypted and copied elsewhere.", "Backups must be encrypted and copied elsewhere."]
        {
            assert_eq!(parted(statement), ["are Backups encrypted", "are Backups copied elsewhere"]);
        }
        assert_eq!(
            parted("Where is customer data stored and processed?"),
            ["where is customer data stored", "where is customer data processed"]
        );
        for whole in [
            "Confirm that backups are encrypted and copied elsewhere.",
            "It is encrypted and copied elsewhere.",
            "Backups are now and then encrypted and copied elsewhere.",
        ] {
            assert_eq!(parted(whole), [""; 0]);
        }
    }

    #[test]
    fn each_of_two_things_is_asked_for() {
        let parted = |text: &str| members(text, &tokens(text)).unwrap_or_default();
        assert_eq!(parted("Do you support SSO and MFA?"), ["Do you support SSO", "Do you support MFA"]);
        assert_eq!(
            parted("Do you have both a penetration test report and a SOC 2 attestation?"),
            ["Do you have a penetration test report", "Do you have a SOC 2 attestation"]
        );
        for text in [
            "Do you support SSO and MFA for administrators?",
            "Do you support SSO or MFA?",
            "Do you test and log restores?",
            "SSO and MFA",
        ] {
            assert!(parted(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn what_may_be_meant_of_all_is_left_whole() {
        for text in [
            "Is data processed and stored in the EU?",
            "Are logs collected and reviewed weekly?",
            "Are backups encrypted or copied?",
            "Are backups encrypted?",
            "Are keys generated and held by the customer?",
            "Do you encrypt and copy backups?",
            "",
        ] {
            assert!(parted(text).is_empty(), "{text}");
        }
    }
}
