//! The lines above and below the review: name, progress, message, hints.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::{plain, put};
use crate::response::decide::Standing;
use crate::tui::action::Command;
use crate::tui::layout::parts;
use crate::tui::state::{Filter, Order, State};
use crate::tui::wrap::cut;
use crate::visible;

/// The questionnaire, the bank, the day and what is shown of it.
pub fn title(state: &State, frame: &mut Frame<'_>, area: Rect) {
    let look = state.look;
    let width = usize::from(area.width);
    let subject = &state.desk.subject;
    let mut right = format!("{} · {}", visible::on_one_line(&subject.bank.organisation.name), subject.terms.today);
    if state.place.1 > 1 {
        right = format!("{} of {} · {right}", state.place.0, state.place.1);
    }
    if state.read_only {
        right = format!("READ ONLY · {right}");
    }
    let right = cut(&right, width / 2);
    let name = cut(&state.title, width.saturating_sub(right.width() + 9));
    let gap = width.saturating_sub(right.width() + name.width() + 6);
    let line = Line::from(vec![
        Span::styled(" vsq ", look.accent()),
        Span::styled(name, look.strong()),
        Span::raw(" ".repeat(gap)),
        Span::styled(right, look.faint()),
        Span::raw(" "),
    ]);
    put(frame, area, vec![plain(state, line)]);
}

/// The bar by standing, the counts in words and what is left.
pub fn progress(state: &State, frame: &mut Frame<'_>, area: Rect) {
    let look = state.look;
    let counts = state.counts();
    let total = state.desk.len().max(1);
    let open: usize = counts.iter().filter(|(standing, _)| standing.is_open()).map(|(_, count)| count).sum();
    let left = match open {
        0 => "nothing left to decide".to_owned(),
        open => format!("{open} to decide{}", state.pace.map(|pace| estimate(open, pace)).unwrap_or_default()),
    };
    let width = usize::from(area.width);
    let bar = (width / 4).clamp(0, 40);
    let mut spans = vec![Span::raw(" ")];
    let mut drawn = 0;
    let mut below = 0;
    for standing in Standing::ALL {
        below += counts.get(&standing).copied().unwrap_or(0);
        let to = below * bar / total;
        spans.push(Span::styled(look.fill(standing).repeat(to.saturating_sub(drawn)), look.standing(standing)));
        drawn = drawn.max(to);
    }
    spans.push(Span::raw("  "));
    spans.push(Span::styled(left, look.strong()));
    if let Some(task) = &state.task {
        let reached = task.reached.map(|(done, all)| format!(" {done} of {all}")).unwrap_or_default();
        spans.push(Span::styled(format!("  {}{reached}", task.words), look.accent()));
    }
    for standing in Standing::ALL {
        let Some(count) = counts.get(&standing) else { continue };
        let words = format!("{count} {}", standing.word());
        let used: usize = spans.iter().map(Span::width).sum();
        if used + words.width() + 4 > width {
            break;
        }
        spans.push(Span::styled(format!("  {} ", look.sign(standing)), look.standing(standing)));
        spans.push(Span::raw(words));
    }
    put(frame, area, vec![Line::from(spans)]);
}

/// What is left, in time, at a pace in seconds a decision.
fn estimate(open: usize, pace: u64) -> String {
    let minutes = (u64::try_from(open).unwrap_or(u64::MAX).saturating_mul(pace)).div_ceil(60);
    match minutes {
        0..=1 => ", about a minute".to_owned(),
        2..=90 => format!(", about {minutes} minutes"),
        more => format!(", about {} hours", more.div_ceil(60)),
    }
}

/// The line between list and question, with what the list shows.
pub fn divider(state: &State, frame: &mut Frame<'_>, area: Rect) {
    let look = state.look;
    if area.height > 1 {
        let bar = if look.ascii { " | " } else { " │ " };
        let lines = (0..area.height).map(|_| Line::styled(bar, look.faint())).collect();
        put(frame, area, lines);
        return;
    }
    let words = list_words(state);
    let rule = if look.ascii { "-" } else { "─" };
    let rest = usize::from(area.width).saturating_sub(words.width() + 4);
    let line = Line::styled(format!("{} {words} {}", rule.repeat(2), rule.repeat(rest)), look.faint());
    put(frame, area, vec![plain(state, line)]);
}

/// What the list shows and in which order, in words.
fn list_words(state: &State) -> String {
    let place = state.selected().map_or_else(String::new, |at| format!("{} of {}", at + 1, state.desk.len()));
    let mut parts = vec![place];
    if state.order != Order::Sheet {
        parts.push(state.order.word().to_owned());
    }
    if state.filter != Filter::All {
        parts.push(format!("only {}", visible::shortened(&state.filter.words(), 40)));
    }
    parts.join(" · ")
}

/// What is said to the person.
pub fn message(state: &State, frame: &mut Frame<'_>, area: Rect) {
    let look = state.look;
    let width = usize::from(area.width).saturating_sub(2);
    let line = match &state.message {
        Some(message) if message.fault => Line::styled(format!(" {}", cut(&message.text, width)), look.fault()),
        Some(message) => Line::styled(format!(" {}", cut(&message.text, width)), look.accent()),
        // Where the divider is a line across, it says this already.
        None if parts(state).divider.height <= 1 => Line::default(),
        None => Line::styled(format!(" {}", cut(&list_words(state), width)), look.faint()),
    };
    put(frame, area, vec![plain(state, line)]);
}

/// As many of the mode's keys as fit.
pub fn hints(state: &State, frame: &mut Frame<'_>, area: Rect) {
    let look = state.look;
    let mut spans = vec![Span::raw(" ")];
    for (_, key, hint) in shown_hints(state, area.width) {
        spans.push(Span::styled(key, look.accent()));
        spans.push(Span::styled(hint, look.faint()));
    }
    put(frame, area, vec![plain(state, Line::from(spans))]);
}

/// The hints that fit: the command, its key and its word.
fn shown_hints(state: &State, width: u16) -> Vec<(Command, String, String)> {
    let mut used = 1;
    let mut shown = Vec::new();
    for bound in state.keymap.of(state.mode()).filter(|bound| !bound.binding.hint.is_empty()) {
        let Some(key) = bound.keys.first().map(ToString::to_string) else { continue };
        let hint = format!(" {}  ", bound.binding.hint);
        used += key.width() + hint.width();
        if used > usize::from(width) + 2 {
            break;
        }
        shown.push((bound.binding.command, key, hint));
    }
    shown
}

/// The command whose hint stands at a column of the hint bar.
#[must_use]
pub fn hint_at(state: &State, column: u16) -> Option<Command> {
    let mut right = 1;
    shown_hints(state, state.size.0).into_iter().find_map(|(command, key, hint)| {
        right += key.width() + hint.width();
        (usize::from(column) < right).then_some(command)
    })
}
