//! Whether a match is denied: "we do not sell", "none of it is ever used to train".

use super::compiled::GRAMMAR;
use std::ops::Range;

/// Whether a word of negation stands inside a match, or before it in the same part of the sentence.
pub(super) fn denied(text: &str, found: &Range<usize>) -> bool {
    // A break such as ", we" may reach into the match: what counts is where it starts.
    let breaks = GRAMMAR.breaks.find_iter(&text[..found.end]);
    let start = breaks
        .take_while(|found_break| found_break.start < found.start)
        .last()
        .map_or(0, |last| last.end.min(found.start));
    let reach = &text[start..found.end];
    let neutral: Vec<Range<usize>> = GRAMMAR.neutral.find_iter(reach).collect();
    GRAMMAR
        .negation
        .find_iter(reach)
        .any(|word| !neutral.iter().any(|phrase| phrase.start <= word.start && word.end <= phrase.end))
}
