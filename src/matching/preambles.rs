//! What askers say of themselves before they ask: why they ask, and that they would like to know.
//!
//! "As our auditors ask for it every year, we need to know where …" wants to know where, and no more. Only what is said of the
//! asker is left out, and only as long as it names nothing that an answer could turn on. "Our policy demands that … Is this met?"
//! demands it, and asks no second question.

use std::ops::Range;

use super::lexicon::{Class, Found, lexicon};
use super::terms::{Token, Words};

/// The most words before the one that says what the asker wants.
const MOST_OF_A_WISH: usize = 9;

/// The words of a question without what the asker says of themselves.
#[must_use]
pub fn without_preambles(tokens: Vec<Token>) -> Vec<Token> {
    let spoken = |from: &Range<usize>| is_reason(&tokens, from) && names_nothing(&tokens, from);
    let mut left_out: Vec<Range<usize>> = clauses(&tokens).into_iter().filter(spoken).collect();
    left_out.extend((0..tokens.len()).filter_map(|at| day_of_a_story(&tokens, at)));
    let starts: Vec<usize> = (0..tokens.len()).filter(|&at| begins_afresh(&tokens, &left_out, at)).collect();
    left_out.extend(starts.into_iter().filter_map(|at| wish(&tokens, at).or_else(|| rule(&tokens, at))));
    left_out.extend(assent_asked(&tokens));
    if (0..tokens.len()).all(|at| left_out.iter().any(|range| range.contains(&at))) {
        return tokens;
    }
    let mut opens = false;
    let mut kept = Vec::with_capacity(tokens.len());
    for (at, mut token) in tokens.into_iter().enumerate() {
        if left_out.iter().any(|range| range.contains(&at)) {
            opens = true;
            continue;
        }
        token.opens_clause |= opens;
        opens = false;
        kept.push(token);
    }
    kept
}

/// Whether a text demands something, and ends in words that ask whether it is so or says whose rule it is.
#[must_use]
pub fn asks_for_assent(tokens: &[Token]) -> bool {
    assent_asked(tokens).is_some() || rule(tokens, 0).is_some()
}

/// Where a sentence begins, or what is left of it.
fn begins_afresh(tokens: &[Token], left_out: &[Range<usize>], at: usize) -> bool {
    tokens.opens_clause(at) || left_out.iter().any(|range| range.end == at)
}

/// The stretches between full stops and commas.
fn clauses(tokens: &[Token]) -> Vec<Range<usize>> {
    let starts = (0..tokens.len()).filter(|&at| at == 0 || tokens.opens_part(at));
    let starts: Vec<usize> = starts.collect();
    let ends = starts.iter().skip(1).copied().chain([tokens.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// Whether a clause says why the asker asks, or who the asker is.
fn is_reason(tokens: &[Token], clause: &Range<usize>) -> bool {
    const REASONS: [&str; 8] = ["because", "since", "as", "given", "considering", "seeing", "whereas", "for"];
    const IDENTITY: [&str; 11] =
        ["a", "an", "in", "under", "required", "obliged", "regulated", "bound", "supervised", "audited", "part"];
    let word = |at: usize| tokens.word(at);
    let whole = tokens.opens_clause(clause.start) && tokens.opens_clause(clause.end);
    let gives = REASONS.contains(&word(clause.start));
    let mut at = clause.start + usize::from(gives);
    while gives && matches!(word(at), "that" | "the" | "fact") {
        at += 1;
    }
    let asker = match word(at) {
        "we" | "i" => matches!(word(at + 1), "are" | "am") && IDENTITY.contains(&word(at + 2)),
        "our" | "my" => (at + 1..at + 4).any(|at| at < clause.end && ASKERS.contains(&word(at))),
        _ => false,
    };
    (gives || whole) && asker
}

/// Whether a clause negates and measures nothing, and names nothing that the rest of the text does not name as well.
fn names_nothing(tokens: &[Token], clause: &Range<usize>) -> bool {
    const TURNING: [&str; 9] = ["not", "no", "never", "none", "without", "only", "unless", "except", "if"];
    let lexicon = lexicon();
    let inside = tokens.get(clause.clone()).unwrap_or_default();
    let plain = |token: &Token| {
        !TURNING.contains(&token.text.as_str()) && !token.text.starts_with(|first: char| first.is_ascii_digit())
    };
    let rest: Vec<Token> =
        tokens.iter().enumerate().filter(|(at, _)| !clause.contains(at)).map(|(_, token)| token.clone()).collect();
    let elsewhere: Vec<Found> = lexicon.find_all(&rest).collect();
    let idle = |found: Found| {
        matches!(lexicon.class(found.term), Class::Light | Class::Actor)
            || ["ask", "require"].contains(&lexicon.name(found.term))
            || elsewhere.iter().any(|other| other.term == found.term)
    };
    inside.iter().all(plain) && lexicon.find(inside).into_iter().all(idle)
}

/// "A breach comes to light on Friday night. …": the day of what is only told, before the question is put.
fn day_of_a_story(tokens: &[Token], at: usize) -> Option<Range<usize>> {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let word = |at: usize| tokens.word(at);
    let asks_later = tokens.iter().skip(at + 1).any(|token| token.opens_clause);
    let article = usize::from(word(at + 1) == "a");
    let dated = matches!(word(at), "on" | "last" | "next") && DAYS.contains(&word(at + 1 + article)) && asks_later;
    let end = at + 2 + article;
    let part = usize::from(matches!(word(end), "night" | "morning" | "evening" | "afternoon"));
    dated.then_some(at..end + part)
}

/// "We need to know", "our auditors ask": the words up to what is asked.
fn wish(tokens: &[Token], start: usize) -> Option<Range<usize>> {
    const WANTING: [&str; 11] =
        ["want", "wants", "need", "needs", "like", "wish", "wishes", "love", "have", "has", "happy"];
    const ASKING: [&str; 8] = ["ask", "asks", "asking", "wonder", "wonders", "wondering", "inquire", "inquires"];
    let word = |at: usize| tokens.word(at);
    let asker = matches!(word(start), "we" | "i")
        || (matches!(word(start), "our" | "my") && (start + 1..start + 4).any(|at| ASKERS.contains(&word(at))));
    let wanted = |at: usize| {
        matches!(word(at), "know" | "understand" | "learn" | "hear" | "see")
            && word(at - 1) == "to"
            && WANTING.contains(&word(at.saturating_sub(2)))
    };
    let end = (start + 1..start + MOST_OF_A_WISH).find(|&at| wanted(at) || ASKING.contains(&word(at)))? + 1;
    let within = !tokens.get(start + 1..end)?.iter().any(|token| token.opens_clause);
    let asks = |at: usize| {
        matches!(word(at), "what" | "which" | "how" | "where" | "when" | "who" | "whom" | "whose")
            || (matches!(word(at), "in" | "at" | "for" | "by" | "to" | "with" | "within" | "on" | "from")
                && matches!(word(at + 1), "what" | "which" | "whom" | "how"))
    };
    let end = if matches!(word(end), "whether" | "if") { end + 1 } else { end };
    let leads = asks(end) || tokens.opens_clause(end) || word(end - 1) == "whether";
    (asker && within && leads).then_some(start..end)
}

/// "Our policy demands that …", "our auditors ask for …": the words up to what is demanded.
fn rule(tokens: &[Token], start: usize) -> Option<Range<usize>> {
    const DEMANDING: [&str; 9] =
        ["requires", "require", "demands", "demand", "prescribes", "prescribe", "stipulates", "mandates", "expects"];
    const ASKING: [&str; 4] = ["asks", "ask", "calls", "call"];
    const RULES: [&str; 13] = [
        "policy",
        "policies",
        "standard",
        "standards",
        "guideline",
        "guidelines",
        "rules",
        "requirements",
        "regulator",
        "auditors",
        "auditor",
        "insurer",
        "group",
    ];
    let word = |at: usize| tokens.word(at);
    let verb = (start + 1..start + MOST_OF_A_RULE)
        .find(|&at| DEMANDING.contains(&word(at)) || (ASKING.contains(&word(at)) && word(at + 1) == "for"))?;
    let ours = word(start) == "our" && RULES.contains(&word(verb - 1));
    let end = verb + if ASKING.contains(&word(verb)) || word(verb + 1) == "that" { 2 } else { 1 };
    let within = !tokens.get(start + 1..end)?.iter().any(|token| token.opens_clause || token.after_comma);
    (ours && within && end < tokens.len()).then_some(start..end)
}

/// "… Is this met?", "… Compliant?", "… Please confirm.": asked of a sentence before it, such words ask whether it is so.
fn assent_asked(tokens: &[Token]) -> Option<Range<usize>> {
    let word = |at: usize| tokens.word(at);
    let start = (1..tokens.len()).rev().find(|&at| tokens.opens_clause(at))?;
    let idle = |at: usize| FULFILLING.contains(&word(at)) || BESIDE_FULFILLING.contains(&word(at));
    let tail = start..tokens.len();
    // "Is this not the case?" is no more said than asked.
    let doubted =
        tail.clone().any(|at| word(at) == "not" && !matches!(word(at + 1), "confirm" | "comply" | "agree" | ""));
    if doubted {
        return None;
    }
    (tail.clone().all(idle) && tail.clone().any(|at| FULFILLING.contains(&word(at)))).then_some(tail)
}

/// The most words up to the verb of a rule.
const MOST_OF_A_RULE: usize = 5;

/// Words that ask whether what was demanded is so.
const FULFILLING: [&str; 24] = [
    "met",
    "satisfied",
    "fulfilled",
    "ensured",
    "case",
    "meet",
    "fulfill",
    "fulfil",
    "satisfy",
    "comply",
    "complies",
    "compliant",
    "conform",
    "conforms",
    "confirm",
    "confirmed",
    "correct",
    "true",
    "agree",
    "agreed",
    "right",
    "given",
    "accepted",
    "compliance",
];
/// What may stand beside them without naming anything.
const BESIDE_FULFILLING: [&str; 40] = [
    "is",
    "are",
    "this",
    "that",
    "these",
    "it",
    "the",
    "a",
    "requirement",
    "requirements",
    "condition",
    "demand",
    "does",
    "do",
    "can",
    "could",
    "will",
    "would",
    "you",
    "your",
    "vendor",
    "supplier",
    "provider",
    "service",
    "solution",
    "platform",
    "company",
    "product",
    "organization",
    "with",
    "please",
    "yes",
    "no",
    "so",
    "be",
    "not",
    "or",
    "and",
    "deny",
    "disagree",
];

/// Whom a customer answers to, or asks for.
const ASKERS: [&str; 34] = [
    "auditor",
    "auditors",
    "audit",
    "regulator",
    "regulators",
    "supervisor",
    "supervisors",
    "council",
    "board",
    "committee",
    "management",
    "lawyer",
    "lawyers",
    "counsel",
    "legal",
    "compliance",
    "insurer",
    "insurers",
    "policy",
    "policies",
    "procurement",
    "purchasing",
    "department",
    "colleague",
    "colleagues",
    "boss",
    "dpo",
    "officer",
    "ciso",
    "people",
    "team",
    "users",
    "union",
    "authority",
];

#[cfg(test)]
mod tests {
    use super::without_preambles;
    use crate::matching::terms::tokens;

    fn left(text: &str) -> String {
        let words: Vec<_> = without_preambles(tokens(text)).into_iter().map(|token| token.text).collect();
        words.join(" ")
    }

    #[test]
    fn why_and_who_asks_is_left_out() {
        for (text, kept) in [
            ("As our auditors insist on it, are backups encrypted?", "are backups encrypted"),
            ("We are a bank. Are backups encrypted?", "are backups encrypted"),
            ("Are backups encrypted, as our policy requires?", "are backups encrypted"),
            ("Because our board is curious, we want to know where backups are.", "where backups are"),
            ("We would like to know whether backups are encrypted.", "backups are encrypted"),
            ("Our lawyers will want to know: are backups encrypted?", "are backups encrypted"),
            ("A breach is found on a Friday night. Are we told?", "a breach is found are we told"),
            ("Given that our works council worries about backups, are backups kept?", "are backups kept"),
            ("Our policy requires that backups be encrypted. Is this met?", "backups be encrypted"),
            ("Our group standard asks for encrypted backups. Does the provider comply?", "encrypted backups"),
            ("Backups shall be encrypted. Compliant?", "backups shall be encrypted"),
            ("Backups are encrypted. (Confirm / Do not confirm)", "backups are encrypted"),
            ("Backups are encrypted. (Agree / Disagree)", "backups are encrypted"),
            ("Backups must be encrypted. Please confirm compliance.", "backups must be encrypted"),
        ] {
            assert_eq!(left(text), kept, "{text}");
        }
    }

    #[test]
    fn what_an_answer_may_turn_on_stays() {
        for text in [
            "As we have not paid, is our data deleted?",
            "Since our users have no phones, is MFA offered?",
            "Given that our auditors want the logs, are backups kept?",
            "We are a bank under GDPR. Is data encrypted?",
            "As data is encrypted, is it kept?",
            "Do you answer on a Sunday night?",
            "We need a signed agreement. Is there one?",
            "Backups shall be encrypted. Is this certified?",
            "Backups are encrypted. Is this not the case?",
            "Is this met?",
            "Our customers require backups. Are there any?",
        ] {
            assert_eq!(left(text).split(' ').count(), tokens(text).len(), "{text}");
        }
    }
}
