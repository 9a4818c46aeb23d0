//! Trains the model and measures it: `cargo xtask train` and `cargo xtask cv`.

mod compact;
mod crossval;
mod dataset;
mod gold;
mod provenance;
mod quality;
mod score;
mod solver;
mod thresholds;

use anyhow::{Context, Result};
use crossval::{Penalty, Recipe, Unseen};
use dataset::Reads;
use gold::{Document, Gold};
use score::Score;
use solver::{Parameters, Trust};
use std::fs;
use std::path::Path;

/// How the model that the library carries is made.
const RECIPE: Recipe = Recipe {
    reads: Reads::All,
    parameters: Parameters {
        passes: 8,
        step: 0.3,
        damping: 0.01,
        trust: Trust { of_rare: 10.0, of_others: 6.0, rare: 150 },
        silence: 25,
    },
    l1: Penalty { near: 1.6e-3, others: 4e-4 },
    keep: 38_000,
};

/// Trains on everything below `data` and writes the weights, their provenance and the measured quality to `out`, and the
/// quality as a document to `reading`.
pub(crate) fn train(data: &Path, out: &Path, reading: &Path) -> Result<()> {
    let gold = Gold::read(data)?;
    let unseen = crossval::unseen(&gold, RECIPE);
    let curves = unseen.curves(&gold, |_| true);
    let lowest = thresholds::lowest(&curves);
    let (_, _, mut weights) = crossval::train(&gold.to_learn_from(|_| false), &gold.categories, RECIPE);
    for ((category, curve), lowest) in weights.categories.iter_mut().zip(&curves).zip(lowest) {
        category.thresholds = thresholds::levels(curve, lowest);
    }
    fs::create_dir_all(out).with_context(|| format!("cannot create {}", out.display()))?;
    let bytes = weights.write();
    fs::write(out.join("weights.bin"), &bytes)?;
    let score = unseen.score(&gold, |_| true);
    fs::write(out.join("provenance.json"), provenance::of(&gold, data, RECIPE, &score, &bytes)?)?;
    let measured = quality::measured(&gold, &curves, &weights, &score);
    fs::write(out.join("quality.json"), format!("{}\n", serde_json::to_string_pretty(&measured)?))?;
    fs::write(reading, quality::document(&measured))?;
    print_line("cross-validated, all", &score, &gold.categories);
    println!("{} features, {} weights, {} bytes", weights.features.len(), weights.entries.len(), bytes.len());
    Ok(())
}

/// Prints what cross-validation measures below `data`: rules alone, model alone, both.
pub(crate) fn cv(data: &Path, everything: bool) -> Result<()> {
    let gold = Gold::read(data)?;
    let of = |document: &Document| everything || document.dev;
    let alone = crossval::unseen(&gold, Recipe { reads: Reads::WithoutRules, ..RECIPE });
    let both = crossval::unseen(&gold, RECIPE);
    let scored = |unseen: &Unseen| unseen.score(&gold, of);
    let columns = [crossval::rules_alone(&gold, of), scored(&alone), scored(&both)];
    println!("{:24} {:>8} {:>8} {:>8} {:>8}  precision recall (both)", "F1", "rules", "model", "both", "labelled");
    for (category, slug) in gold.categories.iter().enumerate() {
        let [rules, model, both] = columns.each_ref().map(|score| score.0[category]);
        println!(
            "{slug:24} {:8.3} {:8.3} {:8.3} {:8}  {:.3} {:.3}",
            rules.f1(),
            model.f1(),
            both.f1(),
            both.labelled(),
            both.precision(),
            both.recall()
        );
    }
    println!();
    for (name, score) in ["rules alone", "model alone", "both"].iter().zip(&columns) {
        print_line(name, score, &gold.categories);
    }
    Ok(())
}

fn print_line(name: &str, score: &Score, categories: &[String]) {
    let (micro, ai) = (score.micro(), score.ai(categories));
    println!(
        "{name:24} micro F1 {:.3} (P {:.3}, R {:.3})  macro F1 {:.3}  AI family F1 {:.3}",
        micro.f1(),
        micro.precision(),
        micro.recall(),
        score.macro_f1(),
        ai.f1()
    );
}
