//! `clausemark bundle`: evidence that a second person can verify offline.

use super::failure::{Failure, Outcome};
use super::input::{Reading, Source};
use super::record::{BY_READER, written};
use super::{evidence, output};
use clap::Args;
use clausemark::read;
use clausemark::record::bundle::bundle;
use clausemark::record::{self, About, record};
use std::path::PathBuf;

#[derive(Args)]
#[command(
    after_help = "A bundle holds the canonical text, the record, the findings with their quotes and hashes, and a README on how \
to verify them with sha256sum. `clausemark verify BUNDLE` does it.\n
  clausemark bundle page.html --url https://example.com/privacy --out evidence.zip"
)]
pub(crate) struct Arguments {
    /// Document to read; - for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Folder to write, or a zip where the name ends in .zip
    #[arg(long, value_name = "BUNDLE")]
    out: PathBuf,
    /// When the document was captured, like 2026-11-25T21:46:38Z; without it, when the file was last written
    #[arg(long, value_name = "TIME")]
    captured: Option<String>,
    /// Whose document it is; without it, the host of the address
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    entity: String,
    /// Who captured it
    #[arg(long, value_name = "WHO", default_value = BY_READER)]
    source: String,
    #[command(flatten)]
    reading: Reading,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let source = Source::named(&arguments.file);
    let reading = read(&source.read(&arguments.reading)?);
    let captured = arguments.captured.clone().map_or_else(|| written(&source), Ok)?;
    let by = record::Source { by: arguments.source.clone(), ..record::Source::default() };
    let about = About { entity: arguments.entity.clone(), captured, source: by, licence: String::new() };
    let record = record(&reading, about).map_err(|problem| Failure::Usage(format!("--captured: {problem}")))?;
    let findings = output::json(&reading.report.findings);
    let files = bundle(&record, &reading.texts, output::json(&record), findings);
    let unwritten = |error| Failure::Unwritten { name: arguments.out.display().to_string(), error };
    evidence::write(&arguments.out, &files).map_err(unwritten)?;
    Ok(Outcome::Clean)
}
