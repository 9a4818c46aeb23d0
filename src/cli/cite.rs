//! `clausemark cite`: a citation of one clause.

use super::failure::{Failure, Outcome};
use super::input::{Reading, Source};
use super::output;
use super::record::{BY_READER, written};
use clap::{Args, ValueEnum};
use clausemark::hash::hex;
use clausemark::record::cite::{Cited, cite};
use clausemark::record::{self, About, record};
use clausemark::{page, read};
use std::path::PathBuf;

#[derive(Args)]
#[command(after_help = "Clauses are numbered as `clausemark hash --clauses FILE` lists them.\n
  clausemark cite page.html 12 --url https://example.com/privacy --format bibtex
  clausemark cite page.html 9f86d081 --format web-annotation")]
pub(crate) struct Arguments {
    /// Document to read; - for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Number of the clause, or the first digits (at least 6) of its hash
    #[arg(value_name = "CLAUSE")]
    clause: String,
    /// Form of the citation
    #[arg(long, value_enum, default_value = "text", value_name = "FORMAT")]
    format: Format,
    /// When the document was captured, like 2026-11-25T21:46:38Z; without it, when the file was last written
    #[arg(long, value_name = "TIME")]
    captured: Option<String>,
    /// Whose document it is; without it, the host of the address
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    entity: String,
    #[command(flatten)]
    reading: Reading,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// For a footnote
    Text,
    /// A BibTeX entry
    Bibtex,
    /// An item of CSL-JSON, for Zotero, Pandoc and others
    CslJson,
    /// A W3C Web Annotation with the clause's words and its place in the canonical text
    WebAnnotation,
}

/// Digits of a hash that are enough to mean a hash.
const FEWEST_DIGITS: usize = 6;

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let source = Source::named(&arguments.file);
    let capture = source.read(&arguments.reading)?;
    let clauses = page::clauses(&capture).list;
    let wanted = arguments.clause.to_ascii_lowercase();
    let is_wanted = |hash: &[u8]| wanted.len() >= FEWEST_DIGITS && hex(hash).starts_with(&wanted);
    let by_number =
        wanted.parse::<usize>().ok().and_then(|number| number.checked_sub(1)).filter(|&at| at < clauses.len());
    let clause = by_number.or_else(|| clauses.iter().position(|clause| is_wanted(&clause.hash)));
    let clause = clause.ok_or_else(|| Failure::Refused {
        name: source.name(),
        what: format!("no clause \"{}\"", arguments.clause),
        next: "give the number or the hash of one that `clausemark hash --clauses` lists",
    })?;
    let captured = arguments.captured.clone().map_or_else(|| written(&source), Ok)?;
    let by = record::Source { by: BY_READER.to_owned(), ..record::Source::default() };
    let about = About { entity: arguments.entity.clone(), captured, source: by, licence: String::new() };
    let reading = read(&capture);
    let record = record(&reading, about).map_err(|problem| Failure::Usage(format!("--captured: {problem}")))?;
    let quote = &clauses[clause].text;
    let citation = cite(&Cited { record: &record, texts: &reading.texts, clause, quote });
    output::plain(&match arguments.format {
        Format::Text => citation.text + "\n",
        Format::Bibtex => citation.bibtex,
        Format::CslJson => output::json(&[citation.csl]),
        Format::WebAnnotation => output::json(&citation.annotation),
    })?;
    Ok(Outcome::Clean)
}
