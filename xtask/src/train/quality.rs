//! How right the findings of each category and confidence are: model/quality.json, which the extension and the command
//! line show, and docs/quality.md, the same for reading.

use super::gold::Gold;
use super::score::Score;
use super::thresholds::Curve;
use clausemark::classify::model::Weights;
use clausemark::quality::{Band, CategoryQuality, Quality};
use std::fmt::Write;

/// What was measured. `curves` are the scores of unseen documents, `score` what they come to with thresholds from other documents.
pub(super) fn measured(gold: &Gold, curves: &[Curve], weights: &Weights, score: &Score) -> Quality {
    let (micro, ai) = (score.micro(), score.ai(&gold.categories));
    let measured = gold.categories.iter().zip(&score.0).zip(curves).zip(&weights.categories);
    let categories = measured.map(|(((slug, tally), curve), category)| {
        let [low, medium, high] = category.thresholds;
        CategoryQuality {
            slug: slug.clone(),
            segments: tally.labelled(),
            precision: rounded(tally.precision()),
            recall: rounded(tally.recall()),
            f1: rounded(tally.f1()),
            high: band(curve, high, f32::INFINITY),
            medium: band(curve, medium, high),
            low: band(curve, low, medium),
        }
    });
    Quality {
        documents: gold.documents.len() as u32,
        precision: rounded(micro.precision()),
        recall: rounded(micro.recall()),
        f1: rounded(micro.f1()),
        macro_f1: rounded(score.macro_f1()),
        ai_f1: rounded(ai.f1()),
        categories: categories.collect(),
    }
}

/// docs/quality.md.
pub(super) fn document(quality: &Quality) -> String {
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
        nothing, and the confidence is not given. Rules were written by people who had read these policies, so that on others more\n\
        clauses are missed than here.\n\n\
        | category | segments | precision | recall | F1 | high | medium | low |\n|---|--:|--:|--:|--:|--:|--:|--:|\n",
        quality.documents, quality.precision, quality.recall, quality.f1, quality.macro_f1, quality.ai_f1
    );
    for of in &quality.categories {
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "| {} | {} | {:.3} | {:.3} | {:.3} | {} | {} | {} |",
            of.slug,
            of.segments,
            of.precision,
            of.recall,
            of.f1,
            words(of.high),
            words(of.medium),
            words(of.low)
        );
    }
    text
}

/// The segments that score at least `from` and less than `to`.
fn band(curve: &Curve, from: f32, to: f32) -> Band {
    let said = || curve.iter().filter(|&&(score, _)| score >= from && score < to);
    Band { findings: said().count() as u32, right: said().filter(|&&(_, truth)| truth).count() as u32 }
}

/// The share that is right and, in brackets, the number of findings.
fn words(Band { findings, right }: Band) -> String {
    if findings == 0 { "-".to_owned() } else { format!("{:.2} ({findings})", f64::from(right) / f64::from(findings)) }
}

fn rounded(share: f64) -> f64 {
    (share * 1000.0).round() / 1000.0
}
