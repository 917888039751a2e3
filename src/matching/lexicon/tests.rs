use std::collections::BTreeMap;

use super::tables::{FILES, Table};
use super::{Lexicon, lexicon, tables};
use crate::matching::terms::tokens;

fn names(text: &str) -> Vec<&'static str> {
    let lexicon = lexicon();
    lexicon.find(&tokens(text)).into_iter().map(|found| lexicon.name(found.term)).collect()
}

#[test]
fn the_longest_form_wins() {
    assert_eq!(names("multi-factor authentication for administrators"), ["mfa", "administrators"]);
    assert_eq!(names("Is customer data encrypted at rest?"), ["customer-data", "encryption", "at-rest"]);
}

#[test]
fn terms_within_terms_are_found_too() {
    let lexicon = lexicon();
    let text = tokens("customer data");
    let all: Vec<&str> = lexicon.find_all(&text).map(|found| lexicon.name(found.term)).collect();
    assert_eq!(all, ["customer-data", "customers", "data"]);
}

#[test]
fn forms_do_not_run_across_clauses() {
    assert!(!names("Is access multi? Factor authentication in").contains(&"mfa"));
}

#[test]
fn every_table_parses() {
    for (file, text) in FILES {
        let table = serde_json::from_str::<Table>(text);
        assert!(table.is_ok(), "{file}: {table:?}");
    }
}

#[test]
fn every_term_is_named_once_and_implies_what_exists() {
    let rows = tables::shipped();
    let lexicon = Lexicon::of(rows.clone());
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &rows {
        *seen.entry(&row.id).or_default() += 1;
        for id in &row.implies {
            assert!(lexicon.term(id).is_some(), "{} implies the unknown {id}", row.id);
        }
    }
    let twice: Vec<_> = seen.iter().filter(|&(_, &times)| times > 1).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

#[test]
fn no_form_stands_for_two_terms() {
    let lexicon = lexicon();
    let mut twice = Vec::new();
    for ways in lexicon.forms.values() {
        for (at, form) in ways.iter().enumerate() {
            for other in ways.iter().skip(at + 1).filter(|other| other.words == form.words) {
                twice.push((lexicon.name(form.term), lexicon.name(other.term), form.words.clone()));
            }
        }
    }
    twice.sort();
    assert!(twice.is_empty(), "{twice:?}");
}
