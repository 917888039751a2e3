//! What a vendor is called in questionnaires and contracts: "the supplier", "Vendor".

use super::super::super::terms::{Token, Words};
use super::super::is_one_of;
use super::instead::possessive_mark;

/// What a vendor is called, one word each.
const TITLES: &str = "vendor supplier provider company contractor organization bidder tenderer firm csp offeror proposer proponent licensor \
                      respondent awardee processor";
/// What stands before "provider".
const PROVIDING: &str = "service cloud saas software solution";
/// What "your" stands before: "your supplier" is somebody else.
const OF_ONES_OWN: &str = "company organization firm enterprise entity";
/// Titles that stand without an article where they are written with a capital letter, as contracts define them.
const DEFINED: &str =
    "vendor supplier provider contractor company bidder tenderer offeror proposer proponent respondent processor";
/// What follows a title that is part of a longer name: "vendor management".
const OF_OTHERS: &str = "of management risk risks selection list lists register inventory contract contracts onboarding due \
                         assessment assessments code relationship relationships lock access plan plans tier edition subscription package";
/// What a vendor has, behind its title.
const OF_ITS_OWN: &str = "staff personnel employee employees team teams data system systems network networks";
/// What stands before a title that has no article: "any vendor" and "which vendor" are others.
const BEFORE_ALONE: &str = "do does did is was has have had can could will would shall should must may how whether if that when where \
                            by to with for against and or of from between";
/// What stands before the vendor as the one who does something, or to whom it is done.
const BEFORE: &str = "do does did is was has have had can could will would shall should must may how whether if that what \
                      which when where by to with for against and or";
/// What a vendor does that is called by a title alone.
const DOES: &str = "do does did has can could will would shall should must may";

/// What a vendor does, in words that name nothing that it has.
const DEEDS: &str = "performs conducts implements uses requires allows retains deletes trains keeps encrypts stores offers provides \
                     maintains ensures enforces undergoes publishes holds complies carries runs operates discloses informs restricts \
                     applies protects sells makes takes refrains prohibits prevents permits lets gives develops follows adheres \
                     engages employs isolates separates segregates hashes destroys erases returns assists responds agrees warrants \
                     confirms commits restores rotates replicates supports notifies collects transfers backs shares guarantees \
                     manages tells sends serves enables regularly";

/// Whether a text may contain a title: for a quick no.
pub fn may_be_in(text: &str) -> bool {
    let is_title = |word: &str| {
        let word = word.trim_end_matches(|c: char| !c.is_ascii_alphabetic()).to_ascii_lowercase();
        // "Organisation" has two spellings.
        is_one_of(TITLES, word.trim_end_matches("'s").trim_end_matches("’s")) || word.starts_with("organi")
    };
    text.split(char::is_whitespace).any(is_title)
}

/// Whether a word is what a vendor is called.
pub fn is_title(word: &str) -> bool {
    is_one_of(TITLES, word)
}

/// How many words a title takes at a place, its article included; `None` where none stands there.
pub fn length_at(text: &str, words: &[Token], at: usize) -> Option<usize> {
    let word = |at: usize| words.word(at);
    let length = match word(at) {
        "your" => is_one_of(OF_ONES_OWN, word(at + 1)).then_some(2)?,
        "the" => {
            let providing = (at + 1..words.len()).take(2).take_while(|&at| is_one_of(PROVIDING, word(at))).count();
            let (first, title) = (word(at + 1), word(at + 1 + providing));
            let titled = match providing {
                0 => is_one_of(TITLES, title),
                // "The cloud provider" may be another.
                _ => matches!(title, "provider" | "vendor" | "supplier") && (providing > 1 || first != "cloud"),
            };
            titled.then_some(providing + 2)?
        }
        _ => stands_alone(text, words, at).then_some(1)?,
    };
    (!is_one_of(OF_OTHERS, word(at + length))).then_some(length)
}

/// Whether a title stands without an article, as a contract defines it: with a capital letter, in a text that is not all
/// in them.
fn stands_alone(text: &str, words: &[Token], at: usize) -> bool {
    let Some(title) = words.get(at).filter(|word| is_one_of(DEFINED, &word.text)) else { return false };
    // "Does vendor support SSO?" is short for "the vendor"; "does vendor staff …" asks of those who work there.
    let asked = || {
        at == 1
            && is_one_of(DOES, words.word(0))
            && !is_one_of("company contractor", &title.text)
            && !is_one_of(OF_ITS_OWN, words.word(2))
    };
    if !title.capital {
        return asked();
    }
    let owns = || text.get(title.span.1..).is_some_and(|behind| possessive_mark(behind).is_some());
    let is_small = |word: &Token| !word.capital && word.text.len() > 3;
    let next = words.get(at + 1).filter(|next| !next.opens_clause);
    if owns() {
        return true;
    }
    if title.opens_clause {
        return next.is_some_and(|next| is_one_of(DOES, &next.text) || is_one_of(DEEDS, &next.text));
    }
    let before = at.checked_sub(1).map_or("", |before| words.word(before));
    is_one_of(BEFORE_ALONE, before)
        && words.iter().any(is_small)
        && next.is_none_or(|next| !next.capital || next.text.len() < 4)
}

/// Whether a title stands for somebody who does something, or to whom it is done, rather than before another noun.
pub fn is_spoken_to(words: &[Token], at: usize, length: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| words.word(before));
    let next = words.word(at + length);
    let opens = words.get(at).is_some_and(|word| word.opens_clause || word.after_comma);
    length == 1 || is_one_of(BEFORE, before) || opens && (is_one_of(DOES, next) || is_one_of(DEEDS, next))
}
