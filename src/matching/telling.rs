//! Texts that speak of telling: of what is known or told rather than of what is so, and of what the vendor is told.

use super::terms::{Token, Words};

/// Whether a text speaks of what is known or told, not only of what is so.
pub(super) fn embeds(tokens: &[Token]) -> bool {
    let telling = [
        "know",
        "knows",
        "known",
        "see",
        "sees",
        "aware",
        "document",
        "documented",
        "state",
        "stated",
        "specify",
        "specified",
        "disclose",
        "disclosed",
        "tell",
        "told",
        "inform",
        "informed",
        "identify",
        "identified",
        "agree",
        "publish",
        "published",
        "states",
        "specifies",
        "discloses",
        "publishes",
        "identifies",
        "tells",
        "informs",
        "clear",
        "thought",
        "considered",
        "discussed",
        "decided",
    ];
    let asking = ["which", "where", "what", "who", "whom", "how", "whether", "when"];
    // "Does the supplier state the places of …", "are both sites specified?"
    let place = |at: usize| {
        ["place", "site", "location", "region", "countr"].iter().any(|noun| tokens.word(at).starts_with(noun))
    };
    let names_places = |at: usize| {
        matches!(tokens.word(at), "state" | "states" | "specify" | "specifies" | "disclose" | "document" | "name")
            && !is_bidden(tokens, at)
            && tokens.word(0) != "please"
            && (1..=3).any(|on| place(at + on))
            || matches!(tokens.word(at), "stated" | "specified" | "documented" | "disclosed" | "defined")
                && (0..at).any(place)
                && matches!(tokens.word(0), "is" | "are" | "has" | "have")
            || matches!((tokens.word(at), tokens.word(at + 1), tokens.word(at + 2)), ("laid" | "set", "down", "where"))
            || matches!((tokens.word(at), tokens.word(at + 1)), ("spell" | "spells" | "spelled", "out")) && at > 0
    };
    // "Do your staff know that …"
    let knows = |at: usize| {
        matches!(tokens.word(at), "know" | "knows" | "aware")
            && tokens.word(at + 1) == "that"
            && matches!(tokens.word(0), "do" | "does" | "are" | "is")
    };
    (0..tokens.len()).any(names_places)
        || (0..tokens.len()).any(knows)
        || tokens.iter().enumerate().any(|(at, token)| {
            telling.contains(&token.text.as_str())
                && !is_bidden(tokens, at)
                && tokens
                    .iter()
                    .skip(at + 1)
                    .take(7)
                    .take_while(|next| !next.opens_clause)
                    .any(|next| asking.contains(&next.text.as_str()))
        })
}

/// "Please state whether …", "let us know how …", "we would like to know if …": the telling is the asking itself.
fn is_bidden(tokens: &[Token], at: usize) -> bool {
    let back =
        |steps: usize| at.checked_sub(steps).and_then(|at| tokens.get(at)).map_or("", |token| token.text.as_str());
    let modal = |word: &str| matches!(word, "can" | "could" | "would");
    let for_us = |at: usize| tokens.get(at).is_some_and(|token| matches!(token.text.as_str(), "us" | "me"));
    let yes_or_no = || tokens.get(at + 2).is_some_and(|token| matches!(token.text.as_str(), "whether" | "if"));
    tokens.opens_clause(at)
        || matches!(back(1), "please" | "kindly")
        || (back(1) == "us" && back(2) == "let")
        || (back(1) == "to" && matches!(back(2), "like" | "want" | "wish" | "need"))
        || (modal(back(2)) && back(1) == "you" && for_us(at + 1) && yes_or_no())
}

/// Whether a text speaks of what the vendor is told or sent.
pub(super) fn to_vendor(tokens: &[Token]) -> bool {
    are_to_report(tokens) || tells_you(tokens)
}

/// "For customers to report incidents", "can users raise a concern": what others report is told to the vendor.
fn are_to_report(tokens: &[Token]) -> bool {
    const WHO: [&str; 9] =
        ["customers", "users", "clients", "tenants", "we", "us", "employees", "staff", "researchers"];
    let word = |at: usize| tokens.word(at);
    (0..tokens.len()).filter(|&at| WHO.contains(&word(at))).any(|at| {
        let asked =
            at.checked_sub(1).is_some_and(|before| matches!(word(before), "can" | "may" | "should" | "do" | "could"));
        let deed = if word(at + 1) == "to" { at + 2 } else { at + 1 };
        (asked || deed == at + 2) && matches!(word(deed), "report" | "raise" | "escalate" | "submit")
    })
}

/// "Report to you", "tell you", "reach you".
fn tells_you(tokens: &[Token]) -> bool {
    let telling = ["tell", "notify", "inform", "alert", "warn", "contact", "reach"];
    tokens.iter().zip(tokens.iter().skip(1)).enumerate().any(|(at, (word, next))| {
        let reported = || {
            tokens
                .iter()
                .take(at)
                .any(|token| matches!(token.stem.as_str(), "report" | "tell" | "sent" | "send" | "disclos"))
        };
        next.text == "you" && (telling.contains(&word.text.as_str()) || (word.text == "to" && reported()))
    })
}
