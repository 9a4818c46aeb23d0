//! The command-line program: one file per command, and what they share.
//!
//! Standard output carries results only; errors and progress go to standard error.

mod annotate;
mod batch;
mod bundle;
mod changes;
mod cite;
mod completions;
mod decode;
mod diff;
mod diff_html;
mod evidence;
mod failure;
mod hash;
mod history;
mod input;
mod output;
mod pack;
mod pretty;
mod record;
mod rules;
mod shards;
mod text;
mod verify;
mod words;
mod wrap;

use clap::{Parser, Subcommand};
use failure::Outcome;
use std::process::ExitCode;

/// Reads the fine print: marks the clauses of privacy policies and terms that matter, says what each means,
/// and hashes every clause so that others can check the text.
#[derive(Parser)]
#[command(name = "clausemark", version, propagate_version = true, max_term_width = 100, after_help = EXAMPLES)]
struct Cli {
    /// When to colour output; without it, NO_COLOR and the like decide
    #[arg(long, global = true, value_enum, default_value = "auto", value_name = "WHEN")]
    color: output::Color,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Find the clauses that matter
    Annotate(annotate::Arguments),
    /// Print the canonical text of a document, whose SHA-256 is the document's hash
    Text(text::Arguments),
    /// Print the hash of each document, or of each of its clauses
    Hash(hash::Arguments),
    /// Make records of documents, by which others can check their text
    Record(record::Arguments),
    /// Look a document up in a pack of records, or verify an evidence bundle
    Verify(verify::Arguments),
    /// Compare two states of a document, clause by clause
    Diff(diff::Arguments),
    /// Write an evidence bundle: text, record, findings, and how to verify them
    Bundle(bundle::Arguments),
    /// Cite a clause
    Cite(cite::Arguments),
    /// List the categories of findings, or explain one
    Rules(rules::Arguments),
    /// Print a completion script for a shell
    Completions(completions::Arguments),
}

const EXAMPLES: &str = "\
Examples:
  clausemark annotate policy.html
  clausemark annotate --url https://example.com/terms saved.html
  curl -s https://example.com/privacy | clausemark annotate -
  clausemark annotate --format jsonl policies/ > findings.jsonl
  clausemark annotate --fail-on high terms.md
  clausemark text policy.html | sha256sum
  clausemark hash --clauses policy.html
  clausemark record policies/ --out records.ndjson.gz
  clausemark verify policy.html --against records.ndjson.gz
  clausemark diff old.html new.html
  clausemark rules ai-training

Exit status:
  0  everything was read
  1  some input could not be read or was refused; the others were
  2  the command line was wrong
  3  --fail-on: a finding at least that severe was found; diff: words differ; verify: not as archived";

/// Runs the program on the process's arguments.
pub(crate) fn run() -> ExitCode {
    let cli = Cli::parse();
    output::choose_color(cli.color);
    let outcome = match cli.command {
        Command::Annotate(arguments) => annotate::run(&arguments),
        Command::Text(arguments) => text::run(&arguments),
        Command::Hash(arguments) => hash::run(&arguments),
        Command::Record(arguments) => record::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
        Command::Bundle(arguments) => bundle::run(&arguments),
        Command::Cite(arguments) => cite::run(&arguments),
        Command::Rules(arguments) => rules::run(&arguments),
        Command::Completions(arguments) => completions::run(&arguments),
    };
    match outcome {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::SomeUnread) => ExitCode::from(1),
        Ok(Outcome::Found) => ExitCode::from(3),
        // Whoever read our output has had enough of it: `clausemark text policy.html | head`.
        Err(failure) if failure.is_closed_pipe() => ExitCode::SUCCESS,
        Err(failure) => {
            failure.report();
            failure.exit_code()
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn arguments_are_consistent() {
        super::Cli::command().debug_assert();
    }
}
