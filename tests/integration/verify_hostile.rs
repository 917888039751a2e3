//! `vsq verify` on files that are damaged, made to deceive, or no workbooks at all.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use proptest::prelude::*;
use vsq::verify::{FillReport, Findings, VerifyError, verify};
use zip::write::SimpleFileOptions;

use crate::verify_fixtures::{ANSWERS, LISTS, Package, STRINGS, WORKBOOK, completed, original};

fn refused(original: &[u8], completed: &[u8]) -> String {
    let error = verify(original, completed, None).unwrap_err();
    assert!(!error.hint().is_empty());
    error.to_string()
}

#[test]
fn other_formats_are_told_from_workbooks() {
    let workbook = original();
    for (bytes, said) in [
        (&b""[..], "the completed copy is no workbook: it is empty"),
        (b"No.,Question,Answer\n", "the completed copy is text or another format"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "the completed copy is encrypted or an old .xls"),
        (b"PK\x03\x04", "the completed copy is no workbook: its archive"),
        (&workbook[..workbook.len() / 2], "the completed copy is no workbook: its archive"),
    ] {
        let error = refused(&workbook, bytes);
        assert!(error.starts_with(said), "{error}");
        assert!(refused(bytes, &workbook).starts_with("the original is"));
    }
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut document = Package::open(&workbook);
    document.entries.truncate(1);
    document.rewritten("[Content_Types].xml", |entry| {
        entry.name = "mimetype".to_owned();
        entry.content = b"application/vnd.oasis.opendocument.spreadsheet".to_vec();
        entry.options = stored;
    });
    assert!(refused(&document.pack(), &workbook).contains("an OpenDocument file"));
    let mut binary = Package::open(&workbook);
    binary.replace("_rels/.rels", "xl/workbook.xml", "xl/workbook.bin");
    assert!(refused(&binary.pack(), &workbook).contains(".xlsb"));
    let mut empty = Package::open(&workbook);
    empty.entries.clear();
    assert!(refused(&empty.pack(), &workbook).contains("names no document"));
}

#[test]
fn an_original_that_is_damaged_or_made_to_deceive_is_refused() {
    let whole = original();
    let broken = |part: &str, old: &str, new: &str| {
        let mut package = Package::open(&whole);
        package.replace(part, old, new);
        refused(&package.pack(), &completed().pack())
    };
    let error = broken(WORKBOOK, "<workbook ", "<!DOCTYPE a [<!ENTITY b \"c\">]><workbook ");
    assert!(
        error.starts_with("the original: `xl/workbook.xml` is not well formed: there is a document type"),
        "{error}"
    );
    assert!(broken(ANSWERS, "</row></sheetData>", "</sheetData>").contains("is not well formed"));
    let deep = format!("{}{}</worksheet>", "<a>".repeat(400), "</a>".repeat(400));
    assert!(broken(ANSWERS, "</worksheet>", &deep).starts_with("the original is too large"));
    assert!(broken(ANSWERS, r#"<row r="14" "#, r#"<row r="1048577" "#).contains("no legal number"));
    assert!(broken(ANSWERS, r#"<c r="C14""#, r#"<c r="XFE14""#).contains("row 14 has a cell `XFE14`"));
    assert!(broken(ANSWERS, r#"ref="C9:D10""#, r#"ref="everything""#).contains("no legal range"));
}

/// Readers disagree on a text that an instruction divides: calamine finds an empty cell where others find the text.
#[test]
fn an_instruction_inside_a_text_or_a_value_is_no_answer() {
    for (part, old, new) in [
        (STRINGS, "Anything", "Any<?x?>thing"),
        (ANSWERS, "<v>", "<v><?x?>"),
        (ANSWERS, "<v>", "<v><!--x-->"),
        (ANSWERS, "<v>", ">>><v>"),
    ] {
        let mut package = completed();
        let content = package.text(part);
        assert!(content.contains(old), "{old}");
        package.set(part, content.replacen(old, new, 1).into_bytes());
        assert!(!verify(&original(), &package.pack(), None).unwrap().is_clean(), "{new}");
    }
}

#[test]
fn two_entries_of_one_name_are_refused() {
    let mut package = completed();
    package.add("xl/worksheets/sheeT1.xml", "<worksheet/>");
    assert!(refused(&original(), &package.pack()).contains("two entries named `xl/worksheets/sheeT1.xml`"));
    // The same letter by letter, which no writer makes: the name is changed in the finished archive.
    let mut package = completed();
    package.add("xl/worksheets/sheet9.xml", "<worksheet/>");
    let mut bytes = package.pack();
    let places: Vec<_> = (0..bytes.len() - 10).filter(|at| bytes[*at..].starts_with(b"sheet9.xml")).collect();
    assert_eq!(places.len(), 2);
    for at in places {
        bytes[at + 5] = b'1';
    }
    assert!(matches!(verify(&original(), &bytes, None), Err(VerifyError::DuplicateEntry { .. })));
}

#[test]
fn a_report_that_is_none_is_refused() {
    for (report, said) in [
        ("", "EOF"),
        ("[]", "invalid"),
        (r#"{"schema":"vsq.inspect/1","files":[]}"#, "`vsq.inspect/1`"),
        (&"[".repeat(100_000), ""),
    ] {
        let error = FillReport::from_json(report.as_bytes()).unwrap_err().to_string();
        assert!(error.starts_with("the report cannot be read: ") && error.contains(said), "{error}");
    }
}

/// The texts of all cells by sheet and place, as another reader has them.
fn texts(bytes: &[u8]) -> Option<BTreeMap<(String, u32, u32), String>> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).ok()?;
    let mut texts = BTreeMap::new();
    for (name, range) in workbook.worksheets() {
        let (row, column) = range.start().unwrap_or_default();
        for (down, right, value) in range.used_cells() {
            let place = (name.clone(), row + u32::try_from(down).unwrap(), column + u32::try_from(right).unwrap());
            if !matches!(value, Data::Empty) && !value.to_string().is_empty() {
                texts.insert(place, value.to_string());
            }
        }
    }
    Some(texts)
}

/// Every cell that reads otherwise is one that was told, where nothing else was found.
fn check_against_another_reader(before: &[u8], after: &[u8], found: &Findings) {
    if !found.is_clean() {
        return;
    }
    let (before, after) = (texts(before).unwrap(), texts(after).expect("a copy without faults can be read"));
    for place in before.keys().chain(after.keys()) {
        if before.get(place) != after.get(place) {
            let told = found.cells.iter().any(|change| {
                (&change.sheet, change.cell.row, change.cell.column) == (&place.0, place.1 + 1, place.2 + 1)
            });
            assert!(told, "{place:?} reads {:?}, read {:?}", after.get(place), before.get(place));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_bytes_make_it_fail(one in proptest::collection::vec(any::<u8>(), 0..400), other in any::<bool>()) {
        let one = if other { [b"PK\x03\x04", one.as_slice()].concat() } else { one };
        prop_assert!(verify(&one, &original(), None).is_err());
        prop_assert!(verify(&original(), &one, None).is_err());
        let _ = FillReport::from_json(&one);
    }

    #[test]
    fn no_damage_to_the_archive_makes_it_fail_or_passes(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let before = original();
        let mut after = completed().pack();
        *at.get_mut(&mut after) = byte;
        if let Ok(found) = verify(&before, &after, None) {
            check_against_another_reader(&before, &after, &found);
        }
        let _ = verify(&after, &before, None);
    }

    #[test]
    fn no_edit_of_a_part_makes_it_fail_or_passes(
        part in prop::sample::select(&[ANSWERS, LISTS, STRINGS, WORKBOOK][..]),
        at in any::<prop::sample::Index>(),
        length in 0..12_usize,
        new in prop::sample::select(&[
            "", "<", ">", "/", "\"", "=", "&", " ", "0", "1", "9", "x", "<c/>", "<v>1</v>", "</c>", "</row>", "<row>", "s=\"1\" ",
            "t=\"s\" ", "<f>1</f>", "<!--", "-->", "<?x?>", "&#10;", "<t>y</t>", "<si/>", "<![CDATA[z]]>", "xmlns=\"u\" ",
        ][..]),
    ) {
        let before = original();
        let mut package = completed();
        let mut content = package.text(part).into_bytes();
        let begin = at.index(content.len());
        content.splice(begin..(begin + length).min(content.len()), new.bytes());
        package.set(part, content);
        let after = package.pack();
        if let Ok(found) = verify(&before, &after, None) {
            check_against_another_reader(&before, &after, &found);
        }
        let _ = verify(&after, &before, None);
    }
}
