//! Edits that change nothing a reader reads leave the document hash; an edit of one word changes exactly the clauses that
//! hold it. On the sample policies, and on the real pages of ../shared where they are.
#![cfg(feature = "cli")]
#![allow(missing_docs)]

mod rewrite;

use clausemark::capture::Capture;
use clausemark::clause::Clauses;
use clausemark::document_hash;
use clausemark::page::{self, html};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use rewrite::{Draws, EDITS, rewritten};
use std::path::Path;

/// Edits of each kind of test.
const CASES: u32 = 1000;
/// Real pages above this many bytes are left out: a thousand edits of them would take minutes.
const LARGEST: usize = 80_000;

struct Page {
    name: String,
    html: String,
    capture: Capture,
    clauses: Clauses,
}

fn pages(folder: &str) -> Vec<Page> {
    let mut names: Vec<_> = std::fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()).collect();
    names.retain(|path| path.extension().is_some_and(|extension| extension == "html"));
    names.sort();
    let page = |path: &std::path::PathBuf| {
        let html = String::from_utf8_lossy(&std::fs::read(path).expect("a file just listed")).into_owned();
        let capture = html::read(&html, None);
        let clauses = page::clauses(&capture);
        Page { name: path.display().to_string(), html, capture, clauses }
    };
    let small = |path: &std::path::PathBuf| path.metadata().is_ok_and(|file| file.len() <= LARGEST as u64);
    names.iter().filter(|path| small(path)).map(page).collect()
}

/// The real pages, or none, which is said.
fn real_pages() -> Vec<Page> {
    const FOLDER: &str = "../shared/pages/policies";
    if !Path::new(FOLDER).is_dir() {
        println!("skipped: {FOLDER} is missing");
        return Vec::new();
    }
    pages(FOLDER)
}

fn check(pages: &[Page], test: impl Fn(&Page, u64) -> Result<(), TestCaseError>) {
    if pages.is_empty() {
        return;
    }
    let mut runner =
        TestRunner::new(Config { cases: CASES, max_shrink_iters: 0, failure_persistence: None, ..Config::default() });
    let drawn = (0..pages.len(), any::<u64>());
    runner.run(&drawn, |(page, seed)| test(&pages[page], seed)).unwrap_or_else(|failure| panic!("{failure}"));
}

fn nothing_changes(page: &Page, seed: u64) -> Result<(), TestCaseError> {
    let edit = EDITS[seed as usize % EDITS.len()];
    let edited = page::clauses(&html::read(&rewritten(&page.html, edit, seed), None));
    if document_hash(&edited) == document_hash(&page.clauses) {
        return Ok(());
    }
    let at = page.clauses.list.iter().zip(&edited.list).take_while(|(a, b)| a.hash == b.hash).count();
    let clause = |clauses: &Clauses| clauses.list.get(at).map(|clause| clause.canonical.clone());
    let (before, after) = (clause(&page.clauses), clause(&edited));
    Err(TestCaseError::fail(format!("{}: {edit:?}: clause {at} was\n  {before:?}\nand is\n  {after:?}", page.name)))
}

/// Changes the letters of one word, drawn by `seed`, and looks which clauses change.
fn one_word_changes(page: &Page, seed: u64) -> Result<(), TestCaseError> {
    let mut draws = Draws(seed);
    let Some((node, start, end)) = word(page, &mut draws) else { return Ok(()) };
    let mut capture = page.capture.clone();
    let other: String = capture.texts[node][start..end].chars().map(next_letter).collect();
    capture.texts[node].replace_range(start..end, &other);
    let at = capture.texts[node][..start].encode_utf16().count() as u32;
    let edited = page::clauses(&capture);
    prop_assert_eq!(edited.list.len(), page.clauses.list.len(), "{}: {}", page.name, other);
    for (before, after) in page.clauses.list.iter().zip(&edited.list) {
        let holds =
            before.ranges.iter().any(|range| range.node as usize == node && (range.start..range.end).contains(&at));
        prop_assert_eq!(before.hash != after.hash, holds, "{}: {}", page.name, after.canonical);
    }
    Ok(())
}

/// A word of five letters or more inside a clause: its Text node and bytes in it. What ends or begins a sentence is left
/// alone, since its letters can decide where the sentence ends.
fn word(page: &Page, draws: &mut Draws) -> Option<(usize, usize, usize)> {
    let clause = &page.clauses.list.get(draws.below(page.clauses.list.len().max(1)))?;
    let range = clause.ranges[draws.below(clause.ranges.len())];
    let text = &page.capture.texts[range.node as usize];
    let byte = |unit: u32| {
        let mut units = 0;
        text.char_indices()
            .find(|(_, c)| {
                let here = units >= unit;
                units += c.len_utf16() as u32;
                here
            })
            .map_or(text.len(), |(at, _)| at)
    };
    let (from, to) = (byte(range.start), byte(range.end));
    let words: Vec<(usize, usize)> = text[from..to]
        .match_indices(' ')
        .zip(text[from..to].match_indices(' ').skip(1))
        .map(|((a, _), (b, _))| (from + a + 1, from + b))
        .filter(|&(a, b)| b >= a + 5 && text[a..b].bytes().all(|b| b.is_ascii_lowercase()))
        .collect();
    let (start, end) = *words.get(draws.below(words.len().max(1)))?;
    Some((range.node as usize, start, end))
}

fn next_letter(c: char) -> char {
    if c == 'z' { 'a' } else { char::from(c as u8 + 1) }
}

#[test]
fn form_leaves_the_hash_of_the_sample_policies() {
    check(&pages("tests/policies"), nothing_changes);
}

#[test]
fn form_leaves_the_hash_of_real_pages() {
    check(&real_pages(), nothing_changes);
}

#[test]
fn a_word_changes_its_clauses_in_the_sample_policies() {
    check(&pages("tests/policies"), one_word_changes);
}

#[test]
fn a_word_changes_its_clauses_in_real_pages() {
    check(&real_pages(), one_word_changes);
}
