//! Cuts a block's text into sentences. The cuts depend on letters and punctuation only, never on the
//! kind of white space or the shape of quotes, so that they fall alike on every route.

use super::bytes;
use std::ops::Range;

/// Abbreviations that never end a sentence.
const NEVER_LAST: &[&str] = &[
    "e.g", "i.e", "eg", "ie", "vs", "mr", "mrs", "ms", "dr", "prof", "no", "nos", "art", "arts", "sec", "para", "cf",
    "st", "approx", "dept", "fig", "viz", "al", "esp", "incl", "attn", "tel", "ref",
];

/// Abbreviations that can end a sentence: they do before a word that often begins one.
const SOMETIMES_LAST: &[&str] = &[
    "inc", "ltd", "co", "corp", "llc", "l.l.c", "llp", "plc", "pty", "pte", "gmbh", "bv", "b.v", "n.v", "s.a", "s.l",
    "s.r.l", "s.p.a", "a.s", "u.s", "u.k", "e.u", "u.s.a", "u.s.c", "c.f.r", "d.c", "etc", "a.m", "p.m", "jr", "sr",
    "cal", "civ", "seq", "ave", "blvd", "rd",
];

/// Words that often begin a sentence of a policy.
const STARTERS: &[&str] = &[
    "the",
    "we",
    "you",
    "our",
    "your",
    "if",
    "this",
    "these",
    "those",
    "that",
    "in",
    "for",
    "when",
    "where",
    "while",
    "by",
    "to",
    "it",
    "please",
    "any",
    "all",
    "however",
    "such",
    "as",
    "unless",
    "each",
    "no",
    "a",
    "an",
    "at",
    "on",
    "see",
    "although",
    "except",
    "notwithstanding",
    "they",
    "there",
    "such",
    "some",
    "upon",
    "under",
    "with",
    "by",
    "any",
];

/// The sentences of `text`, as byte ranges without surrounding white space, in order. A `\n` in `text` is a
/// line break: it ends a sentence that is complete or is followed by a list marker.
#[inline(never)]
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(mark) = next_mark(text, at) {
        let end = run_end(text, mark);
        if is_boundary(text, start, mark, end) {
            push_trimmed(text, start..end, &mut found);
            start = end;
        }
        at = end;
    }
    push_trimmed(text, start..text.len(), &mut found);
    found
}

/// The first full stop, question mark, exclamation mark, ellipsis or line break at or behind byte `at`.
fn next_mark(text: &str, mut at: usize) -> Option<usize> {
    // The first byte of `…` is that of other signs, too.
    const ELLIPSIS: u8 = 0xE2;
    loop {
        at += bytes::position(&text.as_bytes()[at..], [b'.', b'?', b'!', b'\n', ELLIPSIS])?;
        if text.as_bytes()[at] != ELLIPSIS || text[at..].starts_with('…') {
            return Some(at);
        }
        at += 1;
    }
}

fn push_trimmed(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    let end = range.start + part.trim_end().len();
    if start < end {
        found.push(start..end);
    }
}

/// End of the run of terminators and closing marks that begins at byte `mark`.
fn run_end(text: &str, mark: usize) -> usize {
    let run = |c: char| matches!(c, '.' | '?' | '!' | '…' | ')' | ']' | '"' | '\'' | '»') || is_closing_quote(c);
    let first = text[mark..].chars().next().map_or(0, char::len_utf8);
    if text[mark..].starts_with('\n') {
        return mark + 1;
    }
    let behind = &text[mark + first..];
    mark + first + (behind.len() - behind.trim_start_matches(run).len())
}

fn is_closing_quote(c: char) -> bool {
    matches!(c, '\u{2018}'..='\u{201F}' | '\u{2032}' | '\u{2033}')
}

/// Whether a sentence that began at `start` ends with the marks at `mark..end`.
fn is_boundary(text: &str, start: usize, mark: usize, end: usize) -> bool {
    let behind = &text[end..];
    let next = behind.trim_start();
    if text[mark..].starts_with('\n') {
        return ends_complete(&text[start..mark]) || begins_with_marker(next);
    }
    if next.len() == behind.len() || !can_begin(next) {
        return false;
    }
    let sentence = &text[start..end];
    if sentence.trim_start().len() == text[mark..end].len() || is_label(sentence) {
        return false;
    }
    // Only a single full stop can belong to an abbreviation.
    if &text[mark..end] != "." {
        return true;
    }
    let word = text[start..mark]
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '/' | '"') || is_closing_quote(c))
        .next()
        .unwrap_or("")
        .to_lowercase();
    let single = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    if NEVER_LAST.contains(&word.as_str()) {
        false
    } else if single || SOMETIMES_LAST.contains(&word.as_str()) {
        begins_with_starter(next)
    } else {
        true
    }
}

fn ends_complete(line: &str) -> bool {
    line.trim_end()
        .trim_end_matches(|c: char| matches!(c, ')' | ']' | '"' | '\'') || is_closing_quote(c))
        .ends_with(['.', '?', '!', ':', ';', '…'])
}

/// A number, letter or bullet such as `1.`, `(b)`, `•` at the beginning.
fn begins_with_marker(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or("");
    first.len() < text.trim_end().len() && super::canonical(&format!("{first} x")) == "x"
}

fn can_begin(next: &str) -> bool {
    next.chars().next().is_some_and(|c| {
        c.is_uppercase()
            || c.is_ascii_digit()
            || matches!(c, '(' | '[' | '"' | '\'' | '«' | '¿' | '¡')
            || is_closing_quote(c)
            || (c.is_alphabetic() && !c.is_lowercase())
            || (super::is_bullet(c) && c != '-')
    })
}

fn begins_with_starter(next: &str) -> bool {
    let word: String = next.chars().take_while(|c| c.is_alphabetic()).collect();
    STARTERS.contains(&word.to_lowercase().as_str())
}

/// Whether `sentence` is nothing but the label of what follows: `1.`, `A.`, `Section 4.2.`.
fn is_label(sentence: &str) -> bool {
    let mut words = sentence.split_whitespace();
    let (first, second, third) = (words.next().unwrap_or(""), words.next(), words.next());
    let label = |word: &str| super::canonical(&format!("{word} x")) == "x";
    match (second, third) {
        (None, _) => label(first),
        (Some(second), None) => {
            let named = ["section", "article", "clause", "part", "step", "chapter", "annex", "appendix", "schedule"];
            named.contains(&first.to_lowercase().as_str()) && label(second)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::sentences;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn ends_where_a_reader_would() {
        for (text, expected) in [
            ("We sell data. You may object.", &["We sell data.", "You may object."][..]),
            ("Run by Tarn Ltd. in Leeds. It is free.", &["Run by Tarn Ltd. in Leeds.", "It is free."]),
            ("Run by Tarn Ltd. The law of England applies.", &["Run by Tarn Ltd.", "The law of England applies."]),
            ("Some data (e.g. Names) is kept.", &["Some data (e.g. Names) is kept."]),
            ("1. Scope. These terms apply.", &["1. Scope.", "These terms apply."]),
            ("Section 4. Scope", &["Section 4. Scope"]),
            ("We say “no.” Then we go.", &["We say “no.”", "Then we go."]),
            ("Is it sold? No.", &["Is it sold?", "No."]),
            ("Version 2.1 of example.com is here", &["Version 2.1 of example.com is here"]),
            ("You agree:\n(a) to pay;\n(b) to wait.", &["You agree:", "(a) to pay;", "(b) to wait."]),
            ("one line\nand the next", &["one line\nand the next"]),
            ("", &[]),
        ] {
            assert_eq!(cut(text), expected);
        }
    }
}
