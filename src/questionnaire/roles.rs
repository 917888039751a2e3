//! Weighing captions and looks together into a role for each column of a block.

use std::collections::{BTreeMap, BTreeSet};

use crate::workbook::grid::{CellAddress, CellRange, column_letters};

use super::OtherRole;
use super::blocks::Block;
use super::captions::{Role, weight_of};
use super::evidence::{ReplyLook, TextLook, ratio, text_looks};
use super::rectangles::is_wide;
use super::replies::{Field, Found, default_text};
use super::survey::Survey;
use super::texts::is_question;
use super::ticks::tick_columns;
use super::weights::Weights;

/// The columns of a block by role.
#[derive(Debug, Clone, Default)]
pub struct Columns {
    /// Whether there are captions; without them every row must show by itself that it asks.
    pub captioned: bool,
    /// The questions.
    pub question: u32,
    /// Numbers or ids.
    pub number: Option<u32>,
    /// Headings that questions share, outermost first.
    pub sections: Vec<u32>,
    /// Help for who answers.
    pub guidance: Option<u32>,
    /// The reply.
    pub response: Option<u32>,
    /// Tick columns with their captions, in column order.
    pub ticks: Vec<(u32, String)>,
    /// Free text beside the reply.
    pub comment: Option<u32>,
    /// Other parts of an answer, in column order.
    pub others: Vec<(OtherRole, u32)>,
    /// The text that stands in every reply cell before anybody answers.
    pub default: Option<String>,
    /// How the reply column's cells look, for judging single rows.
    pub reply: ReplyLook,
    /// What the replies are about where the same questions are asked of several things; a heading of its own.
    pub about: Option<String>,
    /// Whether the same questions stand in another column too, in another language.
    pub translated: bool,
    /// Why each column has its role.
    pub evidence: Vec<String>,
}

impl Columns {
    /// Takes the column, which looks like this, for the replies.
    fn take_replies(&mut self, column: u32, look: ReplyLook) {
        self.default = default_text(&look);
        self.response = Some(column);
        self.reply = look;
    }

    /// Whether neither the replies nor the ticks are in this column.
    pub(super) fn leaves(&self, column: u32) -> bool {
        self.response != Some(column) && self.ticks.iter().all(|(tick, _)| *tick != column)
    }
}

/// What a block turned out to be.
#[derive(Debug, Clone)]
pub enum Reading {
    /// Questions with places for answers.
    /// More than one of the same questions only where each is asked of several things (a matrix).
    Questions(Vec<Columns>),
    /// Questions, in this column, without any place for an answer.
    NoReply(u32),
    /// Questions, and several columns that could each take the replies.
    Undecided {
        /// The column of the questions.
        question: u32,
        /// The columns that nothing tells apart.
        replies: Vec<u32>,
    },
    /// No questions to answer; the reason, where it is worth telling.
    Nothing(Option<String>),
}

/// Reads a block.
#[must_use]
pub fn read_block(survey: &Survey<'_>, block: &Block<'_>) -> Reading {
    let mut looks = text_looks(survey, &block.rows);
    looks.retain(|column, _| block.holds(*column));
    let weights = Weights::new(block, &looks);
    let mut tick_sets = tick_columns(survey, block);
    tick_sets.retain(|ticks| !ticks.gives_way(survey, &weights));
    let ticks: Vec<(u32, String)> = tick_sets.iter().flat_map(|ticks| ticks.columns.iter().cloned()).collect();
    let number = number_column(survey, &looks, &weights).filter(|at| ticks.iter().all(|(tick, _)| tick != at));
    let Some(question) = question_column(survey, &looks, &weights, number, &ticks) else {
        return Reading::Nothing(None);
    };
    let rows = question_rows(survey, &weights, question);
    if rows.is_empty() {
        return Reading::Nothing(None);
    }
    let asked = looks.get(&question).cloned().unwrap_or_default();
    let captioned = !block.headers.is_empty();
    let mut columns =
        Columns { captioned, question, number: number.filter(|at| *at != question), ticks, ..Columns::default() };
    let field = Field { survey, weights: &weights, rows: &rows, question, number: columns.number, asked: &asked };
    let replies = field.replies(looks.keys().copied());
    let mut matrix = Vec::new();
    match field.response(&replies, &columns.ticks) {
        Found::Mirror => return Reading::Nothing(Some("its answers are formulas: it shows another sheet".to_owned())),
        Found::Several(replies) => return Reading::Undecided { question, replies },
        Found::Columns(found) => {
            let Some((column, others)) = found.split_first() else { return Reading::Nothing(None) };
            let look = replies.get(column).cloned().unwrap_or_default();
            if let Some(reason) = field.why_no_reply(*column, &look) {
                return Reading::Nothing(Some(reason.to_owned()));
            }
            (tick_sets, columns.ticks) = (Vec::new(), Vec::new());
            match field.boxes(&replies).filter(|(boxed, _)| boxed == column) {
                Some(boxes) => columns.ticks.push(boxes),
                None => columns.take_replies(*column, look),
            }
            matrix = others.to_vec();
        }
        Found::None if columns.ticks.is_empty() => columns.ticks.extend(field.boxes(&replies)),
        Found::None => {}
    }
    let reply = &columns.reply;
    let open = reply.share(reply.empty + reply.placeholders).max(reply.share(reply.listed));
    if columns.ticks.is_empty() && open < 0.5 && is_import_template(block) {
        return Reading::Nothing(Some("its captions describe questions to a program: an import template".to_owned()));
    }
    columns.comment = field.comment(&replies, &columns).filter(|column| !matrix.contains(column));
    if columns.response.is_none() && columns.ticks.is_empty() && columns.comment.is_none() {
        let asks = asked.questions >= 2 && asked.share(asked.questions) >= 0.5;
        let listed = asks || weights.of(question, Role::Question) >= 0.9;
        return if listed { Reading::NoReply(question) } else { Reading::Nothing(None) };
    }
    columns.others = field.others(&replies, &columns);
    columns.others.retain(|(_, column)| !matrix.contains(column));
    columns.guidance = guidance_column(&weights, &looks, &columns);
    columns.sections = section_columns(&weights, &looks, &columns);
    columns.translated = looks.iter().any(|(column, look)| {
        *column != question && look.questions * 5 >= look.filled * 3 && look.filled * 10 >= asked.filled * 9
    });
    let about = |column: Option<u32>| column.and_then(|column| weights.caption(column)).map(str::to_owned);
    let further = matrix.iter().map(|column| {
        let mut further = columns.clone();
        further.take_replies(*column, replies.get(column).cloned().unwrap_or_default());
        further.about = about(Some(*column));
        // What is said once for the question is said with its first reply.
        (further.comment, further.others) = (None, Vec::new());
        further
    });
    let mut all: Vec<Columns> = further.collect();
    columns.about = about(columns.response).filter(|_| !all.is_empty());
    if let [first, others @ ..] = tick_sets.as_slice() {
        let further = others.iter().map(|set| {
            let (ticks, about) = (set.columns.clone(), set.about.clone());
            Columns { ticks, about, comment: None, others: Vec::new(), ..columns.clone() }
        });
        all.extend(further);
        (columns.ticks, columns.about) = (first.columns.clone(), first.about.clone());
    }
    all.insert(0, columns);
    for columns in &mut all {
        columns.evidence = told(columns, &weights, &looks);
    }
    Reading::Questions(all)
}

/// Whether captions name fields of a program rather than columns for people.
fn is_import_template(block: &Block<'_>) -> bool {
    let captions = block.headers.iter().flat_map(|header| header.captions.values());
    let mut machine = 0;
    let mut snake = 0;
    for caption in captions {
        machine += usize::from(weight_of(&caption.roles, Role::Machine) >= 0.9);
        let text = caption.text.as_str();
        let is_snake =
            text.contains('_') && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        snake += usize::from(is_snake);
    }
    machine >= 2 || snake >= 2
}

fn number_column(survey: &Survey<'_>, looks: &BTreeMap<u32, TextLook>, weights: &Weights<'_, '_>) -> Option<u32> {
    let mut best: Option<(f32, u32)> = None;
    for (column, look) in looks {
        let identifiers = ratio(look.identifiers, look.filled - look.across);
        let caption = weights.of(*column, Role::Number);
        let against = weights.against(*column, &[Role::Number, Role::Title]);
        let distinct = ratio(look.distinct.len(), look.filled.min(300));
        // Figures in a hidden column more often count something than number the questions.
        let hidden = if survey.is_hidden_column(*column) { 0.5 } else { 0.0 };
        let score = 2.0 * caption + 2.0 * identifiers + distinct
            - 1.5 * (against - caption).max(0.0)
            - hidden
            - 0.01 * *column as f32;
        let is_number = (identifiers >= 0.5 || caption >= 0.9) && look.words <= 6 * look.filled && distinct >= 0.3;
        if is_number && score >= 2.2 && best.is_none_or(|(known, _)| score > known) {
            best = Some((score, *column));
        }
    }
    best.map(|(_, column)| column)
}

fn question_column(
    survey: &Survey<'_>,
    looks: &BTreeMap<u32, TextLook>,
    weights: &Weights<'_, '_>,
    number: Option<u32>,
    ticks: &[(u32, String)],
) -> Option<u32> {
    let mut best: Option<(f32, u32)> = None;
    for (column, look) in looks {
        if ticks.iter().any(|(tick, _)| tick == column) || survey.is_hidden_column(*column) {
            continue;
        }
        let caption = weights
            .of(*column, Role::Question)
            .max(0.5 * weights.of(*column, Role::Description))
            .max(0.35 * weights.of(*column, Role::Title));
        let against = weights.against(*column, &[Role::Question, Role::Description, Role::Title]);
        let questions = look.share(look.questions).max(look.distinct_share(look.distinct_questions));
        let prose = look.share(look.prose);
        let coverage = ratio(look.filled, look.rows);
        let distinct = ratio(look.distinct.len(), look.filled.min(300));
        let score = 3.0 * caption + 2.0 * questions + 0.8 * prose + 0.5 * coverage + 0.4 * distinct
            - 2.5 * (against - caption).max(0.0)
            - 1.5 * look.share(look.identifiers)
            - 1.5 * look.share(look.stances);
        // A column of questions is captioned so, or its texts ask.
        let asks = (caption >= 0.5 && caption + 0.1 >= against)
            || (questions >= 0.4 && look.questions >= 2)
            || (caption > 0.3 && prose >= 0.5);
        if asks && score >= 1.6 && best.is_none_or(|(known, _)| score > known) {
            best = Some((score, *column));
        }
    }
    // The same questions in a second language stand beside the first, which is the one that is cited.
    let first = best.and_then(|(_, column)| {
        let asks = |column: u32| {
            let asked = looks.get(&column).map_or(0.0, |look| look.share(look.questions));
            weights.of(column, Role::Question) >= 0.9 && asked >= 0.6 && !survey.is_hidden_column(column)
        };
        looks.keys().copied().take_while(|other| *other < column).find(|other| asks(column) && asks(*other))
    });
    if first.is_some() {
        return first;
    }
    // Names with a description each: what is asked stands in the description.
    let named = |column: u32| weights.of(column, Role::Title) >= 0.9 && is_name(looks, column);
    let described = best.filter(|(_, column)| named(*column)).and_then(|(_, named)| {
        let describes = |(column, look): &(&u32, &TextLook)| {
            **column != named
                && weights.of(**column, Role::Description) >= 0.55
                && look.words >= 6 * look.filled
                && looks.get(&named).is_some_and(|names| look.filled * 10 >= names.filled * 8)
                && !survey.is_hidden_column(**column)
        };
        looks.iter().find(describes).map(|(column, _)| *column)
    });
    if described.is_some() {
        return described;
    }
    // Sentences under another caption ("Practice", "Area") are what is asked where nothing else is.
    let takes_replies = !ticks.is_empty() || has_response_caption(looks, weights);
    let sentences = best.is_none().then(|| {
        let stated = |(column, look): &(&u32, &TextLook)| {
            let own = weights.of(**column, Role::Section).max(weights.of(**column, Role::Title));
            look.share(look.prose) >= 0.8
                && look.filled * 10 >= look.rows * 8
                && look.distinct.len() * 10 >= look.filled.min(300) * 9
                && weights.against(**column, &[Role::Section, Role::Title]) <= own
                && !survey.is_hidden_column(**column)
        };
        looks.iter().find(stated).map(|(column, _)| *column)
    });
    if let Some(column) = sentences.flatten().filter(|_| takes_replies && number.is_some()) {
        return Some(column);
    }
    // Where there is nothing to read but ids, and a place to answer each, the ids are what is asked.
    let by_number = number.filter(|_| takes_replies);
    best.map(|(_, column)| column).or(by_number)
}

/// Whether a column holds short names rather than questions.
fn is_name(looks: &BTreeMap<u32, TextLook>, column: u32) -> bool {
    looks.get(&column).is_some_and(|look| look.words * 2 < 7 * look.filled && look.questions * 5 < look.filled)
}

fn has_response_caption(looks: &BTreeMap<u32, TextLook>, weights: &Weights<'_, '_>) -> bool {
    let columns: BTreeSet<u32> = weights
        .block
        .headers
        .iter()
        .flat_map(|header| header.captions.keys().copied())
        .chain(looks.keys().copied())
        .collect();
    columns.into_iter().any(|column| weights.of(column, Role::Response) >= 0.7)
}

/// Rows whose question cell shows a text of its own that does not run over the columns of answers.
fn question_rows(survey: &Survey<'_>, weights: &Weights<'_, '_>, question: u32) -> Vec<u32> {
    let answers = |column: u32| weights.of(column, Role::Response).max(weights.of(column, Role::Comment)) >= 0.45;
    let captioned = !weights.block.headers.is_empty();
    let runs_over = |range: &CellRange| {
        let covered = range.first.column + 1..=range.last.column.min(range.first.column + 64);
        is_wide(range) && (!captioned || covered.clone().any(answers) || covered.count() > 3)
    };
    let own = |row: &u32| {
        let at = CellAddress::new(*row, question);
        let text = survey.text(at);
        // Without captions titles and notes are told from questions by what they say.
        (captioned && !text.is_empty() || is_question(text))
            && survey.merge(at).is_none_or(|range| range.first == at && !runs_over(&range))
    };
    weights.block.rows.iter().copied().filter(own).collect()
}

fn guidance_column(weights: &Weights<'_, '_>, looks: &BTreeMap<u32, TextLook>, columns: &Columns) -> Option<u32> {
    let weight = |column: u32| weights.of(column, Role::Guidance).max(0.8 * weights.of(column, Role::Description));
    let free = |column: &u32| {
        *column != columns.question && columns.comment != Some(*column) && columns.response != Some(*column)
    };
    let candidates = looks.keys().copied().filter(free).filter(|column| weight(*column) >= 0.55);
    candidates.max_by(|a, b| weight(*a).total_cmp(&weight(*b)).then(b.cmp(a)))
}

/// Columns of headings: captioned so, or texts that repeat or are merged downwards left of the questions.
fn section_columns(weights: &Weights<'_, '_>, looks: &BTreeMap<u32, TextLook>, columns: &Columns) -> Vec<u32> {
    let mut found: Vec<(usize, u32)> = Vec::new();
    for (column, look) in looks {
        if *column == columns.question || columns.number == Some(*column) || columns.response == Some(*column) {
            continue;
        }
        let caption = weights.of(*column, Role::Section).max(0.9 * weights.of(*column, Role::Title));
        let short = look.words <= 12 * look.filled.max(1);
        let named = caption >= 0.55 && caption >= weights.against(*column, &[Role::Section, Role::Title]) - 0.05;
        if named && short && look.filled > 0 && look.share(look.identifiers) < 0.5 {
            found.push((look.distinct.len(), *column));
        }
    }
    // Right of the questions stand crosswalks too: those columns count only where none stands left.
    if found.iter().any(|(_, column)| *column < columns.question) {
        found.retain(|(_, column)| *column < columns.question);
    }
    found.sort_unstable();
    found.into_iter().map(|(_, column)| column).take(3).collect()
}

fn told(columns: &Columns, weights: &Weights<'_, '_>, looks: &BTreeMap<u32, TextLook>) -> Vec<String> {
    let caption = |column: u32| {
        weights.caption(column).map_or_else(|| "no caption".to_owned(), |text| format!("captioned `{}`", text.trim()))
    };
    let mut lines = Vec::new();
    if let Some(column) = columns.number {
        lines.push(format!("column {}: numbers ({})", column_letters(column), caption(column)));
    }
    let look = looks.get(&columns.question).cloned().unwrap_or_default();
    lines.push(format!(
        "column {}: questions ({}; {} of {} texts ask)",
        column_letters(columns.question),
        caption(columns.question),
        look.questions,
        look.filled
    ));
    for column in &columns.sections {
        lines.push(format!("column {}: sections ({})", column_letters(*column), caption(*column)));
    }
    if let Some(column) = columns.guidance {
        lines.push(format!("column {}: guidance ({})", column_letters(column), caption(column)));
    }
    if let Some(column) = columns.response {
        let look = &columns.reply;
        lines.push(format!(
            "column {}: replies ({}; of {} cells {} listed, {} empty, {} placeholders, {} unlocked)",
            column_letters(column),
            caption(column),
            look.rows,
            look.listed,
            look.empty,
            look.placeholders,
            look.unlocked
        ));
    }
    for (column, text) in &columns.ticks {
        lines.push(format!("column {}: tick for `{}`", column_letters(*column), text.trim()));
    }
    if let Some(column) = columns.comment {
        lines.push(format!("column {}: comments ({})", column_letters(column), caption(column)));
    }
    for (role, column) in &columns.others {
        lines.push(format!("column {}: {} ({})", column_letters(*column), role.name(), caption(*column)));
    }
    lines
}
