//! Quantities that questions ask for and banks state, and their comparison.

mod asked;
mod bound;
mod compare;
mod numerals;
mod reader;
mod scan;
#[cfg(test)]
mod tests;

pub use asked::asked;
pub use bound::is_comparison;
pub use compare::{Comparison, compare};

use std::fmt;

use jiff::civil::Date;

/// A quantity with its unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Quantity {
    /// A length of time, a deadline, or the time between two repeats.
    Duration(Duration),
    /// A version of something: `TLS 1.3` is name `TLS`, parts `[1, 3]`.
    Version {
        /// What it is a version of, upper case.
        name: String,
        /// The numbers, most significant first.
        parts: Vec<u32>,
    },
    /// A key size: `AES-256` is algorithm `AES`, 256 bits.
    KeySize {
        /// The algorithm, upper case, where named.
        algorithm: Option<String>,
        /// Bits.
        bits: u32,
    },
    /// So many of something.
    Count {
        /// How many.
        number: u64,
        /// Of what, singular and lower case (`region`).
        unit: String,
    },
    /// A share, in thousandths of a percent: 99.9% is 99,900.
    Percentage(u32),
    /// A day.
    Date(Date),
}

/// A duration in the units it was stated in. Months and days are not mixed into each other before they are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Duration {
    /// Calendar months (a year is 12).
    pub months: u32,
    /// Calendar days (a week is 7).
    pub days: u32,
    /// Business days.
    pub business_days: u32,
    /// Seconds (hours and minutes are kept here).
    pub seconds: u64,
}

/// How a stated or asked quantity is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// Just this.
    Exact,
    /// This or more.
    AtLeast,
    /// This or less.
    AtMost,
}

/// What a record states of a quantity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stated {
    /// A quantity with its bound.
    Known {
        /// The quantity.
        quantity: Quantity,
        /// How it is meant.
        bound: Bound,
    },
    /// Without end.
    Indefinite,
    /// Fixed elsewhere (`contract`, `plan`, `tenant`): known to nobody here.
    SetBy(String),
    /// Tied to an event, not to a time (`on account deletion`).
    On(String),
}

/// A stated quantity and what it measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// The name of the fact or record it comes from (`breach_notice`, `retention.logs`).
    pub of: String,
    /// What is stated.
    pub stated: Stated,
    /// The event it counts from (`detection`), where it matters.
    pub from: Option<String>,
    /// Whether it is the time between two repeats ("quarterly"), not a length or a deadline.
    pub interval: bool,
}

/// A quantity as a question asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The quantity.
    pub quantity: Quantity,
    /// The direction: "within 72 hours" is at most, "TLS 1.2 or later" at least. "At least annually" is at most 12
    /// months between two repeats.
    pub bound: Bound,
    /// Whether the bound itself is left out: "more than 12 months", "under an hour".
    pub strict: bool,
    /// Whether it is the time between two repeats ("annually").
    pub interval: bool,
    /// The bytes of the question's text that it was read from.
    pub span: (usize, usize),
}

impl Asked {
    /// Whether it says by when something is to be done, or how long it may take at most.
    #[must_use]
    pub fn is_deadline(&self) -> bool {
        matches!(self.quantity, Quantity::Duration(_)) && self.bound == Bound::AtMost && !self.interval
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Duration(duration) => duration.fmt(f),
            Self::Version { name, parts } => {
                let parts: Vec<String> = parts.iter().map(u32::to_string).collect();
                write!(f, "{name} {}", parts.join("."))
            }
            Self::KeySize { algorithm: Some(algorithm), bits } => write!(f, "{algorithm}-{bits}"),
            Self::KeySize { algorithm: None, bits } => write!(f, "{bits} bits"),
            Self::Count { number, unit } if unit.is_empty() => write!(f, "{number}"),
            Self::Count { number: 1, unit } => write!(f, "1 {unit}"),
            Self::Count { number, unit } => write!(f, "{number} {unit}s"),
            Self::Percentage(thousandths) => write!(f, "{}%", f64::from(*thousandths) / 1_000.0),
            Self::Date(date) => date.fmt(f),
        }
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hours = self.seconds / 3_600;
        let parts = [
            (u64::from(self.months / 12), "year"),
            (u64::from(self.months % 12), "month"),
            (u64::from(self.days), "day"),
            (u64::from(self.business_days), "business day"),
            (hours, "hour"),
            (self.seconds % 3_600 / 60, "minute"),
            (self.seconds % 60, "second"),
        ];
        let mut first = true;
        for (number, unit) in parts.into_iter().filter(|&(number, _)| number > 0) {
            write!(f, "{}{number} {unit}{}", if first { "" } else { " " }, if number == 1 { "" } else { "s" })?;
            first = false;
        }
        if first { f.write_str("no time") } else { Ok(()) }
    }
}

impl fmt::Display for Stated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known { quantity, bound: Bound::Exact } => quantity.fmt(f),
            Self::Known { quantity, bound: Bound::AtLeast } => write!(f, "at least {quantity}"),
            Self::Known { quantity, bound: Bound::AtMost } => write!(f, "at most {quantity}"),
            Self::Indefinite => f.write_str("without end"),
            Self::SetBy(what) => write!(f, "set by the {what}"),
            Self::On(event) => write!(f, "on {event}"),
        }
    }
}
