//! Canonical text, `canon/1`: what a clause's hash is taken of. docs/canonical-text.md is the recipe in words.

use super::bytes::{plain_words, position};
use super::fold::{Folded, fold, is_bullet};
use std::iter::repeat_n;
use std::ops::Range;

/// The name of the recipe, stored with every hash.
pub const RECIPE: &str = "canon/1";

/// What an e-mail address becomes: sites hide addresses from robots in ways that differ from visit to visit.
const EMAIL: &str = "[email]";

/// What a widespread hiding service leaves in a page whose scripts have not run.
const HIDDEN_EMAIL: &str = "[email protected]";

/// What sites put behind links for screen readers, in some renderings of a page and not in others.
pub(crate) const LINK_HINTS: &[&str] = &[
    "(opens in a new window)",
    "(opens in new window)",
    "(opens in a new tab)",
    "(opens in new tab)",
    "(opens a new window)",
];

/// The canonical text of one clause. Canonicalising twice changes nothing.
pub fn canonical(visible: &str) -> String {
    if is_plain(visible) {
        return visible[list_markers(visible)..].to_owned();
    }
    Mapped::of(visible).text
}

/// Whether there is nothing to fold, to collapse or to replace, as in most clauses: only list markers may have to go.
fn is_plain(visible: &str) -> bool {
    let bytes = visible.as_bytes();
    plain_words(visible) == bytes.len() && position(bytes, [b'@', b'[']).is_none() && !may_hold_link_hint(visible)
}

/// Whether something begins as all of [`LINK_HINTS`] do.
fn may_hold_link_hint(text: &str) -> bool {
    position(text.as_bytes(), [b'(']).is_some_and(|at| text[at..].contains("(opens "))
}

/// The bytes of `visible` that the bytes `range` of its canonical text came from.
///
/// `range` must lie on character boundaries of the canonical text.
pub fn locate(visible: &str, range: Range<usize>) -> Range<usize> {
    let mapped = Mapped::of(visible);
    let start = mapped.from.get(range.start).map_or(visible.len(), |r| r.0);
    let end = match range.end.checked_sub(1) {
        Some(last) if range.end > range.start => mapped.from.get(last).map_or(visible.len(), |r| r.1),
        _ => start,
    };
    start..end
}

/// Canonical text with, for each of its bytes, the bytes of the original that it stands for: one byte where it is kept.
struct Mapped {
    text: String,
    from: Vec<(usize, usize)>,
}

impl Mapped {
    fn of(visible: &str) -> Self {
        let mut mapped = Self::folded(visible);
        mapped.drop_link_hints();
        mapped.replace_emails();
        let markers = list_markers(&mapped.text);
        mapped.text.drain(..markers);
        mapped.from.drain(..markers);
        mapped
    }

    /// Every character folded, white space collapsed and trimmed.
    fn folded(visible: &str) -> Self {
        let mut mapped = Self { text: String::with_capacity(visible.len()), from: Vec::with_capacity(visible.len()) };
        let mut space: Option<(usize, usize)> = None;
        let mut at = 0;
        while let Some(c) = visible[at..].chars().next() {
            // Plain words, most of every text, are taken in one piece.
            let plain = plain_words(&visible[at..]);
            let (length, folded) = if plain > 0 { (plain, Folded::Kept) } else { (c.len_utf8(), fold(c)) };
            let (start, end) = (at, at + length);
            match folded {
                Folded::Space => space.get_or_insert((start, end)).1 = end,
                Folded::Nothing => {}
                Folded::Instead(new) => mapped.push(space.take(), new, repeat_n((start, end), new.len())),
                Folded::Kept => mapped.push(space.take(), &visible[start..end], (start..end).map(|at| (at, at + 1))),
            }
            at = end;
        }
        mapped
    }

    /// Adds `new` with what each of its bytes stands for, behind the space that stands before it unless at the beginning.
    fn push(&mut self, space: Option<(usize, usize)>, new: &str, from: impl Iterator<Item = (usize, usize)>) {
        if let Some(space) = space.filter(|_| !self.text.is_empty()) {
            self.text.push(' ');
            self.from.push(space);
        }
        self.text.push_str(new);
        self.from.extend(from);
    }

    /// Removes link hints, each with one space beside it.
    fn drop_link_hints(&mut self) {
        if !may_hold_link_hint(&self.text) {
            return;
        }
        while let Some((start, hint)) = LINK_HINTS.iter().find_map(|hint| Some((self.text.find(hint)?, hint))) {
            let end = start + hint.len();
            let (before, behind) = (self.text[..start].ends_with(' '), self.text[end..].starts_with(' '));
            let start = start - usize::from(before);
            let end = end + usize::from(!before && behind && start == 0);
            self.text.drain(start..end);
            self.from.drain(start..end);
        }
    }

    fn replace_emails(&mut self) {
        if position(self.text.as_bytes(), [b'@', b'[']).is_none() {
            return;
        }
        let mut at = 0;
        while let Some(found) = next_email(&self.text, at) {
            let source = (self.from[found.start].0, self.from[found.end - 1].1);
            at = found.start + EMAIL.len();
            self.text.replace_range(found.clone(), EMAIL);
            self.from.splice(found, repeat_n(source, EMAIL.len()));
        }
    }
}

/// The first e-mail address, shown or hidden, at or after byte `at`.
fn next_email(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = &text[at..];
    let hidden = rest.find(HIDDEN_EMAIL).map(|i| at + i..at + i + HIDDEN_EMAIL.len());
    let shown =
        rest.match_indices('@').find_map(|(i, _)| address_around(text, at + i).filter(|found| found.start >= at));
    match (hidden, shown) {
        (Some(a), Some(b)) => Some(if a.start < b.start { a } else { b }),
        (a, b) => a.or(b),
    }
}

/// The e-mail address whose `@` stands at byte `sign`, if the characters around it make one.
fn address_around(text: &str, sign: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let local = |b: &u8| b.is_ascii_alphanumeric() || b"._%+-".contains(b);
    let domain = |b: &u8| b.is_ascii_alphanumeric() || b".-".contains(b);
    let start = sign - bytes[..sign].iter().rev().take_while(|b| local(b)).count();
    let mut end = sign + 1 + bytes[sign + 1..].iter().take_while(|b| domain(b)).count();
    while end > sign + 1 && matches!(bytes[end - 1], b'.' | b'-') {
        end -= 1;
    }
    let (_, top) = text[sign + 1..end].rsplit_once('.')?;
    (start < sign && top.len() >= 2 && top.bytes().all(|b| b.is_ascii_alphabetic())).then_some(start..end)
}

/// Length of the list markers that `text` begins with; 0 where nothing else would remain.
fn list_markers(text: &str) -> usize {
    let mut at = 0;
    while let Some(length) = list_marker(&text[at..]) {
        at += length;
    }
    if at < text.len() { at } else { 0 }
}

/// Length of one list marker with the space behind it: a bullet, or a short enumerator such as `1.`, `(a)`, `iv)`.
fn list_marker(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    if is_bullet(first) {
        return text[first.len_utf8()..].starts_with(' ').then_some(first.len_utf8() + 1);
    }
    if let Some(length) = section_number(text) {
        return Some(length);
    }
    let opened = usize::from(first == '(');
    let label = text[opened..].bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'.').count();
    let (label, closed) = match text.as_bytes().get(opened + label) {
        Some(b')') => (&text[opened..opened + label], 1),
        _ if opened == 0 && text[..label].ends_with('.') => (&text[..label - 1], 1),
        _ => return None,
    };
    let end = opened + label.len() + closed;
    (is_enumerator(label) && text[end..].starts_with(' ')).then_some(end + 1)
}

/// Whether `text` begins with a typed label such as `1.`, `(a)`, `iv)`: an enumerator, not a bullet or a section's number.
pub(crate) fn starts_with_label(text: &str) -> bool {
    !text.starts_with(is_bullet) && section_number(text).is_none() && list_marker(text).is_some()
}

/// Length of a number such as `4.2` before a word that begins like a sentence: the number of a section, not an amount.
fn section_number(text: &str) -> Option<usize> {
    let (number, rest) = text.split_once(' ')?;
    let mut letters = rest.chars();
    let begins = letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
    (begins && number.contains('.') && is_enumerator(number)).then_some(number.len() + 1)
}

/// `1`, `12`, `1.2.3`, `a`, `iv`: what counts items.
fn is_enumerator(label: &str) -> bool {
    let number = |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let letter = label.len() == 1 && label.as_bytes()[0].is_ascii_alphabetic();
    let roman = (1..=5).contains(&label.len()) && label.bytes().all(|b| b"ivxIVX".contains(&b));
    letter || roman || (!label.is_empty() && label.split('.').all(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_of_canonical_text_is_found_in_the_original() {
        let visible = "•  We\u{200B} don’t sell\u{a0}data — write to me@example.org…";
        let canon = canonical(visible);
        assert_eq!(canon, "We don't sell data - write to [email]...");
        let at = |words: &str| {
            let start = canon.find(words).unwrap();
            &visible[locate(visible, start..start + words.len())]
        };
        assert_eq!(at("don't"), "don’t");
        assert_eq!(at("sell data -"), "sell\u{a0}data —");
        assert_eq!(at("[email]"), "me@example.org");
        assert_eq!(at("[email]..."), "me@example.org…");
    }

    #[test]
    fn plain_text_is_taken_as_it_is() {
        for visible in [
            "We sell.",
            " We sell.",
            "We  sell.",
            "We sell. ",
            "1. We sell.",
            "a@b.example",
            "Go (opens in a new tab)",
            "",
            "-",
        ] {
            assert_eq!(canonical(visible), Mapped::of(visible).text, "{visible}");
        }
    }

    #[test]
    fn markers_go_and_numbers_that_mean_something_stay() {
        for (visible, expected) in [
            ("1. Scope", "Scope"),
            ("(iv) Scope", "Scope"),
            ("1.2. - a) Scope", "Scope"),
            ("3.5 million people", "3.5 million people"),
            ("2024 was a year", "2024 was a year"),
            ("4.2 Fees", "Fees"),
            ("7.", "7."),
            ("-", "-"),
            ("I agree", "I agree"),
        ] {
            assert_eq!(canonical(visible), expected);
        }
    }
}
