use super::{Form, lexicon};
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
fn no_form_stands_for_two_terms() {
    let lexicon = lexicon();
    let mut twice = Vec::new();
    for ways in lexicon.forms.values() {
        for (at, form) in ways.iter().enumerate() {
            let said = |form: &Form| (form.words, form.to_the_letter);
            for other in ways.iter().skip(at + 1).filter(|other| said(other) == said(form)) {
                twice.push((lexicon.name(form.term), lexicon.name(other.term), form.words));
            }
        }
    }
    twice.sort();
    assert!(twice.is_empty(), "{twice:?}");
}

#[test]
fn words_of_one_stem_are_told_apart_where_they_mean_other_things() {
    for (text, other) in [
        ("Is this done within a given time?", "prompt"),
        ("Who is in charge of governance?", "authorities"),
        ("Is there a plan for continuity?", "continuous"),
        ("How is resilience ensured?", "termination"),
    ] {
        assert!(!names(text).contains(&other), "{text}");
    }
    assert!(names("Are customers told in time, that is timely?").contains(&"prompt"));
}
