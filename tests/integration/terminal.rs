//! The program in a real pseudo-terminal: its bytes go through a terminal emulator, and every step waits for what a person
//! would wait for, the screen to show it.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::fixtures::{Place, TODAY};

/// How long the screen is waited for before a test fails.
const PATIENCE: Duration = Duration::from_secs(60);
/// The window's columns and rows.
pub const WINDOW: (u16, u16) = (100, 30);

/// A program on a terminal of its own.
pub struct Terminal {
    seen: Arc<(Mutex<vt100::Parser>, Condvar)>,
    hung_up: Arc<AtomicBool>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
}

/// A program in the place's folder, with nothing of the tester's environment.
pub fn program(place: &Place, name: impl AsRef<OsStr>, arguments: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(name);
    command.env_clear();
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.env("HOME", place.path("home"));
    command.env("TERM", "xterm-256color");
    command.env("LANG", "C.UTF-8");
    command.cwd(place.path("."));
    command.args(arguments);
    command
}

/// `vsq` with these arguments.
pub fn vsq(place: &Place, arguments: &[&str]) -> CommandBuilder {
    program(place, env!("CARGO_BIN_EXE_vsq"), arguments)
}

impl Terminal {
    /// `vsq` with these arguments in the place's folder, in a window of 100 by 30.
    pub fn open(place: &Place, arguments: &[&str]) -> Self {
        Self::run(vsq(place, arguments))
    }

    /// A program in a window of 100 by 30.
    pub fn run(command: CommandBuilder) -> Self {
        let (cols, rows) = WINDOW;
        let pair = native_pty_system().openpty(PtySize { rows, cols, ..PtySize::default() }).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let seen = Arc::new((Mutex::new(vt100::Parser::new(rows, cols, 0)), Condvar::new()));
        let hung_up = Arc::new(AtomicBool::new(false));
        let mut output = pair.master.try_clone_reader().unwrap();
        let (theirs, over) = (Arc::clone(&seen), Arc::clone(&hung_up));
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(read @ 1..) = output.read(&mut bytes) {
                if over.load(Ordering::SeqCst) {
                    break;
                }
                theirs.0.lock().unwrap().process(&bytes[..read]);
                theirs.1.notify_all();
            }
            theirs.1.notify_all();
        });
        let keys = pair.master.take_writer().unwrap();
        Self { seen, hung_up, keys, child, master: pair.master }
    }

    /// The review of the small questionnaire.
    pub fn review(place: &Place) -> Self {
        let mut terminal = Self::open(place, &["review", "form.xlsx", "--bank", "bank", "--today", TODAY]);
        terminal.wait_for_review();
        terminal
    }

    /// Waits until the review is there and the bank has been asked about every question.
    pub fn wait_for_review(&mut self) {
        self.wait_until("review", |screen| {
            let shown = screen.contents();
            shown.contains("to decide") && !shown.contains("asking the bank")
        });
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
        contents(parser.screen())
    }

    /// Presses keys.
    pub fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Gives the window another size.
    pub fn resize(&mut self, cols: u16, rows: u16) {
        // What was drawn for the window of before arrives late, and the emulator fails on a wide letter in one column. The
        // window itself is as narrow as it is told to be.
        self.seen.0.lock().unwrap().screen_mut().set_size(rows, cols.max(2));
        self.master.resize(PtySize { rows, cols, ..PtySize::default() }).unwrap();
    }

    /// The terminal's modes: whether it echoes, waits for whole lines and so on.
    #[cfg(unix)]
    pub fn modes(&self) -> String {
        format!("{:?}", self.master.get_termios().unwrap())
    }

    /// Sends a signal by its name (`-TERM`).
    pub fn signal(&self, name: &str) {
        signal(&self.child.process_id().unwrap().to_string(), name);
    }

    /// Waits for the program's end; gives its exit status.
    pub fn end(self) -> u32 {
        self.end_with(|_| ()).0
    }

    /// The same with the modes that the program left the terminal in.
    #[cfg(unix)]
    pub fn end_with_modes(self) -> (u32, String) {
        self.end_with(|master| format!("{:?}", master.get_termios().unwrap()))
    }

    fn end_with<T>(self, last: impl FnOnce(&dyn MasterPty) -> T) -> (u32, T) {
        let Self { child, master, keys, .. } = self;
        let status = ended(child);
        let last = last(&*master);
        drop(keys);
        (status, last)
    }

    /// Hangs up, as when the window is closed or the connection lost; gives the exit status of the program's end.
    ///
    /// The last that the program reads are the keys enter and ctrl-d, which the pseudo-terminal types when it is closed.
    /// They have to change the screen: what is drawn wakes the thread that holds the other end open.
    pub fn hang_up(self) -> u32 {
        let Self { child, master, keys, hung_up, .. } = self;
        hung_up.store(true, Ordering::SeqCst);
        drop((keys, master));
        ended(child)
    }
}

/// What a screen shows, without blanks at the ends of lines: whether one was drawn there is not seen.
pub fn contents(screen: &vt100::Screen) -> String {
    screen.contents().lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// Sends a signal by its name (`-TERM`) to a process.
pub fn signal(process: &str, name: &str) {
    assert!(Command::new("kill").args([name, process]).status().unwrap().success());
}

/// Waits for the end of a program, and no longer than for a screen.
fn ended(mut child: Box<dyn Child + Send + Sync>) -> u32 {
    let mut killer = child.clone_killer();
    let (tell, told) = mpsc::channel();
    thread::spawn(move || tell.send(child.wait().unwrap().exit_code()));
    told.recv_timeout(PATIENCE).unwrap_or_else(|_| {
        killer.kill().unwrap();
        panic!("the program does not end");
    })
}
