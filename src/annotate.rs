//! The whole way: from a capture to a report.

use crate::capture::Capture;
use crate::classify::{self, Hit};
use crate::clause::{Clause, Clauses};
use crate::detect;
use crate::hash::{hex, sha256_of_lines};
use crate::page;
use crate::region::Regions;
use crate::report::{ClauseEntry, ClauseKind, Counts, Document, Finding, Report, Severity, State, TextRange, Trigger};
use crate::text::{RECIPE, locate};
use serde::{Deserialize, Serialize};

/// A report with the text that its hashes are of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Reading {
    /// What there is to say of the document.
    pub report: Report,
    /// Canonical text of each of [`Report::clauses`]; joined by `\n` they are what the document hash is of.
    pub texts: Vec<String>,
}

/// Reads `capture` and says what is in it. Never fails: what could not be read or judged is said in the report.
///
/// A document that is not recognised as a policy is classified all the same, so that whoever asked can look;
/// its state says that it is none.
pub fn annotate(capture: &Capture) -> Report {
    report(capture, &page::clauses(capture))
}

/// [`annotate`], with the canonical text of each clause.
pub fn read(capture: &Capture) -> Reading {
    let clauses = page::clauses(capture);
    let report = report(capture, &clauses);
    Reading { report, texts: clauses.list.into_iter().map(|clause| clause.canonical).collect() }
}

/// Where each of [`Report::clauses`] stands in the page.
pub fn places(capture: &Capture) -> Vec<Vec<TextRange>> {
    page::clauses(capture).list.into_iter().map(|clause| clause.ranges).collect()
}

fn report(capture: &Capture, clauses: &Clauses) -> Report {
    let language = detect::language(clauses);
    let verdict = detect::detect(capture, clauses, language);
    let hits = if language.is_none_or(|language| language == "en") {
        classify::classify(clauses, verdict.kind)
    } else {
        Vec::new()
    };
    let regions = Regions::of(clauses);
    let findings: Vec<Finding> = hits.into_iter().map(|hit| finding(clauses, &regions, hit)).collect();
    let state = detect::state(clauses, language, verdict.kind, &capture.unread, findings.len());
    let document = Document {
        kind: verdict.kind,
        confidence: verdict.confidence,
        evidence: verdict.evidence,
        state,
        title: title(capture, clauses),
        url: capture.url.clone(),
        language: language.map(str::to_owned),
        hash: document_hash(clauses),
        recipe: RECIPE.to_owned(),
        rules: classify::fingerprint().to_owned(),
        counts: counts(clauses, &findings, state),
        unread: capture.unread.clone(),
    };
    let clauses = clauses.list.iter().map(|c| ClauseEntry { hash: hex(&c.hash), kind: c.kind }).collect();
    Report { document, clauses, findings }
}

/// The document hash: SHA-256 of the canonical clauses joined by `\n`, in lower-case hexadecimal.
pub fn document_hash(clauses: &Clauses) -> String {
    hex(&sha256_of_lines(clauses.list.iter().map(|clause| clause.canonical.as_str())))
}

/// The first heading of the highest level, or else the capture's title.
fn title(capture: &Capture, clauses: &Clauses) -> String {
    let headings = || clauses.list.iter().filter(|clause| clause.kind == ClauseKind::Heading);
    let top = headings().map(|heading| heading.level).min();
    let main = headings().find(|heading| heading.level <= 2 && Some(heading.level) == top);
    main.map_or_else(|| capture.title.clone(), |heading| heading.text.clone())
}

fn counts(clauses: &Clauses, findings: &[Finding], state: State) -> Counts {
    let with = |severity| match state {
        State::NotAPolicy => 0,
        _ => findings.iter().filter(|finding| finding.severity == severity).count() as u32,
    };
    Counts {
        words: clauses.list.iter().map(|clause| clause.word_count() as u32).sum(),
        clauses: clauses.list.iter().filter(|clause| clause.kind != ClauseKind::Heading).count() as u32,
        high: with(Severity::High),
        medium: with(Severity::Medium),
        low: with(Severity::Low),
        info: with(Severity::Info),
    }
}

fn finding(clauses: &Clauses, regions: &Regions, hit: Hit) -> Finding {
    let clause = &clauses.list[hit.clause];
    let lead_in = clause.lead_in.map(|at| clauses.list[at].text.clone());
    Finding {
        category: hit.category.slug.into(),
        severity: hit.severity,
        reasons: hit.reasons,
        confidence: hit.confidence,
        basis: hit.basis,
        rule: hit.rule,
        quote: clause.text.clone(),
        clause: hit.clause as u32,
        clause_hash: hex(&clause.hash),
        section: section(clauses, clause),
        lead_in: lead_in.unwrap_or_default(),
        applies_to: regions.of_clause(clause).into_iter().map(str::to_owned).collect(),
        triggers: hit.triggers.into_iter().map(|range| trigger(clause, range)).collect(),
        actions: hit.actions,
        ranges: clause.ranges.clone(),
    }
}

/// The headings above `clause`, nearest first.
fn section(clauses: &Clauses, clause: &Clause) -> Vec<String> {
    let nearest = clause.heading.map(|at| &clauses.list[at]);
    std::iter::successors(nearest, |heading| heading.heading.map(|at| &clauses.list[at]))
        .map(|heading| heading.text.clone())
        .collect()
}

/// The words of `clause` that the bytes `canonical` of its canonical text came from.
fn trigger(clause: &Clause, canonical: std::ops::Range<usize>) -> Trigger {
    let bytes = if clause.text == clause.canonical { canonical } else { locate(&clause.text, canonical) };
    let utf16 = |text: &str| text.encode_utf16().count() as u32;
    let words = &clause.text[bytes.clone()];
    let start = utf16(&clause.text[..bytes.start]);
    Trigger { words: words.to_owned(), start, end: start + utf16(words) }
}
