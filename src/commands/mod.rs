//! The command line: one file a subcommand. Arguments in, exit status out.

pub mod arguments;
pub mod ask;
pub mod check;
pub mod failure;
pub mod fill;
pub mod home;
pub mod inputs;
pub mod inspect;
mod layouts;
pub mod opening;
pub mod review;
pub mod schema;
pub mod summary;
pub mod targets;
pub mod verify;

use std::io::Write;

pub use failure::{Failure, Outcome};

use arguments::{Arguments, Command};

/// Where a command writes: results to one side, progress and messages to the other.
pub struct Streams<'a> {
    /// Results (standard output).
    pub results: &'a mut dyn Write,
    /// Progress and messages (standard error).
    pub messages: &'a mut dyn Write,
    /// Whether messages go to a terminal, where progress may be drawn.
    pub on_terminal: bool,
}

/// Runs one command.
///
/// # Errors
/// [`Failure`] with one clear line and, where there is one, a hint; nothing was written then.
pub fn run(arguments: &Arguments, streams: &mut Streams<'_>) -> Result<Outcome, Failure> {
    let Some(command) = &arguments.command else { return home::run(streams) };
    match command {
        Command::Completions { shell } => {
            let mut command = <Arguments as clap::CommandFactory>::command();
            clap_complete::generate(*shell, &mut command, "vsq", &mut streams.results);
            Ok(Outcome::Done)
        }
        Command::Man => {
            clap_mangen::Man::new(<Arguments as clap::CommandFactory>::command()).render(&mut streams.results)?;
            Ok(Outcome::Done)
        }
        Command::Inspect(arguments) => inspect::run(arguments, streams),
        Command::Ask(arguments) => ask::run(arguments, streams),
        Command::Fill(arguments) => fill::run(arguments, streams),
        Command::Review(arguments) => review::run(arguments, streams),
        Command::Check(arguments) => check::run(arguments, streams),
        Command::Schema => schema::run(streams),
        Command::Verify(arguments) => verify::run(arguments, streams),
    }
}
