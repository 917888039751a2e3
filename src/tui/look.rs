//! How things look: glyphs with and without Unicode, styles with and without colour. Every standing has a glyph and a
//! word, so that colour is never the only sign.

use ratatui::style::{Color, Modifier, Style};

use crate::response::decide::Standing;

/// How the screen looks. The colours are the terminal's own, so that they suit light and dark alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Whether there is colour.
    pub colour: bool,
    /// Whether only ASCII is drawn.
    pub ascii: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self { colour: true, ascii: false }
    }
}

impl Look {
    /// The look that the environment asks for: `NO_COLOR` (no-color.org) and a locale without UTF-8.
    #[must_use]
    pub fn of_environment(ascii: bool) -> Self {
        let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        let colour = set("NO_COLOR").is_none() && std::env::var("TERM").as_deref() != Ok("dumb");
        let locale = set("LC_ALL").or_else(|| set("LC_CTYPE")).or_else(|| set("LANG"));
        let plain = locale.is_some_and(|locale| {
            let locale = locale.to_string_lossy().to_lowercase();
            matches!(locale.as_str(), "c" | "posix")
        });
        Self { colour, ascii: ascii || plain }
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
            Standing::Accepted => self.coloured(Color::Green).add_modifier(Modifier::BOLD),
            Standing::Filled => self.coloured(Color::Green),
            Standing::Review => self.coloured(Color::Yellow),
            Standing::Unanswered => self.coloured(Color::Red),
            Standing::HandedOver => self.coloured(Color::Magenta),
            Standing::Declined | Standing::Kept | Standing::Skipped | Standing::Awaited => self.faint(),
        }
    }

    fn coloured(self, colour: Color) -> Style {
        if self.colour { Style::new().fg(colour) } else { Style::new() }
    }

    /// What matters most.
    #[must_use]
    pub const fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// What matters least.
    #[must_use]
    pub const fn faint(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// Headings and keys.
    #[must_use]
    pub fn accent(self) -> Style {
        self.coloured(Color::Cyan)
    }

    /// What went wrong.
    #[must_use]
    pub fn fault(self) -> Style {
        self.coloured(Color::Red).add_modifier(Modifier::BOLD)
    }

    /// The chosen line of a list, which its marker shows besides.
    #[must_use]
    pub fn chosen_line(self) -> Style {
        if self.colour { Style::new() } else { Style::new().add_modifier(Modifier::BOLD) }
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
