//! Which of many literals stand in a text, and where.
//!
//! Each literal is looked for by its rarest two to four bytes in a row. A text is gone through once for each such
//! length; at most places one look at a table says that no literal is there. Ready in a fraction of the time that an
//! automaton takes to build, which a module that has just been started pays at once.

use std::cmp::Reverse;

/// Literals to look for.
#[derive(Debug)]
pub struct Literals {
    literals: Vec<&'static str>,
    /// Those that are looked for by two, three and four bytes.
    by_length: Vec<Grams>,
}

/// Literals that are looked for by so many bytes in a row.
#[derive(Debug)]
struct Grams {
    /// Of a window of four bytes those that count.
    mask: u32,
    /// For each hash the first of its grams, and for one hash more their number.
    first: Box<[u16; HASHES + 1]>,
    /// Grams in the order of their hashes, little-endian, each with its literal and where it stands in that.
    grams: Vec<(u32, u16, u16)>,
}

/// The most bytes in a gram.
const LONGEST: usize = 4;
/// Bits of a hash.
const BITS: u32 = 14;
/// How many hashes there are.
const HASHES: usize = 1 << BITS;

impl Literals {
    /// Makes literals ready. Each has at least two bytes and fewer than 65,536, and so many they are at most.
    pub fn of(literals: impl IntoIterator<Item = &'static str>) -> Literals {
        let literals: Vec<&'static str> = literals.into_iter().collect();
        let of_length = |length| {
            let of_it = (0..).zip(&literals).filter(move |(_, literal)| literal.len().min(LONGEST) == length);
            Grams::of(length, of_it.map(|(number, literal)| (number, literal.as_bytes())))
        };
        Literals { by_length: [2, 3, LONGEST].into_iter().filter_map(of_length).collect(), literals }
    }

    /// Calls a function with the number and the first byte of every literal that stands in the text, overlapping ones
    /// too, in no particular order.
    pub fn each(&self, text: &[u8], mut found: impl FnMut(usize, usize)) {
        for grams in &self.by_length {
            let mut look = |at: usize, window: u32| {
                let gram = window & grams.mask;
                let hash = hash(gram);
                let (first, behind) = (grams.first[hash], grams.first[hash + 1]);
                if first != behind {
                    self.verify(text, at, gram, &grams.grams[usize::from(first)..usize::from(behind)], &mut found);
                }
            };
            for (at, window) in text.windows(LONGEST).enumerate() {
                look(at, u32::from_le_bytes(window.try_into().expect("a window has its length")));
            }
            // What is left is shorter than a window.
            for at in text.len().saturating_sub(LONGEST - 1)..text.len() {
                look(at, text[at..].iter().rev().fold(0, |window, &byte| window << 8 | u32::from(byte)));
            }
        }
    }

    fn verify(
        &self,
        text: &[u8],
        at: usize,
        gram: u32,
        grams: &[(u32, u16, u16)],
        found: &mut impl FnMut(usize, usize),
    ) {
        for &(_, number, offset) in grams.iter().filter(|(known, ..)| *known == gram) {
            let start = at.wrapping_sub(usize::from(offset));
            let literal = self.literals[usize::from(number)].as_bytes();
            if text.get(start..).is_some_and(|text| text.starts_with(literal)) {
                found(usize::from(number), start);
            }
        }
    }
}

impl Grams {
    fn of<'a>(length: usize, literals: impl Iterator<Item = (u16, &'a [u8])> + Clone) -> Option<Grams> {
        let gram = |bytes: &[u8]| bytes.iter().rev().fold(0, |window, &byte| window << 8 | u32::from(byte));
        // What many literals have is frequent in texts too.
        let mut shared = vec![0u16; HASHES];
        for (_, literal) in literals.clone() {
            literal.windows(length).for_each(|bytes| shared[hash(gram(bytes))] += 1);
        }
        let rarest = |literal: &'a [u8]| {
            let rarity = |bytes: &[u8]| bytes.iter().map(|&byte| u32::from(RARITY[usize::from(byte)])).sum::<u32>();
            let rank = |(_, bytes): &(usize, &[u8])| (Reverse(shared[hash(gram(bytes))]), rarity(bytes));
            literal.windows(length).enumerate().max_by_key(rank)
        };
        let mut grams: Vec<(u32, u16, u16)> = literals
            .filter_map(|(number, literal)| {
                let (offset, bytes) = rarest(literal)?;
                Some((gram(bytes), number, offset as u16))
            })
            .collect();
        grams.sort_unstable_by_key(|&(gram, number, _)| (hash(gram), number));
        let mut first = Box::new([0; HASHES + 1]);
        grams.iter().for_each(|&(gram, ..)| first[hash(gram) + 1] += 1);
        (1..first.len()).for_each(|hash| first[hash] += first[hash - 1]);
        (!grams.is_empty()).then_some(Grams { mask: u32::MAX >> (8 * (LONGEST - length)), first, grams })
    }
}

fn hash(gram: u32) -> usize {
    (gram.wrapping_mul(0x9E37_79B1) >> (u32::BITS - BITS)) as usize
}

/// How rare bytes are in policies: the place among the most frequent ones, from 0.
static RARITY: [u8; 256] = {
    let frequent = b" etaonirscdlhupmyfgbvw";
    let mut rarity = [frequent.len() as u8; 256];
    let mut place = 0;
    while place < frequent.len() {
        rarity[frequent[place] as usize] = place as u8;
        place += 1;
    }
    rarity
};

#[cfg(test)]
mod tests {
    use super::Literals;

    #[test]
    fn every_occurrence_is_found() {
        let words = ["eu", "sell", "sells", "arbitrati", "der euro", "opt", "é", "privacy", "ell"];
        let literals = Literals::of(words);
        let text = "we sell; it sells arbitration under euros, opt-out: privacy é eu";
        let mut found = Vec::new();
        literals.each(text.as_bytes(), |number, start| found.push((start, words[number])));
        found.sort_unstable();
        let mut expected: Vec<(usize, &str)> =
            words.iter().flat_map(|word| text.match_indices(word).map(|(at, _)| (at, *word))).collect();
        expected.sort_unstable();
        assert_eq!(found, expected);
    }

    #[test]
    fn short_texts_are_read_to_their_end() {
        let literals = Literals::of(["us", "privacy"]);
        for (text, count) in [("", 0), ("u", 0), ("us", 1), ("usus", 2), ("privacy", 1), ("privac", 0)] {
            let mut found = 0;
            literals.each(text.as_bytes(), |_, _| found += 1);
            assert_eq!(found, count, "{text}");
        }
    }
}
