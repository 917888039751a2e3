//! How probable it is that an answer is right, from what was found out about it.
//!
//! A logistic regression over a handful of readable measures. Its numbers were fitted on every other labelled question
//! (`tests/labels`) and are checked on the rest; `tests/integration/calibration.rs` fits them again, and fails where they
//! are out of date.

/// What is known of a judgement when its probability is estimated.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Evidence {
    /// 1 where nothing is in doubt, else 0.
    pub certain: f64,
    /// The share of the question's content that the wording, its topic or its answer covers, 0 to 1.
    pub covered: f64,
    /// The share that the wording itself says, 0 to 1.
    pub direct: f64,
    /// The resemblance of the two texts, 0 to 1.
    pub score: f64,
    /// One part in as many as there are doubts and one: 1 where there is none, 0.5 for one.
    pub undoubted: f64,
    /// 1 where the question asks the other way round, else 0.
    pub turned: f64,
    /// How much the wording says beside the question, in eighths, at most 1.
    pub beside: f64,
}

/// How many measures there are.
pub const MEASURES: usize = 7;

impl Evidence {
    /// The measures, in the order of [`Weights::each`].
    #[must_use]
    pub const fn measures(&self) -> [f64; MEASURES] {
        [self.certain, self.covered, self.direct, self.score, self.undoubted, self.turned, self.beside]
    }
}

/// The numbers of the regression.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weights {
    /// What every judgement starts from.
    pub start: f64,
    /// What each measure adds, in the order of [`Evidence::measures`].
    pub each: [f64; MEASURES],
}

/// The fitted numbers.
pub const FITTED: Weights = Weights { start: -3.39, each: [2.80, 1.15, 0.84, 0.75, 1.96, 0.11, -0.41] };

/// The probability, 0 to 1.
#[must_use]
pub fn probability(evidence: &Evidence, weights: &Weights) -> f64 {
    let sum: f64 = evidence.measures().iter().zip(&weights.each).map(|(measure, weight)| measure * weight).sum();
    1.0 / (1.0 + (-(weights.start + sum)).exp())
}

#[cfg(test)]
mod tests {
    use super::{Evidence, FITTED, probability};

    #[test]
    fn what_is_certain_is_more_probable_than_what_is_doubted() {
        let certain =
            Evidence { certain: 1.0, covered: 1.0, direct: 1.0, score: 0.8, undoubted: 1.0, ..Evidence::default() };
        let doubted = Evidence { certain: 0.0, undoubted: 0.5, ..certain };
        assert!(probability(&certain, &FITTED) > 0.9);
        assert!(probability(&doubted, &FITTED) < 0.8);
    }
}
