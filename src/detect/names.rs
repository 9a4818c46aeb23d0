//! What documents are called: names of policies in titles, headings, addresses and opening lines.

use super::cues::{ABOUT_A_NAME, NAMES};
use crate::report::Kind;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A document name found in a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Named {
    pub(super) kind: Kind,
    pub(super) name: &'static str,
    /// The name's weight, lowered where the line says more than the name.
    pub(super) weight: f32,
    /// The line is this name and hardly anything else.
    pub(super) whole: bool,
}

/// The known names, for looking up runs of words.
struct Known {
    by_words: HashMap<String, (Kind, &'static str, f32)>,
    /// The number of words of the longest name that starts with a word.
    longest_from: HashMap<String, usize>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut known = Known { by_words: HashMap::new(), longest_from: HashMap::new() };
    for (kind, name, weight) in all() {
        let words = words(name);
        let longest = known.longest_from.entry(words[0].clone()).or_default();
        *longest = words.len().max(*longest);
        known.by_words.insert(words.join(" "), (kind, name, weight));
    }
    known
});

/// Every known name with its kind and weight.
pub(super) fn all() -> impl Iterator<Item = (Kind, &'static str, f32)> {
    NAMES.iter().flat_map(|(kind, names)| names.iter().map(move |&(name, weight)| (*kind, name, weight)))
}

/// The names in one line (a heading, a part of a title or of an address), longest first where they overlap.
pub(super) fn in_line(line: &str) -> Vec<Named> {
    let words = words(line);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let longest = KNOWN.longest_from.get(&words[at]).map_or(0, |&longest| longest.min(words.len() - at));
        let hit =
            (1..=longest).rev().find_map(|n| KNOWN.by_words.get(&words[at..at + n].join(" ")).map(|hit| (n, *hit)));
        let Some((n, (kind, name, weight))) = hit else {
            at += 1;
            continue;
        };
        let about = ABOUT_A_NAME.iter().any(|cue| contains(&words, cue));
        let fit = fit(at, words.len() - at - n) * if about { 0.3 } else { 1.0 };
        found.push(Named { kind, name, weight: weight * fit, whole: fit >= 0.8 });
        at += n;
    }
    found
}

/// How far a line is the name itself: "Privacy Policy" wholly, "Acme Privacy Policy" nearly, a sentence that mentions it hardly.
fn fit(before: usize, after: usize) -> f32 {
    match (before, after) {
        (0, 0) => 1.0,
        (1..=4, 0) | (0, 1..=3) => 0.85,
        (1..=2, 1..=4) | (0, 4..=6) | (5..=6, 0) => 0.6,
        _ => 0.25,
    }
}

/// Words of a line in lower case. A Chinese, Japanese or Korean character is a word of its own, as these
/// scripts are written without spaces; a possessive ending is dropped.
pub(super) fn words(line: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut open = false;
    for c in line.chars().flat_map(char::to_lowercase) {
        match c {
            _ if is_unspaced(c) => {
                words.push(c.to_string());
                open = false;
            }
            '&' | '?' => {
                words.push(c.to_string());
                open = false;
            }
            // "Acme's" and "cafe\u{301}" stay one word.
            '\'' | '\u{2019}' if open => {}
            _ if c.is_alphanumeric() => match words.last_mut() {
                Some(word) if open => word.push(c),
                _ => {
                    words.push(c.to_string());
                    open = true;
                }
            },
            _ => open = false,
        }
    }
    words
}

fn contains(words: &[String], phrase: &str) -> bool {
    let phrase: Vec<&str> = phrase.split(' ').collect();
    words.windows(phrase.len()).any(|w| w.iter().zip(&phrase).all(|(a, b)| a == b))
}

fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}')
}

/// The parts of a `<title>` that separators set apart: "Privacy Policy | Acme" has two.
pub(super) fn title_parts(title: &str) -> impl Iterator<Item = &str> {
    title
        .split(['|', '·', '•', '»', '–', '—', ':', '/'])
        .flat_map(|part| part.split(" - "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// The last parts of an address's path, file endings dropped: they name the page, earlier ones its shelf.
pub(super) fn address_parts(url: &str) -> Vec<&str> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = rest.split(['?', '#']).next().unwrap_or_default();
    let mut parts: Vec<&str> = path.split('/').skip(1).filter(|part| !part.is_empty()).collect();
    if let Some(last) = parts.last_mut() {
        *last = last.rsplit_once('.').map_or(*last, |(stem, _)| stem);
    }
    parts.split_off(parts.len().saturating_sub(3))
}
