//! Where completed copies go, settled before anything is written.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::Failure;
use super::inputs::{Input, Inputs};
use crate::files;

/// The extensions of delimited text.
const DELIMITED: [&str; 2] = ["csv", "tsv"];

/// A questionnaire and its completed copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The questionnaire: never written to.
    pub input: PathBuf,
    /// The completed copy.
    pub output: PathBuf,
}

/// How completed copies are named, and what may be there already.
#[derive(Debug, Clone, Copy, Default)]
pub struct Naming<'n> {
    /// The folder that they go to; else each stands beside its input.
    pub out: Option<&'n Path>,
    /// Whether delimited text comes back as such, rather than as a workbook.
    pub as_delimited: bool,
    /// Whether an output may be there already; what then becomes of it is settled when it comes to writing.
    pub may_exist: bool,
}

/// Settles which copy each input becomes.
///
/// # Errors
/// [`Failure::User`] where an output is there already and may not be, where it is one of the inputs, where two inputs
/// would share one, or where text is asked for from what is none.
pub fn plan(inputs: &Inputs, naming: &Naming<'_>) -> Result<Vec<Target>, Failure> {
    let mut targets: Vec<Target> = Vec::new();
    let mut taken: BTreeMap<PathBuf, &Path> = BTreeMap::new();
    let canonical = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let originals: BTreeSet<PathBuf> = inputs.files.iter().map(|input| canonical(&input.path)).collect();
    for input in &inputs.files {
        let output = output_of(input, naming)?;
        if let Some(other) = taken.insert(spelled_alike(&output), &input.path) {
            let (one, other) = (other.display(), input.path.display());
            let failure = Failure::user(format!("{one} and {other} would both become {}", output.display()));
            return Err(failure.hint("fill them into separate folders with --out, or rename one"));
        }
        if originals.contains(&canonical(&output)) {
            return Err(Failure::user(format!("{} is an input and would be written to", output.display())));
        }
        if !naming.may_exist && output.exists() {
            let failure = Failure::user(format!("{} exists already", output.display()));
            return Err(
                failure.hint("--resume goes on where a run ended, --force replaces it, --out DIR writes elsewhere")
            );
        }
        targets.push(Target { input: input.path.clone(), output });
    }
    Ok(targets)
}

/// `NAME.completed.EXT`; `.xlsx` for inputs that are not patched in place.
fn output_of(Input { path, below }: &Input, naming: &Naming<'_>) -> Result<PathBuf, Failure> {
    let stem = path.file_stem().ok_or_else(|| Failure::user(format!("{} has no name", path.display())))?;
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default();
    let delimited = DELIMITED.contains(&extension.as_str());
    if naming.as_delimited && !delimited {
        let failure = Failure::user(format!("{} is no delimited text and cannot come back as such", path.display()));
        return Err(failure.hint("--format csv is for .csv and .tsv; leave it out"));
    }
    let kept = extension == "xlsm" || naming.as_delimited;
    let mut name = stem.to_owned();
    name.push(format!(".completed.{}", if kept { &extension } else { "xlsx" }));
    let folder = match naming.out {
        Some(out) => out.join(below),
        None => path.parent().unwrap_or(Path::new("")).to_owned(),
    };
    Ok(folder.join(name))
}

/// One spelling for all paths to a file that may not be there yet: its folder in full, and its name in small letters
/// where the system's usual file systems do not tell letters apart.
fn spelled_alike(path: &Path) -> PathBuf {
    let folder = files::folder_of(path);
    let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    let name = path.file_name().unwrap_or_default();
    if cfg!(any(windows, target_os = "macos")) {
        folder.join(name.to_string_lossy().to_lowercase())
    } else {
        folder.join(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::inputs::gather;

    fn folder_with(names: &[&str]) -> (tempfile::TempDir, Inputs) {
        let folder = tempfile::tempdir().unwrap();
        let paths: Vec<PathBuf> = names.iter().map(|name| folder.path().join(name)).collect();
        for path in &paths {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, b"x").unwrap();
        }
        (folder, gather(&paths).unwrap())
    }

    fn message(result: Result<Vec<Target>, Failure>) -> String {
        result.unwrap_err().to_string()
    }

    #[test]
    fn a_copy_stands_beside_its_input_or_in_the_folder_named() {
        let (folder, inputs) = folder_with(&["a.xlsx", "b.XLSM", "c.ods", "d.csv"]);
        let names = |out: Option<&Path>| -> Vec<PathBuf> {
            plan(&inputs, &Naming { out, ..Naming::default() }).unwrap().into_iter().map(|t| t.output).collect()
        };
        let expected = ["a.completed.xlsx", "b.completed.xlsm", "c.completed.xlsx", "d.completed.xlsx"];
        assert_eq!(names(None), expected.map(|name| folder.path().join(name)));
        assert_eq!(names(Some(Path::new("done"))), expected.map(|name| Path::new("done").join(name)));
        let below = gather(&[folder.path().parent().unwrap().join(folder.path().file_name().unwrap())]).unwrap();
        assert_eq!(below.files.len(), 4);
    }

    #[test]
    fn nothing_is_replaced_unasked_and_no_output_is_shared() {
        let new = Naming::default();
        let any = Naming { may_exist: true, ..new };
        let (_folder, inputs) = folder_with(&["a.xlsx", "a.completed.xlsx"]);
        assert_eq!(inputs.files.len(), 1);
        assert!(message(plan(&inputs, &new)).contains("exists already"));
        assert!(plan(&inputs, &any).is_ok());
        let (_folder, inputs) = folder_with(&["a.xlsx", "a.ods"]);
        assert!(message(plan(&inputs, &any)).contains("would both become"));
        let (_folder, inputs) = folder_with(&["one/a.xlsx", "two/a.xlsx"]);
        assert!(plan(&inputs, &any).is_ok());
        assert!(message(plan(&inputs, &Naming { out: Some(Path::new("out")), ..any })).contains("would both become"));
    }

    #[test]
    fn text_comes_back_as_text_where_it_was() {
        let text = Naming { as_delimited: true, ..Naming::default() };
        let (folder, inputs) = folder_with(&["a.csv", "b.TSV"]);
        let outputs: Vec<PathBuf> = plan(&inputs, &text).unwrap().into_iter().map(|target| target.output).collect();
        assert_eq!(outputs, ["a.completed.csv", "b.completed.tsv"].map(|name| folder.path().join(name)));
        let (_folder, inputs) = folder_with(&["a.csv", "b.xlsx"]);
        assert!(message(plan(&inputs, &text)).contains("no delimited text"));
    }
}
