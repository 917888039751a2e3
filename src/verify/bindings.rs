//! What binds the cells of a sheet from outside them: merges, rules, protection, the formats of columns.

use super::address::{Address, Area};
use super::tokens::{Element, Token};

/// The most rectangles of each kind on one sheet.
const MOST_AREAS: usize = 1_000_000;

/// What a sheet says around its cells.
#[derive(Debug, Default)]
pub(super) struct Bindings {
    /// Whether locked cells are not to be written (ECMA-376 part 1, 18.3.1.85).
    pub protected: bool,
    /// Merged rectangles, of which only the first cell shows.
    pub merges: Vec<Area>,
    /// The validations, ordinary and of the x14 extension.
    pub rules: Vec<Rule>,
    /// Formats of columns: first, last, format.
    columns: Vec<(u32, u32, u32)>,
    /// Hidden columns: first, last.
    hidden: Vec<(u32, u32)>,
    /// The rule that is being read, and which of its parts each open element is.
    reading: Option<Rule>,
    open: Vec<RulePart>,
    areas: usize,
}

/// A rule for what cells may hold (ECMA-376 part 1, 18.3.1.32; x14: [MS-XLSX] 2.6.18).
#[derive(Debug, Default)]
pub(super) struct Rule {
    /// The cells it binds.
    pub areas: Vec<Area>,
    /// What it demands: `list`, `textLength`, `whole`…; empty for nothing.
    pub kind: String,
    /// How the value is compared; empty for `between`.
    pub operator: String,
    /// The first formula: the list, or the first bound.
    pub first: String,
    /// The second bound.
    pub second: String,
    ranges: String,
}

#[derive(Debug, Clone, Copy)]
enum RulePart {
    Rule,
    First,
    Second,
    Ranges,
}

impl Bindings {
    /// The format of cells in a column that have none of their own.
    pub fn column_format(&self, column: u32) -> u32 {
        self.columns
            .iter()
            .find(|(first, last, _)| (*first..=*last).contains(&column))
            .map_or(0, |(_, _, format)| *format)
    }

    /// Whether a column is hidden, or of no width.
    pub fn hides_column(&self, column: u32) -> bool {
        self.hidden.iter().any(|(first, last)| (*first..=*last).contains(&column))
    }

    /// The merge whose hidden part the cell is.
    pub fn merge_over(&self, at: Address) -> Option<&Area> {
        self.merges.iter().find(|area| area.holds(at) && area.first != at)
    }

    /// Takes a token of the sheet that stands outside the rows.
    pub fn see(&mut self, token: &Token) -> Result<(), String> {
        match token {
            Token::Open(element) => self.opened(element),
            Token::Text(text) => {
                if let Some(rule) = &mut self.reading {
                    match self.open.last() {
                        Some(RulePart::First) => rule.first.push_str(text),
                        Some(RulePart::Second) => rule.second.push_str(text),
                        Some(RulePart::Ranges) => rule.ranges.push_str(text),
                        Some(RulePart::Rule) | None => {}
                    }
                }
                Ok(())
            }
            Token::Close => self.closed(),
            Token::Aside(_) | Token::End => Ok(()),
        }
    }

    fn opened(&mut self, element: &Element) -> Result<(), String> {
        if self.reading.is_some() {
            // An element inside a formula (x14 wraps its text in `xm:f`) is a part of that formula.
            let inherited = self.open.last().copied().unwrap_or(RulePart::Rule);
            self.open.push(match element.local() {
                "formula1" => RulePart::First,
                "formula2" => RulePart::Second,
                "sqref" => RulePart::Ranges,
                _ => inherited,
            });
            return Ok(());
        }
        let number = |name| element.attribute(name).and_then(|text| text.parse::<u32>().ok());
        match element.local() {
            "sheetProtection" => self.protected |= element.says("sheet"),
            "col" => {
                if let (Some(first), Some(last)) = (number("min"), number("max")) {
                    self.columns.extend(number("style").map(|format| (first, last, format)));
                    if element.says("hidden") || element.attribute("width").is_some_and(is_zero) {
                        self.hidden.push((first, last));
                    }
                    self.count(1)?;
                }
            }
            "mergeCell" => {
                let area = element.attribute("ref").and_then(Area::parse);
                self.merges.push(area.ok_or("a merged cell has no legal range")?);
                self.count(1)?;
            }
            "dataValidation" => {
                let text = |name| element.attribute(name).unwrap_or_default().to_owned();
                let rule =
                    Rule { kind: text("type"), operator: text("operator"), ranges: text("sqref"), ..Rule::default() };
                self.reading = Some(rule);
                self.open.push(RulePart::Rule);
            }
            _ => {}
        }
        Ok(())
    }

    fn closed(&mut self) -> Result<(), String> {
        self.open.pop();
        if !self.open.is_empty() {
            return Ok(());
        }
        if let Some(mut rule) = self.reading.take() {
            rule.areas = Area::parse_several(&rule.ranges).ok_or("a rule binds no legal ranges")?;
            self.count(rule.areas.len() + 1)?;
            self.rules.push(rule);
        }
        Ok(())
    }

    fn count(&mut self, areas: usize) -> Result<(), String> {
        self.areas += areas;
        if self.areas > MOST_AREAS { Err(format!("there are more than {MOST_AREAS} ranges")) } else { Ok(()) }
    }
}

/// Whether a width or height is nothing.
pub(super) fn is_zero(measure: &str) -> bool {
    measure.trim().parse().is_ok_and(|measure: f64| measure <= 0.0)
}
