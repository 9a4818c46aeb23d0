//! A program made ready to run: what each node needs.

use crate::needs::Needs;
use crate::program::{Node, Nodes, Program};

/// A program with what is worked out once for all texts.
#[derive(Debug)]
pub struct Machine {
    pub(crate) program: &'static Program,
    pub(crate) table: Nodes,
    /// For each node what every match of it has.
    needs: Vec<Needs>,
}

impl Machine {
    /// Reads the nodes, and works out what each needs.
    pub fn of(program: &'static Program) -> Machine {
        let table = Nodes::read(program.code);
        let needs = Needs::of_all(&table, program.code);
        Machine { program, table, needs }
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

    #[inline]
    pub(crate) fn needs(&self, node: u16) -> Needs {
        self.needs[usize::from(node)]
    }
}
