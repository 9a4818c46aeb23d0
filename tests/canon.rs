//! `canon/1` against its test vectors, and against a second implementation written from the document alone.
#![cfg(feature = "cli")]
#![allow(missing_docs)]

use clausemark::hash::{hex, sha256};
use clausemark::page;
use clausemark::text::canonical;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde::Deserialize;
use std::io::Write;
use std::process::{Command, Stdio};

#[derive(Deserialize)]
struct Vectors {
    vector: Vec<Vector>,
}

#[derive(Deserialize)]
struct Vector {
    text: String,
    canonical: String,
}

fn vectors() -> Vec<Vector> {
    let vectors: Vectors = toml::from_str(include_str!("canon.toml")).expect("tests/canon.toml");
    vectors.vector
}

#[test]
fn vectors_hold() {
    for vector in vectors() {
        assert_eq!(canonical(&vector.text), vector.canonical, "of {:?}", vector.text);
        assert_eq!(canonical(&vector.canonical), vector.canonical);
    }
}

/// Odd texts, drawn as the properties draw them.
fn drawn() -> Vec<String> {
    let piece = prop_oneof!["\\PC{0,6}", "[ -~]{0,8}", "[0-9a-ivx(.)•@ -]{0,9}", "[\u{2000}-\u{206f}]{0,3}"];
    let texts = prop::collection::vec(prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat()), 2000);
    let mut runner = TestRunner::new_with_rng(Config::default(), TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    texts.new_tree(&mut runner).expect("a strategy without filters").current()
}

/// Every clause of the sample policies.
fn sample_clauses() -> Vec<String> {
    let mut clauses = Vec::new();
    for entry in std::fs::read_dir("tests/policies").expect("tests/policies").flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|extension| extension == "html") {
            let html = std::fs::read_to_string(&path).expect("a file just listed");
            clauses.extend(page::clauses(&page::html::read(&html, None)).list.into_iter().map(|clause| clause.text));
        }
    }
    assert!(clauses.len() > 50, "the sample policies are gone");
    clauses
}

#[test]
fn a_second_implementation_agrees() {
    let texts: Vec<String> =
        vectors().into_iter().map(|vector| vector.text).chain(sample_clauses()).chain(drawn()).collect();
    let mut python = Command::new("python3")
        .arg("tests/canon.py")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3, which the tests need");
    let mut input = python.stdin.take().expect("a pipe");
    let lines: String = texts.iter().map(|text| serde_json::to_string(text).expect("a string") + "\n").collect();
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = python.wait_with_output().expect("the output of tests/canon.py");
    writer.join().expect("no panic").expect("python reads all of its input");
    let answers: Vec<(String, String)> = String::from_utf8(output.stdout)
        .expect("UTF-8")
        .lines()
        .map(|line| serde_json::from_str(line).expect("a pair"))
        .collect();
    assert_eq!(answers.len(), texts.len());
    for (text, (theirs, their_hash)) in texts.iter().zip(answers) {
        let ours = canonical(text);
        assert_eq!(ours, theirs, "of {text:?}");
        assert_eq!(hex(&sha256(&ours)), their_hash);
    }
}
