//! The values that a bank states, read from JSON and put into words.

use jiff::civil::Date;
use serde_json::Value as Json;

use crate::quantity::{Bound, Duration, Quantity, Stated};

/// A value as a bank states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// It is so, or not.
    Flag(bool),
    /// Words.
    Text(String),
    /// Several texts.
    Texts(Vec<String>),
    /// A quantity, with the words of the quantity alone ("72 hours", "TLS 1.3", "Q4 2026").
    Quantity {
        /// What is stated.
        stated: Stated,
        /// The quantity in words, without its bound.
        words: String,
    },
}

/// How a duration is meant, which decides the words around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// A deadline: "within 72 hours".
    Deadline,
    /// A length of time: "at most 30 days".
    Length,
    /// The time between two repeats: "every 3 months".
    Interval,
}

/// Why a JSON value is no value of a bank, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misread {
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub hint: String,
}

fn misread<T>(message: impl Into<String>, hint: impl Into<String>) -> Result<T, Misread> {
    Err(Misread { message: message.into(), hint: hint.into() })
}

impl Value {
    /// Reads a value in any of the forms that the bank's format knows.
    ///
    /// # Errors
    /// When the JSON is of no such form, or looks like a date, quarter or duration and is none.
    pub fn from_json(json: &Json) -> Result<Self, Misread> {
        match json {
            Json::Bool(flag) => Ok(Self::Flag(*flag)),
            Json::Number(number) => match number.as_u64() {
                Some(number) => Ok(Self::count(number)),
                None => misread(
                    format!("{number} is not a count"),
                    "a count is a whole number; write a share as \"99.9%\" and a duration as \"PT72H\"",
                ),
            },
            Json::String(text) => Self::from_text(text),
            Json::Array(texts) if texts.is_empty() => {
                misread("an empty array is no value", "leave out what is not known")
            }
            Json::Array(texts) => texts
                .iter()
                .map(|text| match text.as_str().map(str::trim) {
                    Some(text) if !text.is_empty() => Ok(text.to_owned()),
                    _ => misread("an array holds texts that are not empty", "write [\"first\", \"second\"]"),
                })
                .collect::<Result<Vec<_>, _>>()
                .map(Self::Texts),
            Json::Object(members) => {
                let mut members = members.iter();
                match (members.next(), members.next()) {
                    (Some((name, value)), None) => Self::from_member(name, value),
                    _ => misread("an object holds exactly one of at_least, at_most, set_by, on", BOUND_HINT),
                }
            }
            Json::Null => misread("null is no value", "leave out what is not known"),
        }
    }

    fn count(number: u64) -> Self {
        Self::exact(Quantity::Count { number, unit: String::new() }, number.to_string())
    }

    fn exact(quantity: Quantity, words: String) -> Self {
        Self::Quantity { stated: Stated::Known { quantity, bound: Bound::Exact }, words }
    }

    fn from_member(name: &str, value: &Json) -> Result<Self, Misread> {
        let bound = match name {
            "at_least" => Bound::AtLeast,
            "at_most" => Bound::AtMost,
            "set_by" => {
                return match value.as_str() {
                    Some(by @ ("contract" | "plan" | "tenant")) => {
                        let words = format!("set by the {by}");
                        Ok(Self::Quantity { stated: Stated::SetBy(by.to_owned()), words })
                    }
                    _ => misread("set_by names who fixes the value", "contract, plan or tenant"),
                };
            }
            "on" => {
                return match value.as_str().map(str::trim) {
                    Some(event) if !event.is_empty() => {
                        let words = format!("on {event}");
                        Ok(Self::Quantity { stated: Stated::On(event.to_owned()), words })
                    }
                    _ => misread("on names an event", "{ \"on\": \"account deletion\" }"),
                };
            }
            _ => return misread(format!("unknown form `{name}`"), BOUND_HINT),
        };
        match Self::from_json(value)? {
            Self::Quantity { stated: Stated::Known { quantity, bound: Bound::Exact }, words } => {
                Ok(Self::Quantity { stated: Stated::Known { quantity, bound }, words })
            }
            _ => misread(
                format!("{name} takes a quantity"),
                "a duration (\"PT72H\"), a version (\"TLS 1.2\"), a key size, a share, a date or a count",
            ),
        }
    }

    fn from_text(text: &str) -> Result<Self, Misread> {
        let text = text.trim();
        if text.is_empty() {
            return misread("an empty text is no value", "leave out what is not known");
        }
        if text == "indefinite" {
            return Ok(Self::Quantity { stated: Stated::Indefinite, words: "indefinitely".to_owned() });
        }
        if looks_like_duration(text) {
            let Some((duration, words)) = iso_duration(text) else {
                return misread(
                    format!("`{text}` is not a duration"),
                    "ISO 8601 puts hours, minutes and seconds after a T: \"PT72H\", \"P7D\", \"P12M\", \"P1Y\"",
                );
            };
            return Ok(Self::exact(Quantity::Duration(duration), words));
        }
        if let Some(days) = business_days(text) {
            let duration = Duration { business_days: days, ..Duration::default() };
            return Ok(Self::exact(Quantity::Duration(duration), counted(u64::from(days), "business day")));
        }
        if let Some(bits) = text.strip_suffix("bits").or_else(|| text.strip_suffix("bit"))
            && let Ok(bits) = bits.trim_end_matches([' ', '-']).parse()
        {
            return Ok(Self::exact(Quantity::KeySize { algorithm: None, bits }, format!("{bits} bits")));
        }
        if let Some(share) = text.strip_suffix('%').and_then(|share| thousandths(share.trim())) {
            return Ok(Self::exact(Quantity::Percentage(share), text.to_owned()));
        }
        if let Some(read) = day_or_quarter(text) {
            let day = read?;
            return Ok(Self::exact(Quantity::Date(day.last), day.words));
        }
        if let Some((name, parts)) = version(text) {
            return Ok(Self::exact(Quantity::Version { name, parts }, text.to_owned()));
        }
        Ok(Self::Text(text.to_owned()))
    }

    /// The value in words with its bound, in the sense given: "within 72 hours", "at least 12 months", "every 3 months",
    /// "TLS 1.2 or later", "A, B and C". Empty for true and false.
    #[must_use]
    pub fn phrase(&self, sense: Sense) -> String {
        match self {
            Self::Flag(_) => String::new(),
            Self::Text(text) => text.clone(),
            Self::Texts(texts) => enumerated(texts),
            Self::Quantity { stated, words } => match stated {
                Stated::Known { quantity: Quantity::Duration(_), bound } => duration_phrase(*bound, sense, words),
                Stated::Known { quantity: Quantity::Version { .. }, bound: Bound::AtLeast } => {
                    format!("{words} or later")
                }
                Stated::Known { quantity: Quantity::Version { .. }, bound: Bound::AtMost } => {
                    format!("{words} or earlier")
                }
                Stated::Known { quantity: Quantity::Date(_), bound: Bound::AtMost } => format!("by {words}"),
                Stated::Known { bound: Bound::AtLeast, .. } => format!("at least {words}"),
                Stated::Known { bound: Bound::AtMost, .. } => format!("at most {words}"),
                Stated::Known { bound: Bound::Exact, .. } | Stated::Indefinite | Stated::SetBy(_) | Stated::On(_) => {
                    words.clone()
                }
            },
        }
    }
}

const BOUND_HINT: &str =
    "{ \"at_least\": V }, { \"at_most\": V }, { \"set_by\": \"contract\" } or { \"on\": \"account deletion\" }";

fn duration_phrase(bound: Bound, sense: Sense, words: &str) -> String {
    // "every month" rather than "every 1 month".
    let repeat = words.strip_prefix("1 ").unwrap_or(words);
    match (sense, bound) {
        (Sense::Interval, Bound::Exact) => format!("every {repeat}"),
        (Sense::Interval, Bound::AtMost) => format!("at least every {repeat}"),
        (Sense::Interval, Bound::AtLeast) => format!("at most every {repeat}"),
        (Sense::Deadline, Bound::Exact | Bound::AtMost) => format!("within {words}"),
        (Sense::Length, Bound::Exact) => words.to_owned(),
        (Sense::Length, Bound::AtMost) => format!("at most {words}"),
        (Sense::Deadline | Sense::Length, Bound::AtLeast) => format!("at least {words}"),
    }
}

/// "A", "A and B", "A, B and C".
#[must_use]
pub fn enumerated(texts: &[String]) -> String {
    match texts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn counted(number: u64, unit: &str) -> String {
    if number == 1 { format!("1 {unit}") } else { format!("{number} {unit}s") }
}

fn looks_like_duration(text: &str) -> bool {
    let rest = text.strip_prefix('P').map(|rest| rest.strip_prefix('T').unwrap_or(rest));
    rest.is_some_and(|rest| {
        rest.starts_with(|first: char| first.is_ascii_digit())
            && rest.chars().all(|letter| letter.is_ascii_digit() || "YMWDTHS".contains(letter))
    })
}

/// An ISO 8601 duration in whole units, and the same in words.
fn iso_duration(text: &str) -> Option<(Duration, String)> {
    let mut rest = text.strip_prefix('P')?;
    let mut duration = Duration::default();
    let mut words = Vec::new();
    let mut in_time = false;
    // Units may not repeat nor run from small to large: the position in this order only grows.
    let mut least = 0;
    while !rest.is_empty() {
        if let Some(time) = rest.strip_prefix('T') {
            if in_time || time.is_empty() {
                return None;
            }
            (in_time, rest) = (true, time);
            continue;
        }
        let digits = rest.find(|letter: char| !letter.is_ascii_digit())?;
        let (number, unit) = rest.split_at_checked(digits)?;
        let number: u32 = number.parse().ok()?;
        let mut letters = unit.chars();
        let unit = letters.next()?;
        rest = letters.as_str();
        let (order, name) = match (in_time, unit) {
            (false, 'Y') => (1, "year"),
            (false, 'M') => (2, "month"),
            (false, 'W') => (3, "week"),
            (false, 'D') => (4, "day"),
            (true, 'H') => (5, "hour"),
            (true, 'M') => (6, "minute"),
            (true, 'S') => (7, "second"),
            _ => return None,
        };
        if order <= least {
            return None;
        }
        least = order;
        match order {
            1 => duration.months = number.checked_mul(12)?,
            2 => duration.months = duration.months.checked_add(number)?,
            3 => duration.days = number.checked_mul(7)?,
            4 => duration.days = duration.days.checked_add(number)?,
            5 => duration.seconds = u64::from(number) * 3_600,
            6 => duration.seconds += u64::from(number) * 60,
            _ => duration.seconds += u64::from(number),
        }
        words.push(counted(u64::from(number), name));
    }
    (!words.is_empty()).then(|| (duration, enumerated(&words)))
}

fn business_days(text: &str) -> Option<u32> {
    let number = text.strip_suffix("days").or_else(|| text.strip_suffix("day"))?.trim_end();
    number.strip_suffix("business").or_else(|| number.strip_suffix("working"))?.trim_end().parse().ok()
}

/// A share in thousandths of a percent, from "99.95".
fn thousandths(share: &str) -> Option<u32> {
    let (whole, fraction) = share.split_once('.').unwrap_or((share, ""));
    if whole.is_empty() || fraction.len() > 3 || !whole.chars().chain(fraction.chars()).all(|c| c.is_ascii_digit()) {
        return None;
    }
    let fraction: u32 = format!("{fraction:0<3}").parse().ok()?;
    whole.parse::<u32>().ok()?.checked_mul(1_000)?.checked_add(fraction)
}

fn version(text: &str) -> Option<(String, Vec<u32>)> {
    let (name, numbers) = text.split_once(' ')?;
    if name.is_empty() || !name.chars().all(|letter| letter.is_ascii_alphabetic()) {
        return None;
    }
    let parts = numbers.split('.').map(|part| part.parse().ok()).collect::<Option<Vec<u32>>>()?;
    Some((name.to_uppercase(), parts))
}

/// A day, or the last day of a quarter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// The day; of a quarter its last.
    pub last: Date,
    /// "30 June 2026" or "Q4 2026".
    pub words: String,
}

/// Reads `2026-06-30` or `2026-Q4`; `None` where the text looks like neither.
#[must_use]
pub fn day_or_quarter(text: &str) -> Option<Result<Day, Misread>> {
    let mut parts = text.split('-');
    let year = parts.next().filter(|year| year.len() == 4 && year.chars().all(|digit| digit.is_ascii_digit()))?;
    let second = parts.next()?;
    let third = parts.next();
    if parts.next().is_some() {
        return None;
    }
    let impossible = || misread(format!("`{text}` is no day or quarter"), "write \"2026-06-30\" or \"2026-Q4\"");
    if let Some(quarter) = second.strip_prefix(['Q', 'q']) {
        let last = match (quarter, third, year.parse::<i16>()) {
            ("1", None, Ok(year)) => Date::new(year, 3, 31),
            ("2", None, Ok(year)) => Date::new(year, 6, 30),
            ("3", None, Ok(year)) => Date::new(year, 9, 30),
            ("4", None, Ok(year)) => Date::new(year, 12, 31),
            _ => return Some(impossible()),
        };
        return Some(match last {
            Ok(last) => Ok(Day { last, words: format!("Q{quarter} {year}") }),
            Err(_) => impossible(),
        });
    }
    let numeric = |part: &str| !part.is_empty() && part.chars().all(|digit| digit.is_ascii_digit());
    if !numeric(second) || !third.is_some_and(numeric) {
        return None;
    }
    Some(match text.parse::<Date>() {
        Ok(last) => Ok(Day { last, words: last.strftime("%-d %B %Y").to_string() }),
        Err(_) => impossible(),
    })
}

#[cfg(test)]
mod tests;
