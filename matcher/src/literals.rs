//! Which of many literals stand in a text where a word may begin, and where.
//!
//! Ready in a fraction of the time that an automaton takes to build, which a module that has just been started pays at
//! once: at most beginnings of words one look at a table of first bytes says that no literal is there.

/// Literals to look for.
#[derive(Debug)]
pub struct Literals {
    literals: Vec<&'static str>,
    /// For each hash of two first bytes the first of `numbers` with it, and for one hash more their number.
    first: Box<[u16; HASHES + 1]>,
    /// Numbers of literals in the order of the hashes.
    numbers: Vec<u16>,
}

/// Five bits of each of two bytes.
const HASHES: usize = 1 << 10;

impl Literals {
    /// Makes literals ready. Each has at least two bytes, and fewer than 65,536 they are.
    pub fn of(literals: impl IntoIterator<Item = &'static str>) -> Literals {
        let literals: Vec<&'static str> = literals.into_iter().collect();
        let hash_of = |number: &u16| hash(literals[usize::from(*number)].as_bytes());
        let mut numbers: Vec<u16> = (0..).take(literals.len()).collect();
        numbers.sort_by_key(hash_of);
        let mut first = Box::new([0; HASHES + 1]);
        numbers.iter().for_each(|number| first[hash_of(number) + 1] += 1);
        (1..first.len()).for_each(|hash| first[hash] += first[hash - 1]);
        Literals { literals, first, numbers }
    }

    /// Calls a function with the number and the first byte of every literal that stands in the text behind no letter or
    /// digit, overlapping ones too, in the order of these bytes.
    pub fn each(&self, text: &str, mut found: impl FnMut(usize, usize)) {
        let bytes = text.as_bytes();
        let mut in_word = false;
        for (at, pair) in bytes.windows(2).enumerate() {
            if !in_word {
                let hash = hash(pair);
                for &number in &self.numbers[usize::from(self.first[hash])..usize::from(self.first[hash + 1])] {
                    let literal = self.literals[usize::from(number)];
                    if bytes[at..].starts_with(literal.as_bytes()) && may_begin(text, at) {
                        found(usize::from(number), at);
                    }
                }
            }
            // Letters of other scripts are few, and asked for where a literal stands.
            in_word = pair[0].is_ascii_alphanumeric();
        }
    }
}

/// Whether a word may begin at a byte where a character does.
fn may_begin(text: &str, at: usize) -> bool {
    !text[..at].ends_with(char::is_alphanumeric)
}

/// Of the two bytes that a text starts with.
fn hash(text: &[u8]) -> usize {
    usize::from(text[0] % 32) << 5 | usize::from(text[1] % 32)
}

#[cfg(test)]
mod tests {
    use super::Literals;

    #[test]
    fn every_occurrence_where_a_word_may_begin_is_found() {
        let words = ["eu", "sell", "sells", "arbitrati", "der euro", "opt", "é", "privacy", "ell", "\"as is\""];
        let literals = Literals::of(words);
        let text = "we sell; it sells arbitration under euros, opt-out: privacy é éeu eu\"as is\"";
        let mut found = Vec::new();
        literals.each(text, |number, start| found.push((start, words[number])));
        let begins = |at: usize| !text[..at].ends_with(char::is_alphanumeric);
        let mut expected: Vec<(usize, &str)> = words
            .iter()
            .flat_map(|word| text.match_indices(word).map(|(at, _)| (at, *word)))
            .filter(|(at, _)| begins(*at))
            .collect();
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected);
        assert!(found.len() > words.len() / 2);
    }

    #[test]
    fn short_texts_are_read_to_their_end() {
        let literals = Literals::of(["us", "privacy"]);
        for (text, count) in [("", 0), ("u", 0), ("us", 1), ("us us", 2), ("privacy", 1), ("privac", 0)] {
            let mut found = 0;
            literals.each(text, |_, _| found += 1);
            assert_eq!(found, count, "{text}");
        }
    }
}
