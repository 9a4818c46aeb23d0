//! Policies of companies that do not exist, written and labelled for this project (`model/written/`), as further examples:
//! they say in other words, and for other trades, what the real ones say.

use super::gold::{Bits, Document, Letters, bits};
use crate::root;
use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;

/// Where they are.
pub(super) fn folder() -> PathBuf {
    root::path().join("model/written")
}

/// Every one's file, by name.
pub(super) fn files() -> Result<Vec<PathBuf>> {
    let folder = folder();
    let entries = fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut files = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    files.retain(|file| file.file_name().is_some_and(|name| name != "README.md"));
    files.sort();
    Ok(files)
}

/// Every document that was written.
pub(super) fn read(categories: &[String]) -> Result<Vec<Document>> {
    let document = |file: PathBuf| {
        let name = file.file_stem().context("a file without a name")?.to_string_lossy().into_owned();
        let text = fs::read_to_string(&file)?;
        document(name, &text, categories).with_context(|| file.display().to_string())
    };
    files()?.into_iter().map(document).collect()
}

/// Markdown with a sentence or an item to a line, its categories in brackets at its end.
fn document(name: String, text: &str, categories: &[String]) -> Result<Document> {
    let mut letters = Letters::default();
    let mut markdown = String::new();
    let mut segments = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        let (said, labels) = labelled(line, categories).with_context(|| format!("line {number}"))?;
        if !said.trim().is_empty() {
            segments.push(letters.segment(said, said.starts_with('#'), labels, 0));
        }
        markdown.push_str(said);
        markdown.push('\n');
    }
    Ok(Document::of(name, &markdown, &letters, segments, categories))
}

/// A line and its categories.
fn labelled<'a>(line: &'a str, categories: &[String]) -> Result<(&'a str, Bits)> {
    let Some((said, slugs)) = line.strip_suffix(']').and_then(|line| line.rsplit_once(" [")) else {
        return Ok((line, 0));
    };
    for slug in slugs.split(' ') {
        anyhow::ensure!(categories.iter().any(|known| known == slug), "no category {slug:?}");
    }
    Ok((said, bits(slugs.split(' '), categories)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_stand_at_the_end_of_a_line() {
        let categories = ["children".to_owned(), "tracking".to_owned()];
        let read = |line| labelled(line, &categories).unwrap();
        assert_eq!(read("We use pixels. [tracking]"), ("We use pixels.", 0b10));
        assert_eq!(read("For all over 16. [children tracking]"), ("For all over 16.", 0b11));
        assert_eq!(read("See part [2]."), ("See part [2].", 0));
        assert!(labelled("We use pixels. [traking]", &categories).is_err());
    }
}
