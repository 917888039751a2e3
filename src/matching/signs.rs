//! The small words that turn, widen or bind what a text says.

use super::terms::Token;

/// How binding a text says that something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Force {
    /// It is so, no more said.
    #[default]
    Plain,
    /// It can be had: "available", "supported", "optional".
    Offered,
    /// It is advised.
    Advised,
    /// It is demanded.
    Demanded,
}

/// The signs of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signs {
    /// Words that negate, in order: `not`, `never`, `without`, `no`.
    pub negations: Vec<&'static str>,
    /// "all", "every", "each", "always", "entire": nothing is left out.
    pub universal: bool,
    /// "any": at least one, or none.
    pub any: bool,
    /// "only", "exclusively", "solely".
    pub only: bool,
    /// "by default".
    pub default: bool,
    /// "outside", "beyond": where something is not.
    pub outside: bool,
    /// "or" between things asked for.
    pub either: bool,
    /// How binding.
    pub force: Force,
    /// The tokens that are signs, by position.
    pub at: Vec<usize>,
}

/// Reads the signs of a text.
#[must_use]
pub fn signs(tokens: &[Token]) -> Signs {
    let mut signs = Signs::default();
    let word = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    for (at, token) in tokens.iter().enumerate() {
        let (before, after) = (at.checked_sub(1).map_or("", word), word(at + 1));
        match token.text.as_str() {
            // "Whether or not" leaves the question as it is; "not only … but also" says both; "no later than" measures.
            "not" if before == "or" || matches!(after, "only" | "limited" | "just" | "more" | "less" | "later") => {}
            "no" if matches!(after, "later" | "more" | "less" | "longer" | "fewer" | "greater" | "matter") => {}
            "not" => signs.negations.push("not"),
            "never" => signs.negations.push("never"),
            "without" if after != "undue" => signs.negations.push("without"),
            "no" | "none" | "nobody" | "nothing" | "neither" | "nor" => signs.negations.push("no"),
            "all" | "every" | "each" | "always" | "entire" | "everything" | "everyone" | "whole" | "entirely"
            | "wherever" | "whenever" | "throughout" | "fully" | "completely" => signs.universal = true,
            "any" | "anyone" | "anything" | "anybody" => signs.any = true,
            "only" if before == "not" || matches!(before, "read" | "append" | "view") => {}
            "only" | "exclusively" | "solely" => signs.only = true,
            "default" => signs.default = true,
            "outside" | "beyond" => signs.outside = true,
            "or" if before != "and" && after != "not" => signs.either = true,
            "optional" | "optionally" | "supported" | "support" | "supports" | "available" | "offer" | "offered"
            | "offers" | "enable" | "allow" | "allows" | "configurable" => {
                signs.force = signs.force.max(Force::Offered)
            }
            "recommend" | "recommended" | "recommends" | "encouraged" | "encourage" | "advised" => {
                signs.force = signs.force.max(Force::Advised);
            }
            "require" | "required" | "requires" | "mandatory" | "mandate" | "mandated" | "enforce" | "enforced"
            | "enforces" | "compulsory" | "obligatory" | "must" | "requirement" | "forced" => {
                signs.force = signs.force.max(Force::Demanded);
            }
            _ => continue,
        }
        signs.at.push(at);
    }
    signs
}
