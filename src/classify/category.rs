//! What classification knows of a category; what the category means to a reader is in the catalogue.

use crate::report::{ActionKind, Severity};

/// What a clause can do to its reader.
#[derive(Debug)]
pub struct Category {
    /// The category's name in JSON: `ai-training`.
    pub slug: &'static str,
    /// Severity where nothing in the clause raises or lowers it.
    pub(super) severity: Severity,
    /// Kinds of actions worth taking from its clauses.
    pub(super) actions: &'static [ActionKind],
    pub(super) raises: &'static [Modifier],
    pub(super) lowers: &'static [Modifier],
}

/// Words in a clause that change its severity by a step.
#[derive(Debug)]
pub(super) struct Modifier {
    /// Positions of the patterns.
    pub(super) when: &'static [u16],
    pub(super) reason: &'static str,
}
