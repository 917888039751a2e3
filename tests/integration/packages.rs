//! Small spreadsheet packages put together by hand, with the peculiarities that real writers have.

use std::io::{Cursor, Read, Write};

use vsq::workbook::grid::{CellAddress, Workbook};
use vsq::workbook::read::read_bytes;
use vsq::workbook::{CellWrite, Completed, PatchError, complete};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The namespace of worksheets and workbooks in the transitional form of the standard.
pub const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE_RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// The parts of a package, in their order.
#[derive(Clone, Default)]
pub struct Parts(pub Vec<(String, Vec<u8>)>);

impl Parts {
    /// With another part, or other contents of one.
    pub fn with(mut self, name: &str, contents: impl AsRef<[u8]>) -> Self {
        let contents = contents.as_ref().to_vec();
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => *old = contents,
            None => self.0.push((name.to_owned(), contents)),
        }
        self
    }

    /// The archive, deflated, all entries of one day.
    pub fn zip(&self) -> Vec<u8> {
        self.zip_with(options())
    }

    /// The archive with other options.
    pub fn zip_with(&self, options: SimpleFileOptions) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, contents) in &self.0 {
            writer.start_file(name.as_str(), options).unwrap();
            writer.write_all(contents).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    /// The archive as a program writes it that cannot seek: sizes follow the contents.
    pub fn zip_streamed(&self) -> Vec<u8> {
        let mut writer = ZipWriter::new_stream(Vec::new());
        for (name, contents) in &self.0 {
            writer.start_file(name.as_str(), options()).unwrap();
            writer.write_all(contents).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }
}

/// Deflated, on a day of 2024.
pub fn options() -> SimpleFileOptions {
    let day = DateTime::from_date_and_time(2024, 2, 29, 12, 34, 56).unwrap();
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(day)
}

/// A workbook whose sheets are `worksheets` (name and whole part), without shared strings and styles.
pub fn workbook(worksheets: &[(&str, &str)]) -> Parts {
    let (mut sheets, mut related) = (String::new(), String::new());
    for (position, (name, _)) in worksheets.iter().enumerate() {
        let id = position + 1;
        sheets.push_str(&format!("<sheet name=\"{name}\" sheetId=\"{id}\" r:id=\"rId{id}\"/>"));
        related.push_str(&relationship(&format!("rId{id}"), "worksheet", &format!("worksheets/sheet{id}.xml")));
    }
    let mut parts = Parts::default()
        .with("[Content_Types].xml", "<Types/>")
        .with("_rels/.rels", relationships(&relationship("rId1", "officeDocument", "xl/workbook.xml")))
        .with(
            "xl/workbook.xml",
            format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONSHIPS}\"><sheets>{sheets}</sheets></workbook>"),
        )
        .with("xl/_rels/workbook.xml.rels", relationships(&related));
    for (position, (_, xml)) in worksheets.iter().enumerate() {
        parts = parts.with(&format!("xl/worksheets/sheet{}.xml", position + 1), xml);
    }
    parts
}

/// A workbook of one sheet with this inside its `worksheet` element.
pub fn one_sheet(inside: &str) -> Parts {
    workbook(&[("Form", &worksheet(inside))])
}

/// A worksheet part.
pub fn worksheet(inside: &str) -> String {
    format!("<worksheet xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONSHIPS}\">{inside}</worksheet>")
}

/// The same workbook with a part that the workbook part is related to.
pub fn with_related(parts: Parts, kind: &str, name: &str, contents: &str) -> Parts {
    let rels = "xl/_rels/workbook.xml.rels";
    let old = text_of(&parts.zip(), rels);
    let new = old.replace("</Relationships>", &format!("{}</Relationships>", relationship(kind, kind, name)));
    parts.with(rels, new).with(&format!("xl/{name}"), contents)
}

/// The same workbook with a table of shared strings (the inside of `sst`, and its attributes).
pub fn with_strings(parts: Parts, attributes: &str, inside: &str) -> Parts {
    let table = format!("<sst xmlns=\"{MAIN}\"{attributes}>{inside}</sst>");
    with_related(parts, "sharedStrings", "sharedStrings.xml", &table)
}

/// A relationships part.
pub fn relationships(inside: &str) -> String {
    format!("<Relationships xmlns=\"{PACKAGE_RELATIONSHIPS}\">{inside}</Relationships>")
}

/// One relationship of a kind that the standard names.
pub fn relationship(id: &str, kind: &str, target: &str) -> String {
    format!("<Relationship Id=\"{id}\" Type=\"{RELATIONSHIPS}/{kind}\" Target=\"{target}\"/>")
}

/// An entry of an archive.
pub fn bytes_of(archive: &[u8], name: &str) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut bytes = Vec::new();
    archive.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

/// An entry of an archive as text.
pub fn text_of(archive: &[u8], name: &str) -> String {
    String::from_utf8(bytes_of(archive, name)).unwrap()
}

/// Every entry of an archive: name, time, and the bytes as they are stored.
pub fn stored(archive: &[u8]) -> Vec<(String, String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut entries = Vec::new();
    for position in 0..archive.len() {
        let mut entry = archive.by_index_raw(position).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        entries.push((entry.name().unwrap().into_owned(), format!("{:?}", entry.last_modified()), bytes));
    }
    entries
}

/// Reads an archive that is a workbook.
pub fn read(archive: &[u8]) -> Workbook {
    read_bytes(archive, "form.xlsx").unwrap()
}

/// All texts of the first sheet as `B3=text`.
pub fn texts(workbook: &Workbook) -> Vec<String> {
    let cells = workbook.sheets[0].cells().filter(|cell| !cell.text.is_empty());
    cells.map(|cell| format!("{}={}{}", cell.at, cell.text, if cell.formula { " (formula)" } else { "" })).collect()
}

/// Writes texts into cells of the first sheet.
pub fn write(archive: &[u8], texts: &[(&str, &str)]) -> Result<Completed, PatchError> {
    let at = |cell: &str| cell.parse::<CellAddress>().unwrap();
    let write = |(cell, text): &(&str, &str)| CellWrite { sheet: 0, at: at(cell), text: (*text).to_owned() };
    let writes: Vec<CellWrite> = texts.iter().map(write).collect();
    complete(archive, &read(archive), &writes, jiff::civil::date(2026, 1, 2))
}
