//! Writes a checked rule set as Rust statics; `src/classify/compiled.rs` includes them and has their types.

use crate::source::{Law, Modifier, RuleEntry};
use crate::vocabulary::Piece;
use crate::{Category, Pattern, RuleSet, Vocabulary};
use std::collections::BTreeMap;
use std::fmt::Write;
use toml::Spanned;

/// The Rust source of a rule set.
///
/// # Errors
/// A pattern that does not compile, which [`crate::load`] would have refused.
pub fn emit(set: &RuleSet) -> Result<String, String> {
    let mut writer = Writer {
        set,
        rules: String::new(),
        patterns: String::new(),
        lists: String::new(),
        list_count: 0,
        literals: BTreeMap::new(),
        rule_count: 0,
        pattern_count: 0,
    };
    let mut categories = String::new();
    for (position, category) in set.categories.iter().enumerate() {
        writer.category(position, category, &mut categories)?;
    }
    let mut body = writer.lists;
    line(&mut body, &format!("pub(super) static CATEGORIES: [Category; {}] = [\n{categories}];", set.categories.len()));
    line(&mut body, &format!("pub(super) static RULES: [Rule; {}] = [\n{}];", writer.rule_count, writer.rules));
    line(
        &mut body,
        &format!("pub(super) static TRIGGERS: [Trigger; {}] = [\n{}];", writer.pattern_count, writer.patterns),
    );
    line(&mut body, &format!("pub(super) static LITERALS: [(&str, &[(u16, u8)]); {}] = [", writer.literals.len()));
    for (literal, owners) in &writer.literals {
        line(&mut body, &format!("    ({literal:?}, &{owners:?}),"));
    }
    line(&mut body, "];");
    line(&mut body, &format!("pub(super) static GRAMMAR: Grammar = {};", grammar(&set.vocabulary)?));
    let mut source = String::new();
    line(&mut source, &format!("pub(super) const FINGERPRINT: &str = {:?};", set.fingerprint));
    for (name, expression) in set.vocabulary.groups() {
        let name = constant(name);
        if body.contains(&format!("{name},")) {
            line(&mut source, &format!("const {name}: &str = {expression:?};"));
        }
    }
    Ok(source + &body)
}

struct Writer<'a> {
    set: &'a RuleSet,
    rules: String,
    patterns: String,
    /// Lists of patterns are statics with a name of their own: one that compiles on first use cannot stand inside another static.
    lists: String,
    list_count: usize,
    /// Literal → the patterns that need it, and for which of their sets.
    literals: BTreeMap<String, Vec<(usize, usize)>>,
    rule_count: usize,
    pattern_count: usize,
}

impl Writer<'_> {
    fn category(&mut self, position: usize, category: &Category, out: &mut String) -> Result<(), String> {
        let (slug, file) = (&category.slug, &category.file);
        line(
            out,
            &format!(
                "    Category {{ slug: {slug:?}, title: {:?}, polarity: Polarity::{:?},",
                file.title.as_ref(),
                file.polarity
            ),
        );
        line(out, &format!("        severity: Severity::{:?},", file.severity.default));
        for (field, words) in [
            ("means", &file.means),
            ("why_person", &file.why_person),
            ("why_organisation", &file.why_organisation),
            ("unclear", &file.unclear),
            ("can_do", &file.can_do),
        ] {
            line(out, &format!("        {field}: {:?},", words.as_ref().trim()));
        }
        line(out, &format!("        laws: &[{}],", file.law.iter().map(law).collect::<String>()));
        let agencies = file.agency.iter().map(|agency| {
            let complaints = agency.complaints.as_ref();
            format!(
                "Agency {{ name: {:?}, jurisdiction: {:?}, complaints: {complaints:?} }}, ",
                agency.name, agency.jurisdiction
            )
        });
        line(out, &format!("        agencies: &[{}],", agencies.collect::<String>()));
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
            let (pattern, literals) = Pattern::trigger(pattern.as_ref(), &self.set.vocabulary)?;
            let needs = literals.len();
            for (position, set) in literals.into_iter().enumerate() {
                for literal in set {
                    self.literals.entry(literal).or_default().push((self.pattern_count, position));
                }
            }
            let (rule, pattern) = (self.rule_count, new_pattern(&pattern));
            line(&mut self.patterns, &format!("    Trigger {{ rule: {rule}, needs: {needs}, pattern: {pattern} }},"));
            self.pattern_count += 1;
        }
        self.rule_count += 1;
        Ok(())
    }

    /// Writes a list of patterns; what it gives refers to it.
    fn list(&mut self, patterns: &[Spanned<String>]) -> Result<String, String> {
        if patterns.is_empty() {
            return Ok("&[]".to_string());
        }
        let compiled = patterns.iter().map(|pattern| Pattern::new(pattern.as_ref(), &self.set.vocabulary));
        let written = compiled.map(|pattern| Ok(new_pattern(&pattern?) + ", ")).collect::<Result<String, String>>()?;
        let name = format!("LIST_{}", self.list_count);
        self.list_count += 1;
        line(&mut self.lists, &format!("static {name}: [Pattern; {}] = [{written}];", patterns.len()));
        Ok(format!("&{name}"))
    }
}

/// The groups that the engine itself reads.
fn grammar(vocabulary: &Vocabulary) -> Result<String, String> {
    let mut out = String::from("Grammar { ");
    for (field, group) in
        [("negation", "negation"), ("neutral", "no_negation"), ("breaks", "clause_break"), ("statement", "statement")]
    {
        vocabulary
            .expand(&format!("{{{group}}}"))
            .map_err(|_| format!("the vocabulary lacks the group `{group}`, which the engine reads"))?;
        let _ = write!(out, "{field}: Pattern::new(&[{},]), ", constant(group));
    }
    Ok(out + "}")
}

fn law(law: &Law) -> String {
    let in_force = law.in_force.as_ref();
    format!(
        "Law {{ name: {:?}, article: {:?}, jurisdiction: {:?}, in_force: {in_force:?} }}, ",
        law.name, law.article, law.jurisdiction
    )
}

fn new_pattern(pattern: &Pattern) -> String {
    let pieces = pattern.pieces.iter().map(|piece| match piece {
        Piece::Text(text) => format!("{text:?}, "),
        Piece::Group(group) => constant(group) + ", ",
    });
    format!("Pattern::new(&[{}])", pieces.collect::<String>())
}

fn constant(group: &str) -> String {
    format!("WORDS_{}", group.to_ascii_uppercase())
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}
