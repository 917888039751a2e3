//! References in formulas, as far as lists are made of them: ranges, names and table columns, and unions of those.

use crate::workbook::grid::CellRange;

/// One thing that a formula refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reference {
    /// A rectangle, on the sheet of the formula where none is named.
    Range {
        /// The sheet's name.
        sheet: Option<String>,
        /// The rectangle, as it is seen from the cell that the formula was written for.
        range: CellRange,
        /// Which parts move with the cell that uses the formula.
        relative: Relative,
    },
    /// A defined name (or a table of one column), in lower case.
    Name {
        /// The sheet it is local to, where stated.
        sheet: Option<String>,
        /// The name.
        name: String,
    },
    /// A column of a table, both in lower case: `Choices[Status]`.
    TableColumn {
        /// The table's name.
        table: String,
        /// The caption.
        column: String,
    },
}

impl Reference {
    /// The same with nothing that moves: what a constant text refers to is the same from every cell.
    fn fixed(self) -> Self {
        match self {
            Self::Range { sheet, range, .. } => Self::Range { sheet, range, relative: Relative::default() },
            other => other,
        }
    }
}

/// Which parts of a reference stand without a `$`, so that they move with the cell that uses the formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Relative {
    /// Rows move.
    pub rows: bool,
    /// Columns move.
    pub columns: bool,
}

impl Relative {
    /// Reads it off a reference such as `$A1:$A5`. Whole columns have no rows to move, and the other way round.
    fn of(range: &str) -> Self {
        let corner = |corner: &str| {
            let digits = corner.trim_start_matches('$').find(|c: char| !c.is_ascii_alphabetic());
            let has_row = corner.ends_with(|c: char| c.is_ascii_digit());
            let row_fixed =
                corner.get(1..).is_some_and(|rest| rest.contains('$')) || corner.starts_with('$') && digits == Some(0);
            let has_column = digits != Some(0);
            Self { rows: has_row && !row_fixed, columns: has_column && !corner.starts_with('$') }
        };
        range
            .split(':')
            .map(corner)
            .fold(Self::default(), |all, one| Self { rows: all.rows || one.rows, columns: all.columns || one.columns })
    }
}

/// The references of a union, or `None` where the formula is anything else than references.
pub(super) fn parse_references(formula: &str) -> Option<Vec<Reference>> {
    let formula = formula.trim().trim_start_matches('=').trim();
    let bare = formula.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(formula);
    split_union(bare)?.into_iter().map(|part| parse_one(part.trim())).collect()
}

/// The parts between commas that stand outside quotes and brackets.
fn split_union(formula: &str) -> Option<Vec<&str>> {
    let (mut parts, mut start, mut depth, mut quote) = (Vec::new(), 0, 0i32, None);
    for (at, character) in formula.char_indices() {
        match (quote, character) {
            (None, '\'' | '"') => quote = Some(character),
            (Some(open), closing) if open == closing => quote = None,
            (None, '(' | '[') => depth += 1,
            (None, ')' | ']') => depth -= 1,
            (None, ',') if depth == 0 => {
                parts.push(formula.get(start..at)?);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(formula.get(start..)?);
    (depth == 0 && quote.is_none()).then_some(parts)
}

fn parse_one(text: &str) -> Option<Reference> {
    if let Some(constant) = indirect(text) {
        return parse_one(constant).map(Reference::fixed);
    }
    let (sheet, rest) = sheet_prefix(text)?;
    // A range may repeat its sheet on both sides of the colon.
    let rest = match (&sheet, rest.split_once(':')) {
        (Some(name), Some((first, last))) => match sheet_prefix(last)? {
            (Some(again), last) if again == *name => format!("{first}:{last}"),
            (Some(_), _) => return None,
            (None, _) => rest.to_owned(),
        },
        _ => rest.to_owned(),
    };
    if let Ok(range) = rest.parse() {
        return Some(Reference::Range { sheet, range, relative: Relative::of(&rest) });
    }
    if let Some((table, column)) = rest.strip_suffix(']').and_then(|inside| inside.split_once('[')) {
        let plain = is_name(table) && sheet.is_none() && !column.is_empty() && !column.contains(['[', ']', '#', '@']);
        return plain.then(|| Reference::TableColumn { table: table.to_lowercase(), column: column.to_lowercase() });
    }
    is_name(&rest).then(|| Reference::Name { sheet, name: rest.to_lowercase() })
}

/// The text that a call of `INDIRECT` with a constant refers to.
fn indirect(text: &str) -> Option<&str> {
    let call = text.get(..9).filter(|head| head.eq_ignore_ascii_case("INDIRECT("))?;
    text.get(call.len()..)?.strip_suffix(')')?.trim().strip_prefix('"')?.strip_suffix('"').filter(|s| !s.contains('"'))
}

/// The sheet before an exclamation mark, and the rest; `None` where it is of another workbook.
fn sheet_prefix(text: &str) -> Option<(Option<String>, &str)> {
    let (name, rest) = if let Some(quoted) = text.strip_prefix('\'') {
        let end = quoted.find("'!")?;
        (quoted.get(..end)?.replace("''", "'"), quoted.get(end + 2..)?)
    } else {
        match text.split_once('!') {
            Some((name, rest)) => (name.to_owned(), rest),
            None => return Some((None, text)),
        }
    };
    (!name.contains(['[', ']'])).then_some((Some(name), rest))
}

/// Whether the text may be a defined name: no operators, no calls.
fn is_name(text: &str) -> bool {
    text.chars().next().is_some_and(|c| c.is_alphabetic() || c == '_' || c == '\\')
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '\\' | '?'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(formula: &str) -> String {
        let references = parse_references(formula);
        references.map_or("-".to_owned(), |all| {
            let each: Vec<String> = all
                .iter()
                .map(|one| match one {
                    Reference::Range { sheet, range, relative } => {
                        let moves = match (relative.rows, relative.columns) {
                            (false, false) => "",
                            (true, false) => " rows move",
                            (false, true) => " columns move",
                            (true, true) => " moves",
                        };
                        format!("{}|{range}{moves}", sheet.as_deref().unwrap_or(""))
                    }
                    Reference::Name { sheet, name } => format!("{}|name {name}", sheet.as_deref().unwrap_or("")),
                    Reference::TableColumn { table, column } => format!("{table} / {column}"),
                })
                .collect();
            each.join(" + ")
        })
    }

    #[test]
    fn references_are_told_from_other_formulas() {
        for (formula, meant) in [
            ("$A$1:$A$3", "|A1:A3"),
            ("Lists!$B:$B", "Lists|B1:B1048576"),
            ("'It''s, so'!$A$1:$A$2,'It''s, so'!C4", "It's, so|A1:A2 + It's, so|C4:C4 moves"),
            ("(Lists!A1:A2,Lists!B1:B2)", "Lists|A1:A2 moves + Lists|B1:B2 moves"),
            ("$A1:$A5", "|A1:A5 rows move"),
            ("A$1:C$1", "|A1:C1 columns move"),
            ("$1:$2", "|A1:XFD2"),
            ("B:B", "|B1:B1048576 columns move"),
            ("3:3", "|A3:XFD3 rows move"),
            ("Lists!$A$1:Lists!$A$4", "Lists|A1:A4"),
            ("yes_no", "|name yes_no"),
            ("Lists!Local.Name", "Lists|name local.name"),
            ("Choices[Status]", "choices / status"),
            ("INDIRECT(\"Lists!A1:A2\")", "Lists|A1:A2"),
            ("INDIRECT(\"Choices[Status]\")", "choices / status"),
            ("[1]Lists!$A$1:$A$3", "-"),
            ("'[other.xlsx]Lists'!$A$1:$A$3", "-"),
            ("OFFSET($A$1,0,0,3,1)", "-"),
            ("INDIRECT(B3)", "-"),
            ("IF(A1=1,B1:B2,C1:C2)", "-"),
            ("#REF!", "-"),
        ] {
            assert_eq!(shown(formula), meant, "{formula}");
        }
    }
}
