//! Sound workbooks around parts that are anything: what is fuzzed is the reader of the part, not the reader of archives.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The part of the only worksheet.
pub const WORKSHEET: &str = "xl/worksheets/sheet1.xml";
/// The part of the shared strings.
pub const STRINGS: &str = "xl/sharedStrings.xml";
/// The part of the cell formats.
pub const STYLES: &str = "xl/styles.xml";

const SCHEMAS: &str = "http://schemas.openxmlformats.org";
const SOUND_WORKSHEET: &str = "<worksheet><cols><col min='2' max='3' width='9' style='1'/></cols><sheetData><row r='1'>\
     <c r='A1' t='s'><v>0</v></c><c r='B1' s='1'/><c r='C1'><f>1+1</f><v>2</v></c></row></sheetData>\
     <mergeCells><mergeCell ref='A4:B5'/></mergeCells><dataValidations><dataValidation type='list' sqref='B1:B9'>\
     <formula1>\"Yes,No\"</formula1></dataValidation></dataValidations></worksheet>";
const SOUND_STRINGS: &str = "<sst count='1' uniqueCount='1'><si><t>Question</t></si></sst>";
const SOUND_STYLES: &str = "<styleSheet><cellXfs><xf/><xf><alignment wrapText='1'/></xf></cellXfs></styleSheet>";

/// A workbook of one sheet in which these parts are others.
#[must_use]
pub fn workbook(others: &[(&str, &[u8])]) -> Vec<u8> {
    let related = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id='{id}' Type='{SCHEMAS}/officeDocument/2006/relationships/{kind}' Target='{target}'/>")
    };
    let relationships =
        |inside: &str| format!("<Relationships xmlns='{SCHEMAS}/package/2006/relationships'>{inside}</Relationships>");
    let book = format!(
        "<workbook xmlns='{SCHEMAS}/spreadsheetml/2006/main' xmlns:r='{SCHEMAS}/officeDocument/2006/relationships'>\
         <sheets><sheet name='Form' sheetId='1' r:id='s1'/></sheets></workbook>"
    );
    let of_book = [
        related("s1", "worksheet", "worksheets/sheet1.xml"),
        related("s2", "sharedStrings", "sharedStrings.xml"),
        related("s3", "styles", "styles.xml"),
    ];
    let parts = [
        ("[Content_Types].xml", "<Types/>".to_owned()),
        ("_rels/.rels", relationships(&related("b", "officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", relationships(&of_book.concat())),
        (WORKSHEET, SOUND_WORKSHEET.to_owned()),
        (STRINGS, SOUND_STRINGS.to_owned()),
        (STYLES, SOUND_STYLES.to_owned()),
    ];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, sound) in &parts {
        let other = others.iter().find(|(other, _)| other == name).map(|(_, contents)| *contents);
        writer.start_file(*name, SimpleFileOptions::default()).expect("a name that fits");
        writer.write_all(other.unwrap_or(sound.as_bytes())).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}

/// The input in two halves, parted at its first zero byte.
#[must_use]
pub fn halves(input: &[u8]) -> (&[u8], &[u8]) {
    let at = input.iter().position(|byte| *byte == 0).unwrap_or(input.len());
    let (first, rest) = input.split_at(at);
    (first, rest.get(1..).unwrap_or_default())
}
