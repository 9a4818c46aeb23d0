//! The clauses of a document in lower case, with their words: each is looked up once, for rules and model.

use super::lexicon::Lexicon;
use super::sieve::Desk;
use crate::clause::Clauses;
use std::cell::{Cell, RefCell};

/// The words of a document, clause by clause.
#[derive(Debug)]
pub(super) struct Tokens<'a> {
    pub(super) clauses: &'a Clauses,
    lower: Vec<String>,
    /// The words of all clauses, and for each clause where they end.
    all: Vec<Token>,
    ends: Vec<usize>,
    pub(super) lexicon: Lexicon,
    pub(super) desk: RefCell<Desk>,
}

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Its number in the lexicon.
    pub(super) word: u32,
    /// The byte at which it starts.
    pub(super) start: u32,
}

thread_local! {
    /// What was learned from one document serves the next.
    static KEPT: Cell<(Lexicon, Desk)> = Cell::default();
}

impl<'a> Tokens<'a> {
    /// Reads the words of every clause.
    pub(super) fn of(clauses: &'a Clauses) -> Tokens<'a> {
        let (mut lexicon, desk) = KEPT.take();
        lexicon.forget_if_full();
        let lower: Vec<String> = clauses.list.iter().map(|clause| clause.canonical.to_ascii_lowercase()).collect();
        let (mut all, mut ends) = (Vec::new(), Vec::with_capacity(lower.len()));
        for text in &lower {
            lexicon.each_word(text.as_bytes(), |word, start| all.push(Token { word, start: start as u32 }));
            ends.push(all.len());
        }
        Tokens { clauses, lower, all, ends, lexicon, desk: RefCell::new(desk) }
    }

    /// A clause in lower case, byte for byte as long as its canonical text.
    pub(super) fn lower(&self, clause: usize) -> &str {
        &self.lower[clause]
    }

    /// The words of a clause.
    pub(super) fn words(&self, clause: usize) -> &[Token] {
        let start = clause.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.all[start..self.ends[clause]]
    }
}

impl Drop for Tokens<'_> {
    fn drop(&mut self) {
        KEPT.set((std::mem::take(&mut self.lexicon), std::mem::take(self.desk.get_mut())));
    }
}
