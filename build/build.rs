//! What is made when the program is built, of the shipped tables (`templates`): it would cost every start more than an
//! answer takes.

#[path = "../src/matching/spelling.rs"]
mod spelling;
#[path = "../src/matching/stem.rs"]
#[allow(dead_code)]
mod stem;
#[path = "../src/matching/terms.rs"]
#[allow(dead_code)]
mod terms;

mod lexicon;
mod words;

/// In the program, the words that are made here; while they are being made none is known.
mod known {
    use compact_str::CompactString;

    use super::stem::Stem;

    pub(super) const fn word(_: &str) -> Option<(CompactString, Stem)> {
        None
    }
}

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    // The embedded templates are part of the program: a file added there rebuilds it.
    for made_of in ["templates", "build", "src/matching/spelling.rs", "src/matching/stem.rs", "src/matching/terms.rs"] {
        println!("cargo:rerun-if-changed={made_of}");
    }
    let folder = env::var_os("OUT_DIR").map(PathBuf::from).ok_or("cargo names no folder for what is made")?;
    fs::write(folder.join("words.rs"), words::table()?)?;
    fs::write(folder.join("lexicon.rs"), lexicon::tables()?)?;
    Ok(())
}
