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
    /// The keys of features that weigh, ascending.
    keys: Vec<u32>,
    /// What keys add to the clause they stand in and to those beside it.
    beside: Entries,
    /// What keys of headings and lead-ins add to the clauses below them.
    below: Entries,
    /// Open addressing: positions among the keys and one more, or 0 where the slot is free; above [`POSITION_BITS`] the
    /// uppermost bits of the key, so that a look at another key is seldom in vain.
    slots: Vec<u32>,
    /// Most keys of a text have no weight.
    weighs: LowBits,
    /// The same for two word groups near one another, of which a text has many: for each pair the position of its key and
    /// one more, or 0.
    pairs: Vec<u32>,
}

/// What each key adds.
#[derive(Debug, Default)]
struct Entries {
    /// For each key the position behind its last entry.
    ends: Vec<u32>,
    /// Where in the sums of a clause which weight is added: groups one after the other, in each the categories.
    all: Vec<(u16, i8)>,
}

/// Bits of a position in [`Model::slots`].
const POSITION_BITS: u32 = 20;
/// Bits of a key.
const KEY_BITS: u32 = u32::BITS - GROUP_BITS;
/// How many of a key's lowest bits [`Model::weighs`] goes by.
const WEIGHS_BITS: u32 = 18;

impl Model {
    /// A model from its weights.
    pub fn of(weights: Weights) -> Model {
        let width = weights.categories.len() as u16;
        let (mut keys, mut beside, mut below) = (Vec::new(), Entries::default(), Entries::default());
        // A bit for each group.
        let read_below = GROUPS.iter().filter(|(group, _)| group.readers() == Readers::Below);
        let read_below = read_below.fold(0u16, |groups, &(group, _)| groups | 1 << group as u16);
        let mut start = 0;
        for (feature, end) in weights.features.iter().zip(&weights.ends) {
            let (key, group) = (feature >> GROUP_BITS, (feature & ((1 << GROUP_BITS) - 1)) as u16);
            let of_feature = &weights.entries[start as usize..*end as usize];
            let added = of_feature.iter().map(|&(category, weight)| (group * width + u16::from(category), weight));
            let entries = if read_below >> group & 1 == 1 { &mut below } else { &mut beside };
            entries.all.extend(added);
            start = *end;
            let is_known = keys.last() == Some(&key);
            if !is_known {
                keys.push(key);
            }
            for entries in [&mut beside, &mut below] {
                if is_known {
                    entries.ends.pop();
                }
                entries.ends.push(entries.all.len() as u32);
            }
        }
        let (slots, weighs) = (slots(&keys), LowBits::of(WEIGHS_BITS, &keys));
        let pairs = Vec::new();
        let mut model = Model { categories: weights.categories, keys, beside, below, slots, weighs, pairs };
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

    /// How many keys weigh.
    pub(super) fn key_count(&self) -> usize {
        self.keys.len()
    }

    /// The position of a key that weighs.
    pub(super) fn position(&self, key: u32) -> Option<usize> {
        if !self.weighs.may_have(key) {
            return None;
        }
        let mask = self.slots.len() - 1;
        let mut slot = key as usize & mask;
        loop {
            let packed = self.slots[slot];
            let position = (packed & ((1 << POSITION_BITS) - 1)).checked_sub(1)? as usize;
            if packed >> POSITION_BITS == upper(key) && self.keys[position] == key {
                return Some(position);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// What the key at a position adds to the sums of its readers.
    pub(super) fn entries(&self, position: usize, readers: Readers) -> &[(u16, i8)] {
        let entries = if readers == Readers::Below { &self.below } else { &self.beside };
        let start = position.checked_sub(1).map_or(0, |before| entries.ends[before]);
        &entries.all[start as usize..entries.ends[position] as usize]
    }

    /// Where the sums of a group stand.
    pub(super) fn sums_of(&self, group: super::Group) -> Range<usize> {
        let width = self.categories.len();
        group as usize * width..(group as usize + 1) * width
    }
}

fn upper(key: u32) -> u32 {
    key >> (KEY_BITS + POSITION_BITS - u32::BITS)
}

fn slots(keys: &[u32]) -> Vec<u32> {
    assert!(keys.len() < 1 << POSITION_BITS, "a model has fewer than a million keys");
    let mut slots = vec![0; (keys.len() * 4 / 3 + 1).next_power_of_two()];
    let mask = slots.len() - 1;
    for (position, &key) in (1..).zip(keys) {
        let mut slot = key as usize & mask;
        while slots[slot] != 0 {
            slot = (slot + 1) & mask;
        }
        slots[slot] = upper(key) << POSITION_BITS | position;
    }
    slots
}
