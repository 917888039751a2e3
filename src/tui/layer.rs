//! What lies over the review while something is asked or shown.

use ratatui_textarea::TextArea;

use super::action::Command;
use super::keymap::Mode;
use super::state::Filter;
use crate::bank::draft::Draft;
use crate::response::decide::Answer;
use crate::stance::Stance;

/// One thing over the review.
#[derive(Debug)]
pub enum Layer {
    /// A list that typing narrows.
    Choosing(Choosing),
    /// A text that is written.
    Writing(Box<Writing>),
    /// A question of yes or no.
    Asking(Asking),
    /// Accepting everything above a confidence.
    Above(Above),
    /// A page to read.
    Page(Page),
    /// The whole sheet.
    Sheet(SheetView),
}

impl Layer {
    /// What the keys act on.
    #[must_use]
    pub fn mode(&self) -> Mode {
        match self {
            Self::Choosing(_) => Mode::Choosing,
            Self::Writing(writing) if writing.what == Wanted::Words => Mode::Writing,
            Self::Writing(_) => Mode::Line,
            Self::Asking(_) => Mode::Asking,
            Self::Above(_) => Mode::Above,
            Self::Page(_) => Mode::Page,
            Self::Sheet(_) => Mode::Sheet,
        }
    }
}

/// What a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Every command.
    Commands,
    /// The questions.
    Questions,
    /// The bank's answers.
    Bank,
    /// Ways to narrow the list.
    Filters,
    /// Stances and choices.
    Stances,
    /// What was answered before.
    Earlier,
    /// Those who have open questions.
    Owners,
}

impl Kind {
    /// The heading of the list.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Commands => "Commands",
            Self::Questions => "Find a question",
            Self::Bank => "Search the bank",
            Self::Filters => "Show only",
            Self::Stances => "Stance",
            Self::Earlier => "Answered before",
            Self::Owners => "Whose open questions are to be handed out",
        }
    }
}

/// A list that typing narrows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choosing {
    /// What it is of.
    pub kind: Kind,
    /// What is typed.
    pub typed: String,
    /// All lines that there are to choose from; empty where they are searched for anew with every key.
    pub all: Vec<Offer>,
    /// The lines that what is typed leaves, the best first.
    pub offers: Vec<Offer>,
    /// The line that is chosen.
    pub cursor: usize,
}

/// One line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What it says.
    pub label: String,
    /// What it says besides, fainter.
    pub beside: String,
    /// What it does.
    pub target: Target,
}

/// What taking a line does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A command.
    Command(Command),
    /// Go to a question.
    Question(usize),
    /// Answer with an entry of the bank and one of its wordings.
    Entry(usize, usize),
    /// Narrow the list.
    Filter(Filter),
    /// Answer with this stance, or prose.
    Stance(Option<Stance>),
    /// Answer with this choice of the sheet's.
    Choice(String, Option<Stance>),
    /// Answer as it was answered before.
    Earlier(Answer),
    /// Hand this person's open questions out.
    Owner(String),
}

/// What a text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// The words of the answer.
    Words,
    /// Why it is left blank.
    Reason,
    /// Who is to answer it, and a note: `Legal: is this in the contract?`.
    Owner,
    /// The workbook whose answers are taken back.
    Returned,
}

/// A text that is written.
#[derive(Debug)]
pub struct Writing {
    /// What it is for.
    pub what: Wanted,
    /// The question it is about.
    pub question: usize,
    /// The text.
    pub area: TextArea<'static>,
}

/// A question of yes or no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    /// What is asked.
    pub question: String,
    /// The particulars.
    pub lines: Vec<String>,
    /// What a yes does.
    pub then: Then,
    /// The first of the particulars that is shown.
    pub top: usize,
}

/// What a yes does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Then {
    /// Replace the completed workbook that is there.
    Replace,
    /// Decide these questions as the chosen one.
    Alike(Alike),
    /// Keep this as a draft control of the bank.
    KeepDraft(Draft),
}

/// Questions that ask the same as one that is decided.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Alike {
    /// The question that is decided.
    pub question: usize,
    /// Those of the same questionnaire.
    pub here: Vec<usize>,
    /// Those of the other questionnaires that are open: the questionnaire's position, and its questions.
    pub elsewhere: Vec<(usize, Vec<usize>)>,
}

/// Accepting everything above a confidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Above {
    /// The confidence, in percent.
    pub percent: u8,
    /// The questions that reach it.
    pub questions: Vec<usize>,
    /// The first that is shown.
    pub top: usize,
}

/// A page to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// What it shows.
    pub what: Reading,
    /// The first line that is shown.
    pub top: usize,
}

/// What a page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// The keys.
    Keys,
    /// Why the answer of this question was chosen.
    Reasons(usize),
}

/// The whole sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SheetView {
    /// The sheet.
    pub sheet: usize,
    /// The chosen cell's row, from zero.
    pub row: u32,
    /// Its column, from zero.
    pub column: u32,
}
