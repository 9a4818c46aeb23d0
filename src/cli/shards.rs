//! A static record archive: records under the first four hexadecimal digits of a hash, so that whoever serves the files
//! does not learn which document was asked for.

use super::failure::Failure;
use super::pack::json_line;
use clausemark::hash::{hex, sha256};
use clausemark::record::{Manifest, Record};
use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Digits of a hash that name a shard: one of 65,536.
const PREFIX: usize = 4;

/// A folder of shards.
pub(crate) struct Shards {
    folder: PathBuf,
}

impl Shards {
    /// The archive in `folder`, which is made where it is missing; `manifest.json` says what it is.
    pub(crate) fn new(folder: &Path, manifest: &Manifest) -> Result<Self, Failure> {
        fs::create_dir_all(folder).map_err(|error| unwritten(folder, error))?;
        let path = folder.join("manifest.json");
        fs::write(&path, json_line(manifest)).map_err(|error| unwritten(&path, error))?;
        Ok(Self { folder: folder.to_owned() })
    }

    /// Adds `record` under its document hash and under the hash of its document id, unless it is there already.
    pub(crate) fn add(&self, record: &Record) -> Result<(), Failure> {
        let line = json_line(record);
        let keys =
            BTreeSet::from([record.hash[..PREFIX].to_owned(), hex(&sha256(&record.document))[..PREFIX].to_owned()]);
        for key in keys {
            let path = self.folder.join(format!("{key}.ndjson"));
            append(&path, &line).map_err(|error| unwritten(&path, error))?;
        }
        Ok(())
    }
}

fn append(path: &Path, line: &str) -> io::Result<()> {
    let known = match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        known => known?,
    };
    if known.split_inclusive('\n').any(|other| other == line) {
        return Ok(());
    }
    OpenOptions::new().create(true).append(true).open(path)?.write_all(line.as_bytes())
}

fn unwritten(path: &Path, error: io::Error) -> Failure {
    Failure::Unwritten { name: path.display().to_string(), error }
}
