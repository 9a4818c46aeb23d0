//! Files of JSON lines, as the data sets in ../shared are kept.

use anyhow::{Context, Result};
use serde::de::DeserializeOwned;
use std::fs;
use std::path::Path;

/// The rows of the file at `path`, one per line. Fails where it cannot be read or a line is no such row.
pub(crate) fn read<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let row = |(at, line)| serde_json::from_str(line).with_context(|| format!("{}:{}", path.display(), at + 1));
    text.lines().enumerate().map(row).collect()
}
