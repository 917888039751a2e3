//! The table of shared strings, and rich text as plain text (ECMA-376 part 1, 18.4).

use std::borrow::Cow;

use quick_xml::events::Event;

use super::escapes::unescaped;
use super::xml::XmlScan;
use crate::workbook::faults::Fault;
use crate::workbook::package::XmlPart;

/// The texts of the table, one after the other in one piece of memory: there may be tens of thousands.
#[derive(Debug, Default)]
pub(super) struct SharedStrings {
    text: String,
    /// Where each text ends; it begins where the one before it ends.
    ends: Vec<usize>,
}

impl SharedStrings {
    /// The text at a place of the table.
    pub fn get(&self, place: usize) -> Option<&str> {
        let end = *self.ends.get(place)?;
        let start = place.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.text.get(start..end)
    }
}

/// Reads the table.
pub(super) fn read(part: &XmlPart) -> Result<SharedStrings, Fault> {
    let mut scan = XmlScan::new(part);
    let mut strings = SharedStrings::default();
    loop {
        match scan.next()? {
            Event::Start(element) if element.local_name().as_ref() == "si" => {
                let start = strings.text.len();
                rich_text(&mut scan, &mut strings.text)?;
                if let Cow::Owned(text) = unescaped(strings.text.get(start..).unwrap_or_default()) {
                    strings.text.replace_range(start.., &text);
                }
                strings.ends.push(strings.text.len());
            }
            Event::Eof => return Ok(strings),
            _ => {}
        }
    }
}

/// Appends the text of the `si` or `is` element that was just opened: its runs, without the phonetic reading (`rPh`).
/// Escapes are left as they are.
pub(super) fn rich_text(scan: &mut XmlScan<'_>, into: &mut String) -> Result<(), Fault> {
    let mut open = 1u32;
    while open > 0 {
        match scan.next()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "t" => scan.text(into)?,
                "rPh" => scan.skip()?,
                _ => open += 1,
            },
            Event::End(_) => open -= 1,
            Event::Eof => return Err(scan.fault("a text has no end")),
            _ => {}
        }
    }
    Ok(())
}
