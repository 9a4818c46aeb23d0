//! Cross-validation by company: every document is scored by a model that has seen no document of its company, with
//! thresholds chosen on the others.

use super::compact::compact;
use super::dataset::{Reads, Vocabulary};
use super::gold::{Bits, Document, Gold};
use super::score::Score;
use super::solver::{self, LANES, Lanes, Parameters};
use super::thresholds::{self, Curve};
use clausemark::classify::model::{self, Group};
use std::collections::BTreeMap;

/// Parts into which the companies are divided.
pub(super) const FOLDS: usize = 10;

/// What is fitted, and how much of it is kept.
#[derive(Clone, Copy, Debug)]
pub(super) struct Recipe {
    pub(super) reads: Reads,
    pub(super) parameters: Parameters,
    pub(super) l1: Penalty,
    /// Weights kept.
    pub(super) keep: usize,
}

/// L1 penalties. A feature pays for each clause that it stands in: what a weight costs a reader is time, wherever it is added.
#[derive(Clone, Copy, Debug)]
pub(super) struct Penalty {
    /// Of two word groups near one another, of which a clause has most and which say least that others do not say.
    pub(super) near: f32,
    /// Of all others.
    pub(super) others: f32,
}

impl Penalty {
    fn of(self, group: Group) -> f32 {
        if group == Group::Near { self.near } else { self.others }
    }
}

/// The scores of every segment of every document, by a model that had not seen the company.
pub(super) struct Unseen {
    /// Document, segment, category: the highest score of the clauses that overlap the segment.
    scores: Vec<Vec<Lanes>>,
    /// Part that each document is in.
    folds: Vec<usize>,
}

/// Fits a model on the given documents.
pub(super) fn train(
    documents: &[&Document],
    categories: &[String],
    recipe: Recipe,
) -> (solver::Fitted, Vocabulary, model::Weights) {
    let vocabulary = Vocabulary::of(documents, categories, recipe.reads);
    let rows = vocabulary.rows(documents);
    let trusted = categories.iter().enumerate().filter_map(|(category, slug)| {
        let clauses = rows.iter().filter(|row| row.labels >> category & 1 == 1).count();
        Some((vocabulary.position(model::rule_feature(slug))?, category, recipe.parameters.trust.of(clauses)))
    });
    let trusted: Vec<_> = trusted.collect();
    let penalties: Vec<f32> = vocabulary.groups.iter().map(|&group| recipe.l1.of(group)).collect();
    let mut fitted = solver::fit(&rows, &penalties, &trusted, recipe.parameters);
    let weights = compact(&mut fitted, &vocabulary.ids, categories, recipe.keep);
    (fitted, vocabulary, weights)
}

/// Companies, largest first, each into the part that has fewest segments so far.
fn folds(documents: &[Document]) -> Vec<usize> {
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for document in documents {
        *sizes.entry(&document.company).or_default() += document.segments.len();
    }
    let mut companies: Vec<(&str, usize)> = sizes.into_iter().collect();
    companies.sort_by_key(|&(company, size)| (std::cmp::Reverse(size), company));
    let mut filled = [0; FOLDS];
    let mut fold_of = BTreeMap::new();
    for (company, size) in companies {
        let fold = (0..FOLDS).min_by_key(|&fold| filled[fold]).unwrap_or(0);
        filled[fold] += size;
        fold_of.insert(company, fold);
    }
    documents.iter().map(|document| fold_of[document.company.as_str()]).collect()
}

/// Trains [`FOLDS`] models side by side and scores with each the documents it has not seen.
pub(super) fn unseen(gold: &Gold, recipe: Recipe) -> Unseen {
    let folds = folds(&gold.documents);
    let mut scores: Vec<Vec<Lanes>> =
        gold.documents.iter().map(|document| vec![[f32::NEG_INFINITY; LANES]; document.segments.len()]).collect();
    std::thread::scope(|scope| {
        let mut of_folds: [Vec<_>; FOLDS] = Default::default();
        scores.iter_mut().enumerate().for_each(|(at, scores)| of_folds[folds[at]].push((at, scores)));
        for (fold, documents) in of_folds.into_iter().enumerate() {
            let folds = &folds;
            scope.spawn(move || {
                let others = gold.to_learn_from(|at| folds[at] == fold);
                let (fitted, vocabulary, _) = train(&others, &gold.categories, recipe);
                for (at, scores) in documents {
                    score(&gold.documents[at], &fitted, &vocabulary, scores);
                }
            });
        }
    });
    Unseen { scores, folds }
}

/// Gives each segment of a document the highest scores of the clauses that overlap it.
fn score(document: &Document, fitted: &solver::Fitted, vocabulary: &Vocabulary, scores: &mut [Lanes]) {
    for clause in document.clauses.iter().filter(|clause| clause.counts) {
        let of_clause = fitted.scores(&vocabulary.features(clause));
        for &segment in &clause.segments {
            scores[segment].iter_mut().zip(of_clause).for_each(|(most, score)| *most = most.max(score));
        }
    }
}

impl Unseen {
    /// Score and truth of every segment for every category, of the documents whose part `wanted` takes.
    pub(super) fn curves(&self, gold: &Gold, wanted: impl Fn(usize) -> bool) -> Vec<Curve> {
        let mut curves = vec![Curve::new(); gold.categories.len()];
        for (at, document) in gold.documents.iter().enumerate().filter(|&(at, _)| wanted(self.folds[at])) {
            for (segment, scores) in document.segments.iter().zip(&self.scores[at]).filter(|(of, _)| !of.heading) {
                for (category, curve) in curves.iter_mut().enumerate() {
                    if segment.unsure >> category & 1 == 0 {
                        curve.push((scores[category], segment.labels >> category & 1 == 1));
                    }
                }
            }
        }
        curves
    }

    /// How well the categories are found in the documents that `wanted` takes, with thresholds from the other parts.
    pub(super) fn score(&self, gold: &Gold, wanted: impl Fn(&Document) -> bool) -> Score {
        let mut score = Score::new(gold.categories.len());
        for fold in 0..FOLDS {
            let lowest = thresholds::lowest(&self.curves(gold, |of| of != fold));
            for (at, document) in gold.documents.iter().enumerate() {
                if self.folds[at] != fold || !wanted(document) {
                    continue;
                }
                for (segment, scores) in document.segments.iter().zip(&self.scores[at]) {
                    let bit = |category: usize| Bits::from(scores[category] >= lowest[category]) << category;
                    score.count(segment, (0..lowest.len()).map(bit).sum());
                }
            }
        }
        score
    }
}

/// How well the rules alone find the categories in the documents that `wanted` takes. Nothing is held back: whoever
/// wrote the rules has read these documents.
pub(super) fn rules_alone(gold: &Gold, wanted: impl Fn(&Document) -> bool) -> Score {
    let mut score = Score::new(gold.categories.len());
    for document in gold.documents.iter().filter(|document| wanted(document)) {
        let mut said = vec![0; document.segments.len()];
        for clause in document.clauses.iter().filter(|clause| clause.counts) {
            clause.segments.iter().for_each(|&segment| said[segment] |= clause.rules);
        }
        document.segments.iter().zip(said).for_each(|(segment, said)| score.count(segment, said));
    }
    score
}
