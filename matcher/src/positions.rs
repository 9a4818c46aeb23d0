//! Sets of positions in a text: one bit for each place between two bytes, before the first and behind the last.

/// A set of positions. All sets of one text are of one size.
pub(crate) trait Positions: Clone {
    /// The empty set, with room for the positions `0..=length`.
    fn none(length: usize) -> Self;
    /// Its words, lowest positions first.
    fn words(&self) -> &[u64];
    /// Its words, lowest positions first.
    fn words_mut(&mut self) -> &mut [u64];

    #[inline]
    fn is_none(&self) -> bool {
        self.words().iter().all(|&word| word == 0)
    }

    /// Whether a position is there; none is behind the end of the text.
    #[inline]
    fn has(&self, at: usize) -> bool {
        self.words().get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
    }

    #[inline]
    fn add(&mut self, at: usize) {
        self.words_mut()[at / 64] |= 1 << (at % 64);
    }

    /// Adds the positions `0..=last`.
    fn fill(&mut self, last: usize) {
        let words = self.words_mut();
        words[..last / 64].fill(u64::MAX);
        words[last / 64] = u64::MAX >> (63 - last % 64);
    }

    /// Adds what is in another.
    #[inline]
    fn or(&mut self, other: &Self) {
        self.words_mut().iter_mut().zip(other.words()).for_each(|(word, other)| *word |= other);
    }

    /// Keeps what is in another too.
    #[inline]
    fn and(&mut self, other: &Self) {
        self.words_mut().iter_mut().zip(other.words()).for_each(|(word, other)| *word &= other);
    }

    /// Keeps what is in one of both.
    #[inline]
    fn xor(&mut self, other: &Self) {
        self.words_mut().iter_mut().zip(other.words()).for_each(|(word, other)| *word ^= other);
    }

    /// Drops what is in another.
    #[inline]
    fn drop(&mut self, other: &Self) {
        self.words_mut().iter_mut().zip(other.words()).for_each(|(word, other)| *word &= !other);
    }

    /// Adds every position that only bytes of a class separate from one of the set before it, where `before` has the
    /// positions in front of all bytes of the class: an addition carries through each run of them.
    #[inline]
    fn through(&mut self, before: &Self) {
        let mut carry = false;
        for (word, &class) in self.words_mut().iter_mut().zip(before.words()) {
            let sum;
            (sum, carry) = (*word & class).carrying_add(class, carry);
            *word |= sum ^ class;
        }
    }

    /// Every position moved towards the end.
    fn later(&self, by: usize) -> Self;

    /// Every position moved towards the start; those that would be before it are dropped.
    fn earlier(&self, by: usize) -> Self;

    /// The first position at or behind another.
    fn first_from(&self, from: usize) -> Option<usize> {
        let words = self.words();
        let (start, bits) = (from / 64, from % 64);
        let masked = *words.get(start)? & (u64::MAX << bits);
        let rest = words[start + 1..].iter().copied();
        for (word, bits) in (start..).zip(std::iter::once(masked).chain(rest)) {
            if bits != 0 {
                return Some(word * 64 + bits.trailing_zeros() as usize);
            }
        }
        None
    }
}

/// Positions of a text of fewer than `64 * WORDS` bytes.
impl<const WORDS: usize> Positions for [u64; WORDS] {
    fn none(_: usize) -> Self {
        [0; WORDS]
    }

    fn words(&self) -> &[u64] {
        self
    }

    fn words_mut(&mut self) -> &mut [u64] {
        self
    }

    #[inline]
    fn later(&self, by: usize) -> Self {
        let (whole, bits) = (by / 64, by % 64);
        let mut moved = *self;
        if whole > 0 {
            moved = std::array::from_fn(|at| at.checked_sub(whole).map_or(0, |from| self[from]));
        }
        // Twice, since a shift by 64 is none.
        std::array::from_fn(|at| moved[at] << bits | if at == 0 { 0 } else { moved[at - 1] >> 1 >> (63 - bits) })
    }

    #[inline]
    fn earlier(&self, by: usize) -> Self {
        let (whole, bits) = (by / 64, by % 64);
        let mut moved = *self;
        if whole > 0 {
            moved = std::array::from_fn(|at| self.get(at + whole).copied().unwrap_or(0));
        }
        std::array::from_fn(|at| {
            moved[at] >> bits | if at + 1 == WORDS { 0 } else { moved[at + 1] << 1 << (63 - bits) }
        })
    }

    #[inline]
    fn is_none(&self) -> bool {
        self.iter().fold(0, |all, word| all | word) == 0
    }
}

/// Positions of a text of any length.
impl Positions for Vec<u64> {
    fn none(length: usize) -> Self {
        vec![0; length / 64 + 1]
    }

    fn words(&self) -> &[u64] {
        self
    }

    fn words_mut(&mut self) -> &mut [u64] {
        self
    }

    fn later(&self, by: usize) -> Self {
        let (whole, bits) = (by / 64, by % 64);
        let from = |at: usize, distance: usize| at.checked_sub(distance).map_or(0, |from| self[from]);
        (0..self.len()).map(|at| from(at, whole) << bits | from(at, whole + 1) >> 1 >> (63 - bits)).collect()
    }

    fn earlier(&self, by: usize) -> Self {
        let (whole, bits) = (by / 64, by % 64);
        let from = |at: usize| self.get(at).copied().unwrap_or(0);
        (0..self.len()).map(|at| from(at + whole) >> bits | from(at + whole + 1) << 1 << (63 - bits)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Positions;

    fn moves<S: Positions>() {
        let at = [0, 1, 63, 64, 127, 130, 200];
        let mut set = S::none(255);
        at.iter().for_each(|&at| set.add(at));
        for by in [0, 1, 17, 63, 64, 65, 128] {
            let moved = |moved: &dyn Fn(usize) -> Option<usize>| {
                at.iter().filter_map(|&at| moved(at)).filter(|&at| at < 256).collect::<Vec<_>>()
            };
            let listed = |set: S| (0..256).filter(|&at| set.has(at)).collect::<Vec<_>>();
            assert_eq!(listed(set.later(by)), moved(&|at| Some(at + by)), "later by {by}");
            assert_eq!(listed(set.earlier(by)), moved(&|at| at.checked_sub(by)), "earlier by {by}");
        }
        assert_eq!(set.first_from(2), Some(63));
        assert_eq!(set.first_from(201), None);
    }

    #[test]
    fn positions_move_across_words() {
        moves::<[u64; 4]>();
        moves::<Vec<u64>>();
    }
}
