//! What the model knows about a clause: numbered features, the same code for training and for marking.
//!
//! A feature is a [`Group`] and a key: 28 bits made from words, word groups, rules or the clause's place. Words have the
//! same key wherever they stand, so that one look at a clause's words serves the clause and those around it. Every
//! feature of a group weighs the same, the less the more the group has ([`value`]), so that a long paragraph before a
//! clause does not drown the clause.

use super::groups::{self, Occurrence, join, occurrences};
use crate::classify::fnv::fnv1a;
use crate::classify::tokens::{Token, Tokens};
use crate::report::{ClauseKind, Kind};
use std::ops::Range;

/// Where features come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// One or two words of the clause in a row.
    Words,
    /// Words of the heading above.
    Heading,
    /// Words of the sentence that introduces the list.
    LeadIn,
    /// Words of the clause after.
    Next,
    /// What the clause is, how long, and where in which kind of document.
    Place,
    /// Word groups of the clause.
    Meanings,
    /// Two word groups in this order within a few words.
    Near,
    /// Word groups of the clause before.
    PreviousMeanings,
    /// Rules that speak about the clause.
    Rules,
    /// Categories for which a rule speaks about the clause around: lead-in, before, after.
    RulesAround,
}

/// Every group with its weight, in the order in which they are read: what rules say of the clause comes last.
pub(super) const GROUPS: [(Group, f32); 10] = [
    (Group::Words, 1.4),
    (Group::Heading, 0.4),
    (Group::LeadIn, 0.4),
    (Group::Next, 0.28),
    (Group::Place, 0.28),
    (Group::Meanings, 0.55),
    (Group::Near, 0.55),
    (Group::PreviousMeanings, 0.22),
    (Group::RulesAround, 0.25),
    (Group::Rules, 1.0),
];

/// The value of each of `count` features of a group with this weight: `weight / count^(3/8)`, by square roots only,
/// so that every platform gets the same bits. What one rule says does not weigh less because another speaks too.
pub(super) fn value(group: Group, weight: f32, count: usize) -> f32 {
    if matches!(group, Group::Rules | Group::RulesAround) {
        return weight;
    }
    let quarter = (count.max(1) as f32).sqrt().sqrt();
    weight / (quarter * quarter.sqrt())
}

/// What rules say of one clause: their ids and the slugs of their categories.
#[derive(Clone, Debug, Default)]
pub(in crate::classify) struct Spoken {
    pub(super) rules: Vec<u32>,
    pub(super) categories: Vec<u32>,
}

impl Spoken {
    /// From the ids and slugs of the rules that speak.
    pub(in crate::classify) fn of<'a>(hits: impl Iterator<Item = (&'a str, &'a str)>) -> Spoken {
        let mut spoken = Spoken::default();
        for (rule, category) in hits {
            spoken.rules.push(fnv1a(rule.as_bytes()));
            let category = fnv1a(category.as_bytes());
            if !spoken.categories.contains(&category) {
                spoken.categories.push(category);
            }
        }
        spoken
    }
}

/// The feature of a group with a key.
pub(super) fn feature(group: Group, key: u32) -> u32 {
    key << GROUP_BITS | group as u32
}

/// Bits of a feature that name its group; the others are its key.
pub(super) const GROUP_BITS: u32 = 4;

/// The feature of a clause about which a rule of the category speaks.
pub(super) fn rule_speaks_for(slug: &str) -> u32 {
    feature(Group::Rules, key(RULE, fnv1a(slug.as_bytes())))
}

// What a key is made of: keys of one kind are no keys of another but by chance.
const WORDS: u32 = 1;
const MEANING: u32 = 2;
const NEAR: u32 = 3;
const PLACE: u32 = 4;
const RULE: u32 = 5;
const RULE_AROUND: u32 = 6;

fn key(hash: u32, next: u32) -> u32 {
    join(hash, next) >> GROUP_BITS
}

/// A document whose clauses' features are asked for.
pub(super) struct Features<'a> {
    tokens: &'a Tokens<'a>,
    kind: Kind,
    texts: Vec<Text>,
    spoken: &'a [Spoken],
}

/// A clause's own words and word groups.
pub(super) struct Text {
    hashes: Vec<u32>,
    meanings: Vec<Occurrence>,
}

/// How many words apart two word groups are still [`Group::Near`].
const NEAR_WORDS: usize = 8;

/// What a group reads of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reads {
    /// One word, and two in a row.
    Words,
    /// Its word groups.
    Meanings,
    /// Two word groups within a few words.
    Near,
    /// What stands around it, and what rules say.
    Surroundings,
}

/// Which clauses read a text, from where it stands: headings and lead-ins are few, and other texts need not be read as if
/// they were such.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Readers {
    /// The clause itself and those before and after it.
    Beside,
    /// The clauses that it stands above.
    Below,
}

impl Group {
    /// What it reads of the clause that [`Features::source`] gives.
    pub(super) fn reads(self) -> Reads {
        match self {
            Group::Words | Group::Heading | Group::LeadIn | Group::Next => Reads::Words,
            Group::Meanings | Group::PreviousMeanings => Reads::Meanings,
            Group::Near => Reads::Near,
            Group::Place | Group::Rules | Group::RulesAround => Reads::Surroundings,
        }
    }

    /// Who reads a text by it.
    pub(super) fn readers(self) -> Readers {
        match self {
            Group::Heading | Group::LeadIn => Readers::Below,
            _ => Readers::Beside,
        }
    }
}

/// Gets the keys of features, each with the words it stands for as first position and count: a count of 0 where it
/// stands for none.
pub(super) trait Sink: FnMut(u32, usize, usize) {}
impl<F: FnMut(u32, usize, usize)> Sink for F {}

impl<'a> Features<'a> {
    /// Reads every clause once. `spoken` holds what rules say, clause by clause.
    pub(super) fn of(tokens: &'a Tokens<'a>, kind: Kind, spoken: &'a [Spoken]) -> Features<'a> {
        let texts = (0..tokens.clauses.list.len()).map(|clause| {
            let words = tokens.words(clause);
            let stems = || words.iter().flat_map(|word| tokens.lexicon.stems(word.word));
            let mut hashes = Vec::with_capacity(words.len());
            hashes.extend(stems().map(|stem| stem.hash));
            let beginnings = stems().enumerate().filter_map(|(at, stem)| Some((at, stem.begins?)));
            Text { meanings: occurrences(&hashes, beginnings), hashes }
        });
        Features { texts: texts.collect(), tokens, kind, spoken }
    }

    /// The bytes of each of a clause's words in its canonical text.
    pub(super) fn words(&self, clause: usize) -> impl Iterator<Item = Range<usize>> {
        let bytes = |word: &Token| {
            let start = word.start;
            let stems = self.tokens.lexicon.stems(word.word).iter();
            stems.map(move |stem| (start + stem.bytes.start) as usize..(start + stem.bytes.end) as usize)
        };
        self.tokens.words(clause).iter().flat_map(bytes)
    }

    /// The text of a clause.
    pub(super) fn text(&self, clause: usize) -> &Text {
        &self.texts[clause]
    }

    /// The clause that a group reads for a clause, where there is such a one.
    pub(super) fn source(&self, clause: usize, group: Group) -> Option<usize> {
        match group {
            Group::Heading => self.tokens.clauses.list[clause].heading,
            Group::LeadIn => self.tokens.clauses.list[clause].lead_in,
            Group::PreviousMeanings => clause.checked_sub(1),
            Group::Next => Some(clause + 1).filter(|&after| after < self.texts.len()),
            _ => Some(clause),
        }
    }

    /// Hands `sink` the keys of a group's features. A feature that occurs twice is there twice.
    pub(super) fn collect(&self, clause: usize, group: Group, sink: &mut impl Sink) {
        let Some(source) = self.source(clause, group) else { return };
        let text = &self.texts[source];
        match group.reads() {
            Reads::Words => text.n_grams(sink),
            Reads::Meanings => text.meanings(sink),
            Reads::Near => text.near(|pair, word, words| sink(pair_key(pair), word, words)),
            Reads::Surroundings => self.surroundings(clause, group, sink),
        }
    }

    fn surroundings(&self, clause: usize, group: Group, sink: &mut impl Sink) {
        match group {
            Group::Rules => {
                for &said in self.spoken[clause].rules.iter().chain(&self.spoken[clause].categories) {
                    sink(key(RULE, said), 0, 0);
                }
            }
            Group::RulesAround => {
                let around = [self.tokens.clauses.list[clause].lead_in, clause.checked_sub(1), Some(clause + 1)];
                for (place, around) in (1..).zip(around) {
                    let spoken = around.and_then(|at| self.spoken.get(at));
                    for &category in spoken.map_or(&[][..], |spoken| &spoken.categories) {
                        sink(key(join(RULE_AROUND, place), category), 0, 0);
                    }
                }
            }
            _ => self.place(clause, sink),
        }
    }

    fn place(&self, clause: usize, sink: &mut impl Sink) {
        let about = &self.tokens.clauses.list[clause];
        let what = |kind: ClauseKind| match kind {
            ClauseKind::Heading => 1,
            ClauseKind::Sentence => 2,
            ClauseKind::Item => 3,
            ClauseKind::Cell => 4,
        };
        let before = clause.checked_sub(1).map_or(0, |at| what(self.tokens.clauses.list[at].kind));
        let length = (self.texts[clause].hashes.len() + 1).ilog2().min(6);
        let fifth = (clause * 5 / self.tokens.clauses.list.len()) as u32;
        let introduces = u32::from(about.canonical.ends_with(':'));
        let facts = [what(about.kind), what(about.kind) * 8 + before, self.kind as u32, length, fifth, introduces];
        for (which, fact) in (1..).zip(facts) {
            sink(key(join(PLACE, which), fact), 0, 0);
        }
    }
}

impl Text {
    /// Each word, and each two in a row.
    pub(super) fn n_grams(&self, sink: &mut impl Sink) {
        for (start, &word) in self.hashes.iter().enumerate() {
            let hash = join(WORDS, word);
            sink(hash >> GROUP_BITS, start, 1);
            if let Some(&next) = self.hashes.get(start + 1) {
                sink(key(hash, next), start, 2);
            }
        }
    }

    /// How many of them there are.
    pub(super) fn n_gram_count(&self) -> usize {
        (2 * self.hashes.len()).saturating_sub(1)
    }

    /// Its word groups.
    pub(super) fn meanings(&self, sink: &mut impl Sink) {
        for found in &self.meanings {
            sink(key(MEANING, groups::hashes()[usize::from(found.group)]), found.word, found.words);
        }
    }

    /// How many of them there are.
    pub(super) fn meaning_count(&self) -> usize {
        self.meanings.len()
    }

    /// Two word groups within a few words, with the words they stand for.
    pub(super) fn near(&self, mut sink: impl FnMut(Pair, usize, usize)) {
        for (position, first) in self.meanings.iter().enumerate() {
            let close = |second: &&Occurrence| second.word <= first.word + NEAR_WORDS;
            let seconds = self.meanings[position + 1..].iter().take_while(close);
            for second in seconds.filter(|second| second.group != first.group) {
                sink((first.group, second.group), first.word, second.word + second.words - first.word);
            }
        }
    }
}

/// Two word groups, by their numbers.
pub(super) type Pair = (u8, u8);

/// The key of two word groups that are near one another.
pub(super) fn pair_key((first, second): Pair) -> u32 {
    let hash = |group: u8| groups::hashes()[usize::from(group)];
    key(join(NEAR, hash(first)), hash(second))
}
