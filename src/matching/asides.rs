//! Words that a text says without being about them: whom it addresses, and the event that a time runs from.

use super::terms::{Token, Words};

/// Whether the word at a position is such a word.
#[must_use]
pub fn is_aside(tokens: &[Token], at: usize) -> bool {
    is_addressee(tokens, at)
        || is_any_addressee(tokens, at)
        || is_event_of_a_notice(tokens, at)
        || is_of_the_first_place(tokens, at)
        || is_how_data_came(tokens, at)
        || is_bid(tokens, at)
        || is_edition(tokens, at)
        || is_one_of_them(tokens, at)
        || is_reflexive(tokens, at)
        || is_assurance(tokens, at)
}

/// "Administrators authenticate themselves": whom else?
fn is_reflexive(tokens: &[Token], at: usize) -> bool {
    let word = |at: usize| tokens.word(at);
    let before = at.checked_sub(1).map_or("", word);
    matches!(word(at), "themselves" | "himself" | "itself" | "oneself")
        && matches!(before, "authenticate" | "authenticates" | "identify" | "identifies" | "legitimate")
}

/// "It shall be guaranteed by the bidder that …": what is guaranteed is said to be so.
fn is_assurance(tokens: &[Token], at: usize) -> bool {
    const BETWEEN: [&str; 10] =
        ["by", "the", "bidder", "supplier", "vendor", "provider", "contractor", "processor", "tenderer", "you"];
    let word = |at: usize| tokens.word(at);
    let that = (at + 1..at + 5).find(|&at| !BETWEEN.contains(&word(at)));
    matches!(word(at), "guaranteed" | "assured" | "warranted" | "ensured" | "confirmed")
        && that.is_some_and(|at| word(at) == "that")
}

/// "ISO/IEC 27001:2022": the year of a standard's edition.
fn is_edition(tokens: &[Token], at: usize) -> bool {
    const STANDARDS: [&str; 7] = ["27001", "27002", "27017", "27018", "27701", "22301", "9001"];
    let word = |at: usize| tokens.word(at);
    let year = word(at).len() == 4 && (word(at).starts_with("20") || word(at).starts_with("19"));
    year && at.checked_sub(1).is_some_and(|before| STANDARDS.contains(&word(before)))
}

/// "… if one is stolen": one of what was named before.
fn is_one_of_them(tokens: &[Token], at: usize) -> bool {
    let word = |at: usize| tokens.word(at);
    let before = at.checked_sub(1).map_or("", word);
    word(at) == "one"
        && matches!(before, "if" | "when" | "once" | "should")
        && matches!(word(at + 1), "is" | "was" | "gets" | "be" | "fails")
}

/// "Data entered by customers": how it came to be there says no more than whose it is.
fn is_how_data_came(tokens: &[Token], at: usize) -> bool {
    const CAME: [&str; 10] = [
        "entered",
        "submitted",
        "uploaded",
        "provided",
        "supplied",
        "entrusted",
        "contributed",
        "created",
        "generated",
        "input",
    ];
    let word = |at: usize| tokens.word(at);
    let data = matches!(word(at.wrapping_sub(1)), "data" | "information" | "records" | "content" | "files");
    let theirs =
        (at + 2..at + 4).any(|at| matches!(word(at), "customers" | "customer" | "users" | "user" | "us" | "clients"));
    CAME.contains(&word(at)) && data && word(at + 1) == "by" && theirs
}

/// "Specify …", "identify …": the word that bids somebody to tell, where it opens the clause.
fn is_bid(tokens: &[Token], at: usize) -> bool {
    let word = |at: usize| tokens.word(at);
    let opens = |at: usize| tokens.opens_part(at);
    matches!(word(at), "specify" | "identify" | "attach" | "enclose" | "append")
        && (opens(at) || at > 0 && opens(at - 1) && matches!(word(at - 1), "please" | "kindly"))
}

/// "A location other than that of the production system": what is elsewhere is elsewhere than the first place.
fn is_of_the_first_place(tokens: &[Token], at: usize) -> bool {
    const FIRST: [&str; 10] =
        ["primary", "production", "main", "first", "original", "live", "principal", "source", "productive", "that"];
    const PLACES: [&str; 13] = [
        "location",
        "locations",
        "site",
        "sites",
        "place",
        "facility",
        "center",
        "centers",
        "region",
        "system",
        "systems",
        "environment",
        "one",
    ];
    const IDLE: [&str; 11] =
        ["hosting", "of", "the", "its", "your", "their", "data", "storage", "servers", "infrastructure", "those"];
    const BACK: usize = 9;
    let word = |at: usize| tokens.word(at);
    let belongs = |at: usize| {
        [&FIRST[..], &PLACES[..], &IDLE[..]].iter().any(|words| words.contains(&word(at))) && !tokens.opens_clause(at)
    };
    let Some(from) = (at.saturating_sub(BACK)..at).rev().find(|&at| matches!(word(at), "from" | "than" | "to")) else {
        return false;
    };
    let apart = matches!(
        word(from.wrapping_sub(1)),
        "separate"
            | "separated"
            | "separately"
            | "different"
            | "other"
            | "distinct"
            | "away"
            | "apart"
            | "remote"
            | "elsewhere"
    );
    let somewhere = (from.saturating_sub(4)..from).any(|at| PLACES.contains(&word(at)) || word(at) == "geographically");
    let end = (from + 1..tokens.len()).find(|&at| !belongs(at)).unwrap_or(tokens.len());
    apart && somewhere && at < end && (from + 1..end).any(|at| FIRST.contains(&word(at)))
}

/// "We require suppliers to …", "our vendors must …": all whom a demand addresses, and so whoever answers.
fn is_any_addressee(tokens: &[Token], at: usize) -> bool {
    const WHO: [&str; 8] =
        ["suppliers", "vendors", "providers", "contractors", "bidders", "tenderers", "processors", "supplier"];
    const BACK: usize = 3;
    let word = |at: usize| tokens.word(at);
    let before = tokens.get(at.saturating_sub(BACK)..at).unwrap_or_default();
    let demanded = before.windows(2).any(|pair| {
        matches!(pair, [who, verb] if matches!(who.text.as_str(), "we" | "i")
            && matches!(verb.text.as_str(), "require" | "expect" | "ask" | "oblige" | "want" | "need"))
    });
    let ours = before.last().is_some_and(|token| token.text == "our");
    WHO.contains(&word(at)) && (demanded || ours) && matches!(word(at + 1), "to" | "must" | "shall" | "should")
}

/// "Vendor must …", "Supplier agrees …": whose answer is wanted, named without an article as in a contract.
fn is_addressee(tokens: &[Token], at: usize) -> bool {
    const WHO: [&str; 9] =
        ["vendor", "supplier", "provider", "contractor", "bidder", "tenderer", "processor", "seller", "licensor"];
    const DOES: [&str; 15] = [
        "must",
        "shall",
        "should",
        "will",
        "can",
        "has",
        "agrees",
        "warrants",
        "confirms",
        "provides",
        "maintains",
        "ensures",
        "encrypts",
        "stores",
        "offers",
    ];
    let word = |at: usize| tokens.word(at);
    tokens.opens_clause(at) && WHO.contains(&word(at)) && DOES.contains(&word(at + 1))
}

/// "… after a breach is discovered": a notice can run from nothing else.
fn is_event_of_a_notice(tokens: &[Token], at: usize) -> bool {
    const BACK: usize = 6;
    let known = ["discovered", "detected", "identified", "confirmed", "noticed", "established"];
    let running = ["after", "once", "when", "following", "from"];
    let telling =
        ["notify", "notified", "notice", "notification", "inform", "informed", "tell", "told", "alerted", "warned"];
    let says = |tokens: &[Token], words: &[&str]| tokens.iter().any(|token| words.contains(&token.text.as_str()));
    let before = tokens.get(at.saturating_sub(BACK)..at).unwrap_or_default();
    tokens.get(at).is_some_and(|token| known.contains(&token.text.as_str()))
        && !before.iter().skip(1).any(|token| token.opens_clause)
        && says(before, &running)
        && says(tokens, &telling)
}

#[cfg(test)]
mod tests {
    use crate::matching::reading::Reading;

    fn texts(question: &str) -> Vec<String> {
        Reading::of(question).content.into_iter().map(|content| content.text).collect()
    }

    #[test]
    fn whom_a_requirement_addresses_is_no_part_of_it() {
        assert_eq!(texts("Vendor must encrypt backups."), texts("You must encrypt backups."));
        assert!(texts("Vendor contracts must be reviewed.").len() > texts("Contracts must be reviewed.").len());
    }

    #[test]
    fn elsewhere_is_elsewhere_than_the_first_place() {
        for (question, plain) in [
            ("Are backups at a site other than the primary one?", "Are backups at another site?"),
            ("Are backups at a location separate from the production system?", "Are backups at a separate location?"),
        ] {
            assert_eq!(Reading::of(question).content.len(), Reading::of(plain).content.len(), "{question}");
        }
        assert!(texts("Are keys at a location separate from backups?").contains(&"backups".to_owned()));
    }

    #[test]
    fn a_notice_runs_from_detection_without_saying_more() {
        assert_eq!(
            texts("Are customers told within 3 days after a breach is discovered?"),
            texts("Are customers told within 3 days after a breach?")
        );
        assert!(texts("Is a breach detected after it is made?").len() > texts("Is a breach after it is made?").len());
    }
}
