//! The order that the standard demands of the parts that are rewritten: elements, rows, cells and attributes.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use vsq::workbook::grid::CellAddress;

/// The children of `worksheet` in the order that the schema demands (ECMA-376 part 1, A.2 `CT_Worksheet`).
const WORKSHEET: [&str; 38] = [
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
];
/// The same for `workbook` (`CT_Workbook`).
const WORKBOOK: [&str; 18] = [
    "fileVersion",
    "fileSharing",
    "workbookPr",
    "workbookProtection",
    "bookViews",
    "sheets",
    "functionGroups",
    "externalReferences",
    "definedNames",
    "calcPr",
    "oleSize",
    "customWorkbookViews",
    "pivotCaches",
    "smartTagPr",
    "smartTagTypes",
    "webPublishing",
    "fileRecoveryPr",
    "extLst",
];
/// The attributes of a cell (`CT_Cell`) and of a row (`CT_Row`) as the schema lists them.
const CELL: [&str; 6] = ["r", "s", "t", "cm", "vm", "ph"];
const ROW: [&str; 12] = [
    "r",
    "spans",
    "s",
    "customFormat",
    "ht",
    "hidden",
    "customHeight",
    "outlineLevel",
    "collapsed",
    "thickTop",
    "thickBot",
    "ph",
];

/// The attributes of the calculation's properties (`CT_CalcPr`).
const CALCULATION: [&str; 13] = [
    "calcId",
    "calcMode",
    "fullCalcOnLoad",
    "refMode",
    "iterate",
    "iterateCount",
    "iterateDelta",
    "fullPrecision",
    "calcCompleted",
    "calcOnSave",
    "concurrentCalc",
    "concurrentManualCount",
    "forceFullCalc",
];
/// The attributes of the shared strings (`CT_Sst`).
const STRINGS: [&str; 2] = ["count", "uniqueCount"];

/// Holds a worksheet, a workbook part or the shared strings against the order of the schema.
///
/// # Errors
/// The first element or attribute that is not allowed where it stands.
pub fn in_schema_order(part: &str) -> Result<(), String> {
    let mut reader = Reader::from_str(part.trim_start_matches('\u{FEFF}'));
    reader.config_mut().expand_empty_elements = true;
    let mut path: Vec<String> = Vec::new();
    let mut root_prefix = None;
    let (mut last_child, mut last_row, mut last_cell, mut last_inside) = (0, 0, None, 0);
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(element) => {
                let prefix = element.name().prefix().map(|prefix| prefix.as_ref().to_owned());
                let name = element.local_name().as_ref().to_owned();
                // What another namespace adds stands where that namespace says.
                let foreign = *root_prefix.get_or_insert_with(|| prefix.clone()) != prefix;
                let inside: Vec<&str> = path.iter().map(String::as_str).collect();
                match (inside.as_slice(), name.as_str()) {
                    _ if foreign => {}
                    ([root @ ("worksheet" | "workbook" | "sst")], child) => {
                        let order: &[&str] = match *root {
                            "worksheet" => &WORKSHEET,
                            "workbook" => &WORKBOOK,
                            _ => &["si", "extLst"],
                        };
                        last_child = next(order, child, last_child)?;
                        if child == "calcPr" {
                            attributes(&element, &CALCULATION)?;
                        }
                    }
                    ([], "sst") => attributes(&element, &STRINGS)?,
                    (["worksheet", "sheetData"], "row") => {
                        let row = number(&element)?.unwrap_or(last_row + 1);
                        if row <= last_row {
                            return Err(format!("row {row} is out of order"));
                        }
                        (last_row, last_cell) = (row, None);
                        attributes(&element, &ROW)?;
                    }
                    (["worksheet", "sheetData", "row"], "c") => {
                        let next = last_cell.map_or(0, |column| column + 1);
                        let at = address(&element)?.unwrap_or(CellAddress::new(last_row - 1, next));
                        if at.row + 1 != last_row || at.column < next {
                            return Err(format!("{at} is out of order"));
                        }
                        (last_cell, last_inside) = (Some(at.column), 0);
                        attributes(&element, &CELL)?;
                    }
                    (["worksheet", "sheetData", "row", "c"], child) => {
                        last_inside = next(&["f", "v", "is", "extLst"], child, last_inside)?;
                    }
                    _ => {}
                }
                path.push(name);
            }
            Event::End(_) => _ = path.pop(),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The place of a name in an order, which may not be before `last`.
fn next(order: &[&str], name: &str, last: usize) -> Result<usize, String> {
    match order.iter().position(|one| *one == name) {
        None => Err(format!("`{name}` is not allowed here")),
        Some(place) if place < last => Err(format!("`{name}` stands too late")),
        Some(place) => Ok(place),
    }
}

/// Holds the attributes of the schema's own namespace against their order.
fn attributes(element: &BytesStart<'_>, order: &[&str]) -> Result<(), String> {
    let mut last = 0;
    for one in element.attributes() {
        let one = one.map_err(|error| error.to_string())?;
        let name = one.key.as_ref();
        if !name.contains(':') && name != "xmlns" {
            last = next(order, name, last)?;
        }
    }
    Ok(())
}

fn value(element: &BytesStart<'_>) -> Result<Option<String>, String> {
    let found = element.try_get_attribute("r").map_err(|error| error.to_string())?;
    Ok(found.map(|one| one.value.into_owned()))
}

fn number(row: &BytesStart<'_>) -> Result<Option<u32>, String> {
    value(row)?.map(|text| text.parse().map_err(|_| format!("`{text}` is no row"))).transpose()
}

fn address(cell: &BytesStart<'_>) -> Result<Option<CellAddress>, String> {
    value(cell)?.map(|text| text.parse().map_err(|_| format!("`{text}` is no cell"))).transpose()
}

#[test]
fn what_stands_elsewhere_is_told() {
    for (inside, fault) in [
        ("<dimension ref='A1'/><sheetData/><mergeCells/><tableParts/>", ""),
        ("<sheetData/><dimension ref='A1'/>", "`dimension` stands too late"),
        ("<sheetData/><tableParts/><mergeCells/>", "`mergeCells` stands too late"),
        ("<sheetData/><answers/>", "`answers` is not allowed here"),
        ("<sheetData><row r='2'/><row r='1'/></sheetData>", "row 1 is out of order"),
        ("<sheetData><row r='1'><c r='B1'/><c r='A1'/></row></sheetData>", "A1 is out of order"),
        ("<sheetData><row r='1'><c r='B2'/></row></sheetData>", "B2 is out of order"),
        ("<sheetData><row><c/><c r='B1'><f/><v/></c></row></sheetData>", ""),
        ("<sheetData><row><c><v/><f/></c></row></sheetData>", "`f` stands too late"),
        ("<sheetData><row ht='9' spans='1:2'/></sheetData>", "`spans` stands too late"),
        ("<sheetData><row><c t='s' s='1'/></row></sheetData>", "`s` stands too late"),
        ("<sheetData><row><c style='1'/></row></sheetData>", "`style` is not allowed here"),
    ] {
        let said = in_schema_order(&format!("<worksheet>{inside}</worksheet>")).err().unwrap_or_default();
        assert_eq!(said, fault, "{inside}");
    }
    assert_eq!(in_schema_order("<workbook><calcPr/><sheets/></workbook>").unwrap_err(), "`sheets` stands too late");
    let calculation = "<workbook><calcPr fullCalcOnLoad='1' calcId='1'/></workbook>";
    assert_eq!(in_schema_order(calculation).unwrap_err(), "`calcId` stands too late");
    assert_eq!(in_schema_order("<sst uniqueCount='1' count='1'/>").unwrap_err(), "`count` stands too late");
}
