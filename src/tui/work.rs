//! What is done apart from the screen, so that it never waits: opening, asking the bank, writing. Each tells the screen what
//! it has over the channel that the keys come by.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

use super::arrivals::Arrival;
use super::keeping::{Completing, WriteError};
use crate::response::desk::{Part, Subject};
use crate::response::journal::{self, Earlier};

/// How many questions the bank is asked before the screen is told.
const AT_ONCE: usize = 256;

/// What the screen is told.
#[derive(Debug)]
pub enum Told {
    /// The bank's answers to more questions of a questionnaire, by its position.
    Answered(usize, Part),
    /// What was answered before.
    Earlier(usize, Earlier),
    /// A completed workbook is made: the questionnaire's position, which request it was, and the bytes.
    Completed(usize, u64, Result<Vec<u8>, WriteError>),
    /// What was waited for is there, or has failed: see where it was to come.
    Ready,
    /// A part of the program failed; the screen cannot go on as if nothing were.
    Broken,
}

/// Tells the screen where the thread that has it ends by a panic.
struct Watch(Sender<Arrival>);

impl Drop for Watch {
    fn drop(&mut self) {
        if thread::panicking() {
            let _ = self.0.send(Arrival::Told(Told::Broken));
        }
    }
}

/// Starts a thread. Where the system gives none the screen is told that it is broken.
pub fn apart(screen: &Sender<Arrival>, work: impl FnOnce(&Sender<Arrival>) + Send + 'static) {
    let watch = Watch(screen.clone());
    if thread::Builder::new().name("work".to_owned()).spawn(move || work(&watch.0)).is_err() {
        let _ = screen.send(Arrival::Told(Told::Broken));
    }
}

/// Asks the bank about the questionnaires that it was not asked about yet, each with its position and whether it was, then
/// looks up what was answered before. It stops when the screen is gone.
pub fn ask_the_bank(screen: &Sender<Arrival>, subjects: Vec<(Arc<Subject>, bool)>) {
    apart(screen, move |screen| {
        for (at, (subject, _)) in subjects.iter().enumerate().filter(|(_, (_, asked))| !asked) {
            let mut gone = false;
            subject.answer_in_parts(AT_ONCE, |part| {
                gone = screen.send(Arrival::Told(Told::Answered(at, part))).is_err();
                if gone { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            if gone {
                return;
            }
        }
        let Some(folder) = journal::folder() else { return };
        for (at, (subject, _)) in subjects.iter().enumerate() {
            let earlier = Earlier::read(&folder, &subject.workbook.digest);
            if !earlier.is_empty() && screen.send(Arrival::Told(Told::Earlier(at, earlier))).is_err() {
                return;
            }
        }
    });
}

/// Makes a completed workbook.
pub fn complete(screen: &Sender<Arrival>, at: usize, request: u64, completing: Completing) {
    apart(screen, move |screen| {
        let _ = screen.send(Arrival::Told(Told::Completed(at, request, completing.bytes())));
    });
}
