//! One forward scan over a part's XML, with bounded depth and without document type declarations.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::workbook::faults::Fault;
use crate::workbook::package::XmlPart;

/// The deepest nesting that is followed; worksheets stay below twenty.
const DEPTH_LIMIT: u32 = 200;

/// A child element that was just opened.
pub(in crate::workbook) struct Child<'a> {
    /// Its start tag.
    pub element: BytesStart<'a>,
    /// Whether it ends with its start tag.
    pub empty: bool,
}

impl Child<'_> {
    /// Whether its name, without a prefix, is this.
    pub fn is(&self, name: &str) -> bool {
        self.element.local_name().as_ref() == name
    }
}

/// A scan over one part.
pub(in crate::workbook) struct XmlScan<'a> {
    reader: Reader<&'a [u8]>,
    part: &'a str,
    depth: u32,
}

impl<'a> XmlScan<'a> {
    /// Starts at the beginning of the part.
    pub fn new(part: &'a XmlPart) -> Self {
        Self::over(&part.text, &part.name)
    }

    /// Starts at the beginning of `text`, which faults call `part`.
    pub fn over(text: &'a str, part: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, part, depth: 0 }
    }

    /// Starts at the beginning of the part; empty elements come as [`Event::Empty`], so that every event but the end
    /// covers a span of the text.
    pub fn plain(part: &'a XmlPart) -> Self {
        Self { reader: Reader::from_str(&part.text), part: &part.name, depth: 0 }
    }

    /// The next event. Empty elements come as a start and an end. After the last event: [`Event::Eof`], and a fault
    /// where elements are still open then.
    pub fn next(&mut self) -> Result<Event<'a>, Fault> {
        let event = self.reader.read_event().map_err(|error| self.fault(error.to_string()))?;
        match &event {
            Event::Start(_) => {
                self.depth += 1;
                if self.depth > DEPTH_LIMIT {
                    return Err(self.fault(format!("elements are nested more than {DEPTH_LIMIT} deep")));
                }
            }
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            // ECMA-376 part 2, 6.5.1.2: parts hold no document type declarations.
            Event::DocType(_) => return Err(self.fault("it has a document type declaration")),
            Event::Eof if self.depth > 0 => return Err(self.fault("it ends inside an element")),
            _ => {}
        }
        Ok(event)
    }

    /// The next child of the element that is open, or `None` at that element's end. Whoever takes a child that is not
    /// empty reads it to its end.
    pub fn child(&mut self) -> Result<Option<Child<'a>>, Fault> {
        loop {
            match self.next()? {
                Event::Start(element) => return Ok(Some(Child { element, empty: false })),
                Event::Empty(element) => return Ok(Some(Child { element, empty: true })),
                Event::End(_) | Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }

    /// Skips to the end of a child.
    pub fn skip_child(&mut self, child: &Child<'_>) -> Result<(), Fault> {
        if child.empty { Ok(()) } else { self.skip() }
    }

    /// How many elements are open.
    pub const fn depth(&self) -> u32 {
        self.depth
    }

    /// How many bytes of the text have been read.
    pub fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    /// Skips to the end of the element that was just opened.
    pub fn skip(&mut self) -> Result<(), Fault> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }

    /// Appends all character data up to the end of the element that was just opened.
    pub fn text(&mut self, into: &mut String) -> Result<(), Fault> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            let event = self.next()?;
            self.character_data(&event, into)?;
        }
        Ok(())
    }

    /// Appends the character data that an event holds, if it is such an event.
    pub fn character_data(&self, event: &Event<'_>, into: &mut String) -> Result<(), Fault> {
        match event {
            Event::Text(text) => into.push_str(&text.xml10_content()),
            Event::CData(text) => into.push_str(&text.xml10_content()),
            Event::GeneralRef(name) => match name.resolve_char_ref() {
                Ok(Some(character)) => into.push(character),
                Ok(None) => into.push(self.entity(name)?),
                Err(error) => return Err(self.fault(error.to_string())),
            },
            _ => {}
        }
        Ok(())
    }

    /// One of the five entities that XML has without a declaration.
    fn entity(&self, name: &str) -> Result<char, Fault> {
        match name {
            "amp" => Ok('&'),
            "lt" => Ok('<'),
            "gt" => Ok('>'),
            "quot" => Ok('"'),
            "apos" => Ok('\''),
            other => Err(self.fault(format!("it has an undeclared entity `{other}`"))),
        }
    }

    /// A fault in this part.
    pub fn fault(&self, detail: impl Into<String>) -> Fault {
        Fault::damaged(self.part, detail)
    }
}

/// The value of an attribute by its whole name (attributes of the format have no prefix), references resolved.
pub(in crate::workbook) fn attribute<'a>(element: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    find_attribute(element, |key| key == name)
}

/// The value of an attribute by the name after its prefix, such as `id` of `r:id`.
pub(in crate::workbook) fn prefixed_attribute<'a>(element: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    find_attribute(element, |key| key.split_once(':').is_some_and(|(_, local)| local == name))
}

/// The value of an attribute by the name after its prefix, or without one.
pub(in crate::workbook) fn local_attribute<'a>(element: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    find_attribute(element, |key| key.rsplit(':').next() == Some(name))
}

fn find_attribute<'a>(element: &'a BytesStart<'_>, wanted: impl Fn(&str) -> bool) -> Option<Cow<'a, str>> {
    let mut attributes = element.attributes();
    attributes.with_checks(false);
    let found = attributes.flatten().find(|attribute| wanted(attribute.key.as_ref()))?;
    Some(resolved(found.value))
}

/// An attribute's raw value with its references resolved; where one cannot be, the raw value.
pub(in crate::workbook) fn resolved(raw: Cow<'_, str>) -> Cow<'_, str> {
    if !raw.contains('&') {
        return raw;
    }
    match quick_xml::escape::unescape(&raw) {
        Ok(text) => Cow::Owned(text.into_owned()),
        Err(_) => raw,
    }
}

/// An `xsd:boolean`: `1`, `true`, and `on` as old drafts had it.
pub(in crate::workbook) fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}

/// A boolean attribute; `default` where it is missing.
pub(in crate::workbook) fn flag(element: &BytesStart<'_>, name: &str, default: bool) -> bool {
    attribute(element, name).map_or(default, |value| is_true(&value))
}

/// A numeric attribute that is there and reads as a number.
pub(in crate::workbook) fn number<T: std::str::FromStr>(element: &BytesStart<'_>, name: &str) -> Option<T> {
    attribute(element, name)?.trim().parse().ok()
}
