//! Tick columns: one column a choice, a mark in the column of the choice that is made.

use std::collections::BTreeSet;

use crate::stance::Stance;

use super::blocks::Block;
use super::evidence::reply_look;
use super::headers::{Caption, Header};
use super::survey::Survey;

/// The tick columns of a block with their captions, in column order; none where it has none.
#[must_use]
pub fn tick_columns(survey: &Survey<'_>, block: &Block<'_>) -> Vec<(u32, String)> {
    let Some(header) = block.headers.first() else { return Vec::new() };
    let groups = groups_of(header);
    let best = groups
        .into_iter()
        .max_by_key(|group| (stances(header, group).len(), std::cmp::Reverse(group.first().copied())));
    let Some(group) = best.filter(|group| stances(header, group).len() >= 2) else { return Vec::new() };
    // The cells below hold marks or nothing; answers in words make it something else.
    let taken = group.iter().all(|column| {
        let look = reply_look(survey, &block.rows, *column);
        let other = look.filled().saturating_sub(look.marks + look.placeholders);
        !look.hidden && look.formulas * 2 <= look.rows && other * 5 <= look.rows
    });
    if !taken {
        return Vec::new();
    }
    let caption = |column: u32| header.captions.get(&column).map(|caption| (column, caption.text.clone()));
    group.into_iter().filter_map(caption).collect()
}

/// The different stances that the captions of the columns name.
fn stances(header: &Header, group: &[u32]) -> BTreeSet<Stance> {
    group.iter().filter_map(|column| header.captions.get(column)?.stance).collect()
}

/// Columns side by side that belong together: under one group caption, or each captioned with a stance.
fn groups_of(header: &Header) -> Vec<Vec<u32>> {
    let mut groups: Vec<Vec<u32>> = Vec::new();
    let mut open: Option<(u32, Option<(u32, u32)>)> = None;
    for (column, caption) in header.captions.iter().filter(|(_, caption)| caption.span == 1) {
        let group = shared_group(header, caption);
        let belongs = caption.stance.is_some() || group.is_some();
        let joins = open.is_some_and(|(last, known)| last + 1 == *column && known == group);
        if !belongs {
            open = None;
            continue;
        }
        match groups.last_mut().filter(|_| joins) {
            Some(columns) => columns.push(*column),
            None => groups.push(vec![*column]),
        }
        open = Some((*column, group));
    }
    groups.retain(|columns| columns.len() >= 2 && stances(header, columns).contains(&Stance::Yes));
    groups
}

/// The span of the group caption over a caption, where at least two stances stand under it.
fn shared_group(header: &Header, caption: &Caption) -> Option<(u32, u32)> {
    let group = caption.group.filter(|(first, last)| last > first)?;
    let members: Vec<u32> = (group.0..=group.1).filter(|column| header.captions.contains_key(column)).collect();
    (stances(header, &members).len() >= 2).then_some(group)
}
