//! A look that mostly says no: whether any number of a set has the lowest bits of another.

/// A bit for the lowest bits of every number of a set. Few bits stay in the processor's cache.
#[derive(Debug)]
pub(super) struct LowBits {
    /// The bits of a number that count.
    mask: u32,
    some: Vec<u64>,
}

impl LowBits {
    /// Of numbers by their `width` lowest bits, at least 6.
    pub(super) fn of(width: u32, numbers: impl IntoIterator<Item = u32>) -> LowBits {
        let mut bits = LowBits { mask: (1 << width) - 1, some: vec![0; 1 << (width - 6)] };
        for number in numbers {
            let block = bits.block(number);
            bits.some[block] |= 1 << (number % 64);
        }
        bits
    }

    /// Whether the number may be in the set.
    pub(super) fn may_have(&self, number: u32) -> bool {
        self.some[self.block(number)] >> (number % 64) & 1 == 1
    }

    fn block(&self, number: u32) -> usize {
        (number & self.mask) as usize / 64
    }
}
