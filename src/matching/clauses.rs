//! The questions that a compound one asks one after the other: "Are backups encrypted, and are they tested?"

use super::form::WH;
use super::lexicon::{Class, lexicon};
use super::listed::listed;
use super::predicates::{members, predicates};
use super::terms::{Token, Words, tokens};
use crate::quantity;

/// The most clauses that are read of one question.
const MOST_CLAUSES: usize = 3;
/// A subject of more words is none that can be told from what is said of it.
const MOST_OF_A_SUBJECT: usize = 6;

/// The most words between one that asks and its verb: "for how many days are".
const MOST_BEFORE_A_VERB: usize = 5;
/// Words for what another clause has told.
const UNTOLD: [&str; 13] =
    ["it", "they", "them", "this", "these", "those", "its", "their", "such", "there", "each", "former", "latter"];

const AUXILIARIES: [&str; 12] = ["do", "does", "is", "are", "can", "will", "has", "have", "was", "were", "may", "must"];
const PRONOUNS: [&str; 5] = ["it", "they", "these", "this", "those"];

/// The clauses of a text as questions or statements of their own; none where it has but one.
///
/// A new one begins at an "and" before an auxiliary or a word that asks. Where it names its subject by a pronoun, or goes on
/// about the same one ("… is limited and is logged"), the subject of the first is put in. What is numbered is asked item by item.
#[must_use]
pub fn clauses(text: &str) -> Vec<String> {
    let listed = listed(text);
    if !listed.is_empty() {
        return listed;
    }
    let words = tokens(text);
    if let Some(asked) = asked_besides(text, &words) {
        return asked;
    }
    let is_auxiliary = |at: usize| words.get(at).is_some_and(|word| AUXILIARIES.contains(&word.text.as_str()));
    let Some(first) = (0..words.len()).find(|&at| is_auxiliary(at)) else { return Vec::new() };
    let begins = |at: usize| is_auxiliary(at) && words.get(at - 1).is_some_and(|word| word.text == "and");
    // "Is it kept, is it tested, and is it read?": once an "and" joins clauses, commas part them as well.
    let joined = (first + 1..words.len()).any(begins) && is_auxiliary(0);
    let parted = |at: usize| joined && is_auxiliary(at) && words.get(at).is_some_and(|word| word.after_comma);
    let starts: Vec<usize> = (first + 1..words.len()).filter(|&at| begins(at) || parted(at)).collect();
    if starts.is_empty() {
        let parted = deeds(text, &words).or_else(|| predicates(text, &words));
        return parted.or_else(|| members(text, &words)).unwrap_or_default();
    }
    if starts.len() >= MOST_CLAUSES || words.iter().skip(1).any(|word| word.opens_clause) {
        return Vec::new();
    }
    let Some(subject) = subject(text, &words, first) else { return Vec::new() };
    let ends = starts.iter().map(|&at| if begins(at) { at - 1 } else { at }).chain([words.len()]);
    let bounds = [0].into_iter().chain(starts.iter().copied()).zip(ends);
    let clause = |(start, end): (usize, usize)| {
        let from = |at: usize| slice(text, words.get(at)?, words.get(end.checked_sub(1)?)?);
        let auxiliary = words.get(start)?.text.as_str();
        let next = words.get(start + 1)?;
        if start > 0 && PRONOUNS.contains(&next.text.as_str()) {
            Some(format!("{auxiliary} {subject} {}", from(start + 2)?))
        } else if start > 0 && first > 0 {
            Some(format!("{subject} {}.", from(start)?))
        } else {
            from(start).map(str::to_owned)
        }
    };
    bounds.map(|bounds| clause(bounds).map(as_row)).collect::<Option<_>>().unwrap_or_default()
}

/// "Are backups encrypted, kept apart": a row that has lost its "and" to the next clause.
fn as_row(clause: String) -> String {
    match clause.rsplit_once(',') {
        Some((row, last)) if !clause.contains(" and ") && !clause.contains(" or ") => format!("{row} and{last}"),
        _ => clause,
    }
}

/// "Is data encrypted, and which version of TLS is used?" asks besides a yes for something told.
///
/// What is asked besides has to name what it is about, by a term of the trade or by a pronoun for the subject of the first. "Do
/// you know who has access and which keys are used?" asks nothing besides.
fn asked_besides(text: &str, words: &[Token]) -> Option<Vec<String>> {
    let word = |at: usize| words.word(at);
    let asks = |at: usize| {
        WH.contains(&word(at)) && word(at) != "why"
            || matches!(word(at), "in" | "at" | "for" | "by" | "to" | "with" | "within" | "on" | "under")
                && WH.contains(&word(at + 1))
    };
    let mut joints = (2..words.len()).filter(|&at| word(at - 1) == "and" && asks(at));
    let (joint, None) = (joints.next()?, joints.next()) else { return None };
    let is_auxiliary = |at: &usize| AUXILIARIES.contains(&word(*at));
    let opens_polar = is_auxiliary(&0) || matches!(word(0), "confirm" | "verify");
    let inverted = (joint + 1..words.len()).take(MOST_BEFORE_A_VERB).find(is_auxiliary);
    let embedded = (0..joint).any(|at| WH.contains(&word(at)));
    let long = words.iter().skip(1).any(|word| word.opens_clause);
    if long || opens_polar && (embedded || inverted.is_none()) {
        return None;
    }
    let first = slice(text, words.first()?, words.get(joint - 2)?)?;
    let from = |at: usize| slice(text, words.get(at)?, words.last()?);
    let second = match inverted.filter(|&at| PRONOUNS.contains(&word(at + 1))) {
        Some(at) => {
            let subject = match (0..joint).find(is_auxiliary) {
                Some(auxiliary) => subject(text, words, auxiliary)?,
                // "Who performs tests": what stands behind the verb.
                None if matches!(word(0), "who" | "which" | "what") && joint > 3 && joint <= MOST_OF_A_SUBJECT => {
                    slice(text, words.get(2)?, words.get(joint - 2)?)?
                }
                None => return None,
            };
            format!("{} {subject} {}", slice(text, words.get(joint)?, words.get(at)?)?, from(at + 2)?)
        }
        None => from(joint)?.to_owned(),
    };
    let named = tokens(&second);
    let of_the_trade = |class: Class| matches!(class, Class::Object | Class::Control | Class::Name | Class::Document);
    let open = named.iter().any(|word| UNTOLD.contains(&word.text.as_str()));
    let names = lexicon().find(&named).iter().any(|found| of_the_trade(lexicon().class(found.term)));
    (names && !open).then(|| vec![first.to_owned(), second])
}

/// Whether a text asks the vendor for two deeds, each done to something of its own.
#[must_use]
pub fn asks_for_two_deeds(text: &str) -> bool {
    deeds(text, &tokens(text)).is_some()
}

/// "Do you log sign-ins and test restores?" asks for two deeds, each with what it is done to.
///
/// Where a figure or a place stands behind the second alone, it may be meant of both; and what "it" or "the data" is, the
/// second clause does not tell.
fn deeds(text: &str, words: &[Token]) -> Option<Vec<String>> {
    const OPEN: [&str; 17] = [
        "it", "them", "they", "this", "that", "these", "those", "same", "both", "such", "there", "its", "their", "not",
        "never", "without", "or",
    ];
    const WHOSE: [&str; 8] = ["data", "information", "records", "keys", "results", "findings", "access", "files"];
    let word = |at: usize| words.word(at);
    let of_it = |at: usize| OPEN.contains(&word(at)) || (word(at) == "the" && WHOSE.contains(&word(at + 1)));
    if !matches!((word(0), word(1)), ("do", "you")) || words.iter().skip(1).any(|word| word.opens_clause) {
        return None;
    }
    let mut joints = (2..words.len()).filter(|&at| word(at) == "and");
    let (joint, None) = (joints.next()?, joints.next()) else { return None };
    let deed = words.get(joint + 1..joint + 2)?;
    let is_deed = lexicon().find(deed).iter().any(|found| lexicon().class(found.term) == Class::Verb);
    let long = |from: usize, to: usize| to > from + 1;
    if !is_deed || !long(3, joint) || !long(joint + 1, words.len()) || (0..words.len()).any(of_it) {
        return None;
    }
    let last = words.len().checked_sub(1)?;
    let first = slice(text, words.first()?, words.get(joint - 1)?)?;
    let second = format!("do you {}", slice(text, words.get(joint + 1)?, words.get(last)?)?);
    let figures = |text: &str| quantity::asked(text).len();
    let places = |text: &str| {
        lexicon().find(&tokens(text)).iter().filter(|found| lexicon().class(found.term) == Class::Place).count()
    };
    // Of what somebody is told, the clause does not tell.
    let read = tokens(&second);
    let thing = |class: Class| !matches!(class, Class::Light | Class::Verb | Class::Actor);
    let things = lexicon().find(&read).iter().any(|found| thing(lexicon().class(found.term)));
    let behind_alone = |count: &dyn Fn(&str) -> usize| count(&second) > 0 && count(first) == 0;
    (things && !behind_alone(&figures) && !behind_alone(&places)).then(|| vec![first.to_owned(), second])
}

/// Verbs of the vendor's behind which stands what the next clause goes on about.
const HAVING: [&str; 13] = [
    "have", "maintain", "keep", "use", "operate", "hold", "perform", "make", "take", "run", "offer", "provide",
    "conduct",
];

/// What the first clause is about: in a statement the words before its auxiliary, in a question those behind it up to
/// what is said of them.
fn subject<'t>(text: &'t str, words: &[Token], auxiliary: usize) -> Option<&'t str> {
    let asks = words.first().is_some_and(|first| WH.contains(&first.text.as_str()));
    let having = words.word(auxiliary + 1) == "you" && HAVING.contains(&words.word(auxiliary + 2));
    let (from, to) = if auxiliary > 0 && !asks {
        (0, auxiliary)
    } else if having {
        // "Do you have a plan, and is it tested?": the plan is.
        (auxiliary + 3, words.iter().position(|word| word.text == "and")?)
    } else {
        let said = |word: &Token| {
            word.text.ends_with("ed")
                || word.text.ends_with("ble")
                || matches!(word.text.as_str(), "kept" | "made" | "held")
        };
        (auxiliary + 1, auxiliary + 1 + words.iter().skip(auxiliary + 1).position(said)?)
    };
    let short = to > from && to - from <= MOST_OF_A_SUBJECT;
    short.then(|| slice(text, words.get(from)?, words.get(to - 1)?)).flatten()
}

/// The text from one word to another.
pub(super) fn slice<'t>(text: &'t str, first: &Token, last: &Token) -> Option<&'t str> {
    text.get(first.span.0..last.span.1)
}

#[cfg(test)]
mod tests {
    use super::clauses;

    #[test]
    fn each_clause_has_its_subject() {
        assert_eq!(clauses("Do you make backups, and are they tested?"), ["Do you make backups", "are backups tested"]);
        assert_eq!(
            clauses("Are backups encrypted, and are they tested every year?"),
            ["Are backups encrypted", "are backups tested every year"]
        );
        assert_eq!(
            clauses("Is traffic encrypted, is it logged, and may we read the logs?"),
            ["Is traffic encrypted", "is traffic logged", "may we read the logs"]
        );
        assert_eq!(
            clauses("Access to servers is limited and is recorded."),
            ["Access to servers is limited", "Access to servers is recorded."]
        );
        assert_eq!(
            clauses("Is traffic encrypted and are backups kept apart?"),
            ["Is traffic encrypted", "are backups kept apart"]
        );
    }

    #[test]
    fn what_is_asked_besides_stands_on_its_own() {
        assert_eq!(
            clauses("Are backups encrypted, and how often are they tested?"),
            ["Are backups encrypted", "how often are backups tested"]
        );
        assert_eq!(
            clauses("Who makes backups and how often does it happen?"),
            ["Who makes backups", "how often does backups happen"]
        );
        assert_eq!(
            clauses("State how long logs are kept and how soon backups are deleted."),
            ["State how long logs are kept", "how soon backups are deleted"]
        );
        for text in [
            "Do you know where logs are and how backups are made?",
            "Are backups encrypted, and how?",
            "Are backups encrypted, and how are its keys held?",
            "Are backups encrypted and what else?",
            "and how are backups made",
        ] {
            assert!(clauses(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn each_deed_is_asked_for() {
        assert_eq!(
            clauses("Do you log sign-ins weekly and test restores?"),
            ["Do you log sign-ins weekly", "do you test restores"]
        );
        for text in [
            "Do you log sign-ins and keep the data?",
            "Do you test and log it?",
            "Do you log and test restores weekly?",
        ] {
            assert!(clauses(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn one_clause_is_left_alone() {
        for text in ["Are backups encrypted and safe?", "Are logs kept? And are they read?", "Backups and logs", ""] {
            assert!(clauses(text).is_empty(), "{text}");
        }
    }
}
