//! Derives from a pattern what any match must contain, in which order and how far apart: what the engine's sieve looks
//! for. Derived, not chosen by hand, so that no match can be lost.

use crate::fragment::{EDGE, Fragment, fragments, is_edge, width};
use crate::frequency;
use crate::vocabulary::Vocabulary;
use regex_syntax::hir::{Class, Hir, HirKind};
use std::cmp::Reverse;

/// More strings than this are not multiplied out for one part of a pattern.
const MOST_EXACT: usize = 256;
/// More fragments than this for one part of a pattern are not worth looking for.
const MOST_FRAGMENTS: usize = 160;
/// More bytes than this between two needs are as good as any number.
const FAR: u32 = 400;

/// Fragments of words of which any match contains at least one, after what the need before found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// The fragments, in alphabetical order.
    pub any_of: Vec<Fragment>,
    /// From where the need before begins, or for the first from where the match begins, at least and at most so many bytes;
    /// `None` for any number.
    pub distance: Distance,
}

/// So many bytes at least and at most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Distance {
    /// At least.
    pub least: u32,
    /// At most; `None` for any number.
    pub most: Option<u32>,
}

/// What any match of a pattern contains, first to last.
pub(crate) fn needs(hir: &Hir) -> Vec<Need> {
    explore(hir).into_chain().needs
}

/// Whether what a pattern needs leaves out enough clauses to be worth looking for: frequent words only do so together.
pub(crate) fn leaves_out_most(needs: &[Need], vocabulary: &Vocabulary) -> bool {
    needs.len() > 1 || needs.iter().any(|need| !is_common(need, vocabulary))
}

/// How few clauses have what is needed: the higher, the fewer.
pub(crate) fn rarity(need: &Need) -> Reverse<u32> {
    Reverse(frequency::of(&need.any_of))
}

fn is_common(need: &Need, vocabulary: &Vocabulary) -> bool {
    need.any_of.iter().any(|fragment| vocabulary.is_common(&fragment.letters))
}

impl Distance {
    fn exactly(bytes: u32) -> Distance {
        Distance { least: bytes, most: Some(bytes) }
    }

    fn of(hir: &Hir) -> Distance {
        let properties = hir.properties();
        let bytes = |length: usize| u32::try_from(length).ok().filter(|&length| length < FAR);
        Distance {
            least: properties.minimum_len().and_then(bytes).unwrap_or(0),
            most: properties.maximum_len().and_then(bytes),
        }
    }

    pub(crate) fn plus(self, other: Distance) -> Distance {
        let most = self.most.zip(other.most).map(|(one, other)| one + other);
        Distance { least: self.least + other.least, most: most.filter(|&most| most < FAR) }
    }

    fn or(self, other: Distance) -> Distance {
        let most = self.most.zip(other.most).map(|(one, other)| one.max(other));
        Distance { least: self.least.min(other.least), most }
    }
}

/// What a part of a pattern needs, with the bytes around it.
#[derive(Default)]
struct Chain {
    needs: Vec<Need>,
    /// From where the last need begins, or from where the part begins if it has none, to the part's end.
    tail: Distance,
}

impl Chain {
    fn without_needs(length: Distance) -> Chain {
        Chain { needs: Vec::new(), tail: length }
    }

    /// What follows.
    fn then(&mut self, next: Chain) {
        let mut needs = next.needs.into_iter();
        match needs.next() {
            None => self.tail = self.tail.plus(next.tail),
            Some(mut first) => {
                first.distance = self.tail.plus(first.distance);
                self.needs.push(first);
                self.needs.extend(needs);
                self.tail = next.tail;
            }
        }
    }
}

/// What is known of a part of a pattern.
struct Known {
    /// Every string the part can match, edges of words marked, where they are few.
    exact: Option<Vec<String>>,
    /// What it needs; nothing is worked out for strings that no sequence was made of.
    chain: Chain,
}

impl Known {
    fn exactly(strings: Vec<String>) -> Known {
        Known { exact: Some(strings), chain: Chain::default() }
    }

    fn needing(chain: Chain) -> Known {
        Known { exact: None, chain }
    }

    fn into_chain(self) -> Chain {
        match self.exact {
            Some(strings) if self.chain.needs.is_empty() => run(&strings),
            _ => self.chain,
        }
    }
}

fn explore(hir: &Hir) -> Known {
    let nothing = || Known::needing(Chain::without_needs(Distance::of(hir)));
    match hir.kind() {
        HirKind::Empty => Known::exactly(vec![String::new()]),
        // The ends of a text are edges of the words that stand there.
        HirKind::Look(_) => Known::exactly(vec![EDGE.to_string()]),
        HirKind::Literal(literal) => match std::str::from_utf8(&literal.0) {
            Ok(text) => Known::exactly(vec![text.to_string()]),
            Err(_) => nothing(),
        },
        HirKind::Class(class) => members(class).map_or_else(nothing, Known::exactly),
        HirKind::Capture(capture) => explore(&capture.sub),
        HirKind::Repetition(repetition) => {
            let inner = explore(&repetition.sub);
            match (repetition.min, repetition.max, &inner.exact) {
                (0, Some(1), Some(strings)) => Known::exactly(strings.iter().cloned().chain([String::new()]).collect()),
                (0, _, _) => nothing(),
                // What the first round needs; the others may be as long as they like.
                _ => {
                    let mut chain = inner.into_chain();
                    let length = Distance::of(hir);
                    chain.tail =
                        if chain.needs.is_empty() { length } else { Distance { most: length.most, ..chain.tail } };
                    Known::needing(chain)
                }
            }
        }
        HirKind::Alternation(parts) => alternation(hir, parts),
        HirKind::Concat(parts) => concat(parts),
    }
}

/// Any match is one of the parts: it contains a fragment of the rarest need of that part.
fn alternation(hir: &Hir, parts: &[Hir]) -> Known {
    let known: Vec<Known> = parts.iter().map(explore).collect();
    let exact = known.iter().map(|part| part.exact.clone()).collect::<Option<Vec<_>>>().map(|sets| sets.concat());
    if let Some(strings) = exact.filter(|strings| strings.len() <= MOST_EXACT) {
        return Known::exactly(strings);
    }
    let rarest = known.into_iter().map(|part| rarest(part.into_chain()));
    let all = rarest.collect::<Option<Vec<_>>>().unwrap_or_default();
    let all = all.into_iter().reduce(|(one, tail), (other, other_tail)| {
        let any_of = one.any_of.into_iter().chain(other.any_of).collect();
        (Need { any_of, distance: one.distance.or(other.distance) }, tail.or(other_tail))
    });
    let usable = all.and_then(|(need, tail)| Some(Chain { needs: vec![without_covered(need)?], tail }));
    Known::needing(usable.unwrap_or_else(|| Chain::without_needs(Distance::of(hir))))
}

/// The rarest need of a chain as if it were the only one, with what then follows.
fn rarest(chain: Chain) -> Option<(Need, Distance)> {
    let place = (0..chain.needs.len()).max_by_key(|&place| rarity(&chain.needs[place]))?;
    let sum = |needs: &[Need]| needs.iter().map(|need| need.distance).fold(Distance::exactly(0), Distance::plus);
    let (before, after) = (sum(&chain.needs[..=place]), sum(&chain.needs[place + 1..]));
    Some((Need { any_of: chain.needs[place].any_of.clone(), distance: before }, after.plus(chain.tail)))
}

/// Any match has all parts. Parts that are known exactly are multiplied out until a word ends, so that fragments reach
/// across the ways in which a word can go on.
fn concat(parts: &[Hir]) -> Known {
    let mut chain = Chain::without_needs(Distance::exactly(0));
    let mut exact = Some(vec![String::new()]);
    let mut word = vec![String::new()];
    for part in parts {
        let known = explore(part);
        exact = exact.zip(known.exact.as_ref()).and_then(|(heads, tails)| product(&heads, tails));
        match known.exact {
            None => {
                chain.then(run(&std::mem::replace(&mut word, vec![String::new()])));
                chain.then(known.chain);
            }
            Some(strings) => {
                for strings in pieces(strings) {
                    if strings.iter().all(|string| string.starts_with(is_edge)) {
                        word.iter_mut().for_each(|word| word.push(EDGE));
                        chain.then(run(&std::mem::replace(&mut word, vec![EDGE.to_string()])));
                    }
                    word = product(&word, &strings).unwrap_or_else(|| {
                        chain.then(run(&word));
                        strings
                    });
                    if word.iter().all(|string| string.ends_with(is_edge)) {
                        chain.then(run(&std::mem::replace(&mut word, vec![EDGE.to_string()])));
                    }
                }
            }
        }
    }
    chain.then(run(&word));
    Known { exact, chain }
}

/// A single string is cut behind each of its words.
fn pieces(strings: Vec<String>) -> Vec<Vec<String>> {
    match &strings[..] {
        [string] => string.split_inclusive(is_edge).map(|piece| vec![piece.to_string()]).collect(),
        _ => vec![strings],
    }
}

/// Every string of one with every string of the other, where they are few.
fn product(heads: &[String], tails: &[String]) -> Option<Vec<String>> {
    let all = || heads.iter().flat_map(|head| tails.iter().map(move |tail| format!("{head}{tail}"))).collect();
    (heads.len() * tails.len() <= MOST_EXACT).then(all)
}

/// What strings need of which any match contains one: of each string its rarest fragment.
fn run(strings: &[String]) -> Chain {
    let lengths = strings.iter().map(|string| Distance::exactly(width(string))).reduce(Distance::or);
    let nothing = || Chain::without_needs(lengths.unwrap_or_default());
    let rarest = |string: &String| {
        let often = |fragment: &Fragment| frequency::of(std::slice::from_ref(fragment));
        let (at, fragment) = fragments(string).into_iter().min_by_key(|(_, fragment)| often(fragment))?;
        Some((fragment, Distance::exactly(at), Distance::exactly(width(string) - at)))
    };
    let Some(found) = strings.iter().map(rarest).collect::<Option<Vec<_>>>() else { return nothing() };
    let distance = found.iter().map(|(_, before, _)| *before).reduce(Distance::or);
    let tail = found.iter().map(|(.., after)| *after).reduce(Distance::or);
    let any_of = found.into_iter().map(|(fragment, ..)| fragment).collect();
    let (Some(distance), Some(tail)) = (distance, tail) else { return nothing() };
    match without_covered(Need { any_of, distance }) {
        Some(need) => Chain { needs: vec![need], tail },
        None => nothing(),
    }
}

/// The need without fragments that begin with another one, which is found with them; `None` where too many are left.
fn without_covered(mut need: Need) -> Option<Need> {
    need.any_of.sort();
    need.any_of.dedup();
    let all = need.any_of.clone();
    need.any_of.retain(|fragment| !all.iter().any(|other| other != fragment && other.covers(fragment)));
    (need.any_of.len() <= MOST_FRAGMENTS).then_some(need)
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
