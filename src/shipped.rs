//! The templates that the program carries, and the folder that adds to them or overrides them.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

static TEMPLATES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The largest template file that is read, in bytes.
pub const LARGEST_TEMPLATE: u64 = 4 * 1024 * 1024;

/// The folder in the user's configuration that adds to the shipped templates or overrides them, whether or not it exists;
/// `None` where the system names no home.
#[must_use]
pub fn configured_templates() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "vsq").map(|folders| folders.config_dir().join("templates"))
}

/// A template and where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// What a message calls it: `topics/hosting.json`, or the path of an overriding file.
    pub label: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Whether it ships with the program, rather than coming from the overriding folder.
    pub shipped: bool,
}

/// The templates of one kind (`topics`, `layouts`, …) that end in `extension`, by file name.
///
/// A file of the same name under `overriding` stands in for the shipped one; other files there are added.
///
/// # Errors
/// When a file of the overriding folder cannot be read or is larger than [`LARGEST_TEMPLATE`].
pub fn templates(kind: &str, extension: &str, overriding: Option<&Path>) -> io::Result<BTreeMap<String, Template>> {
    let wanted = |path: &Path| path.extension().is_some_and(|found| found == extension);
    let mut found = BTreeMap::new();
    for file in TEMPLATES.get_dir(kind).map(Dir::files).into_iter().flatten() {
        if let Some(name) = file.path().file_name().and_then(|name| name.to_str()).filter(|_| wanted(file.path())) {
            let template = Template { label: format!("{kind}/{name}"), bytes: file.contents().to_vec(), shipped: true };
            found.insert(name.to_owned(), template);
        }
    }
    let Some(folder) = overriding.map(|folder| folder.join(kind)).filter(|folder| folder.is_dir()) else {
        return Ok(found);
    };
    for place in fs::read_dir(folder)? {
        let path = place?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()).map(str::to_owned) else { continue };
        if !wanted(&path) || !path.is_file() {
            continue;
        }
        if fs::metadata(&path)?.len() > LARGEST_TEMPLATE {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("{} is too large", path.display())));
        }
        let template = Template { label: path.display().to_string(), bytes: fs::read(&path)?, shipped: false };
        found.insert(name, template);
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::templates;
    use std::fs;

    #[test]
    fn a_file_of_the_overriding_folder_stands_in_for_the_shipped_one_and_others_are_added() {
        let folder = tempfile::tempdir().unwrap();
        let shipped = templates("topics", "json", None).unwrap();
        fs::create_dir(folder.path().join("topics")).unwrap();
        fs::write(folder.path().join("topics/zz-own.json"), "{}").unwrap();
        fs::write(folder.path().join("topics/notes.txt"), "").unwrap();
        let both = templates("topics", "json", Some(folder.path())).unwrap();
        assert_eq!(both.len(), shipped.len() + 1);
        assert!(!both["zz-own.json"].shipped);
    }

    #[test]
    fn an_overriding_folder_that_does_not_exist_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("missing");
        assert_eq!(templates("topics", "json", Some(&missing)).unwrap(), templates("topics", "json", None).unwrap());
    }
}
