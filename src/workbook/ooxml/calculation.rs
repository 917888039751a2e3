//! Calculation on load, so that scores follow the answers (ECMA-376 part 1, 18.2.2 `calcPr`).

use quick_xml::events::Event;

use super::edits::Edits;
use super::tag::Tag;
use super::xml::XmlScan;
use crate::workbook::faults::Fault;
use crate::workbook::package::XmlPart;

/// What stands before `calcPr` in a workbook part (18.2.27 `CT_Workbook`).
const BEFORE: [&str; 10] = [
    "fileVersion",
    "fileSharing",
    "workbookPr",
    "AlternateContent",
    "revisionPtr",
    "workbookProtection",
    "bookViews",
    "sheets",
    "functionGroups",
    "externalReferences",
];

/// The workbook part with calculation on load switched on; `None` where it is on already.
pub(super) fn on_load(part: &XmlPart) -> Result<Option<String>, Fault> {
    let mut scan = XmlScan::plain(part);
    let mut edits = Edits::default();
    let mut insertion = None;
    let mut prefix = "";
    loop {
        let start = scan.position();
        let event = scan.next()?;
        let span = start..scan.position();
        let raw = part.text.get(span.clone()).unwrap_or_default();
        match event {
            Event::Start(element) | Event::Empty(element) => {
                let empty = Tag::new(raw).is_empty();
                let depth = scan.depth() + u32::from(empty);
                match element.local_name().as_ref() {
                    "workbook" if depth == 1 => prefix = Tag::new(raw).prefix(),
                    "calcPr" if depth == 2 => {
                        let tag = Tag::new(raw);
                        if matches!(tag.value("fullCalcOnLoad"), Some("1" | "true")) {
                            return Ok(None);
                        }
                        edits.replace(span, tag.rewritten(&[], &[("fullCalcOnLoad", "1")], empty));
                        break;
                    }
                    name if depth == 2 && (BEFORE.contains(&name) || name == "definedNames") => {
                        if !empty {
                            scan.skip()?;
                        }
                        insertion = Some(scan.position());
                    }
                    _ => {}
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if edits.is_empty() {
        let at = insertion.ok_or_else(|| Fault::damaged(&part.name, "it lists no sheets"))?;
        edits.insert(at, format!("<{prefix}calcPr fullCalcOnLoad=\"1\"/>"));
    }
    edits.apply(&part.name, &part.text, part.marked).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patched(text: &str) -> Option<String> {
        on_load(&XmlPart { name: "xl/workbook.xml".to_owned(), text: text.to_owned(), marked: false }).unwrap()
    }

    #[test]
    fn the_flag_is_set_where_the_schema_wants_it() {
        assert_eq!(
            patched("<workbook><sheets><sheet/></sheets><calcPr calcId='1'/><oleSize/></workbook>").unwrap(),
            "<workbook><sheets><sheet/></sheets><calcPr calcId='1' fullCalcOnLoad=\"1\"/><oleSize/></workbook>"
        );
        assert_eq!(
            patched("<x:workbook><x:sheets/><x:definedNames></x:definedNames><x:oleSize/></x:workbook>").unwrap(),
            "<x:workbook><x:sheets/><x:definedNames></x:definedNames><x:calcPr fullCalcOnLoad=\"1\"/><x:oleSize/></x:workbook>"
        );
        assert_eq!(patched("<workbook><sheets/><calcPr fullCalcOnLoad=\"1\"></calcPr></workbook>"), None);
    }
}
