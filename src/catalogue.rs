//! The catalogue: what every category means, in the words of its rule file. The command line shows it, and the extension's
//! package carries it as JSON; the WebAssembly module, which only has to classify, is built without it.

use crate::report::{ActionKind, Severity};
use serde::Serialize;

// CATALOGUE, as `rulec` wrote it from `rules/*.toml`.
include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));

/// What a clause can do to its reader, and what is known about it.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Category {
    /// The category's name in JSON: `ai-training`.
    pub slug: &'static str,
    /// Name shown to readers.
    pub title: &'static str,
    /// What it is to its reader.
    pub polarity: Polarity,
    /// Severity where nothing in the clause raises or lowers it.
    pub severity: Severity,
    /// What it means, in plain words.
    pub means: &'static str,
    /// Why it matters to a person.
    pub why_person: &'static str,
    /// Why it matters to an organisation.
    pub why_organisation: &'static str,
    /// What such clauses usually leave unclear.
    pub unclear: &'static str,
    /// What the reader can do.
    pub can_do: &'static str,
    /// Laws it touches.
    pub laws: &'static [Law],
    /// Agencies one can complain to.
    pub agencies: &'static [Agency],
    /// Kinds of actions taken from its clauses.
    pub actions: &'static [ActionKind],
}

/// What a category is to its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Polarity {
    /// Takes something from the reader.
    Risk,
    /// Gives or promises something to the reader.
    Protection,
    /// Informs.
    Notice,
}

/// A law that a category touches.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Law {
    /// Name of the law.
    pub name: &'static str,
    /// Article or section.
    pub article: &'static str,
    /// Where it holds.
    pub jurisdiction: &'static str,
    /// Date it came into force: `YYYY-MM-DD`, or `YYYY`.
    pub in_force: &'static str,
}

/// An agency one can complain to.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Agency {
    /// Name of the agency.
    pub name: &'static str,
    /// Where it is competent.
    pub jurisdiction: &'static str,
    /// Address of its page for complaints.
    pub complaints: &'static str,
}

/// Every category, in the order of the slugs.
pub fn catalogue() -> &'static [Category] {
    &CATALOGUE
}

#[cfg(test)]
mod tests {
    use super::catalogue;
    use std::path::Path;

    #[test]
    fn every_rule_file_is_explained_in_order() {
        let rules = rulec::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules"));
        let rules = rules.expect("the build read the same files");
        let slugs: Vec<&str> = rules.categories.iter().map(|category| category.slug.as_str()).collect();
        assert_eq!(catalogue().iter().map(|category| category.slug).collect::<Vec<_>>(), slugs);
    }
}
