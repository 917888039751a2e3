//! Whether an entry tells what an open question wants told.

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
pub fn is_met(demand: Demand, wording: &Reading, affirms: bool, entry: &Entry, record: &Record) -> bool {
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
        Demand::Choice => wording.form.lists || wording.form.demands.contains(&Demand::Method),
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
        Demand::Number => figure(|quantity| matches!(quantity, Quantity::Count { .. })),
        Demand::Place => answer_names(record, Class::Place),
        // A name in what denies or asks for no method is the name of something else.
        Demand::Method => affirms && answer_names(record, Class::Name),
    }
}

fn answer_names(record: &Record, class: Class) -> bool {
    let of_class = |term: Term| lexicon().class(term) == class;
    record.answer.iter().any(|sentence| sentence.said.terms().any(of_class))
}
