//! How well a page is found again in records made of its text by another route: the extractions of Open Terms Archive.

use crate::jsonl;
use anyhow::{Context, Result, ensure};
use clausemark::page::{html, markdown};
use clausemark::record::compare::compare;
use clausemark::record::{About, Edition, Record, Source, Verdict, check, record};
use clausemark::{capture::Capture, read};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A line of `policies.jsonl`.
#[derive(Deserialize)]
struct Page {
    file: String,
    service: String,
    url: Option<String>,
    captured: String,
    source: String,
    commit: String,
    extracted: Option<String>,
}

/// What the median share of clauses found in a page's own record has to be, in per cent.
const LEAST_MEDIAN: f64 = 98.0;
/// The worst pages that are shown.
const SHOWN: usize = 12;

/// Prints for the pages in `shared` the share of clauses that match the record of their extraction, the verdicts, and
/// which pages match a document of another site. Fails where one does as identical, or where the median is too low.
pub(crate) fn run(shared: &Path) -> Result<()> {
    let folder = shared.join("pages");
    let pages: Vec<Page> = jsonl::read(&folder.join("policies.jsonl"))?;
    let mut archived = Vec::new();
    let mut seen = Vec::new();
    for page in &pages {
        let url = page.url.as_deref();
        seen.push(recorded(page, &html::read(&text(&folder.join(&page.file))?, url))?);
        archived.push(match &page.extracted {
            Some(extracted) => Some(recorded(page, &markdown::read(&text(&folder.join(extracted))?, url))?),
            None => None,
        });
    }
    let records: Vec<Record> = archived.iter().flatten().cloned().collect();
    let mut shares = Vec::new();
    let mut verdicts: BTreeMap<String, usize> = BTreeMap::new();
    for (at, record) in archived.iter().enumerate() {
        let Some(record) = record else { continue };
        let verdict = check(&seen[at], std::slice::from_ref(record)).verdict;
        let edition = |record| Edition::of(record, Vec::new());
        let counts = compare(&edition(&seen[at]), &edition(record)).counts;
        let matched = f64::from(counts.same + counts.moved) * 100.0 / f64::from(counts.clauses.max(1));
        shares.push((matched, &pages[at].file));
        *verdicts.entry(format!("{verdict:?}")).or_default() += 1;
    }
    shares.sort_by(|a, b| a.0.total_cmp(&b.0));
    let median = shares[shares.len() / 2].0;
    let good = shares.iter().filter(|(share, _)| *share >= 90.0).count();
    println!("{} pages against the records of their extractions: clauses matched by hash", shares.len());
    println!("median {median:.1} %, at least 90 % on {good} pages; verdicts: {verdicts:?}; the worst:");
    shares.iter().take(SHOWN).for_each(|(share, file)| println!("  {share:5.1} %  {file}"));
    let strangers = strangers(&pages, &seen, &records);
    println!(
        "{} pages against all records and all pages: {strangers} identical to a document of another site",
        seen.len()
    );
    ensure!(strangers == 0, "a page is taken for another site's document");
    ensure!(median >= LEAST_MEDIAN, "the median is under {LEAST_MEDIAN} %");
    Ok(())
}

/// How many pages are told to be a document of another service. Each is held against everything but its own.
fn strangers(pages: &[Page], seen: &[Record], records: &[Record]) -> usize {
    let mut strangers = 0;
    for (page, record) in pages.iter().zip(seen) {
        let others: Vec<Record> =
            records.iter().chain(seen).filter(|other| other.entity != page.service).cloned().collect();
        let found = check(record, &others);
        if matches!(found.verdict, Verdict::Identical | Verdict::SameWording) {
            strangers += 1;
            println!("  {} is {:?}: {}", page.file, found.verdict, found.record.map_or(String::new(), |r| r.entity));
        }
    }
    strangers
}

fn recorded(page: &Page, capture: &Capture) -> Result<Record> {
    let source = Source {
        by: "Open Terms Archive".into(),
        repository: Some(page.source.clone()),
        commit: Some(page.commit.clone()),
        ..Source::default()
    };
    let about = About { entity: page.service.clone(), captured: page.captured.clone(), source, licence: String::new() };
    Ok(record(&read(capture), about)?)
}

fn text(path: &Path) -> Result<String> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
