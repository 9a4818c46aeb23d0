//! The detection table: every document under `tests/detect/KIND/` is recognised as KIND.

use clausemark::capture::Capture;
use clausemark::detect::{Verdict, detect, language, state};
use clausemark::page;
use clausemark::report::{Kind, State};
use std::fs;
use std::path::Path;

fn verdict(capture: &Capture) -> Verdict {
    let clauses = page::clauses(capture);
    detect(capture, &clauses, language(&clauses))
}

const KINDS: &[(&str, Kind, usize)] = &[
    ("privacy", Kind::Privacy, 3),
    ("terms", Kind::Terms, 2),
    ("cookies", Kind::Cookies, 1),
    ("acceptable-use", Kind::AcceptableUse, 1),
    ("data-processing", Kind::DataProcessing, 1),
    ("other-legal", Kind::OtherLegal, 1),
    ("none", Kind::None, 5),
];

#[test]
fn every_document_is_recognised() {
    for &(folder, kind, expected) in KINDS {
        let mut documents = 0;
        for entry in fs::read_dir(Path::new("tests/detect").join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let capture = page::markdown::read(&fs::read_to_string(&path).unwrap(), None);
            let verdict = verdict(&capture);
            assert_eq!(verdict.kind, kind, "{}: {verdict:#?}", path.display());
            documents += 1;
        }
        assert_eq!(documents, expected, "{folder}");
    }
}

#[track_caller]
fn check_state(document: &str, findings: usize, expected: State) {
    let capture = page::markdown::read(&fs::read_to_string(Path::new("tests/detect").join(document)).unwrap(), None);
    let clauses = page::clauses(&capture);
    let language = language(&clauses);
    let kind = detect(&capture, &clauses, language).kind;
    assert_eq!(state(&clauses, language, kind, &capture.unread, findings), expected);
}

#[test]
fn states_are_told_apart() {
    check_state("privacy/heading.md", 3, State::Read);
    check_state("privacy/heading.md", 0, State::NothingFound);
    check_state("privacy/other-language.md", 0, State::LanguageNotSupported);
    check_state("none/news-about-one.md", 0, State::NotAPolicy);
    check_state("none/empty-shell.md", 0, State::TooShort);
}

#[test]
fn evidence_names_its_place_and_words() {
    let capture = page::markdown::read(&fs::read_to_string("tests/detect/terms/heading.md").unwrap(), None);
    let verdict = verdict(&capture);
    let heading = verdict.evidence.iter().find(|e| e.place == "heading").unwrap();
    assert_eq!((heading.words.as_str(), heading.weight), ("terms of use", 4.0));
    assert!(verdict.confidence > 0.5 && verdict.confidence < 1.0);
}

#[test]
fn an_address_and_a_title_speak_for_a_kind() {
    let text = fs::read_to_string("tests/detect/privacy/no-name.md").unwrap();
    let mut capture = page::markdown::read(&text, Some("https://pebblecast.example/legal/privacy-policy.html?lang=en"));
    capture.title = "Pebblecast | Privacy policy".into();
    let verdict = verdict(&capture);
    let places: Vec<&str> = verdict.evidence.iter().map(|e| e.place.as_str()).collect();
    assert!(places.contains(&"address") && places.contains(&"title"), "{verdict:#?}");
}
