//! Whether values are among the cells that their lists point to, looked up in one pass over each sheet that has such cells.

use std::collections::{BTreeMap, BTreeSet};

use super::address::{Address, Area};
use super::archive::Archive;
use super::book::Book;
use super::findings::{FaultKind, Findings, Place};
use super::refusal::{Side, VerifyError};
use super::rows::{Sheet, ValueKind};
use super::strings::Strings;
use super::text::with_plain_line_ends;

/// The most cells that hold a text which is looked up in lists.
const MOST_HOLDERS: usize = 5_000_000;

/// A changed cell whose list is made of cells: whether the value is in one of them is looked up once for all.
pub(super) struct Lookup {
    /// The cell.
    pub place: Place,
    /// What was written there.
    pub value: String,
    /// The cells whose values the list offers.
    pub areas: Vec<(usize, Area)>,
}

/// The places of the texts that are looked up, by sheet.
pub(super) type Wanted = BTreeMap<usize, BTreeSet<String>>;

/// The cells that hold the texts looked up, by sheet and text, in the order of the file.
pub(super) type Holders = BTreeMap<usize, BTreeMap<String, Vec<Address>>>;

/// The texts under which a value is found in a cell: its own, and its number's where it is one.
fn keys(value: &str) -> impl Iterator<Item = String> {
    let number = value.parse::<f64>().ok().filter(|number| number.is_finite()).map(|number| number.to_string());
    [Some(value.to_owned()), number].into_iter().flatten()
}

/// What has to be looked up on which sheet.
pub(super) fn wanted(lookups: &[Lookup]) -> Wanted {
    let mut wanted = Wanted::new();
    for lookup in lookups {
        for (sheet, _) in &lookup.areas {
            wanted.entry(*sheet).or_default().extend(keys(&lookup.value));
        }
    }
    wanted
}

/// Adds a fault for every value that no cell of its list holds.
pub(super) fn check(lookups: Vec<Lookup>, holders: &Holders, findings: &mut Findings) {
    for lookup in lookups {
        let held = lookup.areas.iter().any(|(sheet, area)| {
            holders.get(sheet).is_some_and(|texts| {
                keys(&lookup.value).any(|key| texts.get(&key).is_some_and(|cells| any_within(cells, area)))
            })
        });
        if !held {
            findings.add(FaultKind::NotInList, lookup.place, None, Some(lookup.value));
        }
    }
}

/// Whether a cell of the rectangle is among `cells`, which are in reading order.
fn any_within(cells: &[Address], area: &Area) -> bool {
    let begin = cells.partition_point(|cell| cell.row < area.first.row);
    let within = cells.get(begin..).unwrap_or_default().iter().take_while(|cell| cell.row <= area.last.row);
    within.into_iter().any(|cell| area.holds(*cell))
}

/// The cells of the original that hold the texts looked up.
pub(super) fn holders(
    original: &mut Archive<'_>,
    book: &Book,
    strings: &Strings,
    wanted: &Wanted,
) -> Result<Holders, VerifyError> {
    let (mut holders, mut found) = (Holders::new(), 0_usize);
    for (position, texts) in wanted {
        let Some(part) = book.sheets.get(*position).and_then(|sheet| sheet.part.as_ref()) else { continue };
        let Some(tokens) = original.tokens(part)? else { continue };
        let (mut sheet, mut places) = (Sheet::open(tokens)?, BTreeMap::<String, Vec<Address>>::new());
        while let Some(row) = sheet.next_row()? {
            for cell in row.cells {
                let Ok(value) = cell.value(strings) else { continue };
                let text = match value.kind {
                    // Numbers are written in many ways and compared by what they are.
                    ValueKind::Number => {
                        value.item.text.trim().parse::<f64>().map_or(value.item.text, |number| number.to_string())
                    }
                    _ => with_plain_line_ends(&value.item.text),
                };
                if texts.contains(&text) {
                    places.entry(text).or_default().push(cell.at);
                    found += 1;
                }
            }
            if found > MOST_HOLDERS {
                let detail = "its lists point to too many cells".to_owned();
                return Err(VerifyError::TooLarge { side: Side::Original, detail });
            }
        }
        places.values_mut().for_each(|cells| cells.sort_unstable());
        holders.insert(*position, places);
    }
    Ok(holders)
}
