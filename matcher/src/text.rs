//! What is known of a text: where its bytes, its classes of bytes and the edges of its words are.

use crate::grams::Grams;
use crate::machine::Machine;
use crate::needs::may_match;
use crate::positions::Positions;
use std::cell::OnceCell;

/// A text with its sets of positions, each made when it is first asked for.
#[derive(Debug)]
pub(crate) struct Text<S> {
    pub(crate) machine: &'static Machine,
    pub(crate) text: String,
    /// Every position.
    pub(crate) everywhere: S,
    edges: OnceCell<S>,
    bytes: Bytes<S>,
    pub(crate) grams: Grams,
    classes: Vec<OnceCell<Box<Class<S>>>>,
}

/// Where the bytes of a class are.
#[derive(Debug)]
pub(crate) struct Class<S> {
    /// In front of each byte of the class.
    pub(crate) before: S,
    runs: OnceCell<Vec<S>>,
}

impl<S: Positions> Class<S> {
    /// Behind each run of 1, 2, 4, 8, … bytes of the class, as long as there is one.
    pub(crate) fn runs(&self) -> &[S] {
        self.runs.get_or_init(|| runs(self.before.later(1)))
    }
}

/// The positions in front of each byte that occurs.
#[derive(Debug)]
struct Bytes<S> {
    /// For each byte its place in `sets` and one more, or 0.
    places: [u8; 256],
    sets: Vec<(u8, S)>,
}

impl<S: Positions> Text<S> {
    pub(crate) fn new(machine: &'static Machine, text: String) -> Text<S> {
        let mut everywhere = S::none(text.len());
        everywhere.fill(text.len());
        Text {
            machine,
            bytes: Bytes::of(text.as_bytes()),
            grams: Grams::of(text.as_bytes()),
            text,
            everywhere,
            edges: OnceCell::new(),
            classes: machine.program.classes.iter().map(|_| OnceCell::new()).collect(),
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

    /// Whether a node may match anywhere, at a glance.
    #[inline]
    pub(crate) fn may_have(&self, node: u16) -> bool {
        self.machine.needs(node).may_stand(&self.grams)
    }

    /// Whether a node may match anywhere, as all say that it is made of.
    pub(crate) fn may_match(&self, node: u16) -> bool {
        may_match(self.machine, &self.grams, node)
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
            Box::new(Class { before, runs: OnceCell::new() })
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
        let mut places = [0u8; 256];
        let mut sets: Vec<(u8, S)> = Vec::with_capacity(USUAL);
        for (word, bytes) in text.chunks(64).enumerate() {
            let mut bit = 1;
            for &byte in bytes {
                let place = &mut places[usize::from(byte)];
                if *place == 0 {
                    sets.push((byte, S::none(text.len())));
                    // At most 243 bytes occur in UTF-8: a place fits.
                    *place = sets.len() as u8;
                }
                sets[usize::from(*place) - 1].1.words_mut()[word] |= bit;
                bit <<= 1;
            }
        }
        Bytes { places, sets }
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
