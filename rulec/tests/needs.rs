//! The literals derived from a pattern: any match contains at least one of them.

use rulec::{Pattern, Vocabulary};

fn literals(pattern: &str) -> Vec<Vec<String>> {
    let pattern = Pattern::trigger(pattern, &Vocabulary::default()).expect("the pattern is sound");
    pattern.literals.expect("a trigger has literals")
}

#[test]
fn inner_literals_are_found() {
    assert_eq!(literals(r"\w+ .{0,40}arbitration.{0,40} \w+"), [["arbitrati"]]);
}

#[test]
fn alternatives_need_one_each() {
    assert_eq!(literals("(?:sell|rent).{0,9}"), [["rent", "sell"]]);
}

#[test]
fn neighbours_are_multiplied_out() {
    assert_eq!(literals("(?:opt|opting)[- ]out"), [["opt out", "opt-out", "opting"]]);
}

#[test]
fn optional_parts_promise_nothing() {
    assert_eq!(literals("(?:binding )?arbitrat(?:ion|e)"), [["arbitrate", "arbitrati"]]);
    assert_eq!(literals("(?:never )*waive"), [["waive"]]);
}

#[test]
fn all_parts_of_a_sequence_are_needed() {
    assert_eq!(
        literals("(?:sell|rent).{0,40}advertis(?:ers|ing)"),
        [vec!["advertise", "advertisi"], vec!["rent", "sell"]]
    );
}
