//! What each column of a block looks like: the evidence that roles are weighed by.

use std::collections::{BTreeMap, BTreeSet};

use crate::workbook::grid::{CellAddress, CellKind};

use super::rectangles::is_wide;
use super::survey::{Listed, Survey};
use super::texts::{is_blank, is_identifier, is_mark, is_placeholder, is_question, words};
use super::vocabulary::stance_of;

/// The most rows that a column is judged by; more are looked at evenly.
const SAMPLE: usize = 600;
/// The most different texts that are told apart.
const MOST_TEXTS: usize = 400;

/// What the texts of a column look like, over the rows that hold a text anywhere.
#[derive(Debug, Clone, Default)]
pub struct TextLook {
    /// Cells with a text of their own.
    pub filled: usize,
    /// Of these, questions and requests.
    pub questions: usize,
    /// Of these, texts of five words or more.
    pub prose: usize,
    /// Of these, numbers and ids.
    pub identifiers: usize,
    /// Of these, texts that mean a stance.
    pub stances: usize,
    /// Of these, texts that are no numbers and run over the next columns: headings and notes.
    pub across: usize,
    /// Words altogether.
    pub words: usize,
    /// Different texts.
    pub distinct: BTreeSet<String>,
    /// Of the different texts, questions and requests.
    pub distinct_questions: usize,
    /// Rows that the column was looked at in.
    pub rows: usize,
}

impl TextLook {
    /// `part` of the filled cells, from 0 to 1.
    #[must_use]
    pub fn share(&self, part: usize) -> f32 {
        ratio(part, self.filled)
    }

    /// `part` of the different texts, from 0 to 1.
    #[must_use]
    pub fn distinct_share(&self, part: usize) -> f32 {
        ratio(part, self.distinct.len())
    }
}

/// `part / whole` from 0 to 1; 0 of nothing.
#[must_use]
pub fn ratio(part: usize, whole: usize) -> f32 {
    if whole == 0 { 0.0 } else { part as f32 / whole as f32 }
}

/// Every `n`th of the rows so that at most [`SAMPLE`] are looked at.
pub fn sampled(rows: &[u32]) -> impl Iterator<Item = u32> + '_ {
    rows.iter().step_by(rows.len().div_ceil(SAMPLE).max(1)).copied()
}

/// The look of every column over the rows.
#[must_use]
pub fn text_looks(survey: &Survey<'_>, rows: &[u32]) -> BTreeMap<u32, TextLook> {
    let mut looks: BTreeMap<u32, TextLook> = BTreeMap::new();
    let mut count = 0;
    for index in sampled(rows) {
        let Some(row) = survey.sheet.row(index) else { continue };
        count += 1;
        for cell in &row.cells {
            let text = cell.text.trim();
            if text.is_empty() {
                continue;
            }
            let look = looks.entry(cell.at.column).or_default();
            let long = words(text);
            look.filled += 1;
            look.words += long;
            look.questions += usize::from(is_question(text));
            look.prose += usize::from(long >= 5);
            let identifier = is_identifier(text);
            look.identifiers += usize::from(identifier);
            look.across += usize::from(!identifier && survey.merge(cell.at).is_some_and(|range| is_wide(&range)));
            look.stances += usize::from(stance_of(text).is_some());
            if look.distinct.len() < MOST_TEXTS && look.distinct.insert(text.chars().take(160).collect()) {
                look.distinct_questions += usize::from(is_question(text));
            }
        }
    }
    for look in looks.values_mut() {
        look.rows = count;
    }
    looks
}

/// What the cells of a column look like beside the questions, as cells that a reply might go to.
#[derive(Debug, Clone, Default)]
pub struct ReplyLook {
    /// Questions that were looked at.
    pub rows: usize,
    /// Cells that are bound by a list.
    pub listed: usize,
    /// Cells whose list tells yes from no.
    pub reply_listed: usize,
    /// Cells that hold nothing, or blanks.
    pub empty: usize,
    /// Cells that hold a placeholder.
    pub placeholders: usize,
    /// Cells that hold a formula.
    pub formulas: usize,
    /// Cells that are left unlocked.
    pub unlocked: usize,
    /// Cells whose text means a stance.
    pub stances: usize,
    /// Cells that hold a tick.
    pub marks: usize,
    /// Cells that belong to a merge beginning in another column.
    pub swallowed: usize,
    /// Cells that belong to a merge beginning in a row above.
    pub hanging: usize,
    /// Cells with a border or a fill.
    pub framed: usize,
    /// Cells that hold text of five words or more.
    pub prose: usize,
    /// Cells that hold a number or an id.
    pub identifiers: usize,
    /// How often each text occurs.
    pub texts: BTreeMap<String, usize>,
    /// Whether a person sees the column.
    pub hidden: bool,
}

impl ReplyLook {
    /// `part` of all cells, from 0 to 1.
    #[must_use]
    pub fn share(&self, part: usize) -> f32 {
        ratio(part, self.rows)
    }

    /// Cells that hold a text, placeholders among them.
    #[must_use]
    pub fn filled(&self) -> usize {
        self.texts.values().sum()
    }

    /// Whether answers could be written: a person sees the column, and it is neither formulas nor part of others.
    #[must_use]
    pub fn is_writable(&self) -> bool {
        !self.hidden && self.share(self.formulas) <= 0.5 && self.share(self.swallowed) <= 0.8
    }

    /// The text that stands in nearly all cells, where there is one and there are cells enough to tell.
    #[must_use]
    pub fn constant(&self) -> Option<&str> {
        let (text, count) = self.texts.iter().max_by_key(|(_, count)| **count)?;
        (*count >= 4 && *count * 10 >= self.rows * 9).then_some(text.as_str())
    }
}

/// How the cells of `column` look beside the questions in `rows`.
#[must_use]
pub fn reply_look(survey: &Survey<'_>, rows: &[u32], column: u32) -> ReplyLook {
    let mut look = ReplyLook { hidden: survey.is_hidden_column(column), ..ReplyLook::default() };
    for row in sampled(rows) {
        let at = CellAddress::new(row, column);
        look.rows += 1;
        if let Some(range) = survey.merge(at) {
            if range.first.column != column {
                look.swallowed += 1;
                continue;
            }
            if range.first.row != row {
                look.hanging += 1;
                continue;
            }
        }
        match survey.list(at) {
            Listed::OneOf(list) => {
                look.listed += 1;
                look.reply_listed += usize::from(list.takes_reply);
            }
            Listed::Unknown => look.listed += 1,
            Listed::Free => {}
        }
        let style = survey.style(at);
        look.unlocked += usize::from(style.unlocked);
        look.framed += usize::from(style.bordered || style.fill.is_some());
        let Some(cell) = survey.cell(at).filter(|cell| cell.kind != CellKind::Empty || cell.formula) else {
            look.empty += 1;
            continue;
        };
        if cell.formula {
            look.formulas += 1;
        }
        if is_blank(&cell.text) {
            look.empty += usize::from(!cell.formula);
            continue;
        }
        let text = cell.text.trim();
        look.placeholders += usize::from(is_placeholder(text));
        look.stances += usize::from(stance_of(text).is_some());
        look.marks += usize::from(is_mark(text));
        look.prose += usize::from(words(text) >= 5);
        look.identifiers += usize::from(is_identifier(text));
        if look.texts.len() < MOST_TEXTS || look.texts.contains_key(text) {
            *look.texts.entry(text.chars().take(160).collect()).or_insert(0) += 1;
        }
    }
    look
}
