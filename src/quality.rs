//! How right findings are: what `cargo xtask train` measured on policies of companies that the model had not seen, and
//! wrote to `model/quality.json`. Shares are between 0 and 1, with three digits.

use crate::report::Confidence;
use serde::{Deserialize, Serialize};

/// What was measured.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Quality {
    /// Labelled policies.
    pub documents: u32,
    /// Share of all findings that are right.
    pub precision: f64,
    /// Share of all labelled segments that are found.
    pub recall: f64,
    /// F1 of all categories together.
    pub f1: f64,
    /// Mean F1 over categories with at least five labels.
    pub macro_f1: f64,
    /// F1 of the three categories on AI training together.
    pub ai_f1: f64,
    /// One entry for each category, in the order of the slugs.
    pub categories: Vec<CategoryQuality>,
}

/// What was measured of one category.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CategoryQuality {
    /// Slug of the category.
    pub slug: String,
    /// Segments of the labelled policies that have the category.
    pub segments: u32,
    /// Share of its findings that are right.
    pub precision: f64,
    /// Share of its segments that are found.
    pub recall: f64,
    /// F1 of the two.
    pub f1: f64,
    /// Its findings of high confidence.
    pub high: Band,
    /// Its findings of medium confidence.
    pub medium: Band,
    /// Its findings of low confidence.
    pub low: Band,
}

/// The findings of one confidence.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Band {
    /// How many there were.
    pub findings: u32,
    /// How many of them were right.
    pub right: u32,
}

impl CategoryQuality {
    /// The findings of this confidence.
    pub fn band(&self, confidence: Confidence) -> Band {
        match confidence {
            Confidence::High => self.high,
            Confidence::Medium => self.medium,
            Confidence::Low => self.low,
        }
    }
}
