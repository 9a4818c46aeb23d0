//! Which patterns can match at all: one pass over a text for the literals that `rulec` derived from the patterns.

use super::compiled::{LITERALS, TRIGGERS};
use aho_corasick::AhoCorasick;
use std::sync::OnceLock;

/// Positions in [`TRIGGERS`] of the patterns that can match in a text, in order.
pub(super) fn candidates(text: &str) -> Vec<u16> {
    static LITERAL_SEARCH: OnceLock<AhoCorasick> = OnceLock::new();
    let search = LITERAL_SEARCH.get_or_init(|| {
        let literals = LITERALS.iter().map(|(literal, _)| literal);
        AhoCorasick::new(literals).expect("a few thousand short literals fit an automaton")
    });
    let mut seen = vec![false; LITERALS.len()];
    let mut can_match = vec![false; TRIGGERS.len()];
    for found in search.find_overlapping_iter(text) {
        let literal = found.pattern().as_usize();
        if !std::mem::replace(&mut seen[literal], true) {
            for &trigger in LITERALS[literal].1 {
                can_match[usize::from(trigger)] = true;
            }
        }
    }
    (0u16..).zip(can_match).filter_map(|(trigger, can)| can.then_some(trigger)).collect()
}
