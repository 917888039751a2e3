//! The headings that questions stand under: rows of their own, section titles in header rows, category columns.

use crate::workbook::grid::{CellAddress, StyleFacts};

use super::blocks::Block;
use super::captions::{Role, weight_of};
use super::headers::{Caption, Header};
use super::information::{Label, label_of};
use super::language::Lexicon;
use super::rectangles::is_wide;
use super::roles::Columns;
use super::survey::Survey;
use super::texts::{is_identifier, is_question, plain, words};

/// The most headings that stand over each other.
const DEEPEST: usize = 4;
/// The longest heading, in words.
const LONGEST: usize = 14;

/// What a heading looks like; headings that look alike are of one rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rank {
    fill: Option<u32>,
    bold: bool,
    width: u32,
    caption: bool,
}

/// The headings over the current row, outermost first.
#[derive(Debug, Clone, Default)]
pub struct Headings {
    open: Vec<(Rank, String)>,
    /// Whether a question has come since the last heading.
    asked: bool,
}

impl Headings {
    /// A heading comes.
    pub fn heading(&mut self, rank: Rank, text: &str) {
        if let Some(at) = self.open.iter().position(|(known, _)| *known == rank) {
            self.open.truncate(at);
        } else if self.asked && self.open.len() > 1 {
            self.open.pop();
        }
        self.open.push((rank, text.split_whitespace().collect::<Vec<_>>().join(" ")));
        if self.open.len() > DEEPEST {
            self.open.remove(0);
        }
        self.asked = false;
    }

    /// A question comes.
    pub const fn question(&mut self) {
        self.asked = true;
    }

    /// Something comes that is neither heading nor question: before the first question, what stood over it was a title.
    pub fn other(&mut self) {
        if !self.asked && self.open.last().is_some_and(|(rank, _)| !rank.caption) {
            self.open.clear();
        }
    }

    /// The path of headings, outermost first.
    #[must_use]
    pub fn path(&self) -> Vec<String> {
        self.open.iter().map(|(_, text)| text.clone()).collect()
    }
}

fn rank(style: StyleFacts, width: u32, caption: bool) -> Rank {
    Rank { fill: style.fill, bold: style.bold, width, caption }
}

/// The heading that a row is, where it is one: a single short text that does not ask.
#[must_use]
pub fn heading_in<'a>(survey: &Survey<'a>, row: u32) -> Option<(Rank, &'a str)> {
    let cells = &survey.sheet.row(row)?.cells;
    let mut shown = cells.iter().filter(|cell| !cell.text.trim().is_empty() && cell.text.trim() != "0");
    let first = shown.next()?;
    let (number, cell) = match shown.next() {
        // A number and a title.
        Some(second) if is_identifier(&first.text) => (true, second),
        Some(_) => return None,
        None => (false, first),
    };
    let text = cell.text.trim();
    if shown.next().is_some() || words(text) > LONGEST || is_question(text) || is_identifier(text) {
        return None;
    }
    // A label that waits for its fact, a box to tick, and a sentence, are no headings.
    if text.ends_with([':', '：'])
        || text.starts_with(['☐', '□', '☑', '☒'])
        || (text.ends_with(['.', '。']) && words(text) >= 6)
    {
        return None;
    }
    let merge = survey.merge(cell.at);
    let wide = merge.is_some_and(|range| is_wide(&range));
    let marked = cell.style.bold || cell.style.fill.is_some() || wide || number;
    let width = merge.map_or(1, |range| range.last.column - range.first.column + 1);
    // A label beside an empty cell is none, unless it is made to look like a heading.
    let heads = marked || (words(text) <= 8 && label_of(text) == Label::Other);
    heads.then(|| (rank(cell.style, width, false), text))
}

/// Whether a text at the top of a sheet is the document's title rather than a section's.
#[must_use]
pub fn is_document_title(text: &str) -> bool {
    let title = plain(text);
    let words =
        |word: &String| title.split(' ').any(|own| own == word) || (!word.is_ascii() && title.contains(word.as_str()));
    Lexicon::shipped().titles.iter().any(words)
}

/// The section's title in a header row of the block: a text where the column of questions (or one before it) has its
/// caption, and that differs from header to header, or says nothing of questions.
#[must_use]
pub fn title_in_header<'a>(
    survey: &Survey<'a>,
    block: &Block<'_>,
    header: &Header,
    columns: &Columns,
) -> Option<(Rank, &'a str)> {
    let repeated = block.headers.len() > 1;
    let differs = |column: u32, caption: &Caption| {
        let text = |header: &&Header| header.captions.get(&column).map(|caption| caption.text.clone());
        block.headers.iter().any(|other| text(other).as_ref() != Some(&caption.text))
    };
    let names_questions = |caption: &Caption| {
        let weight = |role| weight_of(&caption.roles, role);
        weight(Role::Question).max(weight(Role::Description)).max(weight(Role::Title)).max(weight(Role::Number)) >= 0.45
    };
    let is_title = |(column, caption): &(&u32, &Caption)| {
        if repeated && differs(**column, caption) {
            return true;
        }
        let unsaid = caption.roles.first().is_none_or(|(_, weight)| *weight < 0.3);
        !names_questions(caption)
            && (caption.span > 1 || (unsaid && **column == columns.question && !columns.translated))
    };
    let candidates = header.captions.range(..=columns.question);
    let mut titles = candidates.filter(|(column, caption)| **column == caption.first_column).filter(is_title);
    let (column, caption) = titles.next_back()?;
    let at = survey.anchor(CellAddress::new(header.last, *column));
    let text = survey.text(at);
    (text == caption.text).then(|| (rank(survey.style(at), caption.span, true), text))
}

/// The texts of the category columns that hold for a row, outermost first.
#[derive(Debug, Clone, Default)]
pub struct Categories<'a> {
    /// For each category column its last text, as it stands there and with its blanks mended.
    last: Vec<(&'a str, String)>,
}

impl<'a> Categories<'a> {
    /// The categories of `row`; a blank cell repeats the one above it.
    pub fn at(&mut self, survey: &Survey<'a>, row: u32, columns: &Columns) -> Vec<String> {
        self.last.resize(columns.sections.len(), ("", String::new()));
        for ((known, mended), column) in self.last.iter_mut().zip(&columns.sections) {
            let shown = survey.shown(CellAddress::new(row, *column));
            if !shown.is_empty() && shown != *known {
                *known = shown;
                *mended = shown.split_whitespace().collect::<Vec<_>>().join(" ");
            }
        }
        self.last.iter().map(|(_, mended)| mended).filter(|text| !text.is_empty()).cloned().collect()
    }
}
