//! Rows to learn from: the features of labelled clauses, numbered from 0.

use super::gold::{Bits, Document, LabelledClause};
use super::solver::Row;
use clausemark::classify::model::{self, Group};
use std::collections::HashMap;

/// Which features are learned from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reads {
    /// All of them.
    All,
    /// Those that no rule has a part in.
    WithoutRules,
}

impl Reads {
    fn takes(self, group: Group) -> bool {
        self == Reads::All || !matches!(group, Group::Rules | Group::RulesAround)
    }
}

/// The features that more than one company uses, and those of rules whatever their number, numbered from 0.
pub(super) struct Vocabulary {
    reads: Reads,
    categories: usize,
    positions: HashMap<u32, u32>,
    /// The feature with each number.
    pub(super) ids: Vec<u32>,
    /// Where it comes from.
    pub(super) groups: Vec<Group>,
}

impl Vocabulary {
    pub(super) fn of(documents: &[&Document], categories: &[String], reads: Reads) -> Vocabulary {
        let mut first: HashMap<u32, &str> = HashMap::new();
        let mut vocabulary = Vocabulary {
            reads,
            categories: categories.len(),
            positions: HashMap::new(),
            ids: Vec::new(),
            groups: Vec::new(),
        };
        if reads == Reads::All {
            categories.iter().for_each(|slug| vocabulary.add(model::rule_feature(slug), Group::Rules));
        }
        for document in documents {
            let clauses = document.clauses.iter().filter(|clause| clause.counts);
            for feature in clauses.flat_map(|clause| &clause.features).filter(|feature| reads.takes(feature.group)) {
                let company = *first.entry(feature.id).or_insert(&document.company);
                if company != document.company {
                    vocabulary.add(feature.id, feature.group);
                }
            }
        }
        vocabulary
    }

    fn add(&mut self, id: u32, group: Group) {
        let next = self.ids.len() as u32;
        if *self.positions.entry(id).or_insert(next) == next {
            self.ids.push(id);
            self.groups.push(group);
        }
    }

    /// The number of a feature.
    pub(super) fn position(&self, id: u32) -> Option<u32> {
        self.positions.get(&id).copied()
    }

    /// The features of a clause that are in the vocabulary.
    pub(super) fn features(&self, clause: &LabelledClause) -> Vec<(u32, f32)> {
        let taken = clause.features.iter().filter(|feature| self.reads.takes(feature.group));
        taken.filter_map(|feature| Some((self.position(feature.id)?, feature.value))).collect()
    }

    /// One row for each clause that counts.
    pub(super) fn rows(&self, documents: &[&Document]) -> Vec<Row> {
        let clauses = documents.iter().flat_map(|document| &document.clauses).filter(|clause| clause.counts);
        let row = |clause: &LabelledClause| {
            let features = self.features(clause);
            let by_rule =
                |feature: &&model::Feature| feature.group == Group::Rules && self.position(feature.id).is_some();
            let by_rules = clause.features.iter().filter(by_rule).count();
            Row {
                without_rules: features.len() - by_rules,
                features,
                labels: clause.labels,
                unsure: clause.unsure & !clause.labels | Bits::MAX << self.categories,
            }
        };
        clauses.map(row).collect()
    }
}
