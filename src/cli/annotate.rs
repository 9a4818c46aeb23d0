//! `clausemark annotate`: the clauses that matter.

use super::batch::{self, is_single};
use super::failure::{Failure, Outcome};
use super::input::Reading;
use super::{output, pretty};
use clap::{Args, ValueEnum};
use clausemark::report::{ClauseEntry, Confidence, Document, Finding, Report, Severity};
use serde::Serialize;
use std::path::PathBuf;

#[derive(Args)]
#[command(
    after_help = "JSON is one object {document, findings} for one document, and an array of such objects with `file` for \
several; with jsonl each document is one line. Offsets in it are UTF-16 code units."
)]
pub(crate) struct Arguments {
    /// Documents to read (HTML, Markdown or text), or folders of them; - or nothing for standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How to print findings
    #[arg(long, value_enum, default_value = "pretty", value_name = "FORMAT")]
    format: Format,
    /// Least confidence of findings to print; without it medium in pretty, low in the others
    #[arg(long, value_enum, value_name = "LEVEL")]
    confidence: Option<ConfidenceLevel>,
    /// End with exit status 3 where a finding at least this severe is printed
    #[arg(long, value_enum, value_name = "SEVERITY")]
    fail_on: Option<SeverityLevel>,
    /// Add every clause with its hash (json and jsonl)
    #[arg(long)]
    clauses: bool,
    #[command(flatten)]
    reading: Reading,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading, like a compiler's diagnostics
    Pretty,
    /// One JSON value for everything
    Json,
    /// One line of JSON per document
    Jsonl,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ConfidenceLevel {
    Low,
    Medium,
    High,
}

impl From<ConfidenceLevel> for Confidence {
    fn from(level: ConfidenceLevel) -> Self {
        match level {
            ConfidenceLevel::Low => Self::Low,
            ConfidenceLevel::Medium => Self::Medium,
            ConfidenceLevel::High => Self::High,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum SeverityLevel {
    Info,
    Low,
    Medium,
    High,
}

impl From<SeverityLevel> for Severity {
    fn from(level: SeverityLevel) -> Self {
        match level {
            SeverityLevel::Info => Self::Info,
            SeverityLevel::Low => Self::Low,
            SeverityLevel::Medium => Self::Medium,
            SeverityLevel::High => Self::High,
        }
    }
}

/// A report as JSON shows it.
#[derive(Serialize)]
struct Entry<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    document: &'a Document,
    #[serde(skip_serializing_if = "Option::is_none")]
    clauses: Option<&'a [ClauseEntry]>,
    findings: Vec<&'a Finding>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let single = is_single(&arguments.files);
    let least = arguments.least_confidence();
    let severe = arguments.fail_on.map(Severity::from);
    let (mut written, mut found) = (0usize, false);
    let outcome = batch::for_each(&arguments.files, &arguments.reading, |source, capture| {
        let report = clausemark::annotate(&capture);
        let shown: Vec<&Finding> = report.findings.iter().filter(|finding| finding.confidence >= least).collect();
        found |= severe.is_some_and(|severe| shown.iter().any(|finding| finding.severity >= severe));
        let name = source.name();
        match arguments.format {
            Format::Pretty => output::styled(&pretty::report(&name, &report, &shown))?,
            Format::Jsonl => {
                output::plain(&format!("{}\n", json(&arguments.entry(Some(name), &report, shown), false)))?
            }
            Format::Json if single => {
                output::plain(&format!("{}\n", json(&arguments.entry(None, &report, shown), true)))?
            }
            Format::Json => {
                let before = if written == 0 { "[\n" } else { ",\n" };
                output::plain(&format!("{before}{}", json(&arguments.entry(Some(name), &report, shown), true)))?;
            }
        }
        written += 1;
        Ok(())
    })?;
    if arguments.format == Format::Json && !single {
        output::plain(if written == 0 { "[]\n" } else { "\n]\n" })?;
    }
    Ok(if outcome == Outcome::Clean && found { Outcome::Found } else { outcome })
}

impl Arguments {
    /// A person reading wants what is probably right; a script can filter by itself.
    fn least_confidence(&self) -> Confidence {
        match (self.confidence, self.format) {
            (Some(level), _) => level.into(),
            (None, Format::Pretty) => Confidence::Medium,
            (None, Format::Json | Format::Jsonl) => Confidence::Low,
        }
    }

    fn entry<'a>(&self, file: Option<String>, report: &'a Report, findings: Vec<&'a Finding>) -> Entry<'a> {
        let clauses = self.clauses.then_some(report.clauses.as_slice());
        Entry { file, document: &report.document, clauses, findings }
    }
}

fn json(entry: &Entry<'_>, indented: bool) -> String {
    let text = if indented { serde_json::to_string_pretty(entry) } else { serde_json::to_string(entry) };
    text.expect("plain data with string keys has a JSON form")
}
