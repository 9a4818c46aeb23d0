//! Words as the model reads them: lower case, without endings.

use crate::classify::fnv::{Fnv, fnv1a};
use std::hash::Hasher;
use std::ops::Range;

/// The words of a text in lower case, in reading order: the hash of each one's stem, and its bytes. Letters and digits of
/// ASCII make a word, an apostrophe inside it belongs to it; whatever starts with a digit is the one word `0`.
pub(in crate::classify) fn stems(lower: &[u8]) -> Vec<(u32, Range<u32>)> {
    let mut stems = Vec::new();
    let mut at = 0;
    while at < lower.len() {
        if !lower[at].is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let start = at;
        while at < lower.len() && (lower[at].is_ascii_alphanumeric() || lower[at] == b'\'') {
            at += 1;
        }
        let mut end = at;
        while lower[end - 1] == b'\'' {
            end -= 1;
        }
        let hash = hash_of(&lower[start..end]);
        stems.push((hash, start as u32..end as u32));
    }
    stems
}

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
        let hashes = |text: &str| stems(text.as_bytes()).into_iter().map(|(hash, _)| hash).collect::<Vec<_>>();
        assert_eq!(hashes("sharing policies"), hashes("shared policy"));
        assert_eq!(hashes("30 months"), hashes("7 month's"));
        assert_ne!(hashes("process"), hashes("proces"));
    }

    #[test]
    fn a_stem_knows_its_bytes() {
        let text = "“don't” share – ever'.";
        let bytes = |bytes: Range<u32>| bytes.start as usize..bytes.end as usize;
        let read: Vec<&str> = stems(text.as_bytes()).into_iter().map(|(_, stem)| &text[bytes(stem)]).collect();
        assert_eq!(read, ["don't", "share", "ever"]);
    }
}
