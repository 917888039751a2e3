//! The table of shared strings, and rich text as plain text (ECMA-376 part 1, 18.4).

use quick_xml::events::Event;

use super::escapes::unescaped;
use super::xml::XmlScan;
use crate::workbook::faults::Fault;
use crate::workbook::package::XmlPart;

/// The texts of the table in order.
pub(super) fn read(part: &XmlPart) -> Result<Vec<String>, Fault> {
    let mut scan = XmlScan::new(part);
    let mut strings = Vec::new();
    let mut raw = String::new();
    loop {
        match scan.next()? {
            Event::Start(element) if element.local_name().as_ref() == "si" => {
                raw.clear();
                rich_text(&mut scan, &mut raw)?;
                strings.push(unescaped(&raw).into_owned());
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
