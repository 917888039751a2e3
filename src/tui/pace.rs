//! How long a decision takes, for an estimate of what is left.

use std::time::{Duration, Instant};

use crate::response::decide::Step;

/// How many decisions the pace is taken from.
const LATEST: usize = 20;
/// How many there must be.
const FEWEST: usize = 3;
/// What is longer than this was a pause.
const PAUSE: Duration = Duration::from_secs(300);

/// The times that the latest decisions took.
#[derive(Debug, Default)]
pub struct Pace {
    last: Option<Instant>,
    took: Vec<Duration>,
}

impl Pace {
    /// A step was taken at a moment; gives the seconds that a decision takes (the median), once that is known.
    pub fn decided(&mut self, step: &Step, now: Instant) -> Option<u64> {
        let since = self.last.replace(now).map(|last| now.duration_since(last));
        let decides = matches!(step, Step::Decide(changes) if changes.iter().any(|(_, decision)| decision.is_some()));
        if let Some(took) = since.filter(|took| decides && *took < PAUSE) {
            self.took.push(took);
            let surplus = self.took.len().saturating_sub(LATEST);
            self.took.drain(..surplus);
        }
        let mut sorted = self.took.clone();
        sorted.sort_unstable();
        let median = sorted.get(sorted.len() / 2).filter(|_| sorted.len() >= FEWEST)?;
        Some(median.as_secs().max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::response::decide::Decision;

    #[test]
    fn the_pace_is_the_median_of_the_latest_and_a_pause_does_not_count() {
        let step = || Step::Decide(vec![(0, Some(Decision::Declined { reason: "why".to_owned() }))]);
        let begun = Instant::now();
        let mut pace = Pace::default();
        let mut at = begun;
        for (seconds, known) in [(0, None), (4, None), (6, None), (5000, None), (8, Some(6)), (90, Some(8))] {
            at += Duration::from_secs(seconds);
            assert_eq!(pace.decided(&step(), at), known, "after {seconds}");
        }
        assert_eq!(pace.decided(&Step::Undo, at), Some(8), "taking back is no decision");
    }
}
