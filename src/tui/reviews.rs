//! The questionnaires that are open, and what is done with them outside their state, whatever shows them.

use std::io;
use std::path::Path;
use std::time::Instant;

use super::keeping::{Keeping, Open};
use super::keymap::Keymap;
use super::layer::Alike;
use super::look::Look;
use super::pace::Pace;
use super::state::State;
use super::update::together::{self, Elsewhere};
use super::update::{self, Effect, sharing};
use crate::response::decide::Step;

/// The questionnaires that are open, each with where it is kept.
pub struct Reviews {
    all: Vec<(State, Keeping)>,
    /// The one that is shown.
    at: usize,
    pace: Pace,
}

/// What became of an effect.
#[derive(Debug, PartialEq, Eq)]
pub enum Performed {
    /// It is done, and this follows from it.
    Done(Option<Effect>),
    /// It takes the terminal or time: whoever shows the questionnaires does it.
    Apart(Effect),
}

impl Reviews {
    /// The questionnaires as they were opened, in a window of so many columns and rows.
    #[must_use]
    pub fn new(opened: Vec<Open>, keymap: &Keymap, look: Look, size: (u16, u16)) -> Self {
        let count = opened.len();
        let review = |(at, Open { title, desk, words, keeping }): (usize, Open)| {
            let mut state = State::new(desk, &title, keymap.clone(), look, size);
            state.read_only = keeping.journal.is_read_only();
            state.place = (at + 1, count);
            if let Some(words) = words {
                state.say(words);
            }
            (state, keeping)
        };
        Self { all: opened.into_iter().enumerate().map(review).collect(), at: 0, pace: Pace::default() }
    }

    /// The position of the one that is shown.
    #[must_use]
    pub const fn at(&self) -> usize {
        self.at
    }

    /// The one that is shown.
    pub fn shown(&mut self) -> Option<&mut (State, Keeping)> {
        self.all.get_mut(self.at)
    }

    /// One by its position.
    pub fn one(&mut self, at: usize) -> Option<&mut (State, Keeping)> {
        self.all.get_mut(at)
    }

    /// All of them in order.
    pub fn each(&mut self) -> impl Iterator<Item = &mut (State, Keeping)> {
        self.all.iter_mut()
    }

    /// Notes what is left to do; where the disk does not take that, nothing is lost.
    pub fn leave(&mut self) {
        for (state, keeping) in &mut self.all {
            if !keeping.journal.is_read_only() && state.desk.matched() == state.desk.len() {
                let _ = keeping.journal.note_left(&state.desk);
            }
        }
    }

    /// Does what reaches outside the state, where it takes neither the terminal nor time.
    pub fn perform(&mut self, effect: Effect) -> Performed {
        let Some((state, keeping)) = self.all.get_mut(self.at) else { return Performed::Done(None) };
        match effect {
            Effect::Record(step) => self.record(self.at, step),
            Effect::NextFile { back } => {
                let count = self.all.len().max(1);
                self.at = if back { self.at + count - 1 } else { self.at + 1 } % count;
            }
            Effect::FindAlike { question } => self.find_alike(question),
            Effect::DecideAlike(alike) => self.decide_alike(&alike),
            Effect::HandOut { owner } => match keeping.hand_out(&state.desk, &owner, &state.title) {
                Ok(path) => {
                    state.say(format!("wrote {} for {owner}", path.display()));
                    state.handed_out = Some(path.display().to_string());
                }
                Err(fault) => state.warn(fault.to_string()),
            },
            Effect::TakeBack { path } => match keeping.take_back(&state.desk, &path) {
                Ok(taken) => return Performed::Done(sharing::taken_back(state, taken)),
                Err(fault) => state.warn(fault.to_string()),
            },
            Effect::KeepDraft(draft) => match keeping.keep_draft(&draft) {
                Ok(words) => state.say(words),
                Err(fault) => state.warn(fault.to_string()),
            },
            Effect::OpenFolder => {
                let folder = keeping.folder().to_owned();
                if let Err(fault) = open_folder(&folder) {
                    state.warn(format!("{} cannot be opened: {fault}", folder.display()));
                }
            }
            Effect::Write { .. } | Effect::Stop | Effect::EditOutside { .. } | Effect::Suspend => {
                return Performed::Apart(effect);
            }
        }
        Performed::Done(None)
    }

    /// Puts a step on disk and takes it.
    fn record(&mut self, at: usize, step: Step) {
        let Some((state, keeping)) = self.all.get_mut(at) else { return };
        match keeping.journal.save(&step) {
            Ok(()) => {
                state.pace = self.pace.decided(&step, Instant::now()).or(state.pace);
                update::recorded(state, step);
            }
            Err(fault) => state.warn(fault.to_string()),
        }
    }

    fn find_alike(&mut self, question: usize) {
        let Some((state, _)) = self.all.get(self.at) else { return };
        let Some((text, kind)) = state.desk.question(question).map(|asked| (asked.text.clone(), asked.kind)) else {
            return;
        };
        let others = self.all.iter().enumerate().filter(|(at, (state, _))| *at != self.at && !state.read_only);
        let elsewhere = others.map(|(file, (other, _))| Elsewhere {
            file,
            title: other.title.clone(),
            questions: together::asking(other, &text, kind, None),
        });
        let elsewhere: Vec<Elsewhere> = elsewhere.collect();
        if let Some((state, _)) = self.all.get_mut(self.at) {
            together::offer(state, question, &elsewhere);
        }
    }

    fn decide_alike(&mut self, alike: &Alike) {
        let Some(decision) = self.all.get(self.at).and_then(|(state, _)| state.desk.decision(alike.question).cloned())
        else {
            return;
        };
        let here = (self.at, alike.here.clone());
        let mut decided = 0;
        for (at, questions) in std::iter::once(&here).chain(&alike.elsewhere) {
            let Some((state, _)) = self.all.get(*at) else { continue };
            if let Some(step) = together::step(state, &decision, questions) {
                decided += if let Step::Decide(changes) = &step { changes.len() } else { 0 };
                self.record(*at, step);
            }
        }
        if let Some((state, _)) = self.all.get_mut(self.at) {
            match decided {
                0 => state.warn("none of their cells takes this answer"),
                1 => state.say("one question decided; undo takes it back in its own questionnaire"),
                several => state
                    .say(format!("{several} questions decided; undo takes them back, each in its own questionnaire")),
            }
        }
    }
}

/// Opens a folder in the person's file manager. A failure of that program itself is told; its output is not shown.
fn open_folder(folder: &Path) -> io::Result<()> {
    open::that_detached(folder)
}
