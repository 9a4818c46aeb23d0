//! Which patterns can match at all: one pass over a text for the literals that `rulec` derived from the patterns.

use super::compiled::{LITERALS, NEEDS, OWNER_ENDS, OWNERS, PATTERNS, SETS};
use aho_corasick::AhoCorasick;
use std::cell::RefCell;
use std::sync::OnceLock;

/// A text in lower case, with what is known of the patterns that match in it.
#[derive(Debug)]
pub(super) struct Text {
    lower: String,
    /// For each pattern whether it matches; `None` until it is tried. One that the prefilter leaves out does not.
    answers: RefCell<Vec<Option<bool>>>,
}

impl Text {
    /// A text that was run through the prefilter.
    pub(super) fn filtered(lower: String) -> Text {
        let answers = (0..NEEDS.len()).zip(sets_found(&lower));
        let answers =
            answers.map(|(pattern, sets)| (sets.count_ones() < u32::from(NEEDS[pattern])).then_some(false)).collect();
        Text { lower, answers: RefCell::new(answers) }
    }

    /// A text in which every pattern is tried.
    #[cfg(test)]
    pub(super) fn unfiltered(lower: String) -> Text {
        Text { lower, answers: RefCell::new(vec![None; NEEDS.len()]) }
    }

    /// The text itself.
    pub(super) fn as_str(&self) -> &str {
        &self.lower
    }

    /// Whether a pattern may match in a part of the text.
    pub(super) fn can_match(&self, pattern: u16) -> bool {
        self.answers.borrow()[usize::from(pattern)] != Some(false)
    }

    /// Whether a pattern matches anywhere in the text.
    pub(super) fn matches(&self, pattern: u16) -> bool {
        let known = self.answers.borrow()[usize::from(pattern)];
        known.unwrap_or_else(|| {
            let answer = PATTERNS[usize::from(pattern)].is_match(&self.lower);
            self.answers.borrow_mut()[usize::from(pattern)] = Some(answer);
            answer
        })
    }
}

/// For each pattern a bit for each of its sets of literals of which one stands in the text.
fn sets_found(text: &str) -> Vec<u8> {
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
    sets
}
