//! Word groups: words and phrases that mean much the same in a policy, so that what is learned from one holds for all.

use super::words::stems;
use crate::classify::fnv::{fnv1a, spread};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// The groups, from `model/word-groups.txt`: a line `name: word word | phrase of words | ...` for each.
static GROUPS: LazyLock<Groups> = LazyLock::new(|| Groups::parse(include_str!("../../../model/word-groups.txt")));

/// A group that occurs in a text, by its number: where its words start, and how many they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Occurrence {
    pub(super) group: u8,
    pub(super) word: usize,
    pub(super) words: usize,
}

/// Whether a word with this hash is in a group, or a phrase of one begins with it.
pub(in crate::classify) fn begins_group(hash: u32) -> bool {
    GROUPS.of.contains_key(&join(PHRASE, hash))
}

/// The groups that occur among the words with these hashes, by position, then length, then group. `beginnings` are the
/// positions of all words for which [`begins_group`] holds, in order.
pub(super) fn occurrences(hashes: &[u32], beginnings: impl Iterator<Item = usize>) -> Vec<Occurrence> {
    let groups = &*GROUPS;
    let mut found = Vec::new();
    for word in beginnings {
        let mut phrase = PHRASE;
        for (more, &hash) in hashes[word..].iter().take(groups.longest).enumerate() {
            phrase = join(phrase, hash);
            let Some(of) = groups.of.get(&phrase) else { break };
            for &group in of {
                found.push(Occurrence { group, word, words: more + 1 });
            }
        }
    }
    found
}

const PHRASE: u32 = 0;

/// The hash of a sequence with one more member.
pub(super) fn join(hash: u32, next: u32) -> u32 {
    let mixed = (hash.rotate_left(5) ^ next).wrapping_mul(0x9E37_79B1);
    mixed ^ (mixed >> 15)
}

/// The hash of each group's name.
pub(super) fn hashes() -> &'static [u32] {
    &GROUPS.hashes
}

struct Groups {
    hashes: Vec<u32>,
    /// The groups of every phrase, and of every beginning of one: no group.
    of: HashMap<u32, Vec<u8>, BuildHasherDefault<AsIs>>,
    longest: usize,
}

/// Phrases are hashes already.
#[derive(Default)]
struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {
        unreachable!("phrases are numbers");
    }

    fn write_u32(&mut self, phrase: u32) {
        self.0 = spread(phrase);
    }
}

impl Groups {
    fn parse(text: &str) -> Groups {
        let mut groups = Groups { hashes: Vec::new(), of: HashMap::default(), longest: 0 };
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let Some((name, members)) = line.split_once(':') else { continue };
            let group = groups.hashes.len() as u8;
            groups.hashes.push(fnv1a(name.as_bytes()));
            let (single, phrases) = members.split_once('|').unwrap_or((members, ""));
            for member in single.split_whitespace().chain(phrases.split('|')) {
                groups.add(group, member);
            }
        }
        groups
    }

    fn add(&mut self, group: u8, member: &str) {
        let words = stems(member.as_bytes());
        if words.is_empty() {
            return;
        }
        self.longest = self.longest.max(words.len());
        let mut phrase = PHRASE;
        for (hash, _) in words {
            phrase = join(phrase, hash);
            self.of.entry(phrase).or_default();
        }
        let of = self.of.entry(phrase).or_default();
        if !of.contains(&group) {
            of.push(group);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_phrases_are_found_where_they_stand() {
        let hashes: Vec<u32> = stems(b"we work with service providers").into_iter().map(|(hash, _)| hash).collect();
        let found = occurrences(&hashes, 0..hashes.len());
        let at = |name: &str| {
            found.iter().filter(|o| super::hashes()[usize::from(o.group)] == fnv1a(name.as_bytes())).collect::<Vec<_>>()
        };
        assert_eq!(at("WE").len(), 1);
        assert!(at("PARTNER").iter().any(|o| o.word == 3 && o.words == 2));
        assert!(at("COOKIE").is_empty());
    }
}
