//! How far a batch is: bars on a terminal, nothing elsewhere, where lines are written as files are done.

use std::path::Path;

use indicatif::{MultiProgress, ProgressBar, ProgressStyle};

use super::one::Stage;
use crate::visible;

/// How many characters of a file's name are shown beside its bar.
const NAME_SHOWN: usize = 48;

/// The bars of a batch, if it has any.
#[derive(Debug)]
pub(super) struct Progress {
    drawn: Option<(MultiProgress, ProgressBar)>,
}

/// The bar of one file, which goes when the file is done.
#[derive(Debug)]
pub(super) struct Begun<'p> {
    progress: &'p Progress,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Bars for this many files.
    pub fn drawn(files: usize) -> Self {
        let (bars, overall) = (MultiProgress::new(), ProgressBar::new(files as u64));
        let overall = bars.add(overall);
        overall.set_style(style("{bar:30} {pos} of {len} files, {elapsed}, {eta} to go"));
        Self { drawn: Some((bars, overall)) }
    }

    /// No bars.
    pub const fn none() -> Self {
        Self { drawn: None }
    }

    /// A file is begun.
    pub fn begin(&self, input: &Path) -> Begun<'_> {
        let bar = self.drawn.as_ref().map(|(bars, _)| {
            let bar = bars.add(ProgressBar::new_spinner());
            bar.set_style(style("{spinner} {prefix}: {msg}"));
            bar.set_prefix(visible::shortened(&input.display().to_string(), NAME_SHOWN));
            bar
        });
        Begun { progress: self, bar }
    }

    /// Takes the bars off the screen.
    pub fn end(&self) {
        if let Some((_, overall)) = &self.drawn {
            overall.finish_and_clear();
        }
    }
}

/// The style, or the usual one where the template were wrong.
fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

impl Begun<'_> {
    /// What is being done with the file now.
    pub fn stage(&self, stage: Stage) {
        if let Some(bar) = &self.bar {
            bar.set_message(match stage {
                Stage::Reading => "reading",
                Stage::Finding => "finding the questions",
                Stage::Answering => "answering",
                Stage::Writing => "writing",
            });
            bar.tick();
        }
    }
}

impl Drop for Begun<'_> {
    fn drop(&mut self) {
        if let (Some(bar), Some((bars, overall))) = (&self.bar, &self.progress.drawn) {
            bar.finish_and_clear();
            bars.remove(bar);
            overall.inc(1);
        }
    }
}
