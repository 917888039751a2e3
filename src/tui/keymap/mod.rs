//! Keys as data: one table of mode, command, keys and words, and a person's own keys laid over it.

mod press;
mod remap;
mod table;

pub use press::Press;
pub use remap::RemapError;
pub use table::TABLE;

use super::action::Command;

/// What the keys act on: the review itself, or what lies over it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mode {
    /// The review.
    Review,
    /// A list that is narrowed by typing.
    Choosing,
    /// A text of several lines.
    Writing,
    /// A line of text.
    Line,
    /// A question of yes or no.
    Asking,
    /// Accepting everything above a confidence.
    Above,
    /// A page to read.
    Page,
    /// The whole sheet.
    Sheet,
}

impl Mode {
    /// Every mode with its heading in help and documentation.
    pub const ALL: [(Self, &'static str); 8] = [
        (Self::Review, "Review"),
        (Self::Choosing, "In a list that you narrow by typing"),
        (Self::Writing, "While editing the words"),
        (Self::Line, "While typing a line"),
        (Self::Asking, "When asked"),
        (Self::Above, "Accepting above a confidence"),
        (Self::Page, "On a page to read"),
        (Self::Sheet, "On the whole sheet"),
    ];
}

/// One row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding {
    /// Where it holds.
    pub mode: Mode,
    /// What it does.
    pub command: Command,
    /// The keys as they are shipped.
    pub keys: &'static [&'static str],
    /// The name by which a person rebinds it; unique.
    pub name: &'static str,
    /// The word on the hint bar; empty where it is not shown there.
    pub hint: &'static str,
    /// What it does, in a sentence.
    pub about: &'static str,
}

/// A binding with the keys that hold for this person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// The row of the table.
    pub binding: &'static Binding,
    /// Its keys.
    pub keys: Vec<Press>,
}

/// The keys that hold for this person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    bound: Vec<Bound>,
}

impl Default for Keymap {
    /// The keys as they are shipped.
    fn default() -> Self {
        let keys = |binding: &Binding| binding.keys.iter().filter_map(|key| key.parse().ok()).collect();
        Self { bound: TABLE.iter().map(|binding| Bound { binding, keys: keys(binding) }).collect() }
    }
}

impl Keymap {
    /// The command that a key says in a mode.
    #[must_use]
    pub fn command(&self, mode: Mode, press: Press) -> Option<Command> {
        let bound = self.of(mode).find(|bound| bound.keys.contains(&press))?;
        Some(bound.binding.command)
    }

    /// The commands of a mode in the table's order.
    pub fn of(&self, mode: Mode) -> impl Iterator<Item = &Bound> {
        self.bound.iter().filter(move |bound| bound.binding.mode == mode)
    }

    /// The first key of a command of the review, as it is shown.
    #[must_use]
    pub fn key_of(&self, command: Command) -> String {
        let bound = self.of(Mode::Review).find(|bound| bound.binding.command == command);
        bound.and_then(|bound| bound.keys.first()).map(ToString::to_string).unwrap_or_default()
    }

    /// The table as Markdown: the documentation of the keys.
    #[must_use]
    pub fn documentation(&self) -> String {
        let mut page = String::from(
            "# The keys of the review screen\n\nThis page is made from the table that the screen itself works by.\n",
        );
        for (mode, heading) in Mode::ALL {
            page.push_str(&format!("\n## {heading}\n\n| keys | name | what it does |\n|---|---|---|\n"));
            for bound in self.of(mode) {
                let keys: Vec<String> = bound.keys.iter().map(|key| format!("`{key}`")).collect();
                let Binding { name, about, .. } = bound.binding;
                page.push_str(&format!("| {} | `{name}` | {about} |\n", keys.join(" ")));
            }
        }
        page.push_str(
            "\n## Keys of your own\n\nA file `keys.json` in the configuration folder gives a command other keys, by its \
             name:\n\n```json\n{ \"accept\": [\"y\"], \"write\": [\"ctrl-w\"] }\n```\n\nA key that two commands of one \
             place would share is refused with its line.\n",
        );
        page
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    #[test]
    fn every_key_reads_and_none_is_bound_twice() {
        let mut seen: BTreeMap<(Mode, String), &str> = BTreeMap::new();
        for binding in TABLE {
            assert!(!binding.keys.is_empty() && !binding.about.is_empty(), "{}", binding.name);
            for key in binding.keys {
                let press: Press = key.parse().unwrap_or_else(|_| panic!("{key} is no key"));
                assert_eq!(press.to_string(), *key);
                let other = seen.insert((binding.mode, (*key).to_owned()), binding.name);
                assert_eq!(other, None, "{key} of {}", binding.name);
            }
        }
        let names: BTreeSet<&str> = TABLE.iter().map(|binding| binding.name).collect();
        assert_eq!(names.len(), TABLE.len());
    }

    #[test]
    fn the_documentation_is_what_the_table_says() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/keys.md");
        let page = Keymap::default().documentation();
        if std::env::var_os("VSQ_WRITE_DOCS").is_some() {
            std::fs::write(path, &page).unwrap();
        }
        assert!(std::fs::read_to_string(path).unwrap() == page, "VSQ_WRITE_DOCS=1 cargo test makes docs/keys.md anew");
    }

    #[test]
    fn a_key_says_its_command_in_its_mode_alone() {
        let keymap = Keymap::default();
        let press = |key: &str| key.parse::<Press>().unwrap();
        assert_eq!(keymap.command(Mode::Review, press("a")), Some(Command::Accept));
        assert_eq!(keymap.command(Mode::Choosing, press("a")), None);
        assert_eq!(keymap.command(Mode::Review, press("ctrl-a")), None);
        assert_eq!(keymap.key_of(Command::Write), "w");
    }
}
