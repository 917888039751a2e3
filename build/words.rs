//! The words of the shipped tables with their one spelling and their stem, for `src/matching/known.rs`.

use std::collections::BTreeSet;
use std::{fs, io};

use crate::spelling::one_spelling;
use crate::stem::Stem;

/// The folders whose files hold the words.
const FOLDERS: [&str; 2] = ["templates/lexicon", "templates/topics"];

/// The table, as source text.
pub fn table() -> io::Result<String> {
    let mut words = BTreeSet::new();
    for folder in FOLDERS {
        for file in fs::read_dir(folder)? {
            let text = fs::read_to_string(file?.path())?.to_lowercase();
            let found = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            words.extend(found.map(str::to_owned));
        }
    }
    let mut table = phf_codegen::Map::new();
    for word in &words {
        let text = one_spelling(word.as_str().into());
        table.entry(word.as_str(), format!("({:?}, {:?})", text.as_str(), Stem::of(&text).as_str()));
    }
    Ok(format!("static WORDS: phf::Map<&str, (&str, &str)> = {};\n", table.build()))
}
