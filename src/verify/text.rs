//! The text of a string as the format stores it: plain or in runs, with its escapes.

use super::legal::{SPACES, is_blank};
use super::refusal::Unreadable;
use super::tokens::{Token, Tokens, write_canonical};

/// The text of a shared or inline string (ECMA-376 part 1, 18.4.8 `si`, 18.3.1.53 `is`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct StringItem {
    /// The text with its escapes resolved.
    pub text: String,
    /// Whether there is one text without runs, formats, phonetic hints, comments or instructions.
    pub plain: bool,
    /// Whether blanks at an end of a text lack `xml:space="preserve"`, so that readers drop them.
    pub space_unmarked: bool,
}

/// Reads the string whose element was just opened, to that element's end; everything it says goes into `canonical`.
pub(super) fn read_string(tokens: &mut Tokens<'_>, canonical: &mut String) -> Result<StringItem, Unreadable> {
    let outside = tokens.depth() - 1;
    let mut item = StringItem::default();
    let (mut texts, mut others) = (0_usize, 0_usize);
    // Depth of the phonetic hint and of the text that are open.
    let (mut phonetic, mut open, mut kept) = (None, None, false);
    loop {
        let token = tokens.next()?;
        write_canonical(&token, canonical);
        let depth = tokens.depth();
        match &token {
            Token::Open(element) if phonetic.is_none() && element.is("t") => {
                texts += 1;
                open = Some(depth);
                kept = element.attributes.iter().any(|(name, value)| name == "xml:space" && value == "preserve");
            }
            Token::Open(element) => {
                others += 1;
                if element.is("rPh") && phonetic.is_none() {
                    phonetic = Some(depth);
                }
            }
            Token::Text(text) if open == Some(depth) => {
                item.space_unmarked |= !kept && text.trim_matches(SPACES).len() < text.len();
                item.text.push_str(&unescaped(text));
            }
            Token::Close if depth <= outside => break,
            Token::Close => {
                if open.is_some_and(|at| depth < at) {
                    open = None;
                }
                if phonetic.is_some_and(|at| depth < at) {
                    phonetic = None;
                }
            }
            // Readers disagree on a text that a comment or an instruction divides, and on text beside it.
            Token::Aside(_) => others += 1,
            Token::Text(text) => others += usize::from(!is_blank(text)),
            Token::End => {}
        }
    }
    item.plain = texts <= 1 && others == 0;
    Ok(item)
}

/// Resolves `_xHHHH_`, the way in which the format writes UTF-16 units that XML cannot (ECMA-376 part 1, 22.9.2.19).
pub(super) fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, escape) = rest.split_at(at);
        plain.push_str(before);
        match escaped_character(escape) {
            Some((character, after)) => {
                plain.push(character);
                rest = after;
            }
            None => {
                plain.push_str("_x");
                rest = escape.get(2..).unwrap_or_default();
            }
        }
    }
    plain.push_str(rest);
    plain
}

/// The character at the beginning of the text that one escape stands for, or two escapes of a surrogate pair.
fn escaped_character(text: &str) -> Option<(char, &str)> {
    let (unit, rest) = escaped_unit(text)?;
    if let Some(character) = char::from_u32(u32::from(unit)) {
        return Some((character, rest));
    }
    let (low, rest) = escaped_unit(rest)?;
    let character = char::decode_utf16([unit, low]).next()?.ok()?;
    Some((character, rest))
}

fn escaped_unit(text: &str) -> Option<(u16, &str)> {
    let digits = text.strip_prefix("_x")?.get(..4).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
    let rest = text.get(6..)?.strip_prefix('_')?;
    Some((u16::from_str_radix(digits, 16).ok()?, rest))
}

/// The text with every line end as `\n`, so that texts compare as a person sees them.
pub(super) fn with_plain_line_ends(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_stand_for_utf_16_units() {
        assert_eq!(unescaped("a_x000D_b_x000a_"), "a\rb\n");
        assert_eq!(unescaped("_x005F_x0041_"), "_x0041_");
        assert_eq!(unescaped("_xD83D__xDE00_"), "😀");
        for text in ["_x", "_x12_", "_xD83D_", "_x00e", "_xDE00__xD83D_", "_x+041_", "__x", "_xé0_", "x_"] {
            assert_eq!(unescaped(text), text);
        }
    }

    #[test]
    fn line_ends_are_one() {
        assert_eq!(with_plain_line_ends("a\r\nb\rc\nd"), "a\nb\nc\nd");
    }
}
