//! How right the findings of each category and confidence are: model/quality.json, which the extension and the command
//! line show, and docs/quality.md, the same for reading.

use super::gold::Gold;
use super::score::Score;
use super::thresholds::Curve;
use clausemark::classify::model::Weights;
use serde::Serialize;
use std::fmt::Write;

/// What was measured on policies of companies that the models had not seen. Shares are between 0 and 1, with three digits.
#[derive(Serialize)]
pub(super) struct Quality {
    /// Labelled policies.
    documents: usize,
    /// All categories together.
    precision: f64,
    recall: f64,
    f1: f64,
    /// Mean F1 over categories with at least five labels.
    macro_f1: f64,
    /// F1 of the three categories on AI training together.
    ai_f1: f64,
    categories: Vec<OfCategory>,
}

#[derive(Serialize)]
struct OfCategory {
    slug: String,
    /// Segments that have the category.
    segments: u32,
    precision: f64,
    recall: f64,
    f1: f64,
    high: Band,
    medium: Band,
    low: Band,
}

/// The findings of one confidence.
#[derive(Serialize)]
struct Band {
    findings: usize,
    right: usize,
}

impl Band {
    fn of(curve: &Curve, from: f32, to: f32) -> Band {
        let said = || curve.iter().filter(|&&(score, _)| score >= from && score < to);
        Band { findings: said().count(), right: said().filter(|&&(_, truth)| truth).count() }
    }

    /// The share that is right and, in brackets, the number of findings.
    fn words(&self) -> String {
        match self.findings {
            0 => "-".to_owned(),
            findings => format!("{:.2} ({findings})", self.right as f64 / findings as f64),
        }
    }
}

impl Quality {
    /// `curves` are the scores of unseen documents, `score` what they come to with thresholds from other documents.
    pub(super) fn of(gold: &Gold, curves: &[Curve], weights: &Weights, score: &Score) -> Quality {
        let (micro, ai) = (score.micro(), score.ai(&gold.categories));
        let measured = gold.categories.iter().zip(&score.0).zip(curves).zip(&weights.categories);
        let categories = measured.map(|(((slug, tally), curve), category)| {
            let [low, medium, high] = category.thresholds;
            OfCategory {
                slug: slug.clone(),
                segments: tally.labelled(),
                precision: rounded(tally.precision()),
                recall: rounded(tally.recall()),
                f1: rounded(tally.f1()),
                high: Band::of(curve, high, f32::INFINITY),
                medium: Band::of(curve, medium, high),
                low: Band::of(curve, low, medium),
            }
        });
        Quality {
            documents: gold.documents.len(),
            precision: rounded(micro.precision()),
            recall: rounded(micro.recall()),
            f1: rounded(micro.f1()),
            macro_f1: rounded(score.macro_f1()),
            ai_f1: rounded(ai.f1()),
            categories: categories.collect(),
        }
    }

    /// docs/quality.md.
    pub(super) fn document(&self) -> String {
        let mut text = format!(
            "# How right the findings are\n\n\
            Written by `cargo xtask train`; do not edit. Measured on {} labelled policies of the folders `gold/dev` and `gold/train`, by models\n\
            that had seen no policy of the same company, and counted by segment as `tools/score.py` does. The same figures are in\n\
            `model/quality.json`, from which the extension and the command line show them.\n\n\
            All categories together: precision {:.3}, recall {:.3}, F1 {:.3}. Mean F1 over categories with at least five labels: {:.3}.\n\
            The three categories on AI training together: F1 {:.3}.\n\n\
            *Segments* is how many of the labelled policies' segments have the category. High confidence is given from the score on from which\n\
            at least 90 of 100 findings are right, medium for the rest from the score on from which at least 75 of 100 are, low for what is\n\
            below. The three columns give the share that is right and, in brackets, the number of findings; with fewer than five a share would say\n\
            nothing, and the confidence is not given. Rules were written by people who had read these policies, so that on others a few more\n\
            findings will be wrong than here.\n\n\
            | category | segments | precision | recall | F1 | high | medium | low |\n|---|--:|--:|--:|--:|--:|--:|--:|\n",
            self.documents, self.precision, self.recall, self.f1, self.macro_f1, self.ai_f1
        );
        for of in &self.categories {
            // Writing to a string cannot fail.
            let _ = writeln!(
                text,
                "| {} | {} | {:.3} | {:.3} | {:.3} | {} | {} | {} |",
                of.slug,
                of.segments,
                of.precision,
                of.recall,
                of.f1,
                of.high.words(),
                of.medium.words(),
                of.low.words()
            );
        }
        text
    }
}

fn rounded(share: f64) -> f64 {
    (share * 1000.0).round() / 1000.0
}
