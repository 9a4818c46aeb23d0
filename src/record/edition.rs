//! One state of a document, as far as it is known: what comparisons work on.

use super::{ClauseCategory, Record, wording_hash};
use crate::annotate::Reading;
use serde::{Deserialize, Serialize};

/// One state of a document. Every [`Record`] is one whose texts are not at hand; fields are called alike, so that a
/// record with `texts` beside is an edition as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Edition {
    /// The recipe of every hash here.
    pub recipe: String,
    /// SHA-256 of the document's canonical text.
    pub hash: String,
    /// SHA-256 of its wording.
    pub wording: String,
    /// SHA-256 of each clause, in reading order.
    pub clauses: Vec<String>,
    /// Canonical text of each clause, where it is at hand; else empty.
    #[serde(default)]
    pub texts: Vec<String>,
    /// Which rules and which model found the categories.
    pub rules: String,
    /// Categories found, by clause, in reading order.
    pub categories: Vec<ClauseCategory>,
}

impl From<Reading> for Edition {
    fn from(Reading { report, texts }: Reading) -> Self {
        Self {
            recipe: report.document.recipe,
            hash: report.document.hash,
            wording: wording_hash(&texts),
            clauses: report.clauses.into_iter().map(|clause| clause.hash).collect(),
            categories: ClauseCategory::of(&report.findings),
            rules: report.document.rules,
            texts,
        }
    }
}

impl Edition {
    /// The edition that `record` is of, with the texts of its clauses, or none.
    pub fn of(record: &Record, texts: Vec<String>) -> Self {
        Self {
            recipe: record.recipe.clone(),
            hash: record.hash.clone(),
            wording: record.wording.clone(),
            clauses: record.clauses.clone(),
            texts,
            rules: record.rules.clone(),
            categories: record.categories.clone(),
        }
    }

    /// The canonical text of clause `at`, where it is at hand.
    pub(super) fn text(&self, at: usize) -> Option<&str> {
        self.texts.get(at).map(String::as_str)
    }

    /// Slugs of the categories found in clause `at`.
    pub(super) fn categories(&self, at: usize) -> impl Iterator<Item = &str> {
        self.categories.iter().filter(move |found| found.clause as usize == at).map(|found| found.category.as_str())
    }
}
