//! The page model: from the flat stream of a capture to the clauses of its main content.

mod blocks;
mod clauses;
#[cfg(feature = "cli")]
pub mod html;
mod main_content;
#[cfg(feature = "cli")]
pub mod markdown;
#[cfg(feature = "cli")]
pub mod plain;
mod tags;
mod tree;

use crate::capture::Capture;
use crate::clause::Clauses;

/// The clauses of the main content of `capture`, in reading order.
pub fn clauses(capture: &Capture) -> Clauses {
    let tree = tree::Tree::of(capture);
    let blocks = blocks::blocks(capture, &tree);
    let kept = main_content::choose(&tree, blocks);
    clauses::cut(&tree, &kept)
}
