//! Writing down what was found, as a layout that a person can correct.

use crate::workbook::grid::{Sheet, SheetState, Workbook};

use super::{Column, Layout, Placed, Rows, SCHEMA, SheetLayout, Table, fingerprint};
use crate::questionnaire::QuestionSheet;
use crate::questionnaire::blocks::Block;
use crate::questionnaire::detect::detect;
use crate::questionnaire::headers::headers_of;
use crate::questionnaire::reading::read_sheet;
use crate::questionnaire::roles::{Columns, Reading};
use crate::questionnaire::survey::Survey;

/// The layout of a workbook as it is understood by itself. Where no reply column was found, or several, the table
/// stands in it without one, for a person to add.
#[must_use]
pub fn layout_of(workbook: &Workbook, name: &str) -> Layout {
    let found = detect(workbook);
    let visible = workbook.sheets.iter().zip(&found.sheets).filter(|(sheet, _)| sheet.state == SheetState::Visible);
    let asked = |(sheet, found): (&Sheet, &QuestionSheet)| sheet_layout(sheet, !found.questions.is_empty());
    Layout {
        schema: SCHEMA.to_owned(),
        name: name.to_owned(),
        fingerprint: Some(fingerprint(workbook)),
        detect_other_sheets: false,
        sheets: visible.filter_map(asked).collect(),
    }
}

/// The layout of one sheet; a sheet that only asks who the vendor is stands in it by its name alone.
fn sheet_layout(sheet: &Sheet, asks: bool) -> Option<SheetLayout> {
    let survey = Survey::new(sheet);
    let headers = headers_of(&survey);
    let reading = read_sheet(&survey, &headers);
    let questions = reading.below.iter().map(|question| Placed {
        question: question.cell,
        response: question.answer.response.map(|cell| cell.at),
        comment: question.answer.comment.map(|cell| cell.at),
    });
    let questions: Vec<Placed> = questions.collect();
    let tables = reading.blocks.iter().zip(&reading.readings).flat_map(|(block, reading)| match reading {
        Reading::Questions(columns) => columns.iter().map(|columns| table(block, columns)).collect(),
        Reading::NoReply(question) | Reading::Undecided { question, .. } => {
            vec![table(block, &Columns { question: *question, ..Columns::default() })]
        }
        Reading::Nothing(_) => Vec::new(),
    });
    let tables: Vec<Table> = if questions.is_empty() { tables.collect() } else { Vec::new() };
    let captions = std::collections::BTreeMap::new();
    (asks || !tables.is_empty() || !questions.is_empty()).then(|| SheetLayout {
        sheet: sheet.name.trim().to_owned(),
        captions,
        tables,
        questions,
    })
}

fn table(block: &Block<'_>, columns: &Columns) -> Table {
    Table {
        rows: Some(Rows::of(&block.rows)),
        question: Column(columns.question),
        number: columns.number.map(Column),
        sections: columns.sections.iter().copied().map(Column).collect(),
        guidance: columns.guidance.map(Column),
        response: columns.response.map(Column),
        choices: columns.ticks.iter().map(|(column, text)| (Column(*column), text.clone())).collect(),
        comment: columns.comment.map(Column),
        about: columns.about.clone(),
        other: columns.others.iter().map(|(role, column)| (Column(*column), *role)).collect(),
    }
}
