//! `vsq verify` on honest completed copies: no fault, and the facts as they are.

use vsq::verify::{Address, CellChange, FaultKind, verify};

use crate::verify_fixtures::{ANSWERS, C12, LISTS, LOCKED, STRINGS, WORKBOOK};
use crate::verify_fixtures::{Package, answer, completed, faults, findings, findings_with, original};

#[test]
fn a_file_is_the_same_as_itself() {
    let original = original();
    let found = verify(&original, &original, None).unwrap();
    assert!(found.is_clean());
    assert_eq!(found.to_string(), "nothing changed in 14 parts");
}

#[test]
fn an_honest_copy_has_no_fault_and_its_facts_are_told() {
    let found = findings(&completed());
    assert_eq!(faults(&found), []);
    assert_eq!(found.to_string(), "3 cells changed on 1 sheet, 3 of 14 parts changed, nothing else");
    assert_eq!(found.parts_changed, [WORKBOOK, ANSWERS, STRINGS]);
    let change = |cell: &str, is: &str| CellChange {
        sheet: "Answers".to_owned(),
        cell: Address::parse(cell).unwrap(),
        was: String::new(),
        is: is.to_owned(),
    };
    let expected = [change("C2", "Yes"), change("C8", "On disk and in transit."), change("C12", "Nothing else.")];
    assert_eq!(found.cells, expected);
    assert_eq!(found.notes, []);
}

#[test]
fn entries_that_are_compressed_anew_are_the_same() {
    let mut package = Package::open(&original());
    let (listed, styles) = (package.text(LISTS), package.text("xl/styles.xml"));
    package.set(LISTS, listed);
    package.set("xl/styles.xml", styles);
    let found = findings(&package);
    assert_eq!((faults(&found), found.parts_changed), (vec![], vec![]));
}

#[test]
fn what_means_the_same_is_no_change() {
    let mut package = completed();
    // Quotes, the order of attributes, elements that are not self-closed, references, a byte-order mark.
    package.replace(ANSWERS, r#"<c r="C3" s="1"/>"#, "<c s='1' r='C3'></c>");
    package.replace(ANSWERS, r#"<f>COUNTA(C2:C8)</f>"#, "<f>COUNTA(&#67;2<![CDATA[:C8]]>)</f>");
    let mut bytes = b"\xEF\xBB\xBF".to_vec();
    bytes.extend(package.text(ANSWERS).into_bytes());
    package.set(ANSWERS, bytes);
    assert_eq!(faults(&findings(&package)), []);
}

#[test]
fn the_dimension_is_a_hint_and_calculation_properties_may_be_new() {
    let mut before = Package::open(&original());
    before.replace(WORKBOOK, r#"<calcPr calcId="124519"/>"#, "");
    let mut after = before.clone();
    after.replace(WORKBOOK, "</workbook>", r#"<calcPr fullCalcOnLoad="1"/></workbook>"#);
    after.replace(ANSWERS, r#"<dimension ref="B1:H14"/>"#, r#"<dimension ref="A1:Z99"/>"#);
    answer(&mut after, "C2", "N/A");
    let found = verify(&before.pack(), &after.pack(), None).unwrap();
    assert_eq!(faults(&found), []);
    // Anything more than calculation on load is a change.
    after.replace(WORKBOOK, "<calcPr ", r#"<calcPr calcMode="manual" "#);
    let found = verify(&before.pack(), &after.pack(), None).unwrap();
    assert_eq!(faults(&found), [(FaultKind::WorkbookChanged, WORKBOOK.to_owned())]);
}

#[test]
fn values_of_every_kind_of_list_are_known() {
    for (cell, value) in [
        ("C2", "N/A"),
        ("C4", "Nowhere"),
        ("C5", "Elsewhere"),
        ("C6", "By hand"),
        ("C6", "3.5"),
        ("C7", "ten  chars"),
        ("C9", "merged"),
    ] {
        let mut package = Package::open(&original());
        answer(&mut package, cell, value);
        assert_eq!(faults(&findings(&package)), [], "{value} in {cell}");
    }
    let mut package = Package::open(&original());
    let written = r#"<c r="B1" s="3" t="inlineStr"><is><t>Elsewhere</t></is></c>"#;
    package.replace(LOCKED, r#"<c r="B1" s="3"/>"#, written);
    assert_eq!(faults(&findings(&package)), []);
}

#[test]
fn what_cannot_be_proved_is_said() {
    let mut package = Package::open(&original());
    answer(&mut package, "C13", "In the Union");
    answer(&mut package, "C14", "Seven");
    let found = findings(&package);
    assert_eq!(faults(&found), []);
    let notes: Vec<_> = found.notes.iter().map(ToString::to_string).collect();
    assert_eq!(
        notes,
        [
            r#"Answers!C13: the cell's list cannot be read here (“INDIRECT("Choices")”)"#,
            "Answers!C14: the cell is bound by a rule that is not checked here (“whole: 1”)"
        ]
    );
    assert!(found.to_string().ends_with("nothing else, 2 notes"), "{found}");
}

#[test]
fn the_report_of_the_fill_is_held_against_the_copy() {
    let package = completed();
    assert_eq!(faults(&findings_with(&package, &report(&package, WRITES))), []);
}

#[test]
fn what_a_person_should_know_is_noted() {
    let mut before = Package::open(&original());
    before.replace(ANSWERS, r#"<row r="3" "#, r#"<row r="3" hidden="1" "#);
    before.replace(ANSWERS, r#"<col min="3" "#, r#"<col min="8" max="8" width="0"/><col min="3" "#);
    before.replace(WORKBOOK, r#"<sheet name="Locked" "#, r#"<sheet name="Locked" state="veryHidden" "#);
    let signature = format!(r#"<Relationship Id="s" Type="{SIGNED}" Target="x"/></Relationships>"#);
    before.replace("_rels/.rels", "</Relationships>", &signature);
    let mut after = before.clone();
    answer(&mut after, "C3", "No");
    after.replace(LOCKED, r#"<c r="B1" s="3"/>"#, r#"<c r="B1" s="3" t="inlineStr"><is><t>Elsewhere</t></is></c>"#);
    after.replace(ANSWERS, r#"<c r="H1" t="s"><v>3</v></c>"#, r#"<c r="H1" t="s"><v>4</v></c>"#);
    let found = verify(&before.pack(), &after.pack(), None).unwrap();
    assert_eq!(faults(&found), []);
    let notes: Vec<_> = found.notes.iter().map(|note| (note.kind, note.place.to_string())).collect();
    let hidden = |place: &str| (FaultKind::HiddenCell, place.to_owned());
    let signed = (FaultKind::SignatureBroken, "the file".to_owned());
    assert_eq!(notes, [hidden("Answers!H1"), hidden("Answers!C3"), hidden("Locked!B1"), signed]);
    assert!(found.to_string().starts_with("3 cells changed on 2 sheets (1 held something before), 2 of"), "{found}");
}

/// The type of the relationship that leads to signatures (ECMA-376 part 2, annex F).
const SIGNED: &str = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin";

/// The report of a fill that wrote so.
pub fn report(package: &Package, questions: &str) -> String {
    let (input, output) = (vsq::files::digest(&original()), vsq::files::digest(&package.pack()));
    format!(
        r#"{{"schema":"vsq.fill/1","version":"0","files":[
            {{"input":{{"path":"a","sha256":"{}"}},"output":{{"path":"b","sha256":"0"}},"questions":[]}},
            {{"input":{{"path":"q.xlsx","sha256":"{input}"}},"output":{{"path":"q.completed.xlsx","sha256":"{output}"}},
            "questions":[{questions}]}}]}}"#,
        "0".repeat(64)
    )
}

/// What the honest copy holds, one question of it without an answer.
pub const WRITES: &str = r#"
    {"sheet":"Answers","cell":"B2","status":"filled","writes":[{"cell":"C2","value":"Yes"}]},
    {"sheet":"Answers","cell":"B3","status":"unanswered","writes":[]},
    {"sheet":"Answers","cell":"B8","status":"filled","writes":[{"cell":"C8","value":"On disk and in transit."}]},
    {"sheet":"Answers","cell":"B12","status":"filled","writes":[{"cell":"C12","value":"Nothing else."}]}"#;

#[test]
fn text_reads_as_a_person_sees_it() {
    let mut package = completed();
    // An escaped line end, a character in an escape of its own, a literal escape, and runs.
    let written = C12.replace("Nothing else.", "a&#13;&#10;b_x000A_c _x005F_x0041_ 日本 👍");
    package.replace(ANSWERS, C12, &written);
    let found = findings(&package);
    assert_eq!(found.cells[2].is, "a\nb\nc _x0041_ 日本 👍");
    assert_eq!(faults(&found), []);
}
