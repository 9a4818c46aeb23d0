//! Clauses that are much alike: one took the place of the other.

use super::Status;
use super::align::{Gap, Pairs};
use crate::record::Edition;
use std::collections::{BTreeMap, HashMap};

/// Share of words two clauses in one place must have in common for one to be the other, reworded.
const ALIKE_IN_PLACE: f32 = 0.5;
/// The same for clauses in different places.
const ALIKE_ELSEWHERE: f32 = 0.7;
/// Words a clause must have for its likeness to one in another place to mean anything.
const FEWEST_WORDS_ELSEWHERE: usize = 6;

/// Pairs what is left open: in each gap first, then anywhere.
pub(super) fn pair(page: &Edition, old: &Edition, gaps: &[Gap], pairs: &mut Pairs) {
    let mut words = Words::default();
    let earlier: BTreeMap<usize, Vec<u32>> =
        pairs.open_old(0..old.clauses.len()).into_iter().map(|at| (at, words.of(old.text(at)))).collect();
    let now: BTreeMap<usize, Vec<u32>> =
        pairs.open_new(0..page.clauses.len()).into_iter().map(|at| (at, words.of(page.text(at)))).collect();
    for gap in gaps {
        let earlier = earlier.range(gap.old.clone());
        let mut alike = Vec::new();
        for (&old, before) in earlier {
            let here = now.range(gap.new.clone());
            alike.extend(here.map(|(&new, after)| (likeness(before, after), old, new)));
        }
        take_best(alike, ALIKE_IN_PLACE, pairs);
    }
    let long = |(_, words): &(&usize, &Vec<u32>)| words.len() >= FEWEST_WORDS_ELSEWHERE;
    let mut alike = Vec::new();
    for (&old, before) in earlier.iter().filter(long).filter(|&(&old, _)| !pairs.old[old]) {
        let open = now.iter().filter(long).filter(|&(&new, _)| pairs.new[new].0 == Status::New);
        alike.extend(open.map(|(&new, after)| (likeness(before, after), old, new)));
    }
    take_best(alike, ALIKE_ELSEWHERE, pairs);
}

/// Pairs what is most alike first; of what is equally alike, what stands first.
fn take_best(mut alike: Vec<(f32, usize, usize)>, least: f32, pairs: &mut Pairs) {
    alike.retain(|&(likeness, ..)| likeness >= least);
    alike.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (_, old, new) in alike {
        if !pairs.old[old] && pairs.new[new].0 == Status::New {
            pairs.pair(old, new, Status::Reworded);
        }
    }
}

/// Share of words that two clauses have in common, 0 to 1; each given as a sorted list of its words.
fn likeness(one: &[u32], other: &[u32]) -> f32 {
    let (mut i, mut j, mut common) = (0, 0, 0);
    while let (Some(a), Some(b)) = (one.get(i), other.get(j)) {
        common += usize::from(a == b);
        i += usize::from(a <= b);
        j += usize::from(b <= a);
    }
    2.0 * common as f32 / (one.len() + other.len()).max(1) as f32
}

/// Words by number.
#[derive(Default)]
struct Words(HashMap<String, u32>);

impl Words {
    /// The words of `text` as a sorted list of numbers.
    fn of(&mut self, text: Option<&str>) -> Vec<u32> {
        let words = text.unwrap_or_default().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let mut numbers: Vec<u32> = words
            .map(|word| {
                let next = self.0.len() as u32;
                *self.0.entry(word.to_lowercase()).or_insert(next)
            })
            .collect();
        numbers.sort_unstable();
        numbers
    }
}
