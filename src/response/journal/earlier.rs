//! What was answered before: the answers that other journals tell of.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::record::Record;
use super::{LARGEST_JOURNAL, QuestionName};
use crate::files;
use crate::response::alike::Wordbag;
use crate::response::decide::{Answer, Decision, Decisions, Step};

/// The most journals that are read.
const MOST_JOURNALS: usize = 500;

/// An answer that was given before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierAnswer {
    /// The name of the file that it was given in.
    pub file: String,
    /// The question as it stood there.
    pub question: QuestionName,
    /// The answer.
    pub answer: Answer,
}

/// Every answer that was given before, the last given foremost.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Earlier {
    answers: Vec<(Wordbag, EarlierAnswer)>,
}

impl Earlier {
    /// Reads the journals of a folder but the one of the questionnaire with this digest. A journal that cannot be read is
    /// left out: comparing is a help, not a condition.
    #[must_use]
    pub fn read(folder: &Path, but: &str) -> Self {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        let journals = entries.filter(|path| {
            path.extension().is_some_and(|extension| extension == "jsonl") && path.file_stem().is_none_or(|s| s != but)
        });
        let when = |path: &Path| fs::metadata(path).and_then(|facts| facts.modified()).ok();
        let mut dated: Vec<_> = journals.map(|path| (when(&path), path)).collect();
        dated.sort_by(|(one, a), (other, b)| other.cmp(one).then_with(|| a.cmp(b)));
        let mut answers = Vec::new();
        for (_, path) in dated.into_iter().take(MOST_JOURNALS) {
            let Ok(bytes) = files::read_bounded(&path, LARGEST_JOURNAL) else { continue };
            let given = given(&bytes);
            answers.extend(given.into_iter().map(|earlier| (Wordbag::of(&earlier.question.text), earlier)));
        }
        Self { answers }
    }

    /// The earlier answers to a question that asks the same, or nearly.
    pub fn like<'a>(&'a self, text: &str) -> impl Iterator<Item = &'a EarlierAnswer> + use<'a> {
        let asked = Wordbag::of(text);
        self.answers.iter().filter(move |(bag, _)| bag.is_like(&asked)).map(|(_, earlier)| earlier)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.answers.len()
    }

    /// Whether nothing was answered before.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty()
    }
}

/// The answers that a journal tells of: those last written, and a person's own on top of them.
fn given(bytes: &[u8]) -> Vec<EarlierAnswer> {
    let mut names: BTreeMap<QuestionName, usize> = BTreeMap::new();
    let mut written: BTreeMap<QuestionName, Answer> = BTreeMap::new();
    let mut decisions = Decisions::default();
    let mut file = String::new();
    for record in bytes.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()) {
        match record {
            Record::Questionnaire { path, .. } => {
                file = Path::new(&path).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or(path);
            }
            Record::Decide { changes } => {
                let mut place = |name: QuestionName| {
                    let next = names.len();
                    *names.entry(name).or_insert(next)
                };
                let changes = changes.into_iter().map(|change| (place(change.question), change.decision));
                decisions.take(Step::Decide(changes.collect()));
            }
            Record::Undo => _ = decisions.take(Step::Undo),
            Record::Redo => _ = decisions.take(Step::Redo),
            Record::Written { answers } => {
                written = answers.into_iter().map(|written| (written.question, written.answer)).collect();
            }
            Record::Left { .. } => {}
        }
    }
    for (name, at) in names {
        match decisions.get(at) {
            Some(Decision::Answered(answer)) => _ = written.insert(name, answer.clone()),
            Some(_) => _ = written.remove(&name),
            None => {}
        }
    }
    written.into_iter().map(|(question, answer)| EarlierAnswer { file: file.clone(), question, answer }).collect()
}
