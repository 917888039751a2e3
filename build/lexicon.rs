//! The tables of the lexicon (`templates/lexicon`), checked and made ready for looking up, for `src/matching/lexicon`.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write;
use std::fs;

use serde::Deserialize;

use crate::terms::tokens;

/// The tables, in the order of their terms.
const FILES: [&str; 10] =
    ["light", "general", "actors", "objects", "places", "names", "verbs", "documents", "controls", "manners"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    /// What the table is for, to those who read it.
    #[serde(rename = "about")]
    _about: String,
    class: String,
    terms: Vec<Row>,
}

/// A term with the ways to say it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    /// The term's name, unique.
    id: String,
    #[serde(skip)]
    class: String,
    /// The ways to say it; words compare by stem, in a form behind `=` to the letter.
    forms: Vec<String>,
    /// The terms that it says beside itself.
    #[serde(default)]
    implies: Vec<String>,
}

/// A way to say a term.
#[derive(PartialEq, Eq)]
struct Form {
    words: Vec<String>,
    to_the_letter: bool,
    term: usize,
}

/// The tables, as source text.
pub fn tables() -> Result<String, Box<dyn Error>> {
    let rows = rows()?;
    let mut ids = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        if ids.insert(row.id.as_str(), at).is_some() {
            return Err(format!("the lexicon names {} twice", row.id).into());
        }
    }
    let mut source = format!("static ROWS: [Row; {}] = [\n", rows.len());
    for row in &rows {
        let implied = implied(row, &rows, &ids)?.into_iter().map(|term| format!("Term({term}), "));
        let implied: String = implied.collect();
        writeln!(source, "Row {{ id: {:?}, class: Class::{}, implied: &[{implied}] }},", row.id, row.class)?;
    }
    let mut by_name = phf_codegen::Map::new();
    for (id, at) in &ids {
        by_name.entry(*id, format!("Term({at})"));
    }
    let by_name = by_name.build();
    writeln!(source, "];\nstatic TERMS: phf::Map<&str, Term> = {by_name};")?;
    let mut by_stem = phf_codegen::Map::new();
    for (stem, forms) in forms(&rows) {
        by_stem.entry(stem, format!("&[{}]", forms.iter().map(Form::source).collect::<String>()));
    }
    writeln!(source, "static FORMS: phf::Map<&str, &[Form]> = {};", by_stem.build())?;
    Ok(source)
}

fn rows() -> Result<Vec<Row>, Box<dyn Error>> {
    let mut rows = Vec::new();
    for file in FILES {
        let path = format!("templates/lexicon/{file}.json");
        let table: Table =
            serde_json::from_str(&fs::read_to_string(&path)?).map_err(|error| format!("{path}: {error}"))?;
        let mut letters = table.class.chars();
        let class: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        rows.extend(table.terms.into_iter().map(|row| Row { class: class.clone(), ..row }));
    }
    Ok(rows)
}

/// All that a term implies, by position.
fn implied(row: &Row, rows: &[Row], ids: &BTreeMap<&str, usize>) -> Result<BTreeSet<usize>, String> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&String> = row.implies.iter().collect();
    while let Some(id) = open.pop() {
        let &at = ids.get(id.as_str()).ok_or_else(|| format!("{} implies {id}, which the lexicon lacks", row.id))?;
        if reached.insert(at) {
            open.extend(rows.get(at).into_iter().flat_map(|row| &row.implies));
        }
    }
    Ok(reached)
}

/// By the first word's stem, the ways to go on: longest first, then those that are taken to the letter.
fn forms(rows: &[Row]) -> BTreeMap<String, Vec<Form>> {
    let mut forms: BTreeMap<String, Vec<Form>> = BTreeMap::new();
    for (term, row) in rows.iter().enumerate() {
        for written in &row.forms {
            let (written, to_the_letter) = (written.trim_start_matches('='), written.starts_with('='));
            let tokens = tokens(written);
            let Some(first) = tokens.first().map(|token| token.stem.as_str().to_owned()) else { continue };
            let word = |token: &crate::terms::Token| match to_the_letter {
                true => token.text.to_string(),
                false => token.stem.as_str().to_owned(),
            };
            let form = Form { words: tokens.iter().map(word).collect(), to_the_letter, term };
            let ways = forms.entry(first).or_default();
            if !ways.contains(&form) {
                ways.push(form);
            }
        }
    }
    for ways in forms.values_mut() {
        ways.sort_by_key(|form| (Reverse(form.words.len()), Reverse(form.to_the_letter), form.term));
    }
    forms
}

impl Form {
    fn source(&self) -> String {
        let Self { words, to_the_letter, term } = self;
        format!("Form {{ words: &{words:?}, to_the_letter: {to_the_letter}, term: Term({term}) }}, ")
    }
}
