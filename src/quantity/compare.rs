//! Whether a stated quantity meets one that was asked for.

use super::{Asked, Bound, Duration, Measure, Quantity, Stated};

/// What comes of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// What is stated meets what is asked.
    Met,
    /// It does not.
    Missed,
    /// It depends on what is not known here.
    Unsettled,
    /// They measure different things.
    Incomparable,
}

/// Compares what is asked with what is stated.
///
/// "Within" and "at most" are met by a stated figure that is not greater, "at least" by one that is not less; a stated bound
/// stands for itself (72 hours at most does not meet 24 hours). Where the bounds look in opposite directions only a
/// figure beyond the asked one settles it.
#[must_use]
pub fn compare(asked: &Asked, measure: &Measure) -> Comparison {
    let is_time = matches!(asked.quantity, Quantity::Duration(_));
    if is_time && asked.interval != measure.interval {
        return Comparison::Incomparable;
    }
    let (stated, bound) = match &measure.stated {
        Stated::Known { quantity, bound } => (quantity, *bound),
        Stated::Indefinite if is_time => {
            return match asked.bound {
                Bound::AtLeast => Comparison::Met,
                Bound::AtMost => Comparison::Missed,
                Bound::Exact => Comparison::Unsettled,
            };
        }
        Stated::SetBy(_) | Stated::On(_) | Stated::Indefinite => return Comparison::Unsettled,
    };
    let stated = &counted(stated, measure, asked);
    let Some((low, high)) = order(stated, &asked.quantity) else { return Comparison::Incomparable };
    let stands = Standing { low, high };
    // A promised share is promised at the least.
    let asked_bound = match asked.quantity {
        Quantity::Percentage(_) if asked.bound == Bound::Exact => Bound::AtLeast,
        _ => asked.bound,
    };
    match (asked_bound, bound) {
        (Bound::AtMost, Bound::Exact | Bound::AtMost) => stands.not_above(asked.strict),
        (Bound::AtLeast, Bound::Exact | Bound::AtLeast) => stands.not_below(asked.strict),
        (Bound::AtMost, Bound::AtLeast) => stands.only_missed(stands.is_above(asked.strict)),
        (Bound::AtLeast, Bound::AtMost) => stands.only_missed(stands.is_below(asked.strict)),
        (Bound::Exact, bound) => match (stands.low, stands.high) {
            (0, 0) => Comparison::Met,
            (_, ..0) if bound == Bound::Exact => Comparison::Missed,
            _ => Comparison::Unsettled,
        },
    }
}

/// A bare number counts what its measure is named for: `hosting_regions_count` regions, a length characters.
fn counted(stated: &Quantity, measure: &Measure, asked: &Asked) -> Quantity {
    let (Quantity::Count { number, unit: none }, Quantity::Count { unit, .. }) = (stated, &asked.quantity) else {
        return stated.clone();
    };
    let named = |word: &str| word.trim_end_matches('s') == unit || (word == "length" && unit == "character");
    if none.is_empty() && measure.of.split(['_', '.']).any(named) {
        Quantity::Count { number: *number, unit: unit.clone() }
    } else {
        stated.clone()
    }
}

/// Where a stated figure stands to the asked one: the sign of their difference, at the least and at the most that a unit
/// may mean (a business day has a few lengths).
#[derive(Debug, Clone, Copy)]
struct Standing {
    low: i8,
    high: i8,
}

impl Standing {
    const fn is_above(self, strict: bool) -> bool {
        self.low > 0 || (strict && self.low == 0)
    }

    const fn is_below(self, strict: bool) -> bool {
        self.high < 0 || (strict && self.high == 0)
    }

    const fn not_above(self, strict: bool) -> Comparison {
        if self.high < 0 || (self.high == 0 && !strict) {
            Comparison::Met
        } else if self.is_above(strict) {
            Comparison::Missed
        } else {
            Comparison::Unsettled
        }
    }

    const fn not_below(self, strict: bool) -> Comparison {
        if self.low > 0 || (self.low == 0 && !strict) {
            Comparison::Met
        } else if self.is_below(strict) {
            Comparison::Missed
        } else {
            Comparison::Unsettled
        }
    }

    const fn only_missed(self, missed: bool) -> Comparison {
        if missed { Comparison::Missed } else { Comparison::Unsettled }
    }
}

/// The sign of the difference, stated less asked, at the least and at the most; `None` for different kinds.
fn order(stated: &Quantity, asked: &Quantity) -> Option<(i8, i8)> {
    let sign = |ordering: std::cmp::Ordering| (ordering as i8, ordering as i8);
    match (stated, asked) {
        (Quantity::Duration(stated), Quantity::Duration(asked)) => Some(order_durations(*stated, *asked)),
        (Quantity::Version { name, parts }, Quantity::Version { name: asked_name, parts: asked }) => {
            name.eq_ignore_ascii_case(asked_name).then(|| sign(without_zeros(parts).cmp(without_zeros(asked))))
        }
        (Quantity::KeySize { algorithm, bits }, Quantity::KeySize { algorithm: asked_algorithm, bits: asked }) => {
            let same = match (algorithm, asked_algorithm) {
                (Some(stated), Some(asked)) => stated.eq_ignore_ascii_case(asked),
                (None, Some(_)) => false,
                (_, None) => true,
            };
            same.then(|| sign(bits.cmp(asked)))
        }
        (Quantity::Count { number, unit }, Quantity::Count { number: asked, unit: asked_unit }) => {
            unit.eq_ignore_ascii_case(asked_unit).then(|| sign(number.cmp(asked)))
        }
        (Quantity::Percentage(stated), Quantity::Percentage(asked)) => Some(sign(stated.cmp(asked))),
        (Quantity::Date(stated), Quantity::Date(asked)) => Some(sign(stated.cmp(asked))),
        _ => None,
    }
}

/// `1.0` and `1` are the same version.
fn without_zeros(parts: &[u32]) -> &[u32] {
    let kept = parts.iter().rposition(|&part| part != 0).map_or(0, |last| last + 1);
    parts.get(..kept).unwrap_or(parts)
}

fn order_durations(stated: Duration, asked: Duration) -> (i8, i8) {
    // Equal in the units they were stated in is equal, whatever a unit may mean.
    if stated == asked {
        return (0, 0);
    }
    let in_business_days =
        |length: Duration| Duration { business_days: length.business_days, ..Duration::default() } == length;
    if in_business_days(stated) && in_business_days(asked) {
        let ordering = stated.business_days.cmp(&asked.business_days) as i8;
        return (ordering, ordering);
    }
    let ((least, most), (asked_least, asked_most)) = (seconds(stated), seconds(asked));
    (least.cmp(&asked_most) as i8, most.cmp(&asked_least) as i8)
}

/// The least and the most seconds of a duration: a year is 365 days, a month 30, and n business days are n days at least
/// and two more at most for every five begun.
fn seconds(duration: Duration) -> (u64, u64) {
    const DAY: u64 = 86_400;
    let months = u64::from(duration.months / 12) * 365 + u64::from(duration.months % 12) * 30;
    let business = u64::from(duration.business_days);
    let fixed = (months + u64::from(duration.days)).saturating_mul(DAY).saturating_add(duration.seconds);
    let least = fixed.saturating_add(business.saturating_mul(DAY));
    (least, least.saturating_add(business.div_ceil(5).saturating_mul(2 * DAY)))
}
