//! Words of a clause as the model reads them: lower case, without endings, each with its place in the text.

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
    let bytes = text.as_bytes();
    let mut words = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && (bytes[at].is_ascii_alphanumeric() || bytes[at] == b'\'') {
            at += 1;
        }
        let end = start + text[start..at].trim_end_matches('\'').len();
        words.push(Word { hash: hash_of(&text[start..end]), bytes: start..end });
    }
    words
}

fn hash_of(word: &str) -> u32 {
    if word.as_bytes()[0].is_ascii_digit() {
        return fnv1a(b"0");
    }
    let lower = word.to_ascii_lowercase();
    fnv1a(stem(&lower).as_bytes())
}

/// A word without the endings of plural, participle and gerund. Cruder than a dictionary, and the same for every word:
/// "sharing", "shared" and "shares" meet at "shar".
fn stem(word: &str) -> String {
    let mut stem = word.strip_suffix("'s").filter(|rest| rest.len() > 1).unwrap_or(word).to_owned();
    if stem.len() > 4 {
        if stem.ends_with("ies") {
            stem.truncate(stem.len() - 3);
            stem.push('y');
        } else if stem.ends_with("sses") {
            stem.truncate(stem.len() - 2);
        } else if stem.ends_with('s') && !["ss", "us", "is"].iter().any(|kept| stem.ends_with(kept)) {
            stem.pop();
        }
    }
    if stem.len() > 5 {
        if stem.ends_with("ing") {
            stem.truncate(stem.len() - 3);
        } else if stem.ends_with("ed") {
            stem.truncate(stem.len() - 2);
        }
    }
    if stem.len() > 4 && stem.ends_with('e') {
        stem.pop();
    }
    stem
}

/// FNV-1a, 32 bits.
pub(super) fn fnv1a(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811C_9DC5, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
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
