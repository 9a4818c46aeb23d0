//! What is known of a text: where its classes of bytes and the edges of its words are.

use crate::classes;
use crate::grams::Grams;
use crate::machine::Machine;
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
    pub(crate) grams: Grams,
    /// For each class of the machine the positions in front of its bytes.
    classes: Vec<OnceCell<S>>,
    /// For each class of the program see [`Text::runs`].
    runs: Vec<OnceCell<Vec<S>>>,
}

impl<S: Positions> Text<S> {
    pub(crate) fn new(machine: &'static Machine, text: String) -> Text<S> {
        let mut everywhere = S::none(text.len());
        everywhere.fill(text.len());
        Text {
            machine,
            grams: Grams::of(text.as_bytes()),
            text,
            everywhere,
            edges: OnceCell::new(),
            classes: machine.classes.iter().map(|_| OnceCell::new()).collect(),
            runs: machine.program.classes.iter().map(|_| OnceCell::new()).collect(),
        }
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    /// In front of each byte of a class of the machine.
    #[inline]
    pub(crate) fn class(&self, class: u8) -> &S {
        let class = usize::from(class);
        self.classes[class].get_or_init(|| self.before(&self.machine.classes[class]))
    }

    /// Behind each run of 1, 2, 4, 8, … bytes of a class of the program, as long as there is one.
    pub(crate) fn runs(&self, class: u8) -> &[S] {
        self.runs[usize::from(class)].get_or_init(|| runs(self.class(class).later(1)))
    }

    /// Between a byte of a word and another or none.
    pub(crate) fn edges(&self) -> &S {
        self.edges.get_or_init(|| {
            let words = self.before(&self.machine.word);
            let mut edges = words.later(1);
            edges.xor(&words);
            edges
        })
    }

    fn before(&self, class: &classes::Class) -> S {
        let mut before = S::none(self.text.len());
        class.find(self.bytes(), before.words_mut());
        before
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
