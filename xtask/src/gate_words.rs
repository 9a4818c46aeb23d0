//! The words of the content gate: the recogniser's own, so that the gate lets through what it recognises.

use crate::generated;
use anyhow::Result;
use clausemark::detect;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;

/// Writes `extension/content/gate-words.json` of the workspace at `root`: names of documents under their first word,
/// each as the rest of the name and its weight ("policy 4|notice 4"), the longest first, and the words policies speak with.
pub(crate) fn write(root: &Path) -> Result<()> {
    let mut names: BTreeMap<String, Vec<(String, f32)>> = BTreeMap::new();
    for (name, weight) in detect::names() {
        let (first, rest) = name.split_once(' ').unwrap_or((&name, ""));
        names.entry(first.to_owned()).or_default().push((rest.to_owned(), weight));
    }
    for rests in names.values_mut() {
        rests.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
    }
    let names: BTreeMap<String, String> = names
        .into_iter()
        .map(|(first, rests)| {
            let rests: Vec<String> = rests.iter().map(|(rest, weight)| format!("{rest} {weight}")).collect();
            (first, rests.join("|"))
        })
        .collect();
    let mut text = serde_json::to_string_pretty(&json!({ "names": names, "voice": detect::voice() }))?;
    text.push('\n');
    generated::write(&root.join("extension/content/gate-words.json"), &text)
}
