//! Limits that the parts of the extension have to keep.

use anyhow::{Context, Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::Path;

/// What a built file may take.
struct Limit {
    /// Relative to the workspace.
    file: &'static str,
    bytes: usize,
    /// Bytes when compressed, as a download is.
    gzipped: usize,
}

const LIMITS: &[Limit] = &[
    // Every category and the model; more makes the engine slow to start.
    Limit { file: "extension/wasm/reading_bg.wasm", bytes: 1_100_000, gzipped: 450_000 },
    // Runs on every page the reader allows.
    Limit { file: "dist/chrome/content/index.js", bytes: 40_000, gzipped: 10_000 },
];

/// Prints the sizes of what was built in the workspace at `root`.
pub(crate) fn print(root: &Path) -> Result<()> {
    for limit in LIMITS {
        let (bytes, gzipped) = sizes(root, limit)?;
        let verdict = if is_kept(limit, bytes, gzipped) { "ok" } else { "TOO LARGE" };
        let Limit { file, bytes: most, gzipped: most_gzipped } = limit;
        println!("{file}: {bytes} bytes (limit {most}), {gzipped} gzipped (limit {most_gzipped}): {verdict}");
    }
    Ok(())
}

/// Prints the sizes, and fails if one is over its limit.
pub(crate) fn check(root: &Path) -> Result<()> {
    print(root)?;
    for limit in LIMITS {
        let (bytes, gzipped) = sizes(root, limit)?;
        ensure!(is_kept(limit, bytes, gzipped), "{} is over its limit", limit.file);
    }
    Ok(())
}

fn is_kept(limit: &Limit, bytes: usize, gzipped: usize) -> bool {
    bytes <= limit.bytes && gzipped <= limit.gzipped
}

/// Bytes of a file, as it is and gzipped.
fn sizes(root: &Path, Limit { file, .. }: &Limit) -> Result<(usize, usize)> {
    let contents = fs::read(root.join(file)).with_context(|| format!("{file} is not built"))?;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&contents)?;
    Ok((contents.len(), encoder.finish()?.len()))
}
