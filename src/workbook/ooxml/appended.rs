//! New texts at the end of the table of shared strings, its counts kept true (ECMA-376 part 1, 18.4.9 `sst`).

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::Event;

use super::edits::Edits;
use super::escapes::{escaped, needs_space_preserved, resolved};
use super::tag::Tag;
use super::xml::XmlScan;
use crate::workbook::faults::Fault;
use crate::workbook::package::XmlPart;

/// The table with the places of the texts that are wanted.
pub(super) struct AppendedStrings {
    part: XmlPart,
    /// The place of each wanted text.
    places: BTreeMap<String, usize>,
    /// The texts that the table did not have, in the order of their places.
    new: Vec<String>,
    /// How many strings the table had.
    had: usize,
    /// The start tag of the table.
    table: std::ops::Range<usize>,
    /// Where new strings go: behind the last one.
    insertion: usize,
}

impl AppendedStrings {
    /// Finds or gives places to the texts. A text that the table has without formatting keeps its place.
    pub fn place(part: XmlPart, wanted: &BTreeSet<&str>) -> Result<Self, Fault> {
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        let (mut table, mut insertion, mut had) = (None, 0, 0);
        let mut scan = XmlScan::plain(&part);
        loop {
            let start = scan.position();
            match scan.next()? {
                Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                    "sst" if table.is_none() => {
                        table = Some(start..scan.position());
                        insertion = scan.position();
                    }
                    "si" => {
                        let raw = part.text.get(start..scan.position()).unwrap_or_default();
                        let text = if Tag::new(raw).is_empty() { None } else { plain_text(&mut scan)? };
                        if let Some(text) = text.filter(|text| wanted.contains(text.as_str())) {
                            places.entry(text).or_insert(had);
                        }
                        had += 1;
                        insertion = scan.position();
                    }
                    _ => {}
                },
                Event::Eof => break,
                _ => {}
            }
        }
        let table = table.ok_or_else(|| scan.fault("it is no table of strings"))?;
        let mut new = Vec::new();
        for text in wanted {
            if !places.contains_key(*text) {
                places.insert((*text).to_owned(), had + new.len());
                new.push((*text).to_owned());
            }
        }
        Ok(Self { part, places, new, had, table, insertion })
    }

    /// The place of a text.
    pub fn place_of(&self, text: &str) -> Option<usize> {
        self.places.get(text).copied()
    }

    /// The name of the part.
    pub fn name(&self) -> &str {
        &self.part.name
    }

    /// The table's new text, when `added` cells have come to refer to it and `removed` no longer do.
    pub fn finish(self, added: usize, removed: usize) -> Result<String, Fault> {
        let part = &self.part;
        let raw = part.text.get(self.table.clone()).unwrap_or_default();
        let tag = Tag::new(raw);
        let prefix = tag.prefix();
        let mut strings = String::new();
        for text in &self.new {
            let space = if needs_space_preserved(text) { " xml:space=\"preserve\"" } else { "" };
            strings.push_str(&format!("<{prefix}si><{prefix}t{space}>{}</{prefix}t></{prefix}si>", escaped(text)));
        }
        let count = tag.value("count").and_then(|count| count.trim().parse::<usize>().ok());
        let count = count.map(|count| (count + added).saturating_sub(removed).to_string());
        let unique = tag.value("uniqueCount").map(|_| (self.had + self.new.len()).to_string());
        let mut set = Vec::new();
        set.extend(count.as_deref().map(|count| ("count", count)));
        set.extend(unique.as_deref().map(|unique| ("uniqueCount", unique)));
        let mut edits = Edits::default();
        if tag.is_empty() {
            let start = tag.rewritten(&[], &set, false);
            edits.replace(self.table.clone(), format!("{start}{strings}</{}>", tag.name()));
        } else {
            edits.replace(self.table.clone(), tag.rewritten(&[], &set, false));
            edits.insert(self.insertion, strings);
        }
        edits.apply(&part.name, &part.text, part.marked)
    }
}

/// The text of the `si` that was just opened where it is one plain `t`; else `None`. Reads to its end.
fn plain_text(scan: &mut XmlScan<'_>) -> Result<Option<String>, Fault> {
    let (mut raw, mut plain, mut open) = (String::new(), true, 1u32);
    while open > 0 {
        match scan.next()? {
            Event::Start(element) if open == 1 && element.local_name().as_ref() == "t" => scan.text(&mut raw)?,
            Event::Start(_) => {
                plain = false;
                open += 1;
            }
            Event::Empty(_) => plain = false,
            Event::End(_) => open -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    // Other readers show a carriage return that this crate reads as a line's end: only the very same text will do.
    Ok(plain.then(|| resolved(&raw).into_owned()))
}
