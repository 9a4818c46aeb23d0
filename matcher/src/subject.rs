//! A text that patterns are run over.

use crate::choose::choose;
use crate::machine::Machine;
use crate::needs::may_match;
use crate::positions::Positions;
use crate::reach::{Backward, Forward, reach};
use crate::text::Text;
use std::ops::Range;

/// A text, with what patterns have asked of it so far.
#[derive(Debug)]
pub struct Subject(Sizes);

/// Most clauses are short, and short sets are cheap: they live on the stack and move in a few instructions.
#[derive(Debug)]
enum Sizes {
    Short(Box<Text<[u64; 4]>>),
    Middling(Box<Text<[u64; 12]>>),
    Long(Box<Text<Vec<u64>>>),
}

/// Calls something on a text of whatever size.
macro_rules! with {
    ($subject:expr, $text:ident => $call:expr) => {
        match &$subject.0 {
            Sizes::Short($text) => $call,
            Sizes::Middling($text) => $call,
            Sizes::Long($text) => $call,
        }
    };
}

impl Subject {
    /// Makes a text ready for the patterns of a machine's program.
    pub fn new(machine: &'static Machine, text: String) -> Subject {
        Subject(match text.len() {
            0..256 => Sizes::Short(Box::new(Text::new(machine, text))),
            256..768 => Sizes::Middling(Box::new(Text::new(machine, text))),
            _ => Sizes::Long(Box::new(Text::new(machine, text))),
        })
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        with!(self, text => &text.text)
    }

    /// Whether a pattern matches anywhere.
    pub fn is_match(&self, pattern: u16) -> bool {
        with!(self, text => !ends(text, text.machine.pattern(pattern)).is_none())
    }

    /// Where a pattern matches.
    pub fn matches(&self, pattern: u16) -> Matches<'_> {
        with!(self, text => {
            let node = text.machine.pattern(pattern);
            let ends = ends(text, node);
            let first = ends.first_from(0);
            let starts = first.map_or_else(Vec::new, |_| reach::<_, Backward>(text, node, &ends).words().to_vec());
            let only_end = first.filter(|first| ends.first_from(first + 1).is_none());
            Matches { subject: self, node, starts, only_end, from: 0 }
        })
    }
}

/// Where matches of a node end that begin anywhere.
fn ends<S: Positions>(text: &Text<S>, node: u16) -> S {
    if may_match(text, node) { reach::<S, Forward>(text, node, &text.everywhere) } else { S::none(text.text.len()) }
}

/// The matches of a pattern that do not overlap, in order.
#[derive(Debug)]
pub struct Matches<'a> {
    subject: &'a Subject,
    /// The pattern's outermost node.
    node: u16,
    /// Every position at which a match starts; no words at all where there is none.
    starts: Vec<u64>,
    /// Where all matches end, if that is one position.
    only_end: Option<usize>,
    from: usize,
}

impl Matches<'_> {
    /// The first match that starts at a byte or behind it: the one that the `regex` crate finds. Ranges are in bytes, and
    /// may cut a character in two where a class such as `[^;]` does.
    pub fn find_at(&self, start: usize) -> Option<Range<usize>> {
        let start = self.starts.first_from(start)?;
        let end =
            self.only_end.or_else(|| with!(self.subject, text => choose(text, self.node, start, &text.everywhere)))?;
        Some(start..end)
    }
}

impl Iterator for Matches<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let found = self.find_at(self.from)?;
        self.from = found.end.max(found.start + 1);
        Some(found)
    }
}
