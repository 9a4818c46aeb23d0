//! Where clauses stand in the page: each `tests/spans/*.html` becomes its text nodes with carets under every clause.
#![cfg(feature = "cli")]
#![allow(missing_docs)]

use clausemark::page;
use clausemark::report::TextRange;
use std::fmt::Write;

#[test]
fn every_clause_is_where_the_carets_are() {
    insta::glob!("spans/*.html", |path| {
        let html = std::fs::read_to_string(path).expect("a fixture that the glob found");
        insta::assert_snapshot!(draw(&html));
    });
}

/// The text nodes of `html`, each with a line of carets for every clause that has words in it.
fn draw(html: &str) -> String {
    let capture = page::html::read(html, None);
    let clauses = page::clauses(&capture);
    let mut drawing = String::new();
    for (node, text) in capture.texts.iter().enumerate().filter(|(_, text)| !text.trim().is_empty()) {
        let shown = text.replace('\r', "␍").replace('\n', "␊").replace('\u{ad}', "¬").replace('\u{200b}', "¦");
        writeln!(drawing, "{node:2} |{shown}").expect("a String takes all");
        for (number, clause) in clauses.list.iter().enumerate() {
            for range in clause.ranges.iter().filter(|range| range.node as usize == node) {
                let carets = carets(text, *range);
                writeln!(drawing, "   |{carets} clause {number}, {}..{}", range.start, range.end).expect("as above");
            }
        }
    }
    for (number, clause) in clauses.list.iter().enumerate() {
        let lead_in = clause.lead_in.map_or(String::new(), |at| format!(", introduced by clause {at}"));
        writeln!(drawing, "clause {number}: {:?}{lead_in}: {:?}", clause.kind, clause.text).expect("as above");
    }
    drawing
}

/// A caret under each character of `text` whose UTF-16 offset lies in `range`.
fn carets(text: &str, range: TextRange) -> String {
    let mut offset = 0;
    let marks = text.chars().map(|c| {
        let inside = (range.start..range.end).contains(&offset);
        offset += c.len_utf16() as u32;
        if inside { '^' } else { ' ' }
    });
    marks.collect::<String>().trim_end().to_owned()
}
