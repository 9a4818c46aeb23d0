//! Which patterns can match at all in a text: whether what `rulec` found that they need stands there, and for those that
//! make a rule speak, whether it stands in order and near enough to one another.

use super::compiled::{NEEDS, Need, SET_COUNT, TRIGGERS, Trigger};
use super::lexicon::Lexicon;
use std::cell::RefCell;
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
struct Desk {
    lexicon: Lexicon,
    /// The place of each set that is there, and what was left in earlier texts of the others.
    places: Vec<Place>,
}

thread_local! {
    static DESK: RefCell<Desk> =
        RefCell::new(Desk { lexicon: Lexicon::default(), places: vec![Place::default(); SET_COUNT] });
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
    /// Looks through a text in lower case.
    pub(super) fn of(text: &str) -> Sieve {
        DESK.with_borrow_mut(|Desk { lexicon, places }| {
            let mut present = [0; _];
            lexicon.each_word(text.as_bytes(), |word, start| {
                for found in word {
                    let (first, last) = (start + found.first, start + found.last);
                    let (block, bit) = (&mut present[usize::from(found.set / 64)], 1 << (found.set % 64));
                    let place = &mut places[usize::from(found.set)];
                    if *block & bit == 0 {
                        *block |= bit;
                        place.first = first;
                    }
                    // Words come in order.
                    place.last = last;
                }
            });
            Sieve { triggers: triggers(&present, places), present }
        })
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
