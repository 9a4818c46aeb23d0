//! Which patterns can match at all in a text: whether what `rulec` found that they need stands there, and for those that
//! make a rule speak, whether it stands in order and near enough to one another.

use super::compiled::{NEEDS, Need, SET_COUNT, TRIGGERS, Trigger};
use super::lexicon::Lexicon;
use super::tokens::Token;
use std::sync::LazyLock;

/// What stands in a text.
#[derive(Debug)]
pub(super) struct Sieve {
    /// A bit for each set of fragments.
    present: Sets,
    /// The triggers whose patterns may match, in the order of the rules.
    triggers: Vec<&'static Trigger>,
}

type Sets = [u64; SET_COUNT.div_ceil(64)];

/// Bytes of a text: where something stands first and last.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    first: u32,
    last: u32,
}

/// What is used for one text after the other.
#[derive(Debug)]
pub(super) struct Desk {
    /// The place of each set that is in the text, and what was left in earlier texts of the others.
    places: Vec<Place>,
    distinct: Vec<Distinct>,
    /// For each word of the lexicon where it may stand among the distinct ones.
    positions: Vec<u32>,
}

/// A word of a text, with the bytes at which it starts for the first and for the last time.
#[derive(Clone, Copy, Debug)]
struct Distinct {
    word: u32,
    first: u32,
    last: u32,
}

impl Default for Desk {
    fn default() -> Desk {
        Desk { places: vec![Place::default(); SET_COUNT], distinct: Vec::new(), positions: Vec::new() }
    }
}

impl Desk {
    /// Finds the distinct words of a text: frequent ones are in many sets, and have to be looked at once.
    fn read(&mut self, lexicon: &Lexicon, pieces: &[(&[Token], u32)]) {
        let Desk { distinct, positions, .. } = self;
        positions.resize(lexicon.len(), 0);
        distinct.clear();
        for &(words, start) in pieces {
            for &Token { word, start: at } in words {
                let position = &mut positions[word as usize];
                match distinct.get_mut(*position as usize) {
                    Some(known) if known.word == word => known.last = start + at,
                    _ => {
                        *position = distinct.len() as u32;
                        distinct.push(Distinct { word, first: start + at, last: start + at });
                    }
                }
            }
        }
    }
}

/// A trigger, by its position, with what its pattern needs.
type Candidate = (u16, &'static [Need]);

/// The triggers of whose needs a set is the rarest.
struct ByRarest {
    /// A bit for each set that is the rarest of any.
    any: Sets,
    of_set: Vec<Vec<Candidate>>,
}

static BY_RAREST: LazyLock<ByRarest> = LazyLock::new(|| {
    let mut by_rarest = ByRarest { any: [0; _], of_set: vec![Vec::new(); SET_COUNT] };
    for (position, trigger) in (0..).zip(&TRIGGERS) {
        by_rarest.any[usize::from(trigger.rarest / 64)] |= 1 << (trigger.rarest % 64);
        by_rarest.of_set[usize::from(trigger.rarest)].push((position, NEEDS.get(usize::from(trigger.pattern))));
    }
    by_rarest
});

impl Sieve {
    /// Looks through the words of a text, piece by piece, each with the byte of the text at which it starts.
    pub(super) fn of(lexicon: &Lexicon, pieces: &[(&[Token], u32)], desk: &mut Desk) -> Sieve {
        desk.read(lexicon, pieces);
        let Desk { places, distinct, .. } = desk;
        let mut present = [0; _];
        for word in distinct {
            for found in lexicon.found(word.word) {
                let (first, last) = (word.first + found.first, word.last + found.last);
                let (block, bit) = (&mut present[usize::from(found.set / 64)], 1 << (found.set % 64));
                let place = &mut places[usize::from(found.set)];
                // Words come in the order of their first places.
                place.first = if *block & bit == 0 { first } else { place.first };
                place.last = if *block & bit == 0 { last } else { place.last.max(last) };
                *block |= bit;
            }
        }
        Sieve { triggers: triggers(&present, places), present }
    }

    /// Lets every pattern through.
    #[cfg(test)]
    pub(super) fn open() -> Sieve {
        Sieve { present: [u64::MAX; _], triggers: TRIGGERS.iter().collect() }
    }

    /// Whether a pattern may match in the text or a part of it.
    pub(super) fn lets_through(&self, pattern: u16) -> bool {
        has_all(&self.present, NEEDS.get(usize::from(pattern)))
    }

    /// The triggers whose patterns may match, in the order of the rules.
    pub(super) fn triggers(&self) -> &[&'static Trigger] {
        &self.triggers
    }
}

fn triggers(present: &Sets, places: &[Place]) -> Vec<&'static Trigger> {
    let mut found: Vec<u16> = Vec::new();
    for (block, (&bits, &any)) in present.iter().zip(&BY_RAREST.any).enumerate() {
        let mut bits = bits & any;
        while bits != 0 {
            let set = block * 64 + bits.trailing_zeros() as usize;
            let may_match = |(_, needs): &&Candidate| has_all(present, needs) && in_order(places, needs);
            found.extend(BY_RAREST.of_set[set].iter().filter(may_match).map(|(trigger, _)| trigger));
            bits &= bits - 1;
        }
    }
    found.sort_unstable();
    found.into_iter().map(|trigger| &TRIGGERS[usize::from(trigger)]).collect()
}

fn has_all(present: &Sets, needs: &[Need]) -> bool {
    needs.iter().all(|need| present[usize::from(need.set / 64)] >> (need.set % 64) & 1 == 1)
}

/// Whether sets that are all there can stand as far apart as they have to. Between first and last place any is taken to
/// be possible.
fn in_order(places: &[Place], needs: &[Need]) -> bool {
    let [first, rest @ ..] = needs else { return true };
    let mut before = places[usize::from(first.set)];
    rest.iter().all(|need| {
        let place = places[usize::from(need.set)];
        before = Place {
            first: place.first.max(before.first + u32::from(need.least)),
            last: if need.most == u16::MAX { place.last } else { place.last.min(before.last + u32::from(need.most)) },
        };
        before.first <= before.last
    })
}
