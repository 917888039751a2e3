//! The figures of a question against those that an entry states.

use super::reading::Reading;
use super::record::Record;
use crate::bank::Entry;
use crate::quantity::{Asked, Bound, Comparison, Measure, Quantity, Stated, compare};

/// What the figures settle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figures {
    /// The question asks for none.
    None,
    /// The wording has the same ones: its own stance holds.
    Same,
    /// All are met; in words.
    Met(String),
    /// One is not; in words.
    Missed(String),
    /// It cannot be told, and why.
    Unsettled(String),
}

/// Compares the figures that a question asks for.
#[must_use]
pub fn figures(question: &Reading, wording: &Reading, entry: &Entry, record: &Record) -> Figures {
    if question.asked.is_empty() {
        return if wording.asked.is_empty() { Figures::None } else { Figures::Same };
    }
    let same = |asked: &Asked| wording.asked.iter().any(|other| same_figure(asked, other));
    if entry.measures.is_empty() && question.asked.iter().all(same) {
        return Figures::Same;
    }
    if asks_two_things(&question.asked) {
        return Figures::Unsettled("more than one figure of a kind is asked".to_owned());
    }
    let mut met = Vec::new();
    let mut missed = Vec::new();
    for asked in &question.asked {
        let fitting = fitting(asked, question, &entry.measures);
        let outcomes: Vec<Comparison> = fitting.iter().map(|measure| compare(asked, measure)).collect();
        let Some(stated) = fitting.first().map(|measure| &measure.stated) else {
            if same(asked) || (is_more_than_one(asked) && wording.several) {
                continue;
            }
            if let Some(words) = met_by_the_key(asked, record) {
                met.push(words);
                continue;
            }
            return Figures::Unsettled(format!("{} is asked, and no such figure is stated", asked.quantity));
        };
        let words = format!("{} asked, {stated} stated", told(asked));
        if outcomes.iter().all(|outcome| *outcome == Comparison::Met) {
            met.push(words);
        } else if outcomes.iter().all(|outcome| *outcome == Comparison::Missed) {
            missed.push(words);
        } else if outcomes.len() > 1 && outcomes.windows(2).any(|pair| pair.first() != pair.last()) {
            return Figures::Unsettled(format!("{words}, and other figures that say otherwise"));
        } else {
            return Figures::Unsettled(format!("{words}: that does not settle it"));
        }
    }
    match (missed.is_empty(), met.is_empty()) {
        (false, _) => Figures::Missed(missed.join("; ")),
        (true, false) => Figures::Met(met.join("; ")),
        (true, true) => Figures::Same,
    }
}

/// The size of a key is stated by the answer where it names one and no other, and denies nothing.
fn met_by_the_key(asked: &Asked, record: &Record) -> Option<String> {
    let Quantity::KeySize { .. } = asked.quantity else { return None };
    let sentences = record.answer.iter().filter(|sentence| !sentence.denies);
    let figures = sentences.flat_map(|sentence| &sentence.figures).map(|figure| &figure.quantity);
    let mut keys = figures.filter(|quantity| matches!(quantity, Quantity::KeySize { .. }));
    let key = keys.next().filter(|key| keys.all(|other| other == *key))?;
    let stated = Stated::Known { quantity: key.clone(), bound: Bound::Exact };
    let words = format!("{} asked, {stated} stated", told(asked));
    let measure = Measure { of: String::new(), stated, from: None, interval: false };
    (compare(asked, &measure) == Comparison::Met).then_some(words)
}

/// "Made daily and tested quarterly": of two figures of a kind that are bounded alike, each is of another thing.
fn asks_two_things(asked: &[Asked]) -> bool {
    let kind = |asked: &Asked| std::mem::discriminant(&asked.quantity);
    asked.iter().enumerate().any(|(at, one)| {
        asked.iter().skip(at + 1).any(|other| {
            (kind(one), one.bound, one.interval) == (kind(other), other.bound, other.interval)
                && one.quantity != other.quantity
        })
    })
}

/// "More than one server": as many as "several servers".
fn is_more_than_one(asked: &Asked) -> bool {
    matches!(asked.quantity, Quantity::Count { number: 1, .. }) && asked.strict && asked.bound == Bound::AtLeast
}

fn same_figure(one: &Asked, other: &Asked) -> bool {
    (&one.quantity, one.bound, one.strict, one.interval) == (&other.quantity, other.bound, other.strict, other.interval)
}

/// The measures that a figure may be compared with: of its kind; where the question names one of them, that one alone.
fn fitting<'a>(asked: &Asked, question: &Reading, measures: &'a [Measure]) -> Vec<&'a Measure> {
    let of_kind = |measure: &&Measure| match (&measure.stated, &asked.quantity) {
        (Stated::Known { quantity, .. }, asked_for) => {
            std::mem::discriminant(quantity) == std::mem::discriminant(asked_for)
                && compare(asked, measure) != Comparison::Incomparable
        }
        (Stated::Indefinite | Stated::SetBy(_) | Stated::On(_), Quantity::Duration(_)) => {
            compare(asked, measure) != Comparison::Incomparable
        }
        _ => false,
    };
    let fitting: Vec<&Measure> = measures.iter().filter(of_kind).collect();
    let named =
        |measure: &&Measure| measure.of.split(['_', '.']).any(|word| word.len() == 3 && question.says_term(word));
    if fitting.len() > 1 && fitting.iter().any(named) { fitting.into_iter().filter(named).collect() } else { fitting }
}

fn told(asked: &Asked) -> String {
    let bound = match (asked.bound, asked.strict, asked.interval) {
        (Bound::Exact, ..) => "",
        (Bound::AtLeast, false, _) => "at least ",
        (Bound::AtLeast, true, _) => "more than ",
        (Bound::AtMost, false, true) => "at least every ",
        (Bound::AtMost, false, false) => "at most ",
        (Bound::AtMost, true, _) => "less than ",
    };
    format!("{bound}{}", asked.quantity)
}
