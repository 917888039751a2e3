//! What lasts: what is kept for a time is retained, and what is kept somewhere is stored.

use super::content::{Content, Key};
use super::form::{Demand, Form};
use super::lexicon::lexicon;
use super::said::Said;
use super::terms::{Token, Words};
use crate::quantity::{Asked, Bound, Quantity};

/// Whether a text asks for a length of time: "how long", "for at least a year", "for a stated period".
#[must_use]
pub fn speaks_of_a_time(form: &Form, asked: &[Asked], tokens: &[Token]) -> bool {
    let word = |at: usize| tokens.word(at);
    let deadline = |asked: &Asked| {
        let first = tokens.iter().find(|token| token.span.0 >= asked.span.0);
        first.is_some_and(|token| matches!(token.text.as_str(), "within" | "in" | "by" | "inside"))
    };
    let lasts = |asked: &Asked| matches!(asked.quantity, Quantity::Duration(_)) && !asked.interval && !deadline(asked);
    let period = |at: usize| {
        word(at) == "for" && (1..6).any(|on| matches!(word(at + on), "period" | "time" | "duration" | "long"))
    };
    form.demands.contains(&Demand::Time)
        || asked.iter().any(lasts)
        || (0..tokens.len()).any(period)
        || (0..tokens.len()).any(|at| word(at) == "how" && word(at + 1) == "long")
}

/// Words that mean retaining where a time is named with them.
const KEEPING: [&str; 12] =
    ["kept", "keep", "keeps", "keeping", "held", "hold", "holds", "holding", "stored", "store", "stores", "saved"];

/// Reads what a text for a length of time says is kept as retained; and logs that are to be `had` so long.
pub fn keep_for_a_time(content: &mut [Content], said: &mut Said, had: bool) {
    let Some(retain) = lexicon().term("retain") else { return };
    if had && ["logs", "audit-log", "backups"].iter().any(|name| said.contains_named(name)) {
        said.insert_term(retain);
    }
    let kept = |content: &Content| content.key.is("store") && KEEPING.contains(&content.text.as_str());
    for content in content.iter_mut().filter(|content| kept(content)) {
        content.key = Key::Term(retain);
        said.insert_term(retain);
    }
}

/// Whether a text asks for some time without naming it: "within a given time", "in a defined period".
#[must_use]
pub fn is_within_some_time(tokens: &[Token]) -> bool {
    const SOME: [&str; 11] = [
        "given",
        "stated",
        "defined",
        "certain",
        "fixed",
        "set",
        "agreed",
        "specified",
        "guaranteed",
        "specific",
        "known",
    ];
    const TIMES: [&str; 7] = ["time", "period", "timeframe", "interval", "deadline", "timescale", "times"];
    let word = |at: usize| tokens.word(at);
    (0..tokens.len()).any(|at| {
        let article = usize::from(matches!(word(at + 1), "a" | "the" | "some" | "any"));
        matches!(word(at), "within" | "in" | "inside" | "at")
            && SOME.contains(&word(at + 1 + article))
            && TIMES.contains(&word(at + 2 + article))
            // "Is there a minimum time for which …?"
            || matches!(word(at), "a" | "any" | "some")
                && (SOME.contains(&word(at + 1)) || matches!(word(at + 1), "minimum" | "maximum"))
                && TIMES.contains(&word(at + 2))
                && matches!((word(at + 3), word(at + 4)), ("for" | "during" | "in" | "within", "which") | ("that", _))
    })
}

/// Whether a text says of something that it can be had: "available", "searchable".
#[must_use]
pub fn is_had(tokens: &[Token]) -> bool {
    const HAD: [&str; 5] = ["available", "accessible", "searchable", "retrievable", "viewable"];
    tokens.iter().any(|token| HAD.contains(&token.text.as_str()))
}

/// "For exactly a year", "for a year and then archived", "for only a year": no more either.
pub(super) fn is_measured_off(tokens: &[Token]) -> bool {
    const OFF: [&str; 10] =
        ["exactly", "precisely", "only", "just", "then", "before", "until", "maximum", "max", "thereafter"];
    tokens.iter().any(|token| OFF.contains(&token.text.as_str()))
}

/// "For a full year": no less.
pub(super) fn is_full(tokens: &[Token]) -> bool {
    let full = |word: &str| matches!(word, "full" | "whole" | "entire");
    let time = |word: &str| matches!(word, "year" | "month" | "quarter" | "week");
    tokens.windows(2).any(|pair| matches!(pair, [one, next] if full(&one.text) && time(&next.text)))
}

/// Who asks for logs of 12 months has enough of more; that they go at the end of it would be said of deletion.
pub(super) fn keep_at_least(said: &Said, asked: &mut [Asked]) {
    let says = |name: &str| lexicon().term(name).is_some_and(|term| said.contains_term(term));
    if (says("retain") || says("store")) && (says("logs") || says("backups")) && !says("delete") {
        let lasts = |asked: &&mut Asked| matches!(asked.quantity, Quantity::Duration(_)) && !asked.interval;
        let exact = asked.iter_mut().filter(lasts).filter(|asked| asked.bound == Bound::Exact);
        exact.for_each(|asked| asked.bound = Bound::AtLeast);
    }
}

#[cfg(test)]
mod tests {
    use crate::matching::reading::Reading;

    #[test]
    fn what_is_kept_for_a_time_is_retained() {
        for text in
            ["Are logs kept for 90 days?", "Logs shall be available for at least 90 days.", "How long are logs held?"]
        {
            assert!(Reading::of(text).says_term("retain"), "{text}");
        }
        for text in
            ["Are logs kept in Norway?", "Are logs available within 90 days?", "Is the service available for a year?"]
        {
            assert!(!Reading::of(text).says_term("retain"), "{text}");
        }
    }
}
