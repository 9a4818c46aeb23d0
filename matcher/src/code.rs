//! Nodes as bytes: how many are shared, those, then the patterns.
//!
//! A node is written inside the one that refers to it, so that most are never named. A shared node, one that more than one
//! refers to, is written once and named by its position from then on. A literal stands for itself. Three quarters of the
//! bytes that a table of numbered nodes takes, and two thirds of them when both are compressed.

use crate::program::{Node, Nodes};

const EMPTY: u8 = 0;
/// A literal that has bytes other than printable ASCII: its length and its bytes follow.
const LITERAL: u8 = 1;
const CLASS: u8 = 2;
const WORD_EDGE: u8 = 3;
const START: u8 = 4;
const END: u8 = 5;
const SEQUENCE: u8 = 6;
const CHOICE: u8 = 7;
const REPEAT: u8 = 8;
const REPEAT_GREEDY: u8 = 9;
/// Behind the last node of a sequence or choice.
const CLOSE: u8 = 10;
/// Between two literals.
const BETWEEN: u8 = 11;
/// From here on, a reference: the low bits are the shared node's position, or where [`MORE`] is set the lowest bits of
/// what it is more than those can say, with the rest behind (LEB128).
const REFERENCE: u8 = 0x80;
const MORE: u8 = 0x40;

/// Whether a byte of a literal can stand for itself.
fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~')
}

impl Nodes {
    /// The nodes that were written. Literals are left where they stand in `code`.
    pub(crate) fn read(code: &[u8]) -> Nodes {
        let mut reader = Reader { code, at: 0, read: Nodes::default(), shared: Vec::new(), inside: Vec::new() };
        for _ in 0..reader.number() {
            let node = reader.node();
            reader.shared.push(node);
        }
        while reader.at < code.len() {
            let node = reader.node();
            reader.read.patterns.push(node);
        }
        reader.read
    }
}

struct Reader<'a> {
    code: &'a [u8],
    at: usize,
    read: Nodes,
    shared: Vec<u16>,
    /// What was read of the sequences and choices being read, those further out first.
    inside: Vec<u16>,
}

impl Reader<'_> {
    /// Reads a node with all inside it, and returns its number.
    fn node(&mut self) -> u16 {
        let node = match self.byte() {
            BETWEEN => return self.node(),
            kind if kind >= REFERENCE => return self.reference(kind),
            kind if is_plain(kind) => {
                let rest = self.code[self.at..].iter().take_while(|byte| is_plain(**byte)).count();
                self.at += rest;
                Node::Literal { at: (self.at - rest - 1) as u32, length: rest as u8 + 1 }
            }
            LITERAL => {
                let length = self.byte();
                self.at += usize::from(length);
                Node::Literal { at: (self.at - usize::from(length)) as u32, length }
            }
            CLASS => Node::Class(self.byte()),
            WORD_EDGE => Node::WordEdge,
            START => Node::Start,
            END => Node::End,
            kind @ (SEQUENCE | CHOICE) => {
                let outside = self.inside.len();
                while self.code[self.at] != CLOSE {
                    let node = self.node();
                    self.inside.push(node);
                }
                self.at += 1;
                let (at, count) = (self.read.links.len() as u16, (self.inside.len() - outside) as u16);
                self.read.links.extend(self.inside.drain(outside..));
                if kind == SEQUENCE { Node::Sequence { at, count } } else { Node::Choice { at, count } }
            }
            kind @ (REPEAT | REPEAT_GREEDY) => {
                let (least, most) = (self.number() as u16, (self.number() as u16).wrapping_sub(1));
                Node::Repeat { node: self.node(), least, most, greedy: kind == REPEAT_GREEDY }
            }
            EMPTY => Node::Empty,
            _ => unreachable!("no other kind is written"),
        };
        self.read.nodes.push(node);
        (self.read.nodes.len() - 1) as u16
    }

    fn reference(&mut self, kind: u8) -> u16 {
        let low = usize::from(kind & (MORE - 1));
        let more = if kind & MORE == 0 { 0 } else { (self.number() + 1) * usize::from(MORE) };
        self.shared[low + more]
    }

    fn byte(&mut self) -> u8 {
        self.at += 1;
        self.code[self.at - 1]
    }

    fn number(&mut self) -> usize {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte();
            number |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 {
                return number;
            }
        }
    }
}

#[cfg(feature = "build")]
pub(crate) use write::write;

#[cfg(feature = "build")]
mod write {
    use super::*;

    /// The nodes as bytes; where nodes say that a literal stands, it stands in `literals`.
    pub(crate) fn write(nodes: &Nodes, literals: &[u8]) -> Vec<u8> {
        let mut references = vec![0; nodes.nodes.len()];
        let inside = nodes.nodes.iter().flat_map(|&node| inside(nodes, node));
        inside.chain(nodes.patterns.iter().copied()).for_each(|node| references[usize::from(node)] += 1);
        // A node stands behind those it refers to, so that what is named has been written.
        let shared: Vec<u16> = (0..).zip(&references).filter(|(_, times)| **times > 1).map(|(node, _)| node).collect();
        let mut writer =
            Writer { nodes, literals, places: vec![None; nodes.nodes.len()], code: Vec::new(), plain: false };
        writer.number(shared.len());
        for (place, &node) in shared.iter().enumerate() {
            writer.node(node);
            writer.places[usize::from(node)] = Some(place);
        }
        nodes.patterns.iter().for_each(|&node| writer.node(node));
        writer.code
    }

    /// The nodes that a node refers to.
    fn inside(nodes: &Nodes, node: Node) -> Vec<u16> {
        match node {
            Node::Sequence { at, count } | Node::Choice { at, count } => nodes.linked(at, count).to_vec(),
            Node::Repeat { node, .. } => vec![node],
            _ => Vec::new(),
        }
    }

    struct Writer<'a> {
        nodes: &'a Nodes,
        literals: &'a [u8],
        /// The position of each shared node that has been written.
        places: Vec<Option<usize>>,
        code: Vec<u8>,
        /// The last byte written belongs to a literal that stands for itself.
        plain: bool,
    }

    impl Writer<'_> {
        fn node(&mut self, number: u16) {
            if let Some(place) = self.places[usize::from(number)] {
                return self.reference(place);
            }
            let node = self.nodes.nodes[usize::from(number)];
            match node {
                Node::Empty => self.push(EMPTY),
                Node::WordEdge => self.push(WORD_EDGE),
                Node::Start => self.push(START),
                Node::End => self.push(END),
                Node::Class(class) => {
                    self.push(CLASS);
                    self.push(class);
                }
                Node::Literal { at, length } => self.literal(&self.literals[at as usize..][..usize::from(length)]),
                Node::Sequence { .. } | Node::Choice { .. } => {
                    self.push(if matches!(node, Node::Sequence { .. }) { SEQUENCE } else { CHOICE });
                    inside(self.nodes, node).into_iter().for_each(|node| self.node(node));
                    self.push(CLOSE);
                }
                Node::Repeat { node, least, most, greedy } => {
                    self.push(if greedy { REPEAT_GREEDY } else { REPEAT });
                    self.number(usize::from(least));
                    self.number(usize::from(most.wrapping_add(1)));
                    self.node(node);
                }
            }
        }

        fn literal(&mut self, bytes: &[u8]) {
            let is_plain = bytes.iter().copied().all(is_plain);
            if !is_plain {
                self.push(LITERAL);
                self.push(bytes.len() as u8);
            } else if self.plain {
                self.push(BETWEEN);
            }
            self.code.extend(bytes);
            self.plain = is_plain;
        }

        fn reference(&mut self, place: usize) {
            let more = usize::from(MORE);
            let low = REFERENCE + (place % more) as u8;
            match place / more {
                0 => self.push(low),
                rest => {
                    self.push(low + MORE);
                    self.number(rest - 1);
                }
            }
        }

        fn number(&mut self, mut number: usize) {
            while number >= 0x80 {
                self.push(number as u8 | 0x80);
                number >>= 7;
            }
            self.push(number as u8);
        }

        fn push(&mut self, byte: u8) {
            self.code.push(byte);
            self.plain = false;
        }
    }
}
