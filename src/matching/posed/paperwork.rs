//! The paperwork around a question: who asks, on which sheet, and what is to be done with the answer. "Award criterion 3.2 | Are
//! backups encrypted? | Bidder's reply: ____" asks what stands in its middle.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::super::form::{AUXILIARIES, WH};
use super::super::lexicon::{Class, lexicon};
use super::super::terms::{Token, Words, tokens};
use super::super::words::is_stop_word;
use super::addressed::is_title;
use super::instructions::{exchanges, is_of_an_answer};

/// The words as they are shipped, in American spelling; a line that begins with `#` says what those behind it are.
const SHIPPED: &str = include_str!("../../../templates/lexicon/paperwork.txt");

static WORDS: LazyLock<HashMap<&str, Kind>> = LazyLock::new(|| words().collect());

/// What a word of paperwork does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It shows that what it stands in is paperwork.
    Tells,
    /// It stands beside such words.
    Beside,
    /// The same, before a question alone: behind one it would ask for more.
    InFront,
}

fn words() -> impl Iterator<Item = (&'static str, Kind)> {
    let mut kind = Kind::Tells;
    SHIPPED.lines().flat_map(move |line| {
        kind = match line {
            "# tells" => Kind::Tells,
            "# beside" => Kind::Beside,
            _ if line.starts_with("# before") => Kind::InFront,
            _ => kind,
        };
        let (words, kind) = (if line.starts_with('#') { "" } else { line }, kind);
        words.split_whitespace().map(move |word| (word, kind))
    })
}

/// Where a part of a text stands: before what is asked, or behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    Behind,
}

/// The text behind parts that are paperwork; `None` where it begins with none.
pub fn before(text: &str) -> Option<&str> {
    if !(parts_here(text) || text.contains(',')) {
        return None;
    }
    let parts = parts(text);
    // "Is this question relevant? …" is to be answered as well.
    let asks = |part: &Part| {
        let of_somebody =
            part.words.iter().any(|word| matches!(word.text.as_str(), "you" | "we" | "i" | "somebody" | "someone"));
        let of_itself = matches!(part.words.word(0), "is" | "are" | "do" | "does" | "did" | "has" | "have" | "will");
        // "Confirm that this is not the case: …"
        let denied = part.words.iter().any(|word| word.text == "not")
            && part.words.iter().any(|word| matches!(word.text.as_str(), "case" | "so" | "true" | "correct"));
        denied || of_itself || AUXILIARIES.contains(&part.words.word(0)) && !of_somebody
    };
    let known = parts.iter().take_while(|part| is_paperwork(&part.words, Side::Before) && !asks(part)).count();
    let part = parts.get(known)?;
    let from = part.words.first()?.span.0;
    let told = parts.iter().take(known).any(|part| tells(&part.words) || is_numbered(&part.words));
    // "(mandatory): …"
    let bracketed = text.starts_with(['(', '[']) && tokens_before(&parts, known).any(|word| word.text.len() > 1);
    if known > 0 && (told || bracketed) {
        // "State (a) where … and (b) how …"
        return text.get(from..).filter(|rest| !rest.contains("(b)") && !rest.contains("(ii)"));
    }
    // "Short answer is fine, are backups encrypted?"
    let comma = part.words.iter().skip(1).position(|word| word.after_comma)? + 1;
    let (lead, rest) = part.words.split_at_checked(comma)?;
    // "Should we ask for it, would you …?"
    let first = lead.first().map_or("", |first| first.text.as_str());
    let condition = AUXILIARIES.contains(&first)
        || matches!(first, "if" | "when" | "once" | "unless" | "until" | "after" | "before");
    (known == 0 && !condition && is_paperwork(lead, Side::Before) && tells(lead))
        .then(|| text.get(rest.first()?.span.0..))?
}

/// The words of the first parts.
fn tokens_before(parts: &[Part], known: usize) -> impl Iterator<Item = &Token> {
    parts.iter().take(known).flat_map(|part| &part.words)
}

/// The text before parts that are paperwork; `None` where it ends in none, or where what is left may be a mere heading.
pub fn behind(text: &str) -> Option<&str> {
    if !parts_here(text.trim_end_matches(['?', '.', ' '])) {
        return None;
    }
    let parts = parts(text);
    let known = parts.iter().rev().take_while(|part| is_paperwork(&part.words, Side::Behind)).count();
    let part = parts.get(parts.len().checked_sub(known + 1)?)?;
    let told = parts.iter().rev().take(known).any(|part| tells(&part.words));
    if known == 0 || !told {
        return None;
    }
    let asked = text.get(..part.end)?.trim_end_matches(['|', '"', '“', '”', ' ', '\n', '\t']);
    let verb = |at: usize| AUXILIARIES.contains(&part.words.word(at)) && at > 0;
    let addressed = |at: usize| {
        let word = part.words.word(at);
        word == "you" || is_title(word)
    };
    let whole = asked.ends_with('?') || (0..part.words.len()).any(verb) || (0..2).any(addressed);
    (whole && asked.len() < text.len()).then_some(asked)
}

/// Whether a word that leads to a question within its sentence is paperwork.
pub fn is_known(word: &Token) -> bool {
    is_stop_word(&word.text) || WORDS.contains_key(word.text.as_str()) || is_title(&word.text) || is_figure(word)
}

/// A part of a text between marks.
struct Part {
    words: Vec<Token>,
    /// The byte of the text that it ends before, the mark that ends a sentence included.
    end: usize,
}

/// The parts of a text that have words.
fn parts(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut words = Vec::new();
    for word in tokens(text) {
        let last: Option<&Token> = words.last();
        let between = last.and_then(|last| text.get(last.span.1..word.span.0)).unwrap_or_default();
        if parts_here(between) {
            close(text, &mut parts, &mut words);
        }
        words.push(word);
    }
    close(text, &mut parts, &mut words);
    parts
}

fn close(text: &str, parts: &mut Vec<Part>, words: &mut Vec<Token>) {
    let Some(last) = words.last() else { return };
    let behind = text.get(last.span.1..).unwrap_or_default();
    let mark = behind.chars().next().filter(|mark| matches!(mark, '.' | '?' | '!' | ')'));
    let asked = behind.starts_with(")?") || behind.starts_with(" ?");
    let end = last.span.1 + mark.map_or(0, char::len_utf8) + usize::from(asked) + usize::from(asked && mark.is_none());
    parts.push(Part { words: std::mem::take(words), end });
}

/// Whether what stands between two words ends a part.
fn parts_here(between: &str) -> bool {
    const MARKS: [char; 26] = [
        '|', ';', ':', '?', '!', '\n', '\t', '(', ')', '[', ']', '{', '}', '_', '<', '>', '=', '"', '“', '”', '☐', '□',
        '○', '•', '–', '—',
    ];
    between.contains(MARKS)
        || between.contains(" - ")
        || between.contains(". ")
        || between.contains("..")
        || between.contains(" / ")
}

/// Whether words are paperwork, all of them.
fn is_paperwork(words: &[Token], side: Side) -> bool {
    let known = |at: usize, word: &Token| match WORDS.get(word.text.as_str()) {
        Some(Kind::Tells | Kind::Beside) => true,
        Some(Kind::InFront) if side == Side::Before => true,
        None if is_title(&word.text) => side == Side::Before || answers(words, at),
        _ => is_stop_word(&word.text) || is_figure(word) || is_code(words, at),
    };
    let asks = |at: usize| WH.contains(&words.word(at)) && !is_applicable(words.word(at + 1));
    let upon_a_no = matches!(words.word(0), "if" | "where")
        && matches!(words.word(1), "no" | "not" | "none" | "n")
        && !is_applicable(words.word(2));
    // "ISO 27001" is more than its words.
    let of_the_trade =
        |class: Class| matches!(class, Class::Control | Class::Object | Class::Document | Class::Name | Class::Place);
    let named = || {
        let found = lexicon().find(words);
        found.iter().any(|found| {
            found.end > found.first + 1
                && of_the_trade(lexicon().class(found.term))
                && !(side == Side::Before && OF_ASKERS.contains(&lexicon().name(found.term)))
        })
    };
    words.iter().enumerate().all(|(at, word)| known(at, word))
        && !named()
        && !(0..words.len()).any(asks)
        && !exchanges(words)
        && !(side == Side::Behind && (upon_a_no || words.word(0) == "otherwise" || bids(words)))
}

/// What the lexicon has for bodies that ask: "our security team", "legal needs to know".
const OF_ASKERS: [&str; 3] = ["ciso", "dpo", "least-privilege"];

/// "Please state the term", "list them": what is bidden besides, where that is more than how to answer.
fn bids(words: &[Token]) -> bool {
    const LEADING: [&str; 12] =
        ["please", "kindly", "pls", "if", "yes", "so", "and", "also", "then", "where", "applicable", "affirmative"];
    const BIDDING: [&str; 24] = [
        "state",
        "specify",
        "indicate",
        "describe",
        "explain",
        "provide",
        "give",
        "name",
        "list",
        "identify",
        "tell",
        "say",
        "outline",
        "show",
        "submit",
        "insert",
        "enter",
        "write",
        "mention",
        "declare",
        "summarize",
        "share",
        "send",
        "note",
    ];
    const POINTING: [&str; 7] = ["them", "these", "those", "they", "their", "its", "each"];
    let from = words.iter().take_while(|word| LEADING.contains(&word.text.as_str())).count();
    let bid = words.get(from..).unwrap_or_default();
    let told = |word: &Token| {
        is_of_an_answer(word) || is_stop_word(&word.text) || WORDS.get(word.text.as_str()) == Some(&Kind::Tells)
    };
    bid.iter().any(|word| POINTING.contains(&word.text.as_str()))
        || BIDDING.contains(&bid.word(0)) && !bid.iter().all(told)
}

/// "Vendor comments", "completed by the vendor": who answers, and not who is to be named.
fn answers(words: &[Token], title: usize) -> bool {
    let word = |at: Option<usize>| at.map_or("", |at| words.word(at));
    let article = usize::from(word(title.checked_sub(1)) == "the");
    WORDS.get(words.word(title + 1)) == Some(&Kind::Tells) || word(title.checked_sub(1 + article)) == "by"
}

/// "Where applicable", "where the answer is yes".
fn is_applicable(word: &str) -> bool {
    matches!(
        word,
        "applicable" | "possible" | "available" | "appropriate" | "necessary" | "relevant" | "needed" | "the"
    )
}

/// Whether words show that they are paperwork.
fn tells(words: &[Token]) -> bool {
    words.iter().any(|word| WORDS.get(word.text.as_str()) == Some(&Kind::Tells))
}

/// Whether words number a row: "TS-19", "4.2".
fn is_numbered(words: &[Token]) -> bool {
    let numbered = |word: &Token| word.text.contains(|c: char| c.is_ascii_digit());
    (0..words.len()).any(|at| is_code(words, at)) || words.len() > 1 && words.iter().any(numbered)
}

/// "12", "4.2", "iv".
fn is_figure(word: &Token) -> bool {
    const ROMAN: [&str; 11] = ["ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "v", "x"];
    word.text.chars().all(|c| c.is_ascii_digit() || c == '.') || ROMAN.contains(&word.text.as_str())
}

/// "REQ-77", "5b", "SEC 4": letters that belong to a number, and are nothing that the lexicon knows.
fn is_code(words: &[Token], at: usize) -> bool {
    const MOST_LETTERS: usize = 6;
    let Some(word) = words.get(at) else { return false };
    let numbered = || words.get(at + 1).is_some_and(is_figure) || at > 0 && words.get(at - 1).is_some_and(is_figure);
    let mixed =
        !is_figure(word) && word.text.starts_with(|c: char| c.is_ascii_digit()) && word.text.len() <= MOST_LETTERS;
    let short = word.text.len() <= MOST_LETTERS && word.capital && numbered();
    (mixed || short) && lexicon().find(std::slice::from_ref(word)).is_empty()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{before, behind, words};

    #[test]
    fn every_word_is_listed_once() {
        let mut seen = BTreeSet::new();
        for (word, _) in words() {
            assert!(seen.insert(word), "{word}");
        }
        assert!(seen.len() > 500);
    }

    #[test]
    fn what_leads_up_to_a_question_is_left_out() {
        for dressed in [
            "Award criterion 3.2: Are tapes scrambled?",
            "Dear supplier, please answer the following question. Are tapes scrambled?",
            "Requirement TS-19 | mandatory | Are tapes scrambled?",
            "Short answer is fine, Are tapes scrambled?",
            "Our auditor is asking: Are tapes scrambled?",
        ] {
            assert_eq!(before(dressed), Some("Are tapes scrambled?"), "{dressed}");
        }
        for text in [
            "Laptops: Are tapes scrambled?",
            "For laptops, are tapes scrambled?",
            "Should we ask for it, are tapes scrambled?",
            "AES-256: Are tapes scrambled?",
            "Staff: Are tapes scrambled?",
            "Where? Are tapes scrambled?",
            "Are tapes scrambled?",
            "Please answer.",
            "",
        ] {
            assert_eq!(before(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_to_be_done_with_the_answer_is_left_out() {
        for dressed in [
            "Are tapes scrambled? Bidder's answer: ____",
            "Are tapes scrambled? (Please tick one box)",
            "Are tapes scrambled? ☐ Yes ☐ No – Explanation (max. 500 characters):",
            "Are tapes scrambled? | Response | Evidence",
        ] {
            assert_eq!(behind(dressed), Some("Are tapes scrambled?"), "{dressed}");
        }
        assert_eq!(behind("Tapes must be scrambled. Comply / Partially comply"), Some("Tapes must be scrambled."));
        for text in [
            "Are tapes scrambled? Where?",
            "Are tapes scrambled? State the region.",
            "Are tapes scrambled? Please name the provider.",
            "Are tapes scrambled? If no, please explain.",
            "Are tapes scrambled? If yes, please list them.",
            "Are tapes scrambled? Please give the term.",
            "Are tapes scrambled (laptops)?",
            "Are tapes scrambled? Only laptops count.",
            "Scrambling of tapes. Please describe.",
            "",
        ] {
            assert_eq!(behind(text), None, "{text}");
        }
    }
}
