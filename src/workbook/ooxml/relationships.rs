//! Which part belongs to which: relationship parts (ECMA-376 part 2, 6.5.3).

use quick_xml::events::Event;

use super::xml::{XmlScan, attribute};
use crate::workbook::faults::Fault;
use crate::workbook::package::Package;

/// A relationship to another part of the package.
#[derive(Debug, Clone)]
pub(in crate::workbook) struct Relationship {
    /// The identifier that `r:id` attributes name.
    pub id: String,
    /// The last segment of the type, equal in the transitional and the strict form of the standard.
    pub kind: String,
    /// The part, as a path from the package's root.
    pub target: String,
}

/// The internal relationships of `source` (empty for the package itself), in their order.
pub(in crate::workbook) fn of_part(package: &Package<'_>, source: &str) -> Result<Vec<Relationship>, Fault> {
    let (folder, name) = source.rsplit_once('/').unwrap_or(("", source));
    let path = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
    let Some(part) = package.xml(&path)? else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    let mut scan = XmlScan::new(&part);
    loop {
        match scan.next()? {
            Event::Start(element) if element.local_name().as_ref() == "Relationship" => {
                if attribute(&element, "TargetMode").is_some_and(|mode| mode == "External") {
                    continue;
                }
                let text = |key| attribute(&element, key).map(|value| value.into_owned()).unwrap_or_default();
                let kind = text("Type").rsplit('/').next().unwrap_or_default().to_owned();
                found.push(Relationship { id: text("Id"), kind, target: absolute(folder, &text("Target")) });
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// A target as a path from the package's root.
fn absolute(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut segments: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for segment in target.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop();
            }
            other => segments.push(other),
        }
    }
    segments.retain(|segment| !segment.is_empty());
    segments.join("/")
}

#[cfg(test)]
mod tests {
    use super::absolute;

    #[test]
    fn targets_are_absolute_or_count_from_their_source() {
        assert_eq!(absolute("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(absolute("xl/worksheets", "../tables/table1.xml"), "xl/tables/table1.xml");
        assert_eq!(absolute("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(absolute("xl", r"worksheets\sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(absolute("", "../../../xl/workbook.xml"), "xl/workbook.xml");
    }
}
