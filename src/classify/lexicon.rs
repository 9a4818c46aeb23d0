//! The distinct words of texts, each with the sets of fragments of which one stands in it: most words occur again and
//! again, and are looked through once.

use super::compiled::{FRAGMENTS, SETS};
use super::fnv::Fnv;
use super::low_bits::LowBits;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// Words that were looked through.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// For each word where its part of `found` starts and ends.
    words: HashMap<Box<[u8]>, (u32, u32), BuildHasherDefault<Fnv>>,
    found: Vec<Found>,
}

/// A set of fragments of which one stands in a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) set: u16,
    /// Bytes of the word at which one stands first and last.
    pub(super) first: u32,
    pub(super) last: u32,
}

/// With more words than this, or more found in them, all are forgotten: a page may be made of nothing but words that no
/// other has.
const MOST_WORDS: usize = 30_000;
const MOST_FOUND: usize = 1_000_000;
/// Bytes of the longest fragment, its marks included: `rulec` makes no longer ones.
const LONGEST: usize = 62;

impl Lexicon {
    /// Calls a function with what is found in each word of a text in lower case, and the byte where the word starts.
    pub(super) fn each_word(&mut self, text: &[u8], mut call: impl FnMut(&[Found], u32)) {
        let mut start = 0;
        for end in 0..=text.len() {
            if text.get(end).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_') {
                continue;
            }
            if end - start > 1 {
                call(self.found(&text[start..end]), start as u32);
            }
            start = end + 1;
        }
    }

    fn found(&mut self, word: &[u8]) -> &[Found] {
        let (start, end) = match self.words.get(word) {
            Some(&known) => known,
            None => self.look_through(word),
        };
        &self.found[start as usize..end as usize]
    }

    #[cold]
    fn look_through(&mut self, word: &[u8]) -> (u32, u32) {
        if self.words.len() == MOST_WORDS || self.found.len() > MOST_FOUND {
            *self = Lexicon::default();
        }
        let mut found: Vec<Found> = Vec::new();
        let marked = [b"<", word, b">"].concat();
        for from in 0..marked.len() {
            let mut hash = Fnv::default();
            for &byte in marked[from..].iter().take(LONGEST) {
                hash.write(&[byte]);
                // The mark before the word is no byte of it.
                let at = from.saturating_sub(1) as u32;
                found.extend(sets_of(fragment(&hash)).iter().map(|&set| Found { set, first: at, last: at }));
            }
        }
        let start = self.found.len();
        found.sort_unstable_by_key(|found| (found.set, found.first));
        for next in found {
            match self.found[start..].last_mut() {
                Some(one) if one.set == next.set => one.last = next.last,
                _ => self.found.push(next),
            }
        }
        let range = (start as u32, self.found.len() as u32);
        self.words.insert(word.into(), range);
        range
    }
}

/// The sets of the fragment with this hash. Where another string has it too, a pattern is tried in vain.
fn sets_of(hash: u32) -> &'static [u16] {
    const WIDTH: u32 = 16;
    static SOME: LazyLock<LowBits> = LazyLock::new(|| LowBits::of(WIDTH, &FRAGMENTS));
    let fragment = SOME.may_have(hash).then(|| FRAGMENTS.binary_search(&hash).ok()).flatten();
    fragment.map_or(&[], |fragment| SETS.get(fragment))
}

/// Of the hash of a string the 24 bits that stand for a fragment: few strings pass for one that they are not.
fn fragment(hash: &Fnv) -> u32 {
    (hash.0 ^ hash.0 >> 24) & 0xFF_FFFF
}
