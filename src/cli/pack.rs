//! Packs on disk: a line of JSON for the manifest, one for each record, gzip allowed.

use super::failure::Failure;
use clausemark::record::{Manifest, Record, problem};
use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

/// What a file starts with that is gzip.
const GZIP: &[u8] = &[0x1f, 0x8b];

const NEXT: &str = "get the pack again, or load it without such lines (--skip-bad)";

/// Reads the pack at `path`. The first line that is wrong is a failure; with `skip_bad`, wrong lines are reported and the
/// others are read.
pub(crate) fn read(path: &Path, skip_bad: bool) -> Result<Vec<Record>, Failure> {
    let name = path.display().to_string();
    let unread = |error| Failure::Unread { name: path.display().to_string(), error };
    let mut file = BufReader::new(File::open(path).map_err(unread)?);
    let is_gzip = file.fill_buf().map_err(unread)?.starts_with(GZIP);
    let lines: Box<dyn BufRead> =
        if is_gzip { Box::new(BufReader::new(MultiGzDecoder::new(file))) } else { Box::new(file) };
    let mut reader = Reader { records: Vec::new(), known: HashMap::new() };
    for (at, line) in BufRead::split(lines, b'\n').enumerate() {
        let refused = |what| Failure::Refused { name: format!("{name}:{}", at + 1), what, next: NEXT };
        // What cannot be unpacked ends the pack: nothing behind it can be found.
        let line = match line {
            Ok(line) => line,
            Err(error) if skip_bad => {
                refused(format!("cannot be unpacked from here on ({error})")).report();
                break;
            }
            Err(error) => return Err(refused(format!("cannot be unpacked from here on ({error})"))),
        };
        match reader.line(at, &line).map_err(refused) {
            Err(failure) if skip_bad && at > 0 => failure.report(),
            result => result?,
        }
    }
    Ok(reader.records)
}

struct Reader {
    records: Vec<Record>,
    /// The line of every record by its id.
    known: HashMap<String, usize>,
}

impl Reader {
    fn line(&mut self, at: usize, line: &[u8]) -> Result<(), String> {
        if at == 0 {
            return parsed::<Manifest>(line)?.problem().map_or(Ok(()), Err);
        }
        if line.is_empty() {
            return Ok(());
        }
        let record: Record = parsed(line)?;
        if let Some(problem) = problem(&record) {
            return Err(problem.to_string());
        }
        if let Some(first) = self.known.insert(record.id.clone(), at + 1) {
            return Err(format!("the record is that of line {first} again"));
        }
        self.records.push(record);
        Ok(())
    }
}

fn parsed<T: DeserializeOwned>(line: &[u8]) -> Result<T, String> {
    serde_json::from_slice(line).map_err(|error| format!("cannot be read ({error})"))
}

/// Where a pack is written to.
pub(crate) enum Writer {
    /// Standard output.
    Stdout,
    /// A file, and its name.
    File(BufWriter<File>, PathBuf),
    /// A gzip file.
    Gzip(Box<GzEncoder<BufWriter<File>>>, PathBuf),
}

impl Writer {
    /// A pack at `path`, compressed where its name ends in `.gz`; without a path, on standard output.
    pub(crate) fn new(path: Option<&Path>, manifest: &Manifest) -> Result<Self, Failure> {
        let mut writer = match path {
            None => Self::Stdout,
            Some(path) => {
                let unwritten = |error| Failure::Unwritten { name: path.display().to_string(), error };
                let file = BufWriter::new(File::create(path).map_err(unwritten)?);
                if path.extension().is_some_and(|extension| extension == "gz") {
                    Self::Gzip(Box::new(GzEncoder::new(file, Compression::best())), path.to_owned())
                } else {
                    Self::File(file, path.to_owned())
                }
            }
        };
        writer.line(manifest)?;
        Ok(writer)
    }

    /// Writes one line.
    pub(crate) fn line(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        let line = json_line(value);
        match self {
            Self::Stdout => super::output::plain(&line),
            Self::File(file, path) => file.write_all(line.as_bytes()).map_err(unwritten(path)),
            Self::Gzip(file, path) => file.write_all(line.as_bytes()).map_err(unwritten(path)),
        }
    }

    /// Writes what is still to be written.
    pub(crate) fn finish(self) -> Result<(), Failure> {
        match self {
            Self::Stdout => Ok(()),
            Self::File(mut file, path) => file.flush().map_err(unwritten(&path)),
            Self::Gzip(file, path) => file.finish().and_then(|mut file| file.flush()).map_err(unwritten(&path)),
        }
    }
}

fn unwritten(path: &Path) -> impl FnOnce(io::Error) -> Failure + '_ {
    |error| Failure::Unwritten { name: path.display().to_string(), error }
}

/// `value` as one line of JSON.
pub(crate) fn json_line(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("plain data with string keys has a JSON form") + "\n"
}
