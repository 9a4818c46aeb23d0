//! For whom a clause holds: the regions that its section, its lead-in or its own words limit it to.

use crate::clause::{Clause, Clauses};
use matcher::Literals;
use std::cell::{LazyCell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Regions, with the words (lower case) that name them or the people in them.
const REGIONS: &[(&str, &[&str])] = &[
    ("European Economic Area", &["eea", "european economic area", "european union", "eu", "europe", "european"]),
    ("United Kingdom", &["uk", "united kingdom", "england", "great britain"]),
    ("Switzerland", &["switzerland", "swiss"]),
    ("California", &["california", "californian"]),
    ("Colorado", &["colorado"]),
    ("Connecticut", &["connecticut"]),
    ("Illinois", &["illinois"]),
    ("Nevada", &["nevada"]),
    ("Oregon", &["oregon"]),
    ("Texas", &["texas"]),
    ("Utah", &["utah"]),
    ("Vermont", &["vermont"]),
    ("Virginia", &["virginia"]),
    ("Washington", &["washington"]),
    ("New York", &["new york"]),
    ("United States", &["united states", "u.s.", "us state", "u.s. state", "usa"]),
    ("Canada", &["canada", "canadian", "quebec"]),
    ("Brazil", &["brazil", "brazilian"]),
    ("Australia", &["australia", "australian"]),
    ("New Zealand", &["new zealand"]),
    ("India", &["india"]),
    ("Japan", &["japan", "japanese"]),
    ("South Korea", &["south korea", "korea", "korean"]),
    ("China", &["china", "prc", "people's republic of china"]),
    ("South Africa", &["south africa"]),
];

/// Words that make a heading with a region's name speak of something else than the people there.
const NOT_FOR_PEOPLE: &[&str] =
    &["transfer", "outside", "representative", "law", "headquarters", "office", "framework"];

/// Words before a region's name that tie the clause to the people there, "the" or a list of names between.
const BEFORE: &[&str] = &[
    "residents of",
    "resident of",
    "residents in",
    "resident in",
    "you reside in",
    "you live in",
    "you are located in",
    "you are in",
    "you are based in",
    "users in",
    "users from",
    "individuals in",
    "consumers in",
    "customers in",
    "people in",
    "those in",
    "you are a",
    "you are an",
    "located within",
];

/// Words behind a region's name that do.
const BEHIND: &[&str] = &["resident", "residents", "consumer", "consumers", "users", "customers", "citizens"];

/// How far (bytes) before a region's name the words that tie the clause to it may stand.
const REACH: usize = 60;

/// Every name of a region, with the position of its region.
static NAMES: LazyLock<(Literals, Vec<(usize, &str)>)> = LazyLock::new(|| {
    let of_region =
        |(region, (_, names)): (usize, &(&str, &'static [&'static str]))| names.iter().map(move |&name| (region, name));
    let names: Vec<(usize, &'static str)> = REGIONS.iter().enumerate().flat_map(of_region).collect();
    (Literals::of(names.iter().map(|(_, name)| *name)), names)
});

/// A bit for each region of the table.
type Limits = u64;

const _: () = assert!(REGIONS.len() <= Limits::BITS as usize, "there are more regions than bits");

/// For whom the clauses of a document hold.
pub(crate) struct Regions<'a> {
    clauses: &'a Clauses,
    /// What each heading that was asked for limits its section to, by its position: many clauses stand under one.
    headings: RefCell<BTreeMap<usize, Limits>>,
}

impl<'a> Regions<'a> {
    /// Nothing is read yet.
    pub(crate) fn of(clauses: &'a Clauses) -> Self {
        Regions { clauses, headings: RefCell::default() }
    }

    /// The regions whose people a clause is limited to, in the order of the table; none where it holds for everyone.
    #[inline(never)]
    pub(crate) fn of_clause(&self, clause: &Clause) -> Vec<&'static str> {
        let list = &self.clauses.list;
        let mut limits = 0;
        for heading in std::iter::successors(clause.heading, |&heading| list[heading].heading) {
            limits |= *self.headings.borrow_mut().entry(heading).or_insert_with(|| of_heading(&list[heading]));
        }
        for own in [Some(clause), clause.lead_in.map(|at| &list[at])].into_iter().flatten() {
            each_name(&own.canonical, |text, region, name| limits |= u64::from(is_tied(text, name)) << region);
        }
        (0..).zip(REGIONS).filter(|(region, _)| limits >> region & 1 == 1).map(|(_, (region, _))| *region).collect()
    }
}

fn of_heading(heading: &Clause) -> Limits {
    let mut limits = 0;
    each_name(&heading.canonical, |text, region, _| {
        limits |= u64::from(!NOT_FOR_PEOPLE.iter().any(|word| text.contains(word))) << region;
    });
    limits
}

/// Calls a function with the text in lower case, a region and the place of its name, for each name that stands in the
/// text as whole words.
fn each_name(text: &str, mut call: impl FnMut(&str, usize, Range<usize>)) {
    let (search, names) = &*NAMES;
    let lower = LazyCell::new(|| text.to_ascii_lowercase());
    search.each(text, |number, start| {
        let (region, name) = names[number];
        let end = start + name.len();
        if !text[end..].starts_with(char::is_alphanumeric) {
            call(&lower, region, start..end);
        }
    });
}

/// Whether the words around a name tie the clause to the people there.
fn is_tied(text: &str, name: Range<usize>) -> bool {
    let behind = text[name.end..].trim_start_matches([' ', ',', '-']);
    let behind = behind.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let start = text.floor_char_boundary(name.start.saturating_sub(REACH));
    let before = &text[start..name.start];
    // A full stop or a semicolon ends what the words before can tie.
    let before = before.rsplit(['.', ';', ':']).next().unwrap_or(before);
    BEHIND.contains(&behind) || BEFORE.iter().any(|words| before.contains(words))
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::Regions;
    use crate::page;

    fn of_last(html: &str) -> Vec<&'static str> {
        let clauses = page::clauses(&page::html::read(html, None));
        Regions::of(&clauses).of_clause(clauses.list.last().expect("a clause"))
    }

    #[test]
    fn a_clause_holds_where_its_section_or_its_words_say() {
        for (html, expected) in [
            ("<h2>Your California privacy rights</h2><p>You may ask what we keep.</p>", &["California"][..]),
            (
                "<h2>Users in the EEA, UK and Switzerland</h2><h3>Rights</h3><p>You may object.</p>",
                &["European Economic Area", "United Kingdom", "Switzerland"],
            ),
            ("<p>If you are a resident of Colorado or Texas, you may opt out.</p>", &["Colorado", "Texas"]),
            ("<p>Canadian users may write to us.</p>", &["Canada"]),
            ("<h2>Transfers outside the EEA</h2><p>Data goes elsewhere.</p>", &[]),
            ("<p>Our servers are in the United States.</p>", &[]),
            ("<p>These terms are governed by the laws of California.</p>", &[]),
            ("<h2>Your rights</h2><p>You may object.</p>", &[]),
        ] {
            assert_eq!(of_last(html), expected, "in {html}");
        }
    }
}
