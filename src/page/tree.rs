//! The elements of a capture as a tree.

use super::tags::Meaning;
use crate::capture::{CLOSE, Capture, Element, TEXT};

/// Position of an element in [`Tree`], in document order; the root is 0.
pub(super) type NodeId = usize;

/// The elements of a capture, parents before children.
pub(super) struct Tree<'a> {
    elements: &'a [Element],
    /// Of each of `elements`.
    meanings: Vec<Meaning>,
    nodes: Vec<Node>,
    steps: Vec<Step>,
}

struct Node {
    parent: NodeId,
    /// Position of its element.
    element: usize,
}

/// One step of a walk over a capture, with the element it happens in.
#[derive(Clone, Copy)]
pub(super) enum Step {
    Open(NodeId),
    Text(usize),
    Close(NodeId),
}

impl<'a> Tree<'a> {
    /// The tree of `capture`. A stream that does not balance is read as far as it makes sense.
    pub(super) fn of(capture: &'a Capture) -> Self {
        let mut tree = Self {
            elements: &capture.elements,
            meanings: capture.elements.iter().map(Meaning::of).collect(),
            nodes: Vec::new(),
            steps: Vec::with_capacity(capture.stream.len()),
        };
        let mut open: Vec<NodeId> = Vec::new();
        let mut texts = 0..capture.texts.len();
        for &event in &capture.stream {
            match event {
                CLOSE => tree.steps.extend(open.pop().map(Step::Close)),
                TEXT => tree.steps.extend(texts.next().map(Step::Text)),
                _ => {
                    if let Some(element) = usize::try_from(event).ok().filter(|&at| at < tree.elements.len()) {
                        let node = tree.nodes.len();
                        tree.nodes.push(Node { parent: open.last().copied().unwrap_or(0), element });
                        tree.steps.push(Step::Open(node));
                        open.push(node);
                    }
                }
            }
        }
        tree
    }

    /// The walk over the capture: opens and closes by element, texts by number.
    pub(super) fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// How many elements there are.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The element at `node`.
    pub(super) fn element(&self, node: NodeId) -> &'a Element {
        &self.elements[self.nodes[node].element]
    }

    /// What the element at `node` means.
    pub(super) fn meaning(&self, node: NodeId) -> Meaning {
        self.meanings[self.nodes[node].element]
    }

    /// The element that holds `node`; the root holds itself.
    pub(super) fn parent(&self, node: NodeId) -> NodeId {
        self.nodes[node].parent
    }

    /// `node` and the elements around it, innermost first.
    pub(super) fn ancestors(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let mut next = (node < self.nodes.len()).then_some(node);
        std::iter::from_fn(move || {
            let this = next?;
            let parent = self.nodes[this].parent;
            next = (parent != this).then_some(parent);
            Some(this)
        })
    }
}
