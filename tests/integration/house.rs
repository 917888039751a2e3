//! The house: rooms import downwards only and never across the two wings.
//!
//! Every path in every source file is read from its tokens, `use` lines and inline paths alike, also inside macros.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

const GROUND: [&str; 5] = ["stance", "quantity", "files", "shipped", "visible"];

/// The rooms above the ground, each with the rooms it may use besides its own and the ground.
const ROOMS: [(&str, &[&str]); 8] = [
    ("workbook", &[]),
    ("questionnaire", &["workbook"]),
    ("bank", &[]),
    ("matching", &["bank"]),
    ("response", &["workbook", "questionnaire", "bank", "matching"]),
    ("verify", &[]),
    ("tui", &["workbook", "questionnaire", "bank", "matching", "response"]),
    ("commands", &["workbook", "questionnaire", "bank", "matching", "response", "verify", "tui"]),
];

fn may_use(room: &str, other: &str) -> bool {
    if room == other || room == "lib" || room == "main" {
        return true;
    }
    if GROUND.contains(&room) {
        return false;
    }
    let allowed =
        ROOMS.iter().find(|(name, _)| *name == room).unwrap_or_else(|| panic!("{room} is no room of the house")).1;
    GROUND.contains(&other) || allowed.contains(&other)
}

/// The modules that a source uses, as paths from the crate's root, given the module that the source is.
fn uses(source: &str, module: &[String]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    walk(TokenStream::from_str(source).unwrap(), module, &mut found);
    found
}

fn walk(tokens: TokenStream, module: &[String], found: &mut Vec<Vec<String>>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        let ident = |at: usize| match tokens.get(at) {
            Some(TokenTree::Ident(ident)) => ident.to_string(),
            _ => String::new(),
        };
        match &tokens[at] {
            TokenTree::Ident(word) if *word == "mod" => {
                if let Some(TokenTree::Group(body)) = tokens.get(at + 2) {
                    let inner: Vec<String> = module.iter().cloned().chain([ident(at + 1)]).collect();
                    walk(body.stream(), &inner, found);
                    at += 3;
                    continue;
                }
                at += 1;
            }
            TokenTree::Ident(word) if ["crate", "super", "self", "vsq"].contains(&word.to_string().as_str()) => {
                let mut base = match word.to_string().as_str() {
                    "crate" | "vsq" => Vec::new(),
                    "super" => module[..module.len().saturating_sub(1)].to_vec(),
                    _ => module.to_vec(),
                };
                at = path(&tokens, at + 1, &mut base, found);
            }
            TokenTree::Group(group) => {
                walk(group.stream(), module, found);
                at += 1;
            }
            _ => at += 1,
        }
    }
}

/// Follows `::a::b` or `::{a, b::c}` from `at`; gives the position behind it.
fn path(tokens: &[TokenTree], mut at: usize, base: &mut Vec<String>, found: &mut Vec<Vec<String>>) -> usize {
    let colon = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(p)) if p.as_char() == ':');
    let mut followed = false;
    while colon(at) && colon(at + 1) {
        followed = true;
        match tokens.get(at + 2) {
            Some(TokenTree::Ident(ident)) if *ident == "super" => {
                base.pop();
            }
            Some(TokenTree::Ident(ident)) => base.push(ident.to_string()),
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                for branch in inner.split(|token| matches!(token, TokenTree::Punct(p) if p.as_char() == ',')) {
                    if let Some(TokenTree::Ident(ident)) = branch.first() {
                        let mut leaf = base.clone();
                        leaf.push(ident.to_string());
                        path(branch, 1, &mut leaf, found);
                    }
                }
                return at + 3;
            }
            _ => break,
        }
        at += 3;
    }
    if followed || base.len() > 1 {
        found.push(base.clone());
    }
    at
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn rooms_import_downwards_only_and_never_across_the_wings() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    files.sort();
    let mut faults = Vec::new();
    let mut read: BTreeMap<String, usize> = BTreeMap::new();
    for file in &files {
        let relative = file.strip_prefix(&root).unwrap().with_extension("");
        let mut module: Vec<String> =
            relative.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
        if module.last().is_some_and(|last| last == "mod") {
            module.pop();
        }
        let room = module[0].clone();
        *read.entry(room.clone()).or_default() += 1;
        for used in uses(&fs::read_to_string(file).unwrap(), &module) {
            let Some(other) = used.first() else { continue };
            let known = GROUND.contains(&other.as_str()) || ROOMS.iter().any(|(name, _)| name == other);
            if known && !may_use(&room, other) {
                faults.push(format!("{}: {room} uses {}", file.display(), used.join("::")));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    for (room, _) in ROOMS.iter().filter(|(room, _)| !["tui", "verify"].contains(room)) {
        assert!(read.contains_key(*room), "no source of {room} was read");
    }
}

#[test]
fn paths_are_found_in_use_lines_groups_macros_and_inline_modules() {
    let module = ["bank".to_owned(), "load".to_owned()];
    let found = |source: &str| -> Vec<String> { uses(source, &module).iter().map(|path| path.join("::")).collect() };
    assert_eq!(found("use crate::workbook::grid::Cell;"), ["workbook::grid::Cell"]);
    assert_eq!(
        found("use crate::{stance::Stance, workbook::{grid, patch::x}};"),
        ["stance::Stance", "workbook::grid", "workbook::patch::x"]
    );
    assert_eq!(found("fn f() { format!(\"{}\", crate::matching::judge::x()); }"), ["matching::judge::x"]);
    assert_eq!(found("mod tests { use super::super::super::workbook::x; }"), ["workbook::x"]);
    assert_eq!(found("use super::super::response::report;"), ["response::report"]);
}

#[test]
fn the_rules_forbid_what_they_should() {
    for (room, other) in
        [("workbook", "bank"), ("bank", "workbook"), ("questionnaire", "matching"), ("matching", "questionnaire")]
    {
        assert!(!may_use(room, other), "{room} must not use {other}");
    }
    assert!(!may_use("bank", "matching") && !may_use("verify", "workbook") && !may_use("stance", "quantity"));
    assert!(may_use("response", "matching") && may_use("commands", "response") && may_use("matching", "stance"));
}
