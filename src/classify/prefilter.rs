//! Which patterns can match at all: one pass over a text for the literals that `rulec` derived from the patterns.

use super::compiled::{LITERALS, NEEDS, OWNER_ENDS, OWNERS, SETS};
use matcher::Literals;
use std::sync::LazyLock;

/// What the literals of a text say of every pattern.
#[derive(Debug)]
pub(super) struct Prefilter {
    /// For each pattern a bit for each of its sets of literals of which none stands in the text.
    missing: Vec<u8>,
}

impl Prefilter {
    /// Looks through a text in lower case.
    pub(super) fn of(text: &str) -> Prefilter {
        static SEARCH: LazyLock<Literals> = LazyLock::new(|| Literals::of(LITERALS.split('\n')));
        let mut seen = vec![false; OWNER_ENDS.len()];
        let mut missing = NEEDS.to_vec();
        SEARCH.each(text.as_bytes(), |literal, _| {
            if !std::mem::replace(&mut seen[literal], true) {
                let start = literal.checked_sub(1).map_or(0, |before| OWNER_ENDS[before]);
                for owner in &OWNERS[usize::from(start)..usize::from(OWNER_ENDS[literal])] {
                    missing[usize::from(owner / SETS)] &= !(1 << (owner % SETS));
                }
            }
        });
        Prefilter { missing }
    }

    /// Lets every pattern through.
    #[cfg(test)]
    pub(super) fn open() -> Prefilter {
        Prefilter { missing: vec![0; NEEDS.len()] }
    }

    /// Whether a pattern may match in the text or a part of it.
    pub(super) fn lets_through(&self, pattern: u16) -> bool {
        self.missing[usize::from(pattern)] == 0
    }
}
