//! The evidence bundle: files by which a second person can verify, offline and with stock tools, what was read.

use super::Record;
use super::manifest::program;
use crate::hash::{hex, sha256};
use serde::{Deserialize, Serialize};

/// The files a bundle has, by their names.
pub const CANONICAL: &str = "canonical.txt";
/// See [`CANONICAL`].
pub const RECORD: &str = "record.json";
/// See [`CANONICAL`].
pub const FINDINGS: &str = "findings.json";
/// See [`CANONICAL`].
pub const SUMS: &str = "SHA256SUMS";

/// One file of a bundle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct BundleFile {
    /// Its name, without a folder.
    pub name: String,
    /// What is in it, in UTF-8.
    pub text: String,
}

/// The files of the bundle on a document: its canonical `texts`, its `record`, and record and findings as JSON.
pub fn bundle(record: &Record, texts: &[String], record_json: String, findings_json: String) -> Vec<BundleFile> {
    let file = |name: &str, text| BundleFile { name: name.to_owned(), text };
    let mut files = vec![
        file("README.txt", readme(record)),
        file(CANONICAL, texts.join("\n")),
        file(RECORD, record_json),
        file(FINDINGS, findings_json),
    ];
    let sums = files.iter().map(|file| format!("{}  {}\n", hex(&sha256(&file.text)), file.name)).collect();
    files.push(file(SUMS, sums));
    files
}

fn readme(record: &Record) -> String {
    let url = record.url.as_deref().unwrap_or("none");
    let language = record.language.as_deref().unwrap_or("unknown");
    let Record { title, entity, captured, recipe, rules, hash, id, .. } = record;
    let program = program();
    format!(
        "\
What {entity} said, and how to verify it
{rule}

Title      {title}
Address    {url}
Captured   {captured}
Language   {language}
Recipe     {recipe}
Program    {program}, rules {rules}
Document   {hash}
Record     {id}

canonical.txt  the document's text in its canonical form, one clause on each line
record.json    the record: hashes, address, time, source, categories
findings.json  the clauses that matter, with their exact words and hashes
SHA256SUMS     the SHA-256 of each of these files

To verify, offline, in this folder:

  sha256sum -c SHA256SUMS                            every file is as it was made
  sha256sum canonical.txt                            gives the document's hash, above and in record.json
  sed -n 12p canonical.txt | tr -d '\\n' | sha256sum   gives the hash of clause 12: entry 11 of \"clauses\" in record.json
                                                     (they are counted from 0)

With Clausemark, all of it at once: clausemark verify FOLDER

That the hashes fit shows that the files belong together and that nothing in them was changed since. That the page said
this at that time is said by whoever made the record; compare its hash with the record of an archive, or with one that
somebody else made, to be independent of that.
",
        rule = "=".repeat(40)
    )
}
