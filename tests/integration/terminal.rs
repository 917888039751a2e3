//! The program in a real pseudo-terminal: its bytes go through a terminal emulator, and every step waits for what a person
//! would wait for, the screen to show it.

use std::io::{Read, Write};
use std::process::{Command, ExitStatus};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::fixtures::{Place, TODAY};

/// How long the screen is waited for before a test fails.
const PATIENCE: Duration = Duration::from_secs(60);

/// A program on a terminal of its own.
pub struct Terminal {
    seen: Arc<(Mutex<vt100::Parser>, Condvar)>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    _master: Box<dyn MasterPty + Send>,
}

impl Terminal {
    /// `vsq` with these arguments in the place's folder, in a window of 100 by 30.
    pub fn open(place: &Place, arguments: &[&str]) -> Self {
        let pair = native_pty_system().openpty(PtySize { rows: 30, cols: 100, ..PtySize::default() }).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_vsq"));
        command.env_clear();
        command.env("HOME", place.path("home"));
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.cwd(place.path("."));
        command.args(arguments);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let seen = Arc::new((Mutex::new(vt100::Parser::new(30, 100, 0)), Condvar::new()));
        let mut output = pair.master.try_clone_reader().unwrap();
        let theirs = Arc::clone(&seen);
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(read @ 1..) = output.read(&mut bytes) {
                theirs.0.lock().unwrap().process(&bytes[..read]);
                theirs.1.notify_all();
            }
            theirs.1.notify_all();
        });
        let keys = pair.master.take_writer().unwrap();
        Self { seen, keys, child, _master: pair.master }
    }

    /// The review of the small questionnaire.
    pub fn review(place: &Place) -> Self {
        let mut terminal = Self::open(place, &["review", "form.xlsx", "--bank", "bank", "--today", TODAY]);
        terminal.wait_for("to decide");
        terminal
    }

    /// Waits until the screen shows a text.
    pub fn wait_for(&mut self, text: &str) -> String {
        self.wait_until(text, |screen| screen.contents().contains(text))
    }

    /// Waits until the screen is as it should be.
    pub fn wait_until(&mut self, what: &str, shows: impl Fn(&vt100::Screen) -> bool) -> String {
        let start = Instant::now();
        let (parser, changed) = &*self.seen;
        let mut parser = parser.lock().unwrap();
        while !shows(parser.screen()) {
            let left = PATIENCE.checked_sub(start.elapsed());
            let left = left.unwrap_or_else(|| panic!("no {what} in\n{}", parser.screen().contents()));
            parser = changed.wait_timeout(parser, left).unwrap().0;
        }
        parser.screen().contents()
    }

    /// Presses keys.
    pub fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Sends a signal by its name.
    pub fn signal(&self, name: &str) -> ExitStatus {
        let id = self.child.process_id().unwrap().to_string();
        Command::new("kill").args([name, &id]).status().unwrap()
    }

    /// Waits for the program's end; gives its exit status.
    pub fn end(mut self) -> u32 {
        let status = self.child.wait().unwrap();
        status.exit_code()
    }
}
