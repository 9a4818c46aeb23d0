//! The words of the content gate: the recogniser's own, so that the gate lets through what it recognises.

use anyhow::Result;
use clausemark::detect;
use serde_json::{Map, json};
use std::fs;
use std::path::Path;

/// Writes `extension/content/gate-words.json` of the workspace at `root`.
pub(crate) fn write(root: &Path) -> Result<()> {
    let names: Map<_, _> = detect::names().map(|(name, weight)| (name, json!(weight))).collect();
    let mut text = serde_json::to_string_pretty(&json!({ "names": names, "voice": detect::voice() }))?;
    text.push('\n');
    let path = root.join("extension/content/gate-words.json");
    // An unchanged file keeps its time, so that watchers stay quiet.
    if fs::read_to_string(&path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    Ok(fs::write(path, text)?)
}
