//! Data validations as a sheet states them, ordinary and of the x14 extension (ECMA-376 part 1, 18.3.1.32;
//! [MS-XLSX] 2.6.18).

use super::xml::{Child, XmlScan, attribute};
use crate::workbook::faults::Fault;
use crate::workbook::grid::{CellAddress, CellRange};
use crate::workbook::rules::RawRule;

/// The most rectangles one validation may bind; the largest known binds a few hundred.
const RANGE_LIMIT: usize = 20_000;

/// Reads the validation that was just opened up to its end; `None` where it demands nothing.
pub(super) fn read_rule(scan: &mut XmlScan<'_>, opened: &Child<'_>) -> Result<Option<RawRule>, Fault> {
    let text = |key| attribute(&opened.element, key).map(|value| value.into_owned()).unwrap_or_default();
    let (kind, mut operator, mut references) = (text("type"), text("operator"), text("sqref"));
    let (mut first, mut second) = (String::new(), String::new());
    // In the extension the formula stands in an `xm:f` inside: all text of the element is the formula.
    while !opened.empty
        && let Some(child) = scan.child()?
    {
        match child.element.local_name().as_ref() {
            "formula1" if !child.empty => scan.text(&mut first)?,
            "formula2" if !child.empty => scan.text(&mut second)?,
            "sqref" if !child.empty => scan.text(&mut references)?,
            _ => scan.skip_child(&child)?,
        }
    }
    if operator.is_empty() {
        operator.push_str("between");
    }
    let ranges: Vec<CellRange> = references.split_ascii_whitespace().filter_map(|one| one.parse().ok()).collect();
    if ranges.len() > RANGE_LIMIT {
        return Err(Fault::TooLarge(format!("one validation binds {} ranges", ranges.len())));
    }
    // Relative references are written for the first cell that is bound.
    let base = ranges.first().map_or(CellAddress::new(0, 0), |range| range.first);
    let demands = !ranges.is_empty() && !matches!(kind.as_str(), "" | "none");
    let trimmed = |text: String| text.trim().to_owned();
    Ok(demands.then(|| RawRule { ranges, base, kind, operator, first: trimmed(first), second: trimmed(second) }))
}
