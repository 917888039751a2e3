//! Reading a sheet as a layout says.

use crate::workbook::grid::{CellAddress, Sheet, Workbook};

use super::{Layout, Placed, Rows, SheetLayout, Table};
use crate::questionnaire::blocks::Block;
use crate::questionnaire::evidence::reply_look;
use crate::questionnaire::headers::Header;
use crate::questionnaire::replies::default_text;
use crate::questionnaire::roles::Columns;
use crate::questionnaire::survey::Survey;

/// What a layout says of one sheet.
pub struct Applied<'h> {
    /// Its tables with their columns.
    pub tables: Vec<(Block<'h>, Columns)>,
    /// The questions that stand in no table.
    pub placed: Vec<Placed>,
    /// What a person should know.
    pub notes: Vec<String>,
}

/// What the layout says of the sheet; none where it does not name it, or names other captions.
pub fn apply<'h>(layout: &Layout, survey: &Survey<'_>, headers: &'h [Header]) -> Option<Applied<'h>> {
    let sheet = survey.sheet;
    let by_captions = layout.fingerprint.is_none();
    let known = layout.sheets.iter().find(|known| {
        known.names(sheet) && (!by_captions || known.captions.is_empty() || known.caption_row(sheet).is_some())
    })?;
    let mut applied = Applied { tables: Vec::new(), placed: known.questions.clone(), notes: Vec::new() };
    for table in &known.tables {
        if table.response.is_none() && table.comment.is_none() && table.choices.is_empty() {
            applied.notes.push(format!(
                "sheet `{}`: the layout `{}` names no column for replies; add `response` to it",
                sheet.name, layout.name
            ));
            continue;
        }
        applied.tables.push(read_table(survey, headers, known, table, layout));
    }
    Some(applied)
}

fn read_table<'h>(
    survey: &Survey<'_>,
    headers: &'h [Header],
    sheet: &SheetLayout,
    table: &Table,
    layout: &Layout,
) -> (Block<'h>, Columns) {
    let below_captions = sheet.caption_row(survey.sheet).map_or(0, |row| row + 1);
    let rows = table.rows.clone().unwrap_or_else(|| Rows(vec![(below_captions, u32::MAX)]));
    let nearby =
        |header: &&Header| rows.0.iter().any(|(first, last)| header.first <= *last && header.last + 1 >= *first);
    let headers: Vec<&Header> = headers.iter().filter(nearby).collect();
    let in_header = |row: u32| headers.iter().any(|header| header.first <= row && row <= header.last);
    let all = survey.rows().iter().map(|row| row.index);
    let rows: Vec<u32> = all.filter(|row| rows.holds(*row) && !in_header(*row)).collect();
    let asking: Vec<u32> = rows.iter().copied().filter(|row| has_text(survey, *row, table.question.0)).collect();
    let reply = table.response.map(|column| reply_look(survey, &asking, column.0)).unwrap_or_default();
    let columns = Columns {
        captioned: true,
        question: table.question.0,
        number: table.number.map(|column| column.0),
        sections: table.sections.iter().map(|column| column.0).collect(),
        guidance: table.guidance.map(|column| column.0),
        response: table.response.map(|column| column.0),
        ticks: table.choices.iter().map(|(column, text)| (column.0, text.clone())).collect(),
        comment: table.comment.map(|column| column.0),
        others: table.other.iter().map(|(column, role)| (*role, column.0)).collect(),
        about: table.about.clone(),
        default: default_text(&reply),
        reply,
        translated: false,
        evidence: vec![format!("read as the layout `{}` says", layout.name)],
    };
    (Block { headers, rows, span: (0, u32::MAX) }, columns)
}

fn has_text(survey: &Survey<'_>, row: u32, column: u32) -> bool {
    !survey.text(CellAddress::new(row, column)).is_empty()
}

/// The sheets that a layout names and the workbook does not have, each as a sentence.
pub fn missing_sheets(layout: &Layout, workbook: &Workbook) -> Vec<String> {
    let there = |known: &&SheetLayout| workbook.sheets.iter().any(|sheet: &Sheet| known.names(sheet));
    let missing = layout.sheets.iter().filter(|known| !there(known));
    missing
        .map(|known| format!("the layout `{}` names a sheet `{}`, which is not there", layout.name, known.sheet))
        .collect()
}
