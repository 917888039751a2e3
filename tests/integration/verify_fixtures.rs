//! A workbook with everything in it that an answer may not touch, an honest completed copy of it, and the means to
//! tamper with either.

use std::io::{Cursor, Read, Write};
use std::sync::LazyLock;

use rust_xlsxwriter::{
    DataValidation, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatAlign, Formula, Table, TableColumn,
    Workbook, Worksheet,
};
use vsq::verify::{FaultKind, FillReport, Findings, verify};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

pub const ANSWERS: &str = "xl/worksheets/sheet1.xml";
pub const LISTS: &str = "xl/worksheets/sheet2.xml";
pub const LOCKED: &str = "xl/worksheets/sheet3.xml";
pub const STRINGS: &str = "xl/sharedStrings.xml";
pub const WORKBOOK: &str = "xl/workbook.xml";

/// The entries of a zip archive, each kept as it is stored or written anew.
#[derive(Clone)]
pub struct Package {
    source: Vec<u8>,
    pub entries: Vec<Entry>,
    pub comment: Vec<u8>,
}

#[derive(Clone)]
pub struct Entry {
    pub name: String,
    pub content: Vec<u8>,
    pub options: SimpleFileOptions,
    /// Position in the source, while nothing was changed.
    kept: Option<usize>,
}

impl Package {
    pub fn open(bytes: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let entries = (0..archive.len()).map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            let options = SimpleFileOptions::default()
                .compression_method(file.compression())
                .last_modified_time(file.last_modified().unwrap());
            Entry { name: file.name().unwrap().into_owned(), content, options, kept: Some(at) }
        });
        Self { entries: entries.collect(), source: bytes.to_vec(), comment: Vec::new() }
    }

    pub fn position(&self, name: &str) -> usize {
        self.entries.iter().position(|entry| entry.name == name).unwrap_or_else(|| panic!("there is no {name}"))
    }

    pub fn text(&self, name: &str) -> String {
        String::from_utf8(self.entries[self.position(name)].content.clone()).unwrap()
    }

    /// Writes a part anew.
    pub fn set(&mut self, name: &str, content: impl Into<Vec<u8>>) {
        let at = self.position(name);
        self.entries[at].content = content.into();
        self.entries[at].kept = None;
    }

    /// Replaces the one place in a part where `old` stands.
    pub fn replace(&mut self, name: &str, old: &str, new: &str) -> &mut Self {
        let text = self.text(name);
        assert_eq!(text.matches(old).count(), 1, "`{old}` in {name}:\n{text}");
        self.set(name, text.replacen(old, new, 1));
        self
    }

    /// Writes a part under another name or with other options.
    pub fn rewritten(&mut self, name: &str, change: impl FnOnce(&mut Entry)) {
        let at = self.position(name);
        self.entries[at].kept = None;
        change(&mut self.entries[at]);
    }

    pub fn add(&mut self, name: &str, content: &str) {
        let options = SimpleFileOptions::default();
        self.entries.push(Entry { name: name.to_owned(), content: content.into(), options, kept: None });
    }

    pub fn pack(&self) -> Vec<u8> {
        let mut source = ZipArchive::new(Cursor::new(&self.source)).unwrap();
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for entry in &self.entries {
            match entry.kept {
                Some(at) => writer.raw_copy_file(source.by_index_raw(at).unwrap()).unwrap(),
                None => {
                    writer.start_file(entry.name.clone(), entry.options).unwrap();
                    writer.write_all(&entry.content).unwrap();
                }
            }
        }
        writer.set_raw_comment(self.comment.clone().into()).unwrap();
        writer.finish().unwrap().into_inner()
    }
}

/// The original. On `Answers` column C takes replies: C2 and C3 from a list in its formula, C4 from `Lists`, C5 through a
/// name, C6 from a whole column, C7 of at most ten characters, C8 free, C9:D10 merged, C12 without a cell, C13 bound by a
/// list that takes calculation, C14 by a rule for numbers. F1:G4 is a table, H2 a formula,
/// H3:H4 filled by one.
pub fn original() -> Vec<u8> {
    static ORIGINAL: LazyLock<Vec<u8>> = LazyLock::new(made);
    ORIGINAL.clone()
}

fn made() -> Vec<u8> {
    let mut workbook = Workbook::new();
    // Without a time of its own the writer takes the clock's.
    let made = ExcelDateTime::from_ymd(2026, 7, 1).unwrap();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let answer = Format::new().set_text_wrap().set_background_color("FFFFCC");
    let centred = Format::new().set_align(FormatAlign::Center);
    let sheet = workbook.add_worksheet().set_name("Answers").unwrap();
    for (row, text) in ["Question", "Encrypted?", "Backed up?", "Where?", "How?", "Which?", "Short?", "Long?", "Wide?"]
        .iter()
        .enumerate()
    {
        sheet.write(row as u32, 1, *text).unwrap();
    }
    for row in 1..8 {
        sheet.write_blank(row, 2, &answer).unwrap();
    }
    sheet.merge_range(8, 2, 9, 3, "", &answer).unwrap();
    sheet.write(11, 1, "Anything else?").unwrap();
    sheet.write_blank(12, 2, &answer).unwrap();
    sheet.write_blank(13, 2, &answer).unwrap();
    sheet.set_column_format(2, &centred).unwrap();
    rules(sheet);
    sheet.write(0, 7, "Score").unwrap();
    sheet.write_formula(1, 7, Formula::new("=COUNTA(C2:C8)").set_result("0")).unwrap();
    let columns = [TableColumn::new().set_header("Area"), TableColumn::new().set_header("Owner")];
    sheet.add_table(0, 5, 3, 6, &Table::new().set_columns(&columns)).unwrap();
    sheet.write(1, 5, "Network").unwrap();
    sheet.set_row_height(7, 40).unwrap();
    sheet.write_array_formula(2, 7, 3, 7, "{=ROW(C2:C3)}").unwrap();
    lists(workbook.add_worksheet());
    let locked = workbook.add_worksheet().set_name("Locked").unwrap();
    locked.write(0, 0, "For the customer").unwrap();
    locked.write_blank(0, 1, &Format::new().set_unlocked()).unwrap();
    locked.write_blank(1, 1, &answer).unwrap();
    locked.protect();
    workbook.define_name("Choices", "=Lists!$A$1:$A$2").unwrap();
    let mut package = Package::open(&workbook.save_to_buffer().unwrap());
    // The writer of the fixture knows no lists of the x14 extension.
    let extension = r#"<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"
        xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:dataValidations
        xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="1"><x14:dataValidation
        type="list"><x14:formula1><xm:f>Lists!$A$1:$A$2</xm:f></x14:formula1><xm:sqref>B1 B2</xm:sqref>
        </x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>"#;
    package.replace(LOCKED, "</worksheet>", extension);
    package.replace(WORKBOOK, r#" fullCalcOnLoad="1""#, "");
    package.pack()
}

fn rules(sheet: &mut Worksheet) {
    let list = |formula: &str| DataValidation::new().allow_list_formula(formula.into());
    let texts = DataValidation::new().allow_list_strings(&["Yes", "No", "N/A"]).unwrap();
    sheet.add_data_validation(1, 2, 2, 2, &texts).unwrap();
    sheet.add_data_validation(3, 2, 3, 2, &list("=Lists!$A$1:$A$3")).unwrap();
    sheet.add_data_validation(4, 2, 4, 2, &list("=Choices")).unwrap();
    sheet.add_data_validation(5, 2, 5, 2, &list("=Lists!$B:$B")).unwrap();
    let short = DataValidation::new().allow_text_length(DataValidationRule::LessThanOrEqualTo(10));
    sheet.add_data_validation(6, 2, 6, 2, &short).unwrap();
    sheet.add_data_validation(12, 2, 12, 2, &list("=INDIRECT(\"Choices\")")).unwrap();
    let number = DataValidation::new().allow_whole_number(DataValidationRule::GreaterThan(1));
    sheet.add_data_validation(13, 2, 13, 2, &number).unwrap();
}

fn lists(sheet: &mut Worksheet) {
    sheet.set_name("Lists").unwrap();
    for (row, text) in ["In the Union", "Elsewhere", "Nowhere"].iter().enumerate() {
        sheet.write(row as u32, 0, *text).unwrap();
    }
    sheet.write(4, 1, "By hand").unwrap();
    sheet.write(9, 1, 3.5).unwrap();
}

/// An honest completed copy: one answer as a shared string, one inline, one in a row that had no cell for it, and the
/// workbook calculated on load.
pub fn completed() -> Package {
    static COMPLETED: LazyLock<Package> = LazyLock::new(filled);
    COMPLETED.clone()
}

fn filled() -> Package {
    let mut package = Package::open(&original());
    let style = style_of(&package, "C8");
    answer(&mut package, "C2", "Yes");
    append_string(&mut package, "On disk and in transit.");
    let shared = string_count(&package) - 1;
    package.replace(ANSWERS, &blank("C8", style), &format!(r#"<c r="C8" s="{style}" t="s"><v>{shared}</v></c>"#));
    package.replace(ANSWERS, r#"<c r="B12" t="s"><v>13</v></c>"#, &format!("{B12}{C12}"));
    package.replace(ANSWERS, r#"<row r="12" spans="2:8">"#, r#"<row r="12" spans="2:8" ht="30">"#);
    package.replace(WORKBOOK, "<calcPr ", r#"<calcPr fullCalcOnLoad="1" "#);
    package
}

const B12: &str = r#"<c r="B12" t="s"><v>13</v></c>"#;

/// What stands in row 12, which had no cell for a reply; the column's format is 2.
pub const C12: &str = r#"<c r="C12" s="2" t="inlineStr"><is><t>Nothing else.</t></is></c>"#;

/// The number of the format that a blank cell has.
pub fn style_of(package: &Package, cell: &str) -> u32 {
    let text = package.text(ANSWERS);
    let (_, rest) = text.split_once(&format!(r#"<c r="{cell}" s=""#)).unwrap();
    rest.split('"').next().unwrap().parse().unwrap()
}

pub fn blank(cell: &str, style: u32) -> String {
    format!(r#"<c r="{cell}" s="{style}"/>"#)
}

/// Writes an inline text into a blank cell of `Answers`.
pub fn answer(package: &mut Package, cell: &str, text: &str) {
    let style = style_of(package, cell);
    let written = format!(r#"<c r="{cell}" s="{style}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    package.replace(ANSWERS, &blank(cell, style), &written);
}

fn string_count(package: &Package) -> usize {
    package.text(STRINGS).matches("<si>").count()
}

/// Appends a shared string that one cell will refer to, with true counts.
pub fn append_string(package: &mut Package, text: &str) {
    let strings = package.text(STRINGS);
    let unique = string_count(package);
    let count: usize = strings.split("count=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
    package.replace(STRINGS, &format!(r#" count="{count}""#), &format!(r#" count="{}""#, count + 1));
    package.replace(STRINGS, &format!(r#"uniqueCount="{unique}""#), &format!(r#"uniqueCount="{}""#, unique + 1));
    package.replace(STRINGS, "</sst>", &format!("<si><t>{text}</t></si></sst>"));
}

pub fn findings(completed: &Package) -> Findings {
    verify(&original(), &completed.pack(), None).unwrap()
}

pub fn findings_with(completed: &Package, report: &str) -> Findings {
    let report = FillReport::from_json(report.as_bytes()).unwrap();
    verify(&original(), &completed.pack(), Some(&report)).unwrap()
}

/// Each fault as its kind and its place.
pub fn faults(findings: &Findings) -> Vec<(FaultKind, String)> {
    findings.faults.iter().map(|fault| (fault.kind, fault.place.to_string())).collect()
}
