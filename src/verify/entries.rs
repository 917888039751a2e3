//! The entries of the two archives: none lost, none added, in their order, as they were stored.

use std::collections::BTreeMap;

use super::archive::Archive;
use super::findings::{FaultKind, Findings, Place};

/// Compares the two directories. Gives the positions of the entries that both have, in the order of the original.
pub(super) fn pair(original: &Archive<'_>, completed: &Archive<'_>, findings: &mut Findings) -> Vec<(usize, usize)> {
    let theirs: BTreeMap<&str, usize> =
        completed.entries().iter().enumerate().map(|(at, entry)| (entry.name.as_str(), at)).collect();
    let ours: BTreeMap<&str, usize> =
        original.entries().iter().enumerate().map(|(at, entry)| (entry.name.as_str(), at)).collect();
    let mut pairs = Vec::new();
    for (at, entry) in original.entries().iter().enumerate() {
        match theirs.get(entry.name.as_str()) {
            Some(there) => pairs.push((at, *there)),
            None => findings.add(FaultKind::PartLost, Place::part(&entry.name), None, None),
        }
    }
    for entry in completed.entries() {
        if !ours.contains_key(entry.name.as_str()) {
            findings.add(FaultKind::PartAdded, Place::part(&entry.name), None, None);
        }
    }
    if let Some((moved, _)) = pairs.iter().zip(pairs.iter().skip(1)).find(|((_, one), (_, next))| next < one)
        && let Some(entry) = original.entries().get(moved.0)
    {
        findings.add(FaultKind::PartsReordered, Place::part(&entry.name), None, None);
    }
    for (at, there) in &pairs {
        let (Some(one), Some(other)) = (original.entries().get(*at), completed.entries().get(*there)) else { continue };
        if one.compression != other.compression {
            let (was, is) = (one.compression.to_string(), other.compression.to_string());
            findings.add(FaultKind::EntryChanged, Place::part(&one.name), Some(was), Some(is));
        }
        // An entry without a legal date has the earliest one that the archive format knows.
        let (was, is) = (one.modified.unwrap_or_default(), other.modified.unwrap_or_default());
        if was != is {
            let (was, is) = (Some(was.to_string()), Some(is.to_string()));
            findings.add(FaultKind::EntryChanged, Place::part(&one.name), was, is);
        }
    }
    pairs
}

/// Whether the completed archive contradicts itself where the original did not, or has other things around its entries.
pub(super) fn compare_archives(original: &mut Archive<'_>, completed: &mut Archive<'_>, findings: &mut Findings) {
    let around = [
        ("comment", original.comment() == completed.comment()),
        ("beginning", original.begins() == completed.begins()),
    ];
    for (what, _) in around.iter().filter(|(_, same)| !same) {
        findings.add(FaultKind::EntryChanged, Place::default(), None, Some(format!("the archive's {what}")));
    }
    if let Some(detail) = completed.inconsistency()
        && original.inconsistency().is_none()
    {
        findings.add(FaultKind::ArchiveInconsistent, Place::default(), None, Some(detail));
    }
}
