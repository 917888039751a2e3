//! Completed copies differ from their originals in the answers and in nothing else.

use vsq::workbook::PatchError;

use crate::packages::{
    MAIN, Parts, one_sheet, options, read, relationship, relationships, stored, text_of, texts, with_related,
    with_strings, write,
};

const SHEET: &str = "xl/worksheets/sheet1.xml";

/// The inside of the worksheet after texts were written into the cells of one with `inside`.
fn patched(inside: &str, writes: &[(&str, &str)]) -> String {
    let original = one_sheet(inside).zip();
    let text = text_of(&write(&original, writes).unwrap().bytes, SHEET);
    let (_, rest) = text.split_once('>').unwrap();
    rest.strip_suffix("</worksheet>").unwrap().to_owned()
}

#[test]
fn cells_and_rows_are_put_in_order() {
    for (inside, at, expected) in [
        (
            "<sheetData/>",
            "B2",
            "<sheetData><row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t>x</t></is></c></row></sheetData>",
        ),
        (
            "<sheetData><row r='3'/></sheetData>",
            "B2",
            "<sheetData><row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t>x</t></is></c></row><row r='3'/></sheetData>",
        ),
        (
            "<sheetData>\n<row r='3' />\n</sheetData>",
            "C3",
            "<sheetData>\n<row r='3'><c r=\"C3\" t=\"inlineStr\"><is><t>x</t></is></c></row>\n</sheetData>",
        ),
        (
            "<sheetData><row r='1'><c r='A1'/><c r='C1'/></row></sheetData>",
            "B1",
            "<sheetData><row r='1'><c r='A1'/><c r=\"B1\" t=\"inlineStr\"><is><t>x</t></is></c><c r='C1'/></row></sheetData>",
        ),
        (
            "<sheetData><row><c/><c s='4' t='b' cm='1' vm='2'><v>1</v></c></row></sheetData>",
            "B1",
            "<sheetData><row><c/><c s='4' t=\"inlineStr\"><is><t>x</t></is></c></row></sheetData>",
        ),
        (
            "<sheetData><row><c/></row></sheetData><!-- end -->",
            "A2",
            "<sheetData><row><c/></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>x</t></is></c></row></sheetData><!-- end -->",
        ),
    ] {
        assert_eq!(patched(inside, &[(at, "x")]), expected);
    }
}

#[test]
fn new_cells_look_like_their_row_or_column() {
    let inside = "<cols><col min='2' max='2' style='5' width='9'/></cols><sheetData><row r='1' s='7' customFormat='1'/><row r='2' s='7'/></sheetData>";
    let xml = patched(inside, &[("B1", "x"), ("B2", "x"), ("C2", "x"), ("B4", "x")]);
    let opened: Vec<&str> = xml.split('<').filter(|tag| tag.starts_with("c ")).collect();
    assert_eq!(
        opened,
        [
            "c r=\"B1\" s=\"7\" t=\"inlineStr\">",
            "c r=\"B2\" s=\"5\" t=\"inlineStr\">",
            "c r=\"C2\" t=\"inlineStr\">",
            "c r=\"B4\" s=\"5\" t=\"inlineStr\">"
        ]
    );
}

#[test]
fn strings_are_appended_with_true_counts() {
    let inside = "<sheetData><row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row></sheetData>";
    let strings = "<si><t>a</t></si><si><r><t>Yes</t></r></si><si><t>No</t></si><extLst/>";
    let original = with_strings(one_sheet(inside), " count='2' uniqueCount='3'", strings).zip();
    let copy = write(&original, &[("A1", "Yes"), ("C1", "No"), ("D1", " <two>\r\nlines "), ("E1", "Yes")]).unwrap();
    assert_eq!(
        text_of(&copy.bytes, "xl/sharedStrings.xml"),
        format!(
            "<sst xmlns=\"{MAIN}\" count=\"5\" uniqueCount=\"5\"><si><t>a</t></si><si><r><t>Yes</t></r></si><si><t>No</t></si>\
             <si><t xml:space=\"preserve\"> &lt;two&gt;\nlines </t></si><si><t>Yes</t></si><extLst/></sst>"
        )
    );
    assert_eq!(texts(&read(&copy.bytes)), ["A1=Yes", "B1=Yes", "C1=No", "D1= <two>\nlines ", "E1=Yes"]);
    let empty = with_strings(one_sheet("<sheetData/>"), "", "").zip();
    let copy = write(&empty, &[("A1", "x")]).unwrap();
    assert_eq!(text_of(&copy.bytes, "xl/sharedStrings.xml"), format!("<sst xmlns=\"{MAIN}\"><si><t>x</t></si></sst>"));
}

#[test]
fn what_a_cell_says_already_is_left_as_it_is() {
    let inside =
        "<sheetData><row ht=\"9\"><c><v>2</v></c><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row></sheetData>";
    let strings = "<si><r><t>Yes</t></r></si><si><t>so_x000D_\nit is</t></si>";
    let original = with_strings(one_sheet(inside), "", strings).zip();
    let said = [("A1", "2"), ("B1", "Yes"), ("C1", "so\r\nit is"), ("D1", ""), ("A2", "")];
    assert_eq!(write(&original, &said).unwrap().bytes, original);
    // Elsewhere the same words are a string of their own where other readers would show a carriage return.
    let copy = write(&original, &[("D1", "so\nit is"), said[0]]).unwrap().bytes;
    let strings = text_of(&copy, "xl/sharedStrings.xml");
    assert!(strings.ends_with("<si><t xml:space=\"preserve\">so\nit is</t></si></sst>"), "{strings}");
    let twice = write(&original, &[("A1", "2"), ("A1", "3")]).unwrap_err();
    assert!(matches!(twice, PatchError::Twice { .. }), "{twice}");
}

#[test]
fn untouched_entries_are_copied_as_they_are_stored() {
    let parts =
        with_strings(one_sheet("<sheetData><row><c><f>1+1</f><v>2</v></c></row></sheetData>"), " count='0'", "")
            .with("xl/media/image1.png", [0x89, b'P', b'N', b'G', 0, 1, 2, 255])
            .with("docProps/app.xml", "<Properties/>");
    for original in [parts.zip(), parts.zip_streamed(), parts.zip_with(options().large_file(true))] {
        let copy = write(&original, &[("B1", "x")]).unwrap();
        let (old, new) = (stored(&original), stored(&copy.bytes));
        let mut changed = Vec::new();
        for (before, after) in old.iter().zip(&new) {
            assert_eq!((&before.0, &before.1), (&after.0, &after.1), "names, order and times stay");
            if before.2 != after.2 {
                changed.push(before.0.as_str());
            }
        }
        assert_eq!(old.len(), new.len());
        assert_eq!(changed, ["xl/workbook.xml", SHEET, "xl/sharedStrings.xml"]);
        assert!(text_of(&copy.bytes, "xl/workbook.xml").contains("</sheets><calcPr fullCalcOnLoad=\"1\"/></workbook>"));
        assert_eq!(copy.bytes, write(&original, &[("B1", "x")]).unwrap().bytes);
        assert_eq!(write(&original, &[]).unwrap().bytes, original);
    }
}

#[test]
fn times_that_are_none_and_backslashes_stay() {
    let parts = one_sheet("<sheetData><row><c><f>1+1</f></c></row></sheetData>");
    let windows = Parts(parts.0.iter().map(|(name, text)| (name.replace('/', "\\"), text.clone())).collect());
    // Zero in the time and date fields of both headers.
    let mut original = windows.zip();
    let known = [0x5C, 0x64, 0x5D, 0x58];
    for at in 0..original.len() - 4 {
        if original[at..at + 4] == known {
            original[at..at + 4].fill(0);
        }
    }
    assert!(stored(&original).iter().all(|(_, time, _)| time == "None"));
    let copy = write(&original, &[("B1", "x")]).unwrap();
    let names = |archive: &[u8]| -> Vec<(String, String)> {
        stored(archive).into_iter().map(|(name, time, _)| (name, time)).collect()
    };
    assert_eq!(names(&original), names(&copy.bytes));
    assert_eq!(texts(&read(&copy.bytes)), ["B1=x"]);
}

#[test]
fn prefixes_marks_and_line_ends_stay() {
    let sheet = "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<x:worksheet xmlns:x='m'>\r\n<x:dimension ref=\"A1\"/>\
                 <x:sheetData>\r\n<x:row r='1'><x:c r='A1'/></x:row>\r\n</x:sheetData></x:worksheet>";
    let original = one_sheet("").with(SHEET, sheet).zip();
    let copy = write(&original, &[("A1", "x"), ("C3", "y")]).unwrap();
    let expected = sheet
        .replace("ref=\"A1\"", "ref=\"A1:C3\"")
        .replace("<x:c r='A1'/>", "<x:c r='A1' t=\"inlineStr\"><x:is><x:t>x</x:t></x:is></x:c>")
        .replace(
            "</x:sheetData>",
            "<x:row r=\"3\"><x:c r=\"C3\" t=\"inlineStr\"><x:is><x:t>y</x:t></x:is></x:c></x:row></x:sheetData>",
        );
    assert_eq!(text_of(&copy.bytes, SHEET), expected);
}

#[test]
fn rows_grow_for_wrapped_answers_unless_their_height_was_chosen() {
    let styles = format!(
        "<styleSheet xmlns='{MAIN}'><fonts><font><sz val='10'/></font></fonts><cellXfs><xf/><xf><alignment wrapText='1'/></xf></cellXfs></styleSheet>"
    );
    let inside = "<cols><col min='1' max='3' width='20'/></cols><sheetData><row r='1' ht='15'><c r='A1' s='1'/></row>\
                  <row r='2' ht='15' customHeight='1'><c r='A2' s='1'/></row><row r='3' ht='15'><c r='A3'/></row>\
                  <row r='4'><c r='A4' s='1'/></row><row r='5' ht='300'><c r='A5' s='1'/></row>\
                  <row r='6' ht='15'><c r='A6' s='1'/></row></sheetData><mergeCells><mergeCell ref='A6:A7'/></mergeCells>";
    let original = with_related(one_sheet(inside), "styles", "styles.xml", &styles).zip();
    let long = "Every laptop is encrypted. ".repeat(10);
    let writes: Vec<(String, &str)> = (1..=6).map(|row| (format!("A{row}"), long.as_str())).collect();
    let writes: Vec<(&str, &str)> = writes.iter().map(|(at, text)| (at.as_str(), *text)).collect();
    let text = text_of(&write(&original, &writes).unwrap().bytes, SHEET);
    let rows: Vec<&str> = text.split("<row ").skip(1).map(|row| row.split('>').next().unwrap()).collect();
    let height =
        |row: usize| -> f64 { rows[row].split("ht=\"").nth(1).unwrap().trim_end_matches('"').parse().unwrap() };
    assert!((150.0..260.0).contains(&height(0)), "{}", rows[0]);
    assert_eq!(rows[1..3], ["r='2' ht='15' customHeight='1'", "r='3' ht='15'"]);
    // A row that states no height gets one: LibreOffice would show its first line only.
    assert!((150.0..260.0).contains(&height(3)), "{}", rows[3]);
    assert_eq!(rows[4..], ["r='5' ht='300'", "r='6' ht='15'"]);
}

#[test]
fn writes_that_would_do_harm_are_refused_by_name() {
    let inside = "<sheetData><row r='1'><c r='A1'><f>1</f></c><c r='B1'><f t='array' ref='B1:C2'>1</f></c></row>\
                  <row r='3'><c r='A3' t='str'><v>caption</v></c></row></sheetData><mergeCells><mergeCell ref='D4:E5'/></mergeCells>\
                  <tableParts><tablePart r:id='t'/></tableParts>";
    let original = one_sheet(inside)
        .with("xl/worksheets/_rels/sheet1.xml.rels", relationships(&relationship("t", "table", "../tables/t.xml")))
        .with("xl/tables/t.xml", "<table displayName='T' ref='A3:B6'/>")
        .zip();
    let refused = |writes: &[(&str, &str)]| write(&original, writes).unwrap_err().to_string();
    assert_eq!(refused(&[("A1", "x")]), "Form!A1 holds a formula; it is never overwritten");
    assert_eq!(refused(&[("C2", "x")]), "Form!C2 holds a formula; it is never overwritten");
    assert_eq!(refused(&[("B3", "x")]), "Form!B3 is a caption of a table; it is never overwritten");
    assert_eq!(refused(&[("D4", "x"), ("E5", "y")]), "Form!D4 would be written twice; write each cell once");
    let long = "😀".repeat(16_384);
    let said = "the text for Form!F9 has 32768 characters; a cell holds 32767: shorten the answer";
    assert_eq!(refused(&[("F9", &long)]), said);
    assert!(write(&original, &[("F9", long.get(4..).unwrap())]).is_ok());
    let copy = write(&original, &[("E5", "seen")]).unwrap();
    assert!(texts(&read(&copy.bytes)).contains(&"D4=seen".to_owned()));
    let mut book = read(&original);
    book.sheets.clear();
    let writes = [vsq::workbook::CellWrite { sheet: 0, at: "A9".parse().unwrap(), text: "x".to_owned() }];
    let gone = vsq::workbook::complete(&original, &book, &writes, jiff::civil::date(2026, 1, 2)).unwrap_err();
    assert_eq!(gone, PatchError::NoSuchSheet(0));
}

#[test]
fn templates_become_workbooks_and_signatures_are_mentioned() {
    let types = "<Types><Override ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml'/></Types>";
    let parts =
        one_sheet("<sheetData/>").with("[Content_Types].xml", types).with("_xmlsignatures/sig1.xml", "<Signature/>");
    let copy = write(&parts.zip(), &[("A1", "x")]).unwrap();
    assert_eq!(text_of(&copy.bytes, "[Content_Types].xml"), types.replace("template.main", "sheet.main"));
    assert_eq!(
        copy.notes,
        [
            "The template was completed as a workbook.",
            "The file carries a digital signature, which any change makes invalid."
        ]
    );
}

#[test]
fn a_workbook_that_was_not_read_from_this_file_is_noticed() {
    let one = one_sheet("<sheetData><row><c t='str'><v>a</v></c></row></sheetData>").zip();
    let other: Parts = one_sheet("<sheetData><row><c t='str'><v>b</v></c></row></sheetData>");
    let writes = [vsq::workbook::CellWrite { sheet: 0, at: "B1".parse().unwrap(), text: "x".to_owned() }];
    let error = vsq::workbook::complete(&other.zip(), &read(&one), &writes, jiff::civil::date(2026, 1, 2)).unwrap_err();
    assert!(matches!(error, PatchError::ReadsBackDifferently { .. }), "{error}");
    let disordered = one_sheet("<sheetData><row r='2'/><row r='1'/></sheetData>").zip();
    assert!(write(&disordered, &[("A3", "x")]).unwrap_err().to_string().contains("not in order"));
}
