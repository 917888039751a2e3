//! What a text wants: a yes or a no, or something told.

use super::asking::{
    asks_besides, asks_on, asks_shortly, included, is_a_manner, is_awaited, is_demand, is_statement, is_upon_a_yes,
    offers_both_sides, states,
};
use super::captions::{told, told_besides};
use super::nouns::listed;
use super::openings::{Opening, TELLING, opening};
use super::terms::{Token, Words};

/// What a text wants.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    /// A yes or a no.
    pub polar: bool,
    /// What is to be told, each kind once, in the order asked.
    pub demands: Vec<Demand>,
    /// Whether it wants things named one by one: "which", "list", "what are".
    pub lists: bool,
    /// Whether what is to be told is asked upon a yes: "Is it kept and, if so, for how long?"
    pub upon_a_yes: bool,
    /// Whether it wants to know what becomes of something.
    pub fate: bool,
    /// Whether a few words behind it ask on, and name nothing: "… In every case?"
    pub asks_on: bool,
    /// Neither: a noun phrase such as "Encryption at rest".
    pub caption: bool,
}

impl Form {
    /// Whether it wants something told, and neither a yes nor a no.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        !self.polar && !self.caption
    }
}

/// A kind of thing that a text wants told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Demand {
    /// Anything: "describe", "what".
    Account,
    /// In what way: "how do you".
    Manner,
    /// What there is of a kind: "which factors", "what formats".
    Choice,
    /// A time: "how long", "within what time", "when".
    Time,
    /// The time between two repeats: "how often".
    Frequency,
    /// A number: "how many".
    Number,
    /// A place: "where", "in which country".
    Place,
    /// Somebody: "who", "which providers".
    Party,
    /// A method by name: "which algorithm", "what protocol".
    Method,
    /// The size of a key: "what key length".
    KeySize,
}

/// Verbs that open a question that wants a yes or a no.
pub(super) const AUXILIARIES: [&str; 22] = [
    "do", "does", "did", "is", "are", "was", "were", "will", "would", "can", "could", "have", "has", "had", "should",
    "may", "might", "shall", "must", "am", "be", "been",
];

pub(super) const PREPOSITIONS: [&str; 17] = [
    "in", "at", "for", "by", "to", "with", "within", "on", "from", "under", "of", "through", "via", "over", "after",
    "upon", "against",
];

/// Reads what a text wants.
#[must_use]
pub fn form(text: &str, tokens: &[Token]) -> Form {
    let mut form = Form { asks_on: asks_on(text), ..Form::default() };
    let mut decided = false;
    for (at, token) in tokens.iter().enumerate() {
        if !(token.opens_clause || token.after_comma || follows_connective(tokens, at) || asks_besides(tokens, at)) {
            continue;
        }
        let here = tokens.get(at..).unwrap_or_default();
        // Within a sentence that has asked already, only a new clause asks again: "…, have been reviewed" does not.
        if decided && !token.opens_clause && !starts_telling(here) && !asks_besides(tokens, at) {
            continue;
        }
        match opening(here) {
            Some(Opening::Polar) => form.polar = true,
            Some(Opening::Demand(demand)) => {
                form.fate |= asks_for_a_fate(here);
                form.lists |= demand == Demand::Choice || (demand == Demand::Account && names_one_by_one(here));
                form.upon_a_yes |= form.polar && is_upon_a_yes(tokens);
                if !form.demands.contains(&demand) {
                    form.demands.push(demand);
                }
            }
            None => continue,
        }
        decided = true;
    }
    if form.is_open() && decided {
        let beside = included(tokens).filter(|beside| !form.demands.contains(beside));
        form.demands.extend(beside);
    }
    if offers_both_sides(tokens) || asks_shortly(text, tokens) {
        form.polar = true;
    } else if !decided {
        let says = |words: &[&str]| tokens.iter().any(|token| words.contains(&token.text.as_str()));
        match tokens.iter().position(|token| WH.contains(&token.text.as_str())) {
            Some(at) if text.contains('?') => {
                form.demands.push(demand(tokens.get(at..).unwrap_or_default()).unwrap_or(Demand::Account));
            }
            // "Where logs are kept", "Place where logs are kept".
            Some(at) if let Some(told) = asked_by_a_caption(tokens, at) => form.demands.push(told),
            // "Backup frequency?" wants what the caption wants.
            None if !says(&AUXILIARIES)
                && let Some(told) = told(text, tokens) =>
            {
                form.caption = true;
                form.demands = told;
            }
            _ if text.contains('?') || says(&AUXILIARIES) || is_statement(text, tokens) || is_demand(tokens) => {
                form.polar = true;
            }
            _ => {
                form.caption = true;
                // "Retention period", "Location of backups": a caption may say what is to be told.
                let told = listed(tokens);
                if !matches!(told, Demand::Account | Demand::Party) && !states(tokens) {
                    form.demands.push(told);
                }
            }
        }
    }
    if !form.polar {
        for besides in told_besides(text, tokens) {
            if !form.demands.contains(&besides) {
                form.demands.push(besides);
            }
        }
    }
    form
}

/// "What happens to …", "state what becomes of …", "what do you do with …".
fn asks_for_a_fate(tokens: &[Token]) -> bool {
    let word = |at: usize| tokens.word(at);
    (0..4).any(|at| {
        matches!((word(at), word(at + 1)), ("what", "happens" | "becomes"))
            || (word(at) == "what"
                && word(at + 1) == "is"
                && word(at + 2) == "done"
                && matches!(word(at + 3), "with" | "to"))
            || (word(at) == "what" && word(at + 1) == "do" && word(at + 3) == "do" && word(at + 4) == "with")
            || (word(at) == "what" && word(at + 1) == "are" && word(at + 3) == "doing" && word(at + 4) == "with")
    })
}

/// "Where logs are kept", "Place where logs are kept", "Period for which logs are kept": what a caption asks for with a word that
/// asks, behind a noun for the same or alone.
fn asked_by_a_caption(tokens: &[Token], wh: usize) -> Option<Demand> {
    let asks = matches!(tokens.word(wh), "where" | "who" | "whom" | "how");
    let named = tokens.first().map(|noun| listed(std::slice::from_ref(noun))).filter(|told| *told != Demand::Account);
    let placed = matches!(tokens.word(0), "place" | "places" | "site" | "sites");
    match wh {
        0 if asks => demand(tokens),
        1 if asks && (placed || named.is_some()) => demand(tokens.get(1..)?),
        2 if PREPOSITIONS.contains(&tokens.word(1)) => named,
        _ => None,
    }
}

/// "List …", "name …", "what are …".
fn names_one_by_one(tokens: &[Token]) -> bool {
    let mut words =
        tokens.iter().map(|token| token.text.as_str()).skip_while(|word| matches!(*word, "please" | "kindly"));
    match (words.next(), words.next()) {
        (Some("what"), Some("are" | "do" | "does"))
        | (Some("list" | "name" | "enumerate" | "identify" | "specify"), _) => true,
        (Some("provide" | "give" | "share" | "supply" | "furnish"), Some(_)) => {
            words.take(3).any(|word| word == "list")
        }
        _ => false,
    }
}

/// The words that ask.
pub(super) const WH: [&str; 9] = ["what", "which", "how", "where", "when", "who", "whom", "whose", "why"];

fn starts_telling(tokens: &[Token]) -> bool {
    let word = |at: usize| tokens.word(at);
    TELLING.contains(&word(0))
        || WH.contains(&word(0))
        || PREPOSITIONS.contains(&word(0)) && matches!(word(1), "what" | "which" | "whom" | "how")
}

fn follows_connective(tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|at| tokens.get(at)) else { return false };
    let here = tokens.get(at..).unwrap_or_default();
    matches!(before.text.as_str(), "and" | "please" | "so" | "yes" | "not") && starts_telling(here)
}

/// What a wh-word with its noun asks for.
pub(super) fn demand(tokens: &[Token]) -> Option<Demand> {
    let word = |at: usize| tokens.word(at);
    let against = tokens.iter().any(|token| token.text == "against");
    match (word(0), word(1)) {
        ("how", "often" | "frequently" | "regularly") => Some(Demand::Frequency),
        ("how", "long" | "soon" | "quickly" | "fast" | "old" | "rapidly" | "swiftly" | "promptly" | "speedily")
        | ("when", _) => Some(Demand::Time),
        ("how", "far") if word(2) == "back" => Some(Demand::Time),
        ("how", "many" | "much") => {
            let time = ["hours", "days", "months", "years", "time", "minutes", "weeks"];
            Some(if time.contains(&word(2)) { Demand::Time } else { Demand::Number })
        }
        ("where", _) => Some(Demand::Place),
        ("who" | "whom" | "whose", _) => Some(Demand::Party),
        ("what", "is") if matches!((word(2), word(3)), ("the", "number") | ("your", "number")) => Some(Demand::Number),
        (
            "what",
            "is" | "are" | "was" | "were" | "do" | "does" | "did" | "happens" | "can" | "will" | "would" | "if",
        ) => Some(listed(tokens.get(1..)?)),
        ("what" | "which", noun) if is_a_manner(noun) || is_a_manner(word(2)) => Some(Demand::Manner),
        ("what" | "which", "date" | "quarter") if is_awaited(tokens) => Some(Demand::Time),
        ("what" | "which", "term") => Some(Demand::Time),
        ("what" | "which", "amount" | "number" | "quantity") => Some(Demand::Number),
        // "What protects you against …" wants to know how it is done.
        ("what", "protects" | "safeguards" | "shields") if against => Some(Demand::Manner),
        ("what" | "which", "state" | "place" | "facility" | "province") => Some(Demand::Place),
        ("which", "people" | "person" | "persons" | "staff" | "employees" | "individuals") => Some(Demand::Party),
        ("what" | "which", _) => Some(match listed(tokens.get(1..)?) {
            Demand::Account => Demand::Choice,
            other => other,
        }),
        ("how", _) => Some(Demand::Manner),
        _ => Some(Demand::Account),
    }
}

#[cfg(test)]
mod tests {
    use super::{Demand, Form, form};
    use crate::matching::terms::tokens;

    fn read(text: &str) -> Form {
        form(text, &tokens(text))
    }

    #[test]
    fn polar_questions() {
        for text in [
            "Do you encrypt backups?",
            "Please confirm that backups are encrypted.",
            "For data at rest, is it encrypted?",
            "When a customer leaves, is the data deleted?",
            "Backups are encrypted.",
            "Can you provide a signed agreement?",
            "Indicate whether backups are encrypted",
        ] {
            let form = read(text);
            assert!(form.polar && form.demands.is_empty() && !form.caption, "{text}: {form:?}");
        }
    }

    #[test]
    fn open_questions_and_what_they_want() {
        for (text, demand) in [
            ("How long are logs kept?", Demand::Time),
            ("How often are backups made?", Demand::Frequency),
            ("Within what time are customers told?", Demand::Time),
            ("For how long do you keep backups?", Demand::Time),
            ("What is your recovery time objective (RTO)?", Demand::Time),
            ("In which countries is data held?", Demand::Place),
            ("Where are backups?", Demand::Place),
            ("Where, geographically, are backups?", Demand::Place),
            ("Where backups are kept", Demand::Place),
            ("Places where backups are kept", Demand::Place),
            ("Tell us where backups are.", Demand::Place),
            ("Period for which backups are kept", Demand::Time),
            ("The supplier shall state how soon backups are restored.", Demand::Time),
            ("Where (which country) are backups?", Demand::Place),
            ("Specify the time within which backups are copied.", Demand::Time),
            ("Please indicate the number of regions.", Demand::Number),
            ("Please list all subprocessors.", Demand::Party),
            ("Who runs the servers?", Demand::Party),
            ("Which algorithm protects passwords?", Demand::Method),
            ("How many regions are there?", Demand::Number),
            ("Can you describe the backup process?", Demand::Account),
            ("Describe your backups.", Demand::Account),
            ("How do you isolate tenants?", Demand::Manner),
            ("Which formats are there?", Demand::Choice),
        ] {
            let form = read(text);
            assert_eq!(form.demands, [demand], "{text}");
            assert!(!form.polar, "{text}");
        }
    }

    #[test]
    fn what_becomes_of_something() {
        for text in [
            "What happens to tapes?",
            "State what becomes of tapes.",
            "What do you do with tapes?",
            "What is done with tapes?",
        ] {
            assert!(read(text).fate, "{text}");
        }
        assert!(!read("What do you do to protect tapes?").fate);
    }

    #[test]
    fn what_is_asked_on() {
        for text in [
            "Are tapes wiped? In every case?",
            "Are tapes wiped? How thoroughly?",
            "Are tapes wiped? Under whose name?",
            "Are tapes wiped? How do you know?",
        ] {
            assert!(read(text).asks_on, "{text}");
        }
        for text in
            ["Are tapes wiped? How often?", "Are tapes wiped? Right?", "Are tapes wiped? By whom?", "Are tapes wiped?"]
        {
            assert!(!read(text).asks_on, "{text}");
        }
    }

    #[test]
    fn both_at_once_and_neither() {
        let form = read("Do you encrypt backups? If yes, describe how.");
        assert!(form.polar && form.demands == [Demand::Account], "{form:?}");
        assert_eq!(read("When and how are tapes wiped?").demands, [Demand::Time, Demand::Manner]);
        let form = read("Do you encrypt backups and how long are they kept?");
        assert!(form.polar && form.demands == [Demand::Time], "{form:?}");
        assert!(read("Encryption at rest").caption);
    }
}
