//! Zip files that depend on their contents alone: sorted, without times and owners.

use anyhow::{Context, Result};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Packs every file under `folder` into `archive`, and returns its size in bytes.
pub(crate) fn pack(folder: &Path, archive: &Path) -> Result<u64> {
    let mut zip = ZipWriter::new(io::BufWriter::new(File::create(archive)?));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for path in files(folder)? {
        let name = path.strip_prefix(folder)?.to_str().context("a file name that is not UTF-8")?;
        zip.start_file(name, options)?;
        zip.write_all(&fs::read(&path)?)?;
    }
    zip.finish()?.flush()?;
    Ok(fs::metadata(archive)?.len())
}

/// Every file under `folder`, at any depth, sorted by path.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
