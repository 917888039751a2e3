//! Scales of figures in captions: a column for each point, to be marked.

use super::captions::{Role, RoleWeight, weight_of};

/// The fewest points of a scale; less may be any two figures.
const FEWEST: usize = 3;
/// The last point that a scale may have.
const LAST: u32 = 10;

/// The columns of cells that count the points of a scale side by side, upwards or downwards, from nought or one:
/// `0 1 2 3`, `5 4 3 2 1`. Empty where no such run stands among them.
#[must_use]
pub fn points_of<'t>(cells: impl Iterator<Item = (u32, &'t str)>) -> Vec<u32> {
    let mut best: Vec<(u32, u32)> = Vec::new();
    let mut run: Vec<(u32, u32)> = Vec::new();
    for (column, text) in cells {
        let Some(point) = text.parse::<u32>().ok().filter(|point| *point <= LAST) else {
            run.clear();
            continue;
        };
        let carries_on = match run.as_slice() {
            [] => false,
            [(last, value)] => last + 1 == column && value.abs_diff(point) == 1,
            [.., (_, earlier), (last, value)] => {
                last + 1 == column && i64::from(point) - i64::from(*value) == i64::from(*value) - i64::from(*earlier)
            }
        };
        if !carries_on {
            run.clear();
        }
        run.push((column, point));
        if run.len() > best.len() {
            best.clone_from(&run);
        }
    }
    let lowest = best.iter().map(|(_, point)| *point).min();
    if best.len() < FEWEST || lowest.is_none_or(|lowest| lowest > 1) {
        return Vec::new();
    }
    best.into_iter().map(|(column, _)| column).collect()
}

/// Whether the caption over the points of a scale says that something else than replies is counted there.
#[must_use]
pub fn counts_something_else(group: &[RoleWeight]) -> bool {
    let reply = weight_of(group, Role::Response).max(weight_of(group, Role::Question));
    group.first().is_some_and(|(_, weight)| *weight >= 0.55 && *weight > reply)
}

#[cfg(test)]
mod tests {
    use super::points_of;

    fn points(texts: &[&str]) -> Vec<u32> {
        points_of((0..).zip(texts.iter().copied()))
    }

    #[test]
    fn points_stand_side_by_side_in_order() {
        assert_eq!(points(&["No.", "1", "2", "3", "4", "Notes"]), [1, 2, 3, 4]);
        assert_eq!(points(&["5", "4", "3", "2", "1", "0"]), [0, 1, 2, 3, 4, 5]);
        for none in [&["1", "2", "Notes"][..], &["2021", "2022", "2023"], &["1", "3", "5"], &["1", "x", "2", "3"], &[]]
        {
            assert!(points(none).is_empty(), "{none:?}");
        }
    }
}
