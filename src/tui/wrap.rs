//! Text broken into lines of a width in terminal cells, and cut to one.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::visible;

/// The text, made safe to show, in lines of at most `width` cells; words that are longer are broken.
#[must_use]
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    for paragraph in visible::with_line_breaks(text).split('\n') {
        let mut line = String::new();
        let mut used = 0;
        for word in paragraph.split_word_bounds() {
            let length = word.width();
            if used + length <= width {
                line.push_str(word);
                used += length;
                continue;
            }
            if word.trim().is_empty() {
                // A blank at the end of a line is not taken to the next.
                continue;
            }
            if used > 0 {
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
                used = 0;
            }
            for grapheme in word.graphemes(true) {
                let length = grapheme.width();
                if used + length > width && used > 0 {
                    lines.push(std::mem::take(&mut line));
                    used = 0;
                }
                line.push_str(grapheme);
                used += length;
            }
        }
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// The text on one line of at most `width` cells, an ellipsis where it is cut.
#[must_use]
pub fn cut(text: &str, width: usize) -> String {
    let line = visible::on_one_line(text.trim());
    if line.width() <= width {
        return line.into_owned();
    }
    let mut kept = String::new();
    let mut used = 0;
    for grapheme in line.graphemes(true) {
        let length = grapheme.width();
        if used + length >= width {
            break;
        }
        kept.push_str(grapheme);
        used += length;
    }
    if width > 0 {
        kept.push('…');
    }
    kept
}

/// The text cut to `width` cells and filled up with blanks.
#[must_use]
pub fn fitted(text: &str, width: usize) -> String {
    let mut text = cut(text, width);
    text.push_str(&" ".repeat(width.saturating_sub(text.width())));
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_go_to_the_next_line_whole_where_they_fit() {
        assert_eq!(wrapped("one two three", 8), ["one two", "three"]);
        assert_eq!(wrapped("a\n\nb", 8), ["a", "", "b"]);
        assert_eq!(wrapped("日本語日本語", 5), ["日本", "語日", "本語"]);
        assert_eq!(wrapped("unbreakable", 4), ["unbr", "eaka", "ble"]);
        assert_eq!(cut("日本語", 5), "日本…");
        assert_eq!(fitted("ab", 4), "ab  ");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_asked(text in ".{0,60}", width in 2_usize..20) {
            for line in wrapped(&text, width) {
                prop_assert!(line.width() <= width || line.graphemes(true).count() == 1, "{line:?}");
            }
            prop_assert!(cut(&text, width).width() <= width);
        }
    }
}
