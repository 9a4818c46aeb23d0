//! What clauses do to their reader: rules over every clause, severities, and what the reader can do about it.

mod actions;
mod category;
mod combine;
mod compiled;
mod engine;
mod fnv;
mod lexicon;
mod low_bits;
mod merge;
pub mod model;
mod negation;
mod reading;
mod sieve;
#[cfg(test)]
mod tests;
mod text;
mod tokens;

pub use category::Category;

use crate::clause::Clauses;
use crate::report::{Action, Basis, Confidence, Kind, Severity};
use reading::Reading;
use std::borrow::Cow;
use std::ops::Range;
use tokens::Tokens;

/// A clause that belongs to a category.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Position of the clause in [`Clauses::list`].
    pub clause: usize,
    /// The category.
    pub category: &'static Category,
    /// Id of the surest rule that spoke: `ai-training/may-use-to-train`.
    pub rule: Cow<'static, str>,
    /// How much it matters in these words.
    pub severity: Severity,
    /// What raised or lowered the severity from the category's default.
    pub reasons: Vec<String>,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// How the clause says it.
    pub basis: Basis,
    /// Bytes of the clause's canonical text that triggered the hit, in order and apart from one another.
    pub triggers: Vec<Range<usize>>,
    /// What the reader can do, from the clause's own words.
    pub actions: Vec<Action>,
}

/// Twelve hex digits that change whenever a rule does.
pub fn fingerprint() -> &'static str {
    compiled::FINGERPRINT
}

/// The categories that rules alone give to clauses, as positions in [`Clauses::list`]: what training and measuring start from.
pub fn by_rules(clauses: &Clauses, kind: Kind) -> Vec<(usize, &'static Category)> {
    let tokens = Tokens::of(clauses);
    let mut said = Vec::new();
    for clause in 0..clauses.list.len() {
        let reading = Reading::of(&tokens, clause);
        let hits = engine::rule_hits(&reading, kind);
        said.extend(hits.iter().map(|hit| (clause, &compiled::CATEGORIES[hit.rule.category])));
    }
    said
}

/// For each clause whether it can have a category: headings and labels ("Binding arbitration.") only name what follows.
pub fn statements(clauses: &Clauses) -> Vec<bool> {
    let tokens = Tokens::of(clauses);
    (0..clauses.list.len()).map(|clause| Reading::of(&tokens, clause).is_statement()).collect()
}

/// The categories of every clause: at most one hit for each clause and category, sorted by clause, then category.
pub fn classify(clauses: &Clauses, kind: Kind) -> Vec<Hit> {
    combine::hits(clauses, kind, model::Model::library())
}
