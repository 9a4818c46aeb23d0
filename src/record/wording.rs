//! The wording of a document: its letters and digits, without the form they are given in.

use crate::text::{is_bullet, is_invisible, is_white};
use std::iter;

/// The wording of canonical `texts`: lower case, without white space and punctuation, whatever clauses they are cut into.
/// Signs that change a meaning stay (`$ € £ ¥ % § & @ + < > =`), and what stood between two digits leaves one space:
/// `1.5` is not `15`.
///
/// Two documents with one wording differ in form only: in sentence ends, case, punctuation, hyphens.
pub fn wording<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut wording = String::new();
    let mut parted = false;
    for c in texts.flat_map(|text| iter::once(' ').chain(text.chars())) {
        if is_form(c) {
            parted = true;
            continue;
        }
        if parted && c.is_ascii_digit() && wording.ends_with(|last: char| last.is_ascii_digit()) {
            wording.push(' ');
        }
        parted = false;
        wording.extend(c.to_lowercase());
    }
    wording
}

/// Whether `c` gives text its form and no meaning of its own.
fn is_form(c: char) -> bool {
    let is_sign = matches!(c, '$' | '%' | '&' | '+' | '<' | '=' | '>' | '@');
    is_white(c)
        || is_invisible(c)
        || is_bullet(c)
        || (c.is_ascii_punctuation() && !is_sign)
        || matches!(
            c,
            '\u{a1}' | '\u{a9}' | '\u{ab}' | '\u{ae}' | '\u{b4}' | '\u{b7}' | '\u{bb}' | '\u{bf}' | '\u{2122}'
        )
        || matches!(c, '\u{2010}'..='\u{2027}' | '\u{2032}'..='\u{205e}' | '\u{3001}' | '\u{3002}')
}

#[cfg(test)]
mod tests {
    use super::wording;

    #[track_caller]
    fn check(one: &[&str], other: &[&str], same: bool) {
        assert_eq!(wording(one.iter().copied()) == wording(other.iter().copied()), same);
    }

    #[test]
    fn form_is_no_wording() {
        check(&["We sell data. Always."], &["We sell data.", "Always."], true);
        check(&["SCOPE", "You e-mail us"], &["Scope: You email us!"], true);
        check(&["Kept until 2024", "3 copies"], &["Kept until 2024. 3 copies"], true);
    }

    #[test]
    fn numbers_signs_and_words_are() {
        check(&["1.5 years"], &["15 years"], false);
        check(&["$10"], &["€10"], false);
        check(&["5 %"], &["5"], false);
        check(&["We sell data"], &["We never sell data"], false);
    }
}
