//! What the model knows about a clause: numbered features, the same code for training and for marking.
//!
//! A feature is a 32-bit number made from words, word groups, rules or the clause's place. Features come in
//! [`Group`]s; every feature of a group weighs the same, the less the more the group has ([`value`]), so that a
//! long paragraph before a clause does not drown the clause.

use super::groups::{Occurrence, join, occurrences};
use super::words::{Word, fnv1a, words};
use crate::clause::Clauses;
use crate::report::{ClauseKind, Kind};

/// Where features come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// One to three words of the clause in a row.
    Words,
    /// Words of the heading above.
    Heading,
    /// Words of the sentence that introduces the list.
    LeadIn,
    /// Words of the sentence that introduces the list around that list.
    OuterLeadIn,
    /// Words of the clause before.
    Previous,
    /// Words of the clause after.
    Next,
    /// What the clause is, how long, and where in which kind of document.
    Place,
    /// Word groups of the clause.
    Meanings,
    /// Two word groups in this order within a few words.
    Near,
    /// Two word groups anywhere in the clause.
    Together,
    /// Word groups of the heading above.
    HeadingMeanings,
    /// Word groups of the sentences that introduce the list.
    LeadInMeanings,
    /// Word groups of the clause before.
    PreviousMeanings,
    /// Rules that speak about the clause.
    Rules,
    /// Categories for which a rule speaks about the clause around: lead-in, before, after.
    RulesAround,
}

/// Every group with its weight, in the order in which they are read: what rules say of the clause comes last.
pub(super) const GROUPS: [(Group, f32); 15] = [
    (Group::Words, 1.4),
    (Group::Heading, 0.4),
    (Group::LeadIn, 0.4),
    (Group::OuterLeadIn, 0.4),
    (Group::Previous, 0.4),
    (Group::Next, 0.28),
    (Group::Place, 0.28),
    (Group::Meanings, 0.55),
    (Group::Near, 0.55),
    (Group::Together, 0.55),
    (Group::HeadingMeanings, 0.28),
    (Group::LeadInMeanings, 0.28),
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

/// The feature of a clause about which a rule of the category speaks.
pub(super) fn rule_speaks_for(slug: &str) -> u32 {
    join(Group::Rules as u32 + 1, fnv1a(slug.as_bytes()))
}

/// A document whose clauses' features are asked for.
pub(super) struct Features<'a> {
    clauses: &'a Clauses,
    kind: Kind,
    texts: Vec<Text>,
    spoken: &'a [Spoken],
}

/// A clause's own words and word groups.
pub(super) struct Text {
    pub(super) words: Vec<Word>,
    pub(super) meanings: Vec<Occurrence>,
    hashes: Vec<u32>,
}

/// How many words apart two word groups are still [`Group::Near`].
const NEAR: usize = 8;

impl<'a> Features<'a> {
    /// Reads every clause once. `spoken` holds what rules say, clause by clause.
    pub(super) fn of(clauses: &'a Clauses, kind: Kind, spoken: &'a [Spoken]) -> Features<'a> {
        let texts = clauses.list.iter().map(|clause| {
            let words = words(&clause.canonical);
            let hashes: Vec<u32> = words.iter().map(|word| word.hash).collect();
            Text { meanings: occurrences(&hashes), words, hashes }
        });
        Features { clauses, kind, texts: texts.collect(), spoken }
    }

    /// The words of a clause.
    pub(super) fn text(&self, clause: usize) -> &Text {
        &self.texts[clause]
    }

    /// The one other clause that a group reads and that many clauses share: their heading, or the sentence that introduces
    /// their list.
    pub(super) fn context_of(&self, clause: usize, group: Group) -> Option<usize> {
        match group {
            Group::Heading | Group::HeadingMeanings => self.clauses.list[clause].heading,
            Group::LeadIn | Group::LeadInMeanings => self.clauses.list[clause].lead_in,
            _ => None,
        }
    }

    /// Hands `sink` the features of the clause, group by group, with the group's weight. A feature that occurs twice
    /// is there twice.
    pub(super) fn each(&self, clause: usize, mut sink: impl FnMut(Group, f32, &[u32])) {
        let mut ids = Vec::new();
        for (group, weight) in GROUPS {
            ids.clear();
            self.collect(clause, group, &mut |id, _, _| ids.push(id));
            if !ids.is_empty() {
                sink(group, weight, &ids);
            }
        }
    }

    /// The features of one group. `sink` also gets the words of the clause that a feature stands for, as first
    /// position and count; the count is 0 where it stands for none.
    pub(super) fn collect(&self, clause: usize, group: Group, sink: &mut impl FnMut(u32, usize, usize)) {
        let about = &self.clauses.list[clause];
        let lead_in = about.lead_in;
        let outer = lead_in.and_then(|at| self.clauses.list[at].lead_in).filter(|&outer| Some(outer) < lead_in);
        let before = clause.checked_sub(1);
        let after = Some(clause + 1).filter(|&after| after < self.texts.len());
        let seed = group as u32 + 1;
        match group {
            Group::Words => n_grams(seed, &self.texts[clause].hashes, 3, sink),
            Group::Heading => self.context(seed, about.heading, 2, sink),
            Group::LeadIn => self.context(seed, lead_in, 3, sink),
            Group::OuterLeadIn => self.context(seed, outer, 2, sink),
            Group::Previous => self.context(seed, before, 2, sink),
            Group::Next => self.context(seed, after, 2, sink),
            Group::Place => self.place(seed, clause, sink),
            Group::Meanings => {
                for found in &self.texts[clause].meanings {
                    sink(join(seed, found.group), found.word, found.words);
                }
            }
            Group::Near => near(seed, &self.texts[clause].meanings, sink),
            Group::Together => together(seed, &self.texts[clause].meanings, sink),
            Group::HeadingMeanings => self.meanings(seed, about.heading, sink),
            Group::LeadInMeanings => {
                self.meanings(seed, lead_in, sink);
                self.meanings(seed, outer, sink);
            }
            Group::PreviousMeanings => self.meanings(seed, before, sink),
            Group::Rules => {
                for &said in self.spoken[clause].rules.iter().chain(&self.spoken[clause].categories) {
                    sink(join(seed, said), 0, 0);
                }
            }
            Group::RulesAround => {
                for (place, around) in (1..).zip([lead_in, before, after]) {
                    for &category in around.map_or(&[][..], |at| &self.spoken[at].categories) {
                        sink(join(join(seed, place), category), 0, 0);
                    }
                }
            }
        }
    }

    fn context(&self, seed: u32, at: Option<usize>, longest: usize, sink: &mut impl FnMut(u32, usize, usize)) {
        if let Some(at) = at {
            n_grams(seed, &self.texts[at].hashes, longest, &mut |id, _, _| sink(id, 0, 0));
        }
    }

    fn meanings(&self, seed: u32, at: Option<usize>, sink: &mut impl FnMut(u32, usize, usize)) {
        for found in at.map_or(&[][..], |at| &self.texts[at].meanings) {
            sink(join(seed, found.group), 0, 0);
        }
    }

    fn place(&self, seed: u32, clause: usize, sink: &mut impl FnMut(u32, usize, usize)) {
        let about = &self.clauses.list[clause];
        let what = |kind: ClauseKind| match kind {
            ClauseKind::Heading => 1,
            ClauseKind::Sentence => 2,
            ClauseKind::Item => 3,
            ClauseKind::Cell => 4,
        };
        let before = clause.checked_sub(1).map_or(0, |at| what(self.clauses.list[at].kind));
        let length = (self.texts[clause].words.len() + 1).ilog2().min(6);
        let fifth = (clause * 5 / self.clauses.list.len()) as u32;
        let introduces = u32::from(about.canonical.ends_with(':'));
        let facts = [what(about.kind), what(about.kind) * 8 + before, self.kind as u32, length, fifth, introduces];
        for (which, fact) in (1..).zip(facts) {
            sink(join(join(seed, which), fact), 0, 0);
        }
    }
}

fn n_grams(seed: u32, hashes: &[u32], longest: usize, sink: &mut impl FnMut(u32, usize, usize)) {
    for start in 0..hashes.len() {
        let mut id = seed;
        for (more, &hash) in hashes[start..].iter().take(longest).enumerate() {
            id = join(id, hash);
            sink(id, start, more + 1);
        }
    }
}

fn near(seed: u32, meanings: &[Occurrence], sink: &mut impl FnMut(u32, usize, usize)) {
    for (position, first) in meanings.iter().enumerate() {
        let close = |second: &&Occurrence| second.word <= first.word + NEAR;
        for second in meanings[position + 1..].iter().take_while(close).filter(|second| second.group != first.group) {
            sink(join(join(seed, first.group), second.group), first.word, second.word + second.words - first.word);
        }
    }
}

fn together(seed: u32, meanings: &[Occurrence], sink: &mut impl FnMut(u32, usize, usize)) {
    let mut groups: Vec<u32> = meanings.iter().map(|found| found.group).collect();
    groups.sort_unstable();
    groups.dedup();
    for (position, &first) in groups.iter().enumerate() {
        for &second in &groups[position + 1..] {
            sink(join(join(seed, first), second), 0, 0);
        }
    }
}
