//! What validations demand, with the lists they refer to looked up: inline, on any sheet, by name, by table column.
//!
//! Ranges are walked over the cells that exist, never expanded: real files validate and refer to whole columns.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::{CellAddress, CellRange, MAX_COLUMNS, MAX_ROWS, Sheet};
use super::lists::{ChoiceRule, Demand};
use super::ooxml::{DefinedName, Table};
use super::references::{Reference, Relative, parse_references};

/// The most values that a list may have to be offered as choices. Excel's drop-downs end at 32,767 rows.
const CHOICE_LIMIT: usize = 4_096;
/// The most bytes of text that all resolved lists of a workbook may have together.
const TEXT_LIMIT: usize = 64 << 20;
/// How often a name may lead to a name.
const NAME_DEPTH: u32 = 8;
/// The most cells for which a list with relative references is looked up one by one.
const CELL_LIMIT: u64 = 2_000;

/// A validation with its formulas as they stand, in the syntax of Office Open XML.
#[derive(Debug)]
pub(super) struct RawRule {
    /// The rectangles it binds.
    pub ranges: Vec<CellRange>,
    /// The cell that relative references are written for.
    pub base: CellAddress,
    /// `list`, `textLength`, `whole`, …
    pub kind: String,
    /// `between`, `lessThan`, …
    pub operator: String,
    /// The first formula.
    pub first: String,
    /// The second formula.
    pub second: String,
}

/// What formulas may refer to.
pub(super) struct Lookup<'a> {
    /// The worksheets, with their cells.
    pub sheets: &'a [Sheet],
    /// Of each worksheet its position among all sheets, as local names count.
    pub positions: &'a [usize],
    /// The defined names.
    pub names: &'a [DefinedName],
    /// The tables.
    pub tables: &'a [Table],
}

/// What the rules of each sheet demand, in their order.
pub(super) fn resolved(lookup: Lookup<'_>, rules: Vec<Vec<RawRule>>) -> Vec<Vec<ChoiceRule>> {
    let mut resolver = Resolver { lookup, known: BTreeMap::new(), text_bytes: 0 };
    let of_sheet = |(sheet, rules): (usize, Vec<RawRule>)| {
        rules.into_iter().flat_map(|rule| resolver.resolve(sheet, rule)).collect()
    };
    rules.into_iter().enumerate().map(of_sheet).collect()
}

/// A formula and the cell that uses it.
#[derive(Clone, Copy)]
struct Use<'f> {
    formula: &'f str,
    /// The sheet that references without one mean.
    sheet: usize,
    /// The cell that the formula was written for.
    base: CellAddress,
    /// The cell that is bound.
    at: CellAddress,
    /// How many names have led here.
    depth: u32,
}

/// Resolves rules of one sheet after another and remembers the lists that were looked up.
struct Resolver<'a> {
    lookup: Lookup<'a>,
    known: BTreeMap<(usize, String), Demand>,
    text_bytes: usize,
}

impl Resolver<'_> {
    /// What the rule of the worksheet `sheet` demands; several rules where that differs from cell to cell.
    fn resolve(&mut self, sheet: usize, rule: RawRule) -> Vec<ChoiceRule> {
        let demand = match rule.kind.as_str() {
            "list" => return self.list(sheet, rule),
            "textLength" => max_length(&rule),
            _ => Demand::Other(rule.first),
        };
        vec![ChoiceRule { ranges: rule.ranges, demand }]
    }

    fn list(&mut self, sheet: usize, rule: RawRule) -> Vec<ChoiceRule> {
        let here = Use { formula: &rule.first, sheet, base: rule.base, at: rule.base, depth: 0 };
        let moves = inline_values(here.formula).is_none() && self.moves(here);
        if !moves {
            let key = (sheet, rule.first.clone());
            let known = self.known.get(&key).cloned();
            let demand = known.unwrap_or_else(|| self.demand(here));
            self.known.insert(key, demand.clone());
            return vec![ChoiceRule { ranges: rule.ranges, demand }];
        }
        let count: u64 = rule.ranges.iter().map(CellRange::cell_count).sum();
        if count > CELL_LIMIT {
            return vec![ChoiceRule { ranges: rule.ranges, demand: Demand::Unresolved(rule.first) }];
        }
        let cells = rule.ranges.iter().flat_map(|range| range.cells());
        let one = |at| ChoiceRule {
            ranges: vec![CellRange { first: at, last: at }],
            demand: self.demand(Use { at, ..here }),
        };
        cells.map(one).collect()
    }

    fn demand(&mut self, used: Use<'_>) -> Demand {
        match inline_values(used.formula).or_else(|| self.values(used)) {
            Some(values) if !values.is_empty() => {
                self.text_bytes += values.iter().map(String::len).sum::<usize>();
                Demand::OneOf(values)
            }
            _ => Demand::Unresolved(used.formula.to_owned()),
        }
    }

    /// Whether the list depends on the cell that is bound.
    fn moves(&self, used: Use<'_>) -> bool {
        let moving = |reference: &Reference| match reference {
            Reference::Range { relative, .. } => *relative != Relative::default(),
            Reference::Name { sheet, name } if used.depth < NAME_DEPTH => {
                let scope = sheet.as_deref().map_or(Some(used.sheet), |name| self.sheet_named(name));
                let formula = scope.and_then(|scope| self.named(scope, name));
                formula.is_some_and(|formula| self.moves(Use { formula, depth: used.depth + 1, ..used }))
            }
            _ => false,
        };
        parse_references(used.formula).is_some_and(|references| references.iter().any(moving))
    }

    /// The distinct texts of the cells that a formula refers to, in their order; `None` where it is more than
    /// references or the list is too long.
    fn values(&self, used: Use<'_>) -> Option<Vec<String>> {
        if self.text_bytes > TEXT_LIMIT || used.depth > NAME_DEPTH {
            return None;
        }
        let mut values = Vec::new();
        let mut seen = BTreeSet::new();
        for reference in parse_references(used.formula)? {
            for text in self.referred(used, &reference)? {
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

    fn referred(&self, used: Use<'_>, reference: &Reference) -> Option<Vec<String>> {
        match reference {
            Reference::Range { sheet, range, relative } => {
                let sheet = sheet.as_deref().map_or(Some(used.sheet), |name| self.sheet_named(name))?;
                texts(self.lookup.sheets.get(sheet)?, &moved(*range, *relative, used.base, used.at))
            }
            Reference::Name { sheet, name } => {
                let scope = sheet.as_deref().map_or(Some(used.sheet), |name| self.sheet_named(name))?;
                if let Some(formula) = self.named(scope, name) {
                    // The relative references of a name are written for the first cell of a sheet.
                    let base = CellAddress::new(0, 0);
                    let inside = Use { formula, sheet: scope, base, at: used.at, depth: used.depth + 1 };
                    return inline_values(formula).or_else(|| self.values(inside));
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

/// The rectangle as the cell `at` sees it, when it was written for `base`. Beyond an edge it comes in again at the other.
fn moved(range: CellRange, relative: Relative, base: CellAddress, at: CellAddress) -> CellRange {
    let shift = |place: u32, moves: bool, from: u32, to: u32, size: u32| {
        if moves { (place + size + to - from) % size } else { place }
    };
    let corner = |corner: CellAddress| CellAddress {
        row: shift(corner.row, relative.rows, base.row, at.row, MAX_ROWS),
        column: shift(corner.column, relative.columns, base.column, at.column, MAX_COLUMNS),
    };
    CellRange { first: corner(range.first), last: corner(range.last) }
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
