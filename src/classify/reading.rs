//! What a rule reads of a clause: its words in lower case, and those of the sentence that introduces its list.

use super::compiled::GRAMMAR;
use crate::clause::Clauses;

/// A clause as rules read it.
#[derive(Debug)]
pub(super) struct Reading {
    /// Lead-in and clause, in ASCII lower case, with one space between them; byte for byte as long as the originals.
    text: String,
    /// Where the clause's own words start in `text`.
    pub(super) own: usize,
}

impl Reading {
    /// The reading of the clause at a position.
    pub(super) fn of(clauses: &Clauses, clause: usize) -> Reading {
        let clause = &clauses.list[clause];
        let mut text = String::new();
        if let Some(lead_in) = clause.lead_in.and_then(|position| clauses.list.get(position)) {
            text.push_str(lead_in.canonical.trim_end_matches([':', ' ']));
            text.push(' ');
        }
        let own = text.len();
        text.push_str(&clause.canonical);
        text.make_ascii_lowercase();
        Reading { text, own }
    }

    /// Whether the clause merely names what follows ("Binding arbitration."): a few words with no verb, that complete no lead-in.
    pub(super) fn is_label(&self) -> bool {
        const LONGEST: usize = 6;
        self.own == 0 && self.text.split(' ').count() <= LONGEST && !GRAMMAR.statement.is_match(&self.text)
    }

    /// Lead-in and clause.
    pub(super) fn whole(&self) -> &str {
        &self.text
    }

    /// The clause alone.
    pub(super) fn alone(&self) -> &str {
        &self.text[self.own..]
    }
}
