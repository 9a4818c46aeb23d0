//! How frequent words are in policies: what `rulec` goes by when it chooses the words that a pattern is looked for by.

use crate::generated;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// A labelled policy: of it only the texts are read.
#[derive(Deserialize)]
struct Policy {
    segments: Vec<Segment>,
}

#[derive(Deserialize)]
struct Segment {
    text: String,
}

/// Counts are of so many clauses.
const CLAUSES: usize = 10_000;
/// Words that fewer of these have are left out.
const LEAST: usize = 5;

/// Counts in how many segments of the policies in `folder` each word stands, and writes `rulec/src/frequencies.txt` of the
/// workspace at `root`: the most frequent first.
pub(crate) fn write(folder: &Path, root: &Path) -> Result<()> {
    let (mut counts, mut segments): (BTreeMap<String, usize>, usize) = Default::default();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let policy: Policy =
            serde_json::from_str(&fs::read_to_string(&path)?).with_context(|| path.display().to_string())?;
        segments += policy.segments.len();
        for Segment { text } in policy.segments {
            let text = text.to_ascii_lowercase();
            let words: BTreeSet<&str> = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').collect();
            // One letter is no word that a pattern is looked for by.
            for word in words.into_iter().filter(|word| word.len() > 1) {
                *counts.entry(word.to_owned()).or_default() += 1;
            }
        }
    }
    let mut shares: Vec<(usize, String)> = counts
        .into_iter()
        .map(|(word, count)| (count * CLAUSES / segments, word))
        .filter(|(share, _)| *share >= LEAST)
        .collect();
    shares.sort_by(|(one, word), (other, other_word)| other.cmp(one).then_with(|| word.cmp(other_word)));
    let mut text = String::new();
    for (share, word) in shares {
        writeln!(text, "{word} {share}")?;
    }
    generated::write(&root.join("rulec/src/frequencies.txt"), &text)
}
