//! A text that rules are run over.

use super::compiled::{GRAMMAR, MACHINE, Trigger};
use super::sieve::Sieve;
use matcher::{Matches, Subject};
use std::cell::OnceCell;
use std::ops::Range;

/// A text in lower case, with what is known of the patterns that match in it; each is worked out when it is first asked for.
#[derive(Debug)]
pub(super) struct Text {
    lower: String,
    subject: OnceCell<Subject>,
    sieve: OnceCell<Sieve>,
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
    /// A text in which only patterns are tried that can match.
    pub(super) fn sieved(lower: String) -> Text {
        Text { lower, subject: OnceCell::new(), sieve: OnceCell::new(), denials: OnceCell::new() }
    }

    /// A text in which every pattern is tried.
    #[cfg(test)]
    pub(super) fn unsieved(lower: String) -> Text {
        Text { sieve: OnceCell::from(Sieve::open()), ..Text::sieved(lower) }
    }

    fn subject(&self) -> &Subject {
        self.subject.get_or_init(|| Subject::new(&MACHINE, self.lower.clone()))
    }

    fn sieve(&self) -> &Sieve {
        self.sieve.get_or_init(|| Sieve::of(&self.lower))
    }

    /// The text itself.
    pub(super) fn as_str(&self) -> &str {
        &self.lower
    }

    /// Whether a pattern may match in the text or a part of it.
    pub(super) fn can_match(&self, pattern: u16) -> bool {
        self.sieve().lets_through(pattern)
    }

    /// The triggers whose patterns may match in the text, in the order of the rules.
    pub(super) fn triggers(&self) -> &[&'static Trigger] {
        self.sieve().triggers()
    }

    /// Whether a pattern matches anywhere in the text.
    pub(super) fn matches(&self, pattern: u16) -> bool {
        self.can_match(pattern) && self.subject().is_match(pattern)
    }

    /// Where a pattern matches.
    pub(super) fn find(&self, pattern: u16) -> Matches<'_> {
        self.subject().matches(pattern)
    }

    /// Whether there is a word that makes a statement.
    pub(super) fn states(&self) -> bool {
        self.subject().is_match(GRAMMAR.statement)
    }

    /// What denies in it.
    pub(super) fn denials(&self) -> &Denials {
        self.denials.get_or_init(|| {
            let neutral: Vec<Range<usize>> = self.subject().matches(GRAMMAR.neutral).collect();
            let denies = |word: &Range<usize>| {
                !neutral.iter().any(|phrase| phrase.start <= word.start && word.end <= phrase.end)
            };
            Denials {
                words: self.subject().matches(GRAMMAR.negation).filter(denies).collect(),
                breaks: self.subject().matches(GRAMMAR.breaks).collect(),
            }
        })
    }
}

/// A range widened to whole characters: patterns are matched on bytes.
pub(super) fn whole_characters(text: &str, range: Range<usize>) -> Range<usize> {
    text.floor_char_boundary(range.start)..text.ceil_char_boundary(range.end)
}
