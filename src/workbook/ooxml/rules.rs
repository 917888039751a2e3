//! What validations demand, with the lists they refer to looked up: inline, on any sheet, by name, by table column.
//!
//! Ranges are walked over the cells that exist, never expanded: real files validate and refer to whole columns.

use std::collections::{BTreeMap, BTreeSet};

use super::book::DefinedName;
use super::references::{Reference, parse_references};
use super::tables::Table;
use super::validations::RawRule;
use crate::workbook::grid::{CellRange, Sheet};
use crate::workbook::lists::{ChoiceRule, Demand};

/// The most values that a list may have to be offered as choices. Excel's drop-downs end at 32,767 rows.
const CHOICE_LIMIT: usize = 4_096;
/// The most bytes of text that all resolved lists of a workbook may have together.
const TEXT_LIMIT: usize = 64 << 20;
/// How often a name may lead to a name.
const NAME_DEPTH: u32 = 8;

/// What formulas may refer to.
pub(super) struct Lookup<'a> {
    /// The worksheets, with their cells.
    pub sheets: &'a [Sheet],
    /// Of each worksheet its position among all sheets, as local names count.
    pub positions: &'a [usize],
    pub names: &'a [DefinedName],
    pub tables: &'a [Table],
}

/// Resolves rules of one sheet after another and remembers the lists that were looked up.
pub(super) struct Resolver<'a> {
    lookup: Lookup<'a>,
    known: BTreeMap<(usize, String), Demand>,
    text_bytes: usize,
}

impl<'a> Resolver<'a> {
    pub fn new(lookup: Lookup<'a>) -> Self {
        Self { lookup, known: BTreeMap::new(), text_bytes: 0 }
    }

    /// What the rule of the worksheet `sheet` demands.
    pub fn resolve(&mut self, sheet: usize, rule: RawRule) -> ChoiceRule {
        let demand = match rule.kind.as_str() {
            "list" => self.list(sheet, &rule.first),
            "textLength" => max_length(&rule),
            _ => Demand::Other(rule.first),
        };
        ChoiceRule { ranges: rule.ranges, demand }
    }

    fn list(&mut self, sheet: usize, formula: &str) -> Demand {
        let key = (sheet, formula.to_owned());
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let values = inline_values(formula).or_else(|| self.values(sheet, formula, 0));
        let demand = match values {
            Some(values) if !values.is_empty() => {
                self.text_bytes += values.iter().map(String::len).sum::<usize>();
                Demand::OneOf(values)
            }
            _ => Demand::Unresolved(formula.to_owned()),
        };
        self.known.insert(key, demand.clone());
        demand
    }

    /// The distinct texts of the cells that a formula refers to, in their order; `None` where it is more than
    /// references or the list is too long.
    fn values(&self, sheet: usize, formula: &str, depth: u32) -> Option<Vec<String>> {
        if self.text_bytes > TEXT_LIMIT || depth > NAME_DEPTH {
            return None;
        }
        let mut values = Vec::new();
        let mut seen = BTreeSet::new();
        for reference in parse_references(formula)? {
            for text in self.referred(sheet, &reference, depth)? {
                if seen.insert(text.clone()) {
                    values.push(text);
                }
            }
            if values.len() > CHOICE_LIMIT {
                return None;
            }
        }
        Some(values)
    }

    fn referred(&self, here: usize, reference: &Reference, depth: u32) -> Option<Vec<String>> {
        match reference {
            Reference::Range { sheet, range } => {
                let sheet = sheet.as_deref().map_or(Some(here), |name| self.sheet_named(name))?;
                texts(self.lookup.sheets.get(sheet)?, range)
            }
            Reference::Name { sheet, name } => {
                let scope = sheet.as_deref().map_or(Some(here), |name| self.sheet_named(name))?;
                if let Some(formula) = self.named(scope, name) {
                    return inline_values(formula).or_else(|| self.values(scope, formula, depth + 1));
                }
                let table = self.lookup.tables.iter().find(|table| table.name == *name)?;
                let [only] = table.columns.as_slice() else { return None };
                texts(self.lookup.sheets.get(table.sheet)?, &table.column(only)?)
            }
            Reference::TableColumn { table, column } => {
                let table = self.lookup.tables.iter().find(|one| one.name == *table)?;
                texts(self.lookup.sheets.get(table.sheet)?, &table.column(column)?)
            }
        }
    }

    /// The formula of a name as the sheet sees it: its own before the workbook's.
    fn named(&self, sheet: usize, name: &str) -> Option<&str> {
        let position = self.lookup.positions.get(sheet).copied();
        let of = |scope| self.lookup.names.iter().find(move |one| one.name == name && one.sheet == scope);
        position.and_then(|position| of(Some(position))).or_else(|| of(None)).map(|one| one.formula.as_str())
    }

    fn sheet_named(&self, name: &str) -> Option<usize> {
        let wanted = name.to_lowercase();
        self.lookup.sheets.iter().position(|sheet| sheet.name.to_lowercase() == wanted)
    }
}

/// The texts of the cells of a rectangle that hold any, row by row; `None` where there are too many.
fn texts(sheet: &Sheet, range: &CellRange) -> Option<Vec<String>> {
    let start = sheet.rows.partition_point(|row| row.index < range.first.row);
    let mut texts = Vec::new();
    for row in sheet.rows.get(start..)?.iter().take_while(|row| row.index <= range.last.row) {
        let start = row.cells.partition_point(|cell| cell.at.column < range.first.column);
        let cells = row.cells.get(start..)?.iter().take_while(|cell| cell.at.column <= range.last.column);
        texts.extend(cells.filter(|cell| !cell.text.is_empty()).map(|cell| cell.text.clone()));
        if texts.len() > CHOICE_LIMIT * 4 {
            return None;
        }
    }
    Some(texts)
}

/// The values of a list that stands in the formula itself, `"Yes,No"`; `None` where it is no such formula.
///
/// A comma separates whatever the language of the program; a value that holds one is put in quotes by some writers.
fn inline_values(formula: &str) -> Option<Vec<String>> {
    let inside = formula.strip_prefix('"')?.strip_suffix('"')?;
    let mut values = Vec::new();
    let mut value = String::new();
    let mut quoted = false;
    // Inside the formula's own quotes each quote is doubled.
    for character in inside.replace("\"\"", "\"").chars() {
        match character {
            '"' if quoted || value.trim().is_empty() => quoted = !quoted,
            ',' if !quoted => values.push(std::mem::take(&mut value)),
            other => value.push(other),
        }
    }
    values.push(value);
    let trimmed = values.iter().map(|value| value.trim().to_owned());
    Some(trimmed.filter(|value| !value.is_empty()).collect())
}

/// The most characters that a `textLength` rule allows.
fn max_length(rule: &RawRule) -> Demand {
    let bound = |formula: &str| formula.parse::<u32>().ok();
    let most = match rule.operator.as_str() {
        "between" => bound(&rule.second),
        "equal" | "lessThanOrEqual" => bound(&rule.first),
        "lessThan" => bound(&rule.first).and_then(|length| length.checked_sub(1)),
        _ => None,
    };
    most.map_or_else(|| Demand::Other(rule.first.clone()), Demand::MaxLength)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_lists_are_split_at_commas_outside_quotes() {
        for (formula, values) in [
            (r#""Yes,No, N/A ""#, vec!["Yes", "No", "N/A"]),
            (r#""Yes,""No, not yet"",Maybe""#, vec!["Yes", "No, not yet", "Maybe"]),
            (r#""5"" disk,8"" disk""#, vec!["5\" disk", "8\" disk"]),
            (r#""Yes;No""#, vec!["Yes;No"]),
            (r#""""#, vec![]),
        ] {
            assert_eq!(inline_values(formula).unwrap(), values, "{formula}");
        }
        assert_eq!(inline_values("$A$1:$A$3"), None);
    }
}
