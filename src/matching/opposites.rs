//! Things that exclude each other, and what follows for a yes and a no.

use super::reading::Key;

/// How two things exclude each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opposition {
    /// One of them holds and the other does not.
    Contradictory,
    /// At most one of them holds.
    Contrary,
}

/// Pairs of terms that exclude each other when said of the same thing.
const PAIRS: [(&str, &str, Opposition); 16] = [
    ("clear-text", "encryption", Opposition::Contradictory),
    ("clear-text", "hashing", Opposition::Contrary),
    ("leave", "stay", Opposition::Contradictory),
    ("shared-hosting", "dedicated", Opposition::Contrary),
    ("manual", "automatic", Opposition::Contrary),
    ("same-site", "offsite", Opposition::Contrary),
    ("alter", "append-only", Opposition::Contrary),
    ("delete", "append-only", Opposition::Contrary),
    ("commingled", "tenant-isolation", Opposition::Contrary),
    ("accept", "reject", Opposition::Contradictory),
    ("accept", "disabled", Opposition::Contrary),
    ("enabled", "disabled", Opposition::Contradictory),
    ("single-region", "multi-region", Opposition::Contradictory),
    ("on-prem", "cloud", Opposition::Contrary),
    ("inbound", "outbound", Opposition::Contrary),
    ("prohibit", "offer", Opposition::Contradictory),
];

/// How two things exclude each other, where they do.
#[must_use]
pub fn opposition(one: &Key, other: &Key) -> Option<Opposition> {
    PAIRS
        .iter()
        .find(|(left, right, _)| (one.is(left) && other.is(right)) || (one.is(right) && other.is(left)))
        .map(|(_, _, opposition)| *opposition)
}
