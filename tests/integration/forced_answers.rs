//! Answers forced into workbooks whatever stands there: only their cells change, and the auditor says so too.
//!
//! `VSQ_WORKBOOKS=FOLDER` names a folder of workbooks that are to take answers as well, searched with its folders.
//! `VSQ_COMPLETED=FOLDER` is where the copies are left for other programs to open, each beside its original and what was
//! written into it: `NAME.xlsx`, `NAME.completed.xlsx` and `NAME.writes.json`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use vsq::verify::{FaultKind, verify};
use vsq::workbook::grid::{CellAddress, Sheet, Workbook};
use vsq::workbook::lists::{Demand, rules_at};
use vsq::workbook::read::read_bytes;
use vsq::workbook::{CellWrite, complete};

use crate::made_workbooks::{Contents, workbook};
use crate::packages::{stored, text_of};
use crate::schema_order::in_schema_order;

/// Texts that other programs must read as they were written.
pub const TORTURE: [&str; 14] = [
    "=1+1",
    "+358 9 1234",
    "-0.5 as agreed",
    "@SUM(A1)",
    "tab\tbetween and\t",
    "one line\r\nanother\rand a third\n\nafter a blank",
    "  blanks at both ends  ",
    "😀 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "שלום, كيف الحال?",
    "日本語の回答。答案：是",
    "_x0041_ and _x005F_x000D_ are words",
    "\u{1}\u{B}\u{1F} control",
    "]]> &amp; <b>\"quoted\"</b> 'it'",
    "007",
];

/// How many cells of each kind take an answer on each sheet.
const CELLS: usize = 10;

/// The text as it reads back: all line ends are line feeds.
pub fn as_read(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Whether the sheet's protection keeps people from typing into the cell.
pub fn is_locked(sheet: &Sheet, at: CellAddress) -> bool {
    sheet.protected && !sheet.is_unlocked(at)
}

/// What may be written into a cell in place of `wanted`, locked or not; nothing where no answer may stand or none is
/// known to be legal.
pub fn legal(sheet: &Sheet, at: CellAddress, wanted: &str, turn: usize) -> Option<String> {
    let formula = sheet.cell(at).is_some_and(|cell| cell.formula);
    if formula || sheet.table_headers.iter().any(|range| range.contains(at)) {
        return None;
    }
    let mut choices: Option<Vec<&str>> = None;
    let mut text = wanted.to_owned();
    for rule in rules_at(&sheet.rules, at) {
        match &rule.demand {
            Demand::OneOf(list) => {
                let fits = |one: &&str| !one.trim().is_empty() && choices.as_ref().is_none_or(|old| old.contains(one));
                choices = Some(list.iter().map(String::as_str).filter(fits).collect());
            }
            Demand::MaxLength(most) => text = as_read(&text).chars().take(*most as usize / 2).collect(),
            Demand::Unresolved(_) | Demand::Other(_) => return None,
        }
    }
    match choices {
        Some(choices) => choices.get(turn % choices.len().max(1)).map(|one| (*one).to_owned()),
        // To empty a cell is to lose what somebody wrote there.
        None => Some(text).filter(|text| !text.is_empty() || sheet.text(at).is_empty()),
    }
}

/// Answers into the first ten writable cells of each sheet, its first ten with a list, its first ten that the file has
/// and that are empty, and one below all others. Where a sheet's protection leaves none, the lock is passed over.
fn forced(book: &Workbook) -> Vec<CellWrite> {
    let mut writes = Vec::new();
    for (position, sheet) in book.sheets.iter().enumerate() {
        let had = writes.len();
        force_sheet(position, sheet, false, &mut writes);
        if writes.len() == had {
            force_sheet(position, sheet, true, &mut writes);
        }
    }
    writes
}

fn force_sheet(position: usize, sheet: &Sheet, over_locks: bool, writes: &mut Vec<CellWrite>) {
    let width = sheet.cells().map(|cell| cell.at.column).max().unwrap_or(0);
    let height = sheet.cells().map(|cell| cell.at.row).max().unwrap_or(0);
    let grid = (0..=height).flat_map(|row| (0..=width).map(move |column| CellAddress::new(row, column)));
    let listed = sheet.rules.iter().filter(|rule| matches!(rule.demand, Demand::OneOf(_)));
    let listed = listed.flat_map(|rule| &rule.ranges).map(|range| range.first);
    let empty = sheet.cells().filter(|cell| cell.text.is_empty()).map(|cell| cell.at);
    let below = std::iter::once(CellAddress::new(height + 1, width / 2));
    let kinds: [Box<dyn Iterator<Item = CellAddress>>; 4] =
        [Box::new(grid), Box::new(listed), Box::new(empty), Box::new(below)];
    let mut taken = BTreeSet::new();
    for kind in kinds {
        let shown = kind.map(|at| sheet.merge_at(at).map_or(at, |range| range.first));
        let mut left = CELLS;
        for at in shown.filter(|at| over_locks || !is_locked(sheet, *at)) {
            let turn = writes.len();
            let text = legal(sheet, at, TORTURE[turn % TORTURE.len()], turn);
            if let Some(text) = text.filter(|_| taken.insert(at)) {
                writes.push(CellWrite { sheet: position, at, text });
                left -= 1;
            }
            if left == 0 {
                break;
            }
        }
    }
}

/// Writes, and holds the copy against the original with everybody who reads: the reader of this crate, another reader,
/// the auditor, the schema. Gives the copy.
pub fn force(name: &str, original: &[u8], writes: &[CellWrite]) -> Vec<u8> {
    let before = read_bytes(original, name).unwrap();
    let copy =
        complete(original, &before, writes, jiff::civil::date(2026, 1, 2)).unwrap_or_else(|e| panic!("{name}: {e}"));
    let after = read_bytes(&copy.bytes, name).unwrap();
    let elsewhere = calamine_texts(&copy.bytes);
    let (mut expected, mut over_locks) = (BTreeMap::new(), BTreeSet::new());
    for write in writes {
        let (text, sheet) = (as_read(&write.text), &before.sheets[write.sheet]);
        let place = (sheet.name.clone(), write.at.to_string());
        assert_eq!(after.sheets[write.sheet].text(write.at), text, "{name} {place:?}");
        if sheet.text(write.at) != text {
            assert_eq!(elsewhere(&sheet.name, write.at), text, "{name} {place:?}, read by calamine");
            over_locks.extend(is_locked(sheet, write.at).then(|| place.clone()));
            expected.insert(place, text);
        }
    }
    let found = verify(original, &copy.bytes, None).unwrap();
    let (locks, faults): (Vec<_>, Vec<_>) =
        found.faults.iter().partition(|fault| matches!(fault.kind, FaultKind::LockedCell));
    assert!(faults.is_empty(), "{name}: {:?}", faults.iter().take(5).collect::<Vec<_>>());
    let locks = locks.iter().map(|fault| &fault.place);
    let locks = locks.map(|place| (place.sheet.clone().unwrap(), place.cell.unwrap().to_string()));
    assert_eq!(locks.collect::<BTreeSet<_>>(), over_locks, "{name}");
    let changed = found.cells.iter().map(|one| ((one.sheet.clone(), one.cell.to_string()), one.is.clone()));
    assert_eq!(changed.collect::<BTreeMap<_, _>>(), expected, "{name}");
    for (old, new) in stored(original).iter().zip(&stored(&copy.bytes)) {
        let held = |archive: &[u8], part: &str| in_schema_order(&text_of(archive, part));
        if old.2 != new.2 && old.0.ends_with(".xml") {
            // What the sender's program put out of order is left so: no fault is added.
            assert_eq!(held(&copy.bytes, &new.0), held(original, &old.0), "{name} {}", new.0);
        }
    }
    copy.bytes
}

/// The texts of a workbook as calamine reads them.
fn calamine_texts(book: &[u8]) -> impl Fn(&str, CellAddress) -> String + use<> {
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(book)).unwrap();
    let sheets: BTreeMap<String, calamine::Range<calamine::Data>> =
        calamine::Reader::worksheets(&mut book).into_iter().collect();
    move |sheet, at| sheets[sheet].get_value((at.row, at.column)).map(ToString::to_string).unwrap_or_default()
}

/// Leaves the original, the copy and what was written into it where the environment says.
fn leave(name: &str, original: &[u8], writes: &[CellWrite], copy: &[u8]) {
    let Some(folder) = std::env::var_os("VSQ_COMPLETED").map(PathBuf::from) else { return };
    fs::create_dir_all(&folder).unwrap();
    let book = read_bytes(original, name).unwrap();
    let changes = writes.iter().filter(|write| book.sheets[write.sheet].text(write.at) != as_read(&write.text));
    let written = changes.map(|write| {
        let sheet = &book.sheets[write.sheet];
        serde_json::json!({
            "sheet": sheet.name, "cell": write.at.to_string(), "text": as_read(&write.text),
            "locked": is_locked(sheet, write.at),
        })
    });
    let written = serde_json::Value::from_iter(written);
    let (stem, extension) = name.rsplit_once('.').unwrap();
    fs::write(folder.join(name), original).unwrap();
    fs::write(folder.join(format!("{stem}.completed.{extension}")), copy).unwrap();
    fs::write(folder.join(format!("{stem}.writes.json")), format!("{written:#}")).unwrap();
}

/// The workbooks below a folder, by their paths in it.
fn workbooks(folder: &Path, inside: &str, found: &mut BTreeMap<String, PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = format!("{inside}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            workbooks(&entry.path(), &format!("{name}."), found);
        } else if name.ends_with(".xlsx") || name.ends_with(".xlsm") {
            found.insert(name, entry.path());
        }
    }
}

#[test]
fn forced_answers_change_nothing_else() {
    let mut named: BTreeMap<String, PathBuf> = BTreeMap::new();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/sample/customer-questionnaire.xlsx");
    named.insert("sample.xlsx".to_owned(), sample);
    match std::env::var_os("VSQ_WORKBOOKS") {
        Some(folder) => workbooks(Path::new(&folder), "", &mut named),
        None => eprintln!("VSQ_WORKBOOKS names no folder: only the workbooks that are made here take answers"),
    }
    let mut all: Vec<(String, Vec<u8>)> =
        named.into_iter().map(|(name, path)| (name, fs::read(path).unwrap())).collect();
    all.push(("every_feature.xlsx".to_owned(), workbook(&Contents::of_every_feature())));
    for (name, original) in all {
        let writes = forced(&read_bytes(&original, &name).unwrap());
        assert!(!writes.is_empty(), "{name}: no cell takes an answer");
        let copy = force(&name, &original, &writes);
        leave(&name, &original, &writes, &copy);
    }
}

#[test]
fn strange_texts_come_back_the_same() {
    let longest = "😀".to_owned() + &"x".repeat(32_765);
    let texts: Vec<&str> = TORTURE.into_iter().chain([longest.as_str()]).collect();
    // One has shared strings to append to, the other has none and takes the texts inside its cells.
    for (name, contents) in
        [("texts_shared.xlsx", Contents::of_every_feature()), ("texts_inline.xlsx", Contents::default())]
    {
        let original = workbook(&contents);
        let row = |at: usize| u32::try_from(at).unwrap();
        let write = |(at, text): (usize, &&str)| CellWrite {
            sheet: 1,
            at: CellAddress::new(row(at), 5),
            text: (*text).to_owned(),
        };
        let writes: Vec<CellWrite> = texts.iter().enumerate().map(write).collect();
        let copy = force(name, &original, &writes);
        let has_strings = stored(&original).iter().any(|(part, ..)| part == "xl/sharedStrings.xml");
        assert_eq!(has_strings, name == "texts_shared.xlsx");
        leave(name, &original, &writes, &copy);
        let one_more = CellWrite { text: format!("{longest}x"), ..writes[0].clone() };
        let refused =
            complete(&original, &read_bytes(&original, name).unwrap(), &[one_more], jiff::civil::date(2026, 1, 2));
        assert_eq!(
            refused.unwrap_err().to_string(),
            "the text for Sheet2!F1 has 32768 characters; a cell holds 32767: shorten the answer"
        );
    }
}
