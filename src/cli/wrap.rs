//! Lines of prose that fit a width, with words left whole.

use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// Columns that prose fills at most: longer lines are hard to read.
const WIDEST: usize = 100;

/// Columns of the terminal that standard output goes to, at most 100; 100 where it is none.
pub(crate) fn columns() -> usize {
    terminal_size::terminal_size().map_or(WIDEST, |(width, _)| usize::from(width.0).clamp(40, WIDEST))
}

/// The byte ranges of `text`'s lines when it is broken at spaces to at most `width` columns. A word that is wider
/// has a line of its own.
pub(crate) fn lines(text: &str, width: usize) -> Vec<Range<usize>> {
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for word in text.split(' ') {
        let end = at + word.len();
        match lines.last_mut() {
            Some(line) if text[line.start..end].width() <= width => line.end = end,
            _ => lines.push(at..end),
        }
        at = end + 1;
    }
    lines
}

/// `text` broken to `width` columns, every line after the first indented by `indent` spaces.
pub(crate) fn indented(text: &str, width: usize, indent: usize) -> String {
    let lines = lines(text, width.saturating_sub(indent).max(20)).into_iter().map(|line| &text[line]);
    lines.collect::<Vec<_>>().join(&format!("\n{:indent$}", ""))
}

#[cfg(test)]
mod tests {
    use super::{indented, lines};

    #[track_caller]
    fn check(text: &str, width: usize, expected: &[&str]) {
        let lines: Vec<&str> = lines(text, width).into_iter().map(|line| &text[line]).collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn lines_break_at_spaces() {
        check("we may share it", 9, &["we may", "share it"]);
        check("unbreakable words", 4, &["unbreakable", "words"]);
        check("", 4, &[""]);
        check("私は 猫", 5, &["私は", "猫"]);
    }

    #[test]
    fn later_lines_are_indented() {
        assert_eq!(indented("one two three four five six", 22, 2), "one two three four\n  five six");
    }
}
