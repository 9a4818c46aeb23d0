//! Records, and what they say of a page.
#![cfg(feature = "cli")]
#![allow(missing_docs)]

use clausemark::page::markdown;
use clausemark::record::compare::{Comparison, PieceKind, Sameness, Status, Weight, compare};
use clausemark::record::{About, Edition, Problem, Record, Verdict, check, problem, record, record_id};
use clausemark::{Reading, read};

const BEFORE: &str = "\
# Privacy Policy

We collect your name and your e-mail address when you sign up.

We share your data with our partners for their own marketing.

We keep your data for 30 days after you close your account.

You may object at any time by writing to us.

## Children

The service is not meant for children under the age of 13.";

fn reading(markdown: &str, url: &str) -> Reading {
    read(&markdown::read(markdown, Some(url)))
}

fn record_of(markdown: &str, url: &str, captured: &str) -> Record {
    record(&reading(markdown, url), About { captured: captured.to_owned(), ..About::default() }).unwrap()
}

/// `before` against `after`, with the texts of both.
fn compared(before: &str, after: &str) -> Comparison {
    let edition = |markdown: &str| {
        let reading = reading(markdown, "https://example.com/privacy");
        let about = About { captured: "2026-11-25T10:00:00Z".into(), ..About::default() };
        Edition::of(&record(&reading, about).unwrap(), reading.texts)
    };
    compare(&edition(after), &edition(before))
}

fn statuses(comparison: &Comparison) -> Vec<Status> {
    comparison.clauses.iter().map(|change| change.status).collect()
}

#[test]
fn a_record_is_checked_by_its_own_content() {
    let good = record_of(BEFORE, "https://www.example.com/privacy#top", "2026-11-25T10:00:00.25Z");
    assert_eq!(problem(&good), None);
    assert_eq!(good.document, format!("example.com:{}", good.kind.slug()));
    assert_eq!((good.url.as_deref(), good.entity.as_str()), (Some("https://www.example.com/privacy"), "example.com"));
    assert_eq!(good.captured, "2026-11-25T10:00:00Z");

    let lying = Record { hash: good.wording.clone(), ..good.clone() };
    assert_eq!(problem(&lying), Some(Problem::Id(record_id(&lying))));
    let mut cut = good.clone();
    cut.clauses.pop();
    assert!(problem(&cut).is_some());
    cut.categories.clear();
    assert!(matches!(problem(&cut), Some(Problem::Id(_))));
    let wrong: [fn(Record) -> Record; 5] = [
        |good| Record { format: "record/9".into(), ..good },
        |good| Record { recipe: "canon/9".into(), ..good },
        |good| Record { hash: "A".repeat(64), ..good },
        |good| Record { captured: "yesterday".into(), ..good },
        |good| Record { clauses: Vec::new(), ..good },
    ];
    for make in wrong {
        assert!(problem(&make(good.clone())).is_some());
    }
    // Later rules may find more in the same capture.
    let judged_again = Record { rules: "other".into(), categories: Vec::new(), ..good.clone() };
    assert_eq!(problem(&judged_again), None);
}

#[test]
fn the_id_is_of_the_lines_that_the_document_says() {
    let one = record_of(BEFORE, "https://example.com/privacy", "2026-11-25T10:00:00Z");
    let json = serde_json::to_value(&one).unwrap();
    let names = "format document entity kind title url language captured recipe hash wording source/by \
                 source/repository source/commit source/path source/link licence";
    let mut lines: Vec<&str> = names
        .split_whitespace()
        .map(|name| json.pointer(&format!("/{name}")).unwrap().as_str().unwrap_or_default())
        .collect();
    lines.extend(json["clauses"].as_array().unwrap().iter().map(|hash| hash.as_str().unwrap()));
    assert_eq!(clausemark::hash::hex(&clausemark::hash::sha256(&lines.join("\n"))), one.id);
}

#[test]
fn every_change_is_told_rightly() {
    let after = BEFORE
        .replace("We keep your data for 30 days", "We keep your data for 60 days")
        .replace("You may object at any time by writing to us.\n", "We train our models on what you upload.\n")
        .replace("# Privacy Policy\n", "# Privacy Policy\n\nThis page tells you what happens with your data.\n");
    let comparison = compared(BEFORE, &after);
    assert_eq!(comparison.verdict, Sameness::Changed);
    let expected = [
        Status::Same,
        Status::New,
        Status::Same,
        Status::Same,
        Status::Reworded,
        Status::New,
        Status::Same,
        Status::Same,
    ];
    assert_eq!(statuses(&comparison), expected);
    assert_eq!(comparison.weight, Some(Weight::Substantive));
    let gone: Vec<_> = comparison.gone.iter().map(|gone| (gone.text.as_deref().unwrap(), gone.before)).collect();
    assert_eq!(gone, [("You may object at any time by writing to us.", 6)]);
    let words: Vec<_> = comparison.clauses[4].words.iter().map(|piece| (piece.is, piece.text.as_str())).collect();
    let (removed, added) = ((PieceKind::Removed, "30"), (PieceKind::Added, "60"));
    assert!(words.contains(&removed) && words.contains(&added), "{words:?}");
}

#[test]
fn a_clause_elsewhere_is_moved() {
    let mut blocks: Vec<&str> = BEFORE.split("\n\n").collect();
    blocks.swap(1, 4);
    let comparison = compared(BEFORE, &blocks.join("\n\n"));
    assert_eq!((comparison.verdict, comparison.counts.moved), (Sameness::SameWording, 2));
    assert_eq!(comparison.weight, Some(Weight::Cosmetic));
}

#[test]
fn form_alone_is_no_change() {
    let after = BEFORE
        .replace("sign up.\n\nWe share", "sign up; we share")
        .replace("## Children", "## CHILDREN:")
        .replace("e-mail", "email");
    let comparison = compared(BEFORE, &after);
    assert_eq!(comparison.verdict, Sameness::SameWording);
    assert_eq!(comparison.counts.reformatted, 2);
    assert!(comparison.gone.is_empty());
    assert_eq!(compared(BEFORE, BEFORE).verdict, Sameness::Identical);
}

const ADDRESS: &str = "https://example.com/privacy";

#[test]
fn records_say_what_the_page_is() {
    let first = record_of(BEFORE, ADDRESS, "2025-01-01T00:00:00Z");
    let second = record_of(&BEFORE.replace("30 days", "60 days"), ADDRESS, "2026-01-01T00:00:00Z");
    let europe = record_of(
        &BEFORE.replace("our partners for their own marketing", "nobody").replace("13", "16"),
        "https://example.com/eu/privacy",
        "2026-01-01T00:00:00Z",
    );
    let stranger =
        record_of("# Terms\n\nThese terms are about something else.", "https://example.org/", "2026-01-01T00:00:00Z");
    let records = [first.clone(), second.clone(), europe.clone(), stranger];
    let page = |markdown: &str, url: &str| check(&record_of(markdown, url, "2026-11-25T00:00:00Z"), &records);
    let said =
        |check: &clausemark::record::Check| (check.verdict, check.record.as_ref().map(|record| record.id.clone()));

    assert_eq!(said(&page(BEFORE, ADDRESS)), (Verdict::Identical, Some(first.id)));
    let changed = page(&BEFORE.replace("30 days", "90 days"), ADDRESS);
    assert_eq!(said(&changed), (Verdict::Changed, Some(second.id)));
    let counts = changed.comparison.unwrap().counts;
    assert_eq!((counts.clauses, counts.same, counts.new, counts.gone), (7, 6, 1, 1));
    let eu_text = BEFORE.replace("our partners for their own marketing", "nobody").replace("13", "16");
    assert_eq!(said(&page(&eu_text, ADDRESS)), (Verdict::Variant, Some(europe.id)));
    assert_eq!(said(&page(&BEFORE.to_uppercase(), ADDRESS)).0, Verdict::SameWording);
    assert_eq!(said(&page("# Cookies\n\nNothing is known of this.", "https://example.net/")), (Verdict::Unknown, None));
}

#[test]
fn another_recipe_is_no_change() {
    let old = record_of(BEFORE, ADDRESS, "2025-01-01T00:00:00Z");
    let old = Record { recipe: "canon/0".into(), hash: "0".repeat(64), clauses: vec!["0".repeat(64)], ..old };
    let page = record_of(BEFORE, ADDRESS, "2026-11-25T00:00:00Z");
    assert_eq!(check(&page, std::slice::from_ref(&old)).verdict, Verdict::OtherRecipe);
    let comparison = compare(&Edition::of(&page, Vec::new()), &Edition::of(&old, Vec::new()));
    assert_eq!((comparison.verdict, comparison.weight), (Sameness::OtherRecipe, None));
}

#[test]
fn other_rules_are_no_change() {
    let old = record_of(BEFORE, ADDRESS, "2025-01-01T00:00:00Z");
    let old = Record { rules: "older".into(), categories: Vec::new(), ..old };
    let said = check(&record_of(BEFORE, ADDRESS, "2026-11-25T00:00:00Z"), &[old]);
    assert_eq!((said.verdict, said.comparison.unwrap().weight), (Verdict::Identical, None));
}

#[test]
fn an_empty_page_is_like_nothing() {
    let empty = record_of("", "https://example.com/a", "2025-01-01T00:00:00Z");
    let page = record_of("", "https://example.org/b", "2026-11-25T00:00:00Z");
    assert_eq!(check(&page, &[empty]).verdict, Verdict::Unknown);
}
