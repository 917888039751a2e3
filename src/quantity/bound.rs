//! The words that bound a quantity: "at least", "within", "or higher".

use super::Bound;
use super::reader::Reader;

impl Reader<'_> {
    /// The bound that stands before a piece, and how many pieces it takes.
    pub fn prefix(&self, at: usize) -> Option<(Bound, bool, usize)> {
        let idle =
            ["of", "every", "once", "a", "an", "the", "for", "period", "version", "is", "time", "at", "on", "every"];
        let mut from = at;
        let mut skipped = 0;
        while skipped < 3 && idle.contains(&self.before(from, 1)) && self.known_prefix(from).is_none() {
            from -= 1;
            skipped += 1;
        }
        // "At least the last 14 days" reaches back as far as "at least 14 days"; "within the last 14 days" is no bound.
        let last = matches!(self.before(from, 1), "last" | "past" | "previous" | "preceding");
        if last && matches!(self.before(from, 2), "the") {
            let reaching = self.known_prefix(from - 2).filter(|(bound, ..)| *bound == Bound::AtLeast);
            return reaching.map(|(bound, strict, taken)| (bound, strict, taken + 2 + (at - from)));
        }
        self.known_prefix(from).map(|(bound, strict, taken)| (bound, strict, taken + (at - from)))
    }

    fn known_prefix(&self, at: usize) -> Option<(Bound, bool, usize)> {
        let [one, two, three] = [self.before(at, 1), self.before(at, 2), self.before(at, 3)];
        let negated = matches!(two, "no" | "not" | "never");
        Some(match (three, two, one) {
            (_, "at", "least") => (Bound::AtLeast, false, 2),
            (_, "at", "most") | (_, "up", "to") => (Bound::AtMost, false, 2),
            (_, "at", "minimum") => (Bound::AtLeast, false, 2),
            (_, _, "least" | "minimum" | "min") => (Bound::AtLeast, false, 1),
            (_, _, "maximum" | "max") => (Bound::AtMost, false, 1),
            (_, "min", ".") => (Bound::AtLeast, false, 2),
            (_, "max", ".") | ("at", "the", "latest") => (Bound::AtMost, false, if three == "at" { 3 } else { 2 }),
            ("no" | "not", "less" | "fewer" | "lower" | "shorter", "than") => (Bound::AtLeast, false, 3),
            ("no" | "not", "more" | "longer" | "later" | "greater" | "higher", "than") => (Bound::AtMost, false, 3),
            (_, "less" | "fewer" | "lower" | "shorter" | "sooner" | "faster" | "older" | "earlier", "than") => {
                (Bound::AtMost, true, 2)
            }
            (_, "more" | "longer" | "later" | "greater" | "higher" | "newer", "than") => (Bound::AtLeast, true, 2),
            (_, "prior", "to") => (Bound::AtMost, true, 2),
            (_, _, "exceeding" | "exceed" | "exceeds") => {
                if negated || (two == "to" && three == "not") {
                    (Bound::AtMost, false, if two == "to" { 3 } else { 2 })
                } else {
                    (Bound::AtLeast, true, 1)
                }
            }
            (_, _, "within" | "inside" | "by" | "in") => (Bound::AtMost, false, 1),
            (_, _, "<=") => (Bound::AtMost, false, 1),
            (_, _, ">=") => (Bound::AtLeast, false, 1),
            (_, _, "over" | "above" | "beyond" | ">") => (Bound::AtLeast, true, 1),
            (_, _, "under" | "below" | "<") => (Bound::AtMost, true, 1),
            (_, _, "rto" | "rpo") | (_, "time" | "point", "objective") => (Bound::AtMost, false, 0),
            (_, _, "since") => (Bound::AtLeast, false, 1),
            (_, _, "length") if matches!(three, "minimum" | "min") => (Bound::AtLeast, false, 0),
            (_, _, "length") if matches!(three, "maximum" | "max") => (Bound::AtMost, false, 0),
            _ => return None,
        })
    }

    /// The bound that stands behind a quantity, and how many pieces it takes: "12 months or more".
    pub fn suffix(&self, end: usize) -> Option<(Bound, bool, usize)> {
        let [one, two] = [self.word(end), self.word(end + 1)];
        if one == "+" {
            return Some((Bound::AtLeast, false, 1));
        }
        if matches!((one, two), ("at", "least") | ("at", "minimum")) {
            return Some((Bound::AtLeast, false, 2));
        }
        if matches!((one, two), ("at", "most")) {
            return Some((Bound::AtMost, false, 2));
        }
        if (one, two, self.word(end + 2)) == ("at", "the", "latest") {
            return Some((Bound::AtMost, false, 3));
        }
        // "TLS 1.2 as a minimum", "is TLS 1.3 the lowest version".
        let article = usize::from(matches!(two, "a" | "the"));
        let behind = self.word(end + 1 + article);
        if (one == "as" && behind == "minimum") || (one == "the" && matches!(two, "minimum" | "lowest" | "oldest")) {
            return Some((Bound::AtLeast, false, if one == "as" { 2 + article } else { 2 }));
        }
        if one == "as" && behind == "maximum" {
            return Some((Bound::AtMost, false, 2 + article));
        }
        if matches!(one, "minimum") {
            return Some((Bound::AtLeast, false, 1));
        }
        if matches!(one, "maximum" | "max") {
            return Some((Bound::AtMost, false, 1));
        }
        if !matches!(one, "or" | "and") {
            return None;
        }
        // "TLS 1.2 or a more recent version", "or any later one".
        if matches!(two, "a" | "any") {
            let recent = self.word(end + 2) == "more" && matches!(self.word(end + 3), "recent" | "modern");
            let named = if recent { end + 4 } else { end + 3 };
            let noun = usize::from(matches!(self.word(named), "version" | "versions" | "one" | "release"));
            let newer = recent || matches!(self.word(end + 2), "later" | "newer" | "higher");
            return newer.then_some((Bound::AtLeast, false, named + noun - end));
        }
        if GREATER.contains(&two) {
            return Some((Bound::AtLeast, false, 2));
        }
        SMALLER.contains(&two).then_some((Bound::AtMost, false, 2))
    }

    /// What "or better" means of a recovery time or point: less of it.
    pub fn better(&self, bound: Bound, end: usize, prefix: Option<(Bound, bool, usize)>) -> Bound {
        let less = matches!(prefix, Some((Bound::AtMost, ..))) && self.word(end + 1) == "better";
        if less { Bound::AtMost } else { bound }
    }

    /// "TLS versions below 1.2": the bound stands inside.
    pub fn inner_bound(&self, first: usize, end: usize) -> Option<(Bound, bool, usize)> {
        (first + 1..end).find_map(|at| match self.word(at) {
            "below" | "older" | "lower" | "earlier" => Some((Bound::AtMost, true, 0)),
            "above" | "higher" | "later" | "newer" => Some((Bound::AtLeast, true, 0)),
            "minimum" | "+" => Some((Bound::AtLeast, false, 0)),
            _ => None,
        })
    }
}

/// Words behind an "or" that make a figure the least.
const GREATER: [&str; 13] = [
    "more", "higher", "above", "later", "newer", "greater", "longer", "better", "stronger", "over", "up", "upward",
    "beyond",
];
/// Words behind an "or" that make a figure the most.
const SMALLER: [&str; 11] =
    ["less", "fewer", "sooner", "faster", "earlier", "lower", "below", "shorter", "under", "older", "quicker"];

/// Whether a word behind "or" compares with the figure before it: "30 days or longer".
#[must_use]
pub fn is_comparison(word: &str) -> bool {
    GREATER.contains(&word) || SMALLER.contains(&word)
}
