//! The language of a text: by script where a script has one language, else by its commonest words.
//!
//! A general library costs 270 to 290 KB of WebAssembly (whatlang 0.18, whichlang 0.1), 40 % of the module's limit; the tests
//! hold this table against whatlang.

use super::function_words::FUNCTION_WORDS;
use crate::clause::Clauses;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Bytes of text that are looked at, taken evenly from the whole document.
const SAMPLE: usize = 12_000;
/// Letters under which no language can be told.
const FEWEST_LETTERS: u32 = 80;
/// Share of words, in per cent, that have to be a language's function words.
const FEWEST_FUNCTION_WORDS: u32 = 8;

static LANGUAGES_OF_WORD: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
    let mut languages = HashMap::new();
    for (position, (_, words)) in FUNCTION_WORDS.iter().enumerate() {
        for word in words.split(' ') {
            *languages.entry(word).or_default() |= 1 << position;
        }
    }
    languages
});

/// The language most of the text is in, as an ISO 639-1 code; `None` where there is too little text to tell, or none
/// of the known languages fits.
pub fn language(clauses: &Clauses) -> Option<&'static str> {
    let sample = sample(clauses);
    let scripts = Scripts::of(&sample);
    if scripts.letters() < FEWEST_LETTERS {
        return None;
    }
    scripts.only_language().or_else(|| by_words(&sample))
}

fn sample(clauses: &Clauses) -> Vec<&str> {
    let size: usize = clauses.list.iter().map(|c| c.canonical.len()).sum();
    let step = size.div_ceil(SAMPLE).max(1);
    clauses.list.iter().step_by(step).map(|c| c.canonical.as_str()).collect()
}

fn by_words(sample: &[&str]) -> Option<&'static str> {
    let mut counts = [0u32; FUNCTION_WORDS.len()];
    let mut all = 0u32;
    for word in sample.iter().flat_map(|text| text.split(|c: char| !c.is_alphabetic())).filter(|w| !w.is_empty()) {
        all += 1;
        let languages = LANGUAGES_OF_WORD.get(word.to_lowercase().as_str()).copied().unwrap_or(0);
        for (position, count) in counts.iter_mut().enumerate() {
            *count += (languages >> position) & 1;
        }
    }
    // The first of equals: English stands first.
    let (best, count) = counts.iter().enumerate().rev().max_by_key(|(_, count)| **count)?;
    (count * 100 >= all * FEWEST_FUNCTION_WORDS).then(|| FUNCTION_WORDS[best].0)
}

/// Letters per script.
#[derive(Default)]
struct Scripts {
    /// Latin and Cyrillic: scripts of many languages.
    shared: u32,
    kana: u32,
    han: u32,
    /// Arabic letters that Persian has and Arabic has not.
    persian: u32,
    arabic: u32,
    /// Letters of scripts with one language, in the order of [`ONE_LANGUAGE`].
    own: [u32; ONE_LANGUAGE.len()],
}

/// Scripts that (nearly) always write one language.
const ONE_LANGUAGE: [(&str, std::ops::RangeInclusive<char>); 9] = [
    ("el", '\u{370}'..='\u{3ff}'),
    ("hy", '\u{530}'..='\u{58f}'),
    ("he", '\u{590}'..='\u{5ff}'),
    ("hi", '\u{900}'..='\u{97f}'),
    ("bn", '\u{980}'..='\u{9ff}'),
    ("ta", '\u{b80}'..='\u{bff}'),
    ("th", '\u{e00}'..='\u{e7f}'),
    ("ka", '\u{10a0}'..='\u{10ff}'),
    ("ko", '\u{ac00}'..='\u{d7af}'),
];

impl Scripts {
    fn of(sample: &[&str]) -> Self {
        let mut scripts = Self::default();
        for c in sample.iter().flat_map(|text| text.chars()).filter(|c| c.is_alphabetic()) {
            match c {
                'پ' | 'چ' | 'ژ' | 'گ' => scripts.persian += 1,
                '\u{600}'..='\u{6ff}' => scripts.arabic += 1,
                '\u{3040}'..='\u{30ff}' => scripts.kana += 1,
                '\u{3400}'..='\u{9fff}' => scripts.han += 1,
                _ => match ONE_LANGUAGE.iter().position(|(_, range)| range.contains(&c)) {
                    Some(position) => scripts.own[position] += 1,
                    None => scripts.shared += 1,
                },
            }
        }
        scripts
    }

    /// Letters, a Chinese or Japanese character counted as three: it stands for a word or half a word.
    fn letters(&self) -> u32 {
        self.shared + self.arabic + self.persian + 3 * (self.kana + self.han) + self.own.iter().sum::<u32>()
    }

    /// The language of a script that most of the text is in, if that script has only one.
    fn only_language(&self) -> Option<&'static str> {
        let most = self.letters() / 2;
        let arabic = self.arabic + self.persian;
        if 3 * (self.kana + self.han) > most {
            // A Japanese text without kana does not exist; a Chinese one has next to none.
            return Some(if self.kana * 10 > self.han { "ja" } else { "zh" });
        }
        if arabic > most {
            return Some(if self.persian * 100 > arabic { "fa" } else { "ar" });
        }
        self.own.iter().position(|&letters| letters > most).map(|position| ONE_LANGUAGE[position].0)
    }
}
