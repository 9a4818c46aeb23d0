//! What the reader can do, with the exact words it was taken from.

use super::super::actions::Actions;
use super::*;
use crate::clause::Link;
use crate::report::ActionKind::{self, Deadline, Email, Post, Settings};

fn check(text: &str, expected: &[(ActionKind, &str)]) {
    let clauses = clauses_of(&InContext { text: text.to_string(), ..InContext::default() });
    let actions = Actions::of(&clauses.list[0]).of_kinds(&[Email, ActionKind::Link, Settings, Post, Deadline]);
    let found: Vec<(ActionKind, &str)> = actions.iter().map(|action| (action.kind, action.value.as_str())).collect();
    assert_eq!(found, expected, "{text}");
    assert!(actions.iter().all(|action| text.contains(&action.words)), "{text}");
}

#[test]
fn addresses() {
    check("Write to Opt-Out@Quillby.example within two weeks.", &[(Email, "Opt-Out@Quillby.example")]);
    check(
        "Visit https://quillby.example/privacy/choices.",
        &[(ActionKind::Link, "https://quillby.example/privacy/choices")],
    );
    check(
        "Send a letter to Quillby Inc., 12 Harbour Street, Springfield, IL 62701.",
        &[(Post, "12 Harbour Street, Springfield, IL 62701")],
    );
}

#[test]
#[cfg(feature = "cli")]
fn addresses_that_canonical_text_hides() {
    let page = crate::page::html::read("<p>Write to no-training@tarn.example to refuse.</p>", None);
    let actions = Actions::of(&crate::page::clauses(&page).list[0]).of_kinds(&[Email]);
    assert_eq!(actions[0].value, "no-training@tarn.example");
}

#[test]
fn settings_paths() {
    check("Go to Settings > Data Controls and switch it off.", &[(Settings, "Settings > Data Controls")]);
    check(
        "Opt out under Settings › Privacy › Model training, at any time.",
        &[(Settings, "Settings › Privacy › Model training")],
    );
    check("Switch it off in your account settings.", &[(Settings, "your account settings")]);
    check("We may change the settings.", &[]);
}

#[test]
fn deadlines_with_their_start() {
    check(
        "You must write within 30 days of first accepting these terms.",
        &[(Deadline, "within 30 days of first accepting these terms")],
    );
    check(
        "Tell us no later than thirty (30) days after the change.",
        &[(Deadline, "no later than thirty (30) days after the change")],
    );
    check("We keep it for 30 days.", &[]);
}

#[test]
fn links_give_their_address_and_their_words() {
    let mut clauses = clauses_of(&InContext { text: "Opt out here.".to_string(), ..InContext::default() });
    clauses.list[0].links.push(Link { words: 8..12, href: "https://quillby.example/out".to_string() });
    let actions = Actions::of(&clauses.list[0]).of_kinds(&[ActionKind::Link]);
    assert_eq!((actions[0].value.as_str(), actions[0].words.as_str()), ("https://quillby.example/out", "here"));
}
