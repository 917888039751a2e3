//! The home screen: which questionnaire, and where several banks are near, which bank. A list that typing narrows.

use std::io;
use std::path::PathBuf;

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
    /// What it is.
    pub kind: OfferKind,
    /// How it shows: a path.
    pub label: String,
    /// What is known of it ("3 of 40 to decide").
    pub beside: String,
    /// Where it lies.
    pub path: PathBuf,
}

/// What an offer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfferKind {
    /// A questionnaire that was worked on.
    Recent,
    /// A questionnaire near by.
    File,
    /// A bank.
    Bank,
    /// A folder, to look into.
    Folder,
}

impl OfferKind {
    /// The heading of such offers.
    const fn heading(self) -> &'static str {
        match self {
            Self::Recent => "Recent",
            Self::File => "In this folder",
            Self::Bank => "Banks",
            Self::Folder => "Folders",
        }
    }
}

/// The screen's state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// What is to be chosen, in words.
    pub asked: String,
    /// What is said besides: which bank answers, or what went wrong.
    pub besides: String,
    /// All that there is to choose from, the likeliest first.
    pub offers: Vec<Offer>,
    /// What is typed.
    pub typed: String,
    /// The offers that what is typed leaves, the best first.
    pub shown: Vec<Offer>,
    /// The line that is chosen.
    pub cursor: usize,
    /// How it looks.
    pub look: Look,
}

/// How the choice ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// With this offer.
    Chosen(Offer),
    /// With none.
    Left,
}

/// Looks for what lies at a path as it is typed.
pub type LookUp<'a> = &'a dyn Fn(&str) -> Vec<Offer>;

impl Home {
    /// The screen as it first shows.
    #[must_use]
    pub fn new(asked: &str, offers: Vec<Offer>, look: Look) -> Self {
        let shown = offers.iter().take(MOST).cloned().collect();
        Self { asked: asked.to_owned(), besides: String::new(), offers, typed: String::new(), shown, cursor: 0, look }
    }

    /// Leaves the offers that what is typed asks for, the best first; a path is looked up.
    fn narrow(&mut self, look_up: LookUp<'_>) {
        let matcher = SkimMatcherV2::default();
        let typed = self.typed.trim();
        let score = |(at, offer): (usize, &Offer)| Some((-matcher.fuzzy_match(&offer.label, typed)?, at));
        let mut found: Vec<(i64, usize)> = self.offers.iter().enumerate().filter_map(score).collect();
        let mut shown = Vec::new();
        if !typed.is_empty() {
            found.sort_unstable();
            if typed.contains(['/', '\\']) || typed.starts_with('~') {
                shown = look_up(typed);
            }
        }
        let kept = found.into_iter().filter_map(|(_, at)| self.offers.get(at).cloned());
        let unseen: Vec<Offer> = kept.filter(|offer| !shown.iter().any(|known| known.path == offer.path)).collect();
        shown.extend(unseen);
        shown.truncate(MOST);
        self.shown = shown;
        self.cursor = 0;
    }
}

/// Does what a key says; the keys are those of every list.
pub fn update(home: &mut Home, keymap: &Keymap, key: KeyEvent, look_up: LookUp<'_>) -> Option<Ended> {
    let last = home.shown.len().saturating_sub(1);
    match keymap.command(Mode::Choosing, key.into()) {
        Some(Command::Cancel) => return Some(Ended::Left),
        Some(Command::Confirm) => {
            let chosen = home.shown.get(home.cursor).cloned()?;
            if chosen.kind == OfferKind::Folder {
                home.typed = chosen.label;
                home.narrow(look_up);
                return None;
            }
            return Some(Ended::Chosen(chosen));
        }
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
            home.narrow(look_up);
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
        Line::from(vec![
            Span::styled(" vsq  ", look.accent()),
            Span::styled(look.text(&cut(&home.besides, width.saturating_sub(8))), look.faint()),
        ]),
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
    let mut lines = Vec::new();
    let mut chosen_line = 0;
    let mut above = None;
    for (at, offer) in home.shown.iter().enumerate() {
        // What is typed mixes the kinds; until then each has its heading.
        if home.typed.is_empty() && above.replace(offer.kind) != Some(offer.kind) {
            lines.push(Line::styled(format!("  {}", offer.kind.heading()), look.accent()));
        }
        let chosen = at == home.cursor;
        if chosen {
            chosen_line = lines.len();
        }
        let beside = look.text(&cut(&offer.beside, width / 3));
        let label = look.text(&fitted(&offer.label, width.saturating_sub(beside.width() + 6)));
        let style = if chosen { look.strong() } else { ratatui::style::Style::new() };
        lines.push(Line::from(vec![
            Span::styled(if chosen { look.marker() } else { " " }, look.accent()),
            Span::styled(format!(" {label}"), style),
            Span::styled(format!("  {beside}"), look.faint()),
        ]));
    }
    let top = (chosen_line + 1).saturating_sub(room);
    let mut lines: Vec<Line<'_>> = lines.into_iter().skip(top).take(room).collect();
    if home.shown.is_empty() {
        let words =
            if home.typed.is_empty() { "type the path of a questionnaire" } else { "nothing has these letters" };
        lines.push(Line::styled(format!("  {words}"), look.faint()));
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
pub fn choose(mut home: Home, keymap: &Keymap, look_up: LookUp<'_>) -> io::Result<Option<Offer>> {
    let mut taken = Taken::new()?;
    loop {
        taken.screen.draw(|frame| draw(&home, keymap, frame))?;
        let Some(event) = taken.next()? else { return Ok(None) };
        let Happening::Event(Event::Key(key)) = event else { continue };
        if key.kind == KeyEventKind::Release {
            continue;
        }
        match update(&mut home, keymap, key, look_up) {
            Some(Ended::Chosen(offer)) => return Ok(Some(offer)),
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

    fn offer(kind: OfferKind, label: &str) -> Offer {
        Offer { kind, label: label.to_owned(), beside: "3 of 40 to decide".to_owned(), path: PathBuf::from(label) }
    }

    fn home() -> Home {
        let look = Look { colour: false, ..Look::default() };
        let offers = vec![
            offer(OfferKind::Recent, "bank-2026.xlsx"),
            offer(OfferKind::File, "forms/insurer.xlsx"),
            offer(OfferKind::File, "notes.csv"),
            offer(OfferKind::Bank, "answers"),
        ];
        Home { besides: "answers by Lindgren Works".to_owned(), ..Home::new("Which questionnaire?", offers, look) }
    }

    /// A folder with two files and a folder in it.
    fn look_up(typed: &str) -> Vec<Offer> {
        let all =
            [(OfferKind::Folder, "~/sent/"), (OfferKind::File, "~/sent/a.xlsx"), (OfferKind::File, "~/sent/b.xlsx")];
        let below = all.iter().filter(|(_, path)| path.starts_with(typed) && *path != typed);
        below.map(|(kind, path)| offer(*kind, path)).collect()
    }

    fn press(home: &mut Home, keys: &str) -> Option<String> {
        let keymap = Keymap::default();
        let presses = keys.split_whitespace().map(|key| key.parse::<Press>().unwrap().event());
        let ended = presses.map(|key| update(home, &keymap, key, &look_up)).last().flatten()?;
        Some(match ended {
            Ended::Chosen(offer) => offer.label,
            Ended::Left => "left".to_owned(),
        })
    }

    #[test]
    fn typing_parts_of_a_path_finds_it() {
        let mut home = home();
        assert_eq!(press(&mut home, "f i n s enter").as_deref(), Some("forms/insurer.xlsx"));
        assert_eq!(press(&mut home, "ctrl-u down down down down up enter").as_deref(), Some("notes.csv"));
        assert_eq!(press(&mut home, "z z z enter"), None);
        assert_eq!(press(&mut home, "backspace esc").as_deref(), Some("left"));
    }

    #[test]
    fn a_path_that_is_not_listed_is_looked_up_and_a_folder_opens() {
        let mut home = home();
        assert_eq!(press(&mut home, "~ / s enter down enter").as_deref(), Some("~/sent/b.xlsx"));
        assert_eq!(home.typed, "~/sent/");
    }

    #[test]
    fn kinds_have_their_headings_until_something_is_typed() {
        let shown = |home: &Home| {
            let mut terminal = Terminal::new(TestBackend::new(60, 14)).unwrap();
            terminal.draw(|frame| draw(home, &Keymap::default(), frame)).unwrap();
            let screen = terminal.backend().to_string();
            screen.lines().map(|line| format!("{}\n", line.trim_matches('"').trim_end())).collect::<String>()
        };
        let mut home = home();
        insta::assert_snapshot!(shown(&home), @r"
         vsq  answers by Lindgren Works

         Which questionnaire?
         > ▏

          Recent
        ▌ bank-2026.xlsx                         3 of 40 to decide
          In this folder
          forms/insurer.xlsx                     3 of 40 to decide
          notes.csv                              3 of 40 to decide
          Banks
          answers                                3 of 40 to decide

         enter take  esc leave  down down  up up
        ");
        press(&mut home, "n o t");
        insta::assert_snapshot!(shown(&home), @r"
         vsq  answers by Lindgren Works

         Which questionnaire?
         > not▏

        ▌ notes.csv                              3 of 40 to decide







         enter take  esc leave  down down  up up
        ");
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
