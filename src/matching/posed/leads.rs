//! What leads up to a question within its cell: what it is asked for, and a heading.

use super::super::form::WH;
use super::super::lexicon::{Class, lexicon};
use super::super::terms::{Token, Words, tokens};
use super::addressed::is_title;
use super::identifiers::demanded_by;
use super::instructions::is_a_choice;
use super::is_one_of;

/// Words of what leads to a question and says nothing of it.
const LEADING: &str = "please kindly could can would you tell us me answer the following question questions requirement control \
                       respond confirm indicate state statement asked to and we like know need be answered";
/// What one is asked to do.
const TOLD: &str =
    "describe explain state specify provide list name outline detail indicate give document present elaborate";
/// Words of what a question is asked for: the service at hand.
const SCOPING: &str = "for with in within regard respect regarding concerning relation to the your our this that service services \
                       solution product system platform scope scoped provided offered delivered used us you by under contract \
                       agreement engagement proposed purchased of as part a an vendor supplier processor provider partner";
/// Of these, those that something has to be about.
const IN_SCOPE: &str = "service services solution product system platform scope contract agreement engagement vendor supplier \
                        processor provider partner";
/// What a question of its own begins with, besides the words that ask.
const BEGINNING: &str = "do does is are can will has have was were may must did should would could";
/// What speaks of what stands before it.
const POINTING: &str = "it they them these this those its their such there";
/// The most words of a heading.
const MOST_OF_A_HEADING: usize = 5;

/// The text behind what leads to a question and says nothing of it: "Please answer:", "For the services in scope,", "To be
/// answered: yes/no.", "The tenderer is asked to …".
pub fn before(text: &str) -> Option<&str> {
    asked_to(text).or_else(|| ensured(text)).or_else(|| choice(text)).or_else(|| clause(text))
}

/// The text behind "It shall be ensured by the bidder that": who says that it is so ensures it.
fn ensured(text: &str) -> Option<&str> {
    if !text.starts_with("It ") {
        return None;
    }
    let words = tokens(text);
    let word = |at: usize| words.word(at);
    let that = (3..9).find(|&at| word(at) == "that")?;
    let by = |at: usize| at == that || word(at) == "by" && (is_title(word(that - 1)) || word(that - 1) == "you");
    let ensured = is_one_of("shall must should", word(1))
        && word(2) == "be"
        && is_one_of("ensured guaranteed assured", word(3))
        && by(4);
    ensured.then(|| text.get(words.get(that + 1)?.span.0..))?
}

/// The text behind "The tenderer is asked to": what follows says what to tell.
fn asked_to(text: &str) -> Option<&str> {
    const ASKED: &str = "asked requested invited";
    if !text.contains("ed to ") {
        return None;
    }
    let words = tokens(text);
    let word = |at: usize| words.word(at);
    let from = usize::from(word(0) == "the");
    let verb = (from + 1..from + 4).find(|&at| matches!(word(at), "is" | "are"))?;
    let titled = is_title(word(verb - 1)) || word(verb - 1) == "you";
    let told = is_one_of(TOLD, word(verb + 3));
    (titled && is_one_of(ASKED, word(verb + 1)) && word(verb + 2) == "to" && told)
        .then(|| text.get(words.get(verb + 3)?.span.0..))?
}

/// The text behind choices that open it: "Yes/No. …".
fn choice(text: &str) -> Option<&str> {
    const FIRST: [char; 8] = ['Y', 'y', 'N', 'n', 'T', 't', '(', '['];
    if !text.starts_with(FIRST) {
        return None;
    }
    let words = tokens(text);
    let end = (1..words.len()).find(|&at| !is_a_choice(words.get(..=at).unwrap_or_default()))?;
    let (last, next) = (words.get(end - 1)?, words.get(end)?);
    let parted = text.get(last.span.1..next.span.0)?.contains(['.', ':', ')', ']', '-']);
    (parted && is_a_choice(words.get(..end)?)).then(|| text.get(next.span.0..))?
}

/// The text behind a clause that leads to it.
fn clause(text: &str) -> Option<&str> {
    let (lead, rest, mark) = lead(text)?;
    let comma = mark == ',';
    let all = |list: &str| lead.iter().all(|word| is_one_of(list, &word.text));
    let first = lead.first()?.text.as_str();
    let scopes = is_one_of("for with in within regarding concerning under as", first)
        && lead.iter().any(|word| is_one_of(IN_SCOPE, &word.text))
        && all(SCOPING)
        && !is_of_another(&lead);
    let demanded = || {
        let (from, to) = (lead.first().map_or(0, |first| first.span.0), lead.last().map_or(0, |last| last.span.1));
        text.get(from..to).is_some_and(demanded_by)
    };
    (scopes || !comma && all(LEADING) || demanded()).then_some(rest)
}

/// "For our platform", "for the services used by you", "for the vendor of your platform": not the service that is asked about.
fn is_of_another(lead: &[Token]) -> bool {
    const AT_HAND: &str = "service services solution product system platform";
    let word = |at: usize| lead.word(at);
    (0..lead.len()).any(|at| {
        word(at) == "our" && is_one_of(AT_HAND, word(at + 1))
            || matches!(word(at), "used" | "purchased") && word(at + 1) == "by" && word(at + 2) == "you"
            || word(0) != "as" && is_one_of("vendor supplier processor provider partner", word(at))
    })
}

/// A heading within the cell and the question behind it: "Tape storage: Are tapes scrambled?"
///
/// The question has to be a whole one and to speak for itself.
pub fn heading(text: &str) -> Option<(&str, &str)> {
    let (lead, rest, mark) = lead(text).filter(|(_, _, mark)| *mark != ',')?;
    let asked = tokens(rest);
    let whole =
        asked.first().is_some_and(|first| is_one_of(BEGINNING, &first.text) || WH.contains(&first.text.as_str()));
    let plain = |word: &Token| {
        !is_one_of(BEGINNING, &word.text)
            && !WH.contains(&word.text.as_str())
            && !is_one_of(
                "if for with in on at when as by to please confirm state note not no all only every any after before during until upon \
                 once following since while under within without except apart besides beyond ask tell given unless from outside inside",
                &word.text,
            )
            && word.text.chars().all(char::is_alphabetic)
    };
    // "Passwords: which hash?" has no verb.
    let whole = whole && asked.iter().any(|word| is_one_of(BEGINNING, &word.text));
    // "Data export: which formats are there?" is not asked without what it is about.
    let of_the_trade = |class: Class| matches!(class, Class::Object | Class::Control | Class::Document | Class::Name);
    let lexicon = lexicon();
    let named = lexicon.find(&asked).into_iter().filter(|found| of_the_trade(lexicon.class(found.term))).count();
    // What stands on a line of its own is set apart from the question already.
    let least = if mark == '\n' { 1 } else { 2 };
    let speaks_for_itself = named >= least && !asked.iter().any(|word| is_one_of(POINTING, &word.text));
    let titled =
        lead.first().is_some_and(|first| first.capital) && lead.len() <= MOST_OF_A_HEADING && lead.iter().all(plain);
    let heading = text.get(lead.first()?.span.0..lead.last()?.span.1)?;
    (whole && speaks_for_itself && titled && rest.ends_with('?')).then_some((heading, rest))
}

/// The words up to the first colon, comma, dash or end of a line, the text behind, and which mark it was.
fn lead(text: &str) -> Option<(Vec<Token>, &str, char)> {
    let end = text.char_indices().find(|&(at, c)| match c {
        ':' | '\n' | ',' => true,
        '-' | '–' | '—' => text.get(..at).is_some_and(|before| before.ends_with(' ')),
        _ => false,
    });
    let (end, mark) = end?;
    let lead = tokens(text.get(..end)?);
    let rest = text.get(end + mark.len_utf8()..)?.trim_start();
    (!lead.is_empty() && lead.iter().skip(1).all(|word| !word.opens_clause)).then_some((lead, rest, mark))
}
