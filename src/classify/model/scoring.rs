//! What the model makes of the clauses of one document.

use super::features::{Features, GROUPS, Group, Readers, Reads, Spoken, value};
use super::table::Model;
use crate::classify::tokens::Tokens;
use crate::report::Kind;
use std::ops::Range;

/// One document being scored.
pub(in crate::classify) struct Scoring<'a> {
    model: &'a Model,
    features: Features<'a>,
    /// What the text of each clause that was read adds to the scores of each kind of its readers.
    texts: Vec<[Option<Sums>; 2]>,
    /// Used for one text after the other.
    keys: Keys,
}

/// What features add.
struct Sums {
    /// Sums of weights: see [`Model::entries`].
    weights: Vec<i32>,
    /// For each group how many features it has.
    counts: [usize; GROUPS.len()],
}

impl Model {
    /// The reading of a document: what rules say of its clauses, clause by clause, goes in.
    pub(in crate::classify) fn read<'a>(
        &'a self,
        tokens: &'a Tokens<'a>,
        kind: Kind,
        spoken: &'a [Spoken],
    ) -> Scoring<'a> {
        let features = Features::of(tokens, kind, spoken);
        let texts = tokens.clauses.list.iter().map(|_| [None, None]).collect();
        let keys = Keys { seen: vec![0; self.position_count().div_ceil(64)], positions: Vec::new() };
        Scoring { model: self, features, texts, keys }
    }
}

impl Scoring<'_> {
    /// The score of every category for the clause.
    pub(in crate::classify) fn scores(&mut self, clause: usize) -> Vec<f32> {
        let around = self.around(clause);
        let model = self.model;
        let mut scores = vec![0.0f32; model.categories().len()];
        for (group, weight) in GROUPS {
            let Some(of) = self.features.source(clause, group) else { continue };
            let sums = if group.reads() == Reads::Surroundings { &around } else { self.text(of, group.readers()) };
            let count = sums.counts[group as usize];
            if count > 0 {
                let value = value(group, weight, count);
                let gains = &sums.weights[model.sums_of(group)];
                scores.iter_mut().zip(gains).for_each(|(score, &gain)| *score += gain as f32 * value);
            }
        }
        let categories = model.categories();
        scores.iter().zip(categories).map(|(score, category)| category.bias + category.step * score).collect()
    }

    /// What the text of a clause adds for its readers.
    fn text(&mut self, clause: usize, readers: Readers) -> &Sums {
        let sums = self.texts[clause][readers as usize].take();
        let sums = sums.unwrap_or_else(|| self.read(clause, readers));
        self.texts[clause][readers as usize].insert(sums)
    }

    #[inline(never)]
    fn read(&mut self, clause: usize, readers: Readers) -> Sums {
        let Scoring { model, features, keys, .. } = self;
        let text = features.text(clause);
        text.n_grams(&mut |key, _, _| keys.add(model.position(key)));
        let mut near = 0;
        if readers == Readers::Beside {
            text.meanings(&mut |key, _, _| keys.add(model.position(key)));
            text.near(|pair, _, _| {
                near += 1;
                keys.add(model.pair_position(pair));
            });
        }
        let mut counts = [0; GROUPS.len()];
        for (group, _) in GROUPS {
            counts[group as usize] = match group.reads() {
                Reads::Words => text.n_gram_count(),
                Reads::Meanings => text.meaning_count(),
                Reads::Near => near,
                Reads::Surroundings => 0,
            };
        }
        Sums { weights: keys.sums(model, readers), counts }
    }

    /// What stands around a clause adds to its own scores.
    fn around(&mut self, clause: usize) -> Sums {
        let Scoring { model, features, keys, .. } = self;
        let mut counts = [0; GROUPS.len()];
        for (group, _) in GROUPS.into_iter().filter(|(group, _)| group.reads() == Reads::Surroundings) {
            features.collect(clause, group, &mut |key, _, _| {
                counts[group as usize] += 1;
                keys.add(model.position(key));
            });
        }
        Sums { weights: keys.sums(model, Readers::Beside), counts }
    }

    /// The words of the clause that spoke most for the category, as bytes of its canonical text, in order: those that
    /// add more than half of what the strongest adds, words in a row together. Empty where the surroundings spoke.
    #[inline(never)]
    pub(in crate::classify) fn words_that_spoke(&self, clause: usize, category: usize) -> Vec<Range<usize>> {
        let words: Vec<Range<usize>> = self.features.words(clause).collect();
        let mut gains = vec![0.0f32; words.len()];
        for (group, weight) in GROUPS {
            if !matches!(group, Group::Words | Group::Meanings | Group::Near) {
                continue;
            }
            let sum = self.model.sums_of(group).start + category;
            self.features.collect(clause, group, &mut |key, first, count| {
                let Some(position) = self.model.position(key) else { return };
                let entries = self.model.entries(position, Readers::Beside);
                let Some(&(_, gain)) = entries.iter().find(|&&(of, _)| usize::from(of) == sum) else { return };
                let each = f32::from(gain) * weight / count as f32;
                gains[first..first + count].iter_mut().for_each(|word| *word += each);
            });
        }
        let strongest = gains.iter().copied().fold(0.0f32, f32::max);
        let mut ranges: Vec<(usize, Range<usize>)> = Vec::new();
        for (word, _) in gains.iter().enumerate().filter(|&(_, &gain)| gain > 0.0 && gain * 2.0 >= strongest) {
            let bytes = words[word].clone();
            match ranges.last_mut() {
                Some((last, range)) if *last + 1 == word => (*last, range.end) = (word, bytes.end),
                _ => ranges.push((word, bytes)),
            }
        }
        ranges.into_iter().map(|(_, range)| range).collect()
    }
}

/// The keys of a text that weigh, each once, by their positions.
struct Keys {
    /// A bit for each position: few enough to stay in the processor's cache.
    seen: Vec<u64>,
    positions: Vec<u32>,
}

impl Keys {
    #[inline]
    fn add(&mut self, position: Option<usize>) {
        let Some(position) = position else { return };
        let (block, bit) = (&mut self.seen[position / 64], 1 << (position % 64));
        if *block & bit == 0 {
            *block |= bit;
            self.positions.push(position as u32);
        }
    }

    /// What they add for readers. None are left.
    fn sums(&mut self, model: &Model, readers: Readers) -> Vec<i32> {
        let mut sums = vec![0; GROUPS.len() * model.categories().len()];
        for position in self.positions.drain(..) {
            let position = position as usize;
            self.seen[position / 64] = 0;
            for &(sum, weight) in model.entries(position, readers) {
                sums[usize::from(sum)] += i32::from(weight);
            }
        }
        sums
    }
}
