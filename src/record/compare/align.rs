//! Which clause of one state corresponds to which of another.

use super::{Status, reworded};
use crate::record::{Edition, wording};
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::collections::HashMap;
use std::ops::Range;

/// The clauses of a page and of an earlier state, paired.
pub(super) struct Pairing {
    /// For each clause of the page, how it came out, and the earlier clause it corresponds to.
    pub(super) new: Vec<(Status, Option<usize>)>,
    /// Earlier clauses that correspond to none, each with the clause of the page it stood before.
    pub(super) gone: Vec<(usize, usize)>,
}

/// A place where the two states differ: clauses of the earlier one, and those of the page in their stead.
pub(super) struct Gap {
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
}

/// What is paired so far.
pub(super) struct Pairs {
    pub(super) new: Vec<(Status, Option<usize>)>,
    /// Whether the earlier clause has its counterpart.
    pub(super) old: Vec<bool>,
}

impl Pairs {
    pub(super) fn pair(&mut self, old: usize, new: usize, status: Status) {
        self.new[new] = (status, Some(old));
        self.old[old] = true;
    }

    /// Clauses of the page in `range` that have no counterpart yet.
    pub(super) fn open_new(&self, range: Range<usize>) -> Vec<usize> {
        range.filter(|&at| self.new[at].0 == Status::New).collect()
    }

    /// Earlier clauses in `range` that have no counterpart yet.
    pub(super) fn open_old(&self, range: Range<usize>) -> Vec<usize> {
        range.filter(|&at| !self.old[at]).collect()
    }
}

impl Pairing {
    /// Pairs by hash in order, then by hash in any place, then by wording, then by likeness of words.
    pub(super) fn of(page: &Edition, old: &Edition) -> Self {
        let mut pairs =
            Pairs { new: vec![(Status::New, None); page.clauses.len()], old: vec![false; old.clauses.len()] };
        let gaps = pair_in_order(page, old, &mut pairs);
        pair_moved(page, old, &mut pairs);
        if !page.texts.is_empty() && !old.texts.is_empty() {
            pair_reformatted(page, old, &gaps, &mut pairs);
            reworded::pair(page, old, &gaps, &mut pairs);
        }
        let stood_before = |at: usize| gaps.iter().find(|gap| gap.old.contains(&at)).map_or(0, |gap| gap.new.end);
        let gone = pairs.open_old(0..old.clauses.len()).into_iter().map(|at| (at, stood_before(at))).collect();
        Self { new: pairs.new, gone }
    }
}

fn pair_in_order(page: &Edition, old: &Edition, pairs: &mut Pairs) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &old.clauses, &page.clauses) {
        let gap = Gap { old: op.old_range(), new: op.new_range() };
        match gaps.last_mut() {
            _ if op.tag() == DiffTag::Equal => {
                gap.old.zip(gap.new).for_each(|(old, new)| pairs.pair(old, new, Status::Same));
            }
            Some(last) if last.old.end == gap.old.start && last.new.end == gap.new.start => {
                *last = Gap { old: last.old.start..gap.old.end, new: last.new.start..gap.new.end };
            }
            _ => gaps.push(gap),
        }
    }
    gaps
}

fn pair_moved(page: &Edition, old: &Edition, pairs: &mut Pairs) {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for at in pairs.open_old(0..old.clauses.len()).into_iter().rev() {
        places.entry(&old.clauses[at]).or_default().push(at);
    }
    for at in pairs.open_new(0..page.clauses.len()) {
        if let Some(from) = places.get_mut(page.clauses[at].as_str()).and_then(Vec::pop) {
            pairs.pair(from, at, Status::Moved);
        }
    }
}

/// Pairs runs of clauses in a gap that have one wording, however they are cut into sentences.
fn pair_reformatted(page: &Edition, old: &Edition, gaps: &[Gap], pairs: &mut Pairs) {
    for gap in gaps {
        let earlier = wordings(old, &pairs.open_old(gap.old.clone()));
        let now = wordings(page, &pairs.open_new(gap.new.clone()));
        let mut from = 0;
        for start in 0..now.len() {
            let found = (from..earlier.len()).find_map(|at| Some((at, common_run(&earlier[at..], &now[start..])?)));
            if let Some((at, (old_run, new_run))) = found
                && pairs.new[now[start].0].0 == Status::New
            {
                for new in 0..new_run {
                    let old = at + new.min(old_run - 1);
                    pairs.pair(earlier[old].0, now[start + new].0, Status::Reformatted);
                }
                earlier[at..at + old_run].iter().for_each(|&(old, _)| pairs.old[old] = true);
                from = at + old_run;
            }
        }
    }
}

fn wordings(edition: &Edition, clauses: &[usize]) -> Vec<(usize, String)> {
    clauses.iter().map(|&at| (at, wording(edition.text(at).into_iter()))).collect()
}

/// How many clauses at the beginning of each list have, taken together, the same wording; the fewest that do.
fn common_run(one: &[(usize, String)], other: &[(usize, String)]) -> Option<(usize, usize)> {
    let (mut left, mut right) = (String::new(), String::new());
    let (mut i, mut j) = (0, 0);
    loop {
        if left.len() <= right.len() {
            left.push_str(&one.get(i)?.1);
            i += 1;
        } else {
            right.push_str(&other.get(j)?.1);
            j += 1;
        }
        if i > 0 && j > 0 && left == right && !left.is_empty() {
            return Some((i, j));
        }
        if !left.starts_with(&right) && !right.starts_with(&left) {
            return None;
        }
    }
}
