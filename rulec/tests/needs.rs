//! What any match of a pattern contains, as the engine's sieve looks for it.

use rulec::{Distance, Pattern, Vocabulary};

/// What a pattern needs: fragments with their marks, and from where the need before begins at least and at most so many
/// bytes.
fn needs(pattern: &str) -> Vec<(String, u32, Option<u32>)> {
    let pattern = Pattern::trigger(pattern, &Vocabulary::default()).expect("the pattern is sound");
    let written = |need: rulec::Need| {
        let Distance { least, most } = need.distance;
        (need.any_of.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "), least, most)
    };
    pattern.needs.into_iter().map(written).collect()
}

fn need(fragments: &str, least: u32, most: Option<u32>) -> (String, u32, Option<u32>) {
    (fragments.to_string(), least, most)
}

#[test]
fn words_are_found_inside_patterns() {
    assert_eq!(needs(r"\w+ .{0,40}arbitration.{0,40} \w+"), [need("arbitration", 2, None)]);
}

#[test]
fn alternatives_need_one_each() {
    assert_eq!(needs("(?:sell|rent).{0,9}"), [need("<rent <sell", 0, Some(0))]);
}

#[test]
fn a_word_is_multiplied_out_to_its_end() {
    assert_eq!(needs("opt(?:s|ing)?[- ]out"), [need("<opt> <opting> <opts>", 0, Some(0)), need("<out>", 4, Some(7))]);
}

#[test]
fn optional_parts_promise_nothing_but_room() {
    assert_eq!(needs("(?:binding )?arbitrat(?:ion|e)"), [need("<arbitrate> <arbitration>", 0, Some(8))]);
    assert_eq!(needs("(?:never )*waive"), [need("waive>", 0, None)]);
}

#[test]
fn needs_stand_in_order_and_know_how_far_apart() {
    assert_eq!(
        needs("(?:sell|rent).{0,40}advertis(?:ers|ing)"),
        [need("<rent <sell", 0, Some(0)), need("advertisers> advertising>", 4, Some(44))]
    );
}

#[test]
fn what_begins_with_another_fragment_is_found_with_it() {
    assert_eq!(needs("(?:arbitrat|arbitration).{0,3}"), [need("<arbitrat", 0, Some(0))]);
}
