//! Sheets drawn as text: a row a line, cells between bars, marks in braces.
//!
//! | mark | meaning |
//! |---|---|
//! | `_` | an empty cell with a border |
//! | `{b}` `{g}` | bold; a fill |
//! | `{u}` | unlocked |
//! | `{f}` | the value is a formula's |
//! | `{l:Yes;No}` | bound by a list; `{l?}` by one that cannot be read |
//! | `{n:200}` | takes at most 200 characters |
//! | `{m:2x3}` | merged over two rows and three columns |
//!
//! A line that begins with `!` is a hidden row; an empty line is an empty row.

use vsq::workbook::grid::{
    Cell, CellAddress, CellKind, CellRange, ColumnSpan, Format, Row, Sheet, SheetState, StyleFacts, Workbook,
};
use vsq::workbook::lists::{ChoiceRule, Demand};

/// A workbook of the sheets.
pub fn workbook(sheets: Vec<Sheet>) -> Workbook {
    Workbook { format: Format::Xlsx, digest: "0".repeat(64), sheets, notes: Vec::new() }
}

/// A sheet drawn as text.
pub fn sheet(name: &str, drawing: &str) -> Sheet {
    let mut sheet = Sheet {
        name: name.to_owned(),
        state: SheetState::Visible,
        protected: false,
        rows: Vec::new(),
        columns: Vec::new(),
        merges: Vec::new(),
        rules: Vec::new(),
        table_headers: Vec::new(),
        rules_known: true,
        default_column_width: 8.43,
    };
    for (index, line) in drawing.trim_matches('\n').lines().enumerate() {
        let index = u32::try_from(index).unwrap();
        let line = line.trim();
        let (hidden, line) = line.strip_prefix('!').map_or((false, line), |rest| (true, rest));
        let mut cells = Vec::new();
        for (column, text) in line.split('|').enumerate() {
            let at = CellAddress::new(index, u32::try_from(column).unwrap());
            cells.extend(cell(&mut sheet, at, text.trim()));
        }
        if !cells.is_empty() {
            sheet.rows.push(Row { index, hidden, style: None, cells });
        }
    }
    sheet
}

fn cell(sheet: &mut Sheet, at: CellAddress, drawn: &str) -> Option<Cell> {
    if drawn.is_empty() {
        return None;
    }
    let mut style = StyleFacts::default();
    let mut formula = false;
    let mut text = drawn;
    while let Some((before, mark)) = text.strip_suffix('}').and_then(|marked| marked.rsplit_once('{')) {
        text = before.trim_end();
        match mark {
            "b" => style.bold = true,
            "g" => style.fill = Some(0x00dd_eeff),
            "u" => style.unlocked = true,
            "f" => formula = true,
            "l?" => rule(sheet, at, Demand::Unresolved("INDIRECT(A1)".to_owned())),
            _ if mark.starts_with("l:") => {
                rule(sheet, at, Demand::OneOf(mark[2..].split(';').map(str::to_owned).collect()));
            }
            _ if mark.starts_with("n:") => rule(sheet, at, Demand::MaxLength(mark[2..].parse().unwrap())),
            _ if mark.starts_with("m:") => {
                let (rows, columns) = mark[2..].split_once('x').unwrap();
                let (rows, columns): (u32, u32) = (rows.parse().unwrap(), columns.parse().unwrap());
                let last = CellAddress::new(at.row + rows - 1, at.column + columns - 1);
                sheet.merges.push(CellRange { first: at, last });
            }
            _ => panic!("no such mark: {mark}"),
        }
    }
    if text == "_" {
        style.bordered = true;
        text = "";
    }
    // A blank that a sender left in a cell.
    let text = if text == "␣" { " " } else { text };
    let text = text.replace('⏎', "\n");
    let kind = if text.is_empty() { CellKind::Empty } else { CellKind::Text };
    Some(Cell { at, text, kind, formula, style })
}

fn rule(sheet: &mut Sheet, at: CellAddress, demand: Demand) {
    sheet.rules.push(ChoiceRule { ranges: vec![CellRange { first: at, last: at }], demand });
}

/// Hides a column.
pub fn hide_column(sheet: &mut Sheet, column: u32) {
    let style = StyleFacts::default();
    sheet.columns.push(ColumnSpan { first: column, last: column, width: Some(0.0), hidden: true, style });
    sheet.columns.sort_by_key(|span| span.first);
}
