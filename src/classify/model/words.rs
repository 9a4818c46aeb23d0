//! Words of a clause as the model reads them: lower case, without endings, each with its place in the text.

use crate::classify::fnv::fnv1a;
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
    let mut words = Vec::with_capacity(bytes.len() / 6);
    let mut lower = Vec::new();
    let mut at = 0;
    while let Some(before) = bytes[at..].iter().position(u8::is_ascii_alphanumeric) {
        let start = at + before;
        let belongs = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'\'';
        let end = start + bytes[start..].iter().take_while(belongs).count();
        lower.clear();
        lower.extend(bytes[start..end].iter().map(u8::to_ascii_lowercase));
        while lower.last() == Some(&b'\'') {
            lower.pop();
        }
        let own_end = start + lower.len();
        words.push(Word { hash: hash_of(&mut lower), bytes: start..own_end });
        at = end;
    }
    words
}

fn hash_of(word: &mut Vec<u8>) -> u32 {
    if word[0].is_ascii_digit() {
        return fnv1a(b"0");
    }
    stem(word);
    fnv1a(word)
}

/// Takes from a word the endings of plural, participle and gerund. Cruder than a dictionary, and the same for every word:
/// "sharing", "shared" and "shares" meet at "shar".
fn stem(word: &mut Vec<u8>) {
    if word.ends_with(b"'s") && word.len() > 3 {
        word.truncate(word.len() - 2);
    }
    if word.len() > 4 {
        if word.ends_with(b"ies") {
            word.truncate(word.len() - 3);
            word.push(b'y');
        } else if word.ends_with(b"sses") {
            word.truncate(word.len() - 2);
        } else if word.ends_with(b"s") && ![&b"ss"[..], b"us", b"is"].iter().any(|kept| word.ends_with(kept)) {
            word.pop();
        }
    }
    if word.len() > 5 {
        if word.ends_with(b"ing") {
            word.truncate(word.len() - 3);
        } else if word.ends_with(b"ed") {
            word.truncate(word.len() - 2);
        }
    }
    if word.len() > 4 && word.ends_with(b"e") {
        word.pop();
    }
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
