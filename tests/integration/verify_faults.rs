//! One tampering for each kind of fault: each is found, where it is, and nothing else is.

use vsq::verify::FaultKind::{self, *};
use zip::{CompressionMethod, DateTime};

use crate::verify::{WRITES, report};
use crate::verify_fixtures::{ANSWERS, C12, LISTS, LOCKED, STRINGS, WORKBOOK};
use crate::verify_fixtures::{Package, answer, append_string, completed, faults, findings, findings_with};

type Tampering = (FaultKind, &'static str, fn(&mut Package));

const C3: &str = r#"<c r="C3" s="1"/>"#;
const B3: &str = r#"<c r="B3" t="s"><v>6</v></c>"#;
const INLINE_YES: &str = r#"<c r="C2" s="1" t="inlineStr"><is><t>Yes</t></is></c>"#;
const FORMULA: &str = r#"<c r="H2"><f>COUNTA(C2:C8)</f><v>0</v></c>"#;

/// A change to an honest copy, and the one fault that it makes.
const TAMPERINGS: &[Tampering] = &[
    (PartLost, "docProps/app.xml", |p| {
        let at = p.position("docProps/app.xml");
        p.entries.remove(at);
    }),
    (PartAdded, "xl/vbaProject.bin", |p| p.add("xl/vbaProject.bin", "macros")),
    (PartsReordered, "xl/theme/theme1.xml", |p| {
        let at = p.position("xl/theme/theme1.xml");
        p.entries.swap(at, at + 1);
    }),
    (PartChanged, "xl/theme/theme1.xml", |p| {
        p.replace("xl/theme/theme1.xml", r#"name="Office Theme""#, r#"name="Other""#);
    }),
    (PartChanged, STRINGS, |p| {
        p.replace(STRINGS, "</sst>", "<extLst/></sst>");
    }),
    (EntryChanged, ANSWERS, |p| {
        p.rewritten(ANSWERS, |entry| {
            entry.options =
                entry.options.last_modified_time(DateTime::from_date_and_time(2020, 1, 1, 0, 0, 0).unwrap());
        });
    }),
    (EntryChanged, LISTS, |p| {
        p.rewritten(LISTS, |entry| entry.options = entry.options.compression_method(CompressionMethod::Stored));
    }),
    (PartUnreadable, ANSWERS, |p| {
        p.replace(ANSWERS, INLINE_YES, &INLINE_YES.replace("Yes", "R&D"));
    }),
    (PartUnreadable, STRINGS, |p| {
        p.replace(STRINGS, "On disk", "On \u{1} disk");
    }),
    (StringChanged, STRINGS, |p| {
        p.replace(STRINGS, "<si><t>By hand</t></si>", "<si><r><rPr><b/></rPr><t>By hand</t></r></si>");
    }),
    (StringCountWrong, STRINGS, |p| {
        p.replace(STRINGS, r#" count="20""#, r#" count="19""#);
    }),
    (StringCountWrong, STRINGS, |p| {
        p.replace(STRINGS, r#"uniqueCount="20""#, r#"uniqueCount="21""#);
    }),
    (WorkbookChanged, WORKBOOK, |p| {
        p.replace(WORKBOOK, "Lists!$A$1:$A$2", "Lists!$A$1:$A$3");
    }),
    (SheetChanged, "Answers", |p| {
        p.replace(ANSWERS, r#"<mergeCells count="1"><mergeCell ref="C9:D10"/></mergeCells>"#, "");
    }),
    (SheetChanged, "Answers", |p| {
        p.replace(ANSWERS, r#"sqref="C7"><formula1>10<"#, r#"sqref="C7"><formula1>99<"#);
    }),
    (SheetChanged, "Locked", |p| {
        p.replace(LOCKED, r#"<sheetProtection sheet="1" "#, "<sheetProtection ");
    }),
    (SheetChanged, "Lists", |p| {
        p.replace(LISTS, "</sheetData>", "<!-- between --></sheetData>");
    }),
    (RowLost, "Lists", |p| {
        p.replace(LISTS, r#"<row r="10" spans="1:2"><c r="B10"><v>3.5</v></c></row>"#, "");
    }),
    (RowAdded, "Answers", |p| {
        p.replace(ANSWERS, r#"<row r="12""#, r#"<row r="11"/><row r="12""#);
    }),
    (RowChanged, "Answers", |p| {
        p.replace(ANSWERS, r#"<row r="12" "#, r#"<row r="12" hidden="1" "#);
    }),
    // An answered row may grow, and nothing else.
    (RowChanged, "Answers", |p| {
        p.replace(ANSWERS, r#"ht="30""#, r#"ht="0""#);
    }),
    (RowChanged, "Answers", |p| {
        p.replace(ANSWERS, r#"ht="39.75" customHeight="1""#, r#"ht="50" customHeight="1""#);
    }),
    // The height of a row without an answer is not to change.
    (RowChanged, "Answers", |p| {
        p.replace(ANSWERS, r#"<row r="3" "#, r#"<row r="3" ht="99" "#);
    }),
    (CellLost, "Answers!C3", |p| {
        p.replace(ANSWERS, C3, "");
    }),
    (CellAdded, "Answers!E3", |p| {
        p.replace(ANSWERS, C3, &format!(r#"{C3}<c r="E3"/>"#));
    }),
    (ValueLost, "Lists!B10", |p| {
        p.replace(LISTS, r#"<c r="B10"><v>3.5</v></c>"#, r#"<c r="B10"/>"#);
    }),
    (StyleChanged, "Answers!C3", |p| {
        p.replace(ANSWERS, C3, r#"<c r="C3" s="3"/>"#);
    }),
    // A new cell takes the column's format.
    (StyleChanged, "Answers!C12", |p| {
        p.replace(ANSWERS, C12, &C12.replace(r#" s="2""#, ""));
    }),
    (FormulaAdded, "Answers!C3", |p| {
        p.replace(ANSWERS, C3, r#"<c r="C3" s="1"><f>HYPERLINK("x")</f></c>"#);
    }),
    (FormulaLost, "Answers!H2", |p| {
        p.replace(ANSWERS, FORMULA, r#"<c r="H2"><v>0</v></c>"#);
    }),
    (FormulaChanged, "Answers!H2", |p| {
        p.replace(ANSWERS, "COUNTA(C2:C8)", "COUNTA(C2:C7)");
    }),
    (CachedValueChanged, "Answers!H2", |p| {
        p.replace(ANSWERS, FORMULA, &FORMULA.replace("<v>0<", "<v>2<"));
    }),
    (CellPropertyChanged, "Answers!C12", |p| {
        p.replace(ANSWERS, C12, &C12.replace("<c ", r#"<c cm="1" "#));
    }),
    (CellPropertyChanged, "Answers!B3", |p| {
        p.replace(ANSWERS, B3, &B3.replace("</c>", "<extLst/></c>"));
    }),
    (CellInvalid, "Answers!C12", |p| {
        p.replace(ANSWERS, C12, r#"<c r="C12" s="2" t="s"><v>20</v></c>"#);
        p.replace(STRINGS, r#" count="20""#, r#" count="21""#);
    }),
    (CellInvalid, "Answers!C12", |p| {
        p.replace(ANSWERS, C12, &C12.replace("inlineStr", "str"));
    }),
    (CellInvalid, "Answers!C12", |p| {
        p.replace(ANSWERS, C12, r#"<c r="C12" s="2"><v>Nothing else.</v></c>"#);
    }),
    (ElementsDisordered, "Answers!C12", |p| {
        p.replace(ANSWERS, C12, &C12.replace("</c>", "<v/></c>"));
    }),
    (BeyondCellLimit, "Answers!C12", |p| {
        p.replace(ANSWERS, C12, &C12.replace("Nothing", &"é".repeat(32_762)));
    }),
    (SpaceUnmarked, "Answers!C12", |p| {
        p.replace(ANSWERS, C12, &C12.replace("else.<", "else. <"));
    }),
    (UnderMerge, "Answers!D9", |p| answer(p, "D9", "Nobody sees this.")),
    (InsideArray, "Answers!H4", |p| {
        p.replace(ANSWERS, r#"<c r="H4"><v>0</v></c>"#, r#"<c r="H4" t="inlineStr"><is><t>One</t></is></c>"#);
    }),
    (NotInList, "Answers!C3", |p| answer(p, "C3", "yes")),
    (NotInList, "Answers!C4", |p| answer(p, "C4", "By hand")),
    (NotInList, "Answers!C5", |p| answer(p, "C5", "Nowhere")),
    (NotInList, "Answers!C6", |p| answer(p, "C6", "Elsewhere")),
    (NotInList, "Locked!B1", |p| {
        p.replace(LOCKED, r#"<c r="B1" s="3"/>"#, r#"<c r="B1" s="3" t="inlineStr"><is><t>Nowhere</t></is></c>"#);
    }),
    (LengthRuleBroken, "Answers!C7", |p| answer(p, "C7", "eleven char")),
    (LockedCell, "Locked!B2", |p| {
        p.replace(LOCKED, r#"<c r="B2" s="1"/>"#, r#"<c r="B2" s="1" t="inlineStr"><is><t>Elsewhere</t></is></c>"#);
    }),
    (TableHeader, "Answers!G1", |p| {
        p.replace(ANSWERS, r#"<c r="G1" t="s"><v>2</v></c>"#, r#"<c r="G1" t="inlineStr"><is><t>Us</t></is></c>"#);
        p.replace(STRINGS, r#" count="20""#, r#" count="19""#);
    }),
];

#[test]
fn every_tampering_is_found_and_nothing_else_is() {
    let mut failed = Vec::new();
    for (position, (kind, place, tamper)) in TAMPERINGS.iter().enumerate() {
        let mut package = completed();
        tamper(&mut package);
        let found = findings(&package);
        let lines: Vec<_> = found.faults.iter().map(ToString::to_string).collect();
        let told = lines.iter().all(|line| line.starts_with(&format!("{place}: {}", kind.sentence())));
        if found.is_clean() || !told || faults(&found) != [(*kind, (*place).to_owned())] {
            failed.push((position, kind, place, lines));
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
}

#[test]
fn a_part_that_changed_and_holds_no_answer_is_read_for_its_form() {
    let mut package = completed();
    package.replace("xl/theme/theme1.xml", "</a:theme>", "");
    let theme = "xl/theme/theme1.xml".to_owned();
    assert_eq!(faults(&findings(&package)), [(PartChanged, theme.clone()), (PartUnreadable, theme)]);
}

#[test]
fn every_kind_of_fault_has_its_tampering() {
    // What is shown by a test of its own below or is no fault but a doubt.
    let elsewhere = [
        ArchiveInconsistent,
        CellsDisordered,
        HiddenCell,
        TooManyChanges,
        OtherOriginal,
        OtherCompleted,
        NotReported,
        ReportedOtherwise,
        ListUnknown,
        RuleUnchecked,
        SignatureBroken,
    ];
    for kind in FaultKind::ALL {
        assert!(TAMPERINGS.iter().any(|(tampered, ..)| tampered == kind) || elsewhere.contains(kind), "{kind:?}");
    }
}

#[test]
fn every_kind_is_documented() {
    let page = include_str!("../../docs/verify.md");
    for kind in FaultKind::ALL {
        assert!(page.contains(&format!("`{}`", kind.name())), "{}", kind.name());
    }
}

#[test]
fn elements_of_a_sheet_and_of_the_workbook_keep_the_order_of_the_schema() {
    let mut package = completed();
    let merges = r#"<mergeCells count="1"><mergeCell ref="C9:D10"/></mergeCells>"#;
    package.replace(ANSWERS, merges, "");
    package.replace(ANSWERS, "<pageMargins ", &format!("{merges}<pageMargins "));
    let found = faults(&findings(&package));
    assert_eq!(found[0], (ElementsDisordered, "Answers".to_owned()));
    let mut package = completed();
    let names = r#"<definedNames><definedName name="Choices">Lists!$A$1:$A$2</definedName></definedNames>"#;
    package.replace(WORKBOOK, names, "");
    package.replace(WORKBOOK, "</workbook>", &format!("{names}</workbook>"));
    assert_eq!(faults(&findings(&package))[0], (ElementsDisordered, WORKBOOK.to_owned()));
}

#[test]
fn rows_and_cells_stand_once_and_in_order() {
    let row = r#"<row r="10" spans="1:2"><c r="B10"><v>3.5</v></c></row>"#;
    let twice = format!("{row}{row}");
    let cell = r#"<c r="B10"><v>3.5</v></c>"#;
    let cell_twice = format!("{cell}{cell}");
    for (old, new) in
        [(row, twice.as_str()), (cell, cell_twice.as_str()), (cell, r#"<c r="B10"><v>3.5</v></c><c r="A10"/>"#)]
    {
        let mut package = completed();
        package.replace(LISTS, old, new);
        assert!(faults(&findings(&package)).contains(&(CellsDisordered, "Lists".to_owned())), "{new}");
    }
}

#[test]
fn an_archive_that_contradicts_itself_is_found() {
    let mut bytes = completed().pack();
    // The local header of the first entry says another name than the directory.
    let at = bytes.windows(9).position(|window| window == b"[Content_").unwrap();
    bytes[at + 1] = b'c';
    let found = vsq::verify::verify(&crate::verify_fixtures::original(), &bytes, None).unwrap();
    assert_eq!(faults(&found), [(ArchiveInconsistent, "the file".to_owned())]);
}

#[test]
fn what_stands_around_the_archive_is_compared() {
    let mut package = completed();
    package.comment = b"by hand".to_vec();
    let found = findings(&package);
    assert_eq!(found.faults[0].to_string(), "the file: the archive's entry changed (“the archive's comment”)");
    let bytes = [b"PK other archive".to_vec(), completed().pack()].concat();
    let found = vsq::verify::verify(&crate::verify_fixtures::original(), &bytes, None).unwrap();
    assert_eq!(faults(&found), [(EntryChanged, "the file".to_owned())]);
}

#[test]
fn more_changes_than_are_checked_are_a_fault() {
    let rows = |cell: &str| (20..100_021).map(|row| format!(r#"<row r="{row}">{cell}</row>"#)).collect::<String>();
    let (mut before, mut after) = (completed(), completed());
    before.replace(ANSWERS, "</sheetData>", &format!("{}</sheetData>", rows("<c/>")));
    after.replace(ANSWERS, "</sheetData>", &format!("{}</sheetData>", rows("<c><v>1</v></c>")));
    let found = vsq::verify::verify(&before.pack(), &after.pack(), None).unwrap();
    assert_eq!(faults(&found), [(TooManyChanges, "Answers".to_owned())]);
}

#[test]
fn a_text_in_runs_is_not_replaced_by_the_same_text_without() {
    let mut before = Package::open(&crate::verify_fixtures::original());
    before.replace(STRINGS, "<si><t>By hand</t></si>", "<si><r><rPr><b/></rPr><t>By</t></r><r><t> hand</t></r></si>");
    let mut after = before.clone();
    append_string(&mut after, "By hand");
    after.replace(STRINGS, r#" count="20""#, r#" count="19""#);
    after.replace(LISTS, r#"<c r="B5" t="s"><v>17</v></c>"#, r#"<c r="B5" t="s"><v>19</v></c>"#);
    let found = vsq::verify::verify(&before.pack(), &after.pack(), None).unwrap();
    assert_eq!(faults(&found), []);
    let cells: Vec<_> = found.cells.iter().map(|change| format!("{}!{}", change.sheet, change.cell)).collect();
    assert_eq!(cells, ["Lists!B5"]);
}

#[test]
fn the_report_names_every_change_and_every_value_it_names_is_there() {
    let package = completed();
    let held = |questions: &str| faults(&findings_with(&package, &report(&package, questions)));
    let place = |place: &str| place.to_owned();
    assert_eq!(
        held(&WRITES.replace(r#""C12""#, r#""C14""#)),
        [(NotReported, place("Answers!C12")), (ReportedOtherwise, place("Answers!C14"))]
    );
    assert_eq!(held(&WRITES.replace("On disk", "On tape")), [(ReportedOtherwise, place("Answers!C8"))]);
    let review = WRITES.replace(r#""cell":"B12","status":"filled""#, r#""cell":"B12","status":"review""#);
    assert_eq!(held(&review), [(NotReported, place("Answers!C12"))]);
    // A value that is stated on a sheet that did not change is looked for there.
    let elsewhere = format!(
        r#"{WRITES},{{"sheet":"Lists","status":"filled","writes":[{{"cell":"B5","value":"By hand"}},
        {{"cell":"B10","value":"4"}}]}},{{"sheet":"None","status":"filled","writes":[{{"cell":"A1","value":"x"}}]}}"#
    );
    assert_eq!(held(&elsewhere), [(ReportedOtherwise, place("Lists!B10")), (ReportedOtherwise, place("None!A1"))]);
}

#[test]
fn the_report_is_about_these_two_files() {
    let package = completed();
    let honest = report(&package, WRITES);
    let digest = vsq::files::digest(&package.pack());
    let found = findings_with(&package, &honest.replace(&digest, &"1".repeat(64)));
    assert_eq!(faults(&found), [(OtherCompleted, "the file".to_owned())]);
    let digest = vsq::files::digest(&crate::verify_fixtures::original());
    let found = findings_with(&package, &honest.replace(&digest, &"1".repeat(64)));
    assert_eq!(faults(&found), [(OtherOriginal, "the file".to_owned())]);
}
