//! The language of a text: by script where a script has one language, else by its commonest words.
//!
//! A general library costs too much here: a module with nothing but whatlang 0.18 is 294 KB, with whichlang 0.1 266 KB
//! (`cargo build --release --target wasm32-unknown-unknown`, `opt-level = 3`, LTO), 40 % of what the whole module may have.

use super::function_words::FUNCTION_WORDS;
use crate::clause::Clauses;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Bytes of text that are looked at, taken evenly from the whole document.
const SAMPLE: usize = 12_000;
/// Letters under which no language can be told.
const FEWEST_LETTERS: u32 = 60;
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
#[inline(never)]
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
        let is_lower = word.bytes().all(|byte| byte.is_ascii_lowercase());
        let lower = if is_lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) };
        let Some(languages) = LANGUAGES_OF_WORD.get(&*lower) else { continue };
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

#[cfg(test)]
mod tests {
    use super::{FUNCTION_WORDS, language};
    use crate::clause::{Clause, Clauses};
    use crate::report::ClauseKind;

    fn clauses(text: &str) -> Clauses {
        let clause = Clause {
            kind: ClauseKind::Sentence,
            text: text.into(),
            canonical: text.into(),
            hash: [0; 32],
            level: 0,
            lead_in: None,
            heading: None,
            block: 0,
            ranges: Vec::new(),
            links: Vec::new(),
        };
        Clauses { list: vec![clause] }
    }

    /// The first article of the Universal Declaration of Human Rights, where not said otherwise.
    const SAMPLES: &[(&str, &str)] = &[
        (
            "en",
            "All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience and should act towards one another in a spirit of brotherhood.",
        ),
        (
            "de",
            "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen begabt und sollen einander im Geist der Brüderlichkeit begegnen.",
        ),
        (
            "fr",
            "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison et de conscience et doivent agir les uns envers les autres dans un esprit de fraternité.",
        ),
        (
            "es",
            "Todos los seres humanos nacen libres e iguales en dignidad y derechos y, dotados como están de razón y conciencia, deben comportarse fraternalmente los unos con los otros.",
        ),
        (
            "it",
            "Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti. Essi sono dotati di ragione e di coscienza e devono agire gli uni verso gli altri in spirito di fratellanza.",
        ),
        (
            "pt",
            "Todos os seres humanos nascem livres e iguais em dignidade e em direitos. Dotados de razão e de consciência, devem agir uns para com os outros em espírito de fraternidade.",
        ),
        (
            "nl",
            "Alle mensen worden vrij en gelijk in waardigheid en rechten geboren. Zij zijn begiftigd met verstand en geweten, en behoren zich jegens elkander in een geest van broederschap te gedragen.",
        ),
        (
            "sv",
            "Alla människor är födda fria och lika i värde och rättigheter. De har utrustats med förnuft och samvete och bör handla gentemot varandra i en anda av broderskap.",
        ),
        (
            "fi",
            "Kaikki ihmiset syntyvät vapaina ja tasavertaisina arvoltaan ja oikeuksiltaan. Heille on annettu järki ja omatunto, ja heidän on toimittava toisiaan kohtaan veljeyden hengessä, ja se on kaikkien oikeus.",
        ),
        (
            "pl",
            "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Są oni obdarzeni rozumem i sumieniem i powinni postępować wobec innych w duchu braterstwa.",
        ),
        (
            "ru",
            "Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены разумом и совестью и должны поступать в отношении друг друга в духе братства.",
        ),
        (
            "el",
            "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα. Είναι προικισμένοι με λογική και συνείδηση.",
        ),
        (
            "ar",
            "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق. وقد وهبوا عقلا وضميرا وعليهم أن يعامل بعضهم بعضا بروح الإخاء.",
        ),
        ("zh", "人人生而自由,在尊严和权利上一律平等。他们赋有理性和良心,并应以兄弟关系的精神相对待。"),
        (
            "ja",
            "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。人間は、理性と良心とを授けられている。",
        ),
        (
            "ko",
            "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다. 인간은 천부적으로 이성과 양심을 부여받았으며 서로 형제애의 정신으로 행동하여야 한다. 그리고 이것은 모두에게 같다.",
        ),
    ];

    #[test]
    fn languages_are_told_apart() {
        for (code, text) in SAMPLES {
            assert_eq!(language(&clauses(text)), Some(*code), "{text}");
        }
    }

    #[test]
    fn too_little_text_has_no_language() {
        assert_eq!(language(&clauses("Privacy policy and terms of use")), None);
        assert_eq!(language(&clauses(&"0123456789 ".repeat(100))), None);
        assert_eq!(language(&Clauses::default()), None);
    }

    #[test]
    fn every_language_has_a_bit() {
        assert!(FUNCTION_WORDS.len() <= 32);
        assert_eq!(FUNCTION_WORDS[0].0, "en", "the first of equals wins");
    }
}
