//! Whether a value may stand where it was written: merges, protection, table headers, lists and length rules.

use super::address::{Address, Area};
use super::bindings::{Bindings, Rule};
use super::cells::Change;
use super::findings::{FaultKind, Findings, Place};
use super::lists::{Lists, Source};
use super::lookup::Lookup;
use super::refusal::{Side, VerifyError};
use super::text::with_plain_line_ends;

/// The most comparisons of cells with ranges on one sheet: seconds, where nothing real takes one.
const MOST_COMPARISONS: usize = 4_000_000_000;

/// The changed cells of one sheet and what the original says of them.
pub(super) struct Written<'w> {
    /// The sheet's position.
    pub sheet: usize,
    /// Its name.
    pub name: &'w str,
    /// The changed cells.
    pub changes: &'w [Change],
    /// What binds the sheet's cells.
    pub bindings: &'w Bindings,
    /// Whether the sheet itself is hidden.
    pub hidden: bool,
    /// What array formulas fill.
    pub arrays: &'w [Area],
    /// The header rows of its tables.
    pub headers: &'w [Area],
    /// For each format whether it locks.
    pub locking: &'w [bool],
}

impl Written<'_> {
    /// Checks every changed cell; what takes a look at cells of other sheets is given back.
    pub fn check(&self, lists: &Lists<'_>, findings: &mut Findings) -> Result<Vec<Lookup>, VerifyError> {
        let rules: usize = self.bindings.rules.iter().map(|rule| rule.areas.len()).sum();
        let ranges = rules + self.bindings.merges.len() + self.headers.len() + self.arrays.len();
        if self.changes.len().saturating_mul(ranges) > MOST_COMPARISONS {
            let detail = format!("{} changed cells under {ranges} ranges on one sheet", self.changes.len());
            return Err(VerifyError::TooLarge { side: Side::Original, detail });
        }
        let mut lookups = Vec::new();
        for change in self.changes {
            let place = || Place::cell(self.name, change.at);
            if let Some(merge) = self.bindings.merge_over(change.at) {
                findings.add(FaultKind::UnderMerge, place(), None, Some(format!("{}:{}", merge.first, merge.last)));
            }
            if self.arrays.iter().any(|array| array.holds(change.at)) {
                findings.add(FaultKind::InsideArray, place(), None, Some(change.is.item.text.clone()));
            }
            if self.hidden || change.hidden || self.bindings.hides_column(change.at.column) {
                findings.note(FaultKind::HiddenCell, place(), None);
            }
            if self.headers.iter().any(|header| header.holds(change.at)) {
                findings.add(FaultKind::TableHeader, place(), None, Some(change.is.item.text.clone()));
            }
            let locked = usize::try_from(change.format).ok().and_then(|format| self.locking.get(format));
            if self.bindings.protected && *locked.unwrap_or(&true) {
                findings.add(FaultKind::LockedCell, place(), None, Some(change.is.item.text.clone()));
            }
            for rule in self.bindings.rules.iter().filter(|rule| rule.areas.iter().any(|area| area.holds(change.at))) {
                lookups.extend(self.check_rule(rule, change, lists, findings));
            }
        }
        Ok(lookups)
    }

    fn check_rule(&self, rule: &Rule, change: &Change, lists: &Lists<'_>, findings: &mut Findings) -> Option<Lookup> {
        let place = Place::cell(self.name, change.at);
        let value = with_plain_line_ends(&change.is.item.text);
        match rule.kind.as_str() {
            "" | "none" => None,
            "list" => {
                let source = base(rule).and_then(|base| lists.source(&rule.first, self.sheet, base, change.at));
                match source {
                    None => {
                        findings.note(FaultKind::ListUnknown, place, Some(rule.first.clone()));
                        None
                    }
                    Some(Source::Areas(areas)) => Some(Lookup { place, value, areas }),
                    Some(Source::Texts(texts)) => {
                        if !texts.iter().any(|text| with_plain_line_ends(text) == value) {
                            findings.add(FaultKind::NotInList, place, None, Some(value));
                        }
                        None
                    }
                }
            }
            "textLength" => {
                match length_is_legal(rule, value.encode_utf16().count()) {
                    None => findings.note(FaultKind::RuleUnchecked, place, Some(rule.first.clone())),
                    Some(true) => {}
                    Some(false) => findings.add(FaultKind::LengthRuleBroken, place, None, Some(value)),
                }
                None
            }
            _ => {
                findings.note(FaultKind::RuleUnchecked, place, Some(format!("{}: {}", rule.kind, rule.first)));
                None
            }
        }
    }
}

/// The cell that a rule's moving references are written for; none where the rule binds several ranges and its references
/// move, since spreadsheet programs do not agree on the first cell then.
fn base(rule: &Rule) -> Option<Address> {
    match rule.areas.as_slice() {
        [only] => Some(only.first),
        [first, ..] if !Lists::moves(&rule.first) => Some(first.first),
        _ => None,
    }
}

/// Whether a length of so many UTF-16 units is what the rule demands; none where its bounds are no plain numbers.
fn length_is_legal(rule: &Rule, length: usize) -> Option<bool> {
    let number = |text: &str| text.trim().trim_start_matches('=').parse::<f64>().ok().filter(|bound| bound.is_finite());
    // No cell holds more than fits.
    let length = f64::from(u32::try_from(length).ok()?);
    let first = number(&rule.first)?;
    Some(match rule.operator.as_str() {
        "" | "between" => (first..=number(&rule.second)?).contains(&length),
        "notBetween" => !(first..=number(&rule.second)?).contains(&length),
        "equal" => length.total_cmp(&first).is_eq(),
        "notEqual" => length.total_cmp(&first).is_ne(),
        "greaterThan" => length > first,
        "lessThan" => length < first,
        "greaterThanOrEqual" => length >= first,
        "lessThanOrEqual" => length <= first,
        _ => return None,
    })
}
