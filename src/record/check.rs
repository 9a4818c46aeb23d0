//! The check of a page against records: is this text one that an archive has seen, when, and what has changed since?

use super::compare::{Comparison, Sameness, compare};
use super::{Edition, Record};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// What records say of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Check {
    /// All in one word.
    pub verdict: Verdict,
    /// The record that the verdict is about.
    pub record: Option<Record>,
    /// The page held against that record, by hashes alone.
    pub comparison: Option<Comparison>,
}

/// What records say of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Verdict {
    /// The text is that of the record.
    Identical,
    /// The words are those of the record: only order, sentence ends, case or punctuation differ.
    SameWording,
    /// The record is of an earlier or later state of this document: the comparison says what differs.
    Changed,
    /// The page is like a record of another address of this document (another region's, mostly) rather than like the
    /// last one of its own.
    Variant,
    /// There is a record of this document, made by a recipe that cannot be compared. Not a change.
    OtherRecipe,
    /// No record is of this document.
    Unknown,
}

/// Likeness from which a record that does not say it is of this document is of it all the same.
const ALIKE: f32 = 0.5;
/// Likeness of records whose words are all the page's, and of those whose clauses are: more than any share.
const SAME_WORDING: f32 = 2.0;
const IDENTICAL: f32 = 3.0;
/// By how much another address's record must be more alike for the page to be a variant.
const CLEARLY: f32 = 0.05;

/// Holds `page`, the record of what the reader sees, against `records`.
pub fn check(page: &Record, records: &[Record]) -> Check {
    let own: HashSet<&str> = page.clauses.iter().map(String::as_str).collect();
    // Two pages without a clause have one hash and nothing in common.
    let is_comparable = |record: &&Record| record.recipe == page.recipe && !page.clauses.is_empty();
    let at_home = |record: &Record| record.url.is_some() && record.url == page.url;
    let scored: Vec<(f32, &Record)> = records
        .iter()
        .filter(is_comparable)
        .map(|record| (likeness(page, &own, record), record))
        .filter(|&(likeness, record)| likeness >= ALIKE || record.document == page.document)
        .collect();
    let best = scored.iter().max_by(|(a, one), (b, other)| {
        let rank = |record: &Record| (at_home(record), record.captured.clone());
        a.total_cmp(b).then_with(|| rank(one).cmp(&rank(other)))
    });
    let last_at_home = scored.iter().filter(|(_, r)| at_home(r)).max_by(|(_, a), (_, b)| a.captured.cmp(&b.captured));
    let Some(&(likeness, best)) = best else {
        let known = records.iter().find(|record| record.document == page.document);
        let verdict = if known.is_some() { Verdict::OtherRecipe } else { Verdict::Unknown };
        return Check { verdict, record: known.cloned(), comparison: None };
    };
    let chosen = match last_at_home {
        None => best,
        Some(_) if at_home(best) && likeness >= SAME_WORDING => best,
        Some(&(home, _)) if !at_home(best) && best.document == page.document && likeness > home + CLEARLY => best,
        Some(&(_, last)) => last,
    };
    let comparison = compare(&Edition::of(page, Vec::new()), &Edition::of(chosen, Vec::new()));
    let verdict = match comparison.verdict {
        _ if last_at_home.is_some() && !at_home(chosen) => Verdict::Variant,
        Sameness::Identical => Verdict::Identical,
        Sameness::SameWording => Verdict::SameWording,
        Sameness::Changed => Verdict::Changed,
        Sameness::OtherRecipe => Verdict::OtherRecipe,
    };
    Check { verdict, record: Some(chosen.clone()), comparison: Some(comparison) }
}

/// How alike a page and a record are: the share of clauses they have in common, 0 to 1, or more where all words are.
fn likeness(page: &Record, own: &HashSet<&str>, record: &Record) -> f32 {
    if record.hash == page.hash {
        return IDENTICAL;
    }
    if record.wording == page.wording {
        return SAME_WORDING;
    }
    let theirs: HashSet<&str> = record.clauses.iter().map(String::as_str).collect();
    2.0 * own.intersection(&theirs).count() as f32 / (own.len() + theirs.len()).max(1) as f32
}
