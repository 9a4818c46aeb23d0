//! Patterns as data: nodes that refer to one another by number, each distinct one once.

/// In [`Node::Repeat`]: as often as it goes.
pub(crate) const UNLIMITED: u16 = u16::MAX;

/// A part of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Node {
    /// Nothing, which is everywhere.
    Empty,
    /// These bytes of [`Program::code`].
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
    /// One after the other: nodes of [`Nodes::links`].
    Sequence {
        /// Where they start.
        at: u16,
        /// How many they are.
        count: u16,
    },
    /// One of these, the first that leads to a match: nodes of [`Nodes::links`].
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

/// Patterns as they stand in a static. A pattern is its position among all.
#[derive(Clone, Copy, Debug)]
pub struct Program {
    /// The nodes, as `code.rs` writes and reads them.
    pub code: &'static [u8],
    /// Classes of bytes: bit `b % 64` of word `b / 64` for byte `b`.
    pub classes: &'static [[u64; 4]],
}

/// A table of nodes with what they refer to; those a node refers to stand before it.
#[derive(Debug, Default)]
pub(crate) struct Nodes {
    pub(crate) nodes: Vec<Node>,
    /// Nodes of sequences and choices.
    pub(crate) links: Vec<u16>,
    /// The outermost node of each pattern.
    pub(crate) patterns: Vec<u16>,
}

impl Nodes {
    /// The nodes `at..at + count` of [`Nodes::links`].
    pub(crate) fn linked(&self, at: u16, count: u16) -> &[u16] {
        &self.links[usize::from(at)..usize::from(at) + usize::from(count)]
    }
}
