//! Words of a text: cut, lower-cased, brought to one spelling, stemmed.

use compact_str::CompactString;

use super::known;
use super::spelling::one_spelling;
use super::stem::Stem;

/// The most words that are read of one text. Questions have a few dozen; a cell may hold 32,767 characters.
pub const MOST_WORDS: usize = 1_000;

/// How long a short word is with the space behind it, in bytes: room is made for as many as a text may have.
const SHORT_WORD: usize = 4;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The word, lower case and in one spelling (`authorise` and `authorize` are the same).
    pub text: CompactString,
    /// Its Snowball stem.
    pub stem: Stem,
    /// The bytes of the text it was read from.
    pub span: (usize, usize),
    /// Whether a clause ends before it: a full stop, a colon, a semicolon, a question mark, a bullet.
    pub opens_clause: bool,
    /// Whether a comma, a dash or a bracket stands before it.
    pub after_comma: bool,
    /// Whether a bracket opens before it.
    pub opens_bracket: bool,
    /// Whether a bracket closes before it.
    pub closes_bracket: bool,
    /// Whether it is written with a capital first letter.
    pub capital: bool,
}

/// A text's words, asked for by place. Beyond either end there is no word, and reading there is no fault.
pub trait Words {
    /// The word at a place, as [`Token::text`]; empty where there is none.
    fn word(&self, at: usize) -> &str;

    /// Whether a clause begins with the word at a place.
    fn opens_clause(&self, at: usize) -> bool;

    /// Whether a clause begins with the word at a place, or a comma, a dash or a bracket stands before it.
    fn opens_part(&self, at: usize) -> bool;
}

impl Words for [Token] {
    fn word(&self, at: usize) -> &str {
        self.get(at).map_or("", |token| token.text.as_str())
    }

    fn opens_clause(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.opens_clause)
    }

    fn opens_part(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.opens_clause || token.after_comma)
    }
}

/// Cuts a text into words.
///
/// A word is a run of letters and digits; a full stop stays inside a number (`1.2`) and inside an abbreviation of single
/// letters (`U.S.`). Hyphens, slashes and the rest part words, so that `multi-factor` is two. `US` and `IT` in capitals
/// are the country and the trade, not the pronouns.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let shouted = !text.chars().any(char::is_lowercase);
    let mut found: Vec<Token> = Vec::with_capacity((text.len() / SHORT_WORD).min(MOST_WORDS));
    let (mut opens_clause, mut after_comma, mut opens_bracket, mut closes_bracket) = (true, false, false, false);
    let mut rest = text.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        if !first.is_alphanumeric() {
            let abbreviated = first == '.' && found.last().is_some_and(is_abbreviation);
            opens_clause |= !abbreviated && ends_clause(first, rest.peek().map(|&(_, next)| next));
            after_comma |= matches!(first, ',' | '(' | ')' | '–' | '—');
            opens_bracket |= first == '(';
            closes_bracket |= first == ')';
            continue;
        }
        let mut end = start + first.len_utf8();
        let mut previous = first;
        while let Some(&(at, next)) = rest.peek() {
            let after = || text.get(at + 1..).unwrap_or_default();
            let joined =
                || next == '.' && (joins(previous, after().chars().next()) || is_norwegian_domain(previous, after()));
            if !(next.is_alphanumeric() || is_apostrophe(next) || joined()) {
                break;
            }
            previous = next;
            end = at + next.len_utf8();
            rest.next();
        }
        let Some(written) = text.get(start..end) else { continue };
        let written = written.trim_end_matches(is_apostrophe);
        // "w/o" is one word, and so is "w/".
        let parts = if written == "w" && text.get(end..).is_some_and(is_rest_of_without) {
            rest.nth(1);
            [Some(("without", (start, end + 2))), None]
        } else if written == "w" && text.get(end..).is_some_and(|rest| rest.starts_with("/ ")) {
            [Some(("with", (start, end + 1))), None]
        } else {
            split_contraction(written, start)
        };
        for (text, span) in parts.into_iter().flatten() {
            let (text, stem) = read(text, shouted);
            if text.is_empty() {
                continue;
            }
            found.push(Token {
                text,
                stem,
                span,
                opens_clause,
                after_comma,
                opens_bracket,
                closes_bracket,
                capital: first.is_uppercase(),
            });
            (opens_clause, after_comma, opens_bracket, closes_bracket) = (false, false, false, false);
        }
        if found.len() >= MOST_WORDS {
            break;
        }
    }
    found
}

/// The stem of a word as [`tokens`] would give it.
#[must_use]
pub fn stem(word: &str) -> Stem {
    tokens(word).into_iter().map(|token| token.stem).next().unwrap_or_else(|| Stem::of(""))
}

fn is_rest_of_without(rest: &str) -> bool {
    rest.strip_prefix("/o").is_some_and(|after| !after.starts_with(char::is_alphanumeric))
}

/// `e.g.`, `i.e.`, `approx.`: the full stop ends no clause.
fn is_abbreviation(token: &Token) -> bool {
    token.text.chars().count() == 1
        || matches!(token.text.as_str(), "eg" | "ie" | "etc" | "approx" | "incl" | "no" | "vs" | "art" | "min" | "max")
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// A full stop joins digits (`1.2`), and single letters (`U.S`).
fn joins(before: char, after: Option<char>) -> bool {
    after.is_some_and(|after| {
        (before.is_ascii_digit() && after.is_ascii_digit()) || (before.is_uppercase() && after.is_uppercase())
    })
}

/// `gigahost.no` is a name and denies nothing.
fn is_norwegian_domain(before: char, after: &str) -> bool {
    let rest = after.strip_prefix("no");
    before.is_lowercase() && rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

fn ends_clause(c: char, next: Option<char>) -> bool {
    match c {
        '?' | '!' | ';' | ':' | '\n' | '▪' | '•' | '·' => true,
        '.' => next.is_none_or(char::is_whitespace),
        _ => false,
    }
}

/// `don't` is `do` and `not`; `vendor's` is `vendor`.
fn split_contraction(word: &str, start: usize) -> [Option<(&str, (usize, usize))>; 2] {
    let Some(at) = word.find(is_apostrophe) else { return [Some((word, (start, start + word.len()))), None] };
    let (head, tail) = word.split_at(at);
    let negated =
        tail.trim_start_matches(is_apostrophe).eq_ignore_ascii_case("t") && head.to_lowercase().ends_with('n');
    if !negated {
        return [Some((head, (start, start + at))), None];
    }
    let verb = match head.to_lowercase().as_str() {
        "can" => head,
        "won" => "will",
        "shan" => "shall",
        _ => head.get(..head.len() - 1).unwrap_or(head),
    };
    [Some((verb, (start, start + at))), Some(("not", (start, start + word.len())))]
}

/// A word as it is written, in one spelling and with its stem; `US` and `IT` are names where not all is in capitals.
fn read(written: &str, shouted: bool) -> (CompactString, Stem) {
    let lower = match written {
        "US" | "U.S" | "USA" | "U.S.A" if !shouted => CompactString::const_new("usa"),
        "IT" if !shouted => CompactString::const_new("infotech"),
        _ if written.is_ascii() => {
            let mut lower = CompactString::from(written);
            lower.make_ascii_lowercase();
            lower
        }
        _ => CompactString::from(written.to_lowercase()),
    };
    known::word(&lower).unwrap_or_else(|| {
        let text = one_spelling(lower);
        let stem = Stem::of(&text);
        (text, stem)
    })
}

#[cfg(test)]
mod tests {
    use super::{Token, stem, tokens};

    fn words(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.text.into()).collect()
    }

    #[test]
    fn numbers_keep_their_stops_and_hyphens_part() {
        assert_eq!(words("TLS 1.2, AES-256. Off-site?"), ["tls", "1.2", "aes", "256", "off", "site"]);
    }

    #[test]
    fn a_country_and_a_trade_are_no_pronouns() {
        assert_eq!(words("Do US staff in the U.S. tell us?"), ["do", "usa", "staff", "in", "the", "usa", "tell", "us"]);
        assert_eq!(words("Is IT told about it?"), ["is", "infotech", "told", "about", "it"]);
        assert_eq!(words("TELL US ABOUT IT"), ["tell", "us", "about", "it"]);
    }

    #[test]
    fn contractions_show_their_negation() {
        assert_eq!(
            words("Data doesn’t leave the vendor's site"),
            ["data", "does", "not", "leave", "the", "vendor", "site"]
        );
    }

    #[test]
    fn what_is_written_short_is_read_in_full() {
        assert_eq!(words("It can't and won't"), ["it", "can", "not", "and", "will", "not"]);
        assert_eq!(words("w/o the 3rd DB; w/ it"), ["without", "the", "third", "database", "with", "it"]);
    }

    #[test]
    fn spellings_agree() {
        assert_eq!(stem("authorised"), stem("authorized"));
        assert_eq!(stem("organisation"), stem("organization"));
    }

    #[test]
    fn clauses_open_after_stops_and_spans_point_into_the_text() {
        let text = "Encrypted? With 1.2; on é";
        let found = tokens(text);
        let opening: Vec<&str> =
            found.iter().filter(|token| token.opens_clause).map(|token| token.text.as_str()).collect();
        assert_eq!(opening, ["encrypted", "with", "on"]);
        let spelled = |token: &Token| text.get(token.span.0..token.span.1).map(str::to_lowercase);
        assert!(found.iter().all(|token| spelled(token).as_deref() == Some(token.text.as_str())));
    }
}
