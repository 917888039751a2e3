//! A file of a bank as text with places, and the reading of its records one by one.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

use serde::Deserialize;
use serde::de::value::MapDeserializer;
use serde::de::{DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_path_to_error::Segment;

use super::faults::{Finding, Severity, nearest};
use super::scalars::HINT;

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
                faults.findings.push(Finding {
                    file: self.name.clone(),
                    line: error.line(),
                    column: error.column(),
                    path: String::new(),
                    severity: Severity::Error,
                    message: format!("not JSON: {}", without_place(&error.to_string())),
                    hint: None,
                });
                None
            }
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
fn without_place(message: &str) -> &str {
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

    /// The piece at a path below this one, as far as it can be followed.
    fn follow<'s>(&self, segments: impl Iterator<Item = &'s Segment>) -> Node<'a> {
        let mut node = self.clone();
        for segment in segments {
            let next = match segment {
                Segment::Map { key } => node.member(key),
                Segment::Seq { index } => node.elements().and_then(|elements| elements.into_iter().nth(*index)),
                Segment::Enum { .. } | Segment::Unknown => None,
            };
            match next {
                Some(next) => node = next,
                None => break,
            }
        }
        node
    }

    /// Reads the object `members` of this piece into a record, reporting every fault of every member.
    ///
    /// serde stops at the first fault; so the member at fault is taken away and the rest read again. `also_known` are
    /// names that belong to the piece although the record does not know them, for the hint about a misspelt one.
    pub fn record<T: DeserializeOwned>(
        &self,
        mut members: Vec<(Cow<'a, str>, Node<'a>)>,
        also_known: &[&str],
        faults: &mut Faults,
    ) -> Option<T> {
        let mut sound = true;
        // Needed fields that are not there or were taken away; null stands in for them so that reading goes on.
        let mut absent: Vec<String> = Vec::new();
        let mut taken: Vec<String> = Vec::new();
        loop {
            let fields = members.iter().map(|(name, node)| (name.as_ref(), node.raw));
            let placeholders = absent.iter().map(|name| (name.as_str(), RawValue::NULL));
            let fields = MapDeserializer::<_, serde_json::Error>::new(fields.chain(placeholders));
            let error = match serde_path_to_error::deserialize::<_, T>(fields) {
                Ok(record) => return sound.then_some(record),
                Err(error) => error,
            };
            sound = false;
            let message = without_place(&error.inner().to_string()).to_owned();
            let known_fault = |name: &str| absent.iter().any(|absent| absent == name);
            if let Some(missing) = between_ticks(&message, "missing field `")
                && error.path().iter().next().is_none()
            {
                if known_fault(missing) {
                    return None;
                }
                if !taken.iter().any(|taken| taken == missing) {
                    faults.error(self, format!("`{missing}` is missing"), None);
                }
                absent.push(missing.to_owned());
                continue;
            }
            let unknown = between_ticks(&message, "unknown field `");
            let first = match error.path().iter().next() {
                Some(Segment::Map { key }) => Some(key.clone()),
                _ => unknown.map(str::to_owned),
            };
            // A placeholder is refused for being null: nothing more is to be learnt.
            let Some(first) = first.filter(|first| !known_fault(first)) else {
                if unknown.is_none() && absent.is_empty() {
                    faults.error(self, message, None);
                }
                return None;
            };
            let mut node = self.follow(error.path().iter());
            if let Some(unknown) = unknown {
                node = node.member(unknown).unwrap_or(node);
                let own = expected_names(&message);
                let known = own.iter().copied().chain(also_known.iter().copied());
                let hint = nearest(unknown, known)
                    .map(|near| format!("did you mean `{near}`?"))
                    .or_else(|| (!own.is_empty()).then(|| format!("known here: {}", own.join(", "))));
                faults.error(&node, format!("unknown field `{unknown}`"), hint);
            } else {
                let (message, hint) = message
                    .split_once(HINT)
                    .map_or((message.as_str(), None), |(message, hint)| (message, Some(hint.to_owned())));
                faults.error(&node, message, hint);
            }
            let before = members.len();
            members.retain(|(name, _)| *name != first);
            if members.len() == before {
                return None;
            }
            taken.push(first);
        }
    }
}

fn between_ticks<'m>(message: &'m str, opening: &str) -> Option<&'m str> {
    message.strip_prefix(opening)?.split('`').next()
}

/// The names that serde lists after "expected" in a message about an unknown one.
fn expected_names(message: &str) -> Vec<&str> {
    let listed = message.split_once("expected").map_or("", |(_, listed)| listed);
    listed.split('`').skip(1).step_by(2).collect()
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
