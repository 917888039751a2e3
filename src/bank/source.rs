//! A file of a bank as text with places, and the pieces of its JSON.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::faults::{Finding, Severity, arrange};

/// A file of a bank.
#[derive(Debug, Clone)]
pub struct Source {
    /// What messages call it.
    pub name: String,
    /// What it holds, without a byte-order mark.
    pub text: String,
    /// The bytes at which its lines begin.
    lines: Vec<usize>,
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
    /// How much was found beyond what is listed.
    unlisted: usize,
}

/// The most findings that are listed: who has more has another problem than any one of them.
const MOST_FINDINGS: usize = 1_000;

impl Faults {
    /// Whether an error is among the findings.
    #[must_use]
    pub fn any_error(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// Adds an error about a piece of a file.
    pub fn error(&mut self, node: &Node<'_>, message: impl Into<String>, hint: impl Into<Option<String>>) {
        if self.has_room() {
            self.push(node.finding(Severity::Error, message.into(), hint.into()));
        }
    }

    /// Adds a warning about a piece of a file.
    pub fn warning(&mut self, node: &Node<'_>, message: impl Into<String>, hint: impl Into<Option<String>>) {
        if self.has_room() {
            self.push(node.finding(Severity::Warning, message.into(), hint.into()));
        }
    }

    /// Adds a finding.
    pub fn push(&mut self, finding: Finding) {
        if self.has_room() {
            self.findings.push(finding);
        }
    }

    /// Whether one more is listed. To find a place takes time, which is spared where it is not.
    fn has_room(&mut self) -> bool {
        let room = self.findings.len() < MOST_FINDINGS;
        self.unlisted += usize::from(!room);
        room
    }

    /// The findings by place; where there were more than are listed, the last one says so.
    #[must_use]
    pub fn arranged(mut self) -> Vec<Finding> {
        arrange(&mut self.findings);
        if self.unlisted > 0 {
            let message = format!("only the first {MOST_FINDINGS} findings are listed");
            self.findings.push(Finding::about_file("", Severity::Error, message, None));
        }
        self.findings
    }
}

impl Source {
    /// A file of that name with that text.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let (name, mut text) = (name.into(), text.into());
        if text.starts_with('\u{feff}') {
            text.remove(0);
        }
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let lines = std::iter::once(0).chain(ends.map(|(end, _)| end + 1)).collect();
        Self { name, text, lines }
    }

    /// The whole file as one piece; a fault where it is not JSON.
    pub fn root(&self, faults: &mut Faults) -> Option<Node<'_>> {
        match serde_json::from_str::<&RawValue>(&self.text) {
            Ok(raw) => Some(Node { source: self, raw, path: String::new() }),
            Err(error) => {
                faults.push(self.broken(0, &error));
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

    /// The line of a byte of the text, from 1.
    fn line(&self, offset: usize) -> usize {
        self.lines.partition_point(|start| *start <= offset).max(1)
    }

    /// Line and column (in characters) of a byte of the text, both from 1.
    fn line_and_column(&self, offset: usize) -> (usize, usize) {
        let line = self.line(offset);
        let start = self.lines.get(line - 1).copied().unwrap_or(0);
        let column = self.text.get(start..offset).map_or(0, |before| before.chars().count());
        (line, column + 1)
    }
}

/// serde_json ends its messages with the place, which findings carry apart.
pub(super) fn without_place(message: &str) -> &str {
    let is_place = |place: &str| {
        place
            .split_once(" column ")
            .is_some_and(|(line, column)| line.parse::<u64>().and(column.parse::<u64>()).is_ok())
    };
    match message.rsplit_once(" at line ") {
        Some((message, place)) if is_place(place) => message,
        _ => message,
    }
}

impl<'a> Node<'a> {
    /// The byte of the file's text at which the piece begins.
    fn offset(&self) -> usize {
        self.raw.get().as_ptr().addr().saturating_sub(self.source.text.as_ptr().addr())
    }

    /// The piece's file and line, for people: `controls.json:12`.
    #[must_use]
    pub fn place(&self) -> String {
        format!("{}:{}", self.source.name, self.source.line(self.offset()))
    }

    /// A finding about the piece.
    #[must_use]
    pub fn finding(&self, severity: Severity, message: String, hint: Option<String>) -> Finding {
        let (line, column) = self.source.line_and_column(self.offset());
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
