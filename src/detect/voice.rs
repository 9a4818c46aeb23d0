//! How the text speaks: the share of clauses with words that policies are written in.

use super::cues::{ABOUT_POLICIES, SUBJECTS, VOICE};
use crate::clause::{Clause, Clauses};
use crate::report::{ClauseKind, Kind};
use matcher::Literals;
use std::sync::LazyLock;

/// Clauses that are read at most, taken evenly from the whole document: shares need no more, and a long policy would
/// spend more time here than on its findings.
const MOST_CLAUSES: usize = 400;
/// Clauses added to every count, so that a form with three legal sentences is no policy.
const SMOOTHING: f32 = 8.0;

/// Shares (0 to 1) of the clauses that carry cues.
#[derive(Debug, Default)]
pub(super) struct Voice {
    /// The company speaks to its reader: "we collect", "you agree", "these terms".
    pub(super) policy: Share,
    /// The text speaks about policies in general: "a privacy policy", "template".
    pub(super) about: Share,
    /// What the text is about, in the order of [`SUBJECTS`].
    pub(super) subjects: Vec<(Kind, f32, Share)>,
}

/// The clauses that carry one group of cues.
#[derive(Clone, Debug, Default)]
pub(super) struct Share {
    /// Share of all clauses, 0 to 1.
    pub(super) of: f32,
    /// The cues seen in most clauses, at most three.
    pub(super) words: Vec<&'static str>,
}

struct Cues {
    search: Literals,
    /// Each pattern with its group: 0 voice, 1 about, 2 and up the subjects.
    patterns: Vec<(usize, &'static str)>,
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let groups = [VOICE, ABOUT_POLICIES].into_iter().chain(SUBJECTS.iter().map(|subject| subject.cues));
    let patterns: Vec<(usize, &'static str)> =
        groups.enumerate().flat_map(|(group, cues)| cues.iter().map(move |&cue| (group, cue))).collect();
    Cues { search: Literals::of(patterns.iter().map(|(_, cue)| *cue)), patterns }
});

/// Counts the cues in the clauses that are not headings.
pub(super) fn of(clauses: &Clauses) -> Voice {
    let statements: Vec<&str> =
        clauses.list.iter().filter(|clause| is_statement(clause)).map(|c| c.canonical.as_str()).collect();
    let read = statements.iter().step_by(statements.len().div_ceil(MOST_CLAUSES).max(1));
    let total = read.len();
    let groups = 2 + SUBJECTS.len();
    let mut clauses_with_pattern = vec![0u32; CUES.patterns.len()];
    let mut clauses_with_group = vec![0u32; groups];
    let (mut patterns, mut seen) = (vec![false; CUES.patterns.len()], vec![false; groups]);
    for text in read {
        CUES.search.each(text, |pattern, _| {
            patterns[pattern] = true;
            seen[CUES.patterns[pattern].0] = true;
        });
        add(&mut clauses_with_pattern, &mut patterns);
        add(&mut clauses_with_group, &mut seen);
    }
    let share = |group: usize| Share {
        of: clauses_with_group[group] as f32 / (total as f32 + SMOOTHING),
        words: commonest(group, &clauses_with_pattern),
    };
    Voice {
        policy: share(0),
        about: share(1),
        subjects: SUBJECTS.iter().enumerate().map(|(i, s)| (s.kind, s.usual, share(i + 2))).collect(),
    }
}

/// Two or three words are a label, not a statement.
fn is_statement(clause: &Clause) -> bool {
    clause.kind != ClauseKind::Heading && clause.word_count() > 3
}

/// Counts what was seen in a clause, which is then forgotten.
fn add(counts: &mut [u32], seen: &mut [bool]) {
    for (count, seen) in counts.iter_mut().zip(seen) {
        *count += u32::from(std::mem::take(seen));
    }
}

fn commonest(group: usize, counts: &[u32]) -> Vec<&'static str> {
    let mut cues: Vec<(u32, &'static str)> = CUES
        .patterns
        .iter()
        .zip(counts)
        .filter(|((g, _), count)| *g == group && **count > 0)
        .map(|((_, cue), count)| (*count, cue.trim()))
        .collect();
    cues.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    cues.into_iter().take(3).map(|(_, cue)| cue).collect()
}
