//! Tick columns: one column a choice, a mark in the column of the choice that is made.

use std::collections::BTreeSet;

use crate::stance::Stance;
use crate::workbook::grid::CellAddress;

use super::blocks::Block;
use super::captions::{Role, roles_of};
use super::evidence::reply_look;
use super::headers::{Caption, Header};
use super::scales::{counts_something_else, points_of};
use super::survey::Survey;
use super::texts::{is_mark, plain};
use super::weights::Weights;

/// Tick columns that answer one question together.
#[derive(Debug, Clone)]
pub struct Ticks {
    /// What they are about, where each question is asked of several things; the caption over them.
    pub about: Option<String>,
    /// The columns with their captions, in column order.
    pub columns: Vec<(u32, String)>,
    /// Whether they are the points of a scale, which gives way to a column that is captioned as the reply.
    pub points: bool,
}

impl Ticks {
    /// Whether they are points of a scale beside another column that is captioned as the reply, and takes one.
    #[must_use]
    pub fn gives_way(&self, survey: &Survey<'_>, weights: &Weights<'_, '_>) -> bool {
        let captioned = weights.block.headers.iter().flat_map(|header| header.captions.keys());
        let mut others = captioned.filter(|column| self.columns.iter().all(|(point, _)| point != *column));
        self.points
            && others.any(|column| {
                weights.of(*column, Role::Response) >= 0.7
                    && reply_look(survey, &weights.block.rows, *column).is_writable()
            })
    }
}

/// The tick columns of a block; none where it has none, and more than one set only where the same choices stand under
/// different captions, one for each thing that is asked about.
#[must_use]
pub fn tick_columns(survey: &Survey<'_>, block: &Block<'_>) -> Vec<Ticks> {
    let Some(header) = block.headers.first() else { return Vec::new() };
    let groups = groups_of(header);
    let best = groups
        .iter()
        .max_by_key(|group| (leanings(header, group).len(), std::cmp::Reverse(group.first().copied())))
        .filter(|group| leanings(header, group).len() >= 2 && is_free(survey, block, group));
    let Some(best) = best else { return points(survey, block, header).into_iter().collect() };
    let choices = |ticks: &Ticks| ticks.columns.iter().map(|(_, text)| plain(text)).collect::<Vec<_>>();
    let best_ticks = ticks(header, best, false);
    let alike = groups.iter().filter(|group| is_free(survey, block, group)).map(|group| ticks(header, group, false));
    let alike: Vec<Ticks> = alike.filter(|other| choices(other) == choices(&best_ticks)).collect();
    let things: BTreeSet<&String> = alike.iter().filter_map(|ticks| ticks.about.as_ref()).collect();
    if alike.len() > 1 && things.len() == alike.len() { alike } else { vec![Ticks { about: None, ..best_ticks }] }
}

fn ticks(header: &Header, group: &[u32], points: bool) -> Ticks {
    let captions = group.iter().filter_map(|column| header.captions.get(column).map(|caption| (*column, caption)));
    let captions: Vec<(u32, &Caption)> = captions.collect();
    let about = captions.first().and_then(|(_, caption)| caption.above.clone());
    let columns = captions.into_iter().map(|(column, caption)| (column, caption.text.clone())).collect();
    Ticks { about, columns, points }
}

/// The points of a scale, where no row has more than one mark under them.
fn points(survey: &Survey<'_>, block: &Block<'_>, header: &Header) -> Option<Ticks> {
    let single = header.captions.iter().filter(|(_, caption)| caption.span == 1);
    let columns = points_of(single.map(|(column, caption)| (*column, caption.text.as_str())));
    let over = columns.first().and_then(|column| header.captions.get(column)?.above.as_deref());
    if columns.is_empty() || over.is_some_and(|over| counts_something_else(&roles_of(over))) {
        return None;
    }
    let marks = |row: &u32| {
        let marked = |column: &&u32| is_mark(survey.text(CellAddress::new(*row, **column)));
        columns.iter().filter(marked).count()
    };
    let one_each = block.rows.iter().all(|row| marks(row) <= 1);
    (one_each && is_free(survey, block, &columns)).then(|| Ticks { about: None, ..ticks(header, &columns, true) })
}

/// Whether the cells below hold marks or nothing; answers in words make the columns something else.
fn is_free(survey: &Survey<'_>, block: &Block<'_>, group: &[u32]) -> bool {
    group.iter().all(|column| {
        let look = reply_look(survey, &block.rows, *column);
        let other = look.filled().saturating_sub(look.marks + look.placeholders);
        !look.hidden && look.formulas * 2 <= look.rows && other * 5 <= look.rows
    })
}

/// The different ways that the captions of the columns lean.
fn leanings(header: &Header, group: &[u32]) -> BTreeSet<Stance> {
    group.iter().filter_map(|column| header.captions.get(column)?.leaning).collect()
}

/// Columns side by side that belong together: under one group caption, or each captioned with a stance.
fn groups_of(header: &Header) -> Vec<Vec<u32>> {
    let mut groups: Vec<Vec<u32>> = Vec::new();
    let mut open: Option<(u32, Option<(u32, u32)>)> = None;
    for (column, caption) in header.captions.iter().filter(|(_, caption)| caption.span == 1) {
        let group = shared_group(header, caption);
        let belongs = caption.leaning.is_some() || group.is_some();
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
    groups.retain(|columns| columns.len() >= 2 && leanings(header, columns).contains(&Stance::Yes));
    groups
}

/// The span of the group caption over a caption, where captions of at least two leanings stand under it.
fn shared_group(header: &Header, caption: &Caption) -> Option<(u32, u32)> {
    let group = caption.group.filter(|(first, last)| last > first)?;
    let members: Vec<u32> = (group.0..=group.1).filter(|column| header.captions.contains_key(column)).collect();
    (leanings(header, &members).len() >= 2).then_some(group)
}
