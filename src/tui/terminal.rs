//! The terminal taken over and given back: on every exit, also on a panic, a signal or a suspension.

use std::io::{self, Stdout};
use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use crossterm::execute;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

/// The terminal while the screen has it. Dropping it gives the terminal back.
pub struct Taken {
    /// What is drawn on.
    pub screen: Terminal<CrosstermBackend<Stdout>>,
    ended: Arc<AtomicBool>,
}

impl Taken {
    /// Takes the terminal over.
    ///
    /// # Errors
    /// What the terminal says.
    pub fn new() -> io::Result<Self> {
        give_back_on_panic();
        take()?;
        let ended = Arc::new(AtomicBool::new(false));
        #[cfg(unix)]
        for signal in [signal_hook::consts::SIGTERM, signal_hook::consts::SIGHUP, signal_hook::consts::SIGINT] {
            signal_hook::flag::register(signal, Arc::clone(&ended))?;
        }
        Ok(Self { screen: Terminal::new(CrosstermBackend::new(io::stdout()))?, ended })
    }

    /// Whether a signal asked for the end.
    #[must_use]
    pub fn is_ended(&self) -> bool {
        self.ended.load(Ordering::Relaxed)
    }

    /// Gives the terminal back while `meanwhile` runs, then takes it again.
    ///
    /// # Errors
    /// What the terminal says.
    pub fn lent<T>(&mut self, meanwhile: impl FnOnce() -> T) -> io::Result<T> {
        give_back();
        let done = meanwhile();
        take()?;
        self.screen.clear()?;
        Ok(done)
    }

    /// Stops the program until the shell continues it (`fg`).
    ///
    /// # Errors
    /// What the terminal says.
    pub fn suspend(&mut self) -> io::Result<()> {
        #[cfg(unix)]
        self.lent(|| signal_hook::low_level::raise(signal_hook::consts::SIGTSTP))??;
        Ok(())
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        give_back();
    }
}

fn take() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, EnableMouseCapture, EnableBracketedPaste)
}

/// Gives the terminal back. Where that fails there is no terminal left to say so on.
fn give_back() {
    let _ = execute!(
        io::stdout(),
        DisableBracketedPaste,
        DisableMouseCapture,
        LeaveAlternateScreen,
        crossterm::cursor::Show
    );
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
