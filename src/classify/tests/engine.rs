//! The rules' own patterns find in the rules' own examples what the `regex` crate finds there.

use super::*;
use matcher::{Builder, Machine, Subject};
use regex::bytes::RegexBuilder;

#[test]
fn rules_match_what_the_regex_crate_matches() {
    let files = rule_files();
    let mut wrong = Vec::new();
    let mut compared = 0;
    for category in &files.categories {
        let rules = || category.file.rule.iter().map(|rule| rule.as_ref());
        let mut builder = Builder::default();
        let mut patterns = Vec::new();
        for rule in rules() {
            for source in rule.patterns.iter().chain(&rule.unless) {
                let expression = rulec::Pattern::new(source.as_ref(), &files.vocabulary).expect("checked").expression;
                let regex = RegexBuilder::new(&expression).unicode(false).build().expect("checked");
                patterns.push((builder.add(&expression).expect("checked"), regex));
            }
        }
        let machine: &'static Machine = Box::leak(Box::new(Machine::of(builder.finish().leak())));
        for example in rules().flat_map(|rule| rule.matches.iter().chain(&rule.near_miss)) {
            let text = example.as_ref().in_context().text.to_ascii_lowercase();
            let subject = Subject::new(machine, text.clone());
            for (number, regex) in &patterns {
                let theirs: Vec<_> = regex.find_iter(text.as_bytes()).map(|found| found.range()).collect();
                let ours: Vec<_> = subject.matches(*number).collect();
                compared += 1;
                if ours != theirs {
                    wrong.push(format!("{regex} in {text}: {ours:?}, the regex crate {theirs:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {compared}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(compared > 10_000, "only {compared} comparisons");
}
