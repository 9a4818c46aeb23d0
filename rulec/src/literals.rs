//! Derives from a pattern the literals of which any match must contain at least one: what the
//! engine's prefilter looks for. Derived, not chosen by hand, so that no match can be lost.

use crate::vocabulary::Vocabulary;
use regex_syntax::hir::{Class, Hir, HirKind};

/// More strings than this are not multiplied out for one part of a pattern.
const MOST_EXACT: usize = 64;
/// More literals than this for one pattern are not worth looking for.
const MOST_REQUIRED: usize = 160;
/// A literal with fewer letters than this is in nearly every clause.
const SHORTEST: usize = 3;

/// The best set of literals of which any match must contain at least one, sorted; `None` where there is none
/// that would leave out enough clauses to be worth looking for.
pub(crate) fn required(hir: &Hir, vocabulary: &Vocabulary) -> Option<Vec<String>> {
    let mut best = explore(hir, vocabulary).required?;
    best.sort();
    Some(best)
}

/// What is known of a part of a pattern.
struct Known {
    /// Every string the part can match, where they are few.
    exact: Option<Vec<String>>,
    /// The best usable set of literals that any match of the part contains one of.
    required: Option<Vec<String>>,
}

fn explore(hir: &Hir, vocabulary: &Vocabulary) -> Known {
    let exactly = |strings: Vec<String>| Known {
        required: usable(&strings, vocabulary).then(|| shortest(strings.clone())),
        exact: Some(strings),
    };
    let nothing = Known { exact: None, required: None };
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => exactly(vec![String::new()]),
        HirKind::Literal(literal) => match std::str::from_utf8(&literal.0) {
            Ok(text) => exactly(vec![text.to_string()]),
            Err(_) => nothing,
        },
        HirKind::Class(class) => members(class).map_or(nothing, exactly),
        HirKind::Capture(capture) => explore(&capture.sub, vocabulary),
        HirKind::Repetition(repetition) => {
            let inner = explore(&repetition.sub, vocabulary);
            match (repetition.min, repetition.max) {
                (0, Some(1)) => match inner.exact {
                    Some(mut strings) => {
                        strings.push(String::new());
                        exactly(strings)
                    }
                    None => nothing,
                },
                (0, _) => nothing,
                _ => Known { exact: None, required: inner.required },
            }
        }
        HirKind::Alternation(parts) => {
            let known: Vec<Known> = parts.iter().map(|part| explore(part, vocabulary)).collect();
            let exact =
                known.iter().map(|part| part.exact.clone()).collect::<Option<Vec<_>>>().map(|sets| sets.concat());
            let required =
                known.into_iter().map(|part| part.required).collect::<Option<Vec<_>>>().map(|sets| sets.concat());
            Known {
                exact: exact.filter(|strings| strings.len() <= MOST_EXACT),
                required: required.map(shortest).filter(|set| set.len() <= MOST_REQUIRED),
            }
        }
        HirKind::Concat(parts) => concat(parts, vocabulary),
    }
}

/// Runs of parts that are known exactly are multiplied out, so that literals reach across alternatives.
fn concat(parts: &[Hir], vocabulary: &Vocabulary) -> Known {
    let mut candidates: Vec<Vec<String>> = Vec::new();
    let mut run = vec![String::new()];
    let mut whole = true;
    for part in parts {
        let known = explore(part, vocabulary);
        candidates.extend(known.required);
        match known.exact {
            Some(strings) if run.len() * strings.len() <= MOST_EXACT => {
                run = run.iter().flat_map(|head| strings.iter().map(move |tail| format!("{head}{tail}"))).collect();
            }
            exact => {
                whole = false;
                candidates.push(shortest(std::mem::replace(&mut run, exact.unwrap_or_else(|| vec![String::new()]))));
            }
        }
    }
    let exact = whole.then(|| run.clone());
    candidates.push(shortest(run));
    let required = candidates.into_iter().filter(|set| usable(set, vocabulary)).max_by_key(|set| worth(set));
    Known { exact, required }
}

fn members(class: &Class) -> Option<Vec<String>> {
    let Class::Bytes(class) = class else {
        return None;
    };
    let mut strings = Vec::new();
    for range in class.ranges() {
        if !range.end().is_ascii() || strings.len() + range.len() > 8 {
            return None;
        }
        strings.extend((range.start()..=range.end()).map(|byte| char::from(byte).to_string()));
    }
    Some(strings)
}

/// The set without the literals that contain another one of it: those are found with it.
fn shortest(mut set: Vec<String>) -> Vec<String> {
    set.sort_by_key(String::len);
    let mut kept: Vec<String> = Vec::new();
    for literal in set {
        if !kept.iter().any(|shorter| literal.contains(shorter.as_str())) {
            kept.push(literal);
        }
    }
    kept
}

fn usable(set: &[String], vocabulary: &Vocabulary) -> bool {
    !set.is_empty() && set.iter().all(|literal| literal.trim().len() >= SHORTEST && !vocabulary.is_common(literal))
}

/// Long literals leave out more clauses, many literals fewer.
fn worth(set: &[String]) -> i64 {
    let shortest = set.iter().map(|literal| literal.trim().len()).min().unwrap_or(0).min(9);
    10 * i64::try_from(shortest).unwrap_or(0) - 15 * i64::from(set.len().max(1).ilog2())
}
