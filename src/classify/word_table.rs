//! What is known of words, by the words themselves: most are short enough to be one number.

use super::fnv::Fnv;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Something known of each of many words.
#[derive(Debug)]
pub(super) struct WordTable<T> {
    short: HashMap<u128, T, BuildHasherDefault<Mixed>>,
    long: HashMap<Box<[u8]>, T, BuildHasherDefault<Fnv>>,
}

impl<T> Default for WordTable<T> {
    fn default() -> Self {
        WordTable { short: HashMap::default(), long: HashMap::default() }
    }
}

impl<T: Copy> WordTable<T> {
    pub(super) fn get(&self, word: &[u8]) -> Option<T> {
        match number(word) {
            Some(number) => self.short.get(&number),
            None => self.long.get(word),
        }
        .copied()
    }

    pub(super) fn insert(&mut self, word: &[u8], known: T) {
        match number(word) {
            Some(number) => self.short.insert(number, known),
            None => self.long.insert(word.into(), known),
        };
    }

    /// How many words are known.
    pub(super) fn len(&self) -> usize {
        self.short.len() + self.long.len()
    }
}

/// A word of up to 16 bytes, none of them 0, as a number that no other word has.
fn number(word: &[u8]) -> Option<u128> {
    let number = |bytes: &[u8]| bytes.iter().fold(0u64, |number, &byte| number << 8 | u64::from(byte));
    match word.len() {
        0..=8 => Some(u128::from(number(word))),
        9..=16 => Some(u128::from(number(&word[..8])) << 64 | u128::from(number(&word[8..]))),
        _ => None,
    }
}

/// A hash of a number of which every bit counts.
#[derive(Default)]
pub(super) struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {
        unreachable!("short words are numbers");
    }

    fn write_u128(&mut self, number: u128) {
        let (upper, lower) = ((number >> 64) as u64, number as u64);
        let mixed = (lower ^ upper.rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ mixed >> 32;
    }
}
