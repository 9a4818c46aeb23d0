//! Precision, recall and F1 as tools/score.py counts them: by segment, headings and what readers disagreed on left out.

use super::gold::{Bits, Segment};
use crate::tally::Tally;

/// The categories on AI training, which are also measured together.
pub(super) const AI: [&str; 3] = ["ai-training", "ai-training-opt-out", "ai-no-training"];

/// One tally for each category.
#[derive(Clone, Debug)]
pub(super) struct Score(pub(super) Vec<Tally>);

impl Score {
    pub(super) fn new(categories: usize) -> Score {
        Score(vec![Tally::default(); categories])
    }

    /// Counts one segment for which `said` was predicted.
    pub(super) fn count(&mut self, segment: &Segment, said: Bits) {
        if segment.heading {
            return;
        }
        let said = said & !segment.unsure;
        for (category, tally) in self.0.iter_mut().enumerate() {
            match (said >> category & 1, segment.labels >> category & 1) {
                (1, 1) => tally.hits += 1,
                (1, _) => tally.alarms += 1,
                (_, 1) => tally.misses += 1,
                _ => {}
            }
        }
    }

    /// All categories together.
    pub(super) fn micro(&self) -> Tally {
        self.0.iter().copied().fold(Tally::default(), Tally::plus)
    }

    /// Mean F1 over the categories with at least five labels.
    pub(super) fn macro_f1(&self) -> f64 {
        let large: Vec<f64> = self.0.iter().filter(|tally| tally.labelled() >= 5).map(|tally| tally.f1()).collect();
        large.iter().sum::<f64>() / large.len().max(1) as f64
    }

    /// The AI family together.
    pub(super) fn ai(&self, categories: &[String]) -> Tally {
        let family = self.0.iter().zip(categories).filter(|(_, slug)| AI.contains(&slug.as_str()));
        family.fold(Tally::default(), |sum, (&tally, _)| sum.plus(tally))
    }
}
