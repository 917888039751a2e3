//! How a command ends: what its exit status says, and the one line a person reads when it fails.

use std::io;

use thiserror::Error;

/// How a command ended that ran to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Everything was answered or reported: exit status 0.
    Done,
    /// A check or a verification found faults: exit status 1.
    Faults,
    /// Some files of several failed, and the rest are done: exit status 3.
    SomeFailed,
}

impl Outcome {
    /// The exit status.
    #[must_use]
    pub const fn status(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Faults => 1,
            Self::SomeFailed => 3,
        }
    }
}

/// Why a command stopped.
#[derive(Debug, Error)]
pub enum Failure {
    /// Something a person can mend: a bad file, a bad bank, a wrong argument. Exit status 2.
    #[error("{message}")]
    User {
        /// What is wrong, in one line.
        message: String,
        /// What to do, in one line.
        hint: Option<String>,
    },
    /// Results could not be written out. A closed pipe is no failure.
    #[error("cannot write the results: {0}")]
    Output(#[from] io::Error),
}

impl Failure {
    /// A user's mistake, in one line.
    pub fn user(message: impl Into<String>) -> Self {
        Self::User { message: message.into(), hint: None }
    }

    /// Adds what to do.
    #[must_use]
    pub fn hint(self, text: impl Into<String>) -> Self {
        match self {
            Self::User { message, .. } => Self::User { message, hint: Some(text.into()) },
            other => other,
        }
    }

    /// The exit status; a pipe that the reader closed is not an error.
    #[must_use]
    pub fn status(&self) -> u8 {
        match self {
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => 0,
            Self::User { .. } | Self::Output(_) => 2,
        }
    }
}
