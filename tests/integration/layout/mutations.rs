//! The same workbooks disturbed in ways that senders disturb them: what is found stays the same.

use std::collections::BTreeSet;

use vsq::workbook::grid::{Cell, CellAddress, CellKind, CellRange, Row, Sheet, StyleFacts};

use super::drawn::{hide_column, workbook};
use super::found::found;
use super::{Case, all};

/// Layouts in which the order of the columns is what tells them: forms read from left to right, tables side by side,
/// columns to tick that stand beside each other, data beside its captions, sheets without captions.
const ORDERED: [&str; 27] = [
    "a matrix: each question asked of several sites",
    "header repeated for each section, the section's title in the place of the question's caption",
    "no captions at all, but lists",
    "no captions, a frame beside each question",
    "no captions, only unlocked cells",
    "data one column right of its captions",
    "names of tests, with descriptions and a default in every reply cell",
    "tick columns in one header row",
    "tick columns under a caption that is not merged",
    "choices of a language to tick",
    "how far somebody agrees",
    "how far something is done",
    "points of a scale in the only row of captions",
    "two tables side by side",
    "two languages side by side",
    "Japanese and English side by side",
    "a hidden column of internal comments",
    "information about the vendor above the questions, and who signs",
    "answers below their questions, labelled",
    "headings between the questions",
    "numbered headings between numbered questions",
    "stacked tables of different shape",
    "a risk calculator",
    "the number and title of a section in its captions",
    "a record of labelled rows for each requirement",
    "categories of two levels and circles for answers",
    "instructions and lists beside the questions",
];

/// Other words for the same captions.
const SYNONYMS: [(&str, &str); 16] = [
    ("Question", "Security question"),
    ("Answer", "Vendor reply"),
    ("Response", "Your response"),
    ("Comment", "Remarks (optional)"),
    ("Comments", "Further details"),
    ("Remarks", "Supplier comments"),
    ("ID", "Ref. no."),
    ("No.", "#"),
    ("Ref", "Question ID"),
    ("Requirement", "Security requirement"),
    ("Frage", "Fragestellung"),
    ("Antwort", "Antwort des Anbieters"),
    ("Bemerkung", "Erläuterung"),
    ("Additional information", "Explanation"),
    ("Notes", "Notes / comments"),
    ("Status", "Implementation status"),
];

/// Runs `mutate` on every case it applies to and holds what is found against what was to be found before, its
/// addresses moved along by `moved`.
fn check(what: &str, least: usize, mutate: impl Fn(&mut Case) -> Option<Box<dyn Fn(CellAddress) -> CellAddress>>) {
    let mut faults = Vec::new();
    let mut count = 0;
    for mut case in all() {
        let Some(moved) = mutate(&mut case) else { continue };
        count += 1;
        let wanted: Vec<String> = case.wanted.iter().map(|line| canonical(&relocated(line, &moved))).collect();
        let found: Vec<String> = found(&workbook(case.sheets)).iter().map(|line| canonical(line)).collect();
        if found != wanted {
            let (found, wanted) = (found.join("\n         "), wanted.join("\n         "));
            faults.push(format!("{}\n  found  {found}\n  wanted {wanted}", case.name));
        }
    }
    assert!(faults.is_empty(), "{what}: {} of {count} misread:\n{}", faults.len(), faults.join("\n"));
    assert!(count >= least, "{what} applied to {count} layouts only");
}

/// The line with every address moved.
fn relocated(line: &str, moved: impl Fn(CellAddress) -> CellAddress) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find(|c: char| c.is_ascii_alphanumeric()) {
        let end = rest[at..].find(|c: char| !c.is_ascii_alphanumeric()).map_or(rest.len(), |length| at + length);
        out.push_str(&rest[..at]);
        let word = &rest[at..end];
        let address =
            word.parse::<CellAddress>().ok().filter(|_| word.len() <= 3 && word.starts_with(char::is_uppercase));
        out.push_str(&address.map_or_else(|| word.to_owned(), |address| moved(address).to_string()));
        rest = &rest[end..];
    }
    out + rest
}

/// The line with choices and other parts in an order that does not hang on the columns'.
fn canonical(line: &str) -> String {
    let (head, rest) = line.split_once(" -> ").unwrap_or((line, ""));
    let (choices, rest) = match rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((choices, rest)) => (choices.split(", ").collect::<BTreeSet<_>>(), rest),
        None => (BTreeSet::new(), rest),
    };
    let parts: BTreeSet<&str> = rest.split(' ').filter(|part| part.contains('=')).collect();
    let plain: Vec<&str> = rest.split(' ').filter(|part| !part.contains('=') && !part.is_empty()).collect();
    format!("{head} -> {choices:?} {plain:?} {parts:?}")
}

fn widest(sheet: &Sheet) -> u32 {
    let cells = sheet.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.at.column);
    cells.chain(sheet.merges.iter().map(|range| range.last.column)).max().unwrap_or(0) + 1
}

/// Moves everything on the sheet.
fn relocate(sheet: &mut Sheet, moved: impl Fn(CellAddress) -> CellAddress) {
    let range = |range: &CellRange| CellRange { first: moved(range.first), last: moved(range.last) };
    for row in &mut sheet.rows {
        row.index = moved(CellAddress::new(row.index, 0)).row;
        for cell in &mut row.cells {
            cell.at = moved(cell.at);
        }
        row.cells.sort_by_key(|cell| cell.at.column);
    }
    sheet.merges = sheet.merges.iter().map(range).collect();
    for rule in &mut sheet.rules {
        rule.ranges = rule.ranges.iter().map(range).collect();
    }
    for span in &mut sheet.columns {
        let column = moved(CellAddress::new(0, span.first)).column;
        (span.first, span.last) = (column, column);
    }
    sheet.columns.sort_by_key(|span| span.first);
}

fn text_cell(at: CellAddress, text: &str) -> Cell {
    Cell { at, text: text.to_owned(), kind: CellKind::Text, formula: false, style: StyleFacts::default() }
}

#[test]
fn columns_may_stand_in_any_order() {
    for turn in [1, 2, 3] {
        check("shuffled columns", 20, |case| {
            let wide = case
                .sheets
                .iter()
                .any(|sheet| sheet.merges.iter().any(|range| range.first.column != range.last.column));
            if wide || ORDERED.contains(&case.name) || case.sheets.len() > 1 {
                return None;
            }
            let width = widest(&case.sheets[0]);
            let turned = move |column: u32| if turn == 3 { width - 1 - column } else { (column + turn) % width };
            let moved = move |at: CellAddress| {
                CellAddress::new(at.row, if at.column < width { turned(at.column) } else { at.column })
            };
            case.sheets.iter_mut().for_each(|sheet| relocate(sheet, moved));
            Some(Box::new(moved))
        });
    }
}

#[test]
fn titles_may_stand_above() {
    check("titles inserted", 40, |case| {
        let moved = |at: CellAddress| CellAddress::new(at.row + 4, at.column);
        for sheet in &mut case.sheets {
            relocate(sheet, moved);
            let note =
                "Thank you for taking the time to answer. Send your response to the address in the covering letter.";
            for (row, text) in [(2, note), (0, "Third party risk questionnaire 2024")] {
                let cells = vec![text_cell(CellAddress::new(row, 0), text)];
                sheet.rows.insert(0, Row { index: row, hidden: false, style: None, cells });
            }
        }
        Some(Box::new(moved))
    });
}

#[test]
fn captions_may_be_said_in_other_words() {
    check("captions renamed", 25, |case| {
        let mut renamed = false;
        for cell in case.sheets.iter_mut().flat_map(|sheet| &mut sheet.rows).flat_map(|row| &mut row.cells) {
            if let Some((_, other)) = SYNONYMS.iter().find(|(word, _)| *word == cell.text) {
                (*other).clone_into(&mut cell.text);
                renamed = true;
            }
        }
        renamed.then(|| Box::new(|at| at) as Box<dyn Fn(CellAddress) -> CellAddress>)
    });
}

#[test]
fn headers_may_be_split_over_two_rows() {
    check("headers split", 12, |case| {
        // Where replies and comments are captioned side by side in one row, they go under a caption of their own.
        let [sheet] = case.sheets.as_mut_slice() else { return None };
        let pairs = ["Answer", "Response", "Antwort", "Réponse", "Svar", "Status", "Maturity", "回答"];
        let header =
            sheet.rows.iter().position(|row| row.cells.iter().any(|cell| pairs.contains(&cell.text.as_str())))?;
        let index = sheet.rows[header].index;
        let reply = sheet.rows[header].cells.iter().find(|cell| pairs.contains(&cell.text.as_str()))?.at.column;
        let comment = sheet.rows[header].cells.iter().find(|cell| cell.at.column == reply + 1)?.at.column;
        let headers = sheet.rows.iter().filter(|row| row.cells.iter().any(|cell| pairs.contains(&cell.text.as_str())));
        let first = sheet.rows[header].cells.first()?.at.column;
        if headers.count() > 1 || first >= reply || !sheet.merges.iter().all(|range| range.first.row > index) {
            return None;
        }
        if sheet.rows[header].cells.iter().filter(|cell| cell.text == "Response").count() > 1 {
            return None;
        }
        let moved =
            move |at: CellAddress| CellAddress::new(if at.row > index { at.row + 1 } else { at.row }, at.column);
        relocate(sheet, moved);
        let below = index + 1;
        let mut lower = Vec::new();
        for cell in &mut sheet.rows[header].cells {
            if cell.at.column == reply || cell.at.column == comment {
                let text = if cell.at.column == reply { "Supplier" } else { "" };
                let caption = std::mem::replace(&mut cell.text, text.to_owned());
                lower.push(text_cell(CellAddress::new(below, cell.at.column), &caption));
            } else {
                let last = CellAddress::new(below, cell.at.column);
                sheet.merges.push(CellRange { first: cell.at, last });
            }
        }
        let first = CellAddress::new(index, reply);
        sheet.merges.push(CellRange { first, last: CellAddress::new(index, comment) });
        sheet.rows.insert(header + 1, Row { index: below, hidden: false, style: None, cells: lower });
        Some(Box::new(moved))
    });
}

#[test]
fn columns_without_questions_or_replies_may_be_hidden() {
    check("columns hidden", 25, |case| {
        let [sheet] = case.sheets.as_mut_slice() else { return None };
        let mut used = BTreeSet::new();
        for line in &case.wanted {
            for word in line.split(|c: char| !c.is_ascii_alphanumeric()) {
                used.extend(word.parse::<CellAddress>().ok().map(|at| at.column));
            }
        }
        let unused: Vec<u32> = (0..widest(sheet)).filter(|column| !used.contains(column)).collect();
        for column in &unused {
            hide_column(sheet, *column);
        }
        (!unused.is_empty()).then(|| Box::new(|at| at) as Box<dyn Fn(CellAddress) -> CellAddress>)
    });
}
