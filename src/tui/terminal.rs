//! The terminal taken over and given back: on every exit, also on a panic, a signal or a suspension.

use std::collections::VecDeque;
use std::io::{self, BufWriter};
use std::mem::ManuallyDrop;
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture, Event};
use crossterm::execute;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use super::arrivals::{Arrival, Arrivals, Happening};

/// Whether the terminal is taken, so that it is given back once and no more: giving it back moves the cursor.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Room for a whole frame, in bytes, so that it is written at once and no half of it is ever seen.
const FRAME: usize = 256 * 1024;

/// What is written to. Not standard output itself: that keeps what a terminal that is gone did not take, and the next who
/// flushes it fails.
#[cfg(unix)]
type Output = std::fs::File;
#[cfg(not(unix))]
type Output = io::Stdout;

/// The terminal while the screen has it. Dropping it gives the terminal back.
pub struct Taken {
    /// What is drawn on. It is not dropped: dropping it shows the cursor, which giving back does, and prints a complaint
    /// where the terminal is gone.
    pub screen: ManuallyDrop<Terminal<CrosstermBackend<BufWriter<Output>>>>,
    arrivals: Arrivals,
    /// What came while something else was waited for.
    held: VecDeque<io::Result<Happening>>,
    ended: bool,
}

impl Taken {
    /// Takes the terminal over.
    ///
    /// # Errors
    /// What the terminal says.
    pub fn new() -> io::Result<Self> {
        give_back_on_panic();
        let arrivals = Arrivals::listen()?;
        take().inspect_err(|_| give_back())?;
        let backend = output().map(|output| CrosstermBackend::new(BufWriter::with_capacity(FRAME, output)));
        let screen = backend.and_then(Terminal::new).inspect_err(|_| give_back())?;
        Ok(Self { screen: ManuallyDrop::new(screen), arrivals, held: VecDeque::new(), ended: false })
    }

    /// Waits for what happens next; `None` where the program is to end. Being stopped and continued is done in here and
    /// comes back as a change of the window's size: what was drawn is gone, and the window may be another.
    ///
    /// # Errors
    /// What the terminal says.
    pub fn next(&mut self) -> io::Result<Option<Happening>> {
        if self.ended {
            return Ok(None);
        }
        if let Some(happening) = self.held.pop_front() {
            return happening.map(Some);
        }
        match self.arrivals.next() {
            Arrival::Input(event) => event.map(|event| Some(Happening::Event(event))),
            Arrival::Told(told) => Ok(Some(Happening::Told(told))),
            Arrival::End => Ok(None),
            Arrival::Resized => self.drawn_anew().map(Some),
            Arrival::Stop => {
                self.suspend()?;
                self.drawn_anew().map(Some)
            }
            Arrival::Continued => {
                take()?;
                self.drawn_anew().map(Some)
            }
        }
    }

    /// Where what is done apart from the screen tells of itself.
    #[must_use]
    pub fn sender(&self) -> Sender<Arrival> {
        self.arrivals.sender()
    }

    /// Gives the terminal back while `meanwhile` runs, then takes it again.
    ///
    /// # Errors
    /// What the terminal says.
    pub fn lent<T>(&mut self, meanwhile: impl FnOnce() -> T) -> io::Result<T> {
        give_back();
        self.arrivals.lend();
        let done = meanwhile();
        self.arrivals.hold();
        self.take_again()?;
        Ok(done)
    }

    /// Stops the program until its shell continues it (`fg`); gives whether there is a shell that could.
    ///
    /// # Errors
    /// What the terminal says.
    pub fn suspend(&mut self) -> io::Result<bool> {
        if !has_shell() {
            return Ok(false);
        }
        give_back();
        stop();
        // The stop takes hold of one thread after another; only the continuation tells that it is over.
        loop {
            match self.arrivals.next() {
                Arrival::Continued => break,
                Arrival::Input(event) => self.held.push_back(event.map(Happening::Event)),
                Arrival::Told(told) => self.held.push_back(Ok(Happening::Told(told))),
                Arrival::Resized | Arrival::Stop => {}
                Arrival::End => {
                    self.ended = true;
                    return Ok(true);
                }
            }
        }
        self.take_again()?;
        Ok(true)
    }

    fn take_again(&mut self) -> io::Result<()> {
        take()?;
        self.drawn_anew().map(|_| ())
    }

    /// Has everything drawn again, whatever the terminal shows; gives the size that the window has now.
    ///
    /// A window that was smaller for a moment has lost what was cut off, even where its size is the same again. Clearing it
    /// by name would ask the terminal where its cursor is, and not every terminal answers.
    fn drawn_anew(&mut self) -> io::Result<Happening> {
        let size = self.screen.size()?;
        self.screen.resize(size.into())?;
        Ok(Happening::Event(Event::Resize(size.width, size.height)))
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        give_back();
    }
}

fn output() -> io::Result<Output> {
    #[cfg(unix)]
    {
        use std::os::fd::AsFd;
        Ok(io::stdout().as_fd().try_clone_to_owned()?.into())
    }
    #[cfg(not(unix))]
    Ok(io::stdout())
}

fn take() -> io::Result<()> {
    TAKEN.store(true, Ordering::SeqCst);
    enable_raw_mode()?;
    execute!(output()?, EnterAlternateScreen, EnableMouseCapture, EnableBracketedPaste)
}

/// Gives the terminal back. Where that fails there is no terminal left to say so on.
fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let _ = output().and_then(|mut output| {
        execute!(output, DisableBracketedPaste, DisableMouseCapture, LeaveAlternateScreen, crossterm::cursor::Show)
    });
    let _ = disable_raw_mode();
}

/// Gives the terminal back before a panic's message is printed, so that it can be read.
fn give_back_on_panic() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        let told = panic::take_hook();
        panic::set_hook(Box::new(move |about| {
            give_back();
            told(about);
        }));
    });
}

/// Whether the terminal is gone: hung up, as when its window was closed or its connection lost.
#[must_use]
pub fn is_gone() -> bool {
    #[cfg(unix)]
    {
        use rustix::event::{PollFd, PollFlags, Timespec, poll};
        let input = io::stdin();
        let mut watched = [PollFd::new(&input, PollFlags::empty())];
        poll(&mut watched, Some(&Timespec { tv_sec: 0, tv_nsec: 0 })).is_ok_and(|count| count > 0)
    }
    #[cfg(not(unix))]
    false
}

/// Whether there is a shell that could continue a program that stops: one with job control puts every job in a process
/// group of its own, so that a group that is the session's first has none.
fn has_shell() -> bool {
    #[cfg(unix)]
    {
        let group = rustix::process::getpgrp();
        rustix::process::getsid(None).is_ok_and(|session| session != group)
    }
    #[cfg(not(unix))]
    false
}

/// Stops every process of the job, as the key would outside raw mode.
fn stop() {
    #[cfg(unix)]
    let _ = rustix::process::kill_current_process_group(rustix::process::Signal::STOP);
}
