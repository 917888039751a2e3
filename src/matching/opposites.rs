//! Things that exclude each other, and what follows for a yes and a no.

use std::sync::LazyLock;

use super::content::Key;
use super::lexicon::{Term, TermSet, lexicon};

/// How two things exclude each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opposition {
    /// One of them holds and the other does not.
    Contradictory,
    /// At most one of them holds.
    Contrary,
}

/// Pairs of terms that exclude each other when said of the same thing.
const PAIRS: [(&str, &str, Opposition); 19] = [
    ("clear-text", "encryption", Opposition::Contradictory),
    ("clear-text", "hashing", Opposition::Contrary),
    ("leave", "stay", Opposition::Contradictory),
    ("together", "apart", Opposition::Contradictory),
    ("same", "different", Opposition::Contradictory),
    ("same", "apart", Opposition::Contrary),
    ("shared-hosting", "single-tenant", Opposition::Contrary),
    ("manual", "automatic", Opposition::Contrary),
    ("same-site", "offsite", Opposition::Contrary),
    ("undo", "irreversible", Opposition::Contradictory),
    ("alter", "append-only", Opposition::Contrary),
    ("commingled", "tenant-isolation", Opposition::Contrary),
    ("accept", "reject", Opposition::Contradictory),
    ("accept", "disabled", Opposition::Contrary),
    ("enabled", "disabled", Opposition::Contradictory),
    ("single-region", "multi-region", Opposition::Contradictory),
    ("on-prem", "cloud", Opposition::Contrary),
    ("inbound", "outbound", Opposition::Contrary),
    ("prohibit", "offer", Opposition::Contradictory),
];

/// The pairs as the lexicon's terms: they are compared for every word of every wording.
static TERMS: LazyLock<Vec<(Term, Term, Opposition)>> = LazyLock::new(|| {
    let term = |name| lexicon().term(name);
    PAIRS.iter().filter_map(|(left, right, how)| Some((term(left)?, term(right)?, *how))).collect()
});

/// The terms of the pairs.
static OPPOSED: LazyLock<TermSet> =
    LazyLock::new(|| TERMS.iter().flat_map(|(left, right, _)| [*left, *right]).collect());

/// Whether a thing has an opposite at all.
#[must_use]
pub fn has_opposite(key: &Key) -> bool {
    matches!(key, Key::Term(term) if OPPOSED.contains(*term))
}

/// Terms that stand beside each other: what is said of one is not said of the other.
const BESIDE: [&[&str]; 5] = [
    &["at-rest", "in-transit"],
    &["rto", "rpo"],
    &["staff", "administrators", "users", "customers"],
    &["own", "third-parties"],
    &["soc-2-type-1", "soc-2-type-2"],
];

/// The rows as the lexicon's terms.
static ROWS: LazyLock<Vec<Vec<Term>>> =
    LazyLock::new(|| BESIDE.iter().map(|row| row.iter().filter_map(|name| lexicon().term(name)).collect()).collect());

/// The terms of the rows.
static NEIGHBOURS: LazyLock<TermSet> = LazyLock::new(|| ROWS.iter().flatten().copied().collect());

/// Whether a thing stands beside any other.
#[must_use]
pub fn has_neighbour(key: &Key) -> bool {
    matches!(key, Key::Term(term) if NEIGHBOURS.contains(*term))
}

/// Whether one thing stands beside another, and is not it.
#[must_use]
pub fn stand_beside(one: &Key, other: &Key) -> bool {
    let (Key::Term(one), Key::Term(other)) = (one, other) else { return false };
    one != other && ROWS.iter().any(|row| row.contains(one) && row.contains(other))
}

/// How two things exclude each other, where they do.
#[must_use]
pub fn opposition(one: &Key, other: &Key) -> Option<Opposition> {
    let (Key::Term(one), Key::Term(other)) = (one, other) else { return None };
    TERMS
        .iter()
        .find(|(left, right, _)| (one == left && other == right) || (one == right && other == left))
        .map(|(_, _, opposition)| *opposition)
}
