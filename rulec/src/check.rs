//! What has to hold for a category file before it is compiled.

use crate::pattern::Pattern;
use crate::problem::Problem;
use crate::source::{CategoryFile, Example, RuleEntry};
use crate::vocabulary::Vocabulary;
use std::collections::BTreeSet;
use std::ops::Range;
use toml::Spanned;

/// A category's rules have at least this many examples, and as many near misses.
const FEWEST_EXAMPLES: usize = 8;

/// Everything wrong with a category file that TOML and the types let through.
pub(crate) fn check(name: &str, text: &str, file: &CategoryFile, vocabulary: &Vocabulary) -> Vec<Problem> {
    let mut checker = Checker { name, text, vocabulary, problems: Vec::new() };
    checker.slug();
    for (field, words) in file.texts() {
        checker.not_empty(field, words);
    }
    for law in &file.law {
        checker.date(&law.in_force);
    }
    for agency in &file.agency {
        if !agency.complaints.as_ref().starts_with("https://") {
            checker.complain(agency.complaints.span(), "`complaints` is no https address");
        }
    }
    for modifier in file.severity.raises.iter().chain(&file.severity.lowers) {
        checker.not_empty("reason", &modifier.reason);
        checker.patterns(&modifier.when);
    }
    checker.rules(&file.rule);
    checker.problems
}

struct Checker<'a> {
    name: &'a str,
    text: &'a str,
    vocabulary: &'a Vocabulary,
    problems: Vec<Problem>,
}

impl Checker<'_> {
    fn complain(&mut self, span: Range<usize>, message: impl Into<String>) {
        self.problems.push(Problem::at(self.name, self.text, span, message));
    }

    fn slug(&mut self) {
        let slug = self.name.trim_end_matches(".toml");
        if !is_name(slug) {
            self.complain(0..0, "the file's name is the category's slug: lower-case letters, digits and hyphens");
        }
    }

    fn not_empty(&mut self, field: &str, words: &Spanned<String>) {
        if words.as_ref().trim().is_empty() {
            self.complain(words.span(), format!("`{field}` is empty"));
        }
    }

    fn date(&mut self, date: &Spanned<String>) {
        let shape: String = date.as_ref().chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
        if !matches!(shape.as_str(), "0000" | "0000-00-00") {
            self.complain(date.span(), "`in_force` is no date: write YYYY-MM-DD or YYYY");
        }
    }

    fn patterns(&mut self, patterns: &[Spanned<String>]) {
        for pattern in patterns {
            if let Err(message) = Pattern::new(pattern.as_ref(), self.vocabulary) {
                self.complain(pattern.span(), message);
            }
        }
    }

    fn rules(&mut self, rules: &[Spanned<RuleEntry>]) {
        if rules.is_empty() {
            self.complain(0..0, "the category has no rule");
        }
        let mut ids = BTreeSet::new();
        for rule in rules {
            let (span, rule) = (rule.span(), rule.as_ref());
            if !is_name(rule.id.as_ref()) {
                self.complain(rule.id.span(), "a rule's id is made of lower-case letters, digits and hyphens");
            }
            if !ids.insert(rule.id.as_ref()) {
                self.complain(rule.id.span(), format!("a second rule with the id `{}`", rule.id.as_ref()));
            }
            if rule.patterns.is_empty() {
                self.complain(span.clone(), "the rule has no pattern");
            }
            for (field, examples) in [("match", &rule.matches), ("near_miss", &rule.near_miss)] {
                if examples.is_empty() {
                    self.complain(span.clone(), format!("the rule's `{field}` has no example"));
                }
                self.examples(examples);
            }
            for pattern in &rule.patterns {
                if let Err(message) = Pattern::trigger(pattern.as_ref(), self.vocabulary) {
                    self.complain(pattern.span(), message);
                }
            }
            for patterns in [&rule.unless, &rule.under, &rule.not_under, &rule.after] {
                self.patterns(patterns);
            }
        }
        for (field, count) in [
            ("match", rules.iter().map(|rule| rule.as_ref().matches.len()).sum::<usize>()),
            ("near_miss", rules.iter().map(|rule| rule.as_ref().near_miss.len()).sum()),
        ] {
            if count < FEWEST_EXAMPLES {
                self.complain(0..0, format!("the category's rules have {count} `{field}` examples together; {FEWEST_EXAMPLES} are the fewest"));
            }
        }
    }

    fn examples(&mut self, examples: &[Spanned<Example>]) {
        for example in examples {
            if example.as_ref().in_context().text.trim().is_empty() {
                self.complain(example.span(), "an example without words");
            }
        }
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
