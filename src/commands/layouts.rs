//! Which layout a workbook is read by: the one that is named, one that fits it, or none.

use std::cell::LazyCell;
use std::path::{Path, PathBuf};

use super::Failure;
use crate::files;
use crate::questionnaire::Questionnaire;
use crate::questionnaire::detect::detect_as;
use crate::questionnaire::layout::{Layout, fingerprint};
use crate::shipped::{LARGEST_TEMPLATE, configured_templates, templates};
use crate::workbook::grid::Workbook;

/// The kind of template that layouts are.
const KIND: &str = "layouts";
/// The longest part of a layout's name that its file's name takes over, in characters.
const LONGEST_NAME: usize = 60;

/// The layouts that workbooks are read by, read once for all of them.
#[derive(Debug)]
pub struct Layouts {
    /// The named one, which every workbook is read by.
    named: Option<Layout>,
    /// The shipped ones and the user's own, each with whether it is the user's.
    known: Vec<(Layout, bool)>,
    /// SHA-256 over all of them.
    pub digest: String,
}

impl Layouts {
    /// Finds the questions of a workbook by the layout that it is read by, or by themselves.
    ///
    /// # Errors
    /// In words, where nothing has a place for its answer: why, and how to settle it.
    pub fn find(&self, workbook: &Workbook) -> anyhow::Result<Questionnaire> {
        let found = detect_as(workbook, self.of(workbook));
        if found.sheets.iter().any(|sheet| !sheet.questions.is_empty()) {
            return Ok(found);
        }
        let why: String = found.notes.iter().map(|note| format!("; {note}")).collect();
        anyhow::bail!(
            "no questions with a place for their answers were found{why} (`vsq inspect` shows what was looked at with \
             --explain, and writes a layout to complete with --save-layout)"
        );
    }

    /// Reads the named layout, or else those that are remembered; with `none`, no remembered one.
    ///
    /// # Errors
    /// [`Failure::User`] where the named file, or one of the user's own, cannot be read or is no layout.
    pub fn read(named: Option<&Path>, none: bool) -> Result<Self, Failure> {
        if let Some(path) = named {
            let bytes =
                files::read_bounded(path, LARGEST_TEMPLATE).map_err(|error| Failure::user(error.to_string()))?;
            let layout = parse(&path.display().to_string(), &bytes)?;
            return Ok(Self { named: Some(layout), known: Vec::new(), digest: files::digest(&bytes) });
        }
        let (mut known, mut digests) = (Vec::new(), String::new());
        if !none {
            let own = configured_templates();
            let remembered = templates(KIND, "json", own.as_deref())
                .map_err(|error| Failure::user(format!("the folder of your layouts cannot be read: {error}")))?;
            for (_, file) in remembered {
                known.push((parse(&file.label, &file.bytes)?, !file.shipped));
                digests.push_str(&files::digest(&file.bytes));
            }
        }
        Ok(Self { named: None, known, digest: files::digest(digests.as_bytes()) })
    }

    /// The layout to read the workbook by. The named one is taken as it is; else a remembered one whose fingerprint is
    /// the workbook's, else one whose captions are, the shipped before the user's own.
    #[must_use]
    pub fn of(&self, workbook: &Workbook) -> Option<&Layout> {
        let print = LazyCell::new(|| fingerprint(workbook));
        let fitting = self.known.iter().filter(|(layout, _)| layout.fits(workbook, || print.clone()));
        let remembered = || fitting.min_by_key(|(layout, own)| (layout.fingerprint.is_none(), *own));
        self.named.as_ref().or_else(|| remembered().map(|(layout, _)| layout))
    }
}

fn parse(label: &str, bytes: &[u8]) -> Result<Layout, Failure> {
    Layout::from_json(bytes).map_err(|error| {
        Failure::user(format!("{label} is no layout: {error}"))
            .hint("vsq inspect FILE --save-layout writes one to start from")
    })
}

/// Writes a layout to the user's own folder, where it is found again. Gives the file's path.
///
/// # Errors
/// [`Failure::User`] where a layout of this workbook is there already, or the folder cannot be written.
pub fn save(layout: &Layout, workbook: &Workbook) -> Result<PathBuf, Failure> {
    let folder = configured_templates()
        .ok_or_else(|| Failure::user("the system names no folder for your settings").hint("set HOME"))?
        .join(KIND);
    let dashed = layout.name.chars().map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '-' });
    let slug: String = dashed.take(LONGEST_NAME).collect();
    let known = fingerprint(workbook);
    let path = folder.join(format!("{}-{}.json", slug.trim_matches('-'), known.get(..8).unwrap_or_default()));
    let mut text = serde_json::to_string_pretty(layout).map_err(std::io::Error::from)?;
    text.push('\n');
    std::fs::create_dir_all(&folder)
        .map_err(|error| Failure::user(format!("{} cannot be made: {error}", folder.display())))?;
    files::write_whole(&path, text.as_bytes(), files::Existing::Keep)
        .map_err(|error| Failure::user(error.to_string()).hint("edit it as it is, or remove it to start anew"))?;
    Ok(path)
}
