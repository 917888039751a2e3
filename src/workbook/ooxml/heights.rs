//! How high a row must be for a wrapped text to be seen whole, estimated: fonts are not measured.

use unicode_width::UnicodeWidthStr;

/// The highest a row can be, in points (18.3.1.73 `ht`; the limit is Excel's).
const HIGHEST: f64 = 409.5;
/// The line height of a font, as a multiple of its size: 15 points for the common 11.
const LINE: f64 = 15.0 / 11.0;

/// The height in points that `text` needs in a cell `width` characters wide, in a font of `font_size` points.
pub(super) fn needed(text: &str, width: f64, font_size: f64) -> f64 {
    // Widths are stated in digits of the standard font of 11 points; cells have some padding, and lines break at
    // words, so that a twelfth of each is lost.
    let room = ((width - 1.0) * 11.0 / font_size * 11.0 / 12.0).max(1.0);
    let lines: f64 = text.split('\n').map(|line| (columns(line) / room).ceil().max(1.0)).sum();
    (lines * font_size * LINE).min(HIGHEST)
}

fn columns(line: &str) -> f64 {
    u32::try_from(line.width()).map_or(f64::MAX, f64::from)
}

#[cfg(test)]
mod tests {
    use super::needed;

    #[test]
    fn heights_follow_the_lines() {
        assert!((needed("short", 20.0, 11.0) - 15.0).abs() < 0.01);
        assert!((needed("one\ntwo\n\nfour", 20.0, 11.0) - 60.0).abs() < 0.01);
        assert!(needed(&"words and ".repeat(20), 41.0, 11.0) >= 75.0);
        assert!((needed(&"x".repeat(30_000), 10.0, 11.0) - 409.5).abs() < 0.01);
    }
}
