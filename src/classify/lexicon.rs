//! The distinct words of documents, each with what rules and model know of it: most words occur again and again, and are
//! looked through once.

use super::compiled::{FRAGMENTS, SETS};
use super::fnv::Fnv;
use super::low_bits::LowBits;
use super::model::{Phrase, beginning, stems};
use rustc_hash::FxHashMap;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;
use std::sync::LazyLock;

/// Words that were looked through: letters and digits of ASCII, underscores and apostrophes in a row. Of an apostrophe what
/// stands around is found as if each part were a word; the model has its own stems of it.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// The numbers of words of up to eight bytes, by these as a number: most words of a text are.
    short: FxHashMap<u64, u32>,
    long: HashMap<Box<[u8]>, u32, BuildHasherDefault<Fnv>>,
    words: Vec<Word>,
    found: Vec<Found>,
    stems: Vec<Stem>,
}

/// What is known of a word: its parts of [`Lexicon::found`] and [`Lexicon::stems`].
#[derive(Debug)]
struct Word {
    found: Range<u32>,
    stems: Range<u32>,
}

/// A set of fragments of which one stands in a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) set: u16,
    /// Bytes of the word at which one stands first and last.
    pub(super) first: u32,
    pub(super) last: u32,
}

/// A word as the model reads it.
#[derive(Clone, Debug)]
pub(super) struct Stem {
    pub(super) hash: u32,
    /// What it begins, where a word group has it or a phrase that begins with it.
    pub(super) begins: Option<&'static Phrase>,
    /// Its bytes in the word.
    pub(super) bytes: Range<u32>,
}

/// With more words than this, or more found in them, all are forgotten before the next document: a page may be made of
/// nothing but words that no other has. Within a document its own size is the bound.
const MOST_WORDS: usize = 30_000;
const MOST_FOUND: usize = 1_000_000;
/// Bytes of the longest fragment, its marks included: `rulec` makes no longer ones.
const LONGEST: usize = 62;

/// The bytes of which words are made.
static IN_WORD: [bool; 256] = {
    let mut in_word = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        in_word[byte] = (byte as u8).is_ascii_alphanumeric() || byte as u8 == b'_' || byte as u8 == b'\'';
        byte += 1;
    }
    in_word
};

impl Lexicon {
    /// Makes room for the words of another document.
    pub(super) fn forget_if_full(&mut self) {
        if self.words.len() > MOST_WORDS || self.found.len() > MOST_FOUND {
            *self = Lexicon::default();
        }
    }

    /// How many words have a number.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Calls a function with the number of each word of a text in lower case, and the byte at which it starts.
    pub(super) fn each_word(&mut self, text: &[u8], mut call: impl FnMut(u32, usize)) {
        let mut start = 0;
        for end in 0..=text.len() {
            if text.get(end).is_some_and(|&byte| IN_WORD[usize::from(byte)]) {
                continue;
            }
            if end > start {
                call(self.number(text, start..end), start);
            }
            start = end + 1;
        }
    }

    /// The sets of fragments of which one stands in a word.
    #[inline]
    pub(super) fn found(&self, word: u32) -> &[Found] {
        let Range { start, end } = self.words[word as usize].found;
        &self.found[start as usize..end as usize]
    }

    /// What the model reads of a word: mostly one stem.
    #[inline]
    pub(super) fn stems(&self, word: u32) -> &[Stem] {
        let Range { start, end } = self.words[word as usize].stems;
        &self.stems[start as usize..end as usize]
    }

    fn number(&mut self, text: &[u8], word: Range<usize>) -> u32 {
        let packed = packed(text, &word);
        let known = match packed {
            Some(packed) => self.short.get(&packed),
            None => self.long.get(&text[word.clone()]),
        };
        match known {
            Some(&known) => known,
            None => {
                let number = self.look_through(&text[word.clone()]);
                match packed {
                    Some(packed) => self.short.insert(packed, number),
                    None => self.long.insert(text[word].into(), number),
                };
                number
            }
        }
    }

    #[cold]
    fn look_through(&mut self, word: &[u8]) -> u32 {
        let mut found = Vec::new();
        let mut start = 0;
        for part in word.split(|&byte| byte == b'\'') {
            // Fragments are longer than a letter.
            if part.len() > 1 {
                fragments_of(part, start, &mut found);
            }
            start += part.len() as u32 + 1;
        }
        found.sort_unstable_by_key(|found| (found.set, found.first));
        let first = self.found.len();
        for next in found {
            match self.found[first..].last_mut() {
                Some(one) if one.set == next.set => one.last = next.last,
                _ => self.found.push(next),
            }
        }
        let stem = self.stems.len();
        let stems = stems(word).into_iter();
        self.stems.extend(stems.map(|(hash, bytes)| Stem { hash, begins: beginning(hash), bytes }));
        let number = self.words.len() as u32;
        self.words
            .push(Word { found: first as u32..self.found.len() as u32, stems: stem as u32..self.stems.len() as u32 });
        number
    }
}

/// The bytes of a word of a text as a number, where it has up to eight: no byte of a word is 0.
fn packed(text: &[u8], word: &Range<usize>) -> Option<u64> {
    let length = word.len();
    if length > 8 {
        return None;
    }
    let eight = match text[word.start..].first_chunk() {
        Some(&eight) => u64::from_le_bytes(eight),
        None => text[word.start..].iter().rev().fold(0, |packed, &byte| packed << 8 | u64::from(byte)),
    };
    Some(eight & u64::MAX >> (64 - 8 * length))
}

/// Adds the sets of each fragment of a part of a word that starts at a byte of it.
fn fragments_of(part: &[u8], start: u32, found: &mut Vec<Found>) {
    let marked = [b"<", part, b">"].concat();
    for from in 0..marked.len() {
        let mut hash = Fnv::default();
        for &byte in marked[from..].iter().take(LONGEST) {
            hash.write(&[byte]);
            // The mark before the word is no byte of it.
            let at = start + from.saturating_sub(1) as u32;
            found.extend(sets_of(fragment(&hash)).iter().map(|&set| Found { set, first: at, last: at }));
        }
    }
}

/// The sets of the fragment with this hash. Where another string has it too, a pattern is tried in vain.
fn sets_of(hash: u32) -> &'static [u16] {
    const WIDTH: u32 = 16;
    static SOME: LazyLock<LowBits> = LazyLock::new(|| LowBits::of(WIDTH, FRAGMENTS));
    let fragment = SOME.may_have(hash).then(|| FRAGMENTS.binary_search(&hash).ok()).flatten();
    fragment.map_or(&[], |fragment| SETS.get(fragment))
}

/// Of the hash of a string the 24 bits that stand for a fragment: few strings pass for one that they are not.
fn fragment(hash: &Fnv) -> u32 {
    (hash.0 ^ hash.0 >> 24) & 0xFF_FFFF
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_one_number_wherever_it_stands_and_no_other_has_it() {
        let mut lexicon = Lexicon::default();
        let mut words = Vec::new();
        let text = b"data, database; databases. a databases data database a ab dat data";
        lexicon.each_word(text, |number, start| words.push((number, start)));
        let word = |start: usize| text[start..].split(|byte| !byte.is_ascii_alphabetic()).next();
        for &(one, first) in &words {
            for &(other, second) in &words {
                assert_eq!(one == other, word(first) == word(second), "{first} and {second}");
            }
        }
        assert_eq!((words.len(), lexicon.len()), (11, 6));
    }
}
