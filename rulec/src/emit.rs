//! Writes what classification needs of a checked rule set as Rust statics; `src/classify/compiled.rs` includes them and has their types.

use crate::needs::rarity;
use crate::source::{Modifier, RuleEntry};
use crate::{Category, Distance, Fragment, Need, Pattern, RuleSet};
use matcher::Builder;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write;
use toml::Spanned;

/// How many needs of a pattern that makes a rule speak are kept: more leave out hardly a clause more.
const MOST_NEEDS: usize = 4;

/// The word groups that the engine itself reads, with the names it has for them.
const GRAMMAR: [(&str, &str); 9] = [
    ("negation", "negation"),
    ("neutral", "no_negation"),
    ("breaks", "clause_break"),
    ("statement", "statement"),
    ("email", "action_email"),
    ("link", "action_link"),
    ("settings", "action_settings"),
    ("post", "action_post"),
    ("deadline", "action_deadline"),
];

/// The Rust source of a rule set, without the texts of its categories.
///
/// # Errors
/// A pattern that does not compile, which [`crate::load`] would have refused.
pub fn emit(set: &RuleSet) -> Result<String, String> {
    let mut writer = Writer {
        set,
        rules: String::new(),
        rule_count: 0,
        triggers: String::new(),
        trigger_count: 0,
        positions: BTreeMap::new(),
        needs: Vec::new(),
        sets: BTreeMap::new(),
        program: Builder::default(),
    };
    let mut categories = String::new();
    for (position, category) in set.categories.iter().enumerate() {
        writer.category(position, category, &mut categories)?;
    }
    let mut body = String::new();
    let table = |name: &str, kind: &str, count: usize, rows: &str| {
        format!("pub(super) static {name}: [{kind}; {count}] = [\n{rows}];")
    };
    line(&mut body, &table("CATEGORIES", "Category", set.categories.len(), &categories));
    line(&mut body, &table("RULES", "Rule", writer.rule_count, &writer.rules));
    line(&mut body, &table("TRIGGERS", "Trigger", writer.trigger_count, &writer.triggers));
    line(&mut body, &writer.needs());
    line(&mut body, &format!("pub(super) static GRAMMAR: Grammar = {};", writer.grammar()?));
    line(&mut body, &format!("pub(super) const FINGERPRINT: &str = {:?};", set.fingerprint));
    line(&mut body, &program(writer.program));
    Ok(body)
}

struct Writer<'a> {
    set: &'a RuleSet,
    rules: String,
    rule_count: usize,
    triggers: String,
    trigger_count: usize,
    /// Regular expression → its position among the patterns.
    positions: BTreeMap<String, usize>,
    /// For each pattern what it needs: sets by number, with their distances and how rare they are.
    needs: Vec<Vec<(usize, Distance, Reverse<u32>)>>,
    /// Fragments of which one is needed → their number.
    sets: BTreeMap<Vec<Fragment>, usize>,
    program: Builder,
}

impl Writer<'_> {
    fn category(&mut self, position: usize, category: &Category, out: &mut String) -> Result<(), String> {
        let (slug, file) = (&category.slug, &category.file);
        line(out, &format!("    Category {{ slug: {slug:?}, severity: Severity::{:?},", file.severity.default));
        let actions = file.actions.iter().map(|kind| format!("ActionKind::{kind:?}, "));
        line(out, &format!("        actions: &[{}],", actions.collect::<String>()));
        line(out, &format!("        raises: &[{}],", self.modifiers(&file.severity.raises)?));
        line(out, &format!("        lowers: &[{}],", self.modifiers(&file.severity.lowers)?));
        line(out, "    },");
        for rule in &file.rule {
            self.rule(slug, position, rule.as_ref())?;
        }
        Ok(())
    }

    fn modifiers(&mut self, modifiers: &[Modifier]) -> Result<String, String> {
        let mut out = String::new();
        for modifier in modifiers {
            let when = self.list(&modifier.when)?;
            let _ = write!(out, "Modifier {{ when: {when}, reason: {:?} }}, ", modifier.reason.as_ref());
        }
        Ok(out)
    }

    fn rule(&mut self, slug: &str, category: usize, rule: &RuleEntry) -> Result<(), String> {
        let id = format!("{slug}/{}", rule.id.as_ref());
        let kinds: String = rule.kinds.iter().map(|kind| format!("Kind::{kind:?}, ")).collect();
        let [unless, under, not_under, after] =
            [self.list(&rule.unless)?, self.list(&rule.under)?, self.list(&rule.not_under)?, self.list(&rule.after)?];
        let fields = format!(
            "    Rule {{ id: {id:?}, category: {category}, negated: Negated::{:?}, lead_in: LeadIn::{:?}, kinds: &[{kinds}], basis: Basis::{:?}, \
             confidence: Confidence::{:?}, unless: {unless}, under: {under}, not_under: {not_under}, after: {after} }},",
            rule.negated, rule.lead_in, rule.basis, rule.confidence,
        );
        line(&mut self.rules, &fields);
        for pattern in &rule.patterns {
            let (rule, pattern) = (self.rule_count, self.pattern(pattern, MOST_NEEDS)?);
            let rarest = self.needs[pattern].iter().max_by_key(|(.., rarity)| rarity);
            let (rarest, ..) = rarest.ok_or("a trigger has a rare word, or it is refused")?;
            line(&mut self.triggers, &format!("    Trigger {{ rule: {rule}, pattern: {pattern}, rarest: {rarest} }},"));
            self.trigger_count += 1;
        }
        self.rule_count += 1;
        Ok(())
    }

    /// A list of patterns, by their positions.
    fn list(&mut self, patterns: &[Spanned<String>]) -> Result<String, String> {
        let positions = patterns.iter().map(|pattern| self.pattern(pattern, 1)).collect::<Result<Vec<_>, _>>()?;
        Ok(format!("&{positions:?}"))
    }

    /// The position of a pattern, which is written when it is first met, with the rarest of its needs: those that do not
    /// make a rule speak are seldom tried, and one is enough for them.
    fn pattern(&mut self, source: &Spanned<String>, most_needs: usize) -> Result<usize, String> {
        let pattern = Pattern::new(source.as_ref(), &self.set.vocabulary)?;
        if let Some(&position) = self.positions.get(&pattern.expression) {
            return Ok(position);
        }
        let position = self.needs.len();
        let needs = kept(pattern.needs, most_needs);
        let needs = needs.into_iter().map(|need| {
            let (number, rarity) = (self.sets.len(), rarity(&need));
            (*self.sets.entry(need.any_of).or_insert(number), need.distance, rarity)
        });
        self.needs.push(needs.collect());
        self.program.add(&pattern.expression)?;
        self.positions.insert(pattern.expression, position);
        Ok(position)
    }

    /// The tables of what patterns need.
    fn needs(&self) -> String {
        let mut out = String::new();
        let mut by_hash: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (fragments, &set) in &self.sets {
            fragments.iter().for_each(|fragment| by_hash.entry(fragment.hash()).or_default().push(set));
        }
        let hashes: Vec<&u32> = by_hash.keys().collect();
        line(&mut out, &format!("pub(super) static FRAGMENTS: [u32; {}] = {hashes:?};", hashes.len()));
        let sets = by_hash.values().map(|sets| sets.iter().map(usize::to_string).collect());
        line(&mut out, &lists("SETS", "u16", sets));
        let needs = self.needs.iter().map(|needs| {
            let need = |(set, distance, _): &(usize, Distance, Reverse<u32>)| {
                let most = distance.most.map_or("u16::MAX".to_string(), |most| most.to_string());
                format!("Need {{ set: {set}, least: {}, most: {most} }}", distance.least)
            };
            needs.iter().map(need).collect()
        });
        line(&mut out, &lists("NEEDS", "Need", needs));
        out + &format!("pub(super) const SET_COUNT: usize = {};", self.sets.len())
    }

    /// The groups that the engine itself reads, as patterns of the program.
    fn grammar(&mut self) -> Result<String, String> {
        let mut out = String::from("Grammar { ");
        for (field, group) in GRAMMAR {
            let expression = self.set.vocabulary.expand(&format!("{{{group}}}"));
            let expression =
                expression.map_err(|_| format!("the vocabulary lacks the group `{group}`, which the engine reads"))?;
            let pattern =
                self.program.add(&expression).map_err(|problem| format!("the group `{group}` is {problem}"))?;
            let _ = write!(out, "{field}: {pattern}, ");
        }
        Ok(out + "}")
    }
}

/// Lists as one table, with a table of where each ends.
fn lists(name: &str, kind: &str, lists: impl Iterator<Item = Vec<String>>) -> String {
    let (mut all, mut ends) = (Vec::new(), Vec::new());
    for list in lists {
        all.extend(list);
        ends.push(all.len());
    }
    let all = all.join(", ");
    format!("pub(super) static {name}: Lists<{kind}> = Lists {{ all: &[{all}], ends: &{ends:?} }};")
}

/// The rarest of a pattern's needs, in their order.
fn kept(mut needs: Vec<Need>, most: usize) -> Vec<Need> {
    while needs.len() > most {
        let Some(least) = (0..needs.len()).min_by_key(|&place| rarity(&needs[place])) else { break };
        let dropped = needs.remove(least);
        if let Some(next) = needs.get_mut(least) {
            next.distance = dropped.distance.plus(next.distance);
        }
    }
    needs
}

/// The program that all patterns share.
fn program(program: Builder) -> String {
    let program = program.finish();
    format!(
        "pub(super) static PROGRAM: Program = Program {{ code: &{:?}, classes: &{:?} }};",
        program.code, program.classes
    )
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}
