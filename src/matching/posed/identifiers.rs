//! Numbers before a question, and the clauses of standards that it refers to.

use super::super::terms::{Token, tokens};
use super::instructions::is_rated;
use super::is_one_of;

/// What stands before a number: "Question 7".
const NUMBERED: &str = "q question questions item control requirement req no nr number ref id";
/// Letters that a number belongs to as a name: "AES-256", "ISO-27001".
const NAMED: &str = "aes sha tls ssl iso soc rsa md saml oauth x rfc nist sp pci fips cve tier type article art gdpr ipv \
                     ssae isae csa wpa rc des ecc p mp cvss nis https http smb tcp udp port g ws h m";
/// Small Roman figures.
const ROMAN: &str = "i ii iii iv v vi vii viii ix x xi xii";
/// The standards and laws that questions refer to.
const STANDARDS: &str = "iso iec nist gdpr dsgvo soc soc2 cis ccm caiq csf pci dss hipaa bsi csa dora nis2 eba mas cobit tisax vda \
                         isa ens c5 sig hitrust fedramp sp ffiec glba sox asvs owasp sans tsc aicpa cyber essentials eu uk ccpa iso27001 \
                         iso27002 iso27017 iso27018 cmmc sama nca rev";
/// What a clause is called.
const CLAUSES: &str = "article articles art annex clause clauses control controls section sections sec chapter para paragraph ref \
                       reference references see req requirement recital § domain";
/// Words that join them.
const JOINING: &str = "of the and to in also cf e g i a v";
/// The numbers of standards themselves, and of their parts.
const NUMBERS_OF_STANDARDS: &str =
    "27001 27002 27005 27017 27018 27701 9001 22301 20000 42001 800 53 171 2 1 4 3 16 679 2016";

/// The text behind a bullet, a number, a code or a reference in brackets; `None` where none stands before it.
pub fn before(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(['*', '•', '·', '▪', '-', '–', '—', '>', ' ', '\t', '\u{a0}']);
    if rest.len() < text.len() {
        return Some(rest);
    }
    let marked = || ["Q:", "Q)", "Question:"].into_iter().find_map(|mark| text.strip_prefix(mark));
    marked().or_else(|| bracketed(text)).or_else(|| lettered(text)).or_else(|| numbered(text)).map(str::trim_start)
}

/// A heading without its number: "2.2 Storage of tapes", "Section 4: Tapes", "B) Tapes (8 questions)".
pub fn heading_without_number(heading: &str) -> &str {
    const PARTS: &str = "section domain part chapter annex appendix area category";
    let heading = heading.trim();
    let heading = match heading.rsplit_once(" (") {
        Some((before, inside)) if is_count_of_questions(inside) => before,
        _ => heading,
    };
    let (first, rest) = heading.split_once(' ').unwrap_or((heading, ""));
    let (number, rest) = if is_one_of(PARTS, &first.to_lowercase()) {
        rest.split_once([' ', ':']).unwrap_or((rest, ""))
    } else {
        (first, rest)
    };
    let bare = number.trim_end_matches(['.', ')', ':']);
    let marked = bare.len() < number.len() || number != first;
    let is_number = bare.starts_with(|c: char| c.is_ascii_digit())
        && bare.chars().all(|c| c.is_ascii_digit() || c == '.')
        && (marked || bare.contains('.'));
    let is_letter = marked && bare.len() == 1 && bare.starts_with(|c: char| c.is_ascii_alphabetic());
    let rest = rest.trim_start_matches(['-', '–', '—', ':', ' ']);
    let names = rest.starts_with(char::is_uppercase);
    if (is_number || is_letter || marked && is_one_of(ROMAN, &bare.to_lowercase())) && names { rest } else { heading }
}

/// "8 questions)"
fn is_count_of_questions(inside: &str) -> bool {
    let mut words = inside.trim_end_matches(')').split(' ');
    words.next().is_some_and(|count| !count.is_empty() && count.chars().all(|c| c.is_ascii_digit()))
        && matches!(words.next(), Some("questions" | "question" | "items"))
        && words.next().is_none()
}

/// The text behind "[CCM CEK-03]".
fn bracketed(text: &str) -> Option<&str> {
    let (open, close) = if text.starts_with('[') { ('[', ']') } else { ('(', ')') };
    let (inside, rest) = text.strip_prefix(open)?.split_once(close)?;
    // "(k)" numbers a row, unless the text goes on to number more.
    let letter =
        inside.len() == 1 && inside.starts_with(|c: char| c.is_ascii_alphanumeric()) || is_one_of(ROMAN, inside);
    let rated = letter && !rest.contains("(b)") && !rest.contains("(2)") && !rest.contains("(ii)")
        || open == '[' && is_rated(&tokens(inside));
    (rated || is_reference(inside) || numbered(&format!("{inside}: A")).is_some()).then_some(rest)
}

/// The text behind "MK 3.4 (minimum requirement):": letters, a number apart from them, and a colon.
fn lettered(text: &str) -> Option<&str> {
    let (letters, rest) = text.split_once(' ')?;
    let is_code = !letters.is_empty() && letters.len() <= 4 && letters.chars().all(|c| c.is_ascii_uppercase());
    let number = rest.find(|c: char| !(c.is_ascii_digit() || c == '.'))?;
    let (number, rest) = rest.split_at(number);
    let rest = rest.trim_start();
    let rest = match rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        Some((inside, rest)) if is_rated(&tokens(inside)) => rest.trim_start(),
        Some(_) => return None,
        None => rest,
    };
    let dotted = number.trim_end_matches('.').contains('.') && !is_one_of(NAMED, &letters.to_lowercase());
    (is_code && dotted).then(|| rest.strip_prefix(':'))?
}

/// The text behind "3.1.2", "14)", "Q14.", "SEC-07:".
fn numbered(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '/' | '&')))?;
    let (code, rest) = text.split_at(end);
    if let Some(rest) = rest.strip_prefix([')', ' ']).filter(|_| is_one_of(ROMAN, code.trim_end_matches('.'))) {
        return (code.ends_with('.') || text.as_bytes().get(end) == Some(&b')')).then_some(rest);
    }
    let (word, number) = match (is_one_of(NUMBERED, &code.trim_end_matches('.').to_lowercase()), rest.strip_prefix(' '))
    {
        // "Question 7: …"
        (true, Some(numbered)) => {
            let end = numbered.find(|c: char| !(c.is_ascii_digit() || c == '.'))?;
            let (number, behind) = numbered.split_at(end);
            return number
                .starts_with(|c: char| c.is_ascii_digit())
                .then(|| behind.trim_start_matches([':', ')', '.', '-', ' ']));
        }
        _ => code.split_at(code.find(|c: char| c.is_ascii_digit())?),
    };
    // "3 - tier" is no number.
    let dashed = rest
        .trim_start()
        .strip_prefix(['-', '–', '—'])
        .is_some_and(|rest| rest.trim_start().starts_with(char::is_uppercase));
    // "2.3* …", "2.3 | …": a mark for what is mandatory, and the next column.
    let rest = rest.strip_prefix('*').unwrap_or(rest);
    let column = rest.trim_start().starts_with('|');
    let marked = rest.starts_with([':', ')', '\t']) || dashed || column || code.ends_with('.');
    let behind = rest.trim_start_matches([':', ')', ' ', '\t', '-', '–', '—', '|', '\u{a0}']);
    let sentence = behind.starts_with(|c: char| c.is_uppercase() || c == '"' || c == '“');
    let dotted = number.trim_end_matches('.').contains('.');
    // "4.3.a"
    let plain = number.trim_end_matches('.').strip_suffix(|c: char| c.is_ascii_lowercase()).unwrap_or(number);
    let is_number = plain.ends_with(|c: char| c.is_ascii_digit() || c == '.')
        && plain.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '_'));
    let letters = word.trim_end_matches(['.', '-', '_', '/']);
    let is_code = letters.chars().all(|c| c.is_ascii_uppercase() || matches!(c, '&' | '-' | '.'))
        || is_one_of(NUMBERED, &letters.to_lowercase());
    let numbers = if word.is_empty() {
        // "99.9 percent" is a figure; so is "24/7".
        let deep = number.trim_end_matches('.').split('.').count() > 2 && !behind.starts_with("or ");
        is_number && (deep || (marked || dotted) && (sentence || !dotted && number.len() < 4))
    } else {
        let known = is_one_of(NAMED, &letters.to_lowercase());
        // "S3" and "EC2" are names.
        let point = letters.len() == 1 && code.ends_with('.') && sentence;
        let short =
            letters == word && letters.len() < 3 && !(column || point || is_one_of(NUMBERED, &letters.to_lowercase()));
        is_code
            && !known
            && !short
            && letters.len() < 9
            && (marked || sentence && (dotted || word.ends_with(['-', '.'])))
    };
    numbers.then_some(behind)
}

/// Whether a text names nothing but clauses of standards: "ISO 27001 A.8.24", "GDPR Art. 32". A standard alone may be what is
/// asked for.
pub fn is_reference(text: &str) -> bool {
    let words = tokens(text);
    let mut clause = false;
    let mut standard = false;
    for word in &words {
        let text = word.text.as_str();
        let figure = text.chars().all(|c| c.is_ascii_digit() || c == '.');
        let code = text.len() <= 5 && text.contains(|c: char| c.is_ascii_digit()) && word.capital;
        if is_one_of(CLAUSES, text) {
            clause = true;
        } else if figure {
            clause |= !is_one_of(NUMBERS_OF_STANDARDS, text) && !is_year(text) && !is_edition(text);
        } else if is_one_of(STANDARDS, text) {
            standard = true;
        } else if code {
            clause = true;
        } else if !(is_one_of(JOINING, text) || word.capital && text.len() <= 4) {
            return false;
        }
    }
    clause && (standard || words.iter().any(|word| is_one_of(CLAUSES, &word.text)))
}

/// Whether words name a standard or a law.
pub fn names_a_standard(words: &[Token]) -> bool {
    words.iter().any(|word| is_one_of(STANDARDS, &word.text) && !is_one_of("eu uk rev cyber essentials", &word.text))
}

/// The text behind "According to Art. 32 GDPR:": whose demand it is. "In line with" one is a claim of its own.
pub fn demanded_by(lead: &str) -> bool {
    let lead = lead.trim().to_lowercase();
    let openings =
        ["according to ", "pursuant to ", "as per ", "per ", "as required by ", "with reference to ", "ref ", "ref. "];
    openings
        .iter()
        .any(|opening| lead.starts_with(opening) && is_reference(lead.get(opening.len()..).unwrap_or_default()))
}

/// "PCI DSS 4.0": the edition of a standard, and no clause of it.
fn is_edition(figure: &str) -> bool {
    matches!(figure.split_once('.'), Some((edition, part)) if edition.len() == 1 && part.len() == 1)
}

fn is_year(figure: &str) -> bool {
    figure.len() == 4 && (figure.starts_with("19") || figure.starts_with("20"))
}
