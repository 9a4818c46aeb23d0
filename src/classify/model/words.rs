//! Words of a clause as the model reads them: lower case, without endings, each with its place in the text.

use crate::classify::fnv::{Fnv, fnv1a};
use std::hash::Hasher;
use std::ops::Range;

/// One word: the hash of its stem and its bytes in the text it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) hash: u32,
    pub(super) bytes: Range<usize>,
}

/// The words of `text` in reading order. Letters and digits of ASCII make a word, an apostrophe inside it belongs to
/// it; whatever starts with a digit is the one word `0`.
pub(super) fn words(text: &str) -> Vec<Word> {
    let lower = text.to_ascii_lowercase().into_bytes();
    let mut words = Vec::with_capacity(lower.len() / 6);
    let mut at = 0;
    while at < lower.len() {
        if !lower[at].is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let start = at;
        while at < lower.len() && BELONGS[usize::from(lower[at])] {
            at += 1;
        }
        let mut end = at;
        while lower[end - 1] == b'\'' {
            end -= 1;
        }
        words.push(Word { hash: hash_of(&lower[start..end]), bytes: start..end });
    }
    words
}

/// For each byte whether it stands in words.
static BELONGS: [bool; 256] = {
    let mut belongs = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        belongs[byte] = (byte as u8).is_ascii_alphanumeric() || byte as u8 == b'\'';
        byte += 1;
    }
    belongs
};

fn hash_of(word: &[u8]) -> u32 {
    if word[0].is_ascii_digit() {
        return fnv1a(b"0");
    }
    let (stem, ending) = stem(word);
    let mut hash = Fnv::default();
    hash.write(stem);
    hash.write(ending);
    hash.0
}

/// A word in two parts without the endings of plural, participle and gerund. Cruder than a dictionary, and the same for
/// every word: "sharing", "shared" and "shares" meet at "shar".
fn stem(mut word: &[u8]) -> (&[u8], &[u8]) {
    if word.len() > 3 {
        word = word.strip_suffix(b"'s").unwrap_or(word);
    }
    if word.len() > 4 {
        if let Some(singular) = word.strip_suffix(b"ies") {
            return (singular, b"y");
        }
        if word.ends_with(b"sses") {
            word = &word[..word.len() - 2];
        } else if word.ends_with(b"s") && ![&b"ss"[..], b"us", b"is"].iter().any(|kept| word.ends_with(kept)) {
            word = &word[..word.len() - 1];
        }
    }
    if word.len() > 5 {
        word = word.strip_suffix(b"ing").or(word.strip_suffix(b"ed")).unwrap_or(word);
    }
    if word.len() > 4 {
        word = word.strip_suffix(b"e").unwrap_or(word);
    }
    (word, b"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_meet() {
        let hashes = |text| words(text).into_iter().map(|word| word.hash).collect::<Vec<_>>();
        assert_eq!(hashes("sharing policies"), hashes("Shared policy"));
        assert_eq!(hashes("30 months"), hashes("7 month's"));
        assert_ne!(hashes("process"), hashes("proces"));
    }

    #[test]
    fn a_word_knows_its_bytes() {
        let text = "“Don't” share – ever.";
        let read: Vec<&str> = words(text).into_iter().map(|word| &text[word.bytes]).collect();
        assert_eq!(read, ["Don't", "share", "ever"]);
    }
}
