//! `clausemark completions`: scripts that let a shell complete our arguments.

use super::failure::{Failure, Outcome};
use super::{Cli, output};
use clap::{Args, CommandFactory};
use clap_complete::Shell;

#[derive(Args)]
#[command(after_help = "Bash:\n  clausemark completions bash > ~/.local/share/bash-completion/completions/clausemark")]
pub(crate) struct Arguments {
    /// Shell to write for
    shell: Shell,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "clausemark", &mut script);
    output::plain(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Clean)
}
