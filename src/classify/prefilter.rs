//! Which patterns can match at all: one pass over a text for the literals that `rulec` derived from the patterns.

use super::compiled::{LITERALS, NEEDS, OWNER_ENDS, OWNERS, SETS};
use aho_corasick::AhoCorasick;
use std::sync::OnceLock;

/// What the literals of a text say of every pattern.
#[derive(Debug)]
pub(super) struct Prefilter {
    /// For each pattern a bit for each of its sets of literals of which one stands in the text.
    sets: Vec<u8>,
}

impl Prefilter {
    /// Looks through a text in lower case.
    pub(super) fn of(text: &str) -> Prefilter {
        static LITERAL_SEARCH: OnceLock<AhoCorasick> = OnceLock::new();
        let search = LITERAL_SEARCH.get_or_init(|| {
            AhoCorasick::new(LITERALS.split('\n')).expect("a few thousand short literals fit an automaton")
        });
        let mut seen = vec![false; OWNER_ENDS.len()];
        let mut sets = vec![0u8; NEEDS.len()];
        for found in search.find_overlapping_iter(text) {
            let literal = found.pattern().as_usize();
            if !std::mem::replace(&mut seen[literal], true) {
                let start = literal.checked_sub(1).map_or(0, |before| OWNER_ENDS[before]);
                for owner in &OWNERS[usize::from(start)..usize::from(OWNER_ENDS[literal])] {
                    sets[usize::from(owner / SETS)] |= 1 << (owner % SETS);
                }
            }
        }
        Prefilter { sets }
    }

    /// Lets every pattern through.
    #[cfg(test)]
    pub(super) fn open() -> Prefilter {
        Prefilter { sets: vec![u8::MAX; NEEDS.len()] }
    }

    /// Whether a pattern may match in the text or a part of it.
    pub(super) fn lets_through(&self, pattern: u16) -> bool {
        let pattern = usize::from(pattern);
        self.sets[pattern].count_ones() >= u32::from(NEEDS[pattern])
    }
}
