//! The statistical model beside the rules: one linear score per category, over words, word groups, surroundings and
//! what rules say. `cargo xtask train` writes its weights; `model/provenance.json` tells from what.

mod features;
mod groups;
mod weights;
mod words;

pub use features::Group;
pub(in crate::classify) use features::Spoken;
pub use weights::{CategoryWeights, Weights, WeightsError};

use super::{combine::named, engine, reading::Reading};
use crate::clause::Clauses;
use crate::report::Kind;
use features::{Features, GROUPS, value};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

static EMBEDDED: LazyLock<Model> = LazyLock::new(|| {
    // A test reads the same bytes: they cannot be wrong here.
    let weights = Weights::read(include_bytes!("../../../model/weights.bin")).expect("the library's own weights");
    Model::of(weights)
});

/// Weights, made ready for use.
#[derive(Debug)]
pub struct Model {
    weights: Weights,
    /// Open addressing: positions among the features that weigh and one more, or 0 where the slot is free; above
    /// [`POSITION_BITS`] the uppermost bits of the feature, so that a look at another feature is seldom in vain.
    slots: Vec<u32>,
    /// A bit for the lowest bits of every feature that weighs: most do not, and few bits stay in the processor's cache.
    weighs: Vec<u64>,
}

/// Bits of a position in [`Model::slots`].
const POSITION_BITS: u32 = 20;

/// How many of a feature's lowest bits [`Model::weighs`] goes by.
const WEIGHS_BITS: u32 = 18;

/// A feature of a clause with its value: what training learns from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Feature {
    /// Where it comes from.
    pub group: Group,
    /// Number of the feature; no two groups share one but by chance.
    pub id: u32,
    /// Its value: more than 0.
    pub value: f32,
}

/// The features of every clause of a document of this kind, each feature once.
pub fn features(clauses: &Clauses, kind: Kind) -> Vec<Vec<Feature>> {
    let spoken = spoken(clauses, kind);
    let features = Features::of(clauses, kind, &spoken);
    let of_clause = |clause| {
        let mut all: Vec<Feature> = Vec::new();
        features.each(clause, |group, weight, ids| {
            let value = value(group, weight, ids.len());
            let mut distinct = ids.to_vec();
            distinct.sort_unstable();
            distinct.dedup();
            all.extend(distinct.into_iter().map(|id| Feature { group, id, value }));
        });
        all
    };
    (0..clauses.list.len()).map(of_clause).collect()
}

/// The feature of a clause about which a rule of the category `slug` speaks.
pub fn rule_feature(slug: &str) -> u32 {
    features::rule_speaks_for(slug)
}

fn spoken(clauses: &Clauses, kind: Kind) -> Vec<Spoken> {
    let of_clause = |clause| {
        let hits = engine::rule_hits(clauses, clause, &Reading::of(clauses, clause), kind);
        Spoken::of(named(&hits))
    };
    (0..clauses.list.len()).map(of_clause).collect()
}

impl Model {
    /// The model that the library carries.
    pub fn embedded() -> &'static Model {
        &EMBEDDED
    }

    /// A model from its weights.
    pub fn of(weights: Weights) -> Model {
        assert!(weights.features.len() < 1 << POSITION_BITS, "a model has fewer than a million features");
        let mut slots = vec![0; (weights.features.len() * 4 / 3 + 1).next_power_of_two()];
        let mask = slots.len() - 1;
        for (position, &feature) in (1..).zip(&weights.features) {
            let mut slot = feature as usize & mask;
            while slots[slot] != 0 {
                slot = (slot + 1) & mask;
            }
            slots[slot] = feature >> POSITION_BITS << POSITION_BITS | position;
        }
        let mut weighs = vec![0; 1 << (WEIGHS_BITS - 6)];
        for &feature in &weights.features {
            let bit = feature as usize & ((1 << WEIGHS_BITS) - 1);
            weighs[bit / 64] |= 1u64 << (bit % 64);
        }
        Model { weights, slots, weighs }
    }

    /// The categories that [`Model::scores`] speaks of, in its order.
    pub fn categories(&self) -> &[CategoryWeights] {
        &self.weights.categories
    }

    /// The position of a feature that weighs.
    fn position(&self, feature: u32) -> Option<usize> {
        let bit = feature as usize & ((1 << WEIGHS_BITS) - 1);
        if self.weighs[bit / 64] >> (bit % 64) & 1 == 0 {
            return None;
        }
        let mask = self.slots.len() - 1;
        let mut slot = feature as usize & mask;
        loop {
            let packed = self.slots[slot];
            let position = (packed & ((1 << POSITION_BITS) - 1)).checked_sub(1)? as usize;
            if packed >> POSITION_BITS == feature >> POSITION_BITS && self.weights.features[position] == feature {
                return Some(position);
            }
            slot = (slot + 1) & mask;
        }
    }

    fn entries(&self, position: usize) -> &[(u8, i8)] {
        let start = position.checked_sub(1).map_or(0, |before| self.weights.ends[before]);
        &self.weights.entries[start as usize..self.weights.ends[position] as usize]
    }

    /// The reading of a document: what rules say of its clauses, clause by clause, goes in.
    pub(super) fn read<'a>(&'a self, clauses: &'a Clauses, kind: Kind, spoken: &'a [Spoken]) -> Scoring<'a> {
        Scoring {
            model: self,
            features: Features::of(clauses, kind, spoken),
            seen: vec![0; self.weights.features.len()],
            turn: 0,
            of_context: HashMap::new(),
        }
    }

    /// For every clause the score of every category: the higher the likelier; 0 is even odds.
    pub fn scores(&self, clauses: &Clauses, kind: Kind) -> Vec<Vec<f32>> {
        let spoken = spoken(clauses, kind);
        let mut scoring = self.read(clauses, kind, &spoken);
        (0..clauses.list.len()).map(|clause| scoring.scores(clause)).collect()
    }
}

/// One document being scored.
pub(super) struct Scoring<'a> {
    model: &'a Model,
    features: Features<'a>,
    /// For each feature that weighs the last turn in which it was counted.
    seen: Vec<u32>,
    /// How many groups of features have been counted.
    turn: u32,
    /// What a group adds to the scores that reads another clause, by that clause: many clauses stand under one heading.
    of_context: HashMap<(Group, usize), Vec<f32>>,
}

impl Scoring<'_> {
    /// The score of every category for the clause.
    pub(super) fn scores(&mut self, clause: usize) -> Vec<f32> {
        let categories = &self.model.weights.categories;
        let mut scores = vec![0.0f32; categories.len()];
        for (group, weight) in GROUPS {
            let context = self.features.context_of(clause, group).map(|context| (group, context));
            let known = context.and_then(|context| self.of_context.remove(&context));
            let gains = known.unwrap_or_else(|| self.gains(clause, group, weight));
            scores.iter_mut().zip(&gains).for_each(|(score, gain)| *score += gain);
            if let Some(context) = context {
                self.of_context.insert(context, gains);
            }
        }
        scores.iter().zip(categories).map(|(score, category)| category.bias + category.step * score).collect()
    }

    /// What a group of features adds to the score of every category; nothing at all where the clause has none of it.
    fn gains(&mut self, clause: usize, group: Group, weight: f32) -> Vec<f32> {
        let Scoring { model, features, seen, turn, .. } = self;
        *turn += 1;
        let mut count = 0;
        let mut sums = vec![0i32; model.weights.categories.len()];
        features.collect(clause, group, &mut |id, _, _| {
            count += 1;
            let Some(position) = model.position(id) else { return };
            if std::mem::replace(&mut seen[position], *turn) != *turn {
                for &(category, weight) in model.entries(position) {
                    sums[usize::from(category)] += i32::from(weight);
                }
            }
        });
        if count == 0 {
            return Vec::new();
        }
        let value = value(group, weight, count);
        sums.into_iter().map(|sum| sum as f32 * value).collect()
    }

    /// The words of the clause that spoke most for the category, as bytes of its canonical text, in order: those that
    /// add more than half of what the strongest adds, words in a row together. Empty where the surroundings spoke.
    pub(super) fn words_that_spoke(&self, clause: usize, category: usize) -> Vec<Range<usize>> {
        let words = &self.features.text(clause).words;
        let mut gains = vec![0.0f32; words.len()];
        for (group, weight) in GROUPS {
            if !matches!(group, Group::Words | Group::Meanings | Group::Near) {
                continue;
            }
            self.features.collect(clause, group, &mut |id, first, count| {
                let Some(position) = self.model.position(id) else { return };
                let entries = self.model.entries(position);
                let Some(&(_, gain)) = entries.iter().find(|&&(of, _)| usize::from(of) == category) else { return };
                let each = f32::from(gain) * weight / count as f32;
                gains[first..first + count].iter_mut().for_each(|word| *word += each);
            });
        }
        let strongest = gains.iter().copied().fold(0.0f32, f32::max);
        let mut ranges: Vec<(usize, Range<usize>)> = Vec::new();
        for (word, _) in gains.iter().enumerate().filter(|&(_, &gain)| gain > 0.0 && gain * 2.0 >= strongest) {
            let bytes = words[word].bytes.clone();
            match ranges.last_mut() {
                Some((last, range)) if *last + 1 == word => (*last, range.end) = (word, bytes.end),
                _ => ranges.push((word, bytes)),
            }
        }
        ranges.into_iter().map(|(_, range)| range).collect()
    }
}

#[cfg(test)]
mod tests;
