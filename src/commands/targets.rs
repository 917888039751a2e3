//! Which files are filled and where their completed copies go, settled before anything is written.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::Failure;
use crate::files;

/// A questionnaire and its completed copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The questionnaire: never written to.
    pub input: PathBuf,
    /// The completed copy.
    pub output: PathBuf,
}

/// Settles inputs and outputs.
///
/// # Errors
/// [`Failure::User`] where an input is missing or is itself a completed copy or a lock file, where an output is there
/// already and not to be replaced, or where two inputs would share one.
pub fn plan(inputs: &[PathBuf], out: Option<&Path>, force: bool) -> Result<Vec<Target>, Failure> {
    let mut targets: Vec<Target> = Vec::new();
    let mut taken: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
    for input in inputs {
        refuse_unusable(input)?;
        let output = output_of(input, out)?;
        if let Some(other) = taken.insert(output.clone(), input.clone()) {
            let message = format!("{} and {} would both become {}", other.display(), input.display(), output.display());
            return Err(Failure::user(message).hint("fill them into separate folders with --out, or rename one"));
        }
        targets.push(Target { input: input.clone(), output });
    }
    for target in &targets {
        if inputs.iter().any(|input| files::same_file(input, &target.output)) {
            return Err(Failure::user(format!("{} is an input and would be written to", target.output.display())));
        }
        if target.output.exists() && !force {
            let failure = Failure::user(format!("{} exists already", target.output.display()));
            return Err(failure.hint("--force replaces it, --out DIR writes elsewhere"));
        }
    }
    Ok(targets)
}

fn refuse_unusable(input: &Path) -> Result<(), Failure> {
    let name = input.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if name.starts_with("~$") {
        return Err(
            Failure::user(format!("{} is a lock file of an open workbook", input.display())).hint("leave it out")
        );
    }
    if is_completed(&name) {
        return Err(Failure::user(format!("{} is a completed copy", input.display())).hint("fill the original instead"));
    }
    if input.is_dir() {
        return Err(Failure::user(format!("{} is a folder", input.display())).hint("name the files in it"));
    }
    if !input.exists() {
        return Err(Failure::user(format!("there is no file {}", input.display())));
    }
    Ok(())
}

/// Whether a file name is that of a completed copy (`NAME.completed.EXT`).
fn is_completed(name: &str) -> bool {
    Path::new(name).file_stem().is_some_and(|stem| stem.to_string_lossy().to_lowercase().ends_with(".completed"))
}

/// `NAME.completed.EXT`; `.xlsx` for inputs that are not patched in place.
fn output_of(input: &Path, out: Option<&Path>) -> Result<PathBuf, Failure> {
    let stem = input.file_stem().ok_or_else(|| Failure::user(format!("{} has no name", input.display())))?;
    let extension = input.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default();
    let extension = if extension == "xlsm" { "xlsm" } else { "xlsx" };
    let mut name = stem.to_owned();
    name.push(format!(".completed.{extension}"));
    let folder = out.or_else(|| input.parent()).unwrap_or(Path::new(""));
    Ok(folder.join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_with(names: &[&str]) -> (tempfile::TempDir, Vec<PathBuf>) {
        let folder = tempfile::tempdir().unwrap();
        let paths: Vec<PathBuf> = names.iter().map(|name| folder.path().join(name)).collect();
        for path in &paths {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, b"x").unwrap();
        }
        (folder, paths)
    }

    fn message(result: Result<Vec<Target>, Failure>) -> String {
        result.unwrap_err().to_string()
    }

    #[test]
    fn a_copy_stands_beside_its_input_or_in_the_folder_named() {
        let (folder, inputs) = folder_with(&["a.xlsx", "b.XLSM", "c.ods"]);
        let names = |out: Option<&Path>| -> Vec<PathBuf> {
            plan(&inputs, out, false).unwrap().into_iter().map(|t| t.output).collect()
        };
        let expected = ["a.completed.xlsx", "b.completed.xlsm", "c.completed.xlsx"];
        assert_eq!(names(None), expected.map(|name| folder.path().join(name)));
        assert_eq!(names(Some(Path::new("done"))), expected.map(|name| Path::new("done").join(name)));
    }

    #[test]
    fn nothing_is_replaced_unasked_and_no_output_is_shared() {
        let (_folder, inputs) = folder_with(&["a.xlsx", "a.completed.xlsx"]);
        let original = inputs.get(..1).unwrap();
        assert!(message(plan(original, None, false)).contains("exists already"));
        assert!(plan(original, None, true).is_ok());
        assert!(message(plan(&inputs, None, true)).contains("is a completed copy"));
        let (_folder, inputs) = folder_with(&["a.xlsx", "a.ods"]);
        assert!(message(plan(&inputs, None, true)).contains("would both become"));
        let (_folder, inputs) = folder_with(&["~$a.xlsx"]);
        assert!(message(plan(&inputs, None, true)).contains("lock file"));
    }
}
