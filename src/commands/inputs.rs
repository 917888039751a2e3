//! Which files are meant: what is named, what lies in a folder that is named, what a pattern matches.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::Failure;
use crate::files;

/// How deep below a named folder questionnaires are looked for.
const DEPTH: usize = 16;
/// The most files that one folder or pattern may stand for.
const MOST_FILES: usize = 1_000_000;
/// The extensions of files that may be questionnaires.
pub const EXTENSIONS: [&str; 7] = ["xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv"];

/// A questionnaire that is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The file, as it was named or found.
    pub path: PathBuf,
    /// The folders between a named folder and the file, which the outputs are to repeat.
    pub below: PathBuf,
}

/// What was found of what was named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inputs {
    /// The questionnaires: those named in the order of their names, those found in a folder sorted. None stands twice.
    pub files: Vec<Input>,
    /// What was named and is passed over, with the reason: completed copies, lock files.
    pub passed_over: Vec<String>,
}

/// Finds what is meant. Where only one file is named it must be usable; of several, completed copies and lock files are
/// passed over, since a shell's pattern names them too.
///
/// # Errors
/// [`Failure::User`] where what is named is not there, or nothing usable is.
pub fn gather(named: &[PathBuf]) -> Result<Inputs, Failure> {
    let mut inputs = Inputs::default();
    let mut known = BTreeSet::new();
    let mut add = |inputs: &mut Inputs, input: Input| {
        if known.insert(fs::canonicalize(&input.path).unwrap_or_else(|_| input.path.clone())) {
            inputs.files.push(input);
        }
    };
    for name in named {
        for path in matching(name)? {
            if path.is_dir() {
                let found = in_folder(&path)?;
                if found.is_empty() && named.len() == 1 {
                    let failure = Failure::user(format!("{} is a folder without a questionnaire", path.display()));
                    return Err(failure.hint(format!("one ends in .{}", EXTENSIONS.join(", ."))));
                }
                found.into_iter().for_each(|input| add(&mut inputs, input));
            } else if let Some(reason) = unusable(&path) {
                inputs.passed_over.push(reason);
            } else {
                add(&mut inputs, Input { path, below: PathBuf::new() });
            }
        }
    }
    match (inputs.files.is_empty(), inputs.passed_over.first()) {
        (true, Some(reason)) => Err(Failure::user(reason.clone()).hint("name the original questionnaire")),
        (true, None) => Err(Failure::user("there is no questionnaire in the folders named")),
        (false, _) => Ok(inputs),
    }
}

/// The path itself where it is there, else what it matches as a pattern.
fn matching(name: &Path) -> Result<Vec<PathBuf>, Failure> {
    let missing = || Failure::user(format!("there is no file {}", name.display()));
    // Whatever is there is meant by its name, even one with brackets in it.
    if fs::symlink_metadata(name).is_ok() {
        return if name.exists() { Ok(vec![name.to_owned()]) } else { Err(missing()) };
    }
    let Some(pattern) = name.to_str().filter(|text| text.contains(['*', '?', '['])) else { return Err(missing()) };
    let paths = glob::glob(pattern).map_err(|error| Failure::user(format!("{pattern} is no pattern: {error}")))?;
    // The pattern's own order is the alphabet's; a folder that cannot be read has nothing that could be filled.
    let found: Vec<PathBuf> = paths.flatten().take(MOST_FILES).collect();
    if found.is_empty() { Err(Failure::user(format!("no file matches {pattern}"))) } else { Ok(found) }
}

/// The questionnaires in a folder and the folders below it, sorted.
///
/// # Errors
/// [`Failure::User`] where a folder cannot be read.
pub fn in_folder(folder: &Path) -> Result<Vec<Input>, Failure> {
    let mut found = Vec::new();
    below(folder, Path::new(""), DEPTH, &mut found)?;
    found.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(found)
}

/// The questionnaires in a folder and the folders below it, in the system's order.
fn below(folder: &Path, under: &Path, depth: usize, found: &mut Vec<Input>) -> Result<(), Failure> {
    let fault = |error| Failure::user(format!("cannot read the folder {}: {error}", folder.display()));
    for entry in fs::read_dir(folder).map_err(fault)? {
        let entry = entry.map_err(fault)?;
        let (path, kind) = (entry.path(), entry.file_type().map_err(fault)?);
        if entry.file_name().to_string_lossy().starts_with('.') || found.len() >= MOST_FILES {
            continue;
        }
        // A link to a folder could lead back up; what it points at is found where it lies.
        if kind.is_dir() && depth > 0 {
            below(&path, &under.join(entry.file_name()), depth - 1, found)?;
        } else if path.is_file() && is_questionnaire(&path) {
            found.push(Input { path, below: under.to_owned() });
        }
    }
    Ok(())
}

/// Whether a file found in a folder may be a questionnaire, by its name.
pub fn is_questionnaire(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    extension.is_some_and(|extension| EXTENSIONS.contains(&extension.as_str())) && unusable(path).is_none()
}

/// Why a file is never an input, whatever is asked.
fn unusable(path: &Path) -> Option<String> {
    let name = files::name_of(path);
    if name.starts_with("~$") {
        Some(format!("{} is a lock file of an open workbook", path.display()))
    } else if is_completed(&name) {
        Some(format!("{} is a completed copy", path.display()))
    } else if is_handed_out(&name) {
        Some(format!("{} is a workbook of handed-on questions", path.display()))
    } else {
        None
    }
}

/// Whether a file name is that of a completed copy (`NAME.completed.EXT`).
pub(super) fn is_completed(name: &str) -> bool {
    ends_in(name, ".completed")
}

/// Whether a file name is that of questions handed on to somebody (`NAME.for-OWNER.handed.xlsx`).
pub(super) fn is_handed_out(name: &str) -> bool {
    ends_in(name, ".handed")
}

fn ends_in(name: &str, mark: &str) -> bool {
    Path::new(name).file_stem().is_some_and(|stem| stem.to_string_lossy().to_lowercase().ends_with(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_with(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, b"x").unwrap();
        }
        folder
    }

    fn names(folder: &tempfile::TempDir, named: &[&str]) -> Vec<String> {
        let named: Vec<PathBuf> = named.iter().map(|name| folder.path().join(name)).collect();
        let inputs = gather(&named).unwrap();
        let name = |input: &Input| input.path.strip_prefix(folder.path()).unwrap().display().to_string();
        inputs.files.iter().map(name).collect()
    }

    const FILES: [&str; 9] = [
        "b.xlsx",
        "a.ODS",
        "a.completed.xlsx",
        "a.for-Legal.handed.xlsx",
        "~$b.xlsx",
        "notes.md",
        ".hidden/c.xlsx",
        "sub/d.csv",
        "q[1].xlsx",
    ];

    #[test]
    fn a_folder_stands_for_the_questionnaires_in_it_and_below_it() {
        let folder = folder_with(&FILES);
        assert_eq!(names(&folder, &["."]), ["a.ODS", "b.xlsx", "q[1].xlsx", "sub/d.csv"]);
        let inputs = gather(&[folder.path().to_owned()]).unwrap();
        assert_eq!(inputs.files.last().unwrap().below, Path::new("sub"));
    }

    #[test]
    fn a_pattern_stands_for_what_it_matches_and_a_name_with_brackets_for_itself() {
        let folder = folder_with(&FILES);
        assert_eq!(names(&folder, &["[ab]*"]), ["a.ODS", "b.xlsx"]);
        assert_eq!(names(&folder, &["**/*.csv"]), ["sub/d.csv"]);
        assert_eq!(names(&folder, &["q[1].xlsx"]), ["q[1].xlsx"]);
        assert!(gather(&[folder.path().join("*.pdf")]).unwrap_err().to_string().contains("no file matches"));
    }

    #[test]
    fn nothing_stands_twice_and_completed_copies_are_passed_over() {
        let folder = folder_with(&FILES);
        assert_eq!(names(&folder, &["b.xlsx", "./b.xlsx", "*.xlsx"]), ["b.xlsx", "q[1].xlsx"]);
        let alone = |name: &str| gather(&[folder.path().join(name)]).unwrap_err().to_string();
        assert!(alone("a.completed.xlsx").contains("is a completed copy"));
        assert!(alone("a.for-Legal.handed.xlsx").contains("is a workbook of handed-on questions"));
        assert!(alone("~$b.xlsx").contains("lock file"));
        assert!(alone("none.xlsx").contains("there is no file"));
    }
}
