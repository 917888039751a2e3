//! Keeping an answer that a person wrote as a draft control of the bank: it answers nothing until somebody approves it.

use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::Value;
use thiserror::Error;

use crate::files::{self, Existing, FileError};
use crate::stance::Stance;

/// The file of a bank that its controls are in.
const CONTROLS: &str = "controls.json";
/// The largest such file that is added to, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;
/// How many words of the question name the control.
const WORDS: usize = 6;

/// What is to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The question as it was asked.
    pub question: String,
    /// What it is about: the section it was asked in.
    pub topic: Option<String>,
    /// The answer, without a stance word.
    pub answer: String,
    /// The stance; `None` for prose.
    pub stance: Option<Stance>,
}

/// Why an answer was not kept.
#[derive(Debug, Error)]
pub enum DraftError {
    /// The controls could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// They are no list of controls, so that nothing can be added.
    #[error("{} is no list of controls; vsq check tells what is wrong with it", path.display())]
    NoList {
        /// The file.
        path: PathBuf,
    },
    /// There are no words to keep.
    #[error("there are no words to keep")]
    Empty,
}

/// What was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The control's id.
    pub id: String,
    /// The file it is in.
    pub path: PathBuf,
}

/// A draft as it stands in the file.
#[derive(Debug, Serialize)]
struct DraftControl<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    topic: Option<&'a str>,
    questions: [&'a str; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    stance: Option<&'a str>,
    answer: &'a str,
    status: &'a str,
}

/// Adds a draft at the end of a bank's controls. What stands there already keeps its bytes.
///
/// # Errors
/// [`DraftError`] where there are no words, or the controls cannot be read, added to or written.
pub fn keep(bank: &Path, draft: &Draft) -> Result<Kept, DraftError> {
    if draft.answer.trim().is_empty() {
        return Err(DraftError::Empty);
    }
    let path = bank.join(CONTROLS);
    let bytes = if path.exists() { files::read_bounded(&path, LARGEST)? } else { b"[]".to_vec() };
    let no_list = || DraftError::NoList { path: path.clone() };
    let text = String::from_utf8(bytes).map_err(|_| no_list())?;
    let plain = text.trim_start_matches('\u{FEFF}');
    let controls: Vec<Value> = serde_json::from_str(plain).map_err(|_| no_list())?;
    let known = |id: &str| controls.iter().any(|control| control.get("id").and_then(Value::as_str) == Some(id));
    let id = free_id(&draft.question, known);
    let answer = as_template(draft.answer.trim());
    let control = DraftControl {
        id: &id,
        topic: draft.topic.as_deref().filter(|topic| !topic.is_empty()),
        questions: [draft.question.trim()],
        stance: draft.stance.map(Stance::name),
        answer: &answer,
        status: "draft",
    };
    let record = serde_json::to_string_pretty(&control).map_err(|_| no_list())?.replace('\n', "\n  ");
    let before = text.trim_end().strip_suffix(']').ok_or_else(no_list)?.trim_end();
    let comma = if controls.is_empty() { "" } else { "," };
    let added = format!("{before}{comma}\n  {record}\n]\n");
    // What cannot be read again is not written.
    serde_json::from_str::<Vec<Value>>(added.trim_start_matches('\u{FEFF}')).map_err(|_| no_list())?;
    files::write_whole(&path, added.as_bytes(), Existing::Replace)?;
    Ok(Kept { id, path })
}

/// An id made of the question's first words that no control has yet.
fn free_id(question: &str, known: impl Fn(&str) -> bool) -> String {
    let words = question.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).take(WORDS);
    let stem = words.fold("draft".to_owned(), |id, word| format!("{id}-{}", word.to_ascii_lowercase()));
    let mut id = stem.clone();
    let mut number = 2_u32;
    while known(&id) {
        id = format!("{stem}-{number}");
        number += 1;
    }
    id
}

/// A text as the template that renders to it: answers of the bank are templates.
fn as_template(text: &str) -> String {
    let mut template = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let (before, brace) = rest.split_at(at);
        template.push_str(before);
        let marked = brace.get(1..2).is_some_and(|next| ["{", "%", "#"].contains(&next));
        template.push_str(if marked { "{{ '{' }}" } else { "{" });
        rest = brace.get(1..).unwrap_or_default();
    }
    template.push_str(rest);
    template
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::load::{LoadOptions, load};
    use crate::bank::topics::Topics;

    fn draft(answer: &str) -> Draft {
        Draft {
            question: "Do you operate kites, and who flies them?".to_owned(),
            topic: Some("Operations".to_owned()),
            answer: answer.to_owned(),
            stance: Some(Stance::No),
        }
    }

    #[test]
    fn drafts_are_added_and_the_rest_keeps_its_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let bank = folder.path();
        std::fs::write(bank.join("bank.json"), r#"{ "format": 1, "organisation": { "name": "Lindgren Works" } }"#)
            .unwrap();
        let before = "[ {\"id\": \"a\",   \"questions\": [\"Do you sell pipes?\"], \"answer\": \"Pipes.\"} ]";
        std::fs::write(bank.join(CONTROLS), before).unwrap();
        assert_eq!(
            keep(bank, &draft("No kite {{ is }} flown, {# none #} at all.")).unwrap().id,
            "draft-do-you-operate-kites-and-who"
        );
        assert_eq!(keep(bank, &draft("None.")).unwrap().id, "draft-do-you-operate-kites-and-who-2");
        let text = std::fs::read_to_string(bank.join(CONTROLS)).unwrap();
        assert!(text.starts_with(before.trim_end_matches([']', ' '])));
        let loaded = load(bank, &LoadOptions { overlay: None, topics: &Topics::default() }).unwrap();
        let answers: Vec<&str> = loaded.entries.iter().map(|entry| entry.answer.as_str()).collect();
        assert_eq!(answers, ["Pipes.", "No kite {{ is }} flown, {# none #} at all.", "None."]);
    }

    #[test]
    fn a_bank_without_controls_gets_its_first_and_what_is_no_list_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(CONTROLS);
        keep(folder.path(), &draft("None.")).unwrap();
        assert!(std::fs::read_to_string(&path).unwrap().starts_with("[\n  {\n    \"id\": \"draft-do"));
        for broken in ["{}", "[", "[] []", "[ // none\n]"] {
            std::fs::write(&path, broken).unwrap();
            assert!(matches!(keep(folder.path(), &draft("None.")), Err(DraftError::NoList { .. })), "{broken}");
            assert_eq!(std::fs::read_to_string(&path).unwrap(), broken);
        }
        assert!(matches!(keep(folder.path(), &draft("  ")), Err(DraftError::Empty)));
    }
}
