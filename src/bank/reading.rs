//! Reading a record out of an object, so that every fault of it is reported and not only the first.

use std::borrow::Cow;

use serde::de::DeserializeOwned;
use serde::de::value::MapDeserializer;
use serde_json::value::RawValue;
use serde_path_to_error::{Path, Segment};

use super::faults::nearest;
use super::scalars::HINT;
use super::source::{Faults, Node, without_place};

/// After so many faults a record is given up: each one costs a reading of what is left.
const MOST_FAULTS: usize = 50;

/// A member of an object that is being read, without the elements that were found at fault.
struct Member<'a> {
    name: Cow<'a, str>,
    node: Node<'a>,
    /// Of an array from which elements were taken away: what is left, and where each element stood.
    left: Option<(Box<RawValue>, Vec<usize>)>,
}

/// Reads `members`, which stand in `node`, into a record, reporting every fault.
///
/// serde stops at the first fault; so the array element or else the member at fault is taken away and the rest is read
/// again, until nothing is at fault. `None` where anything was. `also_known` are names that belong to the object although
/// the record does not know them, for the hint about a misspelt one.
pub fn record<'a, T: DeserializeOwned>(
    node: &Node<'a>,
    members: Vec<(Cow<'a, str>, Node<'a>)>,
    also_known: &[&str],
    faults: &mut Faults,
) -> Option<T> {
    let mut members: Vec<_> = members.into_iter().map(|(name, node)| Member { name, node, left: None }).collect();
    let mut sound = true;
    // Needed fields that are not there or were taken away: null stands in for them, so that reading goes on.
    let mut absent: Vec<String> = Vec::new();
    let mut taken: Vec<String> = Vec::new();
    for _ in 0..MOST_FAULTS {
        let error = match read::<T>(&members, &absent) {
            Ok(record) => return sound.then_some(record),
            Err(error) => error,
        };
        sound = false;
        let message = without_place(&error.inner().to_string()).to_owned();
        let stands_in = |name: &str| absent.iter().any(|absent| absent == name);
        let top = error.path().iter().next().and_then(|segment| match segment {
            Segment::Map { key } => Some(key.as_str()),
            _ => None,
        });
        let unknown = between_ticks(&message, "unknown field `");
        if let (None, Some(missing)) = (top, between_ticks(&message, "missing field `")) {
            if stands_in(missing) {
                return None;
            }
            if !taken.iter().any(|taken| taken == missing) {
                faults.error(node, format!("`{missing}` is missing"), None);
            }
            absent.push(missing.to_owned());
            continue;
        }
        let Some(top) = top.or(unknown) else {
            faults.error(node, message, None);
            return None;
        };
        let Some(position) = members.iter().position(|member| member.name == top) else {
            // What stands in for an absent field is refused for being null: nothing more is to be learnt.
            return None;
        };
        let member = members.get_mut(position)?;
        report(member, error.path(), &message, also_known, faults);
        if !member.take_element(error.path()) {
            taken.push(top.to_owned());
            members.remove(position);
        }
    }
    faults.error(node, format!("more than {MOST_FAULTS} faults in one record"), None);
    None
}

fn read<T: DeserializeOwned>(
    members: &[Member<'_>],
    absent: &[String],
) -> Result<T, serde_path_to_error::Error<serde_json::Error>> {
    let fields = members.iter().map(|member| {
        let whole: &RawValue = member.node.raw;
        (member.name.as_ref(), member.left.as_ref().map_or(whole, |(left, _)| left))
    });
    let placeholders = absent.iter().map(|name| (name.as_str(), RawValue::NULL));
    serde_path_to_error::deserialize(MapDeserializer::new(fields.chain(placeholders)))
}

impl<'a> Member<'a> {
    /// Where the element stood that now has this position.
    fn original(&self, position: usize) -> usize {
        self.left.as_ref().and_then(|(_, kept)| kept.get(position).copied()).unwrap_or(position)
    }

    /// The piece that a path points at, as far as it can be followed. The path begins with the member itself.
    fn at(&self, path: &Path) -> Node<'a> {
        let mut node = self.node.clone();
        for (depth, segment) in path.iter().enumerate().skip(1) {
            let next = match segment {
                Segment::Map { key } => node.member(key),
                Segment::Seq { index } => {
                    let index = if depth == 1 { self.original(*index) } else { *index };
                    node.elements().and_then(|elements| elements.into_iter().nth(index))
                }
                Segment::Enum { .. } | Segment::Unknown => None,
            };
            match next {
                Some(next) => node = next,
                None => break,
            }
        }
        node
    }

    /// Takes away the element that a path goes through; false where the member is no array.
    fn take_element(&mut self, path: &Path) -> bool {
        let Some(Segment::Seq { index }) = path.iter().nth(1) else { return false };
        let Some(elements) = self.node.elements() else { return false };
        let faulty = self.original(*index);
        let kept = match &self.left {
            Some((_, kept)) => kept.clone(),
            None => (0..elements.len()).collect(),
        };
        let kept: Vec<usize> = kept.into_iter().filter(|position| *position != faulty).collect();
        let texts: Vec<&str> = kept.iter().filter_map(|place| elements.get(*place)).map(|e| e.raw.get()).collect();
        match RawValue::from_string(format!("[{}]", texts.join(","))) {
            Ok(left) => {
                self.left = Some((left, kept));
                true
            }
            Err(_) => false,
        }
    }
}

/// Reports a fault of a member, with a hint where one can be given.
fn report(member: &Member<'_>, path: &Path, message: &str, also_known: &[&str], faults: &mut Faults) {
    let node = member.at(path);
    if let Some(unknown) = between_ticks(message, "unknown field `") {
        let nested = path.iter().count() > 1;
        let place = if nested { node.member(unknown).unwrap_or(node) } else { node };
        let own = expected_names(message);
        let others = if nested { &[] } else { also_known };
        let hint = nearest(unknown, own.iter().chain(others).copied())
            .map(|near| format!("did you mean `{near}`?"))
            .or_else(|| (!own.is_empty()).then(|| format!("known here: {}", own.join(", "))));
        faults.error(&place, format!("unknown field `{unknown}`"), hint);
    } else if let Some(unknown) = between_ticks(message, "unknown variant `") {
        let known = expected_names(message);
        let hint = nearest(unknown, known.iter().copied())
            .map(|near| format!("did you mean `{near}`?"))
            .unwrap_or_else(|| format!("one of {}", known.join(", ")));
        faults.error(&node, format!("`{unknown}` is not known here"), hint);
    } else if let Some(missing) = between_ticks(message, "missing field `") {
        faults.error(&node, format!("`{missing}` is missing"), None);
    } else {
        let (message, hint) = message.split_once(HINT).map_or((message, None), |(message, hint)| (message, Some(hint)));
        faults.error(&node, message, hint.map(str::to_owned));
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
