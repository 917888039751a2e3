//! Arguments in, exit code out.

use std::io::{self, IsTerminal, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use clap::Parser;
use vsq::commands::arguments::Arguments;
use vsq::commands::{Failure, Streams, run};

/// The exit status of a defect of the program (`EX_SOFTWARE` of sysexits).
const DEFECT: u8 = 70;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let status = catch_unwind(AssertUnwindSafe(|| {
        let mut results = io::BufWriter::new(io::stdout().lock());
        let mut messages = io::stderr();
        let on_terminal = messages.is_terminal();
        let mut streams = Streams { results: &mut results, messages: &mut messages, on_terminal };
        let ended = run(&arguments, &mut streams).and_then(|outcome| {
            streams.results.flush()?;
            Ok(outcome)
        });
        match ended {
            Ok(outcome) => outcome.status(),
            Err(failure) => tell(&failure),
        }
    }));
    ExitCode::from(status.unwrap_or(DEFECT))
}

/// Says in one line what went wrong and in another what to do, and gives the exit status.
fn tell(failure: &Failure) -> u8 {
    let status = failure.status();
    if status != 0 {
        let mut messages = io::stderr();
        // Where even standard error is closed, the exit status still tells.
        let _ = writeln!(messages, "vsq: {}", vsq::visible::on_one_line(&failure.to_string()));
        if let Failure::User { hint: Some(hint), .. } = failure {
            let _ = writeln!(messages, "     {}", vsq::visible::on_one_line(hint));
        }
    }
    status
}
