//! Things that exclude each other, and what follows for a yes and a no.

use super::content::Key;

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

/// Whether a thing has an opposite at all.
#[must_use]
pub fn has_opposite(key: &Key) -> bool {
    PAIRS.iter().any(|(left, right, _)| key.is(left) || key.is(right))
}

/// Terms that stand beside each other: what is said of one is not said of the other.
const BESIDE: [&[&str]; 5] = [
    &["at-rest", "in-transit"],
    &["rto", "rpo"],
    &["staff", "administrators", "users", "customers"],
    &["own", "third-parties"],
    &["soc-2-type-1", "soc-2-type-2"],
];

/// Whether one thing stands beside another, and is not it.
#[must_use]
pub fn stand_beside(one: &Key, other: &Key) -> bool {
    one != other && BESIDE.iter().any(|row| one.is_one_of(row) && other.is_one_of(row))
}

/// How two things exclude each other, where they do.
#[must_use]
pub fn opposition(one: &Key, other: &Key) -> Option<Opposition> {
    PAIRS
        .iter()
        .find(|(left, right, _)| (one.is(left) && other.is(right)) || (one.is(right) && other.is(left)))
        .map(|(_, _, opposition)| *opposition)
}
