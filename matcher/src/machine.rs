//! A program made ready to run: what each node needs, and its classes of bytes.

use crate::classes::Class;
use crate::grams::Gram;
use crate::needs::Needs;
use crate::program::{Node, Nodes, Program};

/// A program with what is worked out once for all texts.
#[derive(Debug)]
pub struct Machine {
    pub(crate) program: &'static Program,
    pub(crate) table: Nodes,
    /// For each node what every match of it has.
    needs: Vec<Needs>,
    /// Nodes of sequences and choices, each with what it needs: most choices are passed over for that.
    links: Vec<(u16, Needs)>,
    /// The program's classes, behind them those of each byte of a literal that is too short for a gram.
    pub(crate) classes: Vec<Class>,
    /// For each such byte its class.
    bytes: [u8; 256],
    /// The bytes of words: `[0-9A-Za-z_]`.
    pub(crate) word: Class,
}

impl Machine {
    /// Reads the nodes, and works out what each needs.
    pub fn of(program: &'static Program) -> Machine {
        let table = Nodes::read(program.code);
        let needs = Needs::of_all(program, &table);
        let links = table.links.iter().map(|&node| (node, needs[usize::from(node)])).collect();
        let mut classes: Vec<Class> = program.classes.iter().map(Class::of).collect();
        let mut bytes = [0; 256];
        let short = table.nodes.iter().zip(&needs).filter_map(|(node, needs)| match *node {
            Node::Literal { at, length } if needs.first() == Gram::ANY => Some(literal(program, at, length)),
            _ => None,
        });
        for &byte in short.flatten() {
            let class = &mut bytes[usize::from(byte)];
            if *class == 0 {
                *class = u8::try_from(classes.len()).expect("few classes");
                classes.push(Class::of_each(|one| one == byte));
            }
        }
        let word = Class::of_each(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        Machine { program, table, needs, links, classes, bytes, word }
    }

    pub(crate) fn node(&self, node: u16) -> Node {
        self.table.nodes[usize::from(node)]
    }

    /// The nodes of a sequence or choice, each with what it needs.
    #[inline]
    pub(crate) fn linked(&self, at: u16, count: u16) -> &[(u16, Needs)] {
        &self.links[usize::from(at)..usize::from(at) + usize::from(count)]
    }

    pub(crate) fn literal(&self, at: u32, length: u8) -> &'static [u8] {
        literal(self.program, at, length)
    }

    /// The class of one byte of a literal that is too short for a gram.
    pub(crate) fn class_of(&self, byte: u8) -> u8 {
        self.bytes[usize::from(byte)]
    }

    /// The outermost node of a pattern.
    pub(crate) fn pattern(&self, pattern: u16) -> u16 {
        self.table.patterns[usize::from(pattern)]
    }

    #[inline]
    pub(crate) fn needs(&self, node: u16) -> Needs {
        self.needs[usize::from(node)]
    }
}

fn literal(program: &Program, at: u32, length: u8) -> &'static [u8] {
    &program.code[at as usize..at as usize + usize::from(length)]
}
