//! Text from a file made safe to show on a terminal.
//!
//! A cell may hold escape sequences that move the cursor, rename the window or answer back to the shell, and direction
//! marks that make a line read as another. Both are shown as what they are.

use std::borrow::Cow;

/// The text on one line: line breaks as `⏎`, tabs as blanks, every other control or direction character as a visible stand-in.
#[must_use]
pub fn on_one_line(text: &str) -> Cow<'_, str> {
    show(text, false)
}

/// The text with its line breaks kept and every other control or direction character as a visible stand-in.
#[must_use]
pub fn with_line_breaks(text: &str) -> Cow<'_, str> {
    show(text, true)
}

/// The text cut to at most `characters`, an ellipsis in place of what is left out, on one line.
#[must_use]
pub fn shortened(text: &str, characters: usize) -> String {
    let line = on_one_line(text.trim());
    if line.chars().count() <= characters {
        return line.into_owned();
    }
    let kept: String = line.chars().take(characters.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

fn show(text: &str, keep_line_breaks: bool) -> Cow<'_, str> {
    if text.chars().all(|c| is_plain(c) || (keep_line_breaks && c == '\n')) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\n' if keep_line_breaks => shown.push('\n'),
            '\n' => shown.push('⏎'),
            '\t' => shown.push(' '),
            c if is_plain(c) => shown.push(c),
            // Unicode has a picture for each of the 32 control characters of ASCII, and one for DELETE.
            c if (c as u32) < 0x20 => shown.push(char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}')),
            '\u{7f}' => shown.push('␡'),
            c => shown.push_str(&format!("<U+{:04X}>", c as u32)),
        }
    }
    Cow::Owned(shown)
}

/// Whether a character shows as itself: neither a control nor one of Unicode's direction and interlinear controls.
fn is_plain(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' | '\u{fff9}'..='\u{fffb}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_and_direction_marks_are_shown_not_obeyed() {
        assert_eq!(on_one_line("a\u{1b}[2Jb\r\nc\u{202e}d"), "a␛[2Jb␍⏎c<U+202E>d");
        assert_eq!(with_line_breaks("a\nb\u{7}"), "a\nb␇");
        assert_eq!(on_one_line("zażółć 日本 👍"), "zażółć 日本 👍");
    }

    #[test]
    fn long_text_is_cut_at_a_character() {
        assert_eq!(shortened("čččččč", 4), "ččč…");
        assert_eq!(shortened(" abc ", 3), "abc");
        assert_eq!(shortened("abc", 0), "…");
    }
}
