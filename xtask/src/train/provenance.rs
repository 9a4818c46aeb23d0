//! What the weights were made from, written beside them.

use super::crossval::{FOLDS, Recipe};
use super::gold::Gold;
use super::score::Score;
use anyhow::Result;
use clausemark::hash::hex;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// The provenance as JSON: weights and their hash, data with hashes and licence, parameters, cross-validated scores.
pub(super) fn of(gold: &Gold, data: &Path, recipe: Recipe, score: &Score, weights: &[u8]) -> Result<String> {
    let round = |number: f64| (number * 1000.0).round() / 1000.0;
    let provenance = json!({
        "weights": { "file": "weights.bin", "sha256": sha256(weights), "bytes": weights.len() },
        "command": "cargo xtask train",
        "rules": clausemark::classify::fingerprint(),
        "word_groups_sha256": sha256(include_bytes!("../../../model/word-groups.txt")),
        "parameters": {
            "learner": "logistic regression for each category, AdaGrad, L1",
            "passes": recipe.parameters.passes,
            "step": recipe.parameters.step.to_string(),
            "l1": recipe.l1.others.to_string(),
            "l1_of_near": recipe.l1.near.to_string(),
            "damping": recipe.parameters.damping.to_string(),
            "trust": recipe.parameters.trust.of_others.to_string(),
            "trust_of_rare": recipe.parameters.trust.of_rare.to_string(),
            "rare_below": recipe.parameters.trust.rare,
            "silence": recipe.parameters.silence,
            "weights_kept": recipe.keep,
            "features": "those that at least two companies use",
        },
        "cross_validation": {
            "folds": format!("{FOLDS}, by company"),
            "micro_f1": round(score.micro().f1()),
            "macro_f1": round(score.macro_f1()),
            "ai_family_f1": round(score.ai(&gold.categories).f1()),
        },
        "data": [{
            "name": "gold/dev and gold/train: policies from Open Terms Archive collections, labelled by hand for Clausemark",
            "licence": "texts: Open Terms Archive collections, ODC-BY 1.0 (the documents remain their owners'); labels: the project's",
            "documents": gold.documents.len(),
            "sha256": hashes(&gold.files, data)?,
        }],
    });
    Ok(format!("{}\n", serde_json::to_string_pretty(&provenance)?))
}

/// The SHA-256 of each file, by its path below a folder.
fn hashes(files: &[PathBuf], folder: &Path) -> Result<Map<String, Value>> {
    let hash = |file: &PathBuf| {
        let name = file.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
        Ok((name, sha256(&fs::read(file)?).into()))
    };
    files.iter().map(hash).collect()
}

fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
