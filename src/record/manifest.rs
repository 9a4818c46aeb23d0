//! The first line of a pack: what its records are, and by whose leave they are passed on.

use crate::classify;
use crate::text::RECIPE;
use serde::{Deserialize, Serialize};

/// The name of the pack format, stored in every manifest.
pub const PACK_FORMAT: &str = "pack/1";

/// What a pack of records says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Manifest {
    /// `pack/1`.
    pub format: String,
    /// What the pack is called.
    pub name: String,
    /// Who captured the documents, and where.
    pub source: String,
    /// Licence of the records, as an SPDX identifier where it has one, or empty.
    pub licence: String,
    /// Whom to name when the records are passed on, in words, or empty.
    pub attribution: String,
    /// The program that made the pack, with its version: `clausemark 0.1.0`.
    pub program: String,
    /// The recipe of the hashes.
    pub recipe: String,
    /// Which rules and which model found the categories.
    pub rules: String,
}

impl Manifest {
    /// The manifest of a pack that this version makes.
    pub fn new(name: &str, source: &str, licence: &str, attribution: &str) -> Self {
        Self {
            format: PACK_FORMAT.to_owned(),
            name: super::line(name),
            source: super::line(source),
            licence: super::line(licence),
            attribution: super::line(attribution),
            program: program(),
            recipe: RECIPE.to_owned(),
            rules: classify::fingerprint().to_owned(),
        }
    }

    /// Why a pack with this manifest cannot be read, or `None`.
    pub fn problem(&self) -> Option<String> {
        (self.format != PACK_FORMAT).then(|| format!("the format is \"{}\", not {PACK_FORMAT}", self.format))
    }
}

/// This program with its version.
pub(super) fn program() -> String {
    format!("clausemark {}", env!("CARGO_PKG_VERSION"))
}
