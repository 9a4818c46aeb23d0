//! A pattern of a rule, compiled when it is first needed: a page needs only a part of them.

use super::compiled::{GROUPS, GROUPS_FROM};
use regex::bytes::{Regex, RegexBuilder};
use std::ops::Range;
use std::sync::OnceLock;

/// A pattern as `rulec` checked it. It is matched on bytes, which needs no Unicode tables; a gap such as
/// `.{0,40}` at its edge may end inside a character, so ranges are widened to whole characters.
#[derive(Debug)]
pub(super) struct Pattern {
    /// The regular expression; a character from [`GROUPS_FROM`] on stands for a word group, which is stored once.
    text: &'static str,
    regex: OnceLock<Regex>,
}

impl Pattern {
    pub(super) const fn new(text: &'static str) -> Self {
        Pattern { text, regex: OnceLock::new() }
    }

    fn regex(&self) -> &Regex {
        self.regex.get_or_init(|| {
            let mut expression = String::new();
            for character in self.text.chars() {
                match u32::from(character).checked_sub(GROUPS_FROM) {
                    Some(group) if (group as usize) < GROUPS.len() => expression.push_str(GROUPS[group as usize]),
                    _ => expression.push(character),
                }
            }
            let built = RegexBuilder::new(&expression).unicode(false).build();
            built.expect("rulec parsed every pattern with the same settings")
        })
    }

    /// Whether it matches anywhere in the text.
    pub(super) fn is_match(&self, text: &str) -> bool {
        self.regex().is_match(text.as_bytes())
    }

    /// The byte ranges of its matches that do not overlap, in order.
    pub(super) fn find_iter<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        self.regex().find_iter(text.as_bytes()).map(|found| whole_characters(text, found.range()))
    }

    /// The first match that starts at or after a byte.
    pub(super) fn find_at(&self, text: &str, start: usize) -> Option<Range<usize>> {
        self.regex().find_at(text.as_bytes(), start).map(|found| whole_characters(text, found.range()))
    }
}

fn whole_characters(text: &str, range: Range<usize>) -> Range<usize> {
    let start = (0..=range.start).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let end = (range.end..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    start..end
}
