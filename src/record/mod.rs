//! Records: what is kept of one captured document so that others can check it. docs/records.md describes the format.
//!
//! A record holds hashes, names, dates, links and categories, never the document's text.

pub mod bundle;
mod check;
pub mod cite;
pub mod compare;
mod edition;
mod id;
mod line;
mod manifest;
mod problem;
mod seen;
mod wording;

pub use check::{Check, Verdict, check};
pub use edition::Edition;
pub use id::{document_id, id_text, record_id};
pub use line::Line;
pub use manifest::{Manifest, PACK_FORMAT};
pub use problem::{Problem, problem, problem_but_id};
pub use seen::Seen;
pub use wording::wording;

use crate::hash::{hex, sha256};
use crate::report::{Finding, Kind, State};
use serde::{Deserialize, Serialize};

/// The name of the format, stored in every record.
pub const FORMAT: &str = "record/1";

/// One captured document, by its hashes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Record {
    /// `record/1`.
    pub format: String,
    /// SHA-256 (lower-case hex) of the record's own content: see [`record_id`].
    pub id: String,
    /// Which document this is a state of, by site and kind: `example.com:privacy`.
    pub document: String,
    /// Whose document it is: a company or service.
    pub entity: String,
    /// Which kind of document it is.
    pub kind: Kind,
    /// Its title.
    pub title: String,
    /// Its address, without fragment, if it has one.
    pub url: Option<String>,
    /// Language of the text as an ISO 639-1 code, where it could be told.
    pub language: Option<String>,
    /// When it was captured, in UTC: `2026-11-25T21:46:38Z`.
    pub captured: String,
    /// The recipe of every hash here: `canon/1`.
    pub recipe: String,
    /// SHA-256 of the document's canonical text.
    pub hash: String,
    /// SHA-256 of the document's letters and digits alone: the same where only form differs. See [`wording()`].
    pub wording: String,
    /// SHA-256 of each clause's canonical text, in reading order.
    pub clauses: Vec<String>,
    /// Which rules and which model found the categories.
    pub rules: String,
    /// Categories found, by clause, in reading order.
    pub categories: Vec<ClauseCategory>,
    /// Who captured it, and where the capture is.
    pub source: Source,
    /// Licence of the source, as an SPDX identifier where it has one, or empty.
    pub licence: String,
}

/// A category found in a clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ClauseCategory {
    /// Position of the clause in the document.
    pub clause: u32,
    /// Slug of the category.
    pub category: String,
}

/// Where a capture comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Source {
    /// Who captured it: `Open Terms Archive`, `Internet Archive`, `reader`.
    pub by: String,
    /// Repository that holds the capture.
    #[serde(default)]
    pub repository: Option<String>,
    /// Commit of the repository.
    #[serde(default)]
    pub commit: Option<String>,
    /// Path of the capture in the repository, or of the file that was read.
    #[serde(default)]
    pub path: Option<String>,
    /// Address at which the capture itself can be seen.
    #[serde(default)]
    pub link: Option<String>,
}

/// What a record says that is not in the document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct About {
    /// Whose document it is; empty: the site's name stands for it.
    pub entity: String,
    /// When it was captured: RFC 3339, in UTC. Fractions of a second are cut off.
    pub captured: String,
    /// Who captured it, and where the capture is.
    pub source: Source,
    /// Licence of the source, or empty.
    pub licence: String,
}

/// The record of what was read, as `about` says it was captured.
///
/// # Errors
/// The problem of `about`: a time that is no RFC 3339 time in UTC.
pub fn record(seen: impl Into<Seen>, about: About) -> Result<Record, Problem> {
    let Seen { report, texts } = seen.into();
    let document = report.document;
    let url = document.url.as_deref().map(|url| line(url.split('#').next().unwrap_or(url)));
    let site = url.as_deref().and_then(id::site);
    let entity = if about.entity.trim().is_empty() { site.clone().unwrap_or_default() } else { line(&about.entity) };
    let value = |value: Option<String>| value.map(|value| line(&value)).filter(|value| !value.is_empty());
    let mut record = Record {
        format: FORMAT.to_owned(),
        id: String::new(),
        document: document_id(site.as_deref().unwrap_or(&entity), document.kind),
        entity,
        kind: document.kind,
        title: line(&document.title),
        url,
        language: document.language,
        captured: problem::whole_seconds(&about.captured)?,
        recipe: document.recipe,
        hash: document.hash,
        wording: wording_hash(&texts),
        clauses: report.clauses.into_iter().map(|clause| clause.hash).collect(),
        rules: document.rules,
        // The core classifies whatever it is given; in what is no policy its findings are noise.
        categories: if document.state == State::NotAPolicy { Vec::new() } else { report.findings },
        source: Source {
            by: line(&about.source.by),
            repository: value(about.source.repository),
            commit: value(about.source.commit),
            path: value(about.source.path),
            link: value(about.source.link),
        },
        licence: line(&about.licence),
    };
    record.id = record_id(&record);
    Ok(record)
}

impl ClauseCategory {
    /// The categories of `findings`.
    fn of(findings: &[Finding]) -> Vec<Self> {
        let category = |finding: &Finding| Self { clause: finding.clause, category: finding.category.to_string() };
        findings.iter().map(category).collect()
    }
}

/// SHA-256 (lower-case hex) of the wording of a document with these canonical texts.
fn wording_hash(texts: &[String]) -> String {
    hex(&sha256(&wording(texts.iter().map(String::as_str))))
}

/// `text` on one line, without control characters: the id is taken of lines.
fn line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
