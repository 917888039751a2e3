//! Numbers in words and digits, and the units of time.

use super::Duration;

/// A whole number, in digits or as a word up to ninety-nine.
pub fn whole(text: &str) -> Option<u64> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok();
    }
    let small = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let at = |words: &[&str]| words.iter().position(|word| *word == text).and_then(|at| u64::try_from(at).ok());
    at(&small).or_else(|| at(&tens).map(|ten| (ten + 2) * 10))
}

/// So many of a unit of time: (`3`, `months`).
pub fn duration(number: u64, unit: &str) -> Option<Duration> {
    let none = Duration::default();
    let small = u32::try_from(number).ok()?;
    Some(match unit {
        "second" | "seconds" | "sec" | "secs" => Duration { seconds: number, ..none },
        "minute" | "minutes" | "min" | "mins" => Duration { seconds: number.checked_mul(60)?, ..none },
        "hour" | "hours" | "hr" | "hrs" | "h" => Duration { seconds: number.checked_mul(3_600)?, ..none },
        "day" | "days" | "d" => Duration { days: small, ..none },
        "week" | "weeks" => Duration { days: small.checked_mul(7)?, ..none },
        "fortnight" | "fortnights" => Duration { days: small.checked_mul(14)?, ..none },
        "month" | "months" => Duration { months: small, ..none },
        "quarter" | "quarters" => Duration { months: small.checked_mul(3)?, ..none },
        "year" | "years" | "yr" | "yrs" | "annum" => Duration { months: small.checked_mul(12)?, ..none },
        _ => return None,
    })
}

/// The time between two repeats that a word for a frequency says. `biweekly` and `bimonthly` say two things, and so nothing.
pub fn frequency(word: &str) -> Option<Duration> {
    let none = Duration::default();
    Some(match word {
        "hourly" => Duration { seconds: 3_600, ..none },
        "daily" | "nightly" => Duration { days: 1, ..none },
        "weekly" => Duration { days: 7, ..none },
        "fortnightly" => Duration { days: 14, ..none },
        "monthly" => Duration { months: 1, ..none },
        "quarterly" => Duration { months: 3, ..none },
        "biannually" | "semiannually" | "semiannual" | "biannual" => Duration { months: 6, ..none },
        "annually" | "annual" | "yearly" => Duration { months: 12, ..none },
        "biennially" | "biennial" => Duration { months: 24, ..none },
        _ => return None,
    })
}

/// The time between two of so many repeats in a time, where it comes out even: twice in a year is every 6 months.
pub fn divided(duration: Duration, times: u64) -> Option<Duration> {
    let times = u32::try_from(times).ok().filter(|&times| times > 0)?;
    let Duration { months, days, business_days, seconds } = duration;
    match (months, days, business_days, seconds) {
        (0, 0, 0, seconds) if seconds % u64::from(times) == 0 => {
            Some(Duration { seconds: seconds / u64::from(times), ..duration })
        }
        (months, 0, 0, 0) if months % times == 0 => Some(Duration { months: months / times, ..duration }),
        (0, days, 0, 0) if days % times == 0 => Some(Duration { days: days / times, ..duration }),
        (0, days, 0, 0) => {
            let seconds = u64::from(days) * 86_400;
            (seconds % u64::from(times) == 0)
                .then(|| Duration { seconds: seconds / u64::from(times), ..Duration::default() })
        }
        _ => None,
    }
}
