//! What is wrong with a bank: every fault with its place and a hint.

use std::fmt;

use serde::Serialize;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The bank cannot be used until it is put right.
    Error,
    /// Worth a look.
    Warning,
}

/// Something found in a bank, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The file, relative to the bank's folder.
    pub file: String,
    /// The line, from 1; 0 where the file as a whole is meant.
    pub line: usize,
    /// The column in characters, from 1; 0 where the line as a whole is meant.
    pub column: usize,
    /// The place within the file's JSON (`[3].evidence[0].title`), or the name of the record that is meant
    /// (`facts.mfa`); empty for the file as a whole.
    pub path: String,
    /// Whether it stops the bank from being used.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
}

impl Finding {
    /// A finding about a file as a whole.
    #[must_use]
    pub fn about_file(
        file: impl Into<String>,
        severity: Severity,
        message: impl Into<String>,
        hint: Option<String>,
    ) -> Self {
        let (file, message) = (file.into(), message.into());
        Self { file, line: 0, column: 0, path: String::new(), severity, message, hint }
    }

    /// The order in which findings are shown: by place, errors first.
    fn order(&self) -> (&str, usize, usize, Severity, &str, &str) {
        (&self.file, self.line, self.column, self.severity, &self.path, &self.message)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        if self.column > 0 {
            write!(f, ":{}", self.column)?;
        }
        if !self.path.is_empty() {
            write!(f, " {}", self.path)?;
        }
        write!(f, ": {}", self.message)?;
        match &self.hint {
            Some(hint) => write!(f, " ({hint})"),
            None => Ok(()),
        }
    }
}

/// Puts findings into the order in which they are shown, each once.
pub(super) fn arrange(findings: &mut Vec<Finding>) {
    findings.sort_by(|one, other| one.order().cmp(&other.order()));
    findings.dedup();
}

/// Every fault of a bank that cannot be used, by file and line. At least one is an error; warnings come along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankFaults {
    /// The findings.
    pub findings: Vec<Finding>,
}

impl fmt::Display for BankFaults {
    /// One line: the first error and how many more there are.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut errors = self.findings.iter().filter(|finding| finding.severity == Severity::Error);
        match errors.next() {
            Some(first) => write!(f, "{first}")?,
            None => write!(f, "the bank cannot be used")?,
        }
        match errors.count() {
            0 => Ok(()),
            more => write!(f, "; and {more} more: `vsq check` lists them"),
        }
    }
}

impl std::error::Error for BankFaults {}

/// A hint is not worth more comparisons than this.
const MOST_COMPARED: usize = 1_000;

/// The nearest of `known` to a misspelt `name`, where one is near enough to be meant.
pub(super) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = (name.chars().count() / 3).clamp(1, 3);
    known
        .into_iter()
        .take(MOST_COMPARED)
        .map(|candidate| (edit_distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

/// The optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.
fn edit_distance(one: &str, other: &str) -> usize {
    const LONGEST: usize = 64;
    let one: Vec<char> = one.chars().take(LONGEST).collect();
    let other: Vec<char> = other.chars().take(LONGEST).collect();
    let mut before: Vec<usize> = Vec::new();
    let mut previous: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, wanted) in other.iter().enumerate() {
            let at = |line: &[usize], place: usize| line.get(place).copied().unwrap_or(usize::MAX - 1);
            let substituted = at(&previous, column) + usize::from(letter != wanted);
            let mut least = substituted.min(at(&previous, column + 1) + 1).min(at(&current, column) + 1);
            let swapped =
                column > 0 && row > 0 && other.get(column - 1) == Some(letter) && one.get(row - 1) == Some(wanted);
            if swapped {
                least = least.min(at(&before, column - 1) + 1);
            }
            current.push(least);
        }
        before = std::mem::replace(&mut previous, current);
    }
    previous.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{edit_distance, nearest};

    #[test]
    fn a_swap_an_insertion_and_a_substitution_each_count_once() {
        assert_eq!(edit_distance("question", "questoin"), 1);
        assert_eq!(edit_distance("question", "questions"), 1);
        assert_eq!(edit_distance("answer", "antwer"), 1);
        assert_eq!(edit_distance("", "abc"), 3);
        assert_eq!(edit_distance("same", "same"), 0);
    }

    #[test]
    fn a_name_far_from_every_known_one_has_no_nearest() {
        assert_eq!(nearest("questons", ["answer", "questions"]), Some("questions"));
        assert_eq!(nearest("colour", ["answer", "questions"]), None);
    }
}
