//! What a reply says of its question, apart from the words it is said in.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The side that an answer takes of the wording it was given for.
///
/// A stance belongs to a wording: "Is data kept in the EU?" is `Yes` where "Does data leave the EU?" is `No`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// What is asked holds.
    Yes,
    /// What is asked does not hold.
    No,
    /// What is asked holds in part; never to be written as a plain yes.
    Partial,
    /// What is asked does not hold yet and is on a roadmap with a date.
    Planned,
    /// The question does not arise; the reason belongs beside it.
    NotApplicable,
}

impl Stance {
    /// Every stance, in the order that lists show them.
    pub const ALL: [Self; 5] = [Self::Yes, Self::No, Self::Partial, Self::Planned, Self::NotApplicable];

    /// The stance towards the opposite wording, where there is one.
    ///
    /// Only `Yes` and `No` have an opposite: the opposite of a part is not known, nor that of a plan.
    #[must_use]
    pub const fn opposite(self) -> Option<Self> {
        match self {
            Self::Yes => Some(Self::No),
            Self::No => Some(Self::Yes),
            Self::Partial | Self::Planned | Self::NotApplicable => None,
        }
    }

    /// The word that opens a free-text reply to a yes/no question.
    #[must_use]
    pub const fn opening(self) -> &'static str {
        match self {
            Self::Yes => "Yes.",
            Self::No => "No.",
            Self::Partial => "In part.",
            Self::Planned => "Not yet.",
            Self::NotApplicable => "Not applicable.",
        }
    }

    /// The name used in banks and in JSON output (`not_applicable`).
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Partial => "partial",
            Self::Planned => "planned",
            Self::NotApplicable => "not_applicable",
        }
    }
}

impl fmt::Display for Stance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::Stance;

    #[test]
    fn only_yes_and_no_have_an_opposite_and_it_is_mutual() {
        for stance in Stance::ALL {
            match stance.opposite() {
                Some(opposite) => assert_eq!(opposite.opposite(), Some(stance)),
                None => assert!(!matches!(stance, Stance::Yes | Stance::No)),
            }
        }
    }
}
