//! What a choice list offers: texts that stand in its formula, or cells that it points to.

use super::address::{Address, Area, Reference};
use super::book::Book;
use super::tables::Table;

/// How many names may stand for one another.
const MOST_STEPS: usize = 8;

/// Where the values of a list come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Source {
    /// The texts of the formula itself.
    Texts(Vec<String>),
    /// The cells of rectangles, each on a sheet. Never expanded: lists of whole columns are common.
    Areas(Vec<(usize, Area)>),
}

/// Resolves the formulas of lists.
pub(super) struct Lists<'b> {
    /// The workbook's sheets and names.
    pub book: &'b Book,
    /// Its tables.
    pub tables: &'b [Table],
}

impl Lists<'_> {
    /// What the list of a rule on the sheet `here`, whose formula is written for the cell `base`, offers to the cell
    /// `at`; none where that takes calculation (`INDIRECT`, `OFFSET`) or another workbook.
    pub fn source(&self, formula: &str, here: usize, base: Address, at: Address) -> Option<Source> {
        let formula = formula.trim().trim_start_matches('=').trim();
        if formula.starts_with('"') {
            return texts(formula).map(Source::Texts);
        }
        self.areas(formula, here, (base, at), 0).map(Source::Areas)
    }

    /// Whether the formula means other cells for each cell that it binds.
    pub fn moves(formula: &str) -> bool {
        let formula = formula.trim().trim_start_matches('=');
        let references = operands(formula).unwrap_or_default();
        references.iter().any(|operand| Reference::parse(after_sheet(operand).1).is_some_and(|found| found.moves()))
    }

    /// The rectangles of a union of references and names.
    fn areas(
        &self,
        formula: &str,
        here: usize,
        (base, at): (Address, Address),
        steps: usize,
    ) -> Option<Vec<(usize, Area)>> {
        if steps > MOST_STEPS {
            return None;
        }
        let mut found = Vec::new();
        for operand in operands(formula)? {
            let (sheet, rest) = after_sheet(operand);
            let sheet = match sheet {
                Some(name) => self.book.sheet(&name)?,
                None => here,
            };
            if let Some(reference) = Reference::parse(rest) {
                let rows = i64::from(at.row) - i64::from(base.row);
                let columns = i64::from(at.column) - i64::from(base.column);
                found.push((sheet, reference.at(rows, columns)));
            } else if let Some(area) = self.column_of_table(rest) {
                found.push(area);
            } else {
                // A sheet's own name hides the workbook's.
                let named = |scope| {
                    let name = rest.to_lowercase();
                    let known =
                        |known: &&super::book::DefinedName| known.sheet == scope && known.name.to_lowercase() == name;
                    self.book.names.iter().find(known)
                };
                let name = named(Some(sheet)).or_else(|| named(None))?;
                let formula = name.formula.trim().trim_start_matches('=').trim();
                // What moves in a name is written for the first cell of a sheet.
                let first = Address { row: 1, column: 1 };
                found.extend(self.areas(formula, sheet, (first, at), steps + 1)?);
            }
            if found.len() > 10_000 {
                return None;
            }
        }
        Some(found)
    }

    /// `Table` or `Table[Column]` (ECMA-376 part 1, 18.17.6.8), the plain forms of structured references.
    fn column_of_table(&self, text: &str) -> Option<(usize, Area)> {
        let (name, caption) = match text.split_once('[') {
            None => (text, None),
            Some((name, rest)) => (name, Some(rest.strip_suffix(']')?)),
        };
        if caption.is_some_and(|caption| caption.contains(['[', ']', '#', '@', '\''])) {
            return None;
        }
        let name = name.to_lowercase();
        let table = self.tables.iter().find(|table| table.name.to_lowercase() == name)?;
        Some((table.sheet, table.body(caption)?))
    }
}

/// The texts of a list that stands in its formula: one quoted text with commas between the choices, each without the
/// blanks around it, or several quoted texts of which each is a choice. Doubled quotes are quotes.
fn texts(formula: &str) -> Option<Vec<String>> {
    let (mut quoted, mut rest) = (Vec::new(), formula);
    loop {
        rest = rest.trim_start().strip_prefix('"')?;
        let mut text = String::new();
        loop {
            let (before, after) = rest.split_once('"')?;
            text.push_str(before);
            match after.strip_prefix('"') {
                Some(doubled) => {
                    text.push('"');
                    rest = doubled;
                }
                None => {
                    rest = after;
                    break;
                }
            }
        }
        quoted.push(text);
        match rest.trim_start().strip_prefix([',', ';']) {
            Some(next) => rest = next,
            None if rest.trim().is_empty() => break,
            None => return None,
        }
    }
    match quoted.as_slice() {
        [only] => Some(only.split(',').map(|choice| choice.trim().to_owned()).collect()),
        _ => Some(quoted),
    }
}

/// The operands of a union: split at commas outside quotes and brackets, parentheses around the whole left away.
fn operands(formula: &str) -> Option<Vec<&str>> {
    let mut formula = formula.trim();
    while let Some(inner) = formula.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        formula = inner.trim();
    }
    let (mut operands, mut begin, mut quoted, mut brackets) = (Vec::new(), 0, false, 0_usize);
    for (at, character) in formula.char_indices() {
        match character {
            '\'' if brackets == 0 => quoted = !quoted,
            _ if quoted => {}
            '[' => brackets += 1,
            ']' => brackets = brackets.checked_sub(1)?,
            // A call, a text or an operator takes calculation.
            '(' | ')' | '"' | '&' | '*' | '/' | '+' | '<' | '>' if brackets == 0 => return None,
            ',' if brackets == 0 => {
                operands.push(formula.get(begin..at)?.trim());
                begin = at + 1;
            }
            _ => {}
        }
    }
    operands.push(formula.get(begin..)?.trim());
    (!quoted && brackets == 0).then_some(operands)
}

/// The sheet's name and what stands behind it, of `Sheet!A1` or `'It''s'!A1`.
fn after_sheet(operand: &str) -> (Option<String>, &str) {
    if let Some(quoted) = operand.strip_prefix('\'') {
        if let Some((name, rest)) = quoted.rsplit_once("'!") {
            return (Some(name.replace("''", "'")), rest);
        }
    } else if let Some((name, rest)) = operand.split_once('!') {
        return (Some(name.to_owned()), rest);
    }
    (None, operand)
}

#[cfg(test)]
mod tests {
    use super::super::book::{DefinedName, SheetPart};
    use super::*;

    fn book() -> Book {
        let sheet = |name: &str| SheetPart { name: name.to_owned(), part: None, hidden: false };
        let name = |name: &str, sheet, formula: &str| DefinedName {
            name: name.to_owned(),
            sheet,
            formula: formula.to_owned(),
        };
        Book {
            part: String::new(),
            sheets: vec![sheet("Answers"), sheet("It's, a list")],
            strings: None,
            styles: None,
            names: vec![
                name("Choices", None, "'It''s, a list'!$A$1:$A$3"),
                name("choices", Some(1), "$B$1"),
                name("Again", None, "=CHOICES"),
                name("Round", None, "Round"),
                name("Moving", None, "Answers!A1"),
            ],
            signed: false,
        }
    }

    fn shown(formula: &str) -> String {
        let book = book();
        match (Lists { book: &book, tables: &[] }).source(
            formula,
            0,
            Address { row: 3, column: 3 },
            Address { row: 4, column: 3 },
        ) {
            None => "none".to_owned(),
            Some(Source::Texts(texts)) => texts.join("|"),
            Some(Source::Areas(areas)) => {
                let shown = areas.iter().map(|(sheet, area)| format!("{sheet}!{}:{}", area.first, area.last));
                shown.collect::<Vec<_>>().join(" ")
            }
        }
    }

    #[test]
    fn texts_stand_between_commas() {
        assert_eq!(shown(r#""Yes, No ,N/A""#), "Yes|No|N/A");
        assert_eq!(shown(r#"="say ""Yes"",No""#), r#"say "Yes"|No"#);
        assert_eq!(shown(r#""Yes, always";"No""#), "Yes, always|No");
        for formula in [r#""Yes"#, r#""Yes"&"No""#, r#""a" "b""#, "\"a\","] {
            assert_eq!(shown(formula), "none", "{formula}");
        }
    }

    #[test]
    fn references_and_names_lead_to_areas() {
        assert_eq!(shown("$A$1:$A$3"), "0!A1:A3");
        assert_eq!(shown("'It''s, a list'!$B:$B"), "1!B1:B1048576");
        assert_eq!(shown("('It''s, a list'!$A$1:$A$2,Answers!$C$4)"), "1!A1:A2 0!C4:C4");
        assert_eq!(shown("A1:$A$3"), "0!A2:A3");
        assert_eq!(shown("choices"), "1!A1:A3");
        assert_eq!(shown("'It''s, a list'!Choices"), "1!B1:B1");
        assert_eq!(shown("Again"), "1!A1:A3");
        assert_eq!(shown("Moving"), "0!C4:C4");
        for formula in ["Round", "Nothing", "Elsewhere!A1", "[1]Answers!$A$1", "OFFSET(A1,0,0)", "#REF!", ""] {
            assert_eq!(shown(formula), "none", "{formula}");
        }
    }
}
