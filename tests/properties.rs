//! What must hold of any page: drawn at random by proptest.
#![cfg(feature = "cli")]
#![allow(missing_docs)]

use clausemark::capture::Capture;
use clausemark::text::{canonical, locate};
use clausemark::{annotate, document_hash, page};
use proptest::prelude::*;

/// One paragraph of words and punctuation that people write, odd characters among them.
fn paragraph() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        8 => "[A-Za-z]{1,9}",
        1 => "[0-9]{1,4}",
        1 => prop::sample::select(vec![
            "we", "share", "your", "data.", "Inc.", "e.g.", "(a)", "•", "1.", "“no.”", "don’t", "—", "😀", "é", "x@y.org",
            "[email protected]", "Why?", "…", "ﬁ", "中文", "\u{202e}x", "a\u{ad}b", "U.S.", "4.2", "(opens in a new tab)",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(word, 1..14).prop_map(|words| words.join(" "))
}

/// Paragraphs of a page, each a list of words.
fn page_text() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(paragraph(), 1..8)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn plain(paragraphs: &[String]) -> String {
    paragraphs.iter().map(|text| format!("<p>{}</p>", escaped(text))).collect()
}

/// The same page written otherwise: wrappers, attributes, inline tags, white space.
fn rewritten(paragraphs: &[String], style: u8) -> String {
    let body: String = paragraphs
        .iter()
        .enumerate()
        .map(|(at, text)| {
            let words: Vec<String> = text.split(' ').map(escaped).collect();
            match (at as u8).wrapping_add(style) % 4 {
                0 => format!("<div class=a{style}><p id=x data-k='{at}'>{}</p></div>", words.join("\u{a0} \n")),
                1 => format!("<section>\n<p><span>{}</span></p>\r\n</section>", words.join("</span> <span>")),
                2 => format!("<p style='x'><a href='#{style}'>{}</a></p><!-- c -->", words.join("<!-- c --> ")),
                _ => format!("<p>\t<em><b>{}</b></em>&nbsp;</p>", words.join("\u{200b} ")),
            }
        })
        .collect();
    format!("<!doctype html><html><body><main><div>{body}</div></main></body></html>")
}

fn read(html: &str) -> Capture {
    page::html::read(html, None)
}

fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

proptest! {
    #[test]
    fn canonicalising_twice_changes_nothing(text in "\\PC{0,80}", lines in page_text()) {
        for text in lines.iter().chain([&text]) {
            let once = canonical(text);
            prop_assert_eq!(&canonical(&once), &once);
        }
    }

    #[test]
    fn every_part_of_canonical_text_is_found_in_the_original(text in paragraph()) {
        let canon = canonical(&text);
        for (at, c) in canon.char_indices() {
            let found = locate(&text, at..at + c.len_utf8());
            prop_assert!(text.get(found).is_some_and(|part| !part.is_empty()));
        }
    }

    #[test]
    fn wrappers_attributes_and_inline_tags_change_no_hash(paragraphs in page_text(), style in any::<u8>()) {
        let one = page::clauses(&read(&plain(&paragraphs)));
        let other = page::clauses(&read(&rewritten(&paragraphs, style)));
        let texts = |clauses: &clausemark::clause::Clauses| -> Vec<String> {
            clauses.list.iter().map(|clause| clause.canonical.clone()).collect()
        };
        prop_assert_eq!(texts(&one), texts(&other));
        prop_assert_eq!(document_hash(&one), document_hash(&other));
    }

    #[test]
    fn every_quote_is_in_the_page_and_every_range_in_its_node(paragraphs in page_text(), style in any::<u8>()) {
        let capture = read(&rewritten(&paragraphs, style));
        for clause in page::clauses(&capture).list {
            let mut words = String::new();
            for range in &clause.ranges {
                let units: Vec<u16> = capture.texts[range.node as usize].encode_utf16().collect();
                let part = units.get(range.start as usize..range.end as usize);
                let part = part.ok_or_else(|| TestCaseError::fail("a range outside its node"))?;
                words.push_str(&String::from_utf16(part).map_err(|_| TestCaseError::fail("half a character"))?);
                words.push(' ');
            }
            let visible = |text: &str| text.replace(['\u{200b}', '\u{ad}', '\u{202e}'], "").split_whitespace().collect::<String>();
            prop_assert_eq!(visible(&words), visible(&clause.text));
        }
    }

    #[test]
    fn no_page_is_too_strange(html in "\\PC{0,200}", stream in prop::collection::vec(-3i32..4, 0..40)) {
        annotate(&read(&html));
        let mut capture = read("<p>One.</p><ul><li>Two</ul>");
        capture.stream = stream;
        annotate(&capture);
    }
}

#[test]
fn white_space_of_any_kind_is_one_space() {
    let page = read("<p>We\u{a0}sell\u{2003}your\n\tdata.</p>");
    assert_eq!(page::clauses(&page).list[0].text, collapsed("We sell your data."));
}
