//! What a rule reads of a clause: its words in lower case, those of the sentence that introduces its list, and what
//! stands above and before it.

use super::text::Text;
use crate::clause::Clauses;
use crate::report::ClauseKind;
use std::cell::OnceCell;

/// A clause as rules read it.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    clauses: &'a Clauses,
    clause: usize,
    /// Lead-in and clause, with one space between them; byte for byte as long as the originals.
    text: Text,
    /// Where the clause's own words start in `text`.
    pub(super) own: usize,
    alone: OnceCell<Text>,
    headings: OnceCell<Vec<Text>>,
    before: OnceCell<Option<Text>>,
    statement: OnceCell<bool>,
    make: fn(String) -> Text,
}

impl<'a> Reading<'a> {
    /// The reading of the clause at a position.
    pub(super) fn of(clauses: &'a Clauses, clause: usize) -> Self {
        Reading::with(clauses, clause, Text::sieved)
    }

    /// The same, with every text made by a function.
    pub(super) fn with(clauses: &'a Clauses, position: usize, make: fn(String) -> Text) -> Self {
        let clause = &clauses.list[position];
        let mut text = String::new();
        if let Some(lead_in) = clause.lead_in.and_then(|position| clauses.list.get(position)) {
            text.push_str(lead_in.canonical.trim_end_matches([':', ' ']));
            text.push(' ');
        }
        let own = text.len();
        text.push_str(&clause.canonical);
        text.make_ascii_lowercase();
        Reading {
            clauses,
            clause: position,
            text: make(text),
            own,
            alone: OnceCell::new(),
            headings: OnceCell::new(),
            before: OnceCell::new(),
            statement: OnceCell::new(),
            make,
        }
    }

    /// Whether the clause merely names what follows ("Binding arbitration."): a few words with no verb, that complete no lead-in.
    pub(super) fn is_label(&self) -> bool {
        const LONGEST: usize = 7;
        self.own == 0 && self.whole().split(' ').nth(LONGEST).is_none() && !self.text.states()
    }

    /// Whether the clause can have a category: headings, labels and questions ("What do we collect?") only name what follows.
    pub(super) fn is_statement(&self) -> bool {
        *self.statement.get_or_init(|| {
            let clause = &self.clauses.list[self.clause];
            clause.kind != ClauseKind::Heading && !clause.canonical.ends_with('?') && !self.is_label()
        })
    }

    /// Lead-in and clause.
    pub(super) fn text(&self) -> &Text {
        &self.text
    }

    /// The words of lead-in and clause.
    pub(super) fn whole(&self) -> &str {
        self.text.as_str()
    }

    /// The words of the clause alone.
    pub(super) fn alone(&self) -> &Text {
        self.alone.get_or_init(|| (self.make)(self.whole()[self.own..].to_string()))
    }

    /// The headings above the clause, nearest first.
    pub(super) fn headings(&self) -> &[Text] {
        self.headings.get_or_init(|| {
            let mut texts = Vec::new();
            let mut above = self.clauses.list[self.clause].heading;
            while let Some(heading) = above.and_then(|position| self.clauses.list.get(position)) {
                texts.push((self.make)(heading.canonical.to_ascii_lowercase()));
                // A heading stands before what it is the heading of: the chain ends.
                above = heading.heading.filter(|&next| Some(next) < above);
            }
            texts
        })
    }

    /// The clause before this one under the same heading.
    pub(super) fn before(&self) -> Option<&Text> {
        let found = self.before.get_or_init(|| {
            let before = self.clauses.list.get(self.clause.checked_sub(1)?)?;
            let words = before.canonical.to_ascii_lowercase();
            (before.kind != ClauseKind::Heading).then(|| (self.make)(words))
        });
        found.as_ref()
    }
}
