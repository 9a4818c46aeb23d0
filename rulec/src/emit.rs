//! Writes what classification needs of a checked rule set as Rust statics; `src/classify/compiled.rs` includes them and has their types.

use crate::source::{Modifier, RuleEntry};
use crate::{Category, Pattern, RuleSet};
use matcher::Builder;
use std::collections::BTreeMap;
use std::fmt::Write;
use toml::Spanned;

/// An owner of a literal is written as the position of a pattern times this, plus the number of its set of literals.
const SETS: usize = crate::literals::MOST_SETS;

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
        patterns: Vec::new(),
        positions: BTreeMap::new(),
        literals: BTreeMap::new(),
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
    let column =
        |values: &mut dyn Iterator<Item = String>| values.map(|value| format!("{value}, ")).collect::<String>();
    let needs = column(&mut writer.patterns.iter().map(|sets| ((1 << sets) - 1).to_string()));
    line(&mut body, &table("NEEDS", "u8", writer.patterns.len(), &needs));
    // One text and two tables of numbers: a few thousand slices would take several times the room.
    let literals: Vec<&str> = writer.literals.keys().map(String::as_str).collect();
    line(&mut body, &format!("pub(super) const LITERALS: &str = {:?};", literals.join("\n")));
    let mut ends = Vec::new();
    let mut owners = Vec::new();
    for needed_by in writer.literals.values() {
        owners.extend(needed_by.iter().map(|(pattern, set)| pattern * SETS + set));
        ends.push(owners.len());
    }
    line(&mut body, &format!("pub(super) static OWNER_ENDS: [u16; {}] = {ends:?};", ends.len()));
    line(&mut body, &format!("pub(super) static OWNERS: [u16; {}] = {owners:?};", owners.len()));
    line(&mut body, &format!("pub(super) const SETS: u16 = {SETS};"));
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
    /// For each distinct pattern, in the order of the program, the number of its sets of literals.
    patterns: Vec<usize>,
    /// Regular expression → its position among the patterns.
    positions: BTreeMap<String, usize>,
    /// Literal → the patterns that need it, and for which of their sets.
    literals: BTreeMap<String, Vec<(usize, usize)>>,
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
            let (rule, pattern) = (self.rule_count, self.pattern(pattern, SETS)?);
            line(&mut self.triggers, &format!("    Trigger {{ rule: {rule}, pattern: {pattern} }},"));
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

    /// The position of a pattern, which is written when it is first met, with the best of its sets of literals: those
    /// that do not make a rule speak are seldom tried, and one set is enough for them.
    fn pattern(&mut self, source: &Spanned<String>, most_sets: usize) -> Result<usize, String> {
        let pattern = Pattern::new(source.as_ref(), &self.set.vocabulary)?;
        if let Some(&position) = self.positions.get(&pattern.expression) {
            return Ok(position);
        }
        let position = self.patterns.len();
        let sets = pattern.literals.as_deref().unwrap_or_default();
        let sets = &sets[..sets.len().min(most_sets)];
        for (set, literals) in sets.iter().enumerate() {
            for literal in literals {
                self.literals.entry(literal.clone()).or_default().push((position, set));
            }
        }
        self.patterns.push(sets.len());
        self.program.add(&pattern.expression)?;
        self.positions.insert(pattern.expression, position);
        Ok(position)
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
