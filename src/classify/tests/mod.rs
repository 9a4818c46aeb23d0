//! Every example of every rule through the real engine.

mod actions;
mod engine;
mod polarity;
mod sieve;

use super::compiled::{CATEGORIES, RULES};
use super::engine::rule_hits;
use super::*;
use crate::clause::Clause;
use crate::report::ClauseKind;
use rulec::InContext;
use std::path::Path;

/// Context first, the example's clause last.
fn clauses_of(example: &InContext) -> Clauses {
    let mut clauses = Clauses::default();
    let mut push = |kind, text: &Option<String>, heading, lead_in| {
        let canonical = text.clone()?;
        let clause = Clause {
            kind,
            text: canonical.clone(),
            canonical,
            hash: [0; 32],
            level: u8::from(kind == ClauseKind::Heading),
            lead_in,
            heading,
            block: clauses.list.len(),
            ranges: Vec::new(),
            links: Vec::new(),
        };
        clauses.list.push(clause);
        Some(clauses.list.len() - 1)
    };
    let heading = push(ClauseKind::Heading, &example.heading, None, None);
    let lead_in = push(ClauseKind::Sentence, &example.lead_in, heading, None);
    push(ClauseKind::Sentence, &example.before, heading, None);
    let kind = if lead_in.is_some() { ClauseKind::Item } else { ClauseKind::Sentence };
    push(kind, &Some(example.text.clone()), heading, lead_in);
    clauses
}

/// Slugs and rule ids that speak about an example.
fn spoken(example: &InContext, kind: Kind) -> (Vec<&'static str>, Vec<&'static str>) {
    let clauses = clauses_of(example);
    let last = clauses.list.len() - 1;
    let rules = rule_hits(&Reading::of(&Tokens::of(&clauses), last), kind).iter().map(|hit| hit.rule.id).collect();
    let said = by_rules(&clauses, kind).into_iter().filter(|&(clause, _)| clause == last);
    (said.map(|(_, category)| category.slug).collect(), rules)
}

fn kind_for(rule: &str) -> Kind {
    let rule = RULES.iter().find(|known| known.id == rule).expect("the rule files are those the build compiled");
    rule.kinds.first().copied().unwrap_or(Kind::Terms)
}

fn rule_files() -> rulec::RuleSet {
    rulec::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")).expect("the build read the same files")
}

#[test]
fn every_example_speaks_and_every_near_miss_is_silent() {
    let mut wrong = Vec::new();
    for category in rule_files().categories {
        let slug = category.slug.as_str();
        for rule in &category.file.rule {
            let rule = rule.as_ref();
            let id = format!("{slug}/{}", rule.id.as_ref());
            for example in &rule.matches {
                let example = example.as_ref().in_context();
                if !spoken(&example, kind_for(&id)).1.contains(&id.as_str()) {
                    wrong.push(format!("{id} does not match: {}", example.text));
                }
            }
            for example in &rule.near_miss {
                let example = example.as_ref().in_context();
                let (slugs, rules) = spoken(&example, kind_for(&id));
                if slugs.contains(&slug) {
                    wrong.push(format!("{id}: {rules:?} match the near miss: {}", example.text));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} examples:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_rule_file_is_a_category_in_order() {
    let slugs: Vec<String> = rule_files().categories.into_iter().map(|category| category.slug).collect();
    assert_eq!(slugs, CATEGORIES.iter().map(|category| category.slug).collect::<Vec<_>>());
    assert_eq!(fingerprint().len(), 12);
}
