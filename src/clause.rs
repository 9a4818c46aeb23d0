//! The clauses of a document: what the page model yields and what everything after it works on.

use crate::report::{ClauseKind, TextRange};
use crate::text;

/// The clauses of one document, in reading order.
#[derive(Clone, Debug, Default)]
pub struct Clauses {
    /// Every clause, headings among them.
    pub list: Vec<Clause>,
}

/// One clause with its context. Positions (`lead_in`, `heading`) point into [`Clauses::list`].
#[derive(Clone, Debug)]
pub struct Clause {
    /// What it is in the page.
    pub kind: ClauseKind,
    /// The words as the reader sees them, white space collapsed to single spaces.
    pub text: String,
    /// The canonical text (`canon/1`) of `text`: what is hashed, and what rules and model read in lower case.
    pub canonical: String,
    /// SHA-256 of `canonical`.
    pub hash: [u8; 32],
    /// Level of a heading, 1 to 6; 0 otherwise.
    pub level: u8,
    /// The clause that introduces the list or table this one belongs to ("We share data with:").
    pub lead_in: Option<usize>,
    /// The heading this clause stands under.
    pub heading: Option<usize>,
    /// Number of the block (paragraph, item, cell) the clause was cut from: sentences of one paragraph share it.
    pub block: usize,
    /// Where the text stands in the page.
    pub ranges: Vec<TextRange>,
    /// Links inside the clause: byte range in `text` and address.
    pub links: Vec<Link>,
}

impl Clause {
    /// How many words its canonical text has: single spaces stand between them.
    pub(crate) fn word_count(&self) -> usize {
        text::count(self.canonical.as_bytes(), b' ') + 1
    }
}

/// A link inside a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Bytes of [`Clause::text`] that are the link's words.
    pub words: std::ops::Range<usize>,
    /// Its address as the capture gives it.
    pub href: String,
}
