//! Word groups: words and phrases that mean much the same in a policy, so that what is learned from one holds for all.

use super::words::stems;
use crate::classify::fnv::fnv1a;
use rustc_hash::FxHashMap;
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

/// A phrase of one group or more, or the beginning of one.
#[derive(Debug, Default)]
pub(in crate::classify) struct Phrase {
    /// The groups of which it is a phrase: none where it only begins one.
    groups: Vec<u8>,
    /// A longer phrase begins with it.
    goes_on: bool,
}

/// What a word with this hash begins, alone or with those behind it.
pub(in crate::classify) fn beginning(hash: u32) -> Option<&'static Phrase> {
    GROUPS.phrases.get(&join(PHRASE, hash))
}

/// The groups that occur among the words with these hashes, by position, then length, then group. `beginnings` has every
/// word that [`beginning`] knows, by its position, in order.
pub(super) fn occurrences(
    hashes: &[u32],
    beginnings: impl Iterator<Item = (usize, &'static Phrase)>,
) -> Vec<Occurrence> {
    let mut found = Vec::with_capacity(hashes.len());
    for (word, first) in beginnings {
        let (mut hash, mut known) = (join(PHRASE, hashes[word]), first);
        for words in 1.. {
            found.extend(known.groups.iter().map(|&group| Occurrence { group, word, words }));
            let Some(&next) = hashes.get(word + words).filter(|_| known.goes_on) else { break };
            hash = join(hash, next);
            let Some(longer) = GROUPS.phrases.get(&hash) else { break };
            known = longer;
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
    /// Every phrase, and every beginning of one, by the hash of its words.
    phrases: FxHashMap<u32, Phrase>,
}

impl Groups {
    fn parse(text: &str) -> Groups {
        let mut groups = Groups { hashes: Vec::new(), phrases: FxHashMap::default() };
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
        let (mut phrase, last) = (PHRASE, words.len() - 1);
        for (position, (hash, _)) in words.into_iter().enumerate() {
            phrase = join(phrase, hash);
            self.phrases.entry(phrase).or_default().goes_on |= position < last;
        }
        let groups = &mut self.phrases.entry(phrase).or_default().groups;
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_phrases_are_found_where_they_stand() {
        let hashes: Vec<u32> = stems(b"we work with service providers").into_iter().map(|(hash, _)| hash).collect();
        let beginnings = hashes.iter().enumerate().filter_map(|(at, &hash)| Some((at, beginning(hash)?)));
        let found = occurrences(&hashes, beginnings);
        let at = |name: &str| {
            found.iter().filter(|o| super::hashes()[usize::from(o.group)] == fnv1a(name.as_bytes())).collect::<Vec<_>>()
        };
        assert_eq!(at("WE").len(), 1);
        assert!(at("PARTNER").iter().any(|o| o.word == 3 && o.words == 2));
        assert!(at("COOKIE").is_empty());
    }
}
