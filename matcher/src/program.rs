//! Patterns as data: nodes that refer to one another by number, each distinct one once, written as bytes.

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

/// Patterns as they stand in a static. A pattern is the number of its outermost node.
#[derive(Clone, Copy, Debug)]
pub struct Program {
    /// The nodes, written by [`Nodes::write`].
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
}

const EMPTY: u8 = 0;
const LITERAL: u8 = 1;
const CLASS: u8 = 2;
const WORD_EDGE: u8 = 3;
const START: u8 = 4;
const END: u8 = 5;
const SEQUENCE: u8 = 6;
const CHOICE: u8 = 7;
const REPEAT: u8 = 8;
const REPEAT_GREEDY: u8 = 9;

impl Nodes {
    /// The nodes `at..at + count` of [`Nodes::links`].
    pub(crate) fn linked(&self, at: u16, count: u16) -> &[u16] {
        &self.links[usize::from(at)..usize::from(at) + usize::from(count)]
    }

    /// The nodes as bytes: for each its kind and what belongs to it, numbers as LEB128. Nodes are named by how far back
    /// they stand, which is seldom far. Half as large as the table, and as small again when it is compressed.
    #[cfg(feature = "build")]
    pub(crate) fn write(&self, literals: &[u8]) -> Vec<u8> {
        let mut code = Vec::new();
        for (number, &node) in self.nodes.iter().enumerate() {
            let back = |to: u16| number - usize::from(to);
            let mut list = |kind: u8, at: u16, count: u16| {
                code.push(kind);
                push(&mut code, usize::from(count));
                self.linked(at, count).iter().for_each(|&to| push(&mut code, back(to)));
            };
            match node {
                Node::Sequence { at, count } => list(SEQUENCE, at, count),
                Node::Choice { at, count } => list(CHOICE, at, count),
                Node::Empty => code.push(EMPTY),
                Node::WordEdge => code.push(WORD_EDGE),
                Node::Start => code.push(START),
                Node::End => code.push(END),
                Node::Class(class) => code.extend([CLASS, class]),
                Node::Literal { at, length } => {
                    code.extend([LITERAL, length]);
                    code.extend(&literals[at as usize..][..usize::from(length)]);
                }
                Node::Repeat { node, least, most, greedy } => {
                    code.push(if greedy { REPEAT_GREEDY } else { REPEAT });
                    push(&mut code, back(node));
                    push(&mut code, usize::from(least));
                    push(&mut code, usize::from(most.wrapping_add(1)));
                }
            }
        }
        code
    }

    /// The nodes that were written. Literals are left where they stand in `code`.
    pub(crate) fn read(code: &[u8]) -> Nodes {
        let mut read = Nodes::default();
        let mut at = 0;
        while let Some(&kind) = code.get(at) {
            at += 1;
            let number = read.nodes.len();
            let back = |at: &mut usize| (number - pull(code, at)) as u16;
            let node = match kind {
                LITERAL => {
                    let length = code[at];
                    at += 1 + usize::from(length);
                    Node::Literal { at: (at - usize::from(length)) as u32, length }
                }
                CLASS => {
                    at += 1;
                    Node::Class(code[at - 1])
                }
                WORD_EDGE => Node::WordEdge,
                START => Node::Start,
                END => Node::End,
                SEQUENCE | CHOICE => {
                    let (start, count) = (read.links.len() as u16, pull(code, &mut at) as u16);
                    read.links.extend((0..count).map(|_| back(&mut at)));
                    if kind == SEQUENCE {
                        Node::Sequence { at: start, count }
                    } else {
                        Node::Choice { at: start, count }
                    }
                }
                REPEAT | REPEAT_GREEDY => {
                    let node = back(&mut at);
                    let (least, most) = (pull(code, &mut at) as u16, (pull(code, &mut at) as u16).wrapping_sub(1));
                    Node::Repeat { node, least, most, greedy: kind == REPEAT_GREEDY }
                }
                EMPTY => Node::Empty,
                _ => unreachable!("`write` knows no other kind"),
            };
            read.nodes.push(node);
        }
        read
    }
}

#[cfg(feature = "build")]
fn push(code: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        code.push(number as u8 | 0x80);
        number >>= 7;
    }
    code.push(number as u8);
}

fn pull(code: &[u8], at: &mut usize) -> usize {
    let (mut number, mut shift) = (0, 0);
    loop {
        let byte = code[*at];
        *at += 1;
        number |= usize::from(byte & 0x7f) << shift;
        shift += 7;
        if byte < 0x80 {
            return number;
        }
    }
}
