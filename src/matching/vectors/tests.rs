//! The shipped table, and tables that are none.

use sha2::{Digest, Sha256};

use super::{Direction, Table, table};

fn direction(table: &Table<'_>, text: &str) -> Direction {
    table.sum(&table.pieces(text), |_| 1.0).direction()
}

fn likeness(here: &str, there: &str) -> f64 {
    direction(table(), here).likeness(&direction(table(), there))
}

#[test]
fn the_table_is_the_one_whose_digest_is_written_down() {
    let digest: String =
        Sha256::digest(include_bytes!("security.table")).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(include_str!("security.table.sha256").split_whitespace().next(), Some(digest.as_str()));
    assert!(table().len() > 20_000);
    let sorted = (1..table().len()).all(|at| table().spelling(at - 1) < table().spelling(at));
    assert!(sorted);
}

#[test]
fn the_longest_piece_is_found_wherever_it_stands() {
    let table = table();
    let spelled = |at: usize| std::str::from_utf8(table.spelling(at).unwrap()).unwrap();
    for at in (0..table.len()).step_by(7) {
        let text = format!("{}qz", spelled(at));
        let known =
            |length: &usize| (0..table.len()).any(|at| spelled(at).len() == *length && text.starts_with(spelled(at)));
        let (found, length) = table.longest(&text).unwrap();
        assert_eq!(text.get(..length), Some(spelled(found)), "{text}");
        assert!(length >= spelled(at).len());
        if at % 700 == 0 {
            assert_eq!((length + 1..=text.len()).find(known), None, "{text}");
        }
    }
    assert_eq!(table.longest(""), None);
}

#[test]
fn a_pair_of_words_is_found_behind_them_whatever_stands_between() {
    let table = table();
    let spelled = |at: &u32| std::str::from_utf8(table.spelling(*at as usize).unwrap()).unwrap();
    let pieces = |text: &str| table.pieces(text).iter().map(spelled).collect::<Vec<_>>();
    assert_eq!(pieces("Access Control"), ["access", "control", "access control"]);
    assert_eq!(pieces("control fish"), ["control", "fish"]);
    assert_eq!(pieces("access, 漢字 control"), ["access", "control", "access control"]);
    assert!(!pieces("accesscontrol").contains(&"access control"));
}

#[test]
fn what_is_alike_in_meaning_is_so_without_a_common_word() {
    let near = likeness("background checks on employees", "pre-hire screening of personnel");
    let far = likeness("background checks on employees", "rotation of encryption keys");
    assert!(near > far + 0.3, "{near} {far}");
    assert!((likeness("TLS 1.2", "tls 1.2") - 1.0).abs() < 1e-6);
}

#[test]
fn what_cannot_be_read_means_nothing() {
    assert!(likeness("", "data") < 1e-9 && likeness("漢字 дата", "data") < 1e-9);
    let vast = "data ".repeat(10_000);
    assert!((likeness(&vast, "data") - 1.0).abs() < 1e-6);
}

#[test]
fn bytes_that_are_no_table_are_refused() {
    let whole = include_bytes!("security.table");
    assert!(Table::read(whole).is_some());
    for cut in [0, 7, 8, 12, 16, 1_000, whole.len() - 1] {
        assert!(Table::read(&whole[..cut]).is_none(), "{cut}");
    }
    assert!(Table::read(b"vsqvec1\n\xff\xff\xff\xff\xff\xff\xff\xff").is_none());
    let empty = Table::default();
    assert!(empty.is_empty() && direction(&empty, "data").likeness(&direction(&empty, "data")) < 1e-9);
}
