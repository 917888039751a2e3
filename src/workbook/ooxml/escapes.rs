//! Characters that XML cannot hold, as `_xHHHH_` (ECMA-376 part 1, 22.9.2.19 `ST_Xstring`).

use std::borrow::Cow;

/// The text that `_xHHHH_` escapes stand for, its line ends as they are.
pub(in crate::workbook) fn resolved(text: &str) -> Cow<'_, str> {
    if text.contains("_x") { Cow::Owned(unescape_units(text)) } else { Cow::Borrowed(text) }
}

/// The text that `_xHHHH_` escapes stand for, with CR LF and CR as line feeds.
pub(in crate::workbook) fn unescaped(text: &str) -> Cow<'_, str> {
    let plain = resolved(text);
    if !plain.contains('\r') {
        return plain;
    }
    Cow::Owned(plain.replace("\r\n", "\n").replace('\r', "\n"))
}

/// Resolves the escapes; two that form a surrogate pair give one character, a lone surrogate stays as it is written.
fn unescape_units(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("_x") {
        let (before, from) = rest.split_at(start);
        plain.push_str(before);
        let Some((unit, mut after)) = unit_at(from) else {
            plain.push_str("_x");
            rest = from.get(2..).unwrap_or_default();
            continue;
        };
        let character = char::from_u32(u32::from(unit)).or_else(|| {
            let (low, behind) = unit_at(after)?;
            let pair = char::decode_utf16([unit, low]).next()?.ok()?;
            after = behind;
            Some(pair)
        });
        match character {
            Some(character) => plain.push(character),
            None => plain.push_str(from.get(..7).unwrap_or_default()),
        }
        rest = after;
    }
    plain.push_str(rest);
    plain
}

/// The unit of an escape at the beginning of `text`, and what follows it.
fn unit_at(text: &str) -> Option<(u16, &str)> {
    let digits = text.strip_prefix("_x")?.get(..4)?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) || text.as_bytes().get(6) != Some(&b'_') {
        return None;
    }
    Some((u16::from_str_radix(digits, 16).ok()?, text.get(7..)?))
}

/// The text as the content of an XML element: markup escaped, what XML cannot hold as `_xHHHH_`, and the underscore of
/// what only looks like such an escape as `_x005F_`.
pub(in crate::workbook) fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 8);
    for (at, character) in text.char_indices() {
        match character {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '_' if text.get(at..).and_then(unit_at).is_some() => written.push_str("_x005F_"),
            '\t' | '\n' => written.push(character),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {
                written.push_str(&format!("_x{:04X}_", u32::from(character)));
            }
            other => written.push(other),
        }
    }
    written
}

/// Whether readers may trim or fold the white space of the text unless told to preserve it.
pub(in crate::workbook) fn needs_space_preserved(text: &str) -> bool {
    text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace) || text.contains(['\n', '\t'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strange_text_comes_back_the_same() {
        for text in
            ["_x0041_", "a_x005F_", "__x0009__", "\u{1}\u{1F}\0", "=1+1", "\u{FFFF}é😀", "a\tb\n c ", "_x_x0000_"]
        {
            let written = escaped(text);
            assert!(written.chars().all(|c| c >= ' ' || c == '\t' || c == '\n'), "{written:?}");
            assert_eq!(unescaped(&written), text);
        }
    }

    #[test]
    fn escapes_stand_for_characters() {
        for (written, meant) in [
            ("a_x000D_\nb", "a\nb"),
            ("_x005F_x0041_", "_x0041_"),
            ("_x0041_x0042_", "Ax0042_"),
            ("_x004G_ _x41_ _x", "_x004G_ _x41_ _x"),
            ("_xD83D__xDE00_", "😀"),
            ("_xD83D_é", "_xD83D_é"),
            ("__x0009_é", "_\té"),
            ("a\r\nb\rc", "a\nb\nc"),
        ] {
            assert_eq!(unescaped(written), meant, "{written}");
        }
    }
}
