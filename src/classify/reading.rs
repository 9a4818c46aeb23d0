//! What a rule reads of a clause: its words in lower case, those of the sentence that introduces its list, and what
//! stands above and before it.

use super::text::Text;
use super::tokens::Tokens;
use crate::report::ClauseKind;
use std::cell::OnceCell;

/// A clause as rules read it.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    tokens: &'a Tokens<'a>,
    clause: usize,
    text: Text<'a>,
    alone: OnceCell<Text<'a>>,
    headings: OnceCell<Vec<Text<'a>>>,
    before: OnceCell<Option<Text<'a>>>,
    statement: OnceCell<bool>,
    made: fn(Text<'a>) -> Text<'a>,
}

impl<'a> Reading<'a> {
    /// The reading of the clause at a position.
    pub(super) fn of(tokens: &'a Tokens<'a>, clause: usize) -> Self {
        Reading::with(tokens, clause, |text| text)
    }

    /// The same, with every text passed through a function.
    pub(super) fn with(tokens: &'a Tokens<'a>, clause: usize, made: fn(Text<'a>) -> Text<'a>) -> Self {
        let lead_in = tokens.clauses.list[clause].lead_in.filter(|&lead_in| lead_in < tokens.clauses.list.len());
        let text = match lead_in {
            Some(lead_in) => Text::introduced(tokens, lead_in, clause),
            None => Text::alone(tokens, clause),
        };
        Reading {
            tokens,
            clause,
            text: made(text),
            alone: OnceCell::new(),
            headings: OnceCell::new(),
            before: OnceCell::new(),
            statement: OnceCell::new(),
            made,
        }
    }

    /// Where the clause's own words start in its text.
    pub(super) fn own(&self) -> usize {
        self.text.own
    }

    /// Whether the clause merely names what follows ("Binding arbitration."): a few words with no verb, that complete no lead-in.
    pub(super) fn is_label(&self) -> bool {
        const LONGEST: usize = 7;
        self.own() == 0 && self.whole().split(' ').nth(LONGEST).is_none() && !self.text.states()
    }

    /// Whether the clause can have a category: headings, labels and questions ("What do we collect?") only name what follows.
    pub(super) fn is_statement(&self) -> bool {
        *self.statement.get_or_init(|| {
            let clause = &self.tokens.clauses.list[self.clause];
            clause.kind != ClauseKind::Heading && !clause.canonical.ends_with('?') && !self.is_label()
        })
    }

    /// Lead-in and clause.
    pub(super) fn text(&self) -> &Text<'a> {
        &self.text
    }

    /// The words of lead-in and clause.
    pub(super) fn whole(&self) -> &str {
        self.text.as_str()
    }

    /// The words of the clause alone.
    pub(super) fn alone(&self) -> &Text<'a> {
        self.alone.get_or_init(|| (self.made)(Text::alone(self.tokens, self.clause)))
    }

    /// The headings above the clause, nearest first.
    pub(super) fn headings(&self) -> &[Text<'a>] {
        self.headings.get_or_init(|| {
            let mut texts = Vec::new();
            let mut above = self.tokens.clauses.list[self.clause].heading;
            while let Some(heading) = above {
                texts.push((self.made)(Text::alone(self.tokens, heading)));
                // A heading stands before what it is the heading of: the chain ends.
                above = self.tokens.clauses.list[heading].heading.filter(|&next| next < heading);
            }
            texts
        })
    }

    /// The clause before this one under the same heading.
    pub(super) fn before(&self) -> Option<&Text<'a>> {
        let found = self.before.get_or_init(|| {
            let before = self.clause.checked_sub(1)?;
            let is_heading = self.tokens.clauses.list[before].kind == ClauseKind::Heading;
            (!is_heading).then(|| (self.made)(Text::alone(self.tokens, before)))
        });
        found.as_ref()
    }
}
