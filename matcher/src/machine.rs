//! A program made ready to run: what each node can begin with.

use crate::program::{Node, Nodes, Program};

/// A program with what is worked out once for all texts.
#[derive(Debug)]
pub struct Machine {
    pub(crate) program: &'static Program,
    pub(crate) table: Nodes,
    /// For each node the kinds of bytes that a match of it can begin with.
    firsts: Vec<Kinds>,
}

/// Kinds of bytes, a bit for each: enough to leave out most alternatives without looking at their letters.
pub(crate) type Kinds = u32;

/// Every kind, and the end of the text: what a node that can match nothing begins with.
const ANY: Kinds = Kinds::MAX;

/// The end of the text.
pub(crate) const END: Kinds = 1 << 31;

/// The kind of a byte: letters by themselves, be they capital or not, digits and the rest together.
pub(crate) const fn kind(byte: u8) -> Kinds {
    match byte {
        b'a'..=b'z' => 1 << (byte - b'a'),
        b'A'..=b'Z' => 1 << (byte - b'A'),
        b'0'..=b'9' => 1 << 26,
        b' ' => 1 << 27,
        b'-' => 1 << 28,
        _ => 1 << 29,
    }
}

impl Machine {
    /// Reads the nodes, and works out what each can begin with.
    pub fn of(program: &'static Program) -> Machine {
        let table = Nodes::read(program.code);
        let classes: Vec<Kinds> = program.classes.iter().map(kinds_of).collect();
        let mut firsts: Vec<Kinds> = Vec::with_capacity(table.nodes.len());
        for &node in &table.nodes {
            let first = |node: &u16| firsts[usize::from(*node)];
            firsts.push(match node {
                Node::Empty | Node::WordEdge | Node::Start | Node::End | Node::Repeat { least: 0, .. } => ANY,
                Node::Literal { at, .. } => kind(program.code[at as usize]),
                Node::Class(class) => classes[usize::from(class)],
                Node::Repeat { node, .. } => first(&node),
                // What is nothing but an assertion is passed over; what is sometimes nothing leaves everything open.
                Node::Sequence { at, count } => {
                    let asserts = |node: &u16| {
                        matches!(table.nodes[usize::from(*node)], Node::WordEdge | Node::Start | Node::End)
                    };
                    table.linked(at, count).iter().find(|node| !asserts(node)).map_or(ANY, first)
                }
                Node::Choice { at, count } => {
                    table.linked(at, count).iter().map(first).fold(0, |all, first| all | first)
                }
            });
        }
        Machine { program, table, firsts }
    }

    pub(crate) fn node(&self, node: u16) -> Node {
        self.table.nodes[usize::from(node)]
    }

    pub(crate) fn linked(&self, at: u16, count: u16) -> &[u16] {
        self.table.linked(at, count)
    }

    pub(crate) fn literal(&self, at: u32, length: u8) -> &'static [u8] {
        &self.program.code[at as usize..at as usize + usize::from(length)]
    }

    /// The outermost node of a pattern.
    pub(crate) fn pattern(&self, pattern: u16) -> u16 {
        self.table.patterns[usize::from(pattern)]
    }

    /// What a match of a node can begin with.
    pub(crate) fn first(&self, node: u16) -> Kinds {
        self.firsts[usize::from(node)]
    }
}

fn kinds_of(class: &[u64; 4]) -> Kinds {
    let has = |byte: &u8| class[usize::from(byte / 64)] >> (byte % 64) & 1 == 1;
    (0..=u8::MAX).filter(has).fold(0, |all, byte| all | kind(byte))
}
