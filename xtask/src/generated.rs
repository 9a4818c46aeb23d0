//! Files that are written from the Rust sources, for the extension to be built from.

use anyhow::Result;
use std::fs;
use std::path::Path;

/// Writes `text` to a file. One that says so already keeps its time, so that watchers stay quiet.
pub(crate) fn write(path: &Path, text: &str) -> Result<()> {
    fs::create_dir_all(path.parent().expect("a file in a folder"))?;
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    Ok(fs::write(path, text)?)
}
