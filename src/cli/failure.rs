//! What can go wrong, said as `clausemark: FILE: what: next step`.

use std::fmt;
use std::io;
use std::process::ExitCode;

/// How a command that ran to its end came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Everything was read.
    Clean,
    /// Some inputs could not be read and were reported.
    SomeUnread,
    /// What was asked about is so: a finding as severe as `--fail-on` says, a difference, a text that does not fit.
    Found,
}

/// Why a command, or one of its inputs, came to nothing.
#[derive(Debug)]
pub(crate) enum Failure {
    /// An input that could not be read.
    Unread {
        /// The input as the user named it.
        name: String,
        /// What the system said.
        error: io::Error,
    },
    /// A folder without any document.
    EmptyFolder(String),
    /// An input whose content is not what it should be.
    Refused {
        /// The input, and the line in it where there are lines.
        name: String,
        /// What is wrong.
        what: String,
        /// What can be done about it.
        next: &'static str,
    },
    /// A file that could not be written.
    Unwritten {
        /// The file.
        name: String,
        /// What the system said.
        error: io::Error,
    },
    /// Arguments that clap cannot check.
    Usage(String),
    /// Standard output could not be written.
    Output(io::Error),
}

impl Failure {
    /// Prints the failure to standard error.
    pub(crate) fn report(&self) {
        anstream::eprintln!("clausemark: {self}");
    }

    /// True where the reader of our output closed it.
    pub(crate) fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// The exit status this failure ends the program with.
    pub(crate) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Usage(_) => ExitCode::from(2),
            Self::Unread { .. }
            | Self::EmptyFolder(_)
            | Self::Refused { .. }
            | Self::Unwritten { .. }
            | Self::Output(_) => ExitCode::from(1),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unread { name, error } => write!(f, "{name}: {}: {}", what(error), next_step(error)),
            Self::EmptyFolder(name) => {
                write!(f, "{name}: no document in this folder: name files, or a folder with .html, .md or .txt files")
            }
            Self::Refused { name, what, next } => write!(f, "{name}: {what}: {next}"),
            Self::Unwritten { name, error } => {
                write!(f, "{name}: {}: check that its folder is there and may be written", what(error))
            }
            Self::Usage(message) => f.write_str(message),
            Self::Output(error) => write!(f, "standard output: {}: check where it goes", what(error)),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

fn what(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        _ => error.to_string(),
    }
}

fn next_step(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "check the name, or give - to read standard input",
        io::ErrorKind::PermissionDenied => "make it readable for you",
        _ => "check that it is a readable file",
    }
}
