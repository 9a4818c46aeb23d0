use super::{PRIVACY, TERMS, run};
use clausemark::hash::{hex, sha256};

#[test]
fn the_text_is_what_the_document_hash_is_of() {
    for document in [TERMS, PRIVACY, "tests/detect/terms/heading.md"] {
        let text = run(&["text", document]).ok();
        let hash = hex(&sha256(&text));
        assert_eq!(run(&["hash", document]).ok(), format!("{hash}  {document}\n"));
        assert_eq!(run(&["annotate", "--format", "json", document]).json()["document"]["hash"], hash.as_str());
        assert!(!text.ends_with('\n'));
    }
}

#[test]
fn every_clause_is_a_line_of_the_text() {
    let text = run(&["text", TERMS]).ok();
    let expected: String = text
        .lines()
        .enumerate()
        .map(|(n, line)| format!("{}  {TERMS}:{}\t{line}\n", hex(&sha256(line)), n + 1))
        .collect();
    assert_eq!(run(&["hash", "--clauses", TERMS]).ok(), expected);
}

#[test]
fn standard_input_is_named_as_sha256sum_names_it() {
    let run = super::run_with_input(&["hash"], b"One clause.");
    assert_eq!(run.ok(), format!("{}  -\n", hex(&sha256("One clause."))));
}
