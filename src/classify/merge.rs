//! One clause, one hit per category: what several rules say of a clause becomes one hit.

use super::Hit;
use super::category::{Category, Modifier};
use super::compiled::CATEGORIES;
use super::engine::RuleHit;
use super::reading::Reading;
use crate::report::{Basis, Confidence, Severity};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// The hits of one clause, one for each category that a rule spoke for, in the order of the slugs.
#[inline(never)]
pub(super) fn merge(clause: usize, reading: &Reading, spoke: Vec<RuleHit>) -> Vec<Hit> {
    let mut by_category: BTreeMap<usize, Vec<RuleHit>> = BTreeMap::new();
    for hit in spoke {
        by_category.entry(hit.rule.category).or_default().push(hit);
    }
    by_category.into_iter().filter_map(|(category, hits)| one(clause, reading, &CATEGORIES[category], hits)).collect()
}

fn one(clause: usize, reading: &Reading, category: &'static Category, hits: Vec<RuleHit>) -> Option<Hit> {
    // The first of the surest, so that the order of the rule file decides between equals.
    let surest = hits.iter().rev().max_by_key(|hit| hit.rule.confidence)?;
    let (rule, from_lead_in) = (surest.rule, surest.from_lead_in);
    let saying = Saying {
        category,
        rule: rule.id.into(),
        confidence: rule.confidence,
        basis: if from_lead_in { Basis::LeadIn } else { rule.basis },
        triggers: joined(hits.into_iter().flat_map(|hit| hit.triggers).collect()),
    };
    Some(saying.hit(clause, reading))
}

/// What a rule or the model says of a clause.
pub(super) struct Saying {
    pub(super) category: &'static Category,
    pub(super) rule: Cow<'static, str>,
    pub(super) confidence: Confidence,
    pub(super) basis: Basis,
    pub(super) triggers: Vec<Range<usize>>,
}

impl Saying {
    /// The hit, with the severity that the clause's own words give; what can be done is looked for where it stands.
    pub(super) fn hit(self, clause: usize, reading: &Reading) -> Hit {
        let Saying { category, rule, confidence, basis, triggers } = self;
        let (severity, reasons) = severity(category, reading);
        Hit { clause, category, rule, severity, reasons, confidence, basis, triggers, actions: Vec::new() }
    }
}

/// The default severity, one step up for each reason that raises it and one down for each that lowers it.
fn severity(category: &Category, reading: &Reading) -> (Severity, Vec<String>) {
    const STEPS: [Severity; 4] = [Severity::Info, Severity::Low, Severity::Medium, Severity::High];
    let speaking = |modifiers: &'static [Modifier]| {
        modifiers
            .iter()
            .filter(|modifier| modifier.when.iter().any(|&pattern| reading.text().matches(pattern)))
            .collect::<Vec<_>>()
    };
    let (raises, lowers) = (speaking(category.raises), speaking(category.lowers));
    let default = STEPS.iter().position(|&step| step == category.severity).unwrap_or(0);
    let step = (default + raises.len()).saturating_sub(lowers.len()).min(STEPS.len() - 1);
    let reasons = raises.iter().chain(&lowers).map(|modifier| modifier.reason.to_string()).collect();
    (STEPS[step], reasons)
}

/// Ranges in order, those that overlap or touch joined.
fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}
