//! The question list: standing as a sign and a word, stance, confidence, number, text.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{plain, put};
use crate::response::decide::Standing;
use crate::stance::Stance;
use crate::tui::state::{Row, State};
use crate::tui::wrap::{cut, fitted};

/// The width of the standing's word.
const WORD: usize = 10;
/// From this width on the words of standing and stance are there; below, the sign alone.
const WORDS_FROM: u16 = 44;

/// Draws the lines that are in view.
pub fn draw(state: &State, frame: &mut Frame<'_>, area: Rect) {
    let shown = state.rows.iter().enumerate().skip(state.top).take(usize::from(area.height));
    let mut lines: Vec<Line<'static>> = shown.map(|(at, row)| plain(state, line(state, at, row, area.width))).collect();
    if state.rows.is_empty() && area.height > 0 {
        lines.push(Line::styled("  no question is shown: choose another filter", state.look.faint()));
    }
    put(frame, area, lines);
}

fn line(state: &State, at: usize, row: &Row, width: u16) -> Line<'static> {
    let look = state.look;
    match row {
        Row::Heading(heading) => {
            Line::styled(format!("  {}", cut(heading, usize::from(width).saturating_sub(3))), look.accent())
        }
        Row::Question(question) => question_line(state, *question, at == state.cursor, width),
    }
}

fn question_line(state: &State, at: usize, chosen: bool, width: u16) -> Line<'static> {
    let look = state.look;
    let standing = state.desk.standing(at);
    let Some(answer) = state.desk.answer(at) else { return Line::default() };
    let number = state.desk.question(at).and_then(|question| question.number.as_deref()).unwrap_or_default();
    let text = state.desk.question(at).map_or("", |question| question.text.as_str());
    let settled = matches!(standing, Standing::Declined | Standing::HandedOver | Standing::Kept | Standing::Skipped);
    let stance = if settled { "" } else { stance_word(answer.proposal.stance, answer.proposal.words.is_some()) };
    let confidence = match standing {
        Standing::Filled | Standing::Review if answer.proposal.words.is_some() => {
            format!("{:>3.0}%", (answer.proposal.confidence * 100.0).floor())
        }
        _ => "    ".to_owned(),
    };
    let marker = if chosen { look.marker() } else { " " };
    let mut head = vec![
        Span::styled(marker, look.accent()),
        Span::styled(format!(" {} ", look.sign(standing)), look.standing(standing)),
    ];
    if width >= WORDS_FROM {
        head.push(Span::styled(fitted(standing.word(), WORD), look.standing(standing)));
        head.push(Span::raw(format!(" {}", fitted(stance, 7))));
        head.push(Span::styled(format!("{confidence}  "), look.faint()));
    } else {
        head.push(Span::raw(format!("{} ", fitted(stance, 4))));
    }
    let used: usize = head.iter().map(Span::width).sum();
    let room = usize::from(width).saturating_sub(used + 1);
    let style = if chosen { look.strong() } else { ratatui::style::Style::new() };
    let words = if number.is_empty() { text.to_owned() } else { format!("{number}  {text}") };
    head.push(Span::styled(fitted(&words, room), style));
    let line = Line::from(head);
    if chosen { line.style(look.chosen_line()) } else { line }
}

fn stance_word(stance: Option<Stance>, has_words: bool) -> &'static str {
    match stance {
        Some(Stance::Yes) => "yes",
        Some(Stance::No) => "no",
        Some(Stance::Partial) => "partial",
        Some(Stance::Planned) => "planned",
        Some(Stance::NotApplicable) => "n/a",
        None if has_words => "text",
        None => "",
    }
}
