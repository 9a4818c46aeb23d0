//! docs/quality.md: how right the findings of each category and confidence are.

use super::gold::Gold;
use super::score::Score;
use super::thresholds::Curve;
use clausemark::classify::model::Weights;
use std::fmt::Write;

/// The document. `curves` are the scores of unseen documents, `score` what they come to with thresholds from other documents.
pub(super) fn document(gold: &Gold, curves: &[Curve], weights: &Weights, score: &Score) -> String {
    let (micro, ai) = (score.micro(), score.ai(&gold.categories));
    let mut text = format!(
        "# How right the findings are\n\n\
        Written by `cargo xtask train`; do not edit. Measured on {} labelled policies of the folders `gold/dev` and `gold/train`, by models\n\
        that had seen no policy of the same company, and counted by segment as `tools/score.py` does.\n\n\
        All categories together: precision {:.3}, recall {:.3}, F1 {:.3}. Mean F1 over categories with at least five labels: {:.3}.\n\
        The three categories on AI training together: F1 {:.3}.\n\n\
        *Segments* is how many of the labelled policies' segments have the category. High confidence is given from the score on from which\n\
        at least 90 of 100 findings are right, medium for the rest from the score on from which at least 75 of 100 are, low for what is\n\
        below. The three columns give the share that is right and, in brackets, the number of findings; with fewer than five a share would say\n\
        nothing, and the confidence is not given. Rules were written by people who had read these policies, so that on others a few more\n\
        findings will be wrong than here.\n\n\
        | category | segments | precision | recall | F1 | high | medium | low |\n|---|--:|--:|--:|--:|--:|--:|--:|\n",
        gold.documents.len(),
        micro.precision(),
        micro.recall(),
        micro.f1(),
        score.macro_f1(),
        ai.f1()
    );
    for (((slug, tally), curve), category) in gold.categories.iter().zip(&score.0).zip(curves).zip(&weights.categories)
    {
        let [low, medium, high] = category.thresholds;
        let band = |from: f32, to: f32| {
            let said: Vec<bool> =
                curve.iter().filter(|&&(score, _)| score >= from && score < to).map(|&(_, truth)| truth).collect();
            let right = said.iter().filter(|&&truth| truth).count();
            if said.is_empty() {
                "-".to_owned()
            } else {
                format!("{:.2} ({})", right as f64 / said.len() as f64, said.len())
            }
        };
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "| {slug} | {} | {:.3} | {:.3} | {:.3} | {} | {} | {} |",
            tally.labelled(),
            tally.precision(),
            tally.recall(),
            tally.f1(),
            band(high, f32::INFINITY),
            band(medium, high),
            band(low, medium)
        );
    }
    text
}
