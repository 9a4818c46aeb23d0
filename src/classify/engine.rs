//! Runs the rules over clauses: which rule speaks about which clause, and with which words.

use super::compiled::{LeadIn, Negated, RULES, Rule, TRIGGERS, Trigger};
use super::negation::denied;
use super::pattern::any_match;
use super::prefilter;
use super::reading::Reading;
use crate::clause::Clauses;
use crate::report::{ClauseKind, Kind};
use std::ops::Range;

/// One rule that speaks about one clause.
#[derive(Debug)]
pub(super) struct RuleHit {
    pub(super) rule: &'static Rule,
    /// Bytes of the clause's canonical text that match; empty where only the lead-in does.
    pub(super) triggers: Vec<Range<usize>>,
    /// The lead-in has a part in what is said.
    pub(super) from_lead_in: bool,
}

/// The rules that speak about one clause, in the order of the rule files. None speaks about a heading or a label.
pub(super) fn rule_hits(clauses: &Clauses, clause: usize, reading: &Reading, kind: Kind) -> Vec<RuleHit> {
    if clauses.list[clause].kind == ClauseKind::Heading || reading.is_label() {
        return Vec::new();
    }
    let candidates = prefilter::candidates(reading.whole());
    hits_of(candidates.into_iter().map(|position| &TRIGGERS[usize::from(position)]), clauses, clause, reading, kind)
}

/// The hits of the given patterns, those of one rule next to one another.
pub(super) fn hits_of(
    triggers: impl Iterator<Item = &'static Trigger>,
    clauses: &Clauses,
    clause: usize,
    reading: &Reading,
    kind: Kind,
) -> Vec<RuleHit> {
    let mut hits: Vec<RuleHit> = Vec::new();
    for trigger in triggers {
        let rule = &RULES[trigger.rule];
        let found = matches(trigger, rule, reading);
        if found.is_empty() || !applies(rule, clauses, clause, reading, kind) {
            continue;
        }
        if !hits.last().is_some_and(|last| std::ptr::eq(last.rule, rule)) {
            hits.push(RuleHit { rule, triggers: Vec::new(), from_lead_in: false });
        }
        let Some(hit) = hits.last_mut() else { continue };
        for range in found {
            hit.from_lead_in |= range.start < reading.own;
            if range.end > reading.own {
                hit.triggers.push(range.start.max(reading.own) - reading.own..range.end - reading.own);
            }
        }
    }
    hits
}

/// The matches of a pattern that count, as bytes of the whole reading.
fn matches(trigger: &Trigger, rule: &Rule, reading: &Reading) -> Vec<Range<usize>> {
    let text = reading.whole();
    let mut found = Vec::new();
    let mut at = if rule.lead_in == LeadIn::Ignored { reading.own } else { 0 };
    while let Some(range) = trigger.pattern.find_at(text, at) {
        at = range.end.max(at + 1);
        if range.end <= reading.own && rule.lead_in == LeadIn::Completes {
            // A shorter match inside the lead-in must not hide one that reaches into the item.
            at = next_character(text, range.start);
            continue;
        }
        let counts = match rule.negated {
            Negated::Either => true,
            Negated::No => !denied(text, &range),
            Negated::Yes => denied(text, &range),
        };
        if counts {
            found.push(range);
        }
    }
    found
}

fn next_character(text: &str, at: usize) -> usize {
    (at + 1..text.len()).find(|&next| text.is_char_boundary(next)).unwrap_or(text.len())
}

/// Whether a rule is for such a document and such a place in it.
fn applies(rule: &Rule, clauses: &Clauses, clause: usize, reading: &Reading, kind: Kind) -> bool {
    if !rule.kinds.is_empty() && !rule.kinds.contains(&kind) {
        return false;
    }
    let read = if rule.lead_in == LeadIn::Ignored { reading.alone() } else { reading.whole() };
    if any_match(rule.unless, read) {
        return false;
    }
    if !(rule.under.is_empty() && rule.not_under.is_empty()) {
        let headings = headings(clauses, clause);
        if headings.iter().any(|heading| any_match(rule.not_under, heading)) {
            return false;
        }
        if !rule.under.is_empty() && !headings.iter().any(|heading| any_match(rule.under, heading)) {
            return false;
        }
    }
    rule.after.is_empty() || before(clauses, clause).is_some_and(|text| any_match(rule.after, &text))
}

/// The headings above a clause in lower case, nearest first.
fn headings(clauses: &Clauses, clause: usize) -> Vec<String> {
    let mut texts = Vec::new();
    let mut above = clauses.list[clause].heading;
    while let Some(heading) = above.and_then(|position| clauses.list.get(position)) {
        texts.push(heading.canonical.to_ascii_lowercase());
        // A heading stands before what it is the heading of: the chain ends.
        above = heading.heading.filter(|&next| Some(next) < above);
    }
    texts
}

/// The clause before this one under the same heading, in lower case.
fn before(clauses: &Clauses, clause: usize) -> Option<String> {
    let before = clauses.list.get(clause.checked_sub(1)?)?;
    (before.kind != ClauseKind::Heading).then(|| before.canonical.to_ascii_lowercase())
}
