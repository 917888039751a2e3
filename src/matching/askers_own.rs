//! What is the asker's own: "our appointments" are customers' data, and "our nurses" who sign in are users.
//!
//! What customers keep in a service is known by a list: what is not on it may be a thing that is in no service at all, or of
//! a kind that the bank does not speak of. What its users are by trade no list holds; that they are theirs says enough.

use super::everyday::{is_everyday, is_light_in_a_question};
use super::lexicon::{Class, Found, Term, lexicon};
use super::terms::{Token, Words};
use super::words::is_stop_word;

/// What is done to data and to nothing else. Whether something is stored at all is a question of its own.
const DONE_TO_DATA: [&str; 10] =
    ["encryption", "delete", "backups", "export", "sell", "retain", "in-transit", "at-rest", "loss", "transfer"];
/// What is kept as data, whatever the service is for, besides what the lexicon knows; not invoices and orders, which also
/// pass between a customer and the vendor.
const KEPT: [&str; 48] = [
    "addresses",
    "appointments",
    "attachments",
    "balances",
    "bookings",
    "bookkeeping",
    "calendars",
    "charts",
    "correspondence",
    "dates",
    "deliveries",
    "designs",
    "diagrams",
    "diaries",
    "drafts",
    "drawings",
    "entries",
    "exams",
    "figures",
    "grades",
    "images",
    "ledgers",
    "letters",
    "manuscripts",
    "memos",
    "minutes",
    "movements",
    "notes",
    "numbers",
    "papers",
    "payslips",
    "photographs",
    "photos",
    "pictures",
    "posts",
    "presentations",
    "projects",
    "registrations",
    "reservations",
    "results",
    "rosters",
    "schedules",
    "shipments",
    "statistics",
    "submissions",
    "surveys",
    "timesheets",
    "transactions",
];
/// Who may, must or does something.
const DOING: [&str; 10] = ["can", "could", "may", "must", "should", "do", "does", "will", "would", "shall"];
/// What the word before a thing of the asker's may not be: where something is done is not what it is done to.
const WHERE: [&str; 14] =
    ["in", "on", "at", "from", "to", "with", "via", "through", "by", "under", "into", "against", "within", "for"];

/// Adds to the terms of a question what its words for the asker's own come to, where the lexicon does not know them.
pub fn add_askers_own(tokens: &[Token], found: &mut Vec<Found>) {
    let lexicon = lexicon();
    let term = |name| lexicon.term(name);
    let (Some(data), Some(users), Some(theirs)) = (term("customer-data"), term("users"), term("customers-users"))
    else {
        return;
    };
    let says = |names: &[&str]| found.iter().any(|found| names.contains(&lexicon.name(found.term)));
    // What is cancelled may be the thing itself, and not the contract.
    let placed =
        tokens.iter().any(|token| matches!(token.text.as_str(), "where" | "country" | "countries" | "location"));
    let of_data = (says(&DONE_TO_DATA) || placed) && !says(&["termination"]);
    let before = |at: usize| at.checked_sub(2).and_then(|at| tokens.get(at)).map_or("", |token| token.text.as_str());
    let mut own: Vec<Found> = Vec::new();
    for at in 0..tokens.len() {
        let Some((term, end)) = askers_own(tokens, found, at, (data, users), of_data) else { continue };
        if own.last().is_none_or(|last| last.end <= at) {
            own.push(Found { term, first: at, end });
        }
    }
    // The asker's staff are nobody of the vendor's: they use the service, or it is none of its doing.
    let ours = |found: &Found| match lexicon.name(found.term) {
        "staff" => is_ours(tokens, found.first) || is_of_ours(tokens, found.end),
        "administrators" => is_ours(tokens, found.first),
        _ => false,
    };
    // "Our patient data" is data of theirs, as all that they keep with the vendor is.
    let kept = |found: &Found| {
        of_data && is_ours(tokens, found.first) && matches!(lexicon.name(found.term), "employee-data" | "health-data")
    };
    for found in found.iter_mut().filter(|found| kept(found)) {
        found.term = data;
    }
    for found in found.iter_mut().filter(|found| ours(found)) {
        found.term = if DOING.contains(&before(found.first)) { users } else { theirs };
    }
    found.extend(own);
    found.sort_by_key(|found| found.first);
}

/// What the words at a place come to, and where they end.
fn askers_own(
    tokens: &[Token],
    found: &[Found],
    at: usize,
    (data, users): (Term, Term),
    of_data: bool,
) -> Option<(Term, usize)> {
    let word = |at: usize| tokens.word(at);
    if !is_ours(tokens, at) || !is_unknown(tokens, found, at) {
        return None;
    }
    // "Our stock movements" are one thing, and so are "our booking records".
    let two = is_unknown(tokens, found, at + 1) && !tokens.get(at + 1)?.opens_clause;
    let end = at + 1 + usize::from(two);
    let next = found.iter().find(|found| found.first == end);
    let kind = |found: &Found| lexicon().name(found.term) == "data";
    // "Our policyholder data": whatever kind of data it is.
    if matches!(word(end), "data" | "information" | "records") && of_data {
        return Some((data, end));
    }
    if next.is_some_and(|found| !kind(found) && lexicon().class(found.term) != Class::Light && names_more(found)) {
        return None;
    }
    let before = at.checked_sub(2).map_or("", word);
    let subject = DOING.contains(&before) && !matches!(word(end), "be" | "get" | "stay" | "remain");
    if subject && is_somebody(word(end - 1)) {
        return Some((users, end));
    }
    (of_data && !WHERE.contains(&before) && KEPT.contains(&word(end - 1))).then_some((data, end))
}

/// Whether "our" or "my" stands before a place.
fn is_ours(tokens: &[Token], at: usize) -> bool {
    at.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|token| matches!(token.text.as_str(), "our" | "my"))
}

/// Whether "of ours" or "of mine" stands at a place.
fn is_of_ours(tokens: &[Token], at: usize) -> bool {
    let word = |at: usize| tokens.word(at);
    word(at) == "of" && matches!(word(at + 1), "ours" | "mine")
}

/// Whether a word is one that the lexicon does not know and that carries something.
fn is_unknown(tokens: &[Token], found: &[Found], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    let word = token.text.as_str();
    let idle = is_stop_word(word) || is_everyday(word) || is_light_in_a_question(word);
    let known = found.iter().any(|found| (found.first..found.end).contains(&at));
    let noun = word.len() > 2 && !word.ends_with("ed") && word.chars().all(char::is_alphabetic);
    noun && !idle && !known
}

/// Whether a term behind an unknown word is what the word only describes: "our mobile phones".
fn names_more(found: &Found) -> bool {
    !matches!(lexicon().class(found.term), Class::Verb | Class::Control | Class::Manner)
}

/// Whether a word is for somebody, by its ending.
fn is_somebody(word: &str) -> bool {
    const ENDINGS: [&str; 18] = [
        "ers", "ors", "ists", "ians", "ants", "ents", "ees", "men", "women", "folk", "nurses", "pupils", "children",
        "people", "er", "or", "ist", "ee",
    ];
    let thing = word.ends_with("ments") || word.ends_with("orders") || word.ends_with("letters");
    !thing && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use crate::matching::reading::Reading;

    fn says(question: &str, term: &str) -> bool {
        Reading::of_question(question).says_term(term)
    }

    #[test]
    fn what_the_asker_keeps_is_customers_data() {
        for question in [
            "Are our appointments encrypted?",
            "Do you sell our photographs to anybody?",
            "Are our timesheets encrypted?",
            "Is our policyholder data encrypted?",
            "Is our patient data encrypted?",
            "Where is our payroll data stored?",
        ] {
            assert!(says(question, "customer-data"), "{question}");
        }
        for question in [
            "Is our building insured?",
            "Do you train our nurses?",
            "Can you host it on our hardware?",
            "Are our laptops encrypted?",
            "Are your appointments encrypted?",
            "Are our invoices kept for ten years?",
            "Are our bookings deleted once they are cancelled?",
            "Do you store our photographs?",
            "Do you process our policyholder data?",
            "Are our vehicles encrypted?",
        ] {
            assert!(!says(question, "customer-data"), "{question}");
        }
    }

    #[test]
    fn who_signs_in_at_the_askers_is_a_user() {
        assert!(says("Can our receptionists sign in with a second factor?", "users"));
        assert!(says("Must our staff use a second factor?", "users"));
        assert!(!says("Are our employees screened?", "staff"));
        assert!(!says("Are our receptionists told about it?", "users"));
        assert!(!says("Can our orders be exported?", "users"));
    }
}
