//! What reaches the screen from outside: keys, signals, and that the terminal is gone.
//!
//! Whoever has the terminal waits on one channel. The terminal's input is read by a thread of its own, because reading
//! never returns where a terminal was hung up and would hold up the signals that say so. Input is read only when it is
//! asked for: while the terminal is lent to an editor the keys are the editor's.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crossterm::event::{self, Event};

use super::work::Told;

/// Something that reached the screen.
#[derive(Debug)]
pub enum Arrival {
    /// A key, the mouse or pasted text.
    Input(io::Result<Event>),
    /// What is done apart from the screen tells of itself.
    Told(Told),
    /// The window has another size, or had one for a moment.
    Resized,
    /// The program is to end: a signal says so, or the terminal is gone.
    End,
    /// The program is to stop until it is continued.
    Stop,
    /// The program goes on after it was stopped, by whoever.
    Continued,
}

/// What the screen deals with, signals dealt with already.
#[derive(Debug)]
pub enum Happening {
    /// A key, the mouse, pasted text, another size.
    Event(Event),
    /// What is done apart from the screen tells of itself.
    Told(Told),
}

/// Who has the terminal, and so what a signal means.
enum Holder {
    /// Nobody: a signal does what it would without this module.
    Nobody,
    /// The screen.
    Screen(Sender<Arrival>),
    /// Another program that the screen waits for.
    Lent(Sender<Arrival>),
    /// Nobody any more: the program was told to end and does.
    Leaving,
}

static HOLDER: Mutex<Holder> = Mutex::new(Holder::Nobody);

/// The screen's end of the channel.
#[derive(Debug)]
pub struct Arrivals {
    sender: Sender<Arrival>,
    arrived: Receiver<Arrival>,
    wanted: Sender<()>,
    /// Whether input is asked for that has not come yet.
    asked: bool,
    ended: bool,
}

impl Arrivals {
    /// Starts listening for the screen, which has the terminal from now on.
    ///
    /// # Errors
    /// What the system says where it gives no thread or no signal handler.
    pub fn listen() -> io::Result<Self> {
        static LISTENING: AtomicBool = AtomicBool::new(false);
        let (sender, arrived) = mpsc::channel();
        let (wanted, asked) = mpsc::channel::<()>();
        let input = sender.clone();
        thread::Builder::new()
            .name("input".to_owned())
            .spawn(move || while asked.recv().is_ok() && input.send(Arrival::Input(event::read())).is_ok() {})?;
        let arrivals = Self { sender, arrived, wanted, asked: false, ended: false };
        arrivals.hold();
        if !LISTENING.swap(true, Ordering::Relaxed) {
            system::listen()?;
        }
        Ok(arrivals)
    }

    /// Waits for what comes next.
    pub fn next(&mut self) -> Arrival {
        if !self.asked {
            self.asked = self.wanted.send(()).is_ok();
        }
        let arrival = match self.arrived.recv().unwrap_or(Arrival::End) {
            Arrival::Input(Ok(Event::Resize(..))) => {
                self.asked = false;
                Arrival::Resized
            }
            arrival => arrival,
        };
        match arrival {
            Arrival::Input(_) => self.asked = false,
            Arrival::End => self.ended = true,
            Arrival::Told(_) | Arrival::Resized | Arrival::Stop | Arrival::Continued => {}
        }
        arrival
    }

    /// The other end of the channel.
    #[must_use]
    pub fn sender(&self) -> Sender<Arrival> {
        self.sender.clone()
    }

    /// The screen has the terminal.
    pub fn hold(&self) {
        set_holder(Holder::Screen(self.sender.clone()));
    }

    /// Another program has it, and the screen waits for that program.
    pub fn lend(&self) {
        set_holder(Holder::Lent(self.sender.clone()));
    }
}

impl Drop for Arrivals {
    fn drop(&mut self) {
        // Drawing on a terminal that is gone may fail before its signal is read.
        let leaving = self.ended || super::terminal::is_gone();
        set_holder(if leaving { Holder::Leaving } else { Holder::Nobody });
    }
}

fn set_holder(holder: Holder) {
    *HOLDER.lock().unwrap_or_else(PoisonError::into_inner) = holder;
}

#[cfg(unix)]
mod system {
    use std::io;
    use std::sync::PoisonError;
    use std::thread;

    use rustix::event::{PollFd, PollFlags, poll};
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    use super::{Arrival, HOLDER, Holder};

    /// Listens for signals and for a hang-up until the program ends.
    pub fn listen() -> io::Result<()> {
        let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
        thread::Builder::new().name("signals".to_owned()).spawn(move || signals.forever().for_each(tell))?;
        thread::Builder::new().name("hang-up".to_owned()).spawn(|| {
            // A process that is no longer in the terminal's session gets no signal when the terminal goes. No event is
            // asked for: a hang-up and an error are told all the same (POSIX, poll).
            let input = io::stdin();
            let mut watched = [PollFd::new(&input, PollFlags::empty())];
            while poll(&mut watched, None).is_err_and(|error| error == rustix::io::Errno::INTR) {}
            if watched.iter().any(|watched| watched.revents().intersects(PollFlags::HUP | PollFlags::ERR)) {
                tell(SIGHUP);
            }
        })?;
        Ok(())
    }

    fn tell(signal: i32) {
        let arrival = match signal {
            SIGTSTP => Arrival::Stop,
            SIGCONT => Arrival::Continued,
            // Told here as well: the reader of the input forgets a size that changes while a key is pressed.
            SIGWINCH => Arrival::Resized,
            _ => Arrival::End,
        };
        let told = match &*HOLDER.lock().unwrap_or_else(PoisonError::into_inner) {
            Holder::Screen(screen) => screen.send(arrival).is_ok(),
            // Keys that interrupt an editor reach this program too, and are not meant for it.
            Holder::Lent(_) if [SIGINT, SIGQUIT, SIGCONT, SIGWINCH].contains(&signal) => true,
            Holder::Lent(screen) if signal != SIGTSTP => screen.send(arrival).is_ok(),
            // A terminal that goes is told of twice. Who is leaving does not stop: without a shell nobody would continue it.
            Holder::Leaving if [SIGHUP, SIGTSTP].contains(&signal) => true,
            Holder::Lent(_) | Holder::Nobody | Holder::Leaving => false,
        };
        if !told {
            // Where even that fails there is nobody to tell.
            let _ = emulate_default_handler(signal);
        }
    }
}

#[cfg(not(unix))]
mod system {
    /// Ctrl-C is a key while the screen has the terminal, and closing the window ends the program.
    pub fn listen() -> std::io::Result<()> {
        Ok(())
    }
}
