//! What has to stand in a text for a node to match in it: most patterns that are tried fail for a word
//! that is not there.

use crate::classes::has;
use crate::grams::{Gram, Grams};
use crate::positions::Positions;
use crate::program::{Node, Nodes, Program};
use crate::text::Text;

/// What every match of a node has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Needs {
    /// The first and the last gram of its literals; [`Gram::ANY`] where it has none.
    grams: [Gram; 2],
    /// It also needs one of several, or a byte that few texts have, as the nodes inside say.
    more: bool,
}

impl Needs {
    const NONE: Needs = Needs { grams: [Gram::ANY; 2], more: false };
    const MORE: Needs = Needs { more: true, ..Needs::NONE };

    /// What each node of a program needs.
    pub(crate) fn of_all(program: &Program, table: &Nodes) -> Vec<Needs> {
        let mut all: Vec<Needs> = Vec::with_capacity(table.nodes.len());
        for &node in &table.nodes {
            let needs = |node: &u16| all[usize::from(*node)];
            all.push(match node {
                Node::Literal { at, length } => {
                    let literal = &program.code[at as usize..][..usize::from(length)];
                    let grams = [Gram::first(literal), Gram::last(literal)];
                    Needs { grams, more: grams == [Gram::ANY; 2] && literal.iter().any(|&byte| is_telling(byte)) }
                }
                Node::Class(class) => {
                    let members = &program.classes[usize::from(class)];
                    if (0..=u8::MAX).any(|byte| has(members, byte) && !is_telling(byte)) {
                        Needs::NONE
                    } else {
                        Needs::MORE
                    }
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
                    if needs_none { Needs::NONE } else { Needs::MORE }
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

/// Whether few texts have a byte.
fn is_telling(byte: u8) -> bool {
    !byte.is_ascii_lowercase() && byte != b' '
}

/// Whether all that a node needs stands in a text: where not, there is no match of it.
pub(crate) fn may_match<S: Positions>(text: &Text<S>, node: u16) -> bool {
    let may_match =
        |&(node, needs): &(u16, Needs)| needs.may_stand(&text.grams) && (!needs.more || may_match(text, node));
    match text.machine.node(node) {
        Node::Sequence { at, count } => text.machine.linked(at, count).iter().all(may_match),
        Node::Choice { at, count } => text.machine.linked(at, count).iter().any(may_match),
        Node::Repeat { node, least: 1.., .. } => may_match(&(node, text.machine.needs(node))),
        Node::Class(class) => !text.class(class).is_none(),
        Node::Literal { at, length } if text.machine.needs(node).first() == Gram::ANY => {
            let mut bytes = text.machine.literal(at, length).iter();
            bytes.all(|&byte| !text.class(text.machine.class_of(byte)).is_none())
        }
        _ => true,
    }
}
