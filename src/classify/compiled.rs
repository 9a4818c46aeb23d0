//! The rules as `rulec` compiled them from `rules/*.toml`, and the types they are written in.

use super::catalogue::{Agency, Category, Law, Modifier, Polarity};
use super::pattern::Pattern;
use crate::report::{ActionKind, Basis, Confidence, Kind, Severity};

include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// One rule. `docs/rules.md` explains each field.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) id: &'static str,
    /// Position in [`CATEGORIES`].
    pub(super) category: usize,
    pub(super) negated: Negated,
    pub(super) lead_in: LeadIn,
    pub(super) kinds: &'static [Kind],
    pub(super) basis: Basis,
    pub(super) confidence: Confidence,
    pub(super) unless: &'static [Pattern],
    pub(super) under: &'static [Pattern],
    pub(super) not_under: &'static [Pattern],
    pub(super) after: &'static [Pattern],
}

/// One pattern of a rule: where it matches, the rule speaks.
#[derive(Debug)]
pub(super) struct Trigger {
    /// Position in [`RULES`].
    pub(super) rule: usize,
    /// Number of its sets of literals: a match contains at least one of each. At most 8.
    pub(super) needs: u32,
    pub(super) pattern: Pattern,
}

/// What a negation in front of or inside a match does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Negated {
    /// The match does not count.
    No,
    /// The match counts only with one.
    Yes,
    /// Nothing.
    Either,
}

/// What the sentence that introduces a list does for its items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LeadIn {
    /// It is not read.
    Ignored,
    /// It is read before the item; a match must reach into the item.
    Completes,
    /// A match inside it is enough.
    Suffices,
}

/// The word groups that the engine itself reads.
#[derive(Debug)]
pub(super) struct Grammar {
    /// Words that deny: "not", "never".
    pub(super) negation: Pattern,
    /// Phrases with such a word that deny nothing: "not only".
    pub(super) neutral: Pattern,
    /// Where a denial's reach ends: "; ", ", but".
    pub(super) breaks: Pattern,
    /// Words of which a statement has at least one: verbs and pronouns.
    pub(super) statement: Pattern,
}
