//! A text that rules are run over.

use super::compiled::{GRAMMAR, MACHINE, Trigger};
use super::sieve::Sieve;
use super::tokens::Tokens;
use matcher::{Matches, Subject};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

/// A clause in lower case, alone or behind its lead-in, with what is known of the patterns that match in it; each is worked
/// out when it is first asked for.
#[derive(Debug)]
pub(super) struct Text<'a> {
    tokens: &'a Tokens<'a>,
    clause: usize,
    lead_in: Option<usize>,
    /// Where the clause's own words start.
    pub(super) own: usize,
    lower: Cow<'a, str>,
    subject: OnceCell<Subject>,
    sieve: OnceCell<Sieve>,
    denials: OnceCell<Denials>,
}

/// What the words of a text deny: see [`super::negation`].
#[derive(Debug, Default)]
pub(super) struct Denials {
    /// Words that deny, but for those in phrases that deny nothing.
    pub(super) words: Vec<Range<usize>>,
    /// Where a denial's reach ends.
    pub(super) breaks: Vec<Range<usize>>,
}

impl<'a> Text<'a> {
    /// A clause alone.
    pub(super) fn alone(tokens: &'a Tokens<'a>, clause: usize) -> Text<'a> {
        Text {
            tokens,
            clause,
            lead_in: None,
            own: 0,
            lower: Cow::Borrowed(tokens.lower(clause)),
            subject: OnceCell::new(),
            sieve: OnceCell::new(),
            denials: OnceCell::new(),
        }
    }

    /// A clause behind the words that introduce it, with one space between them.
    pub(super) fn introduced(tokens: &'a Tokens<'a>, lead_in: usize, clause: usize) -> Text<'a> {
        let before = tokens.lower(lead_in).trim_end_matches([':', ' ']);
        let lower = format!("{before} {}", tokens.lower(clause));
        Text { lead_in: Some(lead_in), own: before.len() + 1, lower: Cow::Owned(lower), ..Text::alone(tokens, clause) }
    }

    /// The text, with every pattern tried in it.
    #[cfg(test)]
    pub(super) fn unsieved(self) -> Text<'a> {
        Text { sieve: OnceCell::from(Sieve::open()), ..self }
    }

    fn subject(&self) -> &Subject {
        self.subject.get_or_init(|| Subject::new(&MACHINE, self.lower.to_string()))
    }

    fn sieve(&self) -> &Sieve {
        self.sieve.get_or_init(|| {
            let Text { tokens, clause, lead_in, own, .. } = *self;
            // What was trimmed from the lead-in has no words.
            let introduction = lead_in.map_or(&[][..], |lead_in| tokens.words(lead_in));
            let pieces = [(introduction, 0), (tokens.words(clause), own as u32)];
            Sieve::of(&tokens.lexicon, &pieces, &mut tokens.desk.borrow_mut())
        })
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
            let mut words: Vec<Range<usize>> = self.subject().matches(GRAMMAR.negation).collect();
            // Most texts deny nothing, and where a denial ends is of no interest in them.
            if words.is_empty() {
                return Denials::default();
            }
            let neutral: Vec<Range<usize>> = self.subject().matches(GRAMMAR.neutral).collect();
            words.retain(|word| !neutral.iter().any(|phrase| phrase.start <= word.start && word.end <= phrase.end));
            Denials { words, breaks: self.subject().matches(GRAMMAR.breaks).collect() }
        })
    }
}

/// A range widened to whole characters: patterns are matched on bytes.
pub(super) fn whole_characters(text: &str, range: Range<usize>) -> Range<usize> {
    text.floor_char_boundary(range.start)..text.ceil_char_boundary(range.end)
}
