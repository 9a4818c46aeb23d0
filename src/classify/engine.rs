//! Runs the rules over clauses: which rule speaks about which clause, and with which words.

use super::compiled::{LeadIn, Negated, RULES, Rule, Trigger};
use super::negation::denied;
use super::reading::Reading;
use super::text::{Text, whole_characters};
use crate::report::Kind;
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

/// The rules that speak about one clause, in the order of the rule files. None speaks about what states nothing.
#[inline(never)]
pub(super) fn rule_hits(reading: &Reading, kind: Kind) -> Vec<RuleHit> {
    if !reading.is_statement() {
        return Vec::new();
    }
    let mut hits: Vec<RuleHit> = Vec::new();
    for trigger in reading.text().triggers() {
        let rule = &RULES[trigger.rule];
        if !rule.kinds.is_empty() && !rule.kinds.contains(&kind) {
            continue;
        }
        let found = matches(trigger, rule, reading);
        if found.is_empty() || !applies(rule, reading) {
            continue;
        }
        // The patterns of one rule stand next to one another.
        if !hits.last().is_some_and(|last| std::ptr::eq(last.rule, rule)) {
            hits.push(RuleHit { rule, triggers: Vec::new(), from_lead_in: false });
        }
        let Some(hit) = hits.last_mut() else { continue };
        for range in found {
            hit.from_lead_in |= range.start < reading.own();
            if range.end > reading.own() {
                hit.triggers.push(range.start.max(reading.own()) - reading.own()..range.end - reading.own());
            }
        }
    }
    hits
}

/// The matches of a pattern that count, as bytes of the whole reading.
fn matches(trigger: &Trigger, rule: &Rule, reading: &Reading) -> Vec<Range<usize>> {
    let text = reading.text();
    let matches = text.find(trigger.pattern);
    let mut found = Vec::new();
    let mut at = if rule.lead_in == LeadIn::Ignored { reading.own() } else { 0 };
    while let Some(range) = matches.find_at(at) {
        if range.end <= reading.own() && rule.lead_in == LeadIn::Completes {
            // A shorter match inside the lead-in must not hide one that reaches into the item.
            at = range.start + 1;
            continue;
        }
        at = range.end;
        let range = whole_characters(text.as_str(), range);
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

/// Whether nothing that is read or stands around it speaks against a rule.
fn applies(rule: &Rule, reading: &Reading) -> bool {
    let any = |patterns: &[u16], text: &Text| patterns.iter().any(|&pattern| text.matches(pattern));
    let text = reading.text();
    let silenced = if rule.lead_in == LeadIn::Ignored && reading.own() > 0 {
        rule.unless.iter().any(|&pattern| text.can_match(pattern) && reading.alone().matches(pattern))
    } else {
        any(rule.unless, text)
    };
    !silenced
        && (rule.not_under.is_empty() || !reading.headings().iter().any(|heading| any(rule.not_under, heading)))
        && (rule.under.is_empty() || reading.headings().iter().any(|heading| any(rule.under, heading)))
        && (rule.after.is_empty() || reading.before().is_some_and(|before| any(rule.after, before)))
}
