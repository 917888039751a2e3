//! "Multi-tenant or single-tenant?", "internal or external?": a question that offers one side or the other asks which it is,
//! and neither a yes nor a no tells.

use crate::matching::content::Content;
use crate::matching::opposites::opposition;
use crate::matching::reading::Reading;
use crate::matching::terms::{Token, Words};
use crate::quantity::is_comparison;

/// Whether words that exclude each other stand on both sides of an "or", or it asks a second question.
pub(super) fn are_offered(tokens: &[Token]) -> bool {
    const ASKING: [&str; 10] = ["do", "does", "is", "are", "can", "will", "has", "have", "did", "was"];
    let near = |at: usize, side: &[&str]| side.contains(&tokens.word(at));
    let stands = |from: usize, to: usize, side: &[&str]| (from..to).any(|at| near(at, side));
    // "Do you keep none, or do you list them?": two questions of which one is to be answered.
    let asks_again =
        |or: usize| tokens.get(or).is_some_and(|token| token.after_comma) && ASKING.contains(&tokens.word(or + 1));
    // "By restoring them, or by looking at them?"
    let by_either = |or: usize| {
        let by = |at: usize| tokens.word(at) == "by" && tokens.word(at + 1).ends_with("ing");
        by(or + 1) && (0..or).any(by)
    };
    // "One hour or as agreed": a figure or something else.
    let or_else = |or: usize| {
        let figure = or.checked_sub(1).is_some_and(|unit| UNITS.contains(&tokens.word(unit).trim_end_matches('s')));
        let next = tokens.word(or + 1);
        figure && !is_comparison(next) && !ALIKE.contains(&next) && next.chars().all(char::is_alphabetic)
    };
    // "Do your own people or an outside firm carry out the tests?"
    let performed = (0..tokens.len()).any(|at| PERFORMING.contains(&tokens.word(at)));
    let by_own_or_others = |or: usize| {
        performed && stands(or.saturating_sub(NEAR), or, &OWN_PEOPLE) && stands(or + 1, or + 1 + NEAR, &OTHERS)
    };
    let possible_or_not = (0..tokens.len())
        .any(|at| tokens.word(at) == "possible" && tokens.word(at + 1) == "not" && tokens.word(at + 2) == "possible");
    possible_or_not
        || (0..tokens.len()).any(|at| {
            tokens.word(at) == "or" && (asks_again(at) || by_either(at) || or_else(at) || by_own_or_others(at))
        })
        || (0..tokens.len()).filter(|&at| tokens.word(at) == "or").any(|or| {
            SIDES.iter().any(|(one, other)| {
                let (left, right) = (or.saturating_sub(NEAR), or + 1 + NEAR);
                (stands(left, or, one) && stands(or + 1, right, other))
                    || (stands(left, or, other) && stands(or + 1, right, one))
            })
        })
}

/// Whether two things of a row, of which any is enough, exclude each other.
pub(super) fn exclude_each_other(question: &Reading) -> bool {
    let offered = |content: &&Content| content.row.is_some_and(|row| row.any);
    let offered: Vec<&Content> = question.content.iter().filter(offered).collect();
    offered.iter().enumerate().any(|(at, one)| {
        let mut others = offered.iter().skip(at + 1).filter(|other| other.row == one.row);
        others.any(|other| opposition(&one.key, &other.key).is_some())
    })
}

/// Words for doing what one side or the other does.
const PERFORMING: [&str; 10] = [
    "carry",
    "carried",
    "perform",
    "performed",
    "conduct",
    "conducted",
    "execute",
    "executed",
    "undertake",
    "undertaken",
];
/// Words for a vendor's own people.
const OWN_PEOPLE: [&str; 7] = ["people", "staff", "employees", "team", "personnel", "yourselves", "engineers"];
/// Words for people who are not a vendor's own.
const OTHERS: [&str; 9] =
    ["outside", "external", "third", "independent", "outsiders", "contractors", "contractor", "another", "specialist"];

/// Units of time.
const UNITS: [&str; 7] = ["second", "minute", "hour", "day", "week", "month", "year"];

/// Words behind an "or" that offer nothing else than the figure, beside those that compare with it.
const ALIKE: [&str; 4] = ["so", "thereabouts", "upwards", "within"];

/// At most so many words stand between an "or" and what it joins ("by the customer or by the vendor").
const NEAR: usize = 3;

/// Words that exclude each other.
const SIDES: [(&[&str], &[&str]); 20] = [
    (&["you", "yourselves", "yours"], &["somebody", "someone", "else", "others"]),
    (&["deleted", "erased", "removed"], &["reassigned", "transferred"]),
    (&["single", "dedicated"], &["multi", "multiple", "multitenant", "shared"]),
    (
        &["single", "multi", "tenant", "hosted", "cloud", "saas", "hosting"],
        &["premises", "premise", "prem", "onpremises"],
    ),
    (&["suspicion", "detection", "discovery", "awareness"], &["confirmation", "confirmed", "verification"]),
    (&["internal", "internally", "house", "inhouse"], &["external", "externally", "outsourced"]),
    (&["onsite", "on"], &["offsite", "off"]),
    (&["mutable", "editable", "changeable"], &["append", "immutable", "unalterable"]),
    (&["optional", "voluntary", "recommended"], &["mandatory", "required", "enforced", "compulsory", "obligatory"]),
    (&["shared", "virtual"], &["dedicated", "isolated", "physical"]),
    (&["public"], &["private"]),
    (&["synchronous", "synchronously"], &["asynchronous", "asynchronously"]),
    (&["plain", "plaintext", "clear", "unencrypted"], &["encrypted"]),
    (&["full"], &["incremental", "differential"]),
    (
        &["customer", "customers", "client", "clients", "tenant"],
        &["vendor", "provider", "supplier", "you", "yourselves"],
    ),
    (&["controller", "controllers"], &["processor", "processors"]),
    (&["automatic", "automatically", "automated"], &["manual", "manually"]),
    (&["soft"], &["hard"]),
    (&["included", "free"], &["extra", "additional", "charged", "surcharge"]),
    (&["same"], &["different", "separate", "another", "other"]),
];
