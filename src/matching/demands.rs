//! Whether an entry tells what an open question wants told.

use super::content::Content;
use super::form::Demand;
use super::lexicon::{Class, Term, lexicon};
use super::reading::Reading;
use super::record::Record;
use crate::bank::Entry;
use crate::quantity::{Quantity, Stated};

impl Demand {
    /// What is wanted, in words.
    #[must_use]
    pub const fn told(self) -> &'static str {
        match self {
            Self::Account => "more of it",
            Self::Manner => "how",
            Self::Choice => "which",
            Self::Time => "a time",
            Self::Frequency => "how often",
            Self::Number => "a number",
            Self::Place => "a place",
            Self::Party => "who it is",
            Self::Method => "the method by name",
            Self::KeySize => "the size of a key",
        }
    }
}

/// Whether a wording that wants the same, a measure or the answer's own words meet a demand.
#[must_use]
pub fn is_met(
    demand: Demand,
    question: &Reading,
    wording: &Reading,
    affirms: bool,
    entry: &Entry,
    record: &Record,
) -> bool {
    // That somebody may be asked for a figure does not show that the answer has one.
    let figured = matches!(demand, Demand::Time | Demand::Frequency | Demand::Number | Demand::KeySize);
    let wanted = wording.form.demands.contains(&demand);
    let elsewhere = || entry.measures.iter().any(|measure| matches!(measure.stated, Stated::SetBy(_) | Stated::On(_)));
    if matches!(demand, Demand::Account | Demand::Manner) || (wanted && (!figured || elsewhere())) {
        return true;
    }
    // Who is told where, or which, is told a time by the way, if at all: of what, nobody knows.
    let elsewise = |demand: &Demand| matches!(demand, Demand::Place | Demand::Party | Demand::Choice | Demand::Account);
    if demand == Demand::Time && entry.measures.is_empty() && wording.form.demands.iter().any(elsewise) {
        return false;
    }
    let figure = |fits: fn(&Quantity) -> bool| {
        let figures = record.answer.iter().flat_map(|sentence| &sentence.figures);
        figures.filter(|asked| !asked.interval).any(|asked| fits(&asked.quantity))
    };
    // When what is planned will be there is told by its target.
    if demand == Demand::Time && entry.target.is_some() {
        return true;
    }
    match demand {
        // What there is of a kind is told by an account of it, not by a yes.
        Demand::Choice => {
            let counted = question.form.demands.contains(&Demand::Number) && question.says_term("regions");
            wording.form.lists
                || wording.form.demands.contains(&Demand::Method)
                // "In how many regions, and which?": their names are places.
                || counted && answer_names(record, |term| lexicon().class(term) == Class::Place)
        }
        Demand::KeySize => {
            let key = |quantity: &Quantity| matches!(quantity, Quantity::KeySize { .. });
            let known = |stated: &Stated| matches!(stated, Stated::Known { quantity, .. } if key(quantity));
            entry.measures.iter().any(|measure| known(&measure.stated)) || figure(key)
        }
        Demand::Account | Demand::Manner | Demand::Party => false,
        Demand::Time => {
            let time = |stated: &Stated| match stated {
                Stated::Known { quantity, .. } => matches!(quantity, Quantity::Duration(_) | Quantity::Date(_)),
                Stated::Indefinite => true,
                // Who fixes it, or after what it happens, is told where the wording asks for a time itself.
                Stated::SetBy(_) | Stated::On(_) => false,
            };
            // The time from one to the next is no time that it takes.
            entry.measures.iter().any(|measure| !measure.interval && time(&measure.stated))
                || figure(|quantity| matches!(quantity, Quantity::Duration(_) | Quantity::Date(_)))
        }
        Demand::Frequency => {
            entry.measures.iter().any(|measure| measure.interval)
                || record.answer.iter().flat_map(|sentence| &sentence.figures).any(|asked| asked.interval)
        }
        Demand::Number => {
            let count = |stated: &Stated| matches!(stated, Stated::Known { quantity: Quantity::Count { .. }, .. });
            // "More than one" is no number.
            entry.measures.iter().any(|measure| count(&measure.stated))
                || record
                    .answer
                    .iter()
                    .flat_map(|sentence| &sentence.figures)
                    .any(|asked| !asked.interval && !asked.strict && matches!(asked.quantity, Quantity::Count { .. }))
        }
        // That it is not at one place does not tell where it is, and what others are called not either ("… Ireland Ltd.").
        Demand::Place => {
            let others = |name: &&str| wording.says_term(name) && !question.says_term(name);
            let of_others = question.says_term("data") && ["subprocessors", "third-parties"].iter().any(others);
            let place: fn(Term) -> bool = if question.says_term("country") {
                |term| lexicon().class(term) == Class::Place && !AREAS.contains(&lexicon().name(term))
            } else {
                |term| lexicon().class(term) == Class::Place
            };
            affirms && !of_others && answer_names(record, place)
        }
        // A name in what denies or asks for no method is the name of something else.
        Demand::Method => affirms && answer_names(record, is_of_a_method),
    }
}

/// Whether a place is asked for within an area, and the answer names that area and no place in it: "in which EU countries".
#[must_use]
pub fn only_repeats_the_area(question: &Reading, record: &Record) -> bool {
    let area = |term: &Term| lexicon().class(*term) == Class::Place && lexicon().name(*term) != "country";
    let asked: Vec<Term> = question.said.terms().filter(area).collect();
    let mut named = record.answer.iter().flat_map(|sentence| sentence.said.terms()).filter(area).peekable();
    !asked.is_empty() && named.peek().is_some() && named.all(|place| asked.contains(&place))
}

/// Whether a country is asked for, and the answer names areas alone: "in which country", "within the EU".
#[must_use]
pub fn names_no_country(question: &Reading, record: &Record) -> bool {
    let place = |term: Term| lexicon().class(term) == Class::Place;
    let country = |term: Term| place(term) && !AREAS.contains(&lexicon().name(term));
    let asks = |content: &Content| content.text.starts_with("countr");
    !question.signs.either
        && question.content.iter().any(asks)
        && record.answer.iter().flat_map(|sentence| sentence.said.terms()).any(place)
        && !record.answer.iter().flat_map(|sentence| sentence.said.terms()).any(country)
}

/// Places that are no country and lie in none.
const AREAS: [&str; 6] = ["europe", "eea", "eu", "third-countries", "country", "offshore"];

fn answer_names(record: &Record, wanted: fn(Term) -> bool) -> bool {
    record.answer.iter().any(|sentence| sentence.said.terms().any(wanted))
}

/// Whether a name may be that of a method, and is none of a company.
fn is_of_a_method(term: Term) -> bool {
    const COMPANIES: [&str; 10] =
        ["aws", "azure", "gcp", "hetzner", "ovh", "ionos", "digitalocean", "scaleway", "openai", "anthropic"];
    lexicon().class(term) == Class::Name && !COMPANIES.contains(&lexicon().name(term))
}
