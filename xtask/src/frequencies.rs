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
/// Words that fewer of these have are left out, and those of fewer policies: names.
const LEAST: usize = 5;
const LEAST_POLICIES: usize = 5;

/// Counts in how many segments of the policies in `folder` each word stands, and writes `rulec/src/frequencies.txt` of the
/// workspace at `root`: the most frequent first.
pub(crate) fn write(folder: &Path, root: &Path) -> Result<()> {
    // For each word in how many segments it stands, and in how many policies.
    let (mut counts, mut segments): (BTreeMap<String, (usize, usize)>, usize) = Default::default();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let policy: Policy =
            serde_json::from_str(&fs::read_to_string(&path)?).with_context(|| path.display().to_string())?;
        segments += policy.segments.len();
        let mut all = BTreeSet::new();
        for Segment { text } in policy.segments {
            let text = text.to_ascii_lowercase();
            let words: BTreeSet<&str> = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').collect();
            // One letter is no word that a pattern is looked for by.
            for word in words.into_iter().filter(|word| word.len() > 1) {
                let (count, policies) = counts.entry(word.to_owned()).or_default();
                *count += 1;
                *policies += usize::from(all.insert(word.to_owned()));
            }
        }
    }
    let frequent = counts.into_iter().filter(|&(_, (_, policies))| policies >= LEAST_POLICIES);
    let shares = frequent.map(|(word, (count, _))| (count * CLAUSES / segments, word));
    let mut shares: Vec<(usize, String)> = shares.filter(|&(share, _)| share >= LEAST).collect();
    shares.sort_by(|(one, word), (other, other_word)| other.cmp(one).then_with(|| word.cmp(other_word)));
    let mut text = String::new();
    for (share, word) in shares {
        writeln!(text, "{word} {share}")?;
    }
    generated::write(&root.join("rulec/src/frequencies.txt"), &text)
}
