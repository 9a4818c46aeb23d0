//! Limits that the parts of the extension have to keep.

use crate::wasm;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

/// A built file, relative to the workspace, and its limit in bytes.
const LIMITS: &[(&str, u64)] = &[
    // Every category and the model; more makes the engine slow to start.
    (wasm::MODULE, 1_100_000),
    // Runs on every page the reader allows.
    ("dist/chrome/content/index.js", 40_000),
];

/// Prints the sizes of what was built in the workspace at `root`.
pub(crate) fn print(root: &Path) -> Result<()> {
    for (file, limit) in LIMITS {
        let size = size(root, file)?;
        let verdict = if size > *limit { "TOO LARGE" } else { "ok" };
        println!("{file}: {size} bytes, limit {limit}: {verdict}");
    }
    Ok(())
}

/// Prints the sizes, and fails if one is over its limit.
pub(crate) fn check(root: &Path) -> Result<()> {
    print(root)?;
    for (file, limit) in LIMITS {
        let size = size(root, file)?;
        ensure!(size <= *limit, "{file} is {size} bytes, more than its limit of {limit}");
    }
    Ok(())
}

fn size(root: &Path, file: &str) -> Result<u64> {
    Ok(fs::metadata(root.join(file)).with_context(|| format!("{file} is not built"))?.len())
}
