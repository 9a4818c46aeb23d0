//! What is said of policies that the model was not trained on, against the labels of readers who saw nothing of ours.
//!
//! `second-reading.jsonl` has the labels and no text: eighteen of the saved pages, of ten services that are not in the
//! labelled policies, read by the guideline clause by clause. Rules were written after reading all but three of them.

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

/// Findings that a reader has too, those that none has, and labels without a finding.
#[derive(Clone, Copy, Default)]
struct Counts {
    hits: u32,
    alarms: u32,
    misses: u32,
}

/// Counts by category.
type Tally = BTreeMap<String, Counts>;

/// Prints precision and recall over the labelled pages below `shared`, and by category.
pub(crate) fn run(shared: &Path) -> Result<()> {
    let (mut all, mut kept_back) = (Tally::new(), Tally::new());
    for labelled in jsonl::read::<Labelled>(&root::path().join("xtask/second-reading.jsonl"))? {
        let mut tally = Tally::new();
        count(&labelled, &shared.join("pages"), &mut tally)?;
        add(&tally, &mut all);
        if !labelled.rules_written_after {
            add(&tally, &mut kept_back);
        }
    }
    println!("{:32} {:>6} {:>9} {:>9} {:>9}", "", "labels", "precision", "recall", "F1");
    for (category, counts) in &all {
        print_line(category, *counts);
    }
    println!();
    print_line("all pages", total(&all));
    print_line("no rule written after reading", total(&kept_back));
    Ok(())
}

fn count(labelled: &Labelled, pages: &Path, tally: &mut Tally) -> Result<()> {
    let path = pages.join(&labelled.file);
    let html = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let capture = page::html::read(&html, None);
    let report = clausemark::annotate(&capture);
    let none = BTreeSet::new();
    for (clause, position) in report.clauses.iter().zip(0u32..) {
        if clause.kind == ClauseKind::Heading {
            continue;
        }
        let labels = labelled.labels.get(&clause.hash[..16]).unwrap_or(&none);
        let found = report.findings.iter().filter(|finding| finding.clause == position);
        let said: BTreeSet<String> = found.map(|finding| finding.category.clone()).collect();
        for category in said.union(labels) {
            let counts = tally.entry(category.clone()).or_default();
            match (said.contains(category), labels.contains(category)) {
                (true, true) => counts.hits += 1,
                (true, false) => counts.alarms += 1,
                _ => counts.misses += 1,
            }
        }
    }
    Ok(())
}

fn add(from: &Tally, to: &mut Tally) {
    for (category, counts) in from {
        let sum = to.entry(category.clone()).or_default();
        sum.hits += counts.hits;
        sum.alarms += counts.alarms;
        sum.misses += counts.misses;
    }
}

fn total(tally: &Tally) -> Counts {
    tally.values().fold(Counts::default(), |sum, counts| Counts {
        hits: sum.hits + counts.hits,
        alarms: sum.alarms + counts.alarms,
        misses: sum.misses + counts.misses,
    })
}

fn print_line(name: &str, Counts { hits, alarms, misses }: Counts) {
    let share = |of: u32| if of == 0 { 0.0 } else { f64::from(hits) / f64::from(of) };
    let f1 = if hits == 0 { 0.0 } else { f64::from(2 * hits) / f64::from(2 * hits + alarms + misses) };
    let labels = hits + misses;
    println!("{name:32} {labels:6} {:9.3} {:9.3} {f1:9.3}", share(hits + alarms), share(labels));
}
