//! What has to stand in a text for a node to match in it: most patterns that are tried fail for a word
//! that is not there.

use crate::grams::{Gram, Grams};
use crate::machine::Machine;
use crate::program::{Node, Nodes};

/// What every match of a node has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Needs {
    /// The first and the last gram of its literals; [`Gram::ANY`] where it has none.
    grams: [Gram; 2],
    /// It also needs one of several, as the nodes inside say.
    more: bool,
}

impl Needs {
    const NONE: Needs = Needs { grams: [Gram::ANY; 2], more: false };

    /// What each node needs. Literals stand in `code`.
    pub(crate) fn of_all(table: &Nodes, code: &[u8]) -> Vec<Needs> {
        let mut all: Vec<Needs> = Vec::with_capacity(table.nodes.len());
        for &node in &table.nodes {
            let needs = |node: &u16| all[usize::from(*node)];
            all.push(match node {
                Node::Literal { at, length } => {
                    let literal = &code[at as usize..][..usize::from(length)];
                    Needs { grams: [Gram::first(literal), Gram::last(literal)], more: false }
                }
                Node::Repeat { node, least: 1.., .. } => needs(&node),
                Node::Sequence { at, count } => {
                    let parts = || table.linked(at, count).iter().map(needs);
                    let mut grams = parts().flat_map(|part| part.grams).filter(|gram| *gram != Gram::ANY);
                    let first = grams.next().unwrap_or(Gram::ANY);
                    Needs { grams: [first, grams.next_back().unwrap_or(first)], more: parts().any(|part| part.more) }
                }
                Node::Choice { at, count } => {
                    let needs_none = table.linked(at, count).iter().any(|node| needs(node) == Needs::NONE);
                    Needs { more: !needs_none, ..Needs::NONE }
                }
                _ => Needs::NONE,
            });
        }
        all
    }

    /// What a literal begins with.
    pub(crate) fn first(&self) -> Gram {
        self.grams[0]
    }

    /// Whether the two grams may stand in a text: where not, there is no match of the node.
    #[inline]
    pub(crate) fn may_stand(&self, grams: &Grams) -> bool {
        grams.may_have(self.grams[0]) && grams.may_have(self.grams[1])
    }
}

/// Whether all that a node needs stands in a text with these grams: where not, there is no match of it.
pub(crate) fn may_match(machine: &Machine, grams: &Grams, node: u16) -> bool {
    let may_match = |node: &u16| {
        let needs = machine.needs(*node);
        needs.may_stand(grams) && (!needs.more || may_match(machine, grams, *node))
    };
    match machine.node(node) {
        Node::Sequence { at, count } => machine.linked(at, count).iter().all(may_match),
        Node::Choice { at, count } => machine.linked(at, count).iter().any(may_match),
        Node::Repeat { node, least: 1.., .. } => may_match(&node),
        _ => true,
    }
}
