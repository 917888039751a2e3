//! Small workbooks, one for each way that questionnaires are laid out and each that only looks like one: what is found
//! in them is held against what should be, cell by cell.

mod answers;
mod captions;
mod drawn;
mod forms;
mod found;
mod hostile;
mod languages;
mod mutations;
mod remembered;
mod scales;
mod sectors;
mod senders;
mod tables;
mod traps;
mod twin;

use vsq::workbook::grid::Sheet;

/// A small workbook and what is to be found in it.
pub struct Case {
    /// The layout it stands for.
    pub name: &'static str,
    /// The sheets.
    pub sheets: Vec<Sheet>,
    /// A line for each question, as [`found::found`] writes it.
    pub wanted: Vec<String>,
}

/// A case of one sheet named `Q`.
fn case(name: &'static str, drawing: &str, wanted: &[&'static str]) -> Case {
    Case { name, sheets: vec![drawn::sheet("Q", drawing)], wanted: lines(wanted) }
}

/// The lines as they are compared.
fn lines(wanted: &[&str]) -> Vec<String> {
    wanted.iter().map(|line| (*line).to_owned()).collect()
}

/// Every case.
fn all() -> Vec<Case> {
    [
        captions::cases(),
        tables::cases(),
        answers::cases(),
        forms::cases(),
        traps::cases(),
        languages::cases(),
        scales::cases(),
        sectors::cases(),
        senders::cases(),
        twin::cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[test]
fn every_layout_is_read_cell_by_cell() {
    let mut faults = Vec::new();
    let cases = all();
    assert!(cases.len() >= 40, "{} layouts", cases.len());
    for case in cases {
        let found = found::found(&drawn::workbook(case.sheets));
        if found != case.wanted {
            faults.push(format!(
                "{}\n  found  {}\n  wanted {}",
                case.name,
                found.join("\n         "),
                case.wanted.join("\n         ")
            ));
        }
    }
    assert!(faults.is_empty(), "{} layouts misread:\n{}", faults.len(), faults.join("\n"));
}
