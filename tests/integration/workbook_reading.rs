//! Workbooks as real writers make them are read for what they say.

use vsq::workbook::grid::{CellKind, Format, SheetState};
use vsq::workbook::lists::{Demand, rules_at};

use crate::packages::{
    MAIN, Parts, one_sheet, options, read, relationship, relationships, texts, with_related, with_strings, workbook,
    worksheet, write,
};

#[test]
fn cells_stand_where_they_are_said_or_implied_to_be() {
    for inside in [
        "<sheetData><row r='2'><c r='B2' t='str'><v>x</v></c><c t='str'><v>y</v></c></row><row><c t='str'><v>z</v></c></row></sheetData>",
        "<dimension ref='A1'/><sheetData>\n <row/>\n <row ><c/><c t='inlineStr'><is><t>x</t></is></c><c t='str'><v>y</v></c></row>\
         <row r='3' spans='4:9'><c r='A3' t='inlineStr'><is><r><t>z</t></r><rPh><t>zet</t></rPh></is></c></row></sheetData>",
    ] {
        assert_eq!(texts(&read(&one_sheet(inside).zip())), ["B2=x", "C2=y", "A3=z"], "{inside}");
    }
}

#[test]
fn prefixes_strict_types_marks_and_backslashes_change_nothing() {
    let sheet = "<x:worksheet xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main'><x:sheetData><x:row r='1'>\
                 <x:c r='A1' t='s'><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>";
    let strict = |text: &str| {
        text.replace(
            "http://schemas.openxmlformats.org/officeDocument/2006",
            "http://purl.oclc.org/ooxml/officeDocument",
        )
    };
    let parts = with_strings(workbook(&[("Form", sheet)]), "", "<si><t>a</t></si>");
    let rels = strict(
        &String::from_utf8(parts.0.iter().find(|(name, _)| name.ends_with("workbook.xml.rels")).unwrap().1.clone())
            .unwrap(),
    );
    let parts = parts.with("xl/_rels/workbook.xml.rels", rels);
    assert_eq!(texts(&read(&parts.zip())), ["A1=a"]);
    let marked =
        Parts(parts.0.iter().map(|(name, text)| (name.clone(), [b"\xEF\xBB\xBF", text.as_slice()].concat())).collect());
    assert_eq!(texts(&read(&marked.zip())), ["A1=a"]);
    let windows = Parts(parts.0.iter().map(|(name, text)| (name.replace('/', "\\"), text.clone())).collect());
    assert_eq!(texts(&read(&windows.zip())), ["A1=a"]);
    let shouting = Parts(parts.0.iter().map(|(name, text)| (name.to_uppercase(), text.clone())).collect());
    assert_eq!(texts(&read(&shouting.zip())), ["A1=a"]);
}

#[test]
fn archives_with_trailing_sizes_or_of_64_bits_are_read() {
    let parts = one_sheet("<sheetData><row><c t='str'><v>a</v></c></row></sheetData>");
    assert_eq!(texts(&read(&parts.zip_streamed())), ["A1=a"]);
    assert_eq!(texts(&read(&parts.zip_with(options().large_file(true)))), ["A1=a"]);
}

#[test]
fn values_are_shown_as_a_person_sees_them() {
    let styles = format!(
        "<styleSheet xmlns='{MAIN}'><numFmts><numFmt numFmtId='164' formatCode='0.00'/></numFmts><fonts><font/></fonts>\
         <cellXfs><xf/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='9'/></cellXfs></styleSheet>"
    );
    let inside = "<sheetData><row><c><v>3</v></c><c s='1'><v>45292</v></c><c s='2'><v>1.1</v></c><c s='3'><v>0.5</v></c>\
                  <c t='b'><v>1</v></c><c t='e'><v>#REF!</v></c><c t='d'><v>2024-01-01T09:30:00</v></c>\
                  <c t='str'><f>A1</f><v>a&amp;b&#10;c_x000D__x0041_</v></c><c t='s'><v>0</v></c><c><f>B1</f></c></row></sheetData>";
    let strings =
        "<si><r><t xml:space='preserve'> rich </t></r><r><t>text</t></r><rPh><t>no</t></rPh><phoneticPr/></si>";
    let parts = with_related(with_strings(one_sheet(inside), "", strings), "styles", "styles.xml", &styles);
    let book = read(&parts.zip());
    assert_eq!(
        texts(&book),
        [
            "A1=3",
            "B1=2024-01-01",
            "C1=1.10",
            "D1=50%",
            "E1=TRUE",
            "F1=#REF!",
            "G1=2024-01-01 09:30:00",
            "H1=a&b\nc\nA (formula)",
            "I1= rich text"
        ]
    );
    let kinds: Vec<CellKind> = book.sheets[0].cells().map(|cell| cell.kind).collect();
    use CellKind::{Boolean, Date, Empty, Error, Number, Text};
    assert_eq!(kinds, [Number, Date, Number, Number, Boolean, Error, Date, Text, Text, Empty]);
    assert!(book.sheets[0].cell("J1".parse().unwrap()).unwrap().formula);
}

#[test]
fn what_hides_and_locks_is_known() {
    let styles = format!(
        "<styleSheet xmlns='{MAIN}'><fonts><font/><font><b/></font></fonts>\
         <fills><fill><patternFill patternType='none'/></fill><fill><patternFill patternType='solid'><fgColor rgb='FFAABBCC'/></patternFill></fill></fills>\
         <borders><border><left/></border><border><left style='thin'/></border></borders>\
         <cellStyleXfs><xf fontId='1'/></cellStyleXfs><cellXfs><xf/><xf fontId='1' fillId='1' borderId='1'>\
         <alignment wrapText='1'/><protection locked='0'/></xf></cellXfs><dxfs><dxf><font><b/></font></dxf></dxfs></styleSheet>"
    );
    let inside = "<cols><col min='2' max='3' width='0' /><col min='4' max='4' width='30' hidden='true' style='1'/></cols>\
                  <sheetData><row r='1' hidden='1'><c r='A1' s='1'/></row><row r='2' ht='0'/><row r='3' s='1' customFormat='1'/></sheetData>\
                  <sheetProtection sheet='1'/>";
    let parts = with_related(one_sheet(inside), "styles", "styles.xml", &styles);
    let book = read(&parts.zip());
    let sheet = &book.sheets[0];
    assert!(sheet.protected && book.notes[0].contains("Form"));
    assert_eq!(sheet.rows.iter().map(|row| row.hidden).collect::<Vec<_>>(), [true, true, false]);
    assert_eq!((0..4).map(|column| sheet.column_width(column) > 0.0).collect::<Vec<_>>(), [true, false, false, false]);
    let style = sheet.cell("A1".parse().unwrap()).unwrap().style;
    assert!(style.bold && style.wrap && style.unlocked && style.bordered);
    assert_eq!(style.fill, Some(0x00AA_BBCC));
    let unlocked = ["A2", "D2", "A3", "B3"].map(|at| sheet.is_unlocked(at.parse().unwrap()));
    assert_eq!(unlocked, [false, true, true, true]);
}

#[test]
fn computed_cells_are_known_even_without_a_formula() {
    let inside = "<sheetData><row r='1'><c r='A1'><f t='shared' ref='A1:A2' si='0'>1</f><v>1</v></c>\
                  <c r='B1'><f t='array' ref='B1:C2'>X</f><v>1</v></c><c r='C1'><v>2</v></c></row>\
                  <row r='2'><c r='A2'><f t='shared' si='0'/><v>1</v></c><c r='B2'><v>3</v></c><c r='D2'><v>4</v></c></row>\
                  <row r='3'><c r='B3'><v>6</v></c><c r='C3'><v>7</v></c></row>\
                  <row r='5'><c r='A5'><v>5</v></c></row></sheetData>";
    let pivot =
        "<pivotTableDefinition><location ref='A5:B6' rowPageCount='1' colPageCount='1'/></pivotTableDefinition>";
    let parts = one_sheet(inside)
        .with(
            "xl/worksheets/_rels/sheet1.xml.rels",
            relationships(&relationship("r1", "pivotTable", "../pivotTables/p.xml")),
        )
        .with("xl/pivotTables/p.xml", pivot);
    let shown = texts(&read(&parts.zip()));
    assert_eq!(
        shown,
        [
            "A1=1 (formula)",
            "B1=1 (formula)",
            "C1=2 (formula)",
            "A2=1 (formula)",
            "B2=3 (formula)",
            "D2=4",
            "B3=6 (formula)",
            "C3=7",
            "A5=5 (formula)"
        ]
    );
    for at in ["A3", "B6"] {
        let refused = write(&parts.zip(), &[(at, "x")]).unwrap_err().to_string();
        assert_eq!(
            refused,
            format!("Form!{at} holds a formula; it is never overwritten"),
            "a cell that the file lacks"
        );
    }
    assert!(write(&parts.zip(), &[("A4", "x"), ("C4", "x")]).is_ok());
}

/// What the rule of a cell on the first sheet of a workbook with many kinds of lists demands.
fn demand(parts: &Parts, at: &str) -> Vec<Demand> {
    let book = read(&parts.zip());
    rules_at(&book.sheets[0].rules, at.parse().unwrap()).map(|rule| rule.demand.clone()).collect()
}

fn list(values: &[&str]) -> Vec<Demand> {
    vec![Demand::OneOf(values.iter().map(|value| (*value).to_owned()).collect())]
}

#[test]
fn lists_of_every_kind_are_found() {
    let rule = |at: &str, formula: &str| {
        format!("<dataValidation type='list' sqref='{at}'><formula1>{formula}</formula1></dataValidation>")
    };
    let rules = [
        rule("B1 B3:B4", "\"Yes,No\""),
        rule("C:C", "$Z$1:$Z$3"),
        rule("D1", "'Hidden, lists'!$A:$A"),
        rule("E1", "choices"),
        rule("F1", "'Hidden, lists'!$A$1:$A$2,'Hidden, lists'!$B$1"),
        rule("G1:G2", "Z1:Z2"),
        rule("H1", "Answers[Word]"),
        rule("I1", "OFFSET($A$1,0,0)"),
        rule("J1", "$Y$1:$Y$9"),
        "<dataValidation type='textLength' operator='lessThan' sqref='K1'><formula1>101</formula1></dataValidation>"
            .to_owned(),
        "<dataValidation type='textLength' sqref='L1'><formula1>1</formula1><formula2>50</formula2></dataValidation>"
            .to_owned(),
        "<dataValidation type='whole' sqref='M1'><formula1>1</formula1></dataValidation><dataValidation sqref='N1'/>"
            .to_owned(),
    ];
    let inside = format!(
        "<sheetData><row r='1'><c r='Z1' t='str'><v>a</v></c></row><row r='2'><c r='Z2' t='str'><v>b</v></c></row>\
         <row r='3'><c r='Z3' t='str'><v>c</v></c></row></sheetData><dataValidations>{}</dataValidations>\
         <extLst><ext><x14:dataValidations xmlns:x14='x' xmlns:xm='m'><x14:dataValidation type='list'><x14:formula1>\
         <xm:f>'Hidden, lists'!$B$1:$B$2</xm:f></x14:formula1><xm:sqref>P1 P9</xm:sqref></x14:dataValidation>\
         </x14:dataValidations></ext></extLst>",
        rules.concat()
    );
    let lists = "<sheetData><row><c t='str'><v>one</v></c><c t='str'><v>Word</v></c></row>\
                 <row><c t='str'><v>two</v></c><c t='str'><v>three</v></c></row></sheetData><tableParts><tablePart r:id='t1'/></tableParts>";
    let table =
        "<table displayName='Answers' ref='B1:B2'><tableColumns><tableColumn name='Word'/></tableColumns></table>";
    let parts = workbook(&[("Form", &worksheet(&inside)), ("Hidden, lists", &worksheet(lists))])
        .with(
            "xl/worksheets/_rels/sheet2.xml.rels",
            relationships(&relationship("t1", "table", "/xl/tables/table1.xml")),
        )
        .with("xl/tables/table1.xml", table);
    let book = String::from_utf8(parts.0[2].1.clone()).unwrap();
    let names = "</sheets><definedNames><definedName name='Choices'>other</definedName>\
                 <definedName name='choices' localSheetId='0'>'Hidden, lists'!$A$2</definedName></definedNames>";
    let hidden = book.replace("</sheets>", names).replace("sheetId=\"2\"", "sheetId=\"2\" state=\"hidden\"");
    let parts = parts.with("xl/workbook.xml", hidden);

    let book = read(&parts.zip());
    assert_eq!(book.sheets[1].state, SheetState::Hidden);
    assert_eq!(book.sheets[1].table_headers[0].to_string(), "B1:B1");
    for at in ["B1", "B4"] {
        assert_eq!(demand(&parts, at), list(&["Yes", "No"]));
    }
    assert_eq!(demand(&parts, "B2"), []);
    assert_eq!(demand(&parts, "C1048576"), list(&["a", "b", "c"]));
    assert_eq!(demand(&parts, "D1"), list(&["one", "two"]));
    assert_eq!(demand(&parts, "E1"), list(&["two"]));
    assert_eq!(demand(&parts, "F1"), list(&["one", "two", "Word"]));
    assert_eq!(demand(&parts, "G1"), list(&["a", "b"]));
    assert_eq!(demand(&parts, "G2"), list(&["b", "c"]), "relative references move with the cell");
    assert_eq!(demand(&parts, "H1"), list(&["three"]));
    assert_eq!(demand(&parts, "I1"), [Demand::Unresolved("OFFSET($A$1,0,0)".to_owned())]);
    assert_eq!(demand(&parts, "J1"), [Demand::Unresolved("$Y$1:$Y$9".to_owned())], "an empty list is no list");
    assert_eq!(demand(&parts, "K1"), [Demand::MaxLength(100)]);
    assert_eq!(demand(&parts, "L1"), [Demand::MaxLength(50)]);
    assert_eq!(demand(&parts, "M1"), [Demand::Other("1".to_owned())]);
    assert_eq!(demand(&parts, "N1"), []);
    assert_eq!(demand(&parts, "P9"), list(&["Word", "three"]));
}

#[test]
fn macros_are_told_by_the_content_type() {
    let parts = one_sheet("<sheetData/>");
    assert_eq!(read(&parts.zip()).format, Format::Xlsx);
    let types = "<Types><Override ContentType='application/vnd.ms-excel.sheet.macroEnabled.main+xml'/></Types>";
    assert_eq!(read(&parts.with("[Content_Types].xml", types).zip()).format, Format::Xlsm);
}
