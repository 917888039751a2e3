//! A file of a bank as text with places, and the pieces of its JSON.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::faults::{Finding, Severity};

/// A file of a bank.
#[derive(Debug, Clone)]
pub struct Source {
    /// What messages call it.
    pub name: String,
    /// What it holds, without a byte-order mark.
    pub text: String,
}

/// A piece of a file's JSON with the path to it.
#[derive(Debug, Clone)]
pub struct Node<'a> {
    /// The file.
    pub source: &'a Source,
    /// The JSON text of the piece, within the file's text.
    pub raw: &'a RawValue,
    /// The path to it: `facts.mfa[1]`; empty for the whole file.
    pub path: String,
}

/// Collects findings.
#[derive(Debug, Default)]
pub struct Faults {
    /// What has been found so far.
    pub findings: Vec<Finding>,
}

impl Faults {
    /// Whether an error is among the findings.
    #[must_use]
    pub fn any_error(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// Adds an error about a piece of a file.
    pub fn error(&mut self, node: &Node<'_>, message: impl Into<String>, hint: impl Into<Option<String>>) {
        self.findings.push(node.finding(Severity::Error, message.into(), hint.into()));
    }

    /// Adds a warning about a piece of a file.
    pub fn warning(&mut self, node: &Node<'_>, message: impl Into<String>, hint: impl Into<Option<String>>) {
        self.findings.push(node.finding(Severity::Warning, message.into(), hint.into()));
    }
}

impl Source {
    /// The whole file as one piece; a fault where it is not JSON.
    pub fn root(&self, faults: &mut Faults) -> Option<Node<'_>> {
        match serde_json::from_str::<&RawValue>(&self.text) {
            Ok(raw) => Some(Node { source: self, raw, path: String::new() }),
            Err(error) => {
                faults.findings.push(self.broken(0, &error));
                None
            }
        }
    }

    /// The finding that a part of the text, which begins at byte `start`, is not JSON.
    pub(super) fn broken(&self, start: usize, error: &serde_json::Error) -> Finding {
        let (line, column) = self.line_and_column(start);
        Finding {
            file: self.name.clone(),
            line: line + error.line().saturating_sub(1),
            column: if error.line() <= 1 { column - 1 + error.column() } else { error.column() },
            path: String::new(),
            severity: Severity::Error,
            message: format!("not JSON: {}", without_place(&error.to_string())),
            hint: None,
        }
    }

    /// Line and column (in characters) of a byte of the text, both from 1.
    fn line_and_column(&self, offset: usize) -> (usize, usize) {
        let before = self.text.get(..offset).unwrap_or(&self.text);
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        let column = before.get(line_start..).map_or(0, |line| line.chars().count());
        (before.matches('\n').count() + 1, column + 1)
    }
}

/// serde_json ends its messages with the place, which findings carry apart.
pub(super) fn without_place(message: &str) -> &str {
    message.rsplit_once(" at line ").map_or(message, |(message, _)| message)
}

impl<'a> Node<'a> {
    /// Line and column of the piece, both from 1.
    #[must_use]
    pub fn line_and_column(&self) -> (usize, usize) {
        let start = self.source.text.as_ptr().addr();
        self.source.line_and_column(self.raw.get().as_ptr().addr().saturating_sub(start))
    }

    /// The piece's file and line, for people: `controls.json:12`.
    #[must_use]
    pub fn place(&self) -> String {
        format!("{}:{}", self.source.name, self.line_and_column().0)
    }

    /// A finding about the piece.
    #[must_use]
    pub fn finding(&self, severity: Severity, message: String, hint: Option<String>) -> Finding {
        let (line, column) = self.line_and_column();
        Finding { file: self.source.name.clone(), line, column, path: self.path.clone(), severity, message, hint }
    }

    /// The members of an object in their order, or `None` where the piece is none.
    #[must_use]
    pub fn members(&self) -> Option<Vec<(Cow<'a, str>, Node<'a>)>> {
        let Members(members) = serde_json::from_str(self.raw.get()).ok()?;
        let node = |name: &str, raw| {
            let path = if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) };
            Node { source: self.source, raw, path }
        };
        Some(members.into_iter().map(|(name, raw)| (name.clone(), node(&name, raw))).collect())
    }

    /// The members of an object in their order; a fault where the piece is none, and for each name that stands twice.
    pub fn object(&self, faults: &mut Faults) -> Option<Vec<(Cow<'a, str>, Node<'a>)>> {
        let Some(members) = self.members() else {
            faults.error(self, "an object is needed here", "write { … }".to_owned());
            return None;
        };
        let mut kept: Vec<(Cow<'a, str>, Node<'a>)> = Vec::with_capacity(members.len());
        let mut names = BTreeSet::new();
        for (name, node) in members {
            if names.insert(name.clone()) {
                kept.push((name, node));
            } else {
                faults.error(&node, format!("`{name}` stands twice in one object"), None);
            }
        }
        Some(kept)
    }

    /// The elements of an array in their order, or `None` where the piece is none.
    #[must_use]
    pub fn elements(&self) -> Option<Vec<Node<'a>>> {
        let elements: Vec<&'a RawValue> = serde_json::from_str(self.raw.get()).ok()?;
        let node = |(index, raw)| Node { source: self.source, raw, path: format!("{}[{index}]", self.path) };
        Some(elements.into_iter().enumerate().map(node).collect())
    }

    /// The member of that name.
    #[must_use]
    pub fn member(&self, wanted: &str) -> Option<Node<'a>> {
        self.members()?.into_iter().find(|(name, _)| name == wanted).map(|(_, node)| node)
    }

    /// The member of that name, or the piece itself where there is none: the best place to point at.
    #[must_use]
    pub fn at(&self, wanted: &str) -> Node<'a> {
        self.member(wanted).unwrap_or_else(|| self.clone())
    }
}

/// The members of an object in order, doubles included.
struct Members<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(entry) = map.next_entry::<String, &'de RawValue>()? {
                    members.push((Cow::Owned(entry.0), entry.1));
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}
