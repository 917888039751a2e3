//! What the screen shows and where it stands: plain state, changed by [`super::update`] alone.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::keymap::{Keymap, Mode};
use super::layer::Layer;
use super::look::Look;
use crate::questionnaire::QuestionKind;
use crate::response::alike::Wordbag;
use crate::response::decide::Standing;
use crate::response::desk::Desk;
use crate::response::journal::Earlier;

/// A line of the question list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A heading.
    Heading(String),
    /// A question, by its position.
    Question(usize),
}

/// The order of the question list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// As the sheet has them.
    Sheet,
    /// What is open first, the least probable of it foremost.
    Doubt,
    /// By section.
    Section,
    /// By who answers for the answer.
    Owner,
}

impl Order {
    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Sheet => "sheet order",
            Self::Doubt => "most doubtful first",
            Self::Section => "by section",
            Self::Owner => "by owner",
        }
    }

    /// The order after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Sheet => Self::Doubt,
            Self::Doubt => Self::Section,
            Self::Section => Self::Owner,
            Self::Owner => Self::Sheet,
        }
    }
}

/// Which questions are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filter {
    /// All.
    All,
    /// Those that somebody has to decide.
    Open,
    /// Those that stand so.
    Standing(Standing),
    /// Those of a section.
    Section(String),
    /// Those that someone answers for.
    Owner(String),
    /// Those whose text has these words, in any case.
    Text(String),
}

impl Filter {
    /// What is shown, in words.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::All => "all questions".to_owned(),
            Self::Open => "what is to decide".to_owned(),
            Self::Standing(standing) => standing.word().to_owned(),
            Self::Section(section) => format!("section {section}"),
            Self::Owner(owner) => format!("owner {owner}"),
            Self::Text(text) => format!("containing \"{text}\""),
        }
    }
}

/// A word to the person, below the question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What is said.
    pub text: String,
    /// Whether something went wrong.
    pub fault: bool,
}

/// The screen's state.
#[derive(Debug)]
pub struct State {
    /// The review.
    pub desk: Desk,
    /// What the questionnaire is called on the screen.
    pub title: String,
    /// The keys.
    pub keymap: Keymap,
    /// How it looks.
    pub look: Look,
    /// Whether another instance has the questionnaire.
    pub read_only: bool,
    /// Its place among the questionnaires that are open, from 1, and how many there are.
    pub place: (usize, usize),
    /// The lines of the list.
    pub rows: Vec<Row>,
    /// The line that is chosen, as a position in `rows`.
    pub cursor: usize,
    /// The first line of the list that is shown.
    pub top: usize,
    /// The order of the list.
    pub order: Order,
    /// Which questions it has.
    pub filter: Filter,
    /// How many lines the question's page is scrolled.
    pub scroll: usize,
    /// What lies over the review.
    pub layer: Option<Layer>,
    /// What is said to the person.
    pub message: Option<Message>,
    /// Width and height of the window, in cells.
    pub size: (u16, u16),
    /// The share of the list, in percent, where the person has drawn the divider; else what suits the window.
    pub split: Option<u16>,
    /// Whether the divider is being drawn.
    pub dragging: bool,
    /// Whether the person wants to leave.
    pub leaving: bool,
    /// What is being done meanwhile.
    pub task: Option<Task>,
    /// What was answered before.
    pub earlier: Arc<Earlier>,
    /// The workbook that was handed out last, whose answers are likely to come back.
    pub handed_out: Option<String>,
    /// The question that was decided last and where `=` starts from, though the choice has gone on.
    pub decided_last: Option<usize>,
    /// How many seconds a decision takes this person; `None` before that is known.
    pub pace: Option<u64>,
    /// The words of every question, made when they are first asked for.
    wordbags: OnceLock<Vec<Wordbag>>,
}

/// Something that takes its time, done while the screen goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// What is done: `writing form.completed.xlsx`.
    pub words: String,
    /// How far it is and of how much, where that is known.
    pub reached: Option<(usize, usize)>,
}

impl State {
    /// The review as it first shows.
    #[must_use]
    pub fn new(desk: Desk, title: &str, keymap: Keymap, look: Look, size: (u16, u16)) -> Self {
        let mut state = Self {
            desk,
            title: title.to_owned(),
            keymap,
            look,
            read_only: false,
            place: (1, 1),
            rows: Vec::new(),
            cursor: 0,
            top: 0,
            order: Order::Sheet,
            filter: Filter::All,
            scroll: 0,
            layer: None,
            message: None,
            size,
            split: None,
            dragging: false,
            leaving: false,
            task: None,
            earlier: Arc::default(),
            handed_out: None,
            decided_last: None,
            pace: None,
            wordbags: OnceLock::new(),
        };
        state.arrange(None);
        state
    }

    /// What the keys act on now.
    #[must_use]
    pub fn mode(&self) -> Mode {
        self.layer.as_ref().map_or(Mode::Review, Layer::mode)
    }

    /// The question that is chosen.
    #[must_use]
    pub fn selected(&self) -> Option<usize> {
        match self.rows.get(self.cursor) {
            Some(Row::Question(at)) => Some(*at),
            _ => None,
        }
    }

    /// Says something.
    pub fn say(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), fault: false });
    }

    /// Says that something went wrong.
    pub fn warn(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), fault: true });
    }

    /// The section of a question in one line.
    #[must_use]
    pub fn section(&self, at: usize) -> String {
        self.desk.question(at).map(|question| question.section.join(" › ")).unwrap_or_default()
    }

    /// Who answers for a question: whom it was handed to, else the owner of its answer.
    #[must_use]
    pub fn owner(&self, at: usize) -> Option<&str> {
        self.desk.owner(at)
    }

    /// How many questions stand each way.
    #[must_use]
    pub fn counts(&self) -> BTreeMap<Standing, usize> {
        let mut counts = BTreeMap::new();
        for at in 0..self.desk.len() {
            *counts.entry(self.desk.standing(at)).or_default() += 1;
        }
        counts
    }

    /// The other questions of this questionnaire that ask the same as a text, or nearly, and have the same kind of reply.
    #[must_use]
    pub fn asking_alike(&self, text: &str, kind: QuestionKind) -> Vec<usize> {
        let bags = self.wordbags.get_or_init(|| {
            let text = |at| self.desk.question(at).map_or("", |question| question.text.as_str());
            (0..self.desk.len()).map(|at| Wordbag::of(text(at))).collect()
        });
        let asked = Wordbag::of(text);
        let same_kind = |at: &usize| self.desk.question(*at).is_some_and(|question| question.kind == kind);
        let alike = bags.iter().enumerate().filter(|(_, bag)| bag.is_like(&asked)).map(|(at, _)| at);
        alike.filter(same_kind).collect()
    }

    /// Whether a question is shown.
    fn shows(&self, at: usize) -> bool {
        match &self.filter {
            Filter::All => true,
            Filter::Open => self.desk.standing(at).is_open(),
            Filter::Standing(standing) => self.desk.standing(at) == *standing,
            Filter::Section(section) => self.section(at) == *section,
            Filter::Owner(owner) => self.owner(at) == Some(owner.as_str()),
            Filter::Text(text) => {
                let wanted = text.to_lowercase();
                self.desk.question(at).is_some_and(|question| question.text.to_lowercase().contains(&wanted))
            }
        }
    }

    /// Makes the list anew by order and filter, and chooses `question`, or the nearest to where it stood.
    pub fn arrange(&mut self, question: Option<usize>) {
        let mut shown: Vec<usize> = (0..self.desk.len()).filter(|at| self.shows(*at)).collect();
        match self.order {
            Order::Sheet => {}
            Order::Doubt => shown.sort_by_key(|at| self.doubt(*at)),
            Order::Section => shown.sort_by_cached_key(|at| self.section(*at)),
            Order::Owner => {
                shown.sort_by_cached_key(|at| (self.owner(*at).is_none(), self.owner(*at).map(str::to_owned)))
            }
        }
        let heading = |at: usize| match self.order {
            Order::Sheet | Order::Section => self.section(at),
            Order::Doubt => String::new(),
            Order::Owner => self.owner(at).unwrap_or("nobody named").to_owned(),
        };
        let mut rows = Vec::new();
        let mut above = String::new();
        for at in shown {
            let heading = heading(at);
            if heading != above {
                rows.push(Row::Heading(heading.clone()));
                above = heading;
            }
            rows.push(Row::Question(at));
        }
        self.rows = rows;
        let wanted = question.and_then(|at| self.rows.iter().position(|row| *row == Row::Question(at)));
        self.cursor = wanted.unwrap_or(self.cursor);
        self.settle_cursor();
    }

    /// What is open before what is not, the least probable of each foremost.
    fn doubt(&self, at: usize) -> (bool, i64) {
        let confidence = self.desk.answer(at).map_or(0.0, |answer| answer.proposal.confidence);
        #[allow(clippy::cast_possible_truncation)]
        (!self.desk.standing(at).is_open(), (confidence * 1000.0).round() as i64)
    }

    /// Puts the cursor on a question: the nearest below, else above.
    pub fn settle_cursor(&mut self) {
        let last = self.rows.len().saturating_sub(1);
        self.cursor = self.cursor.min(last);
        let is_question = |at: &usize| matches!(self.rows.get(*at), Some(Row::Question(_)));
        let below = (self.cursor..self.rows.len()).find(is_question);
        let above = (0..self.cursor).rev().find(is_question);
        self.cursor = below.or(above).unwrap_or(0);
    }
}
