//! Finding the rows that caption the columns below them, at any row, over one to four rows, as often as they come.

use std::collections::BTreeMap;

use crate::stance::Stance;
use crate::workbook::grid::{CellAddress, Row};

use super::captions::{Role, RoleWeight, roles_of, weight_of};
use super::information::{Label, label_of};
use super::rectangles::is_wide;
use super::scales::points_of;
use super::survey::Survey;
use super::texts::{is_identifier, is_placeholder, is_question, plain, words};
use super::tick_captions::has_tick_captions;
use super::vocabulary::leaning_of;

/// The weight from which a cell counts as a caption when rows are judged.
const SURE: f32 = 0.55;
/// The most rows that captions are spread over.
const MOST_ROWS: u32 = 4;
/// The longest caption, in bytes.
const LONGEST_CAPTION: usize = 200;
/// The longest caption that a header row's cells have, in words.
const CAPTION_WORDS: usize = 14;

/// The caption of one column.
#[derive(Debug, Clone)]
pub struct Caption {
    /// The lowest text, the one that stands right above the column.
    pub text: String,
    /// What the caption says the column is for.
    pub roles: Vec<RoleWeight>,
    /// Which way the lowest text leans, as tick columns are captioned.
    pub leaning: Option<Stance>,
    /// The first column that the lowest text covers; another than its own in all but the first column of a merge.
    pub first_column: u32,
    /// How many columns the lowest text covers.
    pub span: u32,
    /// The column span of the text right above the lowest, if there is one.
    pub group: Option<(u32, u32)>,
    /// That text.
    pub above: Option<String>,
}

/// A header: its rows and the captions of its columns.
#[derive(Debug, Clone)]
pub struct Header {
    /// First row.
    pub first: u32,
    /// Last row.
    pub last: u32,
    /// Captions by column.
    pub captions: BTreeMap<u32, Caption>,
}

/// The topmost header of a sheet.
#[must_use]
pub fn first_header_of(survey: &Survey<'_>) -> Option<Header> {
    headers_until(survey, 1).into_iter().next()
}

/// The headers of a sheet from top to bottom.
#[must_use]
pub fn headers_of(survey: &Survey<'_>) -> Vec<Header> {
    headers_until(survey, usize::MAX)
}

fn headers_until(survey: &Survey<'_>, most: usize) -> Vec<Header> {
    let rows = survey.rows();
    let mut headers: Vec<Header> = Vec::new();
    let mut at = 0;
    while let Some(row) = rows.get(at).filter(|_| headers.len() < most) {
        if !is_header_row(survey, rows, at) {
            at += 1;
            continue;
        }
        let below_previous = headers.last().map_or(0, |header| header.last + 1);
        let header = whole_header(survey, rows, at, below_previous);
        at += rows.get(at..).unwrap_or_default().partition_point(|row| row.index <= header.last).max(1);
        debug_assert!(header.last >= row.index);
        headers.push(header);
    }
    headers
}

/// The cells of a row that show a text of their own: `(column, text)`.
pub(super) fn shown_cells(row: &Row) -> impl Iterator<Item = (u32, &str)> {
    row.cells.iter().map(|cell| (cell.at.column, cell.text.trim())).filter(|(_, text)| !text.is_empty())
}

/// What can be told of a row without reading its texts as captions: almost every row is none, and there may be many.
fn may_be_header(row: &Row) -> bool {
    let (mut count, mut long, mut counted) = (0, 0, 0);
    for (_, text) in shown_cells(row) {
        count += 1;
        if text.len() > LONGEST_CAPTION {
            long += 1;
        } else if is_counted(text) {
            counted += 1;
        }
    }
    // The points of a scale caption columns to be marked.
    let points = if counted >= 3 { points_of(shown_cells(row)).len() } else { 0 };
    counted -= points.min(counted);
    let left = count - long - counted - points;
    count >= 2 && long * 3 <= count && (counted == 0 || (left >= 3 && (counted == 1 || counted * 4 < count)))
}

/// Whether the text is a number or id such as data rows have, or opens with one ("2. Operations").
fn is_counted(text: &str) -> bool {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let opening = text.split(' ').next().unwrap_or_default();
    let numbered = !opening.is_empty() && opening.bytes().all(|byte| byte.is_ascii_digit() || b".)".contains(&byte));
    (numbered || is_identifier(text)) && !text.split(' ').any(is_year)
}

fn is_header_row(survey: &Survey<'_>, rows: &[Row], at: usize) -> bool {
    let Some(row) = rows.get(at).filter(|row| may_be_header(row)) else { return false };
    let mut count = 0;
    let mut long = 0;
    let mut captions: Vec<(u32, Vec<RoleWeight>)> = Vec::new();
    for (column, text) in shown_cells(row) {
        count += 1;
        if words(text) > CAPTION_WORDS || (is_question(text) && words(text) > 8) {
            long += 1;
            continue;
        }
        if count <= 96 {
            let roles = roles_of(text);
            if roles.first().is_some_and(|(_, weight)| *weight >= SURE) {
                captions.push((column, roles));
            }
        }
    }
    if count < 2 || long * 3 > count {
        return false;
    }
    // A label and the cell for its fact caption nothing.
    let mut pair = shown_cells(row).map(|(_, text)| text);
    if let (Some(label), Some(fact), None) = (pair.next(), pair.next(), pair.next())
        && label_of(label) == Label::Information
        && is_placeholder(fact)
    {
        return false;
    }
    let points = points_of(shown_cells(row));
    let ticks = has_tick_captions(rows, at) && (points.is_empty() || captions.len() >= 2);
    let marked = if ticks { shown_cells(row).filter(|(_, text)| leaning_of(text).is_some()).count() } else { 0 };
    let said = captions.len().max(marked + points.len());
    if (long > 0 && !ticks && captions.len() < 3) || said * 3 < count {
        return false;
    }
    let holds = |role: Role| captions.iter().any(|(_, roles)| weight_of(roles, role) >= SURE);
    let only = |role: Role| {
        let holding = captions.iter().filter(|(_, roles)| weight_of(roles, role) >= SURE).count();
        holding == captions.len()
    };
    // The number of a section may stand before its title; of other rows with numbers it takes more to be captions.
    let numbers = shown_cells(row).filter(|(column, text)| is_counted(text) && !points.contains(column)).count();
    let surely = |role: Role| captions.iter().any(|(_, roles)| weight_of(roles, role) >= 0.7);
    let titled = numbers == 1
        && shown_cells(row).next().is_some_and(|(_, text)| is_counted(text))
        && surely(Role::Response)
        && surely(Role::Comment);
    if captions.len() < 3 && numbers > 0 && !titled {
        return false;
    }
    if ticks {
        return true;
    }
    // One caption is enough where it says that questions stand below it, and they do.
    let over_questions = captions.iter().any(|(column, roles)| {
        let next = rows.get(at + 1).map(|below| survey.text(CellAddress::new(below.index, *column)));
        weight_of(roles, Role::Question) >= 0.9 && next.is_some_and(is_question)
    });
    if over_questions && long == 0 {
        return true;
    }
    let asks = holds(Role::Question) || holds(Role::Description) || holds(Role::Title);
    let others = captions.len() >= 2;
    others
        && ((holds(Role::Response) && !only(Role::Response))
            || (holds(Role::Comment) && !only(Role::Comment))
            || (asks && !only(Role::Question) && captions.len() >= 2))
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.starts_with("20")
}

/// Collects the rows above and below a header row that belong to it.
fn whole_header(survey: &Survey<'_>, rows: &[Row], at: usize, below_previous: u32) -> Header {
    let row_at = |at: usize| rows.get(at).map_or(0, |row| row.index);
    let (mut first, mut last) = (row_at(at), row_at(at));
    // Captions merged downwards reach over the rows of the header.
    for row in rows.get(at..=at).unwrap_or_default() {
        for (column, _) in shown_cells(row) {
            if let Some(range) = survey.merge(CellAddress::new(row.index, column))
                && range.last.row - first < MOST_ROWS
            {
                last = last.max(range.last.row);
            }
        }
    }
    let mut above = at;
    while let Some(row) = above.checked_sub(1).and_then(|above| rows.get(above)) {
        if row.index < below_previous || row.index + 1 != first || last - row.index >= MOST_ROWS {
            break;
        }
        if !groups_captions_below(survey, rows, above - 1) {
            break;
        }
        first = row.index;
        above -= 1;
    }
    let mut below = at + 1;
    while let Some(row) = rows.get(below) {
        if row.index > last + 1 || row.index - first >= MOST_ROWS {
            break;
        }
        if row.index > last && !continues_header(survey, rows, at, below) {
            break;
        }
        last = last.max(row.index);
        below += 1;
    }
    let members = rows.get(above..below).unwrap_or_default();
    Header { first, last, captions: captions(survey, members) }
}

/// Whether the row holds group captions for the header row below it: a short text merged over some of its columns.
fn groups_captions_below(survey: &Survey<'_>, rows: &[Row], at: usize) -> bool {
    let (Some(row), Some(header)) = (rows.get(at), rows.get(at + 1)) else { return false };
    let texts: Vec<(u32, &str)> = shown_cells(row).collect();
    if texts.is_empty() || texts.iter().any(|(_, text)| words(text) > CAPTION_WORDS || is_question(text)) {
        return false;
    }
    let columns: Vec<u32> = shown_cells(header).map(|(column, _)| column).collect();
    let mut groups = 0;
    for (column, text) in &texts {
        let range = survey.merge(CellAddress::new(row.index, *column));
        let last = range.map_or(*column, |range| range.last.column);
        let covered = columns.iter().filter(|below| *column <= **below && **below <= last).count();
        let whole_width = covered == columns.len() && texts.len() == 1;
        let captions_own = !columns.contains(column)
            && range.is_none()
            && roles_of(text).first().is_some_and(|(_, weight)| *weight >= SURE);
        if (covered >= 2 && !whole_width) || captions_own {
            groups += 1;
        }
    }
    groups > 0
}

/// Whether the row at `below` carries on the header that began at `at`.
fn continues_header(survey: &Survey<'_>, rows: &[Row], at: usize, below: usize) -> bool {
    let (Some(header), Some(row)) = (rows.get(at), rows.get(below)) else { return false };
    let texts: Vec<(u32, &str)> = shown_cells(row).collect();
    if texts.len() < 2
        || texts.iter().any(|(_, text)| {
            words(text) > CAPTION_WORDS || is_question(text) || (is_identifier(text) && text.len() > 1)
        })
    {
        return false;
    }
    // A second row of captions names nothing in the column of questions, unless the caption there spans several.
    let question = shown_cells(header)
        .map(|(column, text)| (column, weight_of(&roles_of(text), Role::Question)))
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .filter(|(_, weight)| *weight >= SURE);
    let grouped =
        |column: u32| survey.merge(CellAddress::new(header.index, column)).is_some_and(|range| is_wide(&range));
    if question.is_some_and(|(column, _)| !grouped(column) && texts.iter().any(|(own, _)| *own == column)) {
        return false;
    }
    if has_tick_captions(rows, below) {
        return true;
    }
    let sure = texts.iter().filter(|(_, text)| {
        roles_of(text).first().is_some_and(|(role, weight)| {
            *weight >= SURE && matches!(role, Role::Response | Role::Comment | Role::Question)
        })
    });
    sure.count() >= 2 && !is_header_row(survey, rows, at.saturating_add(below - at)) || sure_pair(&texts)
}

/// Whether the texts caption both a reply and its comment.
fn sure_pair(texts: &[(u32, &str)]) -> bool {
    let holds = |role: Role| texts.iter().any(|(_, text)| weight_of(&roles_of(text), role) >= SURE);
    holds(Role::Response) && holds(Role::Comment)
}

/// The captions of all columns that the rows caption.
fn captions(survey: &Survey<'_>, rows: &[Row]) -> BTreeMap<u32, Caption> {
    // Each column's texts from top to bottom, with the columns that each text covers.
    let mut stacks: BTreeMap<u32, Vec<(&str, u32, u32)>> = BTreeMap::new();
    for row in rows {
        for (column, text) in shown_cells(row) {
            let range = survey.merge(CellAddress::new(row.index, column));
            let last = range.map_or(column, |range| range.last.column).min(column + 255);
            for covered in column..=last {
                stacks.entry(covered).or_default().push((text, column, last));
            }
        }
    }
    stacks.into_iter().filter_map(|(column, stack)| Some((column, caption(column, &stack)?))).collect()
}

fn caption(column: u32, stack: &[(&str, u32, u32)]) -> Option<Caption> {
    // "(max. 500 characters)" below a caption only qualifies it.
    let stack = match stack {
        [captions @ .., (hint, ..)] if !captions.is_empty() && is_bracketed(hint) => captions,
        _ => stack,
    };
    let ((text, first, last), above) = stack.split_last()?;
    let mut roles = roles_of(text);
    if let Some((group, ..)) = above.last() {
        // "Supplier" over "Response": together they say more than alone.
        for (role, weight) in roles_of(&format!("{group} {text}")) {
            add(&mut roles, role, weight);
        }
    }
    for (group, ..) in above {
        let share = if roles.is_empty() { 0.75 } else { 0.4 };
        for (role, weight) in roles_of(group) {
            add(&mut roles, role, weight * share);
        }
    }
    // Under a caption such as "Mapping" columns are what it says, whatever they are called.
    let set_aside = above.iter().any(|(group, ..)| {
        roles_of(group)
            .first()
            .is_some_and(|(role, weight)| matches!(role, Role::Aside | Role::Machine) && *weight >= SURE)
    });
    if set_aside {
        for (role, weight) in &mut roles {
            *weight *= if *role == Role::Aside { 1.0 } else { 0.4 };
        }
    }
    let span = last - first + 1;
    if span > 1 {
        // One text over several columns captions the first of them, or a section's title stands where captions do.
        let share = if column == *first { 0.8 } else { 0.5 };
        for (_, weight) in &mut roles {
            *weight *= share;
        }
    }
    roles.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    Some(Caption {
        text: (*text).to_owned(),
        roles,
        leaning: leaning_of(text).filter(|_| plain(text) != "no" || above.is_empty() || span == 1),
        first_column: *first,
        span,
        group: above.last().map(|(_, first, last)| (*first, *last)),
        above: above.last().map(|(text, ..)| (*text).to_owned()),
    })
}

fn is_bracketed(text: &str) -> bool {
    let inside = |open, close| text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
    let inner = inside('(', ')').or_else(|| inside('[', ']')).or_else(|| inside('（', '）'));
    inner.is_some_and(|inner| !inner.contains(['(', '[', '（']))
}

fn add(roles: &mut Vec<RoleWeight>, role: Role, weight: f32) {
    match roles.iter_mut().find(|(known, _)| *known == role) {
        Some((_, best)) => *best = best.max(weight),
        None => roles.push((role, weight)),
    }
}
