//! `clausemark diff`: two states of a document, clause by clause.

use super::failure::{Failure, Outcome};
use super::input::{Reading, Source};
use super::{changes, diff_html, output, words};
use clap::{Args, ValueEnum};
use clausemark::read;
use clausemark::record::Edition;
use clausemark::record::compare::{Comparison, Sameness, compare};
use serde::Serialize;
use std::path::PathBuf;

#[derive(Args)]
#[command(
    after_help = "A change is cosmetic (form only), wording (other words) or substantive: a number, a denial, a duty, a right, a \
recipient or a category is among what changed, or a clause is new or gone. docs/records.md has the rule.\n\
Exit status 3 says that words differ."
)]
pub(crate) struct Arguments {
    /// The earlier document
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The later document; - for standard input
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// How to print the difference
    #[arg(long, value_enum, default_value = "pretty", value_name = "FORMAT")]
    format: Format,
    #[command(flatten)]
    reading: Reading,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// For reading
    Pretty,
    /// One JSON object: the comparison, with both documents and the clauses of the later one
    Json,
    /// A page of its own
    Html,
}

/// One of the two documents, as JSON names it.
#[derive(Serialize)]
struct Document {
    file: String,
    hash: String,
}

#[derive(Serialize)]
struct Difference<'a> {
    old: Document,
    new: Document,
    #[serde(flatten)]
    comparison: &'a Comparison,
    texts: &'a [String],
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let edition = |path: &PathBuf| -> Result<(String, Edition), Failure> {
        let source = Source::named(path);
        Ok((source.name(), read(&source.read(&arguments.reading)?).into()))
    };
    let ((old_name, old), (new_name, new)) = (edition(&arguments.old)?, edition(&arguments.new)?);
    let comparison = compare(&new, &old);
    match arguments.format {
        Format::Pretty => output::styled(&pretty(&old_name, &new_name, &comparison, &new.texts))?,
        Format::Html => output::plain(&diff_html::page(&old_name, &new_name, &comparison, &new.texts))?,
        Format::Json => {
            let difference = Difference {
                old: Document { file: old_name, hash: old.hash },
                new: Document { file: new_name, hash: new.hash },
                comparison: &comparison,
                texts: &new.texts,
            };
            output::plain(&output::json(&difference))?;
        }
    }
    Ok(if comparison.verdict == Sameness::Changed { Outcome::Found } else { Outcome::Clean })
}

fn pretty(old: &str, new: &str, comparison: &Comparison, texts: &[String]) -> String {
    format!("{}{}\n", changes::pretty(new, comparison, texts), verdict(old, new, comparison))
}

/// What the difference comes to, in one line.
pub(crate) fn verdict(old: &str, new: &str, comparison: &Comparison) -> String {
    let weight = comparison.weight.map_or(String::new(), |weight| format!(" ({})", words::weight(weight)));
    let counts = changes::summary(&comparison.counts);
    format!("{new} against {old}: {}{weight}; {counts}", words::sameness(comparison.verdict))
}
