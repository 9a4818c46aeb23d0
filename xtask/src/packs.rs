//! A pack as large as archives are, and what it costs to load and to look up: made here, read by the extension.

use crate::{browser, package, root};
use anyhow::Result;
use clausemark::hash::{hex, sha256};
use clausemark::record::{ClauseCategory, Manifest, Record, Source, record_id};
use clausemark::report::Kind;
use clausemark::text::RECIPE;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::Serialize;
use std::fs;
use std::io::{BufWriter, Write};

/// Documents, and versions of each.
const DOCUMENTS: usize = 500;
const VERSIONS: usize = 20;
/// Clauses of documents at even steps of their distribution over ../shared/pages/policies, with the same mean.
const CLAUSES: &[usize] = &[28, 63, 95, 112, 157, 206, 239, 281, 346, 716];
/// Of so many clauses one is another in the next version.
const CHANGED_OF: usize = 30;
/// Of so many clauses one has a category.
const CATEGORY_OF: usize = 6;

/// Writes a pack of 10,000 records, builds the packages, and prints what the pack costs in Chromium.
pub(crate) fn run() -> Result<()> {
    let path = root::path().join("target/pack.ndjson.gz");
    let mut pack = GzEncoder::new(BufWriter::new(fs::File::create(&path)?), Compression::default());
    write_line(&mut pack, &Manifest::new("made for the measurement", "xtask", "CC0-1.0", ""))?;
    for document in 0..DOCUMENTS {
        let count = CLAUSES[document % CLAUSES.len()];
        let mut clauses: Vec<String> = (0..count).map(|at| hash(&[document, at])).collect();
        for version in 0..VERSIONS {
            for at in (version % CHANGED_OF..count).step_by(CHANGED_OF) {
                clauses[at] = hash(&[document, at, version]);
            }
            write_line(&mut pack, &record(document, version, clauses.clone()))?;
        }
    }
    pack.finish()?.flush()?;
    package::all(root::path())?;
    browser::run("packs", &[path.display().to_string()])
}

fn record(document: usize, version: usize, clauses: Vec<String>) -> Record {
    let site = format!("service-{document}.example");
    let category = |clause: usize| ClauseCategory { clause: clause as u32, category: "third-party-sharing".into() };
    let mut record = Record {
        format: "record/1".into(),
        id: String::new(),
        document: format!("{site}:privacy"),
        entity: format!("Service {document}"),
        kind: Kind::Privacy,
        title: "Privacy Policy".into(),
        url: Some(format!("https://{site}/privacy")),
        language: Some("en".into()),
        captured: format!("20{:02}-03-04T05:06:07Z", 6 + version),
        recipe: RECIPE.into(),
        hash: hash(&[document, version, 0, 1]),
        wording: hash(&[document, version, 0, 2]),
        categories: (0..clauses.len()).step_by(CATEGORY_OF).map(category).collect(),
        clauses,
        rules: "made for the measurement".into(),
        source: Source {
            by: "Open Terms Archive".into(),
            repository: Some("https://github.com/example/versions".into()),
            commit: Some(hash(&[document, version])[..40].to_owned()),
            path: Some(format!("Service {document}/Privacy Policy.md")),
            link: None,
        },
        licence: "CC0-1.0".into(),
    };
    record.id = record_id(&record);
    record
}

/// A hash that differs with every number of `of`.
fn hash(of: &[usize]) -> String {
    hex(&sha256(&format!("{of:?}")))
}

fn write_line(pack: &mut impl Write, value: &impl Serialize) -> Result<()> {
    serde_json::to_writer(&mut *pack, value)?;
    Ok(pack.write_all(b"\n")?)
}
