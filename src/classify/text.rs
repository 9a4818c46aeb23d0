//! A text that rules are run over.

use super::compiled::{GRAMMAR, MACHINE};
use super::prefilter::Prefilter;
use matcher::{Matches, Subject};
use std::cell::OnceCell;
use std::ops::Range;

/// A text in lower case, with what is known of the patterns that match in it.
#[derive(Debug)]
pub(super) struct Text {
    subject: Subject,
    prefilter: Prefilter,
    denials: OnceCell<Denials>,
}

/// What the words of a text deny: see [`super::negation`].
#[derive(Debug)]
pub(super) struct Denials {
    /// Words that deny, but for those in phrases that deny nothing.
    pub(super) words: Vec<Range<usize>>,
    /// Where a denial's reach ends.
    pub(super) breaks: Vec<Range<usize>>,
}

impl Text {
    /// A text that was run through the prefilter.
    pub(super) fn filtered(lower: String) -> Text {
        let prefilter = Prefilter::of(&lower);
        Text { subject: Subject::new(&MACHINE, lower), prefilter, denials: OnceCell::new() }
    }

    /// A text in which every pattern is tried.
    #[cfg(test)]
    pub(super) fn unfiltered(lower: String) -> Text {
        Text { subject: Subject::new(&MACHINE, lower), prefilter: Prefilter::open(), denials: OnceCell::new() }
    }

    /// The text itself.
    pub(super) fn as_str(&self) -> &str {
        self.subject.as_str()
    }

    /// Whether a pattern may match in the text or a part of it.
    pub(super) fn can_match(&self, pattern: u16) -> bool {
        self.prefilter.lets_through(pattern)
    }

    /// Whether a pattern matches anywhere in the text.
    pub(super) fn matches(&self, pattern: u16) -> bool {
        self.can_match(pattern) && self.subject.is_match(pattern)
    }

    /// Where a pattern matches.
    pub(super) fn find(&self, pattern: u16) -> Matches<'_> {
        self.subject.matches(pattern)
    }

    /// Whether there is a word that makes a statement.
    pub(super) fn states(&self) -> bool {
        self.subject.is_match(GRAMMAR.statement)
    }

    /// What denies in it.
    pub(super) fn denials(&self) -> &Denials {
        self.denials.get_or_init(|| {
            let neutral: Vec<Range<usize>> = self.subject.matches(GRAMMAR.neutral).collect();
            let denies = |word: &Range<usize>| {
                !neutral.iter().any(|phrase| phrase.start <= word.start && word.end <= phrase.end)
            };
            Denials {
                words: self.subject.matches(GRAMMAR.negation).filter(denies).collect(),
                breaks: self.subject.matches(GRAMMAR.breaks).collect(),
            }
        })
    }
}

/// A range widened to whole characters: patterns are matched on bytes.
pub(super) fn whole_characters(text: &str, range: Range<usize>) -> Range<usize> {
    text.floor_char_boundary(range.start)..text.ceil_char_boundary(range.end)
}
