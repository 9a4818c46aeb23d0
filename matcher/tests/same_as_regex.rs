//! The engine finds what the `regex` crate finds, at the same places.

use matcher::{Builder, Machine, Subject};
use proptest::prelude::*;
use regex::bytes::RegexBuilder;

/// Compares every match, and the first match from every position, in every text.
fn same(pattern: &str, texts: &[&str]) {
    let mut builder = Builder::default();
    let number = builder.add(pattern).expect("a pattern that can be built");
    let machine: &Machine = Box::leak(Box::new(Machine::of(builder.finish().leak())));
    let regex = RegexBuilder::new(pattern).unicode(false).build().expect("a regular expression");
    for &text in texts {
        let subject = Subject::new(machine, text.to_string());
        let bytes = text.as_bytes();
        assert_eq!(subject.is_match(number), regex.is_match(bytes), "{pattern} in {text}");
        let theirs: Vec<_> = regex.find_iter(bytes).map(|found| found.range()).collect();
        assert_eq!(subject.matches(number).collect::<Vec<_>>(), theirs, "{pattern} in {text}");
        for start in 0..=bytes.len() {
            let theirs = regex.find_at(bytes, start).map(|found| found.range());
            assert_eq!(subject.matches(number).find_at(start), theirs, "{pattern} in {text} from {start}");
        }
    }
}

#[test]
fn patterns_as_rules_have_them() {
    let text = "we do not sell, rent or share your personal data; we may, however, use it to train our models for you.";
    let long = format!("{} {text}", "filler words that say nothing at all ".repeat(30));
    for pattern in [
        r"\b(?:we[^;]{0,40}?sell)\b",
        r"\b(?:we|us|our)\b[^;]{0,120}?\b(?:data|models?)\b",
        r"\b(?:(?:train|share)[^;]{0,40}?(?:our|your)(?: \w+){0,3})\b",
        r"\b(?:(?:train|share)[^;]{0,40}?(?:our|your)(?: \w+){0,3}?)\b",
        r"we(?: \w+,?)+? use",
        r"(?:\w+ ){2,4}(?:data|it)",
        r"^we\b|you\.$",
        r"; ?|, (?:but|however)\b",
        r"(?i)\bWE\b",
        r"[a-z]{3,5}?",
        r"\w+",
        r"(?:personal(?:ly)?(?:[- ]identif\w+)?|your)(?: \w+)? (?:data|information)",
        r"\bnot\b[^;.]{0,300}?\btrain(?:s|ed|ing)?\b",
    ] {
        same(pattern, &[text, &long, "", "we sell", "models", "naïve “quotes” – we sell – data"]);
    }
}

/// A literal of which only the first bytes are left at the end of a text, around the lengths at which sets grow.
#[test]
fn literals_are_cut_off_by_the_end() {
    for length in (40..80).chain(230..270).chain(750..790) {
        let text = format!("training data {} training data tra", "w ".repeat(length / 2));
        same(r"\b(?:training data|trains)\b", &[&text[..length], &format!("{}tra", &text[..length])]);
    }
}

/// What patterns of one program have in common is written once.
#[test]
fn patterns_share_words() {
    const PATTERNS: u16 = 200;
    let words: Vec<String> = (0..=PATTERNS).map(|number| format!("w{number}§")).collect();
    let mut builder = Builder::default();
    for pair in words.windows(2) {
        builder
            .add(&format!(r"\b(?:{}|plain{}|{}) end", pair[0], pair[0].len(), pair[1]))
            .expect("a pattern that can be built");
    }
    let machine: &Machine = Box::leak(Box::new(Machine::of(builder.finish().leak())));
    for (at, word) in words.iter().enumerate() {
        let subject = Subject::new(machine, format!("{word} end"));
        let matching: Vec<u16> = (0..PATTERNS).filter(|&pattern| subject.is_match(pattern)).collect();
        let expected: Vec<u16> =
            (0..PATTERNS).filter(|&pattern| at == usize::from(pattern) || at == usize::from(pattern) + 1).collect();
        assert_eq!(matching, expected, "{word}");
    }
}

/// Patterns of everything that a program knows, over an alphabet of few letters, so that they often match.
fn pattern() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("a".to_string()),
        Just("b".to_string()),
        Just("ab".to_string()),
        Just(" ".to_string()),
        Just("[ab]".to_string()),
        Just("[^;]".to_string()),
        Just(r"\w".to_string()),
        Just(r"\b".to_string()),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let times = prop_oneof![
            Just("?"),
            Just("??"),
            Just("{0,3}"),
            Just("{0,3}?"),
            Just("{2}"),
            Just("{1,4}?"),
            Just("+"),
            Just("*?"),
            Just("*"),
            Just("{2,}"),
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(|parts| format!("(?:{})", parts.concat())),
            prop::collection::vec(inner.clone(), 1..4).prop_map(|parts| format!("(?:{})", parts.join("|"))),
            (inner, times).prop_map(|(part, times)| format!("(?:{part}){times}")),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, max_global_rejects: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn any_pattern_in_any_text(pattern in pattern(), text in "[ab ;é]{0,40}", filler in prop_oneof![Just(0), Just(70), Just(300)]) {
        let mut builder = Builder::default();
        // What can be nothing is refused, as a whole and where it is repeated.
        prop_assume!(builder.add(&pattern).is_ok());
        let text = "c".repeat(filler) + &text;
        same(&pattern, &[&text]);
    }
}
