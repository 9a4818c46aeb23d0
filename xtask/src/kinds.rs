//! How well kinds of documents are told apart, and from other pages.

use crate::jsonl;
use anyhow::{Context, Result};
use clausemark::detect::{Verdict, detect, language};
use clausemark::page;
use clausemark::report::Kind;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A line of `policies.jsonl` or `others.jsonl`.
#[derive(Deserialize)]
struct Page {
    file: String,
    kind: Kind,
    url: Option<String>,
}

/// A page with what was made of it.
struct Judged {
    file: String,
    expected: Kind,
    verdict: Verdict,
    language: Option<&'static str>,
}

/// Judges the saved pages and the labelled policies below `shared`, and prints the rates, the mistakes and the closest
/// calls with what decided them.
pub(crate) fn run(shared: &Path) -> Result<()> {
    let pages = shared.join("pages");
    let policies = judge_list(&pages, "policies.jsonl")?;
    let others = judge_list(&pages, "others.jsonl")?;
    let shells = judge_shells(&pages.join("shells"))?;
    let gold = judge_gold(&shared.join("gold"))?;

    let (real, not_really): (Vec<_>, Vec<_>) = policies.iter().partition(|page| page.expected != Kind::None);
    recognised("policies", &real);
    recognised("gold (bare Markdown)", &gold.iter().collect::<Vec<_>>());
    taken("policy addresses without a policy", &not_really);
    taken("other pages", &others.iter().collect::<Vec<_>>());
    taken("shells", &shells.iter().collect::<Vec<_>>());
    languages("policies", policies.iter().chain(&gold));
    languages("other pages", others.iter());
    Ok(())
}

fn judge(file: &str, html: &str, url: Option<&str>, expected: Kind) -> Judged {
    let capture = if file.ends_with(".md") { page::markdown::read(html, url) } else { page::html::read(html, url) };
    let clauses = page::clauses(&capture);
    let language = language(&clauses);
    Judged { file: file.into(), expected, verdict: detect(&capture, &clauses, language), language }
}

fn judge_list(folder: &Path, list: &str) -> Result<Vec<Judged>> {
    let pages: Vec<Page> = jsonl::read(&folder.join(list))?;
    pages
        .into_iter()
        .map(|page| Ok(judge(&page.file, &read(&folder.join(&page.file))?, page.url.as_deref(), page.kind)))
        .collect()
}

fn judge_shells(folder: &Path) -> Result<Vec<Judged>> {
    files(folder, "html")?
        .into_iter()
        .map(|file| Ok(judge(&file, &read(&folder.join(&file))?, None, Kind::None)))
        .collect()
}

/// The labelled policies carry their kind in their name.
fn judge_gold(folder: &Path) -> Result<Vec<Judged>> {
    let mut judged = Vec::new();
    for half in ["dev", "train"] {
        let folder = folder.join(half);
        for file in files(&folder, "md")? {
            let kinds = [
                ("privacy-policy.md", Kind::Privacy),
                ("terms-of-service.md", Kind::Terms),
                ("trackers-policy.md", Kind::Cookies),
            ];
            let kind = kinds.iter().find(|(ending, _)| file.ends_with(ending)).map(|(_, kind)| *kind);
            let kind = kind.with_context(|| format!("{file}: no kind in its name"))?;
            judged.push(judge(&file, &read(&folder.join(&file))?, None, kind));
        }
    }
    Ok(judged)
}

fn recognised(what: &str, pages: &[&Judged]) {
    let all = pages.len();
    let some = pages.iter().filter(|page| page.verdict.kind != Kind::None).count();
    let right = pages.iter().filter(|page| page.verdict.kind == page.expected).count();
    println!(
        "{what}: {some} of {all} recognised ({:.1} %), {right} with the right kind ({:.1} %)",
        rate(some, all),
        rate(right, all)
    );
    for page in pages.iter().filter(|page| page.verdict.kind != page.expected) {
        println!(
            "  {:?} taken for {:?} ({}): {}{}",
            page.expected,
            page.verdict.kind,
            page.verdict.confidence,
            page.file,
            why(page)
        );
    }
    close_calls(pages.iter().filter(|page| page.verdict.kind == page.expected));
}

fn taken(what: &str, pages: &[&Judged]) {
    let wrong: Vec<_> = pages.iter().filter(|page| page.verdict.kind != Kind::None).collect();
    println!("{what}: {} of {} taken for a policy", wrong.len(), pages.len());
    for page in wrong {
        println!("  {:?} ({}): {}{}", page.verdict.kind, page.verdict.confidence, page.file, why(page));
    }
    close_calls(pages.iter().filter(|page| page.verdict.kind == Kind::None));
}

/// The right verdicts that were least sure.
fn close_calls<'a>(right: impl Iterator<Item = &'a &'a Judged>) {
    let mut right: Vec<_> = right.collect();
    right.sort_by(|a, b| a.verdict.confidence.total_cmp(&b.verdict.confidence));
    for page in right.iter().take(5) {
        println!("  close: {} {}{}", page.verdict.confidence, page.file, why(page));
    }
}

fn languages<'a>(what: &str, pages: impl Iterator<Item = &'a Judged>) {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for page in pages {
        *counts.entry(page.language.unwrap_or("unknown")).or_default() += 1;
    }
    println!("{what}, languages: {counts:?}");
}

/// What decided, for reading a mistake.
fn why(page: &Judged) -> String {
    page.verdict.evidence.iter().map(|e| format!("\n      {:+.2} {}: {}", e.weight, e.place, e.words)).collect()
}

fn rate(part: usize, all: usize) -> f64 {
    100.0 * part as f64 / all.max(1) as f64
}

fn files(folder: &Path, ending: &str) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut files: Vec<String> =
        entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect::<std::io::Result<_>>()?;
    files.retain(|file| file.rsplit_once('.').is_some_and(|(_, e)| e == ending));
    files.sort();
    Ok(files)
}

fn read(path: &Path) -> Result<String> {
    let bytes = fs::read(path).with_context(|| path.display().to_string())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
