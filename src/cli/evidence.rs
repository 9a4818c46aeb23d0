//! Evidence bundles on disk: folders or zips, and whether everything in one fits.

use super::failure::{Failure, Outcome};
use super::output;
use clausemark::hash::{hex, sha256};
use clausemark::record::bundle::{BundleFile, CANONICAL, FINDINGS, RECORD, SUMS};
use clausemark::record::{Record, problem};
use clausemark::report::Finding;
use clausemark::text::canonical;
use std::fs;
use std::io::{self, Cursor, Read, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The most bytes that a file of a bundle may have when it is unpacked.
const LARGEST: u64 = 64 << 20;

/// Writes `files` at `path`: a zip where its name ends in `.zip`, else a folder.
pub(crate) fn write(path: &Path, files: &[BundleFile]) -> io::Result<()> {
    if path.extension().is_some_and(|extension| extension == "zip") {
        let mut zip = ZipWriter::new(fs::File::create(path)?);
        // No time in it: the same evidence gives the same bytes.
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for file in files {
            zip.start_file(&file.name, options)?;
            zip.write_all(file.text.as_bytes())?;
        }
        zip.finish()?;
    } else {
        fs::create_dir_all(path)?;
        for file in files {
            fs::write(path.join(&file.name), &file.text)?;
        }
    }
    Ok(())
}

/// Says what in the bundle at `path` does not fit, if anything.
pub(crate) fn verify(path: &Path) -> Result<Outcome, Failure> {
    let bundle = Bundle::open(path).map_err(|error| Failure::Unread { name: path.display().to_string(), error })?;
    let problems = bundle.problems();
    let name = path.display();
    if problems.is_empty() {
        output::plain(&format!("{name}: everything fits\n"))?;
        return Ok(Outcome::Clean);
    }
    for problem in &problems {
        output::plain(&format!("{name}: {}\n", super::pretty::printable(problem)))?;
    }
    Ok(Outcome::Found)
}

/// A bundle as it was found: the text of each file that is there.
struct Bundle {
    files: Vec<BundleFile>,
}

impl Bundle {
    fn open(path: &Path) -> io::Result<Self> {
        if path.is_dir() {
            let mut files = Vec::new();
            for entry in fs::read_dir(path)? {
                let entry = entry?;
                if entry.file_type()?.is_file() {
                    let text = String::from_utf8_lossy(&fs::read(entry.path())?).into_owned();
                    files.push(BundleFile { name: entry.file_name().to_string_lossy().into_owned(), text });
                }
            }
            return Ok(Self { files });
        }
        let mut zip = ZipArchive::new(Cursor::new(fs::read(path)?))?;
        let mut files = Vec::new();
        for at in 0..zip.len() {
            let file = zip.by_index(at)?;
            let name = file.name().rsplit('/').next().unwrap_or_default().to_owned();
            let mut bytes = Vec::new();
            file.take(LARGEST).read_to_end(&mut bytes)?;
            files.push(BundleFile { name, text: String::from_utf8_lossy(&bytes).into_owned() });
        }
        Ok(Self { files })
    }

    fn text(&self, name: &str) -> Result<&str, String> {
        let file = self.files.iter().find(|file| file.name == name);
        file.map(|file| file.text.as_str()).ok_or_else(|| format!("{name} is missing"))
    }

    fn problems(&self) -> Vec<String> {
        let mut problems = self.sums().unwrap_or_else(|problem| vec![problem]);
        problems.extend(self.content().unwrap_or_else(|problem| vec![problem]));
        problems
    }

    /// What `sha256sum -c SHA256SUMS` would find.
    fn sums(&self) -> Result<Vec<String>, String> {
        let mut problems = Vec::new();
        for line in self.text(SUMS)?.lines() {
            let (sum, name) =
                line.split_once("  ").ok_or_else(|| format!("{SUMS}: \"{line}\" is no sum with a name"))?;
            match self.text(name) {
                Ok(text) if hex(&sha256(text)) != sum => {
                    problems.push(format!("{name} was changed: {SUMS} has another sum"))
                }
                Ok(_) => {}
                Err(problem) => problems.push(problem),
            }
        }
        Ok(problems)
    }

    /// Whether record, text and findings speak of the same document.
    fn content(&self) -> Result<Vec<String>, String> {
        let record: Record = parsed(RECORD, self.text(RECORD)?)?;
        let findings: Vec<Finding> = parsed(FINDINGS, self.text(FINDINGS)?)?;
        let text = self.text(CANONICAL)?;
        let clauses: Vec<&str> = if text.is_empty() { Vec::new() } else { text.split('\n').collect() };
        let mut problems: Vec<String> =
            problem(&record).map(|problem| format!("{RECORD}: {problem}")).into_iter().collect();
        let hash = hex(&sha256(text));
        if hash != record.hash {
            problems.push(format!("{CANONICAL} has the hash {hash}, and the record says {}", record.hash));
        }
        if clauses.len() != record.clauses.len() {
            problems.push(format!(
                "{CANONICAL} has {} clauses, and the record {}",
                clauses.len(),
                record.clauses.len()
            ));
        }
        for (at, (clause, expected)) in clauses.iter().zip(&record.clauses).enumerate() {
            if hex(&sha256(clause)) != *expected {
                problems.push(format!(
                    "clause {} (line {} of {CANONICAL}) is not what the record says",
                    at + 1,
                    at + 1
                ));
            }
        }
        for (at, finding) in findings.iter().enumerate() {
            let clause = clauses.get(finding.clause as usize);
            let fits = clause.is_some_and(|clause| canonical(&finding.quote) == *clause)
                && record.clauses.get(finding.clause as usize) == Some(&finding.clause_hash);
            if !fits {
                let clause = finding.clause + 1;
                problems.push(format!(
                    "{FINDINGS}: finding {} ({}) is not in clause {clause}",
                    at + 1,
                    finding.category
                ));
            }
        }
        Ok(problems)
    }
}

fn parsed<T: serde::de::DeserializeOwned>(name: &str, text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| format!("{name} cannot be read ({error})"))
}
