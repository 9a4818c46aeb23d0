//! What denies a match, and how far a denial reaches.

use super::super::negation::denied;
use super::*;

/// Whether the words between `[` and `]` are denied.
fn check(marked: &str, expected: bool) {
    let start = marked.find('[').expect("the words are marked");
    let end = marked.find(']').expect("the words are marked") - 1;
    let text = marked.replace(['[', ']'], "");
    let clauses = clauses_of(&InContext { text, ..InContext::default() });
    let tokens = Tokens::of(&clauses);
    assert_eq!(denied(Reading::of(&tokens, 0).text(), &(start..end)), expected, "{marked}");
}

#[test]
fn words_of_negation_deny() {
    check("we do not [sell your data].", true);
    check("we will [never sell your data].", true);
    check("none of [your data is sold].", true);
    check("we [sell your data].", false);
}

#[test]
fn a_denial_ends_with_its_part_of_the_sentence() {
    check("we do not charge you, but we [sell your data].", false);
    check("we are not a bank; [your data is sold].", false);
    check("if you do not object, we [sell your data].", false);
    check("we do not rent, lease or [sell your data].", true);
}

#[test]
fn some_phrases_only_look_like_denials() {
    check("we not only keep but [sell your data].", false);
    check("without notice we [sell your data].", false);
    check("including, but not limited to, [selling your data].", false);
}
