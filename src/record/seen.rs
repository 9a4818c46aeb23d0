//! What of a reading goes into its record.

use super::ClauseCategory;
use crate::annotate::Reading;
use crate::report::{Kind, State};
use serde::Deserialize;

/// The part of a [`Reading`] that its record is made of, in the same shape: a whole reading would take much more code to
/// read from JavaScript.
#[derive(Clone, Debug, Deserialize)]
pub struct Seen {
    pub(super) report: SeenReport,
    pub(super) texts: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct SeenReport {
    pub(super) document: SeenDocument,
    pub(super) clauses: Vec<SeenClause>,
    pub(super) findings: Vec<ClauseCategory>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct SeenDocument {
    pub(super) kind: Kind,
    pub(super) state: State,
    pub(super) title: String,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
    pub(super) hash: String,
    pub(super) recipe: String,
    pub(super) rules: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct SeenClause {
    pub(super) hash: String,
}

impl From<&Reading> for Seen {
    fn from(reading: &Reading) -> Self {
        let document = &reading.report.document;
        let clauses = reading.report.clauses.iter().map(|clause| SeenClause { hash: clause.hash.clone() }).collect();
        let document = SeenDocument {
            kind: document.kind,
            state: document.state,
            title: document.title.clone(),
            url: document.url.clone(),
            language: document.language.clone(),
            hash: document.hash.clone(),
            recipe: document.recipe.clone(),
            rules: document.rules.clone(),
        };
        let findings = ClauseCategory::of(&reading.report.findings);
        Self { report: SeenReport { document, clauses, findings }, texts: reading.texts.clone() }
    }
}
