//! Which of many literals stand in a text where a word may begin, and where.
//!
//! Ready in a fraction of the time that an automaton takes to build, which a module that has just been started pays at
//! once: at most beginnings of words one look at a table of first bytes says that no literal is there.

/// Literals to look for.
#[derive(Debug)]
pub struct Literals {
    /// In the order of the hashes of their first bytes.
    literals: Vec<Literal>,
    /// For each hash the position of the first of `literals` with it or a later one, and for one hash more their number.
    first: Box<[u16; HASHES + 1]>,
}

#[derive(Debug)]
struct Literal {
    text: &'static str,
    /// Its position among those that were given.
    number: usize,
    /// Its [`beginning`], and which bits of it are of the literal.
    beginning: u64,
    mask: u64,
}

/// Five bits of each of two bytes.
const HASHES: usize = 1 << 10;

/// Which bytes are ASCII letters and digits.
const IN_WORD: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    table
};

impl Literals {
    /// Makes literals ready, which are in lower case. Each has at least two bytes, and fewer than 65,536 they are.
    pub fn of(literals: impl IntoIterator<Item = &'static str>) -> Literals {
        let mut literals: Vec<Literal> = literals.into_iter().enumerate().map(Literal::of).collect();
        let hash_of = |literal: &Literal| hash(literal.text.as_bytes());
        literals.sort_by_key(hash_of);
        let mut first = Box::new([0; HASHES + 1]);
        literals.iter().for_each(|literal| first[hash_of(literal) + 1] += 1);
        (1..first.len()).for_each(|hash| first[hash] += first[hash - 1]);
        Literals { literals, first }
    }

    /// Calls a function with the number and the first byte of every literal that stands in the text, in upper or lower
    /// case (of ASCII), behind no letter or digit, overlapping ones too, in the order of these bytes.
    pub fn each(&self, text: &str, mut found: impl FnMut(usize, usize)) {
        let bytes = text.as_bytes();
        let mut in_word = false;
        for (at, pair) in bytes.windows(2).enumerate() {
            if !in_word {
                let hash = hash(pair);
                let candidates = usize::from(self.first[hash])..usize::from(self.first[hash + 1]);
                if !candidates.is_empty() {
                    let beginning = beginning(&bytes[at..]);
                    for literal in &self.literals[candidates] {
                        if literal.begins(beginning) && literal.is_at(text, at) {
                            found(literal.number, at);
                        }
                    }
                }
            }
            // Letters of other scripts are few, and asked for where a literal stands.
            in_word = IN_WORD[usize::from(pair[0])];
        }
    }
}

impl Literal {
    fn of((number, text): (usize, &'static str)) -> Literal {
        let mask = if text.len() < 8 { (1 << (8 * text.len())) - 1 } else { u64::MAX };
        Literal { text, number, beginning: beginning(text.as_bytes()), mask }
    }

    /// Whether a text with this beginning may start with the literal: says no of most that do not.
    fn begins(&self, beginning: u64) -> bool {
        (beginning ^ self.beginning) & self.mask == 0
    }

    /// Whether it stands at byte `at` of `text`, where a word may begin.
    fn is_at(&self, text: &str, at: usize) -> bool {
        let same = text.as_bytes()[at..].get(..self.text.len());
        same.is_some_and(|same| same.eq_ignore_ascii_case(self.text.as_bytes())) && may_begin(text, at)
    }
}

/// The first eight bytes of a text without what parts upper and lower case, zeros behind a shorter one.
fn beginning(text: &[u8]) -> u64 {
    let first = text.first_chunk().copied().unwrap_or_else(|| std::array::from_fn(|at| *text.get(at).unwrap_or(&0)));
    u64::from_le_bytes(first) | u64::from_ne_bytes([b'a' - b'A'; 8])
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
        let shown = "We sell; it sells Arbitration under euros, opt-out: PRIVACY é éeu EU\"as is\"";
        let mut found = Vec::new();
        literals.each(shown, |number, start| found.push((start, words[number])));
        let text = shown.to_lowercase();
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
        for (text, count) in
            [("", 0), ("u", 0), ("us", 1), ("us us", 2), ("privacy", 1), ("privac", 0), ("us privacy", 2)]
        {
            let mut found = 0;
            literals.each(text, |_, _| found += 1);
            assert_eq!(found, count, "{text}");
        }
    }
}
