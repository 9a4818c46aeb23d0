//! Compiles the rule files (`rules/*.toml`) into Rust statics, and refuses what is wrong with file and line.
//!
//! The format is described in docs/rules.md. A folder of rules is read by [`load`], which also checks it,
//! and written as Rust source by [`emit`] (what classification needs) and [`emit_catalogue`] (what readers are told);
//! `build.rs` does all of it, so that a wrong rule fails the build.

mod catalogue;
mod check;
mod emit;
mod fragment;
mod frequency;
mod needs;
mod pattern;
mod problem;
mod source;
mod vocabulary;

pub use catalogue::emit_catalogue;
pub use emit::emit;
pub use fragment::Fragment;
pub use needs::{Distance, Need};
pub use pattern::Pattern;
pub use problem::Problem;
pub use source::{CategoryFile, Example, InContext, RuleEntry};
pub use vocabulary::Vocabulary;

use sha2::{Digest, Sha256};
use std::path::Path;

/// A folder of rules that passed every check.
#[derive(Debug)]
pub struct RuleSet {
    /// The shared word groups.
    pub vocabulary: Vocabulary,
    /// The categories in the order of their slugs.
    pub categories: Vec<Category>,
    /// First 12 hex digits of the SHA-256 of all files: changes whenever a rule does.
    pub fingerprint: String,
}

/// One category: its file, and the slug that the file's name gives it.
#[derive(Debug)]
pub struct Category {
    /// The slug: the file's name without `.toml`.
    pub slug: String,
    /// What the file says.
    pub file: CategoryFile,
}

/// Name of the file of shared word groups.
pub const VOCABULARY: &str = "vocabulary.toml";

/// Reads and checks every rule file of a folder.
///
/// # Errors
/// Everything found wrong, in the order of files and lines; never just the first.
pub fn load(folder: &Path) -> Result<RuleSet, Vec<Problem>> {
    let names = source::names(folder)?;
    let mut sources = Vec::new();
    for name in names {
        let text = source::read(folder, &name)?;
        sources.push((name, text));
    }
    load_texts(&sources)
}

/// The same as [`load`], from `(file name, text)` pairs.
///
/// # Errors
/// As [`load`].
pub fn load_texts(sources: &[(String, String)]) -> Result<RuleSet, Vec<Problem>> {
    let mut digest = Sha256::new();
    let mut problems = Vec::new();
    let mut vocabulary = Vocabulary::default();
    for (name, text) in sources.iter().filter(|(name, _)| name == VOCABULARY) {
        match vocabulary::parse(name, text) {
            Ok(parsed) => vocabulary = parsed,
            Err(mut found) => problems.append(&mut found),
        }
    }
    let mut categories = Vec::new();
    for (name, text) in sources {
        digest.update(name);
        digest.update(text);
        if name == VOCABULARY {
            continue;
        }
        match source::parse(name, text) {
            Ok(file) => {
                problems.extend(check::check(name, text, &file, &vocabulary));
                let slug = name.trim_end_matches(".toml").to_string();
                categories.push(Category { slug, file });
            }
            Err(problem) => problems.push(problem),
        }
    }
    categories.sort_by(|a, b| a.slug.cmp(&b.slug));
    if problems.is_empty() {
        let fingerprint = digest.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        Ok(RuleSet { vocabulary, categories, fingerprint })
    } else {
        Err(problems)
    }
}
