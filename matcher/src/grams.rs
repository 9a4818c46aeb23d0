//! Where three bytes stand in a text: most strings that are looked for are not there, and one look says so.

/// A hash of three bytes that follow one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Gram(u16);

const LENGTH: usize = 3;
const BITS: u32 = 13;
const CHAINS: usize = 1 << 8;

impl Gram {
    /// That of what has too few bytes: it is taken to stand in every text.
    pub(crate) const ANY: Gram = Gram(1 << BITS);

    /// Of a string's first bytes.
    pub(crate) fn first(string: &[u8]) -> Gram {
        string.first_chunk().map_or(Gram::ANY, |&bytes| Gram::of(bytes))
    }

    /// Of a string's last bytes.
    pub(crate) fn last(string: &[u8]) -> Gram {
        string.last_chunk().map_or(Gram::ANY, |&bytes| Gram::of(bytes))
    }

    #[inline]
    fn of([first, second, third]: [u8; LENGTH]) -> Gram {
        let bytes = u32::from_le_bytes([first, second, third, 0]);
        Gram((bytes.wrapping_mul(0x9e37_79b1) >> (u32::BITS - BITS)) as u16)
    }
}

/// The positions of a text by the grams that begin there.
#[derive(Debug)]
pub(crate) struct Grams {
    /// A bit for each gram.
    present: [u64; (1 << (BITS - 6)) + 1],
    /// For each chain of grams, by their lowest bits, the last position in it and one more, or 0.
    last: [u32; CHAINS],
    /// For each position the one before it in the same chain and one more, or 0.
    before: Vec<u32>,
}

impl Grams {
    pub(crate) fn of(text: &[u8]) -> Grams {
        let (mut present, mut last) = ([0; _], [0; CHAINS]);
        let mut add = |Gram(gram): Gram| present[usize::from(gram / 64)] |= 1 << (gram % 64);
        add(Gram::ANY);
        let before = (1..).zip(text.array_windows()).map(|(next, &window)| {
            let gram = Gram::of(window);
            add(gram);
            std::mem::replace(&mut last[usize::from(gram.0) % CHAINS], next)
        });
        let before = before.collect();
        Grams { present, last, before }
    }

    /// Whether a gram may stand anywhere: where not, it does not.
    #[inline]
    pub(crate) fn may_have(&self, Gram(gram): Gram) -> bool {
        self.present[usize::from(gram / 64)] >> (gram % 64) & 1 == 1
    }

    /// Calls a function for each position where a gram may begin, the last one first.
    #[inline]
    pub(crate) fn each(&self, gram: Gram, mut call: impl FnMut(usize)) {
        let mut next = self.last[usize::from(gram.0) % CHAINS];
        while let Some(at) = next.checked_sub(1) {
            call(at as usize);
            next = self.before[at as usize];
        }
    }
}
