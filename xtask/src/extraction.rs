//! How well the main content of saved pages is chosen: our clauses of a page against those of the text that
//! Open Terms Archive extracted from it, compared by clause hash.

use anyhow::{Context, Result};
use clausemark::clause::{Clause, Clauses};
use clausemark::page;
use clausemark::report::ClauseKind;
use serde::Deserialize;
use std::collections::HashSet;
use std::fs;
use std::path::Path;

/// One line of `pages/policies.jsonl`.
#[derive(Deserialize)]
struct Page {
    file: String,
    url: Option<String>,
    extracted: Option<String>,
}

/// The two shares for one page, 0 to 1.
struct Row {
    file: String,
    /// Share of the extraction's clauses found among ours.
    found: f64,
    /// Share of our clauses found in the extraction.
    kept: f64,
}

/// Prints both distributions over the pages below `shared` that have an extraction, and the worst pages.
/// With `detail`, prints for pages whose file name contains it the clauses that differ.
pub(crate) fn run(shared: &Path, detail: Option<&str>) -> Result<()> {
    let pages = shared.join("pages");
    let mut rows = Vec::new();
    let list = pages.join("policies.jsonl");
    for line in fs::read_to_string(&list).with_context(|| format!("cannot read {}", list.display()))?.lines() {
        let page: Page = serde_json::from_str(line)?;
        let Some(extracted) = &page.extracted else { continue };
        let html = fs::read_to_string(pages.join(&page.file))?;
        let markdown = fs::read_to_string(pages.join(extracted))?;
        let ours = page::clauses(&page::html::read(&html, page.url.as_deref()));
        let theirs = page::clauses(&page::markdown::read(&markdown, page.url.as_deref()));
        if detail.is_some_and(|part| page.file.contains(part)) {
            print_difference("only in the extraction", &theirs, &ours);
            print_difference("only in the page", &ours, &theirs);
        }
        rows.push(Row { found: share(&theirs, &ours), kept: share(&ours, &theirs), file: page.file });
    }
    print_distribution("sentences of the extraction found among ours", &mut rows, |row| row.found);
    print_distribution("our sentences that stand in the extraction", &mut rows, |row| row.kept);
    Ok(())
}

fn hashes(clauses: &Clauses) -> HashSet<[u8; 32]> {
    clauses.list.iter().map(|clause| clause.hash).collect()
}

/// What counts as a sentence: a clause of at least this many words, headings left out.
const SENTENCE_WORDS: usize = 5;

fn sentences(clauses: &Clauses) -> impl Iterator<Item = &Clause> {
    clauses
        .list
        .iter()
        .filter(|clause| clause.kind != ClauseKind::Heading)
        .filter(|clause| clause.canonical.split(' ').count() >= SENTENCE_WORDS)
}

/// Share of the sentences of `some` that stand in `others`.
fn share(some: &Clauses, others: &Clauses) -> f64 {
    let known = hashes(others);
    let found = sentences(some).filter(|clause| known.contains(&clause.hash)).count();
    found as f64 / sentences(some).count().max(1) as f64
}

fn print_difference(title: &str, some: &Clauses, others: &Clauses) {
    let known = hashes(others);
    println!("{title}:");
    for clause in some.list.iter().filter(|clause| !known.contains(&clause.hash)) {
        println!("  {:?} {}", clause.kind, clause.canonical);
    }
}

fn print_distribution(title: &str, rows: &mut [Row], value: fn(&Row) -> f64) {
    rows.sort_by(|a, b| value(a).total_cmp(&value(b)));
    let median = rows.get(rows.len() / 2).map_or(0.0, value);
    let good = rows.iter().filter(|row| value(row) >= 0.9).count();
    println!("{title}: median {:.1} %, at least 90 % on {good} of {} pages; the worst:", median * 100.0, rows.len());
    for row in rows.iter().take(12) {
        println!("  {:5.1} %  {}", value(row) * 100.0, row.file);
    }
}
