//! The distinct words of texts, each with the sets of fragments of which one stands in it: most words occur again and
//! again, and are looked through once.

use super::compiled::{FRAGMENTS, SETS, SETS_ENDS};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// Words that were looked through.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// For each word where its part of `found` starts and ends.
    words: HashMap<Box<[u8]>, (u32, u32), BuildHasherDefault<Fnv>>,
    /// Sets of fragments, each with the byte of the word at which one of it stands.
    found: Vec<(u16, u32)>,
}

/// With more words than this, or more found in them, all are forgotten: a page may be made of nothing but words that no
/// other has.
const MOST_WORDS: usize = 30_000;
const MOST_FOUND: usize = 1_000_000;
/// Bytes of the longest fragment, its marks included: `rulec` makes no longer ones.
const LONGEST: usize = 62;

impl Lexicon {
    /// Calls a function for every set of fragments of which one stands in a text in lower case, with the byte where it
    /// stands: word by word.
    pub(super) fn each_set(&mut self, text: &[u8], mut found: impl FnMut(u16, u32)) {
        let mut start = 0;
        for end in 0..=text.len() {
            if text.get(end).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_') {
                continue;
            }
            if end - start > 1 {
                for &(set, offset) in self.sets(&text[start..end]) {
                    found(set, start as u32 + offset);
                }
            }
            start = end + 1;
        }
    }

    fn sets(&mut self, word: &[u8]) -> &[(u16, u32)] {
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
        let start = self.found.len();
        let marked = [b"<", word, b">"].concat();
        for from in 0..marked.len() {
            let mut hash = Fnv::default();
            for &byte in marked[from..].iter().take(LONGEST) {
                hash.write(&[byte]);
                // The mark before the word is no byte of it.
                let at = from.saturating_sub(1) as u32;
                self.found.extend(sets_of(hash.fragment()).iter().map(|&set| (set, at)));
            }
        }
        let range = (start as u32, self.found.len() as u32);
        self.words.insert(word.into(), range);
        range
    }
}

/// A bit for the lowest bits of the hash of every fragment.
static SOME: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut some = vec![0; 1 << (SOME_BITS - 6)];
    FRAGMENTS.iter().for_each(|hash| some[low(*hash) / 64] |= 1u64 << (hash % 64));
    some
});

const SOME_BITS: u32 = 16;

fn low(hash: u32) -> usize {
    hash as usize & ((1 << SOME_BITS) - 1)
}

/// The sets of the fragment with this hash. Where another string has it too, a pattern is tried in vain.
fn sets_of(hash: u32) -> &'static [u16] {
    if SOME[low(hash) / 64] >> (hash % 64) & 1 == 0 {
        return &[];
    }
    let Ok(fragment) = FRAGMENTS.binary_search(&hash) else { return &[] };
    let first = fragment.checked_sub(1).map_or(0, |before| SETS_ENDS[before]);
    &SETS[usize::from(first)..usize::from(SETS_ENDS[fragment])]
}

/// FNV-1a: quick on words.
struct Fnv(u32);

impl Fnv {
    /// The hash of a fragment: 24 bits, by which few strings pass for one that they are not.
    fn fragment(&self) -> u32 {
        (self.0 ^ self.0 >> 24) & 0xFF_FFFF
    }
}

impl Default for Fnv {
    fn default() -> Fnv {
        Fnv(0x811C_9DC5)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        // The table takes its control bytes from the upper bits.
        u64::from(self.0) << 32 | u64::from(self.0)
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
}
