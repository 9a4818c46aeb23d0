//! What our findings say of paragraphs on AI training, against the stance that readers gave them.
//!
//! A paragraph can take several stances at once. The table gives each paragraph the one that tells its reader most:
//! a choice, whatever holds without it; else that the service trains, be it with exceptions; else that it does not.
//! Findings are read the same way. Where the reader is told what *they* may not do, and where only public or bought
//! data is trained on, no finding is the right answer: the first is no category, the second is no use of what the
//! reader entrusts to the service (a finding there is counted as wrong, though [the guideline] allows one where the
//! public data is personal). A stricter count, of all stances right at once, is printed beside.
//!
//! [the guideline]: ../shared/gold/GUIDELINE.md

use crate::jsonl;
use anyhow::Result;
use clausemark::page;
use clausemark::report::Finding;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// A row of `ai_training_seed.jsonl`.
#[derive(Deserialize)]
struct Row {
    service: String,
    text: String,
    labels: Vec<Label>,
    ambiguous: bool,
}

/// What readers said of a paragraph.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Label {
    TrainsOnUserData,
    SaysNoTrainingOnUserData,
    TrainingChoice,
    UserMayNotTrain,
    TrainsOnPublicOrThirdPartyData,
}

/// A stance of the service, in the order in which it is told where there are several; the columns of the table.
const STANCES: [(&str, Label, &str); 3] = [
    ("choice", Label::TrainingChoice, "ai-training-opt-out"),
    ("trains", Label::TrainsOnUserData, "ai-training"),
    ("does not train", Label::SaysNoTrainingOnUserData, "ai-no-training"),
];

/// Paragraphs in which the service takes no stance of its own; no finding is right for them.
const WITHOUT: [(&str, Option<Label>); 3] = [
    ("user may not", Some(Label::UserMayNotTrain)),
    ("public data only", Some(Label::TrainsOnPublicOrThirdPartyData)),
    ("none", None),
];

/// Number of paragraphs by what we found: a column per stance, then silence.
type Found = [usize; STANCES.len() + 1];

/// Prints the table and both accuracies over the rows not marked ambiguous, and one line on those that are. With
/// `errors`, lists the rows in a wrong column.
pub(crate) fn run(shared: &Path, errors: bool) -> Result<()> {
    let rows: Vec<Row> = jsonl::read(&shared.join("data/ai_training_seed.jsonl"))?;
    let (unclear, clear): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.ambiguous);
    let table = judge(&clear, errors);

    println!(
        "{:18}{}   {:>14}",
        "stance \\ we say",
        STANCES.map(|(name, ..)| format!("{name:>16}")).concat(),
        "nothing"
    );
    let names = STANCES.iter().map(|(name, ..)| *name).chain(WITHOUT.iter().map(|(name, _)| *name));
    for name in names {
        let found = table.by_stance.get(name).copied().unwrap_or_default();
        println!("{name:18}{}", found.map(|count| format!("{count:16}")).concat());
    }
    println!("rows not marked ambiguous: {}", clear.len());
    println!("accuracy, the stance told first: {}", share(table.right, clear.len()));
    println!("accuracy, all stances at once:   {}", share(table.right_as_set, clear.len()));
    let other = judge(&unclear, false);
    println!("marked ambiguous, not counted: {} rows, {}", unclear.len(), share(other.right, unclear.len()));
    Ok(())
}

/// What came of the rows.
#[derive(Default)]
struct Table {
    by_stance: BTreeMap<&'static str, Found>,
    right: usize,
    right_as_set: usize,
}

fn judge(rows: &[Row], errors: bool) -> Table {
    let mut table = Table::default();
    for row in rows {
        let findings = clausemark::annotate(&page::plain::read(&row.text, None)).findings;
        let has = |slug: &str| findings.iter().any(|finding| finding.category == slug);
        let said = STANCES.map(|(_, label, _)| row.labels.contains(&label));
        let found = STANCES.map(|(_, _, slug)| has(slug));
        let (expected, column) = (first(said), first(found));
        let name = match STANCES.get(expected) {
            Some((name, ..)) => name,
            None => without(row),
        };
        table.by_stance.entry(name).or_default()[column] += 1;
        table.right_as_set += usize::from(said == found);
        if expected == column {
            table.right += 1;
        } else if errors {
            print_error(row, name, &findings);
        }
    }
    table
}

/// Position of the first stance taken, or the number of stances where there is none.
fn first(taken: [bool; STANCES.len()]) -> usize {
    taken.iter().position(|&taken| taken).unwrap_or(STANCES.len())
}

fn without(row: &Row) -> &'static str {
    let found = WITHOUT.iter().find(|(_, label)| label.is_none_or(|label| row.labels.contains(&label)));
    found.map_or("none", |(name, _)| name)
}

fn print_error(row: &Row, stance: &str, findings: &[Finding]) {
    println!("{stance}, {}: {}", row.service, row.text);
    for finding in findings.iter().filter(|finding| STANCES.iter().any(|(_, _, slug)| finding.category == *slug)) {
        println!("  {}: {}", finding.rule, finding.quote);
    }
}

fn share(part: usize, all: usize) -> String {
    format!("{part} of {all} ({:.3})", part as f64 / all.max(1) as f64)
}
