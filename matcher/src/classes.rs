//! Where the bytes of a class stand in a text: sixteen are compared at once.

use wide::u8x16;

/// A class of bytes.
#[derive(Debug)]
pub(crate) struct Class {
    /// Ranges of which a byte is in one: the first byte, in every place, and how many bytes follow it.
    ranges: Vec<(u8x16, u8x16)>,
}

impl Class {
    /// The class that has a bit set for each of its bytes.
    pub(crate) fn of(members: &[u64; 4]) -> Class {
        Class::of_each(|byte| has(members, byte))
    }

    /// The class of each byte of which a function says so.
    pub(crate) fn of_each(is_member: impl Fn(u8) -> bool) -> Class {
        let mut ranges: Vec<(u8, u8)> = Vec::new();
        for byte in (0..=u8::MAX).filter(|&byte| is_member(byte)) {
            match ranges.last_mut() {
                Some((first, more)) if *first + *more + 1 == byte => *more += 1,
                _ => ranges.push((byte, 0)),
            }
        }
        let splat = |(first, more)| (u8x16::splat(first), u8x16::splat(more));
        Class { ranges: ranges.into_iter().map(splat).collect() }
    }

    /// The bytes of a text that are in the class, 64 to a word, the first in the lowest bit.
    pub(crate) fn find(&self, text: &[u8], words: &mut [u64]) {
        let (blocks, rest) = text.as_chunks::<64>();
        for (word, block) in words.iter_mut().zip(blocks) {
            *word = self.find_in(block);
        }
        if !rest.is_empty() {
            let mut block = [0; 64];
            block[..rest.len()].copy_from_slice(rest);
            words[blocks.len()] = self.find_in(&block) & u64::MAX >> (64 - rest.len());
        }
    }

    fn find_in(&self, block: &[u8; 64]) -> u64 {
        let (parts, _) = block.as_chunks::<16>();
        let parts: [u8x16; 4] = std::array::from_fn(|part| u8x16::from(parts[part]));
        let mut inside = [u8x16::ZERO; 4];
        for &(first, more) in &self.ranges {
            for (inside, &part) in inside.iter_mut().zip(&parts) {
                let from_first = part - first;
                *inside |= from_first.min(more).simd_eq(from_first);
            }
        }
        inside.iter().rev().fold(0, |word, part| word << 16 | u64::from(part.to_bitmask()))
    }
}

/// Whether a class that has a bit set for each of its bytes has a byte.
pub(crate) fn has(members: &[u64; 4], byte: u8) -> bool {
    members[usize::from(byte / 64)] >> (byte % 64) & 1 == 1
}

#[cfg(test)]
mod tests {
    use super::Class;

    #[test]
    fn each_byte_is_found_where_it_stands() {
        let text: Vec<u8> = (0..=u8::MAX).chain(0..100).rev().collect();
        for members in
            [[0; 4], [1 << 46, 0, 0, 0], [!(1 << 46), !0, !0, !0], [0x3FF << 48, 1 << 31 | 0x7FF << 40, 0, 1 << 63]]
        {
            let is_member = |byte: u8| members[usize::from(byte / 64)] >> (byte % 64) & 1 == 1;
            for length in [0, 1, 63, 64, 65, 356] {
                let mut words = vec![0; length / 64 + 1];
                Class::of(&members).find(&text[..length], &mut words);
                for (at, &byte) in text[..length].iter().enumerate() {
                    assert_eq!(words[at / 64] >> (at % 64) & 1 == 1, is_member(byte), "{byte} at {at} of {length}");
                }
                assert_eq!(words[length / 64] >> (length % 64), 0, "nothing behind the end of {length}");
            }
        }
    }
}
