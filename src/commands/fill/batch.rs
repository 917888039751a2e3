//! Many questionnaires with one bank and one index: several at a time, never more in memory than threads.

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError, mpsc};

use super::accounts::{Account, Detail};
use super::ledger::{Entry, Ledgers};
use super::one::{Filling, Stage};
use super::original::Original;
use super::progress::Progress;
use crate::commands::Failure;
use crate::commands::targets::Target;
use crate::files::{self, Existing, Staged};
use crate::response::report::{Counts, FileDigest};

/// A batch that is to be filled.
pub(super) struct Batch<'a> {
    pub filling: Filling<'a>,
    pub targets: &'a [Target],
    /// Whether a copy that is there already may be replaced, whatever it is.
    pub existing: Existing,
    /// What was done before, where the run goes on from there.
    pub ledgers: Option<&'a Ledgers>,
    pub detail: Detail,
    /// The only questionnaire, where it was read while the bank was opened.
    pub ahead: Mutex<Option<Original>>,
}

/// One questionnaire that is done.
#[derive(Debug)]
pub(super) struct Done {
    /// How many questions have each status.
    pub counts: Counts,
    /// What a person should know of the file.
    pub notes: Vec<String>,
    /// What is kept of its report.
    pub account: Account,
    /// What the ledger is to have on the copy; none where it has it already.
    pub entry: Option<Entry>,
    /// Whether the copy was there already.
    pub before: bool,
}

impl Batch<'_> {
    /// Fills the targets on `threads` threads (zero: one a processor), and tells of each with its position as it is done.
    /// They are begun in their order.
    ///
    /// # Errors
    /// [`Failure::User`] where the threads cannot be started.
    pub fn run(
        &self,
        threads: usize,
        progress: &Progress,
        mut told: impl FnMut(usize, Result<Done, String>),
    ) -> Result<(), Failure> {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.map_err(|error| Failure::user(format!("cannot start {threads} threads: {error}")))?;
        let next = AtomicUsize::new(0);
        // A worker takes one file after the other and stays with it, so that the joins inside of a file take up what
        // threads are idle, but never another file.
        let workers = pool.current_num_threads().min(self.targets.len());
        let (sender, receiver) = mpsc::sync_channel(workers);
        pool.in_place_scope(|scope| {
            for _ in 0..workers {
                let (sender, next) = (sender.clone(), &next);
                scope.spawn(move |_| {
                    while let Some((at, target)) = self.take(next) {
                        if sender.send((at, self.guarded(target, progress))).is_err() {
                            break;
                        }
                    }
                });
            }
            drop(sender);
            for (at, done) in receiver {
                told(at, done);
            }
        });
        Ok(())
    }

    fn take(&self, next: &AtomicUsize) -> Option<(usize, &Target)> {
        let at = next.fetch_add(1, Ordering::Relaxed);
        self.targets.get(at).map(|target| (at, target))
    }

    /// Fills one target; a defect that it brings to light ends this file and not the batch.
    fn guarded(&self, target: &Target, progress: &Progress) -> Result<Done, String> {
        let shown = progress.begin(&target.input);
        match catch_unwind(AssertUnwindSafe(|| self.fill(target, &|stage| shown.stage(stage)))) {
            Ok(done) => done.map_err(|error| format!("{error:#}")),
            Err(_) => Err("a defect of the program; please report it with this file".to_owned()),
        }
    }

    fn fill(&self, target: &Target, stage: &dyn Fn(Stage)) -> anyhow::Result<Done> {
        let ahead = self.ahead.lock().unwrap_or_else(PoisonError::into_inner).take();
        let mut original = ahead.map_or_else(|| Original::load(&target.input), Ok)?;
        let entry = self.ledgers.and_then(|ledgers| ledgers.of(&target.output));
        let there = self.ledgers.and_then(|_| digest_of(&target.output));
        let work = self.filling.work();
        let ours = entry.filter(|entry| there.as_ref() == Some(&entry.sha256));
        // Decisions may have been made since, and no digest tells of them.
        if let Some(done) = ours.filter(|_| self.filling.decisions.is_none())
            && done.work == work
            && done.input == files::digest(&original.bytes)
        {
            return self.done_before(target, &mut original, done, stage);
        }
        let answered = self.filling.answer(&mut original, &target.input, stage)?;
        let completed = self.filling.copy(&original.bytes, &answered)?;
        stage(Stage::Writing);
        let existing = if ours.is_some() { Existing::Replace } else { self.existing };
        let staged = || -> anyhow::Result<(String, Option<Staged>)> {
            let sha256 = files::digest(&completed.bytes);
            if there.as_ref() == Some(&sha256) {
                return Ok((sha256, None));
            }
            if there.is_some() && existing == Existing::Keep {
                let output = target.output.display();
                anyhow::bail!("{output} is there, and not as this run would write it; --force replaces it");
            }
            Ok((sha256, Some(Staged::with(&target.output, |file| file.write_all(&completed.bytes))?)))
        };
        // The copy is on its way to the disk while it is audited, and put in place only afterwards.
        let (audited, staged) = rayon::join(|| self.filling.audit(&original.bytes, &answered, &completed), staged);
        audited?;
        let (sha256, staged) = staged?;
        let before = staged.is_none();
        if let Some(staged) = staged {
            staged.put_in_place(existing)?;
        }
        let (counts, input) = (answered.counts(), answered.workbook.digest.clone());
        let entry = Entry::new(&target.output, sha256.clone(), (input, work), &counts, &completed.notes);
        let output = FileDigest { path: target.output.display().to_string(), sha256 };
        let report = answered.report(&self.filling, &target.input, output, &completed.notes);
        let notes = report.notes.clone();
        Ok(Done { counts, notes, account: Account::of(report, self.detail)?, entry: Some(entry), before })
    }

    /// What the report says of a copy that was made before; the answers are worked out again where it lists them.
    fn done_before(
        &self,
        target: &Target,
        original: &mut Original,
        done: &Entry,
        stage: &dyn Fn(Stage),
    ) -> anyhow::Result<Done> {
        if self.detail == Detail::Counts {
            let (counts, notes) = (done.counts(), done.notes.clone());
            return Ok(Done { counts, notes, account: Account::Counts, entry: None, before: true });
        }
        let answered = self.filling.answer(original, &target.input, stage)?;
        let output = FileDigest { path: target.output.display().to_string(), sha256: done.sha256.clone() };
        let report = answered.report(&self.filling, &target.input, output, &done.notes);
        let (counts, notes) = (answered.counts(), report.notes.clone());
        Ok(Done { counts, notes, account: Account::of(report, self.detail)?, entry: None, before: true })
    }
}

fn digest_of(path: &Path) -> Option<String> {
    files::read_bounded(path, files::LARGEST_INPUT).ok().map(|bytes| files::digest(&bytes))
}
