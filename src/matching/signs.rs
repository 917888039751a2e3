//! The small words that turn, widen or bind what a text says.

use super::asking::is_other_side;
use super::force::{Force, brings_a_factor, force, is_needed};
use super::form::AUXILIARIES;
use super::lexicon::Found;
use super::terms::{Token, Words};

/// The signs of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signs {
    /// Words that negate, in order: `not`, `never`, `no`.
    pub negations: Vec<&'static str>,
    /// Whether one of them stands in a relative clause ("incidents that do not …"): it narrows what is spoken of.
    pub negates_a_part: bool,
    /// How often it says that something is prohibited or prevented: that is more than that it is not done.
    pub bars: usize,
    /// How often it says "without": that takes away a part, and does not turn the whole.
    pub without: usize,
    /// "all", "every", "each", "always", "entire": nothing is left out.
    pub universal: bool,
    /// Whether that is said of something that carries no content ("all services"): of what, a wording does not tell.
    pub sweeps_the_unnamed: bool,
    /// "fully", "completely": in every respect.
    pub wholly: bool,
    /// Whether it says that something is so in order that something else is not: "such that none can read another's".
    pub in_order_that_not: bool,
    /// "any": at least one, or none.
    pub any: bool,
    /// "only", "exclusively", "solely".
    pub only: bool,
    /// How often something is excepted: "more than", "anything but", "except".
    pub exceptions: usize,
    /// "by default".
    pub default: bool,
    /// "outside", "beyond": where something is not.
    pub outside: bool,
    /// "or" between things asked for.
    pub either: bool,
    /// "optional": left to whoever it is.
    pub optional: bool,
    /// How binding.
    pub force: Force,
    /// The tokens that are signs, by position.
    pub at: Vec<usize>,
}

/// Reads the signs of a text; those inside a term of the lexicon ("not encrypted") are part of it.
#[must_use]
pub fn signs(tokens: &[Token], terms: &[Found]) -> Signs {
    let mut signs = Signs::default();
    let word = |at: usize| tokens.word(at);
    // "So that none …" says what something is for: that does not turn what is asked.
    let purpose = tokens.windows(2).position(
        |pair| matches!(pair, [so, that] if matches!(so.text.as_str(), "so" | "such") && that.text == "that"),
    );
    if (0..tokens.len()).any(|at| is_needed(tokens, terms, at)) {
        signs.force = Force::Demanded;
    }
    // "Is it kept? Not here." denies something of it, and not the question.
    let asks = AUXILIARIES.contains(&word(0));
    let of_purpose = |at: usize| purpose.is_some_and(|start| start < at);
    for (at, token) in tokens.iter().enumerate() {
        let other_than = token.text == "other" && word(at + 1) == "than";
        let phrase = |term: &Found| term.end > term.first + 1 && (term.first..term.end).contains(&at);
        // "Other than" excepts; "a location other than" is elsewhere.
        let excepts = |term: &Found| other_than && term.first == at && term.end == at + 2;
        if terms.iter().any(|term| phrase(term) && !excepts(term)) {
            continue;
        }
        let (before, after) = (at.checked_sub(1).map_or("", word), word(at + 1));
        match token.text.as_str() {
            // "Whether or not" leaves the question as it is; "not only … but also" says both; "no later than" measures.
            "not" | "no" if is_other_side(tokens, at) => {}
            "not" if matches!(after, "only" | "limited" | "just" | "more" | "less" | "later") => {}
            "not" | "never" | "no" | "none" | "nobody" | "nothing" | "neither" | "nor" | "impossible" | "unable"
            | "incapable"
                if of_purpose(at) =>
            {
                signs.in_order_that_not = true;
            }
            // "Is there no hour at which …?"
            "no" if before == "there"
                && (at + 1..tokens.len()).any(|at| matches!(word(at), "which" | "that" | "when" | "where")) =>
            {
                signs.negates_a_part = true;
                signs.negations.push("no");
            }
            "no" if matches!(after, "later" | "more" | "less" | "longer" | "fewer" | "greater" | "matter") => {}
            "not" => {
                let behind = asks && (1..=at).any(|at| tokens.opens_clause(at));
                signs.negates_a_part |= behind || is_relative(tokens, at) || is_conditional(tokens, at);
                signs.negations.push("not");
            }
            "impossible" | "unable" | "incapable" => signs.negations.push("impossible"),
            "free" if matches!(after, "of" | "from") && word(at + 2) != "charge" => signs.negations.push("free"),
            "refrain" | "refrains" | "refraining" | "refrained" | "abstain" | "abstains" | "abstaining"
            | "abstained" => signs.negations.push("refrain"),
            "never" => signs.negations.push("never"),
            // What is excluded from a use, or kept out of it, is not put to it.
            "excluded" | "exempt" if after == "from" => signs.negations.push("not"),
            "excluded" if after == "that" => signs.negations.push("never"),
            "out" if after == "of" && matches!(before, "kept" | "keep" | "stay" | "stays" | "remain" | "remains") => {
                signs.negations.push("not");
                signs.at.extend(at.checked_sub(1));
            }
            // What is kept from leaving does not leave; from whom something is kept is barred from it.
            "from"
                if matches!(before, "kept" | "keep" | "keeps")
                    && after.starts_with(|first: char| first.is_ascii_alphabetic()) =>
            {
                if after.ends_with("ing") {
                    signs.negations.push("not");
                } else {
                    signs.bars += 1;
                }
                signs.at.extend(at.checked_sub(1));
            }
            // "For this and for nothing else", "for no other purpose".
            "nothing" if after == "else" => signs.only = true,
            "no" if after == "other"
                && (before == "and" || matches!(word(at + 2), "purpose" | "purposes" | "use" | "uses" | "reason")) =>
            {
                signs.only = true;
            }
            // "Are snapshots all that there is?"
            "all" if after == "that" && !matches!(before, "" | "is" | "are" | "of" | "for" | "in" | "to") => {
                signs.only = true;
            }
            // A country that is part of neither the one nor the other area lies outside both.
            "neither" if before == "of" => signs.outside = true,
            "nor"
                if at > 0
                    && (0..at).any(|neither| word(neither) == "neither" && word(neither.wrapping_sub(1)) == "of") => {}
            "out"
                if after == "of"
                    && matches!(
                        before,
                        "taken"
                            | "moved"
                            | "transferred"
                            | "sent"
                            | "brought"
                            | "shipped"
                            | "go"
                            | "goes"
                            | "flow"
                            | "flows"
                            | "move"
                            | "moves"
                            | "get"
                            | "gets"
                    )
                    && !matches!(word(at + 2), "scope" | "hours" | "date" | "service") =>
            {
                signs.outside = true;
            }
            "just" if matches!(after, "the" | "those" | "what" | "enough") => signs.only = true,
            "whatever" => signs.universal = true,
            "without" => signs.without += 1,
            "no" | "none" | "nobody" | "nothing" | "neither" | "nor" => {
                // "People who took no part in it."
                let hangs_on = (at.saturating_sub(2)..at).any(|at| at > 0 && word(at) == "who");
                signs.negates_a_part |= hangs_on || matches!(before, "when" | "while" | "whenever" | "where");
                signs.negations.push("no");
            }
            "all" | "every" | "each" | "always" | "entire" | "everything" | "everyone" | "whole" | "entirely"
            | "wherever" | "whenever" | "throughout" => signs.universal = true,
            "entirety" | "totality" if after == "of" => signs.universal = true,
            "fully" | "completely" | "wholly" | "entirety" | "totality" => signs.wholly = true,
            "any" | "anyone" | "anything" | "anybody" => signs.any = true,
            "only" if before == "not" || matches!(before, "read" | "append" | "view" | "http" | "write") => {}
            // Who can sign in only with a second factor has to have one.
            "only" | "exclusively" | "solely" if brings_a_factor(tokens, terms, at) => {
                signs.force = signs.force.max(Force::Demanded);
            }
            "only" | "exclusively" | "solely" => signs.only = true,
            "except" | "apart" | "besides" | "excluding"
                if token.text != "apart"
                    || (after == "from" && !matches!(before, "kept" | "keep" | "set" | "held" | "stored" | "tell")) =>
            {
                signs.exceptions += 1
            }
            "more" | "other" if after == "than" => signs.exceptions += 1,
            // "More rights than the role requires."
            "more" | "fewer" | "greater" if is_compared(tokens, at) => signs.exceptions += 1,
            "but" if matches!(before, "anything" | "nothing" | "anyone" | "nobody" | "all" | "everything") => {
                signs.exceptions += 1;
            }
            "default" => signs.default = true,
            // "An outside firm" is an external one; "outside the EU" is where something is not.
            "outside" | "beyond"
                if matches!(
                    after,
                    "the" | "of" | "your" | "our" | "any" | "this" | "its" | "their" | "these" | "that"
                ) || (!matches!(before, "a" | "an" | "some" | "any")
                    && tokens.get(at + 1).is_some_and(|next| next.capital || next.text == "usa")) =>
            {
                signs.outside = true;
            }
            "or" => {
                signs.either |= before != "and" && after != "not";
                continue;
            }
            "optional" | "optionally" | "voluntary" => signs.optional = true,
            _ => {
                let Some(force) = force(tokens, terms, at) else { continue };
                signs.force = signs.force.max(force);
            }
        }
        signs.at.push(at);
    }
    signs
}

/// "More … than …": more of something than something else comes to, which is no number.
fn is_compared(tokens: &[Token], at: usize) -> bool {
    let than = (at + 2..at + 4).find(|&at| tokens.word(at) == "than");
    let counted = |at: usize| tokens.word(at).starts_with(|first: char| first.is_ascii_digit());
    than.is_some_and(|than| !counted(than + 1) && tokens.word(than + 1) != "one")
}

/// Whether a negation belongs to a clause that "that", "which" or "who" hangs on to a thing: "incidents that do not …".
fn is_relative(tokens: &[Token], negation: usize) -> bool {
    const BACK: usize = 3;
    let word = |at: usize| tokens.word(at);
    let opening =
        (negation.saturating_sub(BACK)..negation).rev().find(|&at| matches!(word(at), "that" | "which" | "who"));
    let auxiliary = |at: usize| {
        matches!(word(at), "do" | "does" | "did" | "is" | "are" | "was" | "were" | "can" | "has" | "have" | "had")
    };
    // "Which you do not name" hangs on as well.
    let behind = |at: usize| at + 1 + usize::from(matches!(word(at + 1), "you" | "we" | "they" | "it"));
    opening.filter(|&at| at > 0 && auxiliary(behind(at))).is_some_and(|at| {
        // "Do you confirm that it is not …" says it of the whole.
        let saying =
            ["confirm", "ensure", "ensured", "sure", "true", "correct", "case", "so", "such", "guarantee", "state"];
        !saying.contains(&word(at - 1))
    })
}

/// Whether a negation belongs to a condition: "… if it is not available".
fn is_conditional(tokens: &[Token], negation: usize) -> bool {
    const BACK: usize = 6;
    const ASKING: [&str; 9] = ["state", "indicate", "confirm", "specify", "tell", "know", "us", "advise", "clarify"];
    let word = |at: usize| tokens.word(at);
    (negation.saturating_sub(BACK)..negation).any(|at| at > 0 && word(at) == "if" && !ASKING.contains(&word(at - 1)))
}

#[cfg(test)]
mod tests {
    use super::{Signs, signs};
    use crate::matching::terms::tokens;

    fn read(text: &str) -> Signs {
        signs(&tokens(text), &[])
    }

    #[test]
    fn negations_that_are_none_are_passed_over() {
        for text in [
            "no later than Friday",
            "whether or not it is so",
            "not only logs but also backups",
            "kept apart so that none reaches another's",
        ] {
            assert!(read(text).negations.is_empty(), "{text}");
        }
        assert_eq!(read("It is not kept so that it lasts").negations, ["not"]);
        assert_eq!(read("It isn't sold, and never without consent").negations, ["not", "never"]);
    }
}
