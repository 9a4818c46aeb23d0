//! `clausemark hash`: what sha256sum would print of canonical texts.

use super::batch;
use super::failure::{Failure, Outcome};
use super::input::Reading;
use super::output;
use clap::Args;
use clausemark::hash::{hex, sha256_of_lines};
use clausemark::page;
use std::fmt::Write;
use std::path::PathBuf;

#[derive(Args)]
#[command(
    after_help = "Without --clauses, a line is `<sha256>  <file>`, as sha256sum prints it. With --clauses, a line is \
`<sha256>  <file>:<n>\\t<text>` for the n-th line of `clausemark text <file>`."
)]
pub(crate) struct Arguments {
    /// Documents to read, or folders of documents; - or nothing for standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// One line per clause
    #[arg(long)]
    clauses: bool,
    #[command(flatten)]
    reading: Reading,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    batch::for_each(&arguments.files, &arguments.reading, |source, capture| {
        let clauses = page::clauses(&capture).list;
        let name = source.name();
        let mut lines = String::new();
        if arguments.clauses {
            for (n, clause) in clauses.iter().enumerate() {
                let _ = writeln!(lines, "{}  {name}:{}\t{}", hex(&clause.hash), n + 1, clause.canonical);
            }
        } else {
            let hash = sha256_of_lines(clauses.iter().map(|clause| clause.canonical.as_str()));
            let _ = writeln!(lines, "{}  {name}", hex(&hash));
        }
        output::plain(&lines)
    })
}
