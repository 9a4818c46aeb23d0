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
            let mut edges = S::none(self.text.len());
            let mut in_word = false;
            for (at, &byte) in self.bytes().iter().enumerate() {
                let word = byte.is_ascii_alphanumeric() || byte == b'_';
                if word != in_word {
                    edges.add(at);
                }
                in_word = word;
            }
            if in_word {
                edges.add(self.text.len());
            }
            edges
        })
    }
}

impl<S: Positions> Bytes<S> {
    fn of(text: &[u8]) -> Bytes<S> {
        let mut bytes = Bytes { places: [0; 256], sets: Vec::new(), kinds: END };
        for (at, &byte) in text.iter().enumerate() {
            let place = &mut bytes.places[usize::from(byte)];
            if *place == 0 {
                bytes.sets.push((byte, S::none(text.len())));
                bytes.kinds |= kind(byte);
                // At most 243 bytes occur in UTF-8: a place fits.
                *place = bytes.sets.len() as u8;
            }
            bytes.sets[usize::from(*place) - 1].1.add(at);
        }
        bytes
    }

    fn each(&self) -> impl Iterator<Item = (u8, &S)> {
        self.sets.iter().map(|(byte, set)| (*byte, set))
    }
}

/// Behind each run of 1, 2, 4, 8, … bytes, from the positions behind one.
fn runs<S: Positions>(behind: S) -> Vec<S> {
    let mut runs = Vec::new();
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
