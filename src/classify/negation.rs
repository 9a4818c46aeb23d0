//! Whether a match is denied: "we do not sell", "none of it is ever used to train".

use super::text::Text;
use std::ops::Range;

/// Whether a word of negation stands inside a match, or before it in the same part of the sentence.
pub(super) fn denied(text: &Text, found: &Range<usize>) -> bool {
    let denials = text.denials();
    // A break such as ", we" may reach into the match: what counts is where it starts.
    let before = denials.breaks.iter().take_while(|found_break| found_break.start < found.start);
    let start = before.last().map_or(0, |last| last.end.min(found.start));
    denials.words.iter().any(|word| start <= word.start && word.end <= found.end)
}
