//! What the asker calls the house that asks: "our hospital" is "we", and "our hospital's data" is "our data".

use super::super::super::terms::{Token, Words};
use super::super::is_one_of;
use super::instead::possessive_mark;

/// Houses that ask, one word each.
const HOUSES: &str = "business charity city clinic college company corporation department enterprise firm foundation group hospital \
                      institution municipality museum organization school university";
/// Houses that ask, or that the asker deals with: "our bank" may be the bank that asks, or the asker's. Data that is theirs is
/// the asker's where it is the vendor's to keep.
const OR_ANOTHER: &str = "agency association bank council institute ministry practice trust";
/// Those that stand before a noun as part of another thing: "our bank account", "our city hall".
const DESCRIBING: &str = "bank business city group practice school trust";
/// What a house has that is kept in a service, or that is done by who works there.
const OF_THE_HOUSE: &str = "data information records content documents files";
/// What may follow where the house itself is spoken of: what it does, or where the sentence goes on without it.
const GOES_ON: &str = "is are was were be been has have had do does did can could will would shall should must may might need needs \
                       want wants wish wishes and or but in on at to by for with from within during when while if that which who \
                       after before under as not get gets than stored held kept encrypted deleted processed used shared";

/// What stands before a house that does something.
const DOING: &str = "do does did can could will would shall should must may how whether";
/// What stands before a house that has a part in what is said.
const TAKING_PART: &str = "of to by for with from than and or if that what which when where is are was were has have had tell notify inform \
                          alert warn";

/// Those who ask for the house, or look into the vendor for it, word by word.
const OFFICES: [&[&str]; 18] = [
    &["dpo"],
    &["ciso"],
    &["cso"],
    &["cio"],
    &["soc"],
    &["auditors"],
    &["auditor"],
    &["lawyers"],
    &["counsel"],
    &["legal", "counsel"],
    &["legal", "team"],
    &["legal", "department"],
    &["internal", "audit"],
    &["internal", "auditors"],
    &["data", "protection", "officer"],
    &["security", "team"],
    &["privacy", "officer"],
    &["works", "council"],
];
/// What stands before an office that does something, and behind it: "where may our DPO consult", "at which our SOC can".
const MAY: &str = "can could may might must will would shall should";

/// Whether a text may speak of the asker's house: for a quick no.
pub fn may_be_in(text: &str) -> bool {
    let is_ours = |word: &str| word.eq_ignore_ascii_case("our") || word.eq_ignore_ascii_case("my");
    text.split(char::is_whitespace).any(|word| is_ours(word.trim_start_matches(|c: char| !c.is_alphabetic())))
}

/// How many words an office of the asker's takes at a place where it does something, "our" included: what it may do, "we" may.
fn office_at(text: &str, words: &[Token], at: usize) -> Option<usize> {
    let is_at = |office: &&&[&str]| {
        office.iter().enumerate().all(|(on, word)| {
            words.word(at + 1 + on) == *word
                && words.get(at + 1 + on).is_some_and(|word| !word.opens_clause && !word.after_comma)
        })
    };
    if !matches!(words.word(at), "our" | "my") {
        return None;
    }
    let length = 1 + OFFICES.iter().filter(is_at).map(|office| office.len()).max()?;
    let before = at.checked_sub(1).map_or("", |before| words.word(before));
    let next = words.get(at + length).filter(|next| !next.opens_clause && !next.after_comma)?;
    let does = is_one_of(MAY, before) && !is_one_of("be been and or of for with from by in at not", &next.text);
    let may = matches!(before, "which" | "whom" | "where" | "how") && is_one_of(MAY, &next.text);
    let owns = text.get(words.get(at + length - 1)?.span.1..).is_some_and(|behind| possessive_mark(behind).is_some());
    ((does || may) && !owns).then_some(length)
}

/// How many words the asker's house takes at a place, "our" included; `None` where none stands there.
pub fn length_at(text: &str, words: &[Token], at: usize) -> Option<usize> {
    const LENGTH: usize = 2;
    if let Some(length) = office_at(text, words, at) {
        return Some(length);
    }
    let house = words.get(at + 1).filter(|house| !house.opens_clause)?;
    let (asks, or_another) = (is_one_of(HOUSES, &house.text), is_one_of(OR_ANOTHER, &house.text));
    if !(asks || or_another) || !matches!(words.word(at), "our" | "my") {
        return None;
    }
    let next = words.get(at + LENGTH).filter(|next| !next.opens_clause && !next.after_comma);
    let before = |back: usize| at.checked_sub(back).map_or("", |before| words.word(before));
    let owns = text.get(house.span.1..).is_some_and(|behind| possessive_mark(behind).is_some());
    let describes = is_one_of(DESCRIBING, &house.text);
    let of_the_house = |word: &str| is_one_of(OF_THE_HOUSE, word);
    let has = next.is_some_and(|next| of_the_house(&next.text)) && (owns || !describes);
    let goes_on = || next.is_none_or(|next| is_one_of(GOES_ON, &next.text) || next.text.ends_with("ly"));
    let whose = || before(1) == "of" && of_the_house(before(2)) || before(1) == "to" && before(2) == "belonging";
    // What is done to the house ("delete our organisation") may be done to what the service calls so.
    let does = || !describes && is_one_of(DOING, before(1));
    let takes_part = || goes_on() && (words.opens_clause(at) || is_one_of(TAKING_PART, before(1)));
    let meant = has || goes_on() && whose() || asks && (owns || does() || takes_part());
    meant.then_some(LENGTH)
}
