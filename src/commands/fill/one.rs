//! One questionnaire: from the bytes of the file to its answers and its completed copy, with no file written.

use std::path::Path;

use super::audit;
use super::original::Original;
use crate::commands::layouts::Layouts;
use crate::commands::opening::Opened;
use crate::commands::review::Kept;
use crate::files;
use crate::matching::posed::addressed::unread_name;
use crate::questionnaire::Questionnaire;
use crate::response::propose::Answering;
use crate::response::report::{Counts, FileDigest, FileReport, file_report, status_counts};
use crate::response::{Response, handed, respond};
use crate::workbook::grid::{Format, Workbook};
use crate::workbook::{self, Completed};

/// All that questionnaires are filled with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Filling<'a> {
    /// The bank, its index and the terms.
    pub opened: &'a Opened,
    /// The layouts that workbooks are read by.
    pub layouts: &'a Layouts,
    /// Where the decisions of a person are, where they are to be used.
    pub decisions: Option<&'a Kept>,
    /// Whether delimited text comes back as such.
    pub as_delimited: bool,
}

/// What is being done with a questionnaire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Reading,
    Finding,
    Answering,
    Writing,
}

/// A questionnaire with its answers.
#[derive(Debug)]
pub(super) struct Answered {
    pub workbook: Workbook,
    questionnaire: Questionnaire,
    response: Response,
    /// What a person should know, besides what is found out when the copy is made.
    notes: Vec<String>,
}

impl Filling<'_> {
    /// A value that two runs share only where they would make the same copies of the same questionnaires.
    pub fn work(&self) -> String {
        // The terms' own form for programmers names each of them, also those that are added later.
        let Opened { bank, terms, .. } = self.opened;
        let parts = [env!("CARGO_PKG_VERSION"), &bank.digest, &format!("{terms:?}"), &self.layouts.digest];
        files::digest(format!("{}\n{}", parts.join("\n"), self.as_delimited).as_bytes())
    }

    /// Answers the questions of a file, which decisions know by the path `input`.
    ///
    /// # Errors
    /// Where it cannot be read, asks nothing, or its decisions cannot be read.
    pub fn answer(&self, original: &mut Original, input: &Path, stage: &dyn Fn(Stage)) -> anyhow::Result<Answered> {
        stage(Stage::Reading);
        let workbook = original.workbook()?;
        if handed::is_handed_out(&workbook) {
            anyhow::bail!("it is a workbook of handed-on questions; vsq review takes its answers back");
        }
        stage(Stage::Finding);
        let questionnaire = original.questionnaire(&workbook, self.layouts)?;
        stage(Stage::Answering);
        let mut notes = workbook.notes.clone();
        let Opened { bank, matcher, terms, .. } = self.opened;
        let response = match self.decisions {
            None => respond(&workbook, &questionnaire, bank, matcher, terms),
            Some(kept) => {
                let (response, words) = kept.response(self.opened, input, &workbook, &questionnaire)?;
                notes.extend(words);
                response
            }
        };
        notes.extend(questionnaire.notes.iter().cloned());
        let asked = questionnaire.sheets.iter().flat_map(|sheet| &sheet.questions);
        let parties = Answering { bank, matcher, terms }.parties();
        notes.extend(unread_name(asked.map(|question| question.text.as_str()), parties).map(|(name, count)| {
            format!("{count} questions name {name}: if that is the customer, --customer \"{name}\" reads it as \"we\"")
        }));
        Ok(Answered { workbook, questionnaire, response, notes })
    }

    /// The completed copy of the file that `original` is, held against it.
    ///
    /// # Errors
    /// As [`Self::copy`] and [`Self::audit`].
    pub fn complete(&self, original: &[u8], answered: &Answered) -> anyhow::Result<Completed> {
        let completed = self.copy(original, answered)?;
        self.audit(original, answered, &completed)?;
        Ok(completed)
    }

    /// The completed copy of the file that `original` is, not yet held against it.
    ///
    /// # Errors
    /// Where it cannot be made, or text is asked for from what is none.
    pub fn copy(&self, original: &[u8], answered: &Answered) -> anyhow::Result<Completed> {
        let (workbook, writes) = (&answered.workbook, answered.response.writes());
        if self.as_delimited {
            if !matches!(workbook.format, Format::Csv { .. }) {
                anyhow::bail!("it is no delimited text and cannot come back as such");
            }
            return workbook::complete_csv(original, workbook, &writes).map_err(anyhow::Error::from);
        }
        Ok(workbook::complete(original, workbook, &writes, self.opened.terms.today)?)
    }

    /// Holds a completed copy against its original: before this no copy is put in place.
    ///
    /// # Errors
    /// Where it is not what it should be.
    pub fn audit(&self, original: &[u8], answered: &Answered, completed: &Completed) -> anyhow::Result<()> {
        if self.as_delimited { Ok(()) } else { audit::check(original, &answered.workbook, completed) }
    }
}

impl Answered {
    /// How many questions have each status.
    pub fn counts(&self) -> Counts {
        status_counts(&self.response)
    }

    /// The report of it, with what was found out when the copy was made.
    pub fn report(&self, filling: &Filling<'_>, input: &Path, output: FileDigest, found_out: &[String]) -> FileReport {
        let input = FileDigest { path: input.display().to_string(), sha256: self.workbook.digest.clone() };
        let notes = self.notes.iter().chain(found_out).cloned().collect();
        let asked = (&self.workbook, &self.questionnaire);
        file_report(input, output, notes, asked, &self.response, &filling.opened.bank)
    }
}
