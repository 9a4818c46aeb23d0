//! What is known of a text: where its bytes, its classes of bytes and the edges of its words are.

use crate::machine::{END, Kinds, Machine, kind};
use crate::positions::Positions;
use crate::reach::Beginning;
use std::cell::{OnceCell, RefCell};

/// The kind of every byte.
static KINDS: [Kinds; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = kind(byte as u8);
        byte += 1;
    }
    kinds
};

/// A text with its sets of positions, each made when it is first asked for.
#[derive(Debug)]
pub(crate) struct Text<S> {
    pub(crate) machine: &'static Machine,
    pub(crate) text: String,
    /// Every position.
    pub(crate) everywhere: S,
    edges: OnceCell<S>,
    bytes: Bytes<S>,
    classes: Vec<OnceCell<Box<Class<S>>>>,
    /// Where nodes that begin a pattern lead to.
    pub(crate) known: RefCell<Vec<((u16, Beginning), S)>>,
}

/// Where the bytes of a class are.
#[derive(Debug)]
pub(crate) struct Class<S> {
    /// In front of each byte of the class.
    pub(crate) before: S,
    /// Behind each run of 1, 2, 4, 8, … bytes of the class, as long as there is one.
    pub(crate) runs: Vec<S>,
}

/// The positions in front of each byte that occurs.
#[derive(Debug)]
struct Bytes<S> {
    /// For each byte its place in `sets` and one more, or 0.
    places: [u8; 256],
    sets: Vec<(u8, S)>,
    /// A bit for the lowest five bits of each byte and of the one behind it.
    pairs: [u32; 32],
    /// The kinds of all that occur, and of the end.
    kinds: Kinds,
}

impl<S: Positions> Text<S> {
    pub(crate) fn new(machine: &'static Machine, text: String) -> Text<S> {
        let mut everywhere = S::none(text.len());
        everywhere.fill(text.len());
        Text {
            machine,
            bytes: Bytes::of(text.as_bytes()),
            text,
            everywhere,
            edges: OnceCell::new(),
            classes: machine.program.classes.iter().map(|_| OnceCell::new()).collect(),
            known: RefCell::default(),
        }
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    /// In front of each of these bytes; `None` where there is none.
    pub(crate) fn before_byte(&self, byte: u8) -> Option<&S> {
        let place = usize::from(self.bytes.places[usize::from(byte)]);
        self.bytes.sets.get(place.wrapping_sub(1)).map(|(_, set)| set)
    }

    /// Whether a string may stand in the text: where not, it does not.
    #[inline]
    pub(crate) fn may_have(&self, string: &[u8]) -> bool {
        let pair = |at: usize| self.bytes.pairs[usize::from(string[at] % 32)] >> (string[at + 1] % 32) & 1 == 1;
        string.len() < 2 || pair(0) && pair(string.len() - 2) && pair((string.len() - 1) / 2)
    }

    /// The kinds of bytes that occur at all.
    pub(crate) fn kinds_present(&self) -> Kinds {
        self.bytes.kinds
    }

    /// The kinds of bytes behind these positions.
    pub(crate) fn kinds(&self, positions: &S) -> Kinds {
        let mut kinds = 0;
        positions.each(|at| kinds |= self.bytes().get(at).map_or(END, |&byte| KINDS[usize::from(byte)]));
        kinds
    }

    #[inline]
    pub(crate) fn class(&self, class: u8) -> &Class<S> {
        self.classes[usize::from(class)].get_or_init(|| {
            let members = &self.machine.program.classes[usize::from(class)];
            let mut before = S::none(self.text.len());
            for (byte, set) in self.bytes.each() {
                if members[usize::from(byte / 64)] >> (byte % 64) & 1 == 1 {
                    before.or(set);
                }
            }
            Box::new(Class { runs: runs(before.later(1)), before })
        })
    }

    /// Between a byte of a word and another or none.
    pub(crate) fn edges(&self) -> &S {
        self.edges.get_or_init(|| {
            let mut words = S::none(self.text.len());
            for (byte, set) in self.bytes.each() {
                if byte.is_ascii_alphanumeric() || byte == b'_' {
                    words.or(set);
                }
            }
            let mut edges = words.later(1);
            edges.xor(&words);
            edges
        })
    }
}

impl<S: Positions> Bytes<S> {
    fn of(text: &[u8]) -> Bytes<S> {
        // Most texts are made of no more bytes than these.
        const USUAL: usize = 40;
        let (mut places, mut pairs, mut kinds) = ([0u8; 256], [0u32; 32], END);
        let mut sets: Vec<(u8, S)> = Vec::with_capacity(USUAL);
        let mut before = 0;
        for (at, &byte) in text.iter().enumerate() {
            let place = &mut places[usize::from(byte)];
            if *place == 0 {
                sets.push((byte, S::none(text.len())));
                kinds |= kind(byte);
                // At most 243 bytes occur in UTF-8: a place fits.
                *place = sets.len() as u8;
            }
            sets[usize::from(*place) - 1].1.add(at);
            pairs[usize::from(before % 32)] |= 1 << (byte % 32);
            before = byte;
        }
        Bytes { places, sets, pairs, kinds }
    }

    fn each(&self) -> impl Iterator<Item = (u8, &S)> {
        self.sets.iter().map(|(byte, set)| (*byte, set))
    }
}

/// Behind each run of 1, 2, 4, 8, … bytes, from the positions behind one.
fn runs<S: Positions>(behind: S) -> Vec<S> {
    // Enough for runs of up to 255 bytes.
    let mut runs = Vec::with_capacity(8);
    let mut length = 1;
    let mut run = behind;
    while !run.is_none() {
        let mut twice = run.later(length);
        twice.and(&run);
        runs.push(std::mem::replace(&mut run, twice));
        length *= 2;
    }
    runs
}
