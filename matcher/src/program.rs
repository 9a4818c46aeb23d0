//! Patterns as data: nodes that refer to one another by number, each distinct one once.

/// In [`Node::Repeat`]: as often as it goes.
pub const UNLIMITED: u16 = u16::MAX;

/// A part of a pattern. Eight bytes, so that some ten thousand of them make a small table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Node {
    /// Nothing, which is everywhere.
    Empty,
    /// These bytes of [`Program::literals`].
    Literal {
        /// Where they start.
        at: u32,
        /// How many they are: at least one.
        length: u8,
    },
    /// One byte of a class, by its position in [`Program::classes`].
    Class(u8),
    /// Between a word's byte (`[0-9A-Za-z_]`) and another or none.
    WordEdge,
    /// The start of the text.
    Start,
    /// The end of the text.
    End,
    /// One after the other: nodes of [`Program::links`].
    Sequence {
        /// Where they start.
        at: u16,
        /// How many they are.
        count: u16,
    },
    /// One of these, the first that leads to a match: nodes of [`Program::links`].
    Choice {
        /// Where they start.
        at: u16,
        /// How many they are.
        count: u16,
    },
    /// A node again and again.
    Repeat {
        /// The node.
        node: u16,
        /// At least so often.
        least: u16,
        /// At most so often; [`UNLIMITED`] for no end.
        most: u16,
        /// As often as possible rather than as seldom.
        greedy: bool,
    },
}

/// A table of nodes with what they refer to. A pattern is the number of its outermost node.
#[derive(Clone, Copy, Debug)]
pub struct Program {
    /// The nodes; those a node refers to stand before it.
    pub nodes: &'static [Node],
    /// Nodes of sequences and choices.
    pub links: &'static [u16],
    /// Classes of bytes: bit `b % 64` of word `b / 64` for byte `b`.
    pub classes: &'static [[u64; 4]],
    /// Bytes of literals.
    pub literals: &'static [u8],
}

impl Program {
    pub(crate) fn literal(&self, at: u32, length: u8) -> &'static [u8] {
        &self.literals[at as usize..at as usize + usize::from(length)]
    }

    pub(crate) fn linked(&self, at: u16, count: u16) -> &'static [u16] {
        &self.links[usize::from(at)..usize::from(at) + usize::from(count)]
    }
}
