//! What a cell's text looks like, whatever column it stands in.

use super::language::Lexicon;
use super::written::written_choices;

/// The longest text, in characters, of which more than the opening is looked at.
const LONG: usize = 400;
/// The longest number or id, in characters.
const LONGEST_IDENTIFIER: usize = 24;
/// The most words of what a placeholder asks to be entered.
const ENTRY_WORDS: usize = 4;

/// Whether the character belongs to a script that is written without blanks between words.
#[must_use]
pub const fn is_ideographic(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{2ffff}')
}

/// A text reduced to what is compared: lower case, full-width forms as their ordinary ones, and every run of blanks and
/// punctuation as one blank. Symbols that are answers by themselves (`○`, `×`) are kept.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(LONG));
    let mut gap = false;
    if text.is_ascii() {
        for byte in text.bytes().take(LONG) {
            let kept = byte.is_ascii_alphanumeric() || byte == b'%';
            if kept && gap && !out.is_empty() {
                out.push(' ');
            }
            if kept {
                out.push(char::from(byte.to_ascii_lowercase()));
            }
            gap = !kept;
        }
        return out;
    }
    for c in text.chars().take(LONG).map(ordinary) {
        if c.is_alphanumeric() || c == '%' || "○◯〇×✕△✓✔☑°".contains(c) {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.extend(c.to_lowercase());
        } else {
            gap = true;
        }
    }
    out
}

/// The first word of a [plain] text; of scripts without blanks, the first character.
#[must_use]
pub fn first_word(plain: &str) -> &str {
    let end = match plain.chars().next() {
        Some(first) if is_ideographic(first) => first.len_utf8(),
        _ => plain.find(' ').unwrap_or(plain.len()),
    };
    plain.get(..end).unwrap_or(plain)
}

/// The ordinary form of a full-width letter, digit or sign.
fn ordinary(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' | '\u{200b}' | '\u{feff}' => ' ',
        _ => c,
    }
}

/// How many words a text has; of scripts without blanks, two characters count as one word.
#[must_use]
pub fn words(text: &str) -> usize {
    words_until(text, usize::MAX)
}

/// Whether a text has more words than that.
#[must_use]
pub fn has_more_words(text: &str, than: usize) -> bool {
    words_until(text, than) > than
}

/// The words of a text, counted until there are more than `enough`.
fn words_until(text: &str, enough: usize) -> usize {
    let mut count = 0;
    let mut dense = 0;
    let mut inside = false;
    if text.is_ascii() {
        for byte in text.bytes().take(4 * LONG) {
            let letter = byte.is_ascii_alphanumeric();
            count += usize::from(letter && !inside);
            if count > enough {
                break;
            }
            inside = letter || (inside && matches!(byte, b'\'' | b'-' | b'.'));
        }
        return count;
    }
    for c in text.chars().take(4 * LONG) {
        if is_ideographic(c) {
            dense += 1;
            inside = false;
        } else if c.is_alphanumeric() {
            if !inside {
                count += 1;
            }
            inside = true;
        } else if c.is_whitespace() || !matches!(c, '\'' | '’' | '-' | '.') {
            inside = false;
        }
    }
    count + usize::div_ceil(dense, 2)
}

/// Whether nothing can be seen in the text.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}'))
}

/// Whether the text asks: it has a question mark at a sentence's end, or opens as questions and requests do.
#[must_use]
pub fn is_question(text: &str) -> bool {
    let trimmed = text.trim();
    if asks_with_a_mark(trimmed) {
        return true;
    }
    if !has_more_words(trimmed, 2) {
        return false;
    }
    if trimmed.chars().any(is_ideographic) {
        return asks_in_a_dense_script(trimmed);
    }
    let lexicon = Lexicon::shipped();
    // An opening number ("1.1.1 Is there …", "DOCU-01: Have …") is passed over.
    let body = split_number(trimmed).map_or(trimmed, |(_, rest)| rest);
    let Some(opening) = body.split_whitespace().map(plain).find(|word| !word.is_empty()) else { return false };
    let first = opening.split(' ').next().unwrap_or_default();
    lexicon.requests.contains(first) || (lexicon.openers.contains(first) && has_more_words(body, 4))
}

/// Whether a sentence of the text ends in a question mark.
fn asks_with_a_mark(text: &str) -> bool {
    if text.is_ascii() {
        let after = |at: usize| text.as_bytes().get(at + 1);
        return text.match_indices('?').any(|(at, _)| after(at).is_none_or(|byte| !byte.is_ascii_alphanumeric()));
    }
    let mut after_mark = false;
    for c in text.chars().take(4 * LONG) {
        if after_mark && !c.is_alphanumeric() {
            return true;
        }
        after_mark = matches!(c, '?' | '？' | '؟');
    }
    after_mark
}

/// Japanese and Chinese questions are known by their endings, and by the particles that only questions have.
fn asks_in_a_dense_script(text: &str) -> bool {
    let bare = text.trim_end_matches(['。', '.', '．', '！', ' ', '\n']);
    ["か", "ください", "下さい", "こと", "吗", "么", "呢"].iter().any(|ending| bare.ends_with(ending))
        || ["是否", "请描述", "请说明", "请提供", "如何", "哪些", "什么", "什麼"].iter().any(|sign| text.contains(sign))
}

/// Whether the text is a number or id such as questions are counted by: `1`, `1.1.2`, `A&A-01.1`, `AIS- 02.2`, `Q7`.
#[must_use]
pub fn is_identifier(text: &str) -> bool {
    let text = text.trim();
    if text.len() > LONGEST_IDENTIFIER && text.is_ascii() {
        return false;
    }
    let mut letters = 0;
    let mut digits = 0;
    let mut pieces = 1;
    let mut run = 0;
    // A number before a word opens a title ("2. Operations"); after it, it counts ("Control 2").
    let mut titled = false;
    let mut long_words = 0;
    for (at, c) in text.chars().enumerate() {
        if at >= LONGEST_IDENTIFIER {
            return false;
        }
        if c.is_ascii_digit() || ('\u{ff10}'..='\u{ff19}').contains(&c) || ('①'..='⑳').contains(&c) {
            digits += 1;
            run = 0;
        } else if c.is_alphabetic() {
            letters += 1;
            run += 1;
            titled |= run >= 4 && pieces > 1 && digits > 0;
            long_words += usize::from(run == 4);
            // Two words and a figure are a caption or a title ("Target score (0-5)").
            if run > 12 || long_words > 1 {
                return false;
            }
        } else if c == ' ' {
            pieces += 1;
            run = 0;
        } else if ".-_&/()[]#:+*".contains(c) {
            run = 0;
        } else {
            return false;
        }
    }
    let counted = digits > 0 && letters <= 20 && pieces <= 3 && !titled;
    let lettered = digits == 0 && letters == 1 && text.chars().count() <= 3;
    counted || lettered
}

/// An id with stray blanks mended: `AIS- 02.2` is `AIS-02.2`; blanks between words stay (`AC-2 (1)`).
#[must_use]
pub fn mended_number(text: &str) -> String {
    if !text.contains(|c: char| c.is_whitespace() || matches!(c, '(' | ')')) {
        return text.trim_end_matches([':', '.']).to_owned();
    }
    let mut out = String::new();
    let text: Vec<char> = text.trim().trim_end_matches([':', '.', ')']).trim().chars().collect();
    // A closing bracket belongs to an opening one.
    let opened = text.iter().filter(|c| **c == '(').count();
    for (at, c) in text.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|i| text.get(i));
        let after = text.get(at + 1);
        let joins = |c: Option<&char>| c.is_some_and(|c| matches!(c, '-' | '.' | '_' | '&' | '/' | ' '));
        if c.is_whitespace() && (joins(before) || joins(after)) {
            continue;
        }
        out.push(if c.is_whitespace() { ' ' } else { *c });
    }
    if opened > out.chars().filter(|c| *c == ')').count() {
        out.push(')');
    }
    out
}

/// The number a text opens with and the rest of it: `1.1.1 Is there …`, `DOCU-01: Have you …`.
#[must_use]
pub fn split_number(text: &str) -> Option<(&str, &str)> {
    let end = text.find(char::is_whitespace)?;
    let (head, rest) = (text.get(..end)?, text.get(end..)?);
    let bare = head.trim_end_matches([':', '.', ')', '-', '–']);
    let counted = bare.chars().any(|c| c.is_ascii_digit())
        && (bare.contains(['.', '-', '_']) || head.len() > bare.len())
        && is_identifier(bare);
    let rest = rest.trim_start_matches([' ', ':', '-', '–', '.', '\u{a0}', '\n', '\t']);
    (counted && !rest.is_empty()).then_some((bare, rest))
}

/// Whether the text is a tick: `x`, `X`, a check mark.
#[must_use]
pub fn is_mark(text: &str) -> bool {
    matches!(text.trim(), "x" | "X" | "✓" | "✔" | "☑" | "☒" | "☐" | "□" | "■" | "●" | "•" | "√" | "○" | "◯" | "ü")
}

/// Whether the text is a box that nobody has ticked.
#[must_use]
pub fn is_box(text: &str) -> bool {
    matches!(text.trim(), "☐" | "□" | "❏" | "❑" | "[]" | "[ ]")
}

/// Whether a reply cell's text stands for no answer at all.
#[must_use]
pub fn is_placeholder(text: &str) -> bool {
    let trimmed = text.trim();
    if trimmed.is_empty() || is_box(trimmed) || matches!(trimmed, "-" | "–" | "—" | "…" | "..." | "?" | "#N/A") {
        return true;
    }
    let framed = |open: char, close: char| {
        trimmed.len() > 2
            && trimmed.starts_with(open)
            && trimmed.ends_with(close)
            && trimmed.matches(open).count() == 1
            && words(trimmed) <= 12
    };
    if framed('<', '>') || framed('[', ']') || framed('{', '}') {
        return true;
    }
    if trimmed.chars().all(|c| c == '_' || c == '.' || c == ' ') {
        return true;
    }
    if trimmed.contains(['☐', '□', '[']) && !written_choices(trimmed).is_empty() {
        return true;
    }
    let plain = plain(trimmed);
    let lexicon = Lexicon::shipped();
    lexicon.placeholders.contains(&plain)
        || lexicon.entries.iter().any(|entry| {
            let rest = plain.strip_prefix(entry.as_str());
            rest.is_some_and(|rest| (rest.starts_with(' ') || !rest.is_ascii()) && words(rest) <= ENTRY_WORDS)
        })
        || ["e g ", "i e ", "example ", "z b ", "p ex "].iter().any(|opening| plain.starts_with(opening))
        || plain.contains("vendor domain")
        || plain.contains("yourdomain")
        || plain.contains("example com")
}

/// Whether a cell's text says that nothing is to be written in it.
#[must_use]
pub fn is_left_blank(text: &str) -> bool {
    if text.is_empty() || has_more_words(text, 12) {
        return false;
    }
    let plain = plain(text);
    Lexicon::shipped().leave_blank.iter().any(|words| plain.contains(words.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_told_from_words_and_sentences() {
        for id in
            ["1", "1.1.2", "A&A-01.1", "AIS- 02.2", "Q7", "AC-02 (07) (a)", "Control 12", "1)", "a.", "G-SM-A-1-1", "①"]
        {
            assert!(is_identifier(id), "{id}");
        }
        for text in [
            "Yes",
            "Encryption",
            "",
            "Data at rest",
            "2. Operations",
            "2023 Response",
            "Target score (0-5)",
            "Are backups tested 4 times a year?",
            "n/a",
        ] {
            assert!(!is_identifier(text), "{text}");
        }
    }

    #[test]
    fn stray_blanks_in_numbers_are_mended() {
        assert_eq!(mended_number("AIS- 02.2"), "AIS-02.2");
        assert_eq!(mended_number(" 1 . 2 "), "1.2");
        assert_eq!(mended_number("AC-2 (1)"), "AC-2 (1)");
        assert_eq!(mended_number("7)"), "7");
    }

    #[test]
    fn questions_are_known_in_several_languages() {
        for text in [
            "Is data encrypted?",
            "Describe your backup process.",
            "4.2 Please attach the report",
            "Werden Daten verschlüsselt gespeichert und gesichert",
            "データは暗号化されていますか",
            "是否加密静态数据",
        ] {
            assert!(is_question(text), "{text}");
        }
        for text in ["Access control", "https://example.org/a?b=c", "Backups are encrypted at rest.", ""] {
            assert!(!is_question(text), "{text}");
        }
    }

    #[test]
    fn placeholders_stand_for_no_answer() {
        for text in [
            " ",
            "mm/dd/yyyy",
            "<enter name>",
            "Please select",
            "555-555-5555",
            "未確認",
            "Not Started",
            "____",
            "Enter name",
            "☐ Yes ☐ No",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in [
            "Yes",
            "No",
            "N/A",
            "We encrypt backups.",
            "[1] see annex [2]",
            "☒ Yes ☐ No",
            "Enter and leave are logged for both doors.",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
