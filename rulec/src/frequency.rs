//! How many clauses have a fragment: what a pattern needs is looked for by the rarest.

use crate::fragment::Fragment;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::sync::LazyLock;

/// Words of policies, and of ten thousand clauses how many have each. `cargo xtask frequencies` counts them.
static WORDS: LazyLock<BTreeMap<&str, u32>> = LazyLock::new(|| {
    let lines = include_str!("frequencies.txt").lines();
    lines
        .filter_map(|line| line.split_once(' '))
        .filter_map(|(word, count)| Some((word, count.parse().ok()?)))
        .collect()
});

/// Of a hundred thousand clauses about so many have one of the fragments. Each fragment counts for one more, as rarer words
/// than those counted have it too.
pub(crate) fn of(fragments: &[Fragment]) -> u32 {
    let words: BTreeSet<&str> = fragments.iter().flat_map(words_with).collect();
    words.into_iter().map(|word| WORDS[word] * 10).sum::<u32>() + fragments.len() as u32
}

/// The counted words that have a fragment.
fn words_with(fragment: &Fragment) -> impl Iterator<Item = &'static str> + '_ {
    let Fragment { letters, starts_word, ends_word } = fragment;
    // In alphabetical order, all that begin with the same letters stand in a row.
    let from = if *starts_word { letters } else { "" };
    let row = WORDS
        .range::<str, _>((Bound::Included(from), Bound::Unbounded))
        .map(|(word, _)| *word)
        .take_while(move |word| word.starts_with(from));
    row.filter(move |word| match (starts_word, ends_word) {
        (true, false) => true,
        (true, true) => word == letters,
        (false, true) => word.ends_with(letters.as_str()),
        (false, false) => word.contains(letters.as_str()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_more_words_have_is_more_frequent() {
        let of = |letters: &str, starts_word, ends_word| {
            super::of(&[Fragment { letters: letters.to_string(), starts_word, ends_word }])
        };
        assert!(of("on", true, true) > of("train", true, true));
        assert!(of("us", false, false) > of("us", true, false));
        assert!(of("us", true, false) > of("us", true, true));
        assert_eq!(of("zyzzyva", true, true), 1);
    }
}
