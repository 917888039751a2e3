//! Whose something is: the asker's own document, the vendor's own data, data of third parties, the vendor's own place.

use crate::matching::terms::{Token, Words};

/// "Third-party data", "data of third parties", "data of our suppliers".
pub(super) fn is_third_parties_data(tokens: &[Token], at: usize) -> bool {
    let word = |at: usize| tokens.word(at);
    let data = |at: usize| matches!(word(at), "data" | "information" | "records");
    let outsiders = |at: usize| matches!(word(at), "suppliers" | "vendors" | "partners" | "visitors" | "prospects");
    // "Data of our suppliers", "data on behalf of partners".
    if outsiders(at) {
        let of = |back: usize| {
            at.checked_sub(back).is_some_and(|place| matches!(word(place), "of" | "about" | "on") && place > 0)
        };
        let held = (2..=6).any(|back| at.checked_sub(back).is_some_and(data));
        // "Data of our employees, customers or suppliers".
        let listed = (3..=6).any(|back| {
            let from = at.wrapping_sub(back);
            matches!(word(from), "of" | "about" | "on")
                && data(from.wrapping_sub(1))
                && matches!(word(from + 1), "our" | "the")
        });
        let last =
            matches!(word(at.wrapping_sub(1)), "or" | "and") || tokens.get(at).is_some_and(|token| token.after_comma);
        if listed && last {
            return true;
        }
        return held && (of(1) || (of(2) && matches!(word(at - 1), "our" | "your" | "the" | "their" | "website")));
    }
    let joined = matches!(word(at), "third" | "3rd") && word(at + 1).starts_with("part");
    let before = || match at.checked_sub(1).map(word) {
        Some("of" | "about" | "on" | "belonging") => at.checked_sub(2).is_some_and(data),
        Some("to") => at.checked_sub(3).is_some_and(data) && word(at - 2) == "belonging",
        _ => false,
    };
    joined && (data(at + 2) || (word(at + 2) == "personal" && data(at + 3)) || before())
}

/// "Your other products", "your own company data": not what the customer buys, and not the customer's data.
pub(super) fn is_of_vendor(tokens: &[Token], at: usize) -> bool {
    const PRODUCTS: [&str; 4] = ["product", "products", "offerings", "brands"];
    let word = |at: usize| tokens.word(at);
    let own = matches!(word(at + 1), "own" | "internal");
    let of_all = (1..=2).any(|back| at.checked_sub(back).is_some_and(|before| word(before) == "from"));
    (word(at) == "other" && !of_all && (1..=2).any(|on| PRODUCTS.contains(&word(at + on))))
        || (word(at) == "your" && own && (2..=3).any(|on| word(at + on) == "data"))
        || (word(at) == "your"
            && own
            && (2..=3).any(|on| matches!(word(at + on), "systems" | "files" | "records"))
            && (0..tokens.len()).any(|at| matches!(word(at), "back" | "backed" | "backup" | "backups")))
}

/// What askers call themselves.
pub(in crate::matching) const ASKERS: [&str; 15] = [
    "bank",
    "hospital",
    "clinic",
    "school",
    "university",
    "municipality",
    "ministry",
    "insurer",
    "customer",
    "client",
    "county",
    "institution",
    "college",
    "agency",
    "buyer",
];

/// "The bank's": what is not read stands between a word and the next.
fn is_genitive(tokens: &[Token], at: usize) -> bool {
    const APOSTROPHE_AND_SPACE: usize = 3;
    let (Some(word), Some(next)) = (tokens.get(at), tokens.get(at + 1)) else { return false };
    let plain = !next.opens_clause && !next.after_comma;
    plain && next.span.0.saturating_sub(word.span.1) >= APOSTROPHE_AND_SPACE
}

/// "Our DPA", "our own security policy", "the customer's template": the asker's document, and not the one that the vendor has.
pub(super) fn is_own_document(tokens: &[Token], at: usize) -> bool {
    const AHEAD: usize = 4;
    const DOCUMENTS: [&str; 20] = [
        "dpa",
        "addendum",
        "template",
        "templates",
        "policy",
        "policies",
        "nda",
        "standard",
        "standards",
        "guidelines",
        "clauses",
        "paper",
        "terms",
        "baa",
        "requirements",
        "rules",
        "code",
        "format",
        "instructions",
        "procedures",
    ];
    let word = |at: usize| tokens.word(at);
    // "Our policy demands …" is why it is asked, and not what.
    let opens = tokens.opens_clause(at);
    let theirs = (word(at) == "our" && !opens)
        || (word(at) == "own" && matches!(word(at.wrapping_sub(1)), "customer" | "customer's"))
        || (word(at) == "the" && ASKERS.contains(&word(at + 1)) && is_genitive(tokens, at + 1));
    let document = (at + 1..=at + AHEAD)
        .take_while(|&at| tokens.get(at).is_some_and(|token| !token.opens_clause && !token.after_comma))
        .take_while(|&at| !matches!(word(at), "in" | "of" | "to" | "with" | "by" | "for" | "on" | "at" | "under"))
        .any(|at| {
            DOCUMENTS.contains(&word(at))
                || (word(at) == "agreement" && matches!(word(at - 1), "processing" | "protection" | "disclosure"))
        });
    theirs && document
}

/// "Is your company based in the EU?"
pub(super) fn is_the_vendors_place(tokens: &[Token], at: usize) -> bool {
    const VENDOR: [&str; 8] =
        ["company", "organization", "firm", "business", "group", "headquarters", "office", "offices"];
    let word = |at: usize| tokens.word(at);
    word(at) == "your" && (1..=2).any(|on| VENDOR.contains(&word(at + on)) && PLACED.contains(&word(at + on + 1)))
}

/// What is said of who or what is somewhere.
pub(super) const PLACED: [&str; 9] = [
    "located",
    "based",
    "resident",
    "situated",
    "reside",
    "established",
    "headquartered",
    "incorporated",
    "registered",
];
