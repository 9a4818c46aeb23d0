//! Derives from a pattern the literals of which any match must contain at least one: what the
//! engine's prefilter looks for. Derived, not chosen by hand, so that no match can be lost.

use crate::vocabulary::Vocabulary;
use regex_syntax::hir::{Class, Hir, HirKind};

/// More strings than this are not multiplied out for one part of a pattern.
const MOST_EXACT: usize = 64;
/// More literals than this for one part of a pattern are not worth looking for.
const MOST_REQUIRED: usize = 160;
/// Sets of literals kept for a pattern: the engine keeps a bit for each, and every literal costs room.
pub(crate) const MOST_SETS: usize = 3;
/// Of a longer literal the longest word is kept: it is about as rare, and more patterns share it.
const LONGEST: usize = 9;
/// A word of a longer literal with fewer letters than this is not kept in its place.
const SHORTEST_WORD: usize = 5;
/// A literal with fewer letters than this is in nearly every clause.
const SHORTEST: usize = 3;

/// What any match must contain: at least one literal of each set, the rarest set first. `None` where the sets would not
/// leave out enough clauses to be worth looking for.
pub(crate) fn required(hir: &Hir, vocabulary: &Vocabulary) -> Option<Vec<Set>> {
    let mut sets = explore(hir, vocabulary).required;
    sets.sort_by_key(|set| (has_none_common(set, vocabulary), worth(set)));
    sets.reverse();
    sets.dedup();
    // Two sets with common words leave out about as much as one without.
    if sets.len() < 2 && !sets.first().is_some_and(|set| has_none_common(set, vocabulary)) {
        return None;
    }
    sets.truncate(MOST_SETS);
    sets.iter_mut().for_each(|set| set.sort());
    Some(sets)
}

/// Literals of which any match contains at least one.
pub(crate) type Set = Vec<String>;

/// What is known of a part of a pattern.
struct Known {
    /// Every string the part can match, where they are few.
    exact: Option<Vec<String>>,
    /// Any match of the part contains one literal of each of these.
    required: Vec<Set>,
}

fn explore(hir: &Hir, vocabulary: &Vocabulary) -> Known {
    let nothing = Known { exact: None, required: Vec::new() };
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => exactly(vec![String::new()], vocabulary),
        HirKind::Literal(literal) => match std::str::from_utf8(&literal.0) {
            Ok(text) => exactly(vec![text.to_string()], vocabulary),
            Err(_) => nothing,
        },
        HirKind::Class(class) => members(class).map_or(nothing, |strings| exactly(strings, vocabulary)),
        HirKind::Capture(capture) => explore(&capture.sub, vocabulary),
        HirKind::Repetition(repetition) => {
            let inner = explore(&repetition.sub, vocabulary);
            match (repetition.min, repetition.max, inner.exact) {
                (0, Some(1), Some(mut strings)) => {
                    strings.push(String::new());
                    exactly(strings, vocabulary)
                }
                (0, _, _) => nothing,
                _ => Known { exact: None, required: inner.required },
            }
        }
        HirKind::Alternation(parts) => alternation(parts, vocabulary),
        HirKind::Concat(parts) => concat(parts, vocabulary),
    }
}

fn exactly(strings: Vec<String>, vocabulary: &Vocabulary) -> Known {
    Known { required: worth_looking_for(strings.clone(), vocabulary).into_iter().collect(), exact: Some(strings) }
}

/// Any match is one of the parts: it contains a literal of the best set of that part.
fn alternation(parts: &[Hir], vocabulary: &Vocabulary) -> Known {
    let known: Vec<Known> = parts.iter().map(|part| explore(part, vocabulary)).collect();
    let exact = known.iter().map(|part| part.exact.clone()).collect::<Option<Vec<_>>>().map(|sets| sets.concat());
    let best = known
        .into_iter()
        .map(|part| part.required.into_iter().max_by_key(|set| (has_none_common(set, vocabulary), worth(set))));
    let required = best.collect::<Option<Vec<Set>>>().and_then(|sets| worth_looking_for(sets.concat(), vocabulary));
    Known { exact: exact.filter(|strings| strings.len() <= MOST_EXACT), required: required.into_iter().collect() }
}

/// Any match has all parts. Runs of parts that are known exactly are multiplied out, so that literals reach across
/// alternatives.
fn concat(parts: &[Hir], vocabulary: &Vocabulary) -> Known {
    let mut required: Vec<Set> = Vec::new();
    let mut run = vec![String::new()];
    let mut whole = true;
    for part in parts {
        let known = explore(part, vocabulary);
        match known.exact {
            Some(strings) if run.len() * strings.len() <= MOST_EXACT => {
                run = run.iter().flat_map(|head| strings.iter().map(move |tail| format!("{head}{tail}"))).collect();
            }
            exact => {
                whole = false;
                required.extend(known.required);
                let next = exact.unwrap_or_else(|| vec![String::new()]);
                required.extend(worth_looking_for(std::mem::replace(&mut run, next), vocabulary));
            }
        }
    }
    let exact = whole.then(|| run.clone());
    required.extend(worth_looking_for(run, vocabulary));
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

/// The set with its long literals cut and without those that contain another one, which are found with
/// it; `None` where one of them is in nearly every clause, or where they are too many.
fn worth_looking_for(set: Set, vocabulary: &Vocabulary) -> Option<Set> {
    let mut kept = without_longer(set);
    kept.iter_mut().filter(|literal| literal.len() > LONGEST).for_each(|literal| *literal = cut(literal, vocabulary));
    let kept = without_longer(kept);
    let usable = !kept.is_empty() && kept.len() <= MOST_REQUIRED;
    (usable && kept.iter().all(|literal| literal.trim().len() >= SHORTEST)).then_some(kept)
}

/// The longest word of a long literal that is not in every clause; the literal itself where it has no such word.
fn cut(literal: &str, vocabulary: &Vocabulary) -> String {
    let rare = |word: &&str| word.len() >= SHORTEST_WORD && !vocabulary.is_common(word);
    let word = literal.split(' ').filter(rare).max_by_key(|word| word.len());
    word.map_or(literal, |word| &word[..word.floor_char_boundary(LONGEST)]).to_string()
}

fn without_longer(mut set: Set) -> Set {
    set.sort_by_key(String::len);
    let mut kept: Set = Vec::new();
    for literal in set {
        if !kept.iter().any(|shorter| literal.contains(shorter.as_str())) {
            kept.push(literal);
        }
    }
    kept
}

fn has_none_common(set: &Set, vocabulary: &Vocabulary) -> bool {
    !set.iter().any(|literal| vocabulary.is_common(literal))
}

/// Long literals leave out more clauses, many literals fewer.
fn worth(set: &Set) -> i64 {
    let shortest = set.iter().map(|literal| literal.trim().len()).min().unwrap_or(0).min(9);
    10 * i64::try_from(shortest).unwrap_or(0) - 15 * i64::from(set.len().max(1).ilog2())
}
