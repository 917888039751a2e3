//! Instructions on how to fill in the sheet: "Please attach evidence", "(mandatory)", "If not, please explain".

use super::super::terms::{Token, Words, tokens};
use super::identifiers::{is_reference, names_a_standard};
use super::is_one_of;

/// What one is told to do with an answer.
const TOLD: &str = "attach provide give add include supply upload enclose submit enter describe explain elaborate specify detail \
                    comment clarify answer respond reply indicate note select choose tick mark check complete confirm yes mandatory \
                    required optional state fill insert justify refer reference cite free max maximum";
/// What one is told to give with it, and where.
const OF_AN_ANSWER: &str = "please kindly also and or any all brief briefly short further more additional supporting support \
                            relevant related full fully detailed details detail information info explanation explanations comment \
                            comments commentary description descriptions evidence documentation document documents proof rationale \
                            justification reference references attachment attachments column field box section cell row below above \
                            here your you answer answers response responses question questions the a an this that in to on of for as \
                            with by from if when where available applicable possible appropriate necessary needed so yes no n y na \
                            not non compliant noncompliant partially partly planned fulfilled one only option options list dropdown \
                            drop down menu apply applies free text maximum max characters words item value service services scope \
                            infotech is are it us";
/// What one asks of what is not so yet.
const OF_A_PLAN: &str = "why when will be it is they are plan plans planned timeline timelines date target roadmap expected \
                         implementation implemented introduced reason reasons do you have there for what your by actual otherwise \
                         current currently say due expect support supported";
/// The choices that a sheet offers, where they stand beside the question.
const CHOICES: &str = "yes no y n na a partial partially partly planned not applicable unknown or true false if where available any \
                       possible";
/// What a question counts for.
const RATED: &str = "critical high medium low must should could have priority weight weighting points point score risk severity \
                     key essential minimum requirement requirements";
/// The instructions that only a question can be given with: a caption alone is itself told to be described.
const DESCRIBING: &str = "describe explain elaborate specify detail comment clarify details detail information info explanation \
                          description state";

/// What a text asks for where the answer is a no.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum UponANo {
    /// Nothing.
    #[default]
    Nothing,
    /// Why it is a no, or when it will be a yes: what is planned tells that.
    Plan,
    /// Another thing: "If not, is it hashed?"
    Other,
}

/// A text without the last thing that only says how to answer it, and what that asks for upon a no; `None` where it ends in
/// no such thing.
pub fn without_last(text: &str) -> Option<(&str, UponANo)> {
    let taken = bracketed(text).or_else(|| referred(text)).or_else(|| evidence(text)).or_else(|| joined(text));
    taken.map(|rest| (rest, UponANo::Nothing)).or_else(|| sentence(text)).or_else(|| within_the_sentence(text))
}

/// The text before "Evidence: configuration of the tapes", which names what is to be attached.
fn evidence(text: &str) -> Option<&str> {
    const MOST_WORDS: usize = 8;
    let (before, behind) = text.rsplit_once("Evidence:").or_else(|| text.rsplit_once("Evidence required:"))?;
    let before = before.trim_end();
    (is_asked(before) && !behind.contains('?') && tokens(behind).len() <= MOST_WORDS).then_some(before)
}

/// The text before "and attach supporting documentation".
fn joined(text: &str) -> Option<&str> {
    const GIVING: &str = "attach provide add include supply upload enclose submit give";
    let (before, behind) = text.rsplit_once(" and ")?;
    let words = tokens(behind);
    let gives = is_one_of(GIVING, words.word(0)) || words.word(0) == "please" && is_one_of(GIVING, words.word(1));
    let whole = words.iter().skip(1).all(|word| !word.opens_clause);
    (gives && whole && is_told(&words) && tokens(before).len() > 3).then(|| before.trim_end_matches([',', ' ']))
}

/// The text before ", cf. GDPR Article 32", "see appendix 3".
fn referred(text: &str) -> Option<&str> {
    let (before, behind) = text.rsplit_once("cf. ").or_else(|| text.rsplit_once(" see "))?;
    let appended = tokens(behind);
    let appendix = appended
        .first()
        .is_some_and(|word| matches!(word.text.as_str(), "appendix" | "annex" | "attachment" | "schedule"));
    let short = appendix && appended.len() < 5;
    let before = before.trim_end_matches([',', ' ', '(']);
    (before.len() < text.len() && (short || is_of_a_clause(before, behind))).then_some(before)
}

/// The text before "(mandatory)", "[ISO 27001 A.8.24]".
fn bracketed(text: &str) -> Option<&str> {
    let whole = text.trim_end_matches(['.', ' ']);
    let open = if whole.ends_with(']') { '[' } else { '(' };
    let (before, inside) = whole.strip_suffix([']', ')'])?.rsplit_once(open)?;
    let words = tokens(inside);
    let ended = || before.trim_end().ends_with(['?', '.', ')']);
    // "MFA for users (mandatory)" may ask whether it is.
    let binding = words.iter().any(|word| is_one_of("mandatory required optional", &word.text));
    let told =
        !words.is_empty() && is_told(&words) && (!describes(&words) || is_asked(before)) && (!binding || ended());
    let rated = (open == '[' || ended()) && is_rated(&words);
    (told || rated || is_of_a_clause(before, inside)).then(|| before.trim_end())
}

/// The text before its last sentence, where that only instructs.
fn sentence(text: &str) -> Option<(&str, UponANo)> {
    let words = tokens(text);
    let at =
        words.iter().rposition(|word| word.opens_clause || word.closes_bracket && word.capital).filter(|&at| at > 0)?;
    let start = words.get(at)?.span.0;
    let (before, behind) = (text.get(..start)?, text.get(start..)?);
    let last = words.get(at..)?;
    let before = before.trim_end_matches(['(', '[', '-', '–', '—', '•', '*', ' ', '\n', '\r', '\t', '"']);
    // What a colon or a semicolon leads to is what is asked.
    if before.ends_with([':', ';']) {
        return None;
    }
    if is_upon_a_no(last) {
        let upon = if is_of_a_plan(last) { UponANo::Plan } else { UponANo::Other };
        return is_asked(before).then_some((before, upon));
    }
    // "Mandatory?" asks; "Yes / No?" does not.
    let asks = behind.trim_end().ends_with('?') && !is_a_choice(last);
    let told = !asks && is_told(last) && (!describes(last) || is_asked(before));
    (told || is_of_a_clause(before, behind)).then_some((before, UponANo::Nothing))
}

/// The text before ", and if not, when will it be?".
fn within_the_sentence(text: &str) -> Option<(&str, UponANo)> {
    let words = tokens(text);
    let at = (2..words.len()).rev().find(|&at| words.word(at) == "if" && matches!(words.word(at + 1), "not" | "no"))?;
    let from = if matches!(words.word(at - 1), "and" | "or") { at - 1 } else { at };
    let last = words.get(at..)?;
    let whole = words.get(from)?.after_comma && !last.iter().any(|word| word.opens_clause);
    let before = text.get(..words.get(from)?.span.0)?.trim_end_matches([',', ' ', '–', '-']);
    let asks = |word: &str| matches!(word, "when" | "why" | "by" | "what");
    (whole && last.iter().any(|word| asks(&word.text)) && is_of_a_plan(last) && asks_something(before))
        .then_some((before, UponANo::Plan))
}

/// Whether a text is a question but for its mark.
fn asks_something(text: &str) -> bool {
    const OPENING: &str = "do does is are have has can will did may";
    let words = tokens(text);
    let begins = |at: usize| is_one_of(OPENING, words.word(at));
    words.len() > 2 && (0..words.len()).any(|at| (at == 0 || words.opens_clause(at)) && begins(at))
}

/// Whether words ask why it is a no, or when it will be a yes, and nothing else.
fn is_of_a_plan(words: &[Token]) -> bool {
    let known = |list: &str, word: &Token| is_one_of(list, &word.text);
    words.iter().all(|word| known(OF_A_PLAN, word) || known(OF_AN_ANSWER, word) || known(TOLD, word))
}

/// Whether what stands behind a question refers to a clause. Where the question asks whether a standard is met, and names none
/// itself, the clause says which.
fn is_of_a_clause(question: &str, behind: &str) -> bool {
    const MEETING: [&str; 7] = ["certif", "complian", "comply", "attest", "audit", "conform", "align"];
    if !is_reference(behind) {
        return false;
    }
    let words = tokens(question);
    let is_of_records =
        |at: usize| words.word(at) == "audit" && is_one_of("log logs logging trail trails", words.word(at + 1));
    let asks = |at: usize| MEETING.iter().any(|stem| words.word(at).starts_with(stem)) && !is_of_records(at);
    names_a_standard(&words) || !(0..words.len()).any(asks)
}

/// Whether words tell how to answer, and nothing else.
fn is_told(words: &[Token]) -> bool {
    // A policy may be referred to; that it be provided is more.
    let refers = words.iter().any(|word| matches!(word.text.as_str(), "reference" | "refer" | "cite"));
    let referred = |word: &Token| refers && is_one_of("policy policies procedure procedures", &word.text);
    let word = |word: &Token| {
        is_one_of(OF_AN_ANSWER, &word.text) || is_one_of(TOLD, &word.text) || is_length(word) || referred(word)
    };
    let leads = |word: &&Token| !is_one_of("please kindly if yes so applicable no y n where and also", &word.text);
    let begins = words.iter().find(leads).is_none_or(|first| is_one_of(TOLD, &first.text));
    !exchanges(words) && words.iter().all(word) && begins && words.iter().any(|word| is_one_of(TOLD, &word.text))
        || is_a_choice(words)
}

/// Whether a word is one of those that tell how to answer.
pub fn is_of_an_answer(word: &Token) -> bool {
    is_one_of(OF_AN_ANSWER, &word.text) || is_one_of(TOLD, &word.text) || is_length(word)
}

/// "Yes for no", "no for yes": that turns the answer round.
pub fn exchanges(words: &[Token]) -> bool {
    words.windows(3).any(|words| {
        matches!((words.word(0), words.word(1), words.word(2)), ("yes", "for", "no") | ("no", "for", "yes"))
    })
}

/// "Yes / No / N/A", "if applicable".
pub fn is_a_choice(words: &[Token]) -> bool {
    let sides = |word: &Token| matches!(word.text.as_str(), "y" | "n" | "yes" | "no" | "true");
    let leads = words.len() > 1 && matches!(words.first().map(|first| first.text.as_str()), Some("if" | "where"));
    words.iter().all(|word| is_one_of(CHOICES, &word.text)) && (leads || words.iter().any(sides))
}

/// "(High)", "[5 points]".
pub fn is_rated(words: &[Token]) -> bool {
    words.iter().all(|word| is_one_of(RATED, &word.text) || is_length(word))
        && words.iter().any(|word| is_one_of(RATED, &word.text))
}

/// "Max. 500 characters".
fn is_length(word: &Token) -> bool {
    word.text.chars().all(|c| c.is_ascii_digit())
}

fn describes(words: &[Token]) -> bool {
    words.iter().any(|word| is_one_of(DESCRIBING, &word.text))
}

/// "If not, …", "If no: …", "Otherwise …": moot where the answer is a yes, whatever it asks.
fn is_upon_a_no(words: &[Token]) -> bool {
    let word = |at: usize| words.get(at).map_or("", |word| word.text.as_str());
    let parted = |at: usize| words.get(at).is_some_and(|word| word.after_comma);
    matches!((word(0), word(1)), ("if" | "where", "no" | "not" | "none" | "n"))
        && (parted(2) || matches!(word(2), "please" | "explain" | "describe" | "why" | "when" | "what" | "how"))
        || word(0) == "otherwise" && parted(1)
}

/// Whether a text ends as a question does.
fn is_asked(text: &str) -> bool {
    text.trim_end_matches([')', ']', '"', '”', ' ']).ends_with('?') || bracketed(text).is_some_and(is_asked)
}
