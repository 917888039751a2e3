//! Validity conditions of OpenDocument as rules in the syntax of Office Open XML (OpenDocument 1.3 part 3, 9.4.5;
//! part 4, 5.8 for references).

use crate::workbook::grid::CellAddress;
use crate::workbook::rules::RawRule;

/// The rule that a condition states, without the cells it binds.
pub(super) fn rule(condition: &str, base: CellAddress) -> RawRule {
    let bare = ["of:", "oooc:", "msoxl:"].iter().find_map(|prefix| condition.strip_prefix(prefix)).unwrap_or(condition);
    let (kind, operator, first, second) = demand(bare.trim());
    RawRule { ranges: Vec::new(), base, kind: kind.to_owned(), operator: operator.to_owned(), first, second }
}

fn demand(condition: &str) -> (&'static str, &'static str, String, String) {
    let none = String::new;
    if let Some(list) = argument(condition, "cell-content-is-in-list") {
        return ("list", "", excel_list(list), none());
    }
    if let Some(bounds) = argument(condition, "cell-content-text-length-is-between")
        && let Some((least, most)) = bounds.split_once([',', ';'])
    {
        return ("textLength", "between", least.trim().to_owned(), most.trim().to_owned());
    }
    if let Some(rest) = condition.strip_prefix("cell-content-text-length()") {
        let operators = [("<=", "lessThanOrEqual"), ("<", "lessThan"), ("=", "equal")];
        for (sign, operator) in operators {
            if let Some(bound) = rest.strip_prefix(sign) {
                return ("textLength", operator, bound.trim().to_owned(), none());
            }
        }
    }
    ("custom", "", condition.to_owned(), none())
}

/// What stands in the parentheses of a call that is the whole condition.
fn argument<'a>(condition: &'a str, function: &str) -> Option<&'a str> {
    condition.strip_prefix(function)?.strip_prefix('(')?.strip_suffix(')')
}

/// `"Yes";"No"` as `"Yes,No"`; `[$Lists.$A$1:.$A$5]` as `'Lists'!$A$1:$A$5`; a name as it is.
fn excel_list(list: &str) -> String {
    let list = list.trim();
    if list.starts_with('"') {
        let values: Vec<String> = quoted_values(list).iter().map(|value| quoted_again(value)).collect();
        return format!("\"{}\"", values.join(",").replace('"', "\"\""));
    }
    match list.strip_prefix('[').and_then(|inside| inside.strip_suffix(']')) {
        Some(inside) => excel_reference(inside),
        None => list.to_owned(),
    }
}

/// The texts of `"a";"b"`, in which quotes are doubled.
fn quoted_values(list: &str) -> Vec<String> {
    let (mut values, mut value, mut inside) = (Vec::new(), String::new(), false);
    let mut characters = list.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if inside && characters.peek() == Some(&'"') => value.extend(characters.next()),
            '"' => inside = !inside,
            ';' | ',' if !inside => values.push(std::mem::take(&mut value)),
            other if inside => value.push(other),
            _ => {}
        }
    }
    values.push(value);
    values
}

/// A value of an inline list, in quotes where it holds the separator.
fn quoted_again(value: &str) -> String {
    if value.contains(',') { format!("\"{value}\"") } else { value.to_owned() }
}

/// `$'My list'.$A$1:.$A$5` as `'My list'!$A$1:$A$5`; what is of another document as it is, to stay unresolved.
fn excel_reference(reference: &str) -> String {
    let (first, last) = split_outside_quotes(reference, ':').unwrap_or((reference, ""));
    let Some((sheet, start)) = split_outside_quotes(first, '.') else { return reference.to_owned() };
    let end = split_outside_quotes(last, '.').map_or("", |(_, cell)| cell);
    let name = sheet.trim_start_matches('$').trim_matches('\'').replace("''", "'");
    if name.contains('#') {
        return format!("[1]{reference}");
    }
    let prefix = if name.is_empty() { String::new() } else { format!("'{}'!", name.replace('\'', "''")) };
    if end.is_empty() { format!("{prefix}{start}") } else { format!("{prefix}{start}:{end}") }
}

fn split_outside_quotes(text: &str, separator: char) -> Option<(&str, &str)> {
    let mut quoted = false;
    for (at, character) in text.char_indices() {
        match character {
            '\'' => quoted = !quoted,
            found if found == separator && !quoted => return Some((text.get(..at)?, text.get(at + 1..)?)),
            _ => {}
        }
    }
    None
}

/// The formula of a named range, `$Lists.$A$1:$Lists.$A$5` as `'Lists'!$A$1:$A$5`.
pub(super) fn named_range(address: &str) -> String {
    excel_reference(address)
}

/// The cell of an address such as `$Sheet1.$A$1`; the first one where it cannot be read.
pub(super) fn cell_of(address: &str) -> CellAddress {
    let cell = split_outside_quotes(address, '.').map_or(address, |(_, cell)| cell);
    cell.parse().unwrap_or(CellAddress::new(0, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_are_told_in_the_other_syntax() {
        for (condition, told) in [
            ("of:cell-content-is-in-list(\"Yes\";\"No; not yet\";\"N,A\")", "list  \"Yes,No; not yet,\"\"N,A\"\"\" "),
            ("of:cell-content-is-in-list([$Lists.$A$1:.$A$5])", "list  'Lists'!$A$1:$A$5 "),
            ("of:cell-content-is-in-list([$'It''s. so'.$A$1:$'It''s. so'.$A$5])", "list  'It''s. so'!$A$1:$A$5 "),
            ("of:cell-content-is-in-list([.A1:.A5])", "list  A1:A5 "),
            ("oooc:cell-content-is-in-list(choices)", "list  choices "),
            ("of:cell-content-text-length()<=100", "textLength lessThanOrEqual 100 "),
            ("of:cell-content-text-length-is-between(0,50)", "textLength between 0 50"),
            ("of:cell-content-is-date()", "custom  cell-content-is-date() "),
        ] {
            let rule = rule(condition, CellAddress::new(0, 0));
            assert_eq!(format!("{} {} {} {}", rule.kind, rule.operator, rule.first, rule.second), told, "{condition}");
        }
    }
}
