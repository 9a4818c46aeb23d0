//! Weights, made ready for use: by key, since one look at a key serves every group that reads it.

use super::features::{GROUP_BITS, GROUPS, Pair, Readers, pair_key};
use super::groups;
use super::weights::{CategoryWeights, Weights};
use crate::classify::low_bits::LowBits;
use std::ops::Range;

/// Weights, made ready for use.
#[derive(Debug)]
pub struct Model {
    categories: Vec<CategoryWeights>,
    /// Every key that weighs, by open addressing: what one look finds is in one line of the processor's cache.
    known: Vec<Known>,
    /// Where in the sums of a clause which weight is added: groups one after the other, in each the categories.
    entries: Vec<(u16, i8)>,
    /// Most keys of a text have no weight.
    weighs: LowBits,
    /// Two word groups near one another, of which a text has many: for each pair the position of its key and one more, or 0.
    pairs: Vec<u32>,
}

/// A key that weighs, and its part of [`Model::entries`].
#[derive(Clone, Copy, Debug)]
struct Known {
    key: u32,
    start: u32,
    /// How many entries it adds to the clause it stands in and to those beside it, and behind these, as a key of a heading
    /// or lead-in, to the clauses below.
    counts: [u16; 2],
}

/// A slot without a key: keys have fewer bits.
const FREE: Known = Known { key: u32::MAX, start: 0, counts: [0; 2] };
/// How many of a key's lowest bits [`Model::weighs`] goes by.
const WEIGHS_BITS: u32 = 18;

impl Model {
    /// A model from its weights.
    pub fn of(weights: Weights) -> Model {
        let width = weights.categories.len() as u16;
        // A bit for each group.
        let read_below = GROUPS.iter().filter(|(group, _)| group.readers() == Readers::Below);
        let read_below = read_below.fold(0u16, |groups, &(group, _)| groups | 1 << group as u16);
        let (mut keys, mut entries) = (Vec::new(), Vec::with_capacity(weights.entries.len()));
        let mut first = 0;
        for of_key in weights.features.chunk_by(|one, next| one >> GROUP_BITS == next >> GROUP_BITS) {
            let mut known = Known { key: of_key[0] >> GROUP_BITS, start: entries.len() as u32, ..FREE };
            for (is_below, count) in (0..).zip(&mut known.counts) {
                let before = entries.len();
                for (position, feature) in (first..).zip(of_key) {
                    let group = (feature & ((1 << GROUP_BITS) - 1)) as u16;
                    if read_below >> group & 1 == is_below {
                        let sum = |category: u8| group * width + u16::from(category);
                        let added = weights.entries_of(position).iter();
                        entries.extend(added.map(|&(category, weight)| (sum(category), weight)));
                    }
                }
                *count = (entries.len() - before) as u16;
            }
            first += of_key.len();
            keys.push(known);
        }
        let weighs = LowBits::of(WEIGHS_BITS, keys.iter().map(|known| known.key));
        let mut model =
            Model { categories: weights.categories, known: table(&keys), entries, weighs, pairs: Vec::new() };
        model.pairs = model.all_pairs();
        model
    }

    fn all_pairs(&self) -> Vec<u32> {
        let groups = 0..groups::hashes().len() as u8;
        let pairs = groups.clone().flat_map(|first| groups.clone().map(move |second| (first, second)));
        pairs.map(|pair| self.position(pair_key(pair)).map_or(0, |position| position as u32 + 1)).collect()
    }

    /// The position of the key of two word groups that weighs.
    pub(super) fn pair_position(&self, (first, second): Pair) -> Option<usize> {
        let at = usize::from(first) * groups::hashes().len() + usize::from(second);
        (self.pairs[at] as usize).checked_sub(1)
    }

    /// The categories that [`Model::scores`] speaks of, in its order.
    pub fn categories(&self) -> &[CategoryWeights] {
        &self.categories
    }

    /// All positions are below this.
    pub(super) fn position_count(&self) -> usize {
        self.known.len()
    }

    /// The position of a key that weighs.
    pub(super) fn position(&self, key: u32) -> Option<usize> {
        if !self.weighs.may_have(key) {
            return None;
        }
        let mask = self.known.len() - 1;
        let mut position = key as usize & mask;
        loop {
            let known = self.known[position].key;
            if known == key {
                return Some(position);
            }
            if known == FREE.key {
                return None;
            }
            position = (position + 1) & mask;
        }
    }

    /// What the key at a position adds to the sums of its readers.
    pub(super) fn entries(&self, position: usize, readers: Readers) -> &[(u16, i8)] {
        let Known { start, counts: [beside, below], .. } = self.known[position];
        let (start, beside, below) = (start as usize, usize::from(beside), usize::from(below));
        match readers {
            Readers::Beside => &self.entries[start..start + beside],
            Readers::Below => &self.entries[start + beside..start + beside + below],
        }
    }

    /// Where the sums of a group stand.
    pub(super) fn sums_of(&self, group: super::Group) -> Range<usize> {
        let width = self.categories.len();
        group as usize * width..(group as usize + 1) * width
    }
}

/// Keys in slots, of which a quarter at least is free, so that a look for a key that is not there comes to an end.
fn table(keys: &[Known]) -> Vec<Known> {
    let mut slots = vec![FREE; (keys.len() * 4 / 3 + 1).next_power_of_two()];
    let mask = slots.len() - 1;
    for &known in keys {
        let mut slot = known.key as usize & mask;
        while slots[slot].key != FREE.key {
            slot = (slot + 1) & mask;
        }
        slots[slot] = known;
    }
    slots
}
