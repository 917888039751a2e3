//! The home screen: which questionnaire, and where several banks are near, which bank. A list that typing narrows.

use std::io;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use unicode_width::UnicodeWidthStr;

use super::arrivals::Happening;
use super::keymap::{Keymap, Mode};
use super::look::Look;
use super::terminal::Taken;
use super::wrap::{cut, fitted};
use crate::tui::action::Command;

/// How many lines are kept of what is typed for.
const MOST: usize = 200;

/// What can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What it is: a path.
    pub label: String,
    /// What is known of it ("12 decisions").
    pub beside: String,
}

/// The screen's state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// What is to be chosen, in words.
    pub asked: String,
    /// All that there is to choose from, the likeliest first.
    pub offers: Vec<Offer>,
    /// What is typed.
    pub typed: String,
    /// The offers that what is typed leaves, as positions, the best first.
    pub shown: Vec<usize>,
    /// The line that is chosen.
    pub cursor: usize,
    /// How it looks.
    pub look: Look,
}

/// How the choice ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// With this offer.
    Chosen(usize),
    /// With none.
    Left,
}

impl Home {
    /// The screen as it first shows.
    #[must_use]
    pub fn new(asked: &str, offers: Vec<Offer>, look: Look) -> Self {
        let shown = (0..offers.len()).take(MOST).collect();
        Self { asked: asked.to_owned(), offers, typed: String::new(), shown, cursor: 0, look }
    }

    /// Leaves the offers that what is typed asks for, the best first.
    fn narrow(&mut self) {
        let matcher = SkimMatcherV2::default();
        let typed = self.typed.trim();
        let score = |(at, offer): (usize, &Offer)| Some((-matcher.fuzzy_match(&offer.label, typed)?, at));
        let mut found: Vec<(i64, usize)> = self.offers.iter().enumerate().filter_map(score).collect();
        if !typed.is_empty() {
            found.sort_unstable();
        }
        self.shown = found.into_iter().take(MOST).map(|(_, at)| at).collect();
        self.cursor = 0;
    }
}

/// Does what a key says; the keys are those of every list.
pub fn update(home: &mut Home, keymap: &Keymap, key: KeyEvent) -> Option<Ended> {
    let last = home.shown.len().saturating_sub(1);
    match keymap.command(Mode::Choosing, key.into()) {
        Some(Command::Cancel) => return Some(Ended::Left),
        Some(Command::Confirm) => return home.shown.get(home.cursor).copied().map(Ended::Chosen),
        Some(Command::Down) => home.cursor = (home.cursor + 1).min(last),
        Some(Command::Up) => home.cursor = home.cursor.saturating_sub(1),
        Some(Command::PageDown) => home.cursor = (home.cursor + 10).min(last),
        Some(Command::PageUp) => home.cursor = home.cursor.saturating_sub(10),
        Some(_) => {}
        None => {
            let control = key.modifiers.contains(KeyModifiers::CONTROL);
            match key.code {
                KeyCode::Char('u') if control => home.typed.clear(),
                KeyCode::Char(character) if !control && home.typed.len() < 400 => home.typed.push(character),
                KeyCode::Backspace => _ = home.typed.pop(),
                _ => {}
            }
            home.narrow();
        }
    }
    None
}

/// Draws the screen.
pub fn draw(home: &Home, keymap: &Keymap, frame: &mut Frame<'_>) {
    let look = home.look;
    let [head, body, hints] =
        Layout::vertical([Constraint::Length(5), Constraint::Min(0), Constraint::Length(1)]).areas(frame.area());
    let width = usize::from(frame.area().width);
    let caret = if look.ascii { "_" } else { "▏" };
    let lines = vec![
        Line::styled(" vsq", look.accent()),
        Line::default(),
        Line::styled(format!(" {}", cut(&home.asked, width.saturating_sub(2))), look.strong()),
        Line::from(vec![
            Span::styled(" > ", look.accent()),
            Span::raw(cut(&home.typed, width.saturating_sub(6))),
            Span::styled(caret, look.accent()),
        ]),
    ];
    frame.render_widget(Paragraph::new(lines), head);
    let room = usize::from(body.height).max(1);
    let top = home.cursor.saturating_sub(room - 1);
    let mut lines = Vec::new();
    for (line, at) in home.shown.iter().enumerate().skip(top).take(room) {
        let Some(offer) = home.offers.get(*at) else { continue };
        let chosen = line == home.cursor;
        let beside = look.text(&cut(&offer.beside, width / 3));
        let label = look.text(&fitted(&offer.label, width.saturating_sub(beside.width() + 6)));
        let style = if chosen { look.strong() } else { ratatui::style::Style::new() };
        lines.push(Line::from(vec![
            Span::styled(if chosen { look.marker() } else { " " }, look.accent()),
            Span::styled(format!(" {label}"), style),
            Span::styled(format!("  {beside}"), look.faint()),
        ]));
    }
    if home.shown.is_empty() {
        lines.push(Line::styled("  nothing has these letters", look.faint()));
    }
    frame.render_widget(Paragraph::new(lines), body);
    let mut spans = vec![Span::raw(" ")];
    for bound in keymap.of(Mode::Choosing).filter(|bound| !bound.binding.hint.is_empty()) {
        let Some(key) = bound.keys.first() else { continue };
        spans.push(Span::styled(key.to_string(), look.accent()));
        spans.push(Span::styled(format!(" {}  ", bound.binding.hint), look.faint()));
    }
    frame.render_widget(Line::from(spans), hints);
}

/// Lets the person choose; `None` where they leave.
///
/// # Errors
/// What the terminal says.
pub fn choose(mut home: Home, keymap: &Keymap) -> io::Result<Option<usize>> {
    let mut taken = Taken::new()?;
    loop {
        taken.screen.draw(|frame| draw(&home, keymap, frame))?;
        let Some(event) = taken.next()? else { return Ok(None) };
        let Happening::Event(Event::Key(key)) = event else { continue };
        if key.kind == KeyEventKind::Release {
            continue;
        }
        match update(&mut home, keymap, key) {
            Some(Ended::Chosen(at)) => return Ok(Some(at)),
            Some(Ended::Left) => return Ok(None),
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;

    use super::*;
    use crate::tui::keymap::Press;

    fn home() -> Home {
        let offer = |label: &str| Offer { label: label.to_owned(), beside: "3 decisions".to_owned() };
        let look = Look { colour: false, ascii: false };
        Home::new(
            "Which questionnaire?",
            ["bank-2026.xlsx", "forms/insurer.xlsx", "notes.csv"].map(offer).to_vec(),
            look,
        )
    }

    fn press(home: &mut Home, keys: &str) -> Option<Ended> {
        let keymap = Keymap::default();
        let presses = keys.split_whitespace().map(|key| key.parse::<Press>().unwrap().event());
        presses.map(|key| update(home, &keymap, key)).last().flatten()
    }

    #[test]
    fn typing_parts_of_a_path_finds_it() {
        let mut home = home();
        assert_eq!(press(&mut home, "f i n s enter"), Some(Ended::Chosen(1)));
        assert_eq!(press(&mut home, "ctrl-u down down down up enter"), Some(Ended::Chosen(1)));
        assert_eq!(press(&mut home, "z z z enter"), None);
        assert_eq!(press(&mut home, "backspace esc"), Some(Ended::Left));
    }

    #[test]
    fn no_size_is_too_small() {
        for width in 0..=40 {
            for height in 0..=12 {
                let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
                terminal.draw(|frame| draw(&home(), &Keymap::default(), frame)).unwrap();
            }
        }
    }
}
