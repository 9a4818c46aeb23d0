//! `clausemark verify`: a document against records, or an evidence bundle against itself.

use super::failure::{Failure, Outcome};
use super::input::{Reading, Source};
use super::pretty::{BOLD, printable};
use super::record::written;
use super::{changes, evidence, output, pack, words};
use clap::{Args, ValueEnum};
use clausemark::read;
use clausemark::record::{About, Check, Verdict, check, record};
use serde::Serialize;
use std::fmt::Write;
use std::path::PathBuf;

#[derive(Args)]
#[command(
    after_help = "Exit status 3 says that the text is not as archived, or that something in the bundle does not fit.\n
  clausemark verify page.html --url https://example.com/privacy --against records.ndjson.gz
  clausemark verify evidence.zip"
)]
pub(crate) struct Arguments {
    /// Document to look up in a pack, or an evidence bundle (folder or zip) to verify
    #[arg(value_name = "FILE|BUNDLE")]
    file: PathBuf,
    /// Pack of records to look the document up in
    #[arg(long, value_name = "PACK")]
    against: Option<PathBuf>,
    /// Read a pack without the lines that are wrong; they are reported
    #[arg(long, requires = "against")]
    skip_bad: bool,
    /// How to print the answer about a document
    #[arg(long, value_enum, default_value = "pretty", value_name = "FORMAT", requires = "against")]
    format: Format,
    #[command(flatten)]
    reading: Reading,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading
    Pretty,
    /// One JSON object: verdict, record, comparison
    Json,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let Some(pack) = &arguments.against else {
        return evidence::verify(&arguments.file);
    };
    let records = pack::read(pack, arguments.skip_bad)?;
    let source = Source::named(&arguments.file);
    let reading = read(&source.read(&arguments.reading)?);
    let about = About { captured: written(&source)?, ..About::default() };
    let page = record(&reading, about).expect("a time that was just written");
    let check = check(&page, &records);
    if arguments.format == Format::Json {
        #[derive(Serialize)]
        struct Answer<'a> {
            file: &'a str,
            #[serde(flatten)]
            check: &'a Check,
        }
        output::plain(&output::json(&Answer { file: &source.name(), check: &check }))?;
    } else {
        output::styled(&pretty(&source.name(), &page.hash, &check, &reading.texts, records.len()))?;
    }
    Ok(match check.verdict {
        Verdict::Identical | Verdict::SameWording => Outcome::Clean,
        Verdict::Changed | Verdict::Variant | Verdict::OtherRecipe | Verdict::Unknown => Outcome::Found,
    })
}

fn pretty(name: &str, hash: &str, check: &Check, texts: &[String], records: usize) -> String {
    let mut out = String::new();
    let comparison = check.comparison.as_ref();
    if let Some(comparison) = comparison {
        out.push_str(&changes::pretty(name, comparison, texts));
    }
    let _ = writeln!(out, "{BOLD}{}{BOLD:#}: {}", printable(name), words::verdict(check.verdict));
    if let Some(comparison) = comparison {
        let _ = writeln!(out, "  clauses   {}", changes::summary(&comparison.counts));
    }
    if let Some(record) = &check.record {
        let source = &record.source;
        let at = [&source.repository, &source.commit, &source.path].into_iter().flatten();
        let source: Vec<&str> = std::iter::once(&source.by).chain(at).map(String::as_str).collect();
        let lines = [
            ("document", record.document.as_str()),
            ("captured", &record.captured),
            ("source", &source.join(", ")),
            ("address", record.url.as_deref().unwrap_or_default()),
            ("link", record.source.link.as_deref().unwrap_or_default()),
            ("licence", &record.licence),
            ("record", &record.id),
        ];
        for (label, value) in lines.iter().filter(|(_, value)| !value.is_empty()) {
            let _ = writeln!(out, "  {label:8}  {}", printable(value));
        }
    } else {
        let _ = writeln!(out, "  looked up among {records} records");
    }
    let _ = writeln!(out, "  sha256    {hash}");
    out
}
