//! The rules as `rulec` compiled them from `rules/*.toml`, and the types they are written in.

use super::category::{Category, Modifier};
use crate::report::{ActionKind, Basis, Confidence, Kind, Severity};
use matcher::{Machine, Program};
use std::sync::LazyLock;

// CATEGORIES, RULES and TRIGGERS; PROGRAM, with every distinct pattern; NEEDS, what a match of each of those that rules
// have contains; FRAGMENTS, the hashes of fragments of words in ascending order, and SETS, those that each belongs to;
// SET_COUNT; GRAMMAR.
include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// Every pattern, ready to run.
pub(super) static MACHINE: LazyLock<Machine> = LazyLock::new(|| Machine::of(&PROGRAM));

/// Lists in one table: thousands of slices would take several times the room.
#[derive(Debug)]
pub(super) struct Lists<T: 'static> {
    /// One list after the other.
    all: &'static [T],
    /// For each list the position behind its last member.
    ends: &'static [u16],
}

impl<T> Lists<T> {
    /// The list at a position.
    pub(super) fn get(&self, at: usize) -> &'static [T] {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.all[usize::from(start)..usize::from(self.ends[at])]
    }
}

/// One rule. `docs/rules.md` explains each field; patterns are positions in [`PROGRAM`].
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
    pub(super) unless: &'static [u16],
    pub(super) under: &'static [u16],
    pub(super) not_under: &'static [u16],
    pub(super) after: &'static [u16],
}

/// One pattern of a rule: where it matches, the rule speaks.
#[derive(Debug)]
pub(super) struct Trigger {
    /// Position in [`RULES`].
    pub(super) rule: usize,
    /// Position in [`PROGRAM`].
    pub(super) pattern: u16,
    /// Of the sets that the pattern needs the one that the fewest clauses have.
    pub(super) rarest: u16,
}

/// A set of fragments of words: a match contains one of them, after what the need before found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Need {
    /// Number of the set.
    pub(super) set: u16,
    /// From where the need before begins at least so many bytes.
    pub(super) least: u16,
    /// And at most so many; `u16::MAX` for any number.
    pub(super) most: u16,
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

/// The patterns that the engine itself reads, as positions in [`PROGRAM`].
#[derive(Debug)]
pub(super) struct Grammar {
    /// Words that deny: "not", "never".
    pub(super) negation: u16,
    /// Phrases with such a word that deny nothing: "not only".
    pub(super) neutral: u16,
    /// Where a denial's reach ends: "; ", ", but".
    pub(super) breaks: u16,
    /// Words of which a statement has at least one: verbs and pronouns.
    pub(super) statement: u16,
    /// An e-mail address.
    pub(super) email: u16,
    /// An address of the web that is written out.
    pub(super) link: u16,
    /// A path through settings.
    pub(super) settings: u16,
    /// A postal address.
    pub(super) post: u16,
    /// A period to act within, and what starts it.
    pub(super) deadline: u16,
}
