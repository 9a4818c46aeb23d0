//! `clausemark rules`: the catalogue of categories.

use super::failure::{Failure, Outcome};
use super::{output, quality, words, wrap};
use anstyle::Style;
use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};
use clausemark::catalogue::{Category, catalogue};
use clausemark::report::Confidence;
use std::fmt::Write;

const BOLD: Style = Style::new().bold();

#[derive(Args)]
pub(crate) struct Arguments {
    /// Category to explain in full
    #[arg(value_name = "CATEGORY", value_parser = slugs(), hide_possible_values = true)]
    category: Option<String>,
    /// How to print the catalogue
    #[arg(long, value_enum, default_value = "pretty", value_name = "FORMAT")]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// For reading
    Pretty,
    /// JSON: an array of categories, or one category
    Json,
}

fn slugs() -> PossibleValuesParser {
    PossibleValuesParser::new(catalogue().iter().map(|category| category.slug))
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let one = arguments.category.as_ref().and_then(|slug| catalogue().iter().find(|category| category.slug == slug));
    match (arguments.format, one) {
        (Format::Json, Some(category)) => output::plain(&output::json(category))?,
        (Format::Json, None) => output::plain(&output::json(&catalogue()))?,
        (Format::Pretty, Some(category)) => output::styled(&in_full(category))?,
        (Format::Pretty, None) => output::styled(&list())?,
    }
    Ok(Outcome::Clean)
}

fn list() -> String {
    let mut out = String::new();
    let widest = catalogue().iter().map(|category| category.slug.len()).max().unwrap_or(0);
    for category in catalogue() {
        let _ = writeln!(
            out,
            "{BOLD}{:widest$}{BOLD:#}  {:10}  {:6}  {}",
            category.slug,
            words::polarity(category.polarity),
            words::severity(category.severity),
            category.title
        );
    }
    out
}

fn in_full(category: &Category) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{BOLD}{}{BOLD:#}: {}", category.slug, category.title);
    let _ = writeln!(out, "{}, severity {}\n", words::polarity(category.polarity), words::severity(category.severity));
    let texts = [
        ("What it means", category.means),
        ("Why it matters to you", category.why_person),
        ("Why it matters to an organisation", category.why_organisation),
        ("What is usually unclear", category.unclear),
        ("What you can do", category.can_do),
    ];
    for (heading, text) in texts {
        let _ = writeln!(out, "{BOLD}{heading}{BOLD:#}\n  {}\n", wrap::indented(text, wrap::columns(), 2));
    }
    if let Some(measured) = quality::of(category.slug) {
        let _ = writeln!(
            out,
            "{BOLD}How sure we are{BOLD:#}\n  precision {:.3}, recall {:.3}, on {} examples of other companies",
            measured.precision, measured.recall, measured.segments
        );
        for confidence in [Confidence::High, Confidence::Medium, Confidence::Low] {
            if let Some(right) = quality::right(category.slug, confidence) {
                let _ = writeln!(out, "  confidence {}: {right}", words::confidence(confidence));
            }
        }
        out.push('\n');
    }
    if !category.laws.is_empty() {
        let _ = writeln!(out, "{BOLD}Laws{BOLD:#}");
        for law in category.laws {
            let _ = writeln!(
                out,
                "  {}, {} ({}, in force since {})",
                law.name, law.article, law.jurisdiction, law.in_force
            );
        }
        out.push('\n');
    }
    if !category.agencies.is_empty() {
        let _ = writeln!(out, "{BOLD}Where to complain{BOLD:#}");
        for agency in category.agencies {
            let _ = writeln!(out, "  {} ({}): {}", agency.name, agency.jurisdiction, agency.complaints);
        }
        out.push('\n');
    }
    out
}
