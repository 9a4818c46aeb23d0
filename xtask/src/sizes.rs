//! Limits that the parts of the extension have to keep.

use anyhow::{Context, Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::Path;

/// What built files may take together.
struct Limit {
    /// Relative to the workspace.
    files: &'static [&'static str],
    bytes: usize,
    /// Bytes when compressed, as a download is.
    gzipped: usize,
}

const MODULE: &str = "extension/wasm/reading_bg.wasm";

const LIMITS: &[Limit] = &[
    // What the browser compiles before the first page is read.
    Limit { files: &[MODULE], bytes: 700_000, gzipped: 450_000 },
    // Every category, with the model.
    Limit { files: &[MODULE, "extension/wasm/weights.bin"], bytes: 1_100_000, gzipped: 450_000 },
    // Runs on every page the reader allows.
    Limit { files: &["dist/chrome/content/index.js"], bytes: 40_000, gzipped: 10_000 },
];

/// Prints the sizes of what was built in the workspace at `root`.
pub(crate) fn print(root: &Path) -> Result<()> {
    for limit in LIMITS {
        let (bytes, gzipped) = sizes(root, limit)?;
        let verdict = if is_kept(limit, bytes, gzipped) { "ok" } else { "TOO LARGE" };
        let Limit { files, bytes: most, gzipped: most_gzipped } = limit;
        let files = files.join(" + ");
        println!("{files}: {bytes} bytes (limit {most}), {gzipped} gzipped (limit {most_gzipped}): {verdict}");
    }
    Ok(())
}

/// Prints the sizes, and fails if one is over its limit.
pub(crate) fn check(root: &Path) -> Result<()> {
    print(root)?;
    for limit in LIMITS {
        let (bytes, gzipped) = sizes(root, limit)?;
        ensure!(is_kept(limit, bytes, gzipped), "{}: over the limit", limit.files.join(" + "));
    }
    Ok(())
}

fn is_kept(limit: &Limit, bytes: usize, gzipped: usize) -> bool {
    bytes <= limit.bytes && gzipped <= limit.gzipped
}

/// Bytes of the files, as they are and each gzipped.
fn sizes(root: &Path, Limit { files, .. }: &Limit) -> Result<(usize, usize)> {
    let mut sizes = (0, 0);
    for file in *files {
        let contents = fs::read(root.join(file)).with_context(|| format!("{file} is not built"))?;
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&contents)?;
        sizes.0 += contents.len();
        sizes.1 += encoder.finish()?.len();
    }
    Ok(sizes)
}
