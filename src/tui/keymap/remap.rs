//! A person's own keys: a JSON object of command names and keys, laid over the table.

use std::collections::BTreeMap;

use thiserror::Error;

use super::{Keymap, Mode, Press};

/// Why a person's keys are not used.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum RemapError {
    /// It is no JSON object of names and keys.
    #[error("line {line}: {why}")]
    Form {
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        why: String,
    },
    /// There is no such command.
    #[error("line {line}: there is no command `{name}`; docs/keys.md lists them")]
    Unknown {
        /// The line, from 1.
        line: usize,
        /// The name.
        name: String,
    },
    /// A text names no key.
    #[error("line {line}: {why}")]
    NoKey {
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        why: String,
    },
    /// Two commands of one place would share a key.
    #[error("line {line}: `{key}` is bound to `{one}` and to `{other}`")]
    Twice {
        /// The line, from 1.
        line: usize,
        /// The key.
        key: String,
        /// The one command.
        one: &'static str,
        /// The other.
        other: &'static str,
    },
}

impl Keymap {
    /// The shipped keys with a person's own laid over them.
    ///
    /// # Errors
    /// [`RemapError`] with the line, where the text is no such object or two commands would share a key.
    pub fn remapped(text: &str) -> Result<Self, RemapError> {
        let own: BTreeMap<String, Vec<String>> = serde_json::from_str(text)
            .map_err(|error| RemapError::Form { line: error.line(), why: error.to_string() })?;
        let line_of = |name: &str| {
            let quoted = format!("\"{name}\"");
            text.lines().position(|line| line.contains(&quoted)).map_or(1, |at| at + 1)
        };
        let mut keymap = Self::default();
        for (name, keys) in &own {
            let line = line_of(name);
            let bound = keymap.bound.iter_mut().find(|bound| bound.binding.name == name);
            let bound = bound.ok_or_else(|| RemapError::Unknown { line, name: name.chars().take(60).collect() })?;
            let read = keys.iter().map(|key| key.parse::<Press>());
            bound.keys =
                read.collect::<Result<_, _>>().map_err(|error| RemapError::NoKey { line, why: error.to_string() })?;
        }
        keymap.refuse_shared(&own, line_of)?;
        Ok(keymap)
    }

    fn refuse_shared(
        &self,
        own: &BTreeMap<String, Vec<String>>,
        line_of: impl Fn(&str) -> usize,
    ) -> Result<(), RemapError> {
        let mut seen: Vec<(Mode, Press, &'static str)> = Vec::new();
        for bound in &self.bound {
            for key in &bound.keys {
                let (mode, name) = (bound.binding.mode, bound.binding.name);
                if let Some((_, _, one)) = seen.iter().find(|(m, k, _)| *m == mode && k == key) {
                    let line =
                        [name, one].iter().filter(|name| own.contains_key(**name)).map(|name| line_of(name)).max();
                    return Err(RemapError::Twice { line: line.unwrap_or(1), key: key.to_string(), one, other: name });
                }
                seen.push((mode, *key, name));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::action::Command;

    #[test]
    fn own_keys_stand_for_the_shipped_ones() {
        let keymap = Keymap::remapped("{ \"write\": [\"ctrl-w\", \"f5\"] }").unwrap();
        assert_eq!(keymap.command(Mode::Review, "ctrl-w".parse().unwrap()), Some(Command::Write));
        assert_eq!(keymap.command(Mode::Review, "w".parse().unwrap()), None);
    }

    #[test]
    fn a_fault_is_told_with_its_line() {
        let fault = |text: &str| Keymap::remapped(text).unwrap_err().to_string();
        assert_eq!(
            fault("{\n \"write\": [\"z\"],\n \"undo\": [\"a\"]\n}"),
            "line 3: `a` is bound to `accept` and to `undo`"
        );
        assert_eq!(fault("{\n\n \"wirte\": [\"z\"] }"), "line 3: there is no command `wirte`; docs/keys.md lists them");
        assert!(fault("{ \"write\": [\"zz\"] }").starts_with("line 1: `zz` names no key"));
        assert!(fault("{\n \"write\": 3 }").starts_with("line 2: "));
    }
}
