//! Numbers as a person sees them: decimals, percentages, dates (ECMA-376 part 1, 18.8.30 and 18.8.31).
//!
//! Dates are shown in the ISO 8601 order whatever their format, so that a text never depends on a country. Formats
//! beyond plain decimals are shown as the general format would.

use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};

/// How a cell format shows a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberFormat {
    /// As many digits as the number has.
    General,
    /// A fixed count of decimals.
    Decimals {
        /// Digits after the decimal point.
        decimals: u8,
        /// Digits before it, filled up with zeros.
        least: u8,
        /// Whether thousands are grouped by commas.
        grouped: bool,
        /// Whether it is shown times 100 with a percent sign.
        percent: bool,
    },
    /// A date, a time of day, or both.
    Moment,
}

impl NumberFormat {
    /// The format of an identifier, with its code where the file states one.
    pub fn of(id: u32, code: Option<&str>) -> Self {
        let fixed = |decimals, grouped, percent| Self::Decimals { decimals, least: 1, grouped, percent };
        match (code, id) {
            (Some(code), _) => Self::of_code(code),
            (None, 1) => fixed(0, false, false),
            (None, 2) => fixed(2, false, false),
            (None, 3 | 37 | 38) => fixed(0, true, false),
            (None, 4 | 39 | 40) => fixed(2, true, false),
            (None, 9) => fixed(0, false, true),
            (None, 10) => fixed(2, false, true),
            (None, 14..=22 | 27..=36 | 45..=47 | 50..=58) => Self::Moment,
            _ => Self::General,
        }
    }

    /// The format that a code describes, of which the section for positive numbers counts.
    pub fn of_code(code: &str) -> Self {
        let bare = without_literals(code);
        let section = bare.split(';').next().unwrap_or_default();
        let lower = section.to_ascii_lowercase();
        if lower.contains("general") || lower.contains('@') {
            return Self::General;
        }
        if lower.contains(['y', 'd', 'm', 'h', 's']) {
            return Self::Moment;
        }
        if !section.chars().all(|c| matches!(c, '0' | '#' | '.' | ',' | '%' | ' ' | '?'))
            || !section.contains(['0', '#'])
        {
            return Self::General;
        }
        let (whole, fraction) = section.split_once('.').unwrap_or((section, ""));
        // A comma behind the last digit divides by a thousand.
        if whole.trim_end_matches([' ', '%']).ends_with(',') || fraction.contains([',', '#', '?']) {
            return Self::General;
        }
        let zeros = |text: &str| u8::try_from(text.matches('0').count()).unwrap_or(u8::MAX).min(15);
        Self::Decimals {
            decimals: zeros(fraction),
            least: zeros(whole),
            grouped: whole.contains(','),
            percent: section.contains('%'),
        }
    }

    /// Whether it shows a date or a time.
    pub const fn is_moment(self) -> bool {
        matches!(self, Self::Moment)
    }

    /// The number as text.
    pub fn show(self, value: f64, from_1904: bool) -> String {
        match self {
            Self::General => general(value),
            Self::Decimals { decimals, least, grouped, percent } => {
                fixed(if percent { value * 100.0 } else { value }, decimals, least, grouped, percent)
            }
            Self::Moment => moment(value, from_1904).unwrap_or_else(|| general(value)),
        }
    }
}

/// A code without quoted text, escaped characters, and bracketed colours and conditions; elapsed times such as `[h]` stay.
fn without_literals(code: &str) -> String {
    let mut bare = String::with_capacity(code.len());
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => {
                let _ = characters.by_ref().find(|c| *c == '"');
            }
            '\\' | '_' | '*' => {
                let _ = characters.next();
            }
            '[' => {
                let inside: String = characters.by_ref().take_while(|c| *c != ']').collect();
                if !inside.is_empty() && inside.chars().all(|c| matches!(c, 'h' | 'H' | 'm' | 'M' | 's' | 'S')) {
                    bare.push_str(&inside);
                }
            }
            other => bare.push(other),
        }
    }
    bare
}

/// At most 15 significant digits, as spreadsheets hold them, without an exponent up to 21 places.
fn general(value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    if value.fract() == 0.0 && value.abs() < 1e15 {
        return format!("{value:.0}");
    }
    let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    if (1e-9..1e21).contains(&rounded.abs()) { format!("{rounded}") } else { format!("{rounded:E}") }
}

fn fixed(value: f64, decimals: u8, least: u8, grouped: bool, percent: bool) -> String {
    if !value.is_finite() || value.abs() >= 1e21 {
        return general(value);
    }
    // A nudge below the 15th digit rounds halves up, as spreadsheets do: 1.005 is a little less in binary.
    let text = format!("{:.*}", usize::from(decimals), value.abs() * (1.0 + 1e-15));
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let whole = format!("{whole:0>width$}", width = usize::from(least));
    let mut shown = String::new();
    if value < 0.0 && text.contains(|c: char| ('1'..='9').contains(&c)) {
        shown.push('-');
    }
    for (place, digit) in whole.chars().enumerate() {
        if grouped && place > 0 && (whole.len() - place) % 3 == 0 {
            shown.push(',');
        }
        shown.push(digit);
    }
    if decimals > 0 {
        shown.push('.');
        shown.push_str(fraction);
    }
    if percent {
        shown.push('%');
    }
    shown
}

/// A serial day count as `2026-03-31`, `2026-03-31 14:30`, or `14:30` for a time alone.
fn moment(serial: f64, from_1904: bool) -> Option<String> {
    if !(0.0..2_958_466.0).contains(&serial) {
        return None;
    }
    // Whole seconds: what a person enters and sees.
    let seconds = (serial * 86_400.0).round();
    let (days, rest) = ((seconds / 86_400.0).floor(), seconds.rem_euclid(86_400.0));
    let days = whole(days)?;
    let rest = whole(rest)?;
    let time = if rest % 60 == 0 {
        format!("{:02}:{:02}", rest / 3600, rest / 60 % 60)
    } else {
        format!("{:02}:{:02}:{:02}", rest / 3600, rest / 60 % 60, rest % 60)
    };
    if days == 0 && !from_1904 {
        return Some(time);
    }
    let day = day(days, from_1904)?;
    Some(if rest == 0 { day.to_string() } else { format!("{day} {time}") })
}

fn day(days: i64, from_1904: bool) -> Option<Date> {
    let since = |start: Date, days: i64| -> Option<Date> {
        let span: Span = i32::try_from(days).ok()?.days();
        start.checked_add(span).ok()
    };
    if from_1904 {
        return since(date(1904, 1, 1), days);
    }
    // The 1900 system has a 29 February 1900 as day 60, which never was: days before it count from one day later.
    since(date(1899, 12, if days < 60 { 31 } else { 30 }), days)
}

fn whole(value: f64) -> Option<i64> {
    format!("{value:.0}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn general_numbers_have_no_binary_noise() {
        for (value, shown) in
            [(3.0, "3"), (0.1 + 0.2, "0.3"), (-1.5, "-1.5"), (1e300, "1E300"), (12_345_678.9, "12345678.9"), (0.0, "0")]
        {
            assert_eq!(NumberFormat::General.show(value, false), shown);
        }
    }

    #[test]
    fn codes_are_followed_as_far_as_decimals_go() {
        for (code, value, shown) in [
            ("0.00", 1.1, "1.10"),
            ("0.0", 10.0, "10.0"),
            ("0", 2.5, "3"),
            ("00", 7.0, "07"),
            ("#,##0.00", 1_234_567.891, "1,234,567.89"),
            ("0%", 0.5, "50%"),
            ("0.0%", 0.125, "12.5%"),
            ("0.0_);[Red](0.0)", 2.0, "2.0"),
            ("0.00\" h\"", 1.005, "1.01"),
            ("General", 4.0, "4"),
            ("0.00E+00", 4.0, "4"),
            ("# ?/?", 0.5, "0.5"),
            ("0.0##", 0.5, "0.5"),
        ] {
            assert_eq!(NumberFormat::of_code(code).show(value, false), shown, "{code}");
        }
    }

    #[test]
    fn moments_are_shown_in_one_order() {
        for (code, serial, shown) in [
            ("mm/dd/yyyy", 45_292.0, "2024-01-01"),
            ("[$-409]d-mmm-yy;@", 45_292.0, "2024-01-01"),
            ("dd.mm.yyyy hh:mm", 45_292.604_166_666_7, "2024-01-01 14:30"),
            ("h:mm", 0.5, "12:00"),
            ("yyyy", 1.0, "1900-01-01"),
            ("yyyy", 61.0, "1900-03-01"),
        ] {
            assert_eq!(NumberFormat::of_code(code).show(serial, false), shown, "{code}");
        }
        assert_eq!(NumberFormat::Moment.show(0.0, true), "1904-01-01");
        assert_eq!(NumberFormat::Moment.show(-1.0, false), "-1");
    }
}
