//! What is said of policies that the model was not trained on, against the labels of readers who saw nothing of ours.
//!
//! `second-reading.jsonl` has the labels and no text: eighteen of the saved pages, of ten services that are not in the
//! labelled policies, read by the guideline clause by clause. Rules were written after reading all but three of them.

use crate::tally::Tally;
use crate::{jsonl, root};
use anyhow::{Context, Result};
use clausemark::page;
use clausemark::report::ClauseKind;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;

/// A page as a reader labelled it.
#[derive(Deserialize)]
struct Labelled {
    /// Below `pages`.
    file: String,
    /// Whether its labels were looked at when rules were written.
    rules_written_after: bool,
    /// Categories by the first sixteen digits of a clause's hash; clauses that are not there have none.
    labels: HashMap<String, BTreeSet<String>>,
}

/// Findings against labels, by category.
type Tallies = BTreeMap<String, Tally>;

/// Prints precision and recall over the labelled pages below `shared`, and by category.
pub(crate) fn run(shared: &Path) -> Result<()> {
    let (mut all, mut kept_back) = (Tallies::new(), Tally::default());
    for labelled in jsonl::read::<Labelled>(&root::path().join("xtask/second-reading.jsonl"))? {
        let tallies = count(&labelled, &shared.join("pages"))?;
        if !labelled.rules_written_after {
            kept_back = kept_back.plus(total(&tallies));
        }
        for (category, tally) in tallies {
            let sum = all.entry(category).or_default();
            *sum = sum.plus(tally);
        }
    }
    println!("{:32} {:>6} {:>9} {:>9} {:>9}", "", "labels", "precision", "recall", "F1");
    for (category, &tally) in &all {
        print_line(category, tally);
    }
    println!();
    print_line("all pages", total(&all));
    print_line("no rule written after reading", kept_back);
    Ok(())
}

fn count(labelled: &Labelled, pages: &Path) -> Result<Tallies> {
    let path = pages.join(&labelled.file);
    let html = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let capture = page::html::read(&html, None);
    let report = clausemark::annotate(&capture);
    let none = BTreeSet::new();
    let mut tallies = Tallies::new();
    for (clause, position) in report.clauses.iter().zip(0u32..) {
        if clause.kind == ClauseKind::Heading {
            continue;
        }
        let labels = labelled.labels.get(&clause.hash[..16]).unwrap_or(&none);
        let found = report.findings.iter().filter(|finding| finding.clause == position);
        let said: BTreeSet<String> = found.map(|finding| finding.category.to_string()).collect();
        for category in said.union(labels) {
            let tally = tallies.entry(category.clone()).or_default();
            match (said.contains(category), labels.contains(category)) {
                (true, true) => tally.hits += 1,
                (true, false) => tally.alarms += 1,
                _ => tally.misses += 1,
            }
        }
    }
    Ok(tallies)
}

fn total(tallies: &Tallies) -> Tally {
    tallies.values().copied().fold(Tally::default(), Tally::plus)
}

fn print_line(name: &str, tally: Tally) {
    let (labelled, precision, recall) = (tally.labelled(), tally.precision(), tally.recall());
    println!("{name:32} {labelled:6} {precision:9.3} {recall:9.3} {:9.3}", tally.f1());
}
