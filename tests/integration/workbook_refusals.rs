//! Files that are not read are refused in one line that says what to do.

use vsq::workbook::faults::Fault;
use vsq::workbook::read::read_bytes;

use crate::packages::{Parts, one_sheet, with_strings, workbook, worksheet};

/// The fault of a file, and the whole line.
fn refused(bytes: &[u8], name: &str) -> (Fault, String) {
    let error = read_bytes(bytes, name).unwrap_err();
    let line = error.to_string();
    assert!(!line.contains('\n') && line.starts_with(name) && line.ends_with(error.hint()), "{line}");
    (error.fault, line)
}

fn cell(contents: &str) -> Parts {
    one_sheet(&format!("<sheetData><row><c>{contents}</c></row></sheetData>"))
}

#[test]
fn what_is_no_spreadsheet_is_said_to_be_none() {
    assert_eq!(refused(b"", "form.xlsx").0, Fault::Empty);
    assert_eq!(refused(b"%PDF-1.7", "form.pdf").0, Fault::NotASpreadsheet);
    assert_eq!(refused(b"<html>", "form.xls").0, Fault::NotASpreadsheet);
    assert_eq!(refused(b"a\0b", "form.csv").0, Fault::NotASpreadsheet);
    assert_eq!(refused(b"caf\xE9,no", "form.csv").0, Fault::NotUtf8("the text".to_owned()));
    let other = Parts::default().with("word/document.xml", "<w/>").zip();
    assert!(matches!(refused(&other, "form.docx").0, Fault::MissingPart(_)));
}

#[test]
fn cut_off_archives_are_said_to_be_cut_off() {
    let whole = one_sheet("<sheetData/>").zip();
    for length in [5, whole.len() / 2, whole.len() - 10] {
        assert_eq!(refused(&whole[..length], "form.xlsx").0, Fault::Truncated);
    }
}

#[test]
fn encrypted_files_are_told_from_damaged_ones() {
    let mut file = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    file.resize(2048, 0);
    assert_eq!(refused(&file, "form.xlsx").0, Fault::CompoundFile);
    file.extend("EncryptedPackage".bytes().flat_map(|byte| [byte, 0]));
    let (fault, line) = refused(&file, "form.xlsx");
    assert_eq!(fault, Fault::Encrypted);
    assert_eq!(line, "form.xlsx: the workbook is encrypted; open it with its password and save it without one");
}

#[test]
fn two_entries_of_one_name_are_refused() {
    let parts = one_sheet("<sheetData/>").with("xl/Worksheets/Sheet1.xml", "<worksheet/>");
    assert!(matches!(refused(&parts.zip(), "form.xlsx").0, Fault::DuplicateEntry(_)));
    // The same bytes twice: a name that is overwritten in the finished archive, in both of its headers.
    let twin = one_sheet("<sheetData/>").with("xl/worksheets/sheet9.xml", "<worksheet/>").zip();
    let from = b"xl/worksheets/sheet9.xml";
    let to = b"xl/worksheets/sheet1.xml";
    let mut twin: Vec<u8> = twin;
    for at in 0..twin.len() - from.len() {
        if twin[at..].starts_with(from) {
            twin[at..at + to.len()].copy_from_slice(to);
        }
    }
    let (fault, line) = refused(&twin, "form.xlsx");
    assert_eq!(fault, Fault::DuplicateEntry("xl/worksheets/sheet1.xml".to_owned()), "{line}");
}

#[test]
fn parts_in_other_encodings_are_refused() {
    let wide: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(worksheet("").encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let bare: Vec<u8> = worksheet("").encode_utf16().flat_map(u16::to_be_bytes).collect();
    let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><worksheet/>".to_vec();
    for sheet in [wide, bare, latin, b"<worksheet>\xFF</worksheet>".to_vec()] {
        let parts = one_sheet("").with("xl/worksheets/sheet1.xml", sheet);
        assert_eq!(refused(&parts.zip(), "form.xlsx").0, Fault::NotUtf8("xl/worksheets/sheet1.xml".to_owned()));
    }
}

#[test]
fn damaged_parts_are_named() {
    let deep = format!("{}{}", "<a>".repeat(300), "</a>".repeat(300));
    for (inside, said) in [
        (deep.as_str(), "nested"),
        ("<sheetData><row>", "expected `</row>`"),
        ("<sheetData></row></sheetData>", "xl/worksheets/sheet1.xml"),
        ("<sheetData><row r='1048577'/></sheetData>", "beyond"),
        ("<sheetData><row><c r='XFE1'/></row></sheetData>", "beyond"),
        ("<sheetData><row><c r='1'/></row></sheetData>", "no cell"),
        ("<sheetData><row><c t='s'><v>7</v></c></row></sheetData>", "shared string 7"),
        ("<sheetData><row><c t='str'><v>&nope;</v></c></row></sheetData>", "nope"),
    ] {
        let (fault, line) = refused(&one_sheet(inside).zip(), "form.xlsx");
        assert!(matches!(fault, Fault::Damaged { .. }) && line.contains(said), "{line}");
    }
    let cut = one_sheet("").with("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>");
    assert!(refused(&cut.zip(), "form.xlsx").1.contains("ends inside"));
    let declared = one_sheet("").with("xl/worksheets/sheet1.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet/>");
    assert!(refused(&declared.zip(), "form.xlsx").1.contains("document type"));
}

#[test]
fn bombs_are_not_blown_up() {
    // A long string that very many cells share.
    let cells = "<c t='s'><v>0</v></c>".repeat(10_000);
    let parts = one_sheet(&format!("<sheetData><row>{cells}</row></sheetData>"));
    let parts = with_strings(parts, "", &format!("<si><t>{}</t></si>", "x".repeat(32_767)));
    assert!(matches!(refused(&parts.zip(), "bomb.xlsx").0, Fault::TooLarge(_)));
    let same = workbook(&[("One", &worksheet("<sheetData/>")), ("Two", &worksheet("<sheetData/>"))]);
    let rels = String::from_utf8(same.0[3].1.clone()).unwrap().replace("sheet2.xml", "sheet1.xml");
    assert!(refused(&same.with("xl/_rels/workbook.xml.rels", rels).zip(), "form.xlsx").1.contains("one part"));
    assert!(read_bytes(&cell("<v>1</v>").zip(), "form.xlsx").is_ok());
}
