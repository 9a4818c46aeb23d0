//! Parts of words, as the sieve of the engine finds them.

use std::fmt;

/// The edge of a word in a string that a pattern matches; no such character stands in a canonical text.
pub(crate) const EDGE: char = '\u{1}';

/// Letters, digits and underscores in a row that stand in a word: anywhere in it, or at its beginning or end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fragment {
    /// The letters.
    pub letters: String,
    /// No such character stands before them.
    pub starts_word: bool,
    /// No such character stands behind them.
    pub ends_word: bool,
}

/// The letters with marks: `<` before the beginning of a word, `>` behind its end.
impl fmt::Display for Fragment {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (start, end) = (if self.starts_word { "<" } else { "" }, if self.ends_word { ">" } else { "" });
        write!(f, "{start}{}{end}", self.letters)
    }
}

impl Fragment {
    /// 24 bits of the FNV-1a hash of the fragment with its marks, as the engine makes them of a word and its parts.
    pub(crate) fn hash(&self) -> u32 {
        let marked = self.to_string();
        let hash =
            marked.bytes().fold(0x811C_9DC5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        (hash ^ hash >> 24) & 0xFF_FFFF
    }

    /// Whether this one stands wherever the other begins.
    pub(crate) fn covers(&self, other: &Fragment) -> bool {
        other.letters.starts_with(&self.letters)
            && (!self.starts_word || other.starts_word)
            && (!self.ends_word || other.ends_word && other.letters == self.letters)
    }
}

/// A fragment with fewer letters than this is in nearly every clause.
const SHORTEST: usize = 2;
/// With its two marks as long as the engine looks.
const LONGEST: usize = 60;

/// The fragments of a string whose edges of words are marked, each with the bytes before it.
pub(crate) fn fragments(string: &str) -> Vec<(u32, Fragment)> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut rest = string;
    let mut starts_word = false;
    while !rest.is_empty() {
        let letters = &rest[..rest.find(is_edge).unwrap_or(rest.len())];
        rest = &rest[letters.len()..];
        if (SHORTEST..=LONGEST).contains(&letters.len()) {
            let fragment = Fragment { letters: letters.to_string(), starts_word, ends_word: !rest.is_empty() };
            found.push((at, fragment));
        }
        at += letters.len() as u32;
        if let Some(between) = rest.chars().next() {
            at += width(&rest[..between.len_utf8()]);
            rest = &rest[between.len_utf8()..];
            starts_word = true;
        }
    }
    found
}

/// The bytes that a string has without its marks.
pub(crate) fn width(string: &str) -> u32 {
    string.chars().filter(|&c| c != EDGE).map(|c| c.len_utf8() as u32).sum()
}

/// Whether a word ends in front of this character, which may be the mark of an edge.
pub(crate) fn is_edge(c: char) -> bool {
    !c.is_ascii_alphanumeric() && c != '_'
}
