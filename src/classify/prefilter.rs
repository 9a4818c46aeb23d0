//! Which patterns can match at all: one pass over a text for the literals that `rulec` derived from the patterns.

use super::compiled::{LITERALS, TRIGGERS, Trigger};
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
    // For each pattern a bit for each of its sets of literals.
    let mut found_sets = vec![0u8; TRIGGERS.len()];
    for found in search.find_overlapping_iter(text) {
        let literal = found.pattern().as_usize();
        if !std::mem::replace(&mut seen[literal], true) {
            for &(trigger, set) in LITERALS[literal].1 {
                found_sets[usize::from(trigger)] |= 1 << set;
            }
        }
    }
    let complete = |&(found, trigger): &(u8, &Trigger)| found.count_ones() == trigger.needs;
    let positions = (0u16..).zip(found_sets.into_iter().zip(&TRIGGERS));
    positions.filter(|(_, pair)| complete(pair)).map(|(position, _)| position).collect()
}
