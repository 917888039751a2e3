//! Reading the quantities that a question asks for.

use jiff::civil::Date;

use super::numerals::{divided, duration, frequency, whole};
use super::reader::Reader;
use super::scan::scan;
use super::{Asked, Bound, Quantity};

/// The quantities that a text asks for, from left to right.
///
/// What is a number but no quantity is left alone: `24x7`, the numbers of standards and articles, ranges, and looks back
/// ("in the last 12 months").
#[must_use]
pub fn asked(text: &str) -> Vec<Asked> {
    let pieces = scan(text);
    let reader = Reader { pieces: &pieces };
    let mut found: Vec<Asked> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        match reader.quantity(at) {
            Some(Read { quantity, interval, first, end }) => {
                let end = reader.bounded(quantity, interval, (first, end), &mut found);
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// A quantity without its bound, and the pieces it was read from.
struct Read {
    quantity: Quantity,
    interval: bool,
    first: usize,
    end: usize,
}

impl Reader<'_> {
    /// The quantity that begins at a piece.
    fn quantity(&self, at: usize) -> Option<Read> {
        self.version(at)
            .or_else(|| self.key_size(at))
            .or_else(|| self.percentage(at))
            .or_else(|| self.date(at))
            .or_else(|| self.repeated(at))
            .or_else(|| self.frequency(at))
            .or_else(|| self.duration(at))
            .or_else(|| self.count(at))
    }

    fn version(&self, at: usize) -> Option<Read> {
        let name = match self.word(at) {
            "tls" | "tlsv" => "TLS",
            "ssl" | "sslv" => "SSL",
            _ => return None,
        };
        let mut end = at + 1;
        while matches!(self.word(end), "version" | "versions" | "v" | "-" | "(" | "protocol" | "is" | "of" | "in")
            && end < at + 4
        {
            end += 1;
        }
        for side in ["below", "above", "older", "lower", "higher", "later", "newer", "earlier", "than", "or", "minimum"]
        {
            if self.word(end) == side && end < at + 5 {
                end += 1;
            }
        }
        let parts = version_parts(self.word(end))?;
        Some(Read {
            quantity: Quantity::Version { name: name.to_owned(), parts },
            interval: false,
            first: at,
            end: end + 1,
        })
    }

    fn key_size(&self, at: usize) -> Option<Read> {
        let algorithm = |at: usize| match self.word(at) {
            "aes" => Some("AES"),
            "rsa" => Some("RSA"),
            _ => None,
        };
        if let Some(name) = algorithm(at) {
            let mut end = self.past_hyphen(at + 1);
            let bits = whole(self.word(end)).filter(|&bits| bits >= 64)?;
            end += 1;
            if matches!(self.word(self.past_hyphen(end)), "bit" | "bits") {
                end = self.past_hyphen(end) + 1;
            }
            return self.key(Some(name), bits, at, end);
        }
        let bits = whole(self.word(at)).filter(|&bits| bits >= 40)?;
        let unit = self.past_hyphen(at + 1);
        if !matches!(self.word(unit), "bit" | "bits") {
            return None;
        }
        let name = algorithm(unit + 1);
        self.key(name, bits, at, if name.is_some() { unit + 2 } else { unit + 1 })
    }

    fn key(&self, algorithm: Option<&str>, bits: u64, first: usize, end: usize) -> Option<Read> {
        let bits = u32::try_from(bits).ok()?;
        let quantity = Quantity::KeySize { algorithm: algorithm.map(str::to_owned), bits };
        Some(Read { quantity, interval: false, first, end })
    }

    fn percentage(&self, at: usize) -> Option<Read> {
        let (number, end) = (self.word(at), at + 1);
        if !matches!(self.word(end), "%" | "percent") {
            return None;
        }
        let thousandths = thousandths(number)?;
        Some(Read { quantity: Quantity::Percentage(thousandths), interval: false, first: at, end: end + 1 })
    }

    /// `2026-06-30`, `30 June 2026`, `June 30, 2026`.
    fn date(&self, at: usize) -> Option<Read> {
        let number = |at: usize| whole(self.word(at)).and_then(|number| i16::try_from(number).ok());
        let (year, month, day, end) =
            if self.word(at + 1) == "-" && self.word(at + 3) == "-" && self.word(at).len() == 4 {
                (number(at)?, number(at + 2)?, number(at + 4)?, at + 5)
            } else if let Some(month) = month(self.word(at + 1)) {
                (number(at + 2)?, month, number(at)?, at + 3)
            } else if let Some(month) = month(self.word(at)) {
                (number(at + 2)?, month, number(at + 1)?, at + 3)
            } else {
                return None;
            };
        let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        Some(Read { quantity: Quantity::Date(date), interval: false, first: at, end })
    }

    /// "Once a quarter", "twice per year", "every 6 months", "each month", "every other year", "three times a year".
    fn repeated(&self, at: usize) -> Option<Read> {
        let (times, mut end) = match self.word(at) {
            "once" => (1, at + 1),
            "twice" => (2, at + 1),
            "every" | "each" | "per" => (1, at),
            number => (whole(number).filter(|_| matches!(self.word(at + 1), "times" | "x"))?, at + 2),
        };
        let per = matches!(self.word(end), "a" | "an" | "per" | "every" | "each");
        if !per {
            return None;
        }
        end += 1;
        let other = self.word(end) == "other";
        if other {
            end += 1;
        }
        let (number, next) = self.number(end).unwrap_or((1, end));
        let unit = self.past_hyphen(next);
        if self.word(unit) == "business"
            || matches!((self.word(at), self.word(unit)), ("per" | "each" | "every", "second"))
        {
            return None;
        }
        let period = match self.word(unit) {
            "calendar" => self.word(unit + 1),
            unit => unit,
        };
        let period = duration(number.checked_mul(if other { 2 } else { 1 })?, period)?;
        let end = if self.word(unit) == "calendar" { unit + 2 } else { unit + 1 };
        Some(Read { quantity: Quantity::Duration(divided(period, times)?), interval: true, first: at, end })
    }

    fn frequency(&self, at: usize) -> Option<Read> {
        let (word, end) = match (self.word(at), self.word(at + 1)) {
            ("semi" | "bi" | "half", "-") => match self.word(at + 2) {
                "annually" | "annual" | "yearly" => ("biannually", at + 3),
                _ => return None,
            },
            (word, _) => (word, at + 1),
        };
        // "On an annual basis" is one expression.
        let duration = frequency(word)?;
        let end = if self.word(end) == "basis" { end + 1 } else { end };
        Some(Read { quantity: Quantity::Duration(duration), interval: true, first: at, end })
    }

    fn duration(&self, at: usize) -> Option<Read> {
        let (number, next) = match self.word(at) {
            "a" | "an" => (1, at + 1),
            "next" => (1, at + 1),
            _ => self.number(at)?,
        };
        // "30+ days".
        let next = if self.word(next) == "+" { next + 1 } else { next };
        let mut unit = self.past_hyphen(next);
        let business = matches!(self.word(unit), "business" | "working");
        if business || matches!(self.word(unit), "calendar" | "full" | "whole" | "entire" | "consecutive") {
            unit += 1;
        }
        let unit = self.past_hyphen(unit);
        let article = matches!(self.word(at), "a" | "an" | "next");
        // "A day" counts only where a bound says that it measures: "within a day", "a year or longer".
        let ordinal = article && self.word(unit) == "second";
        let bounded = || self.prefix(at).is_some() || self.suffix(unit + 1).is_some();
        let full = matches!(self.word(next), "full" | "whole" | "entire");
        if ordinal || article && !(business || full || bounded()) || self.looks_back(at) || self.is_range(at, unit) {
            return None;
        }
        let mut length = duration(number, self.word(unit))?;
        if business {
            if length.days != u32::try_from(number).ok()? || length.days == 0 {
                return None;
            }
            length = super::Duration { business_days: length.days, ..super::Duration::default() };
        }
        let after = self.word(unit + 1);
        if matches!(after, "a" | "per" | "x") && duration(1, self.word(unit + 2)).is_some() {
            return None;
        }
        Some(Read { quantity: Quantity::Duration(length), interval: false, first: at, end: unit + 1 })
    }

    /// So many of something, where a bound or a hyphen shows that it is counted.
    fn count(&self, at: usize) -> Option<Read> {
        let (number, next) = self.number(at)?;
        let named = [
            "iso", "iec", "soc", "type", "nist", "sp", "article", "section", "level", "tier", "cvss", "fips", "ssae",
            "isae", "version", "annex", "appendix", "clause", "control", "-", "/", "top", "priority", "severity",
            "stage", "phase",
        ];
        if named.contains(&self.before(at, 1)) || self.is_range(at, next) {
            return None;
        }
        let end = next;
        let mut noun = self.past_hyphen(next);
        let adjectives = [
            "or",
            "more",
            "fewer",
            "less",
            "and",
            "above",
            "geographically",
            "physically",
            "separate",
            "different",
            "distinct",
            "independent",
            "geographic",
            "geographical",
            "physical",
        ];
        for bound in adjectives {
            if self.word(noun) == bound {
                noun += 1;
            }
        }
        let counted =
            ["character", "characters", "digit", "digits", "region", "regions", "zone", "zones", "node", "nodes"];
        let hyphenated = self.word(next) == "-" && counted.contains(&self.word(noun));
        let placed = matches!(self.before(at, 1), "in" | "within" | "inside" | "by" | "since");
        let bounded = (self.prefix(at).is_some() && !placed) || self.suffix(end).is_some();
        let unit = singular(self.word(noun));
        if !(bounded || hyphenated) || unit.len() < 3 || self.looks_back(at) {
            return None;
        }
        Some(Read { quantity: Quantity::Count { number, unit }, interval: false, first: at, end })
    }

    /// Adds a quantity with its bound, and returns where reading goes on.
    fn bounded(
        &self,
        quantity: Quantity,
        interval: bool,
        (first, end): (usize, usize),
        found: &mut Vec<Asked>,
    ) -> usize {
        let prefix = self.prefix(first);
        let suffix = self.suffix(end).map(|(bound, strict, taken)| (self.better(bound, end, prefix), strict, taken));
        let inner = self.inner_bound(first, end);
        // "99.9% availability or better": the bound stands behind what is measured.
        let behind = matches!(quantity, Quantity::Percentage(_)).then(|| self.suffix(end + 1)).flatten();
        let (mut bound, strict) = match (inner.or(prefix), suffix.or(behind)) {
            (_, Some((bound, strict, _))) | (Some((bound, strict, _)), None) => (bound, strict),
            (None, None) => (if interval { Bound::AtLeast } else { Bound::Exact }, false),
        };
        // A frequency grows as the time between two repeats shrinks: "at least yearly" is 12 months at most. "Every 30 days
        // at most" and "within every …" speak of the time itself.
        let of_time = matches!(prefix, Some((Bound::AtMost, ..)))
            && matches!(self.before(first, 1), "within" | "in" | "by")
            || (self.word(end), self.word(end + 1), self.word(end + 2)) == ("at", "the", "latest")
            || self.word(end) == "or" && matches!(self.word(end + 1), "sooner" | "earlier" | "less" | "shorter");
        if interval && !of_time {
            bound = match bound {
                Bound::AtLeast | Bound::Exact => Bound::AtMost,
                Bound::AtMost => Bound::AtLeast,
            };
        }
        let mut first = first - prefix.map_or(0, |(_, _, taken)| taken).min(first);
        let mut end = end + suffix.map_or(0, |(_, _, taken)| taken);
        if matches!(quantity, Quantity::KeySize { .. }) {
            // "Keys of at least 128 bits", "a 256-bit key": the words for the key are part of the figure.
            while matches!(self.before(first, 1), "of" | "length" | "size" | "key" | "keys" | "lengths" | "sizes") {
                first -= 1;
            }
            while matches!(self.word(end), "key" | "keys") {
                end += 1;
            }
        }
        let span = (
            self.pieces.get(first).map_or(0, |piece| piece.span.0),
            self.pieces.get(end.saturating_sub(1)).map_or(0, |piece| piece.span.1),
        );
        let mut asked = Asked { quantity, bound, strict, interval, span };
        if let Some(last) = found.last_mut().filter(|last| self.offers_a_choice(last, &asked)) {
            asked = Asked {
                span: (last.span.0, asked.span.1),
                bound: Bound::AtLeast,
                quantity: last.quantity.clone(),
                ..asked
            };
            *last = asked;
        } else {
            found.push(asked);
        }
        end
    }

    /// "TLS 1.2 or TLS 1.3": a choice of ascending versions is a minimum.
    fn offers_a_choice(&self, last: &Asked, next: &Asked) -> bool {
        let (Quantity::Version { name, parts }, Quantity::Version { name: other, parts: above }) =
            (&last.quantity, &next.quantity)
        else {
            return false;
        };
        let between: Vec<&str> = self
            .pieces
            .iter()
            .filter(|piece| piece.span.0 >= last.span.1 && piece.span.1 <= next.span.0)
            .map(|piece| piece.text.as_str())
            .collect();
        name == other && parts < above && next.bound == Bound::Exact && matches!(between.as_slice(), ["or"] | ["/"])
    }
}

fn version_parts(text: &str) -> Option<Vec<u32>> {
    let parts: Option<Vec<u32>> = text.split('.').map(|part| part.parse().ok()).collect();
    parts.filter(|parts| !parts.is_empty() && parts.len() <= 4)
}

/// `99.95` as thousandths.
fn thousandths(text: &str) -> Option<u32> {
    let (units, fraction) = text.split_once('.').unwrap_or((text, ""));
    if units.is_empty() || fraction.len() > 3 || !format!("{units}{fraction}").bytes().all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    let units: u32 = units.parse().ok()?;
    let fraction: u32 = format!("{fraction:0<3}").parse().ok()?;
    units.checked_mul(1_000)?.checked_add(fraction)
}

fn month(word: &str) -> Option<i16> {
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let long = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let at = months.iter().position(|month| *month == word).or_else(|| long.iter().position(|month| *month == word))?;
    i16::try_from(at + 1).ok()
}

fn singular(word: &str) -> String {
    match word.strip_suffix("ies") {
        Some(root) => format!("{root}y"),
        None => word.strip_suffix('s').filter(|root| !root.ends_with('s')).unwrap_or(word).to_owned(),
    }
}
