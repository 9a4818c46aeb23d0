//! Chooses the main content: the smallest element that holds nearly all prose of the page, less what
//! surrounds it by its tag or role and less lists of links to other pages.

use super::blocks::Block;
use super::tags;
use super::tree::{NodeId, Tree};

/// Share of the page's prose that an element must hold to stand for all of it.
const NEARLY_ALL: f32 = 0.95;

/// Blocks of prose that an element must hold: one paragraph is no document.
const FEWEST_BLOCKS: usize = 3;

/// Blocks shorter than this (bytes) are no prose: labels, menu entries, buttons.
const PROSE: usize = 60;

/// Share of a group's text that makes it a list of links.
const MOSTLY_LINKS: f32 = 0.6;

/// The blocks of `blocks` that are main content, in order.
#[inline(never)]
pub(super) fn choose(tree: &Tree<'_>, blocks: Vec<Block>) -> Vec<Block> {
    if tree.len() == 0 {
        return blocks;
    }
    let amounts = amounts(tree, &blocks);
    let all = amounts[0].prose as f32;
    let is_surrounding = |node: NodeId| {
        let most = || tags::most_prose_beside_content(tree.element(node));
        tree.meaning(node).is_surrounding && amounts[node].prose as f32 <= most() * all
    };
    let main = smallest_with_nearly_all(tree, &amounts);
    blocks
        .into_iter()
        .filter(|block| {
            let mut inside = false;
            for node in tree.ancestors(block.node) {
                if node == main {
                    inside = true;
                    break;
                }
                if is_surrounding(node) || amounts[node].is_link_list() {
                    return false;
                }
            }
            inside
        })
        .collect()
}

/// What an element holds, its descendants included.
#[derive(Clone, Copy, Default)]
struct Amount {
    /// Bytes of text in blocks that are prose, links not counted.
    prose: usize,
    /// How many such blocks.
    blocks: usize,
    /// Bytes of all text.
    text: usize,
    /// Bytes of links to other pages.
    linked: usize,
    /// Links to other pages.
    links: usize,
}

impl Amount {
    /// Whether it is that of a list of links to other pages.
    fn is_link_list(&self) -> bool {
        self.links >= 3 && self.prose == 0 && self.linked as f32 >= MOSTLY_LINKS * self.text as f32
    }
}

fn amounts(tree: &Tree<'_>, blocks: &[Block]) -> Vec<Amount> {
    let mut amounts = vec![Amount::default(); tree.len()];
    for block in blocks {
        let to_other_pages = block.links.iter().filter(|(_, href)| !href.contains('#'));
        let linked: usize = block.links.iter().map(|(words, _)| words.len()).sum();
        let own = &mut amounts[block.node];
        own.text += block.text.len();
        own.links += to_other_pages.clone().count();
        own.linked += to_other_pages.map(|(words, _)| words.len()).sum::<usize>();
        if block.text.len() >= PROSE {
            own.prose += block.text.len().saturating_sub(linked);
            own.blocks += usize::from(linked < block.text.len());
        }
    }
    for node in (1..tree.len()).rev() {
        let own = amounts[node];
        let parent = &mut amounts[tree.parent(node)];
        parent.prose += own.prose;
        parent.blocks += own.blocks;
        parent.text += own.text;
        parent.links += own.links;
        parent.linked += own.linked;
    }
    amounts
}

fn smallest_with_nearly_all(tree: &Tree<'_>, amounts: &[Amount]) -> NodeId {
    let enough = NEARLY_ALL * amounts[0].prose as f32;
    // Children come behind their parents, so the last that holds enough is the innermost.
    (0..tree.len())
        .rev()
        .find(|&node| amounts[node].prose as f32 >= enough && amounts[node].blocks >= FEWEST_BLOCKS)
        .unwrap_or(0)
}
