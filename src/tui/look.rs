//! How things look: glyphs with and without Unicode, styles with and without colour. Every standing has a glyph and a
//! word, so that colour is never the only sign.

use std::str::FromStr;

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

use crate::response::decide::Standing;

/// Whose colours are drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// The terminal's own sixteen, which its user chose.
    #[default]
    Terminal,
    /// Colours for a dark background.
    Dark,
    /// Colours for a light background.
    Light,
}

impl FromStr for Theme {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        match name {
            "terminal" => Ok(Self::Terminal),
            "dark" => Ok(Self::Dark),
            "light" => Ok(Self::Light),
            _ => Err("it is terminal, dark or light".to_owned()),
        }
    }
}

/// What a colour is for.
#[derive(Debug, Clone, Copy)]
enum Role {
    Settled,
    Doubtful,
    Wrong,
    Elsewhere,
    Accent,
    Faint,
}

/// How the screen looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Whether there is colour.
    pub colour: bool,
    /// Whether only ASCII is drawn.
    pub ascii: bool,
    /// Whose colours.
    pub theme: Theme,
}

impl Default for Look {
    fn default() -> Self {
        Self { colour: true, ascii: false, theme: Theme::Terminal }
    }
}

impl Look {
    /// The look that the environment asks for: `NO_COLOR` (no-color.org) and a locale without UTF-8.
    #[must_use]
    pub fn of_environment(ascii: bool, theme: Theme) -> Self {
        let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        let colour = set("NO_COLOR").is_none() && std::env::var("TERM").as_deref() != Ok("dumb");
        let locale = set("LC_ALL").or_else(|| set("LC_CTYPE")).or_else(|| set("LANG"));
        let plain = locale.is_some_and(|locale| {
            let locale = locale.to_string_lossy().to_lowercase();
            matches!(locale.as_str(), "c" | "posix")
        });
        Self { colour, ascii: ascii || plain, theme }
    }

    /// The sign of a standing.
    #[must_use]
    pub const fn sign(self, standing: Standing) -> &'static str {
        match (standing, self.ascii) {
            (Standing::Accepted, false) => "●",
            (Standing::Filled, false) => "✓",
            (Standing::Review, false) => "◐",
            (Standing::Unanswered, false) => "○",
            (Standing::HandedOver, false) => "→",
            (Standing::Declined, false) => "–",
            (Standing::Kept, false) => "=",
            (Standing::Skipped, false) => "·",
            (Standing::Awaited, false) => "~",
            (Standing::Accepted, true) => "*",
            (Standing::Filled, true) => "+",
            (Standing::Review, true) => "?",
            (Standing::Unanswered, true) => "o",
            (Standing::HandedOver, true) => ">",
            (Standing::Declined, true) => "-",
            (Standing::Kept, true) => "=",
            (Standing::Skipped, true) => ".",
            (Standing::Awaited, true) => "~",
        }
    }

    /// What fills a standing's part of the bar.
    #[must_use]
    pub const fn fill(self, standing: Standing) -> &'static str {
        match (standing, self.ascii) {
            (Standing::Accepted, false) => "█",
            (Standing::Filled, false) => "▓",
            (Standing::Review, false) => "▒",
            (Standing::Unanswered, false) => "░",
            (Standing::Accepted, true) => "#",
            (Standing::Filled, true) => "+",
            (Standing::Review, true) => "?",
            (Standing::Unanswered, true) => "o",
            (_, false) => "·",
            (_, true) => ".",
        }
    }

    /// The style of a standing.
    #[must_use]
    pub fn standing(self, standing: Standing) -> Style {
        match standing {
            Standing::Accepted => self.coloured(Role::Settled).add_modifier(Modifier::BOLD),
            Standing::Filled => self.coloured(Role::Settled),
            Standing::Review => self.coloured(Role::Doubtful),
            Standing::Unanswered => self.coloured(Role::Wrong),
            Standing::HandedOver => self.coloured(Role::Elsewhere),
            Standing::Declined | Standing::Kept | Standing::Skipped | Standing::Awaited => self.faint(),
        }
    }

    /// The colours of the themes are of the 256 that nearly every terminal has, each at least 4.5 to 1 against black or
    /// white (WCAG 2.2, 1.4.3).
    fn coloured(self, role: Role) -> Style {
        let colour = match (self.theme, role) {
            (Theme::Terminal, Role::Settled) => Color::Green,
            (Theme::Terminal, Role::Doubtful) => Color::Yellow,
            (Theme::Terminal, Role::Wrong) => Color::Red,
            (Theme::Terminal, Role::Elsewhere) => Color::Magenta,
            (Theme::Terminal, Role::Accent) => Color::Cyan,
            (Theme::Terminal, Role::Faint) => return self.faint(),
            (Theme::Dark, Role::Settled) => Color::Indexed(114),
            (Theme::Dark, Role::Doubtful) => Color::Indexed(221),
            (Theme::Dark, Role::Wrong) => Color::Indexed(210),
            (Theme::Dark, Role::Elsewhere) => Color::Indexed(183),
            (Theme::Dark, Role::Accent) => Color::Indexed(80),
            (Theme::Dark, Role::Faint) => Color::Indexed(246),
            (Theme::Light, Role::Settled) => Color::Indexed(22),
            (Theme::Light, Role::Doubtful) => Color::Indexed(94),
            (Theme::Light, Role::Wrong) => Color::Indexed(124),
            (Theme::Light, Role::Elsewhere) => Color::Indexed(90),
            (Theme::Light, Role::Accent) => Color::Indexed(25),
            (Theme::Light, Role::Faint) => Color::Indexed(240),
        };
        if self.colour { Style::new().fg(colour) } else { Style::new() }
    }

    /// What matters most.
    #[must_use]
    pub const fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// What matters least.
    #[must_use]
    pub fn faint(self) -> Style {
        match self.theme {
            Theme::Dark | Theme::Light if self.colour => self.coloured(Role::Faint),
            _ => Style::new().add_modifier(Modifier::DIM),
        }
    }

    /// Headings and keys.
    #[must_use]
    pub fn accent(self) -> Style {
        self.coloured(Role::Accent)
    }

    /// What went wrong.
    #[must_use]
    pub fn fault(self) -> Style {
        self.coloured(Role::Wrong).add_modifier(Modifier::BOLD)
    }

    /// The chosen line of a list, which its marker shows besides.
    #[must_use]
    pub fn chosen_line(self) -> Style {
        match self.theme {
            _ if !self.colour => Style::new().add_modifier(Modifier::BOLD),
            Theme::Terminal => Style::new(),
            Theme::Dark => Style::new().bg(Color::Indexed(236)),
            Theme::Light => Style::new().bg(Color::Indexed(254)),
        }
    }

    /// The chosen cell of a sheet.
    #[must_use]
    pub const fn chosen(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// What marks the chosen line.
    #[must_use]
    pub const fn marker(self) -> &'static str {
        if self.ascii { ">" } else { "▌" }
    }

    /// A text with what ASCII does not have replaced, where only ASCII is drawn.
    #[must_use]
    pub fn text(self, text: &str) -> String {
        if !self.ascii {
            return text.to_owned();
        }
        let plain = |c: char| match c {
            '›' => '>',
            '…' => '~',
            '·' | '•' => '-',
            '—' | '–' => '-',
            '⏎' => '/',
            '→' => '>',
            '▌' | '│' => '|',
            '─' => '-',
            c if c.is_ascii() => c,
            _ => '?',
        };
        text.chars().map(plain).collect()
    }
}
