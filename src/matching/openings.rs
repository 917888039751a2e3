//! How a clause opens: with a question that wants a yes or a no, or with what is to be told.

use super::asking::is_to_tell;
use super::form::{AUXILIARIES, Demand, PREPOSITIONS, WH, demand};
use super::nouns::listed;
use super::terms::{Token, Words};

/// What a clause that begins somewhere asks for.
pub(super) enum Opening {
    /// A yes or a no.
    Polar,
    /// Something to be told.
    Demand(Demand),
}

/// What a clause that begins here asks for.
pub(super) fn opening(tokens: &[Token]) -> Option<Opening> {
    let polite = ["please", "kindly", "also", "and", "or", "additionally", "further", "then", "so"];
    let skipped = tokens.iter().take_while(|token| polite.contains(&token.text.as_str())).count();
    let tokens = tokens.get(skipped..)?;
    let word = |at: usize| tokens.word(at);
    let first = word(0);
    if CONFIRMING.contains(&first) {
        let next = word(1);
        let tells =
            matches!(first, "state" | "indicate" | "advise") && !matches!(next, "whether" | "if" | "that" | "yes");
        return Some(if WH.contains(&next) {
            Opening::Demand(demand(tokens.get(1..)?).unwrap_or(Demand::Account))
        } else if tells && next == "the" {
            Opening::Demand(told_behind(tokens))
        } else if tells {
            Opening::Demand(listed(tokens))
        } else {
            Opening::Polar
        });
    }
    if first == "whether" || TELLING.contains(&first) && matches!(word(1), "whether" | "if") {
        return Some(Opening::Polar);
    }
    if names_a_tool(tokens) {
        return Some(Opening::Demand(Demand::Choice));
    }
    if first == "set" && word(1) == "out" {
        return Some(Opening::Demand(told_behind(tokens.get(1..)?)));
    }
    if TELLING.contains(&first) {
        return Some(Opening::Demand(told_behind(tokens)));
    }
    if let Some(told) = is_to_tell(tokens) {
        return Some(Opening::Demand(told_behind(told)));
    }
    if PREPOSITIONS.contains(&first)
        && (word(1) == "what" || word(1) == "which" || word(1) == "whom" || word(1) == "how")
    {
        return Some(Opening::Demand(demand(tokens.get(1..)?).unwrap_or(Demand::Account)));
    }
    if WH.contains(&first) {
        // "When a customer leaves, is …" only sets the scene; "When is …" asks.
        // "Where (in which country) is …"
        let opened = tokens.get(1).is_some_and(|token| token.opens_bracket);
        let aside = tokens.get(1).zip(tokens.get(2)).is_some_and(|(one, next)| one.after_comma && next.after_comma);
        let closed = || tokens.iter().position(|token| token.closes_bracket).unwrap_or(1);
        let behind = if opened { closed() } else { 1 + usize::from(aside) };
        let joined = matches!(word(1), "and" | "or") && WH.contains(&word(2));
        let asks =
            !matches!(first, "when" | "where") || AUXILIARIES.contains(&word(behind)) || joined || tokens.len() == 1;
        return asks.then(|| Opening::Demand(demand(tokens).unwrap_or(Demand::Account)));
    }
    if AUXILIARIES.contains(&first) {
        let asks_to_tell = (matches!(word(1), "you" | "the")
            && (TELLING.contains(&word(2)) || TELLING.contains(&word(3))))
            && matches!(first, "can" | "could" | "would" | "may")
            // "Would you tell us of a breach?" asks whether you would.
            && !(first == "would" && word(2) == "tell" && !tokens.iter().any(|token| WH.contains(&token.text.as_str())));
        return Some(if asks_to_tell && !provides_a_thing(tokens) {
            Opening::Demand(listed(tokens.get(2..)?))
        } else {
            Opening::Polar
        });
    }
    None
}

/// What a verb of telling wants told: "identify who …" wants what "who" does.
fn told_behind(tokens: &[Token]) -> Demand {
    let asking = if tokens.word(1) == "us" { tokens.get(2..) } else { tokens.get(1..) }.unwrap_or_default();
    let named = usize::from(matches!(asking.word(0), "the" | "your"));
    let told = match asking.word(named) {
        "time" | "period" | "span" if asking.word(named + 2) == "which" => Some(Demand::Time),
        "number" if asking.word(named + 1) == "of" => Some(Demand::Number),
        "who" | "whom" | "whose" | "where" => demand(asking),
        preposition if PREPOSITIONS.contains(&preposition) && matches!(asking.word(1), "what" | "which") => {
            asking.get(1..).and_then(demand)
        }
        "how" => demand(asking).filter(|told| matches!(told, Demand::Time | Demand::Frequency | Demand::Number)),
        _ => None,
    };
    told.unwrap_or_else(|| listed(tokens))
}

/// "Name the tool", "state which product": what it is called is to be told, and not that there is one.
fn names_a_tool(tokens: &[Token]) -> bool {
    let word = |at: usize| tokens.word(at);
    let named = usize::from(matches!(word(1), "the" | "which" | "what" | "your" | "any")) + 1;
    matches!(word(0), "name" | "identify" | "specify" | "state" | "list" | "indicate")
        && matches!(word(named), "tool" | "tools" | "tooling" | "software" | "technology" | "product" | "products")
}

/// "Can you provide a report of …" asks whether; "Can you provide details of …" asks to tell.
fn provides_a_thing(tokens: &[Token]) -> bool {
    let word = |at: usize| tokens.word(at);
    let telling =
        ["detail", "details", "description", "information", "overview", "explanation", "example", "examples", "list"];
    matches!(word(2), "provide" | "share" | "supply" | "give" | "submit" | "attach" | "furnish")
        && !tokens.iter().skip(3).take(4).any(|token| telling.contains(&token.text.as_str()))
}

pub(super) const TELLING: [&str; 25] = [
    "furnish",
    "describe",
    "explain",
    "list",
    "provide",
    "specify",
    "detail",
    "outline",
    "identify",
    "name",
    "elaborate",
    "summarize",
    "attach",
    "give",
    "tell",
    "share",
    "submit",
    "upload",
    "enter",
    "include",
    "enumerate",
    "discuss",
    "document",
    "supply",
    "clarify",
];

const CONFIRMING: [&str; 7] = ["confirm", "verify", "state", "indicate", "advise", "certify", "attest"];
