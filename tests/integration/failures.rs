//! Bad input: one clear line, exit status 2, nothing written.

use std::fs;
use std::io::Write as _;

use crate::fixtures::{Place, TODAY, messages, results};

/// Runs a fill that must fail as a user's mistake; gives what was said, having checked that nothing was written.
fn refused(place: &Place, arguments: &[&str]) -> String {
    let before = place.files();
    let output = place.vsq(arguments);
    let said = messages(&output);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert_eq!(results(&output), "");
    assert!(said.starts_with("vsq: "), "{said}");
    assert!(said.lines().count() <= 2, "{said}");
    assert_eq!(place.files(), before, "something was written");
    said
}

fn fill(file: &str) -> [&str; 6] {
    ["fill", file, "--bank", "bank", "--today", TODAY]
}

#[test]
fn what_is_no_spreadsheet_is_refused() {
    let place = Place::new();
    place.write("letter.xlsx", "Dear customer,");
    assert!(refused(&place, &fill("letter.xlsx")).contains("letter.xlsx"));
    place.write("empty.xlsx", "");
    assert!(refused(&place, &fill("empty.xlsx")).contains("empty"));
    let whole = fs::read(place.path("form.xlsx")).unwrap();
    place.write("torn.xlsx", &whole[..whole.len() / 2]);
    assert!(refused(&place, &fill("torn.xlsx")).contains("torn.xlsx"));
    // The header of a compound file, as an encrypted workbook or an old .xls begins.
    place.write("locked.xlsx", [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 600]].concat());
    assert!(refused(&place, &fill("locked.xlsx")).contains("encrypted"));
    let mut archive = zip::ZipWriter::new(fs::File::create(place.path("archive.xlsx")).unwrap());
    archive.start_file("readme.txt", zip::write::SimpleFileOptions::default()).unwrap();
    archive.write_all(b"nothing").unwrap();
    archive.finish().unwrap();
    assert!(refused(&place, &fill("archive.xlsx")).contains("archive.xlsx"));
}

#[test]
fn a_missing_file_or_folder_is_told() {
    let place = Place::new();
    assert!(refused(&place, &fill("nowhere.xlsx")).contains("there is no file nowhere.xlsx"));
    assert!(refused(&place, &["fill", "form.xlsx", "--bank", "nowhere"]).contains("there is no folder nowhere"));
    fs::create_dir(place.path("folder.xlsx")).unwrap();
    assert!(refused(&place, &fill("folder.xlsx")).contains("is a folder"));
}

#[test]
fn a_folder_that_is_no_bank_is_refused_and_the_banks_near_it_are_named() {
    let place = Place::new();
    place.write("answers/acme/bank.json", "{}");
    assert!(refused(&place, &["fill", "form.xlsx", "--bank", "answers"]).contains("answers/acme"));
    assert!(refused(&place, &["fill", "form.xlsx"]).contains("answers/acme"));
}

#[test]
fn a_bank_with_a_fault_is_not_used() {
    let place = Place::new();
    place.write("bank/controls.json", r#"[{ "id": "a", "questions": ["Is it?"], "anwser": "It is." }]"#);
    let before = place.files();
    let output = place.vsq(&fill("form.xlsx"));
    assert_eq!(output.status.code(), Some(2));
    assert!(messages(&output).contains("controls.json:1"), "{}", messages(&output));
    assert!(messages(&output).contains("vsq check"), "{}", messages(&output));
    assert_eq!(place.files(), before);
}

#[test]
fn what_exists_is_not_replaced_unasked_and_an_input_never() {
    let place = Place::new();
    place.write("form.completed.xlsx", "mine");
    assert!(refused(&place, &fill("form.xlsx")).contains("exists already"));
    let output = place.vsq(&["fill", "form.xlsx", "--bank", "bank", "--today", TODAY, "--force"]);
    assert_eq!(output.status.code(), Some(0), "{}", messages(&output));
    assert!(refused(&place, &fill("form.completed.xlsx")).contains("is a completed copy"));
    assert!(
        refused(&place, &["fill", "form.xlsx", "--bank", "bank", "--out", "o", "--report", "form.xlsx", "--force"])
            .contains("form.xlsx")
    );
    assert!(
        refused(&place, &["fill", "form.xlsx", "--bank", "bank", "--out", "o", "--report", "r.pdf"]).contains(".json")
    );
}

#[cfg(unix)]
#[test]
fn no_permission_to_write_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    fs::create_dir(place.path("shut")).unwrap();
    fs::set_permissions(place.path("shut"), fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(place.path("shut/probe"), "").is_ok() {
        // Whoever may write everywhere (root) cannot be kept out by permissions; a file in the folder's place can.
        fs::remove_dir_all(place.path("shut")).unwrap();
        place.write("shut", "a file");
    }
    assert!(refused(&place, &["fill", "form.xlsx", "--bank", "bank", "--out", "shut"]).contains("shut"));
}

#[test]
fn wrong_arguments_are_told() {
    let place = Place::new();
    for arguments in [
        &["fill"][..],
        &["fill", "form.xlsx", "--min-confidence", "2"],
        &["fill", "form.xlsx", "--today", "tomorrow"],
        &["fly"],
    ] {
        let output = place.vsq(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(results(&output), "");
    }
    assert!(refused(&place, &["fill", "form.xlsx", "--bank", "bank", "--plan", "Gold"]).contains("Gold"));
}

#[test]
fn one_bad_file_of_several_is_told_and_passed_over() {
    let place = Place::new();
    place.write("letter.xlsx", "Dear customer,");
    let output = place.vsq(&["fill", "letter.xlsx", "form.xlsx", "--bank", "bank", "--today", TODAY]);
    assert_eq!(output.status.code(), Some(3));
    assert!(messages(&output).contains("letter.xlsx"));
    assert!(place.path("form.completed.xlsx").exists());
    assert!(!place.path("letter.completed.xlsx").exists());
}
