use super::{run, run_with_input};
use serde_json::json;

const HTML: &[u8] = b"<!doctype html><title>T</title><p>We may <b>change</b> these terms.";

#[test]
fn the_content_tells_the_format() {
    let clause = "We may change these terms.";
    assert_eq!(run_with_input(&["text", "-"], HTML).ok(), clause);
    assert_eq!(run_with_input(&["text"], b"We may **change** these terms.").ok(), clause);
    assert_eq!(run_with_input(&["text"], b"We may change these terms.").ok(), clause);
}

#[test]
fn the_format_can_be_said() {
    let text = run_with_input(&["text", "--input", "text"], b"We may **change** <b>terms</b>.").ok();
    assert_eq!(text, "We may **change** <b>terms</b>.");
    let text = run_with_input(&["text", "--input", "html"], b"We may **change** <b>terms</b>.").ok();
    assert_eq!(text, "We may **change** terms.");
}

#[test]
fn older_encodings_are_read_as_browsers_read_them() {
    assert_eq!(run_with_input(&["text"], b"<p>caf\xe9 \x93quoted\x94 now").ok(), "café \"quoted\" now");
    let declared = b"<meta charset=\"iso-8859-2\"><p>\xb1 and more";
    assert_eq!(run_with_input(&["text"], declared).ok(), "ą and more");
}

#[test]
fn damaged_text_is_said_to_be_unread() {
    let report = run_with_input(&["annotate", "--format", "json"], b"<meta charset=utf-8><p>caf\xe9 is here").json();
    assert_eq!(report["document"]["unread"], json!([{"what": "encoding", "count": 1}]));
}

#[test]
fn nothing_is_too_short() {
    let report = run_with_input(&["annotate", "--format", "json"], b"").json();
    assert_eq!(report["document"]["state"], "too-short");
    assert_eq!(run_with_input(&["text"], b"").ok(), "");
}

#[test]
fn folders_are_read_in_the_order_of_their_names() {
    let lines = run(&["hash", "tests/detect/none", "tests/detect/terms"]).ok();
    let names: Vec<&str> = lines.lines().filter_map(|line| line.split_once("  ").map(|(_, name)| name)).collect();
    assert_eq!(names.len(), 7);
    assert_eq!(names[0], "tests/detect/none/empty-shell.md");
    assert_eq!(names[6], "tests/detect/terms/named-last.md");
}
