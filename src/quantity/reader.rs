//! Looking around in a cut text.

use super::numerals::whole;
use super::scan::Piece;

/// A cut text.
pub struct Reader<'a> {
    /// The pieces.
    pub pieces: &'a [Piece],
}

impl Reader<'_> {
    /// The piece at a position, empty beyond the end.
    pub fn word(&self, at: usize) -> &str {
        self.pieces.get(at).map_or("", |piece| piece.text.as_str())
    }

    /// The piece so many places before a position, empty before the beginning.
    pub fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    /// Skips hyphens.
    pub fn past_hyphen(&self, at: usize) -> usize {
        if self.word(at) == "-" { at + 1 } else { at }
    }

    /// A number with the same number in brackets behind it, where it is so written: "seven (7)".
    pub fn number(&self, at: usize) -> Option<(u64, usize)> {
        let mut number = whole(self.word(at))?;
        let mut end = at + 1;
        if self.word(end) == "-"
            && number >= 20
            && self.word(at).starts_with(char::is_alphabetic)
            && let Some(ones) = whole(self.word(end + 1)).filter(|ones| (1..10).contains(ones))
        {
            number += ones;
            end += 2;
        }
        if self.word(end) == "(" && whole(self.word(end + 1)) == Some(number) && self.word(end + 2) == ")" {
            end += 3;
        }
        Some((number, end))
    }

    /// "In the last 12 months" is a look back, no length.
    pub fn looks_back(&self, at: usize) -> bool {
        matches!(self.before(at, 1), "last" | "past" | "previous" | "preceding" | "prior" | "recent" | "first")
            // "At least the last 14 days" reaches so far back.
            && !(self.before(at, 2) == "the" && matches!(self.before(at, 3), "least" | "minimum"))
    }

    /// "30 to 90 days", "1-3 years", "between one and two".
    pub fn is_range(&self, at: usize, end: usize) -> bool {
        let second = |at: usize| matches!(self.word(at), "to" | "-") && whole(self.word(at + 1)).is_some();
        second(end)
            || (matches!(self.before(at, 1), "to" | "-" | "and")
                && self.before(at, 2).bytes().all(|b| b.is_ascii_digit())
                && !self.before(at, 2).is_empty())
            || self.before(at, 1) == "between"
    }
}
