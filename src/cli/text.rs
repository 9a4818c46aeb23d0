//! `clausemark text`: the canonical text, and nothing after it.

use super::failure::{Failure, Outcome};
use super::input::{Reading, Source};
use super::output;
use clap::Args;
use clausemark::page;
use std::path::PathBuf;

#[derive(Args)]
#[command(
    after_help = "The text has one clause on each line and nothing behind the last one, so that its SHA-256 is the \
document's hash:\n  clausemark text policy.html | sha256sum"
)]
pub(crate) struct Arguments {
    /// Document to read; - or nothing for standard input
    #[arg(value_name = "FILE", default_value = "-")]
    file: PathBuf,
    #[command(flatten)]
    reading: Reading,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let capture = Source::named(&arguments.file).read(&arguments.reading)?;
    let clauses = page::clauses(&capture);
    let lines: Vec<&str> = clauses.list.iter().map(|clause| clause.canonical.as_str()).collect();
    output::plain(&lines.join("\n"))?;
    Ok(Outcome::Clean)
}
