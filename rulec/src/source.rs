//! What a category file says, field by field. `docs/rules.md` explains each to a rule author.

use crate::problem::Problem;
use serde::Deserialize;
use std::path::Path;
use toml::Spanned;

/// One category file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CategoryFile {
    /// Name shown to readers.
    pub title: Spanned<String>,
    /// What the category is to its reader.
    pub polarity: Polarity,
    /// What it means, in plain words.
    pub means: Spanned<String>,
    /// Why it matters to a person.
    pub why_person: Spanned<String>,
    /// Why it matters to an organisation.
    pub why_organisation: Spanned<String>,
    /// What such clauses usually leave unclear.
    pub unclear: Spanned<String>,
    /// What the reader can do.
    pub can_do: Spanned<String>,
    /// Kinds of actions worth taking from a clause of this category.
    #[serde(default)]
    pub actions: Vec<ActionKind>,
    /// How much it matters, and what changes that.
    pub severity: SeverityTable,
    /// Laws it touches.
    #[serde(default)]
    pub law: Vec<Law>,
    /// Agencies one can complain to.
    #[serde(default)]
    pub agency: Vec<Agency>,
    /// The rules.
    #[serde(default)]
    pub rule: Vec<Spanned<RuleEntry>>,
}

impl CategoryFile {
    /// What is shown to readers, under the names of the fields.
    pub(crate) fn texts(&self) -> [(&'static str, &Spanned<String>); 6] {
        [
            ("title", &self.title),
            ("means", &self.means),
            ("why_person", &self.why_person),
            ("why_organisation", &self.why_organisation),
            ("unclear", &self.unclear),
            ("can_do", &self.can_do),
        ]
    }
}

/// What a category is to its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Polarity {
    /// Takes something from the reader.
    Risk,
    /// Gives or promises something to the reader.
    Protection,
    /// Informs.
    Notice,
}

/// Severities, as in the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names are the report's, and are explained there")]
pub enum Severity {
    Info,
    Low,
    Medium,
    High,
}

/// Kinds of actions, as in the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names are the report's, and are explained there")]
pub enum ActionKind {
    Email,
    Link,
    Settings,
    Post,
    Deadline,
}

/// Default severity and what raises or lowers it by a step.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeverityTable {
    /// Severity where no modifier speaks.
    pub default: Severity,
    /// What raises it by a step.
    #[serde(default)]
    pub raises: Vec<Modifier>,
    /// What lowers it by a step.
    #[serde(default)]
    pub lowers: Vec<Modifier>,
}

/// Words that change a severity.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Modifier {
    /// Patterns, any of which is enough.
    pub when: Vec<Spanned<String>>,
    /// Why that changes the severity: shown to the reader.
    pub reason: Spanned<String>,
}

/// A law that a category touches.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Law {
    /// Name of the law.
    pub name: String,
    /// Article or section.
    pub article: String,
    /// Where it holds.
    pub jurisdiction: String,
    /// Date it came into force: `YYYY-MM-DD`, or `YYYY`.
    pub in_force: Spanned<String>,
}

/// An agency one can complain to.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agency {
    /// Name of the agency.
    pub name: String,
    /// Where it is competent.
    pub jurisdiction: String,
    /// Address of its page for complaints.
    pub complaints: Spanned<String>,
}

/// One rule.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleEntry {
    /// Name of the rule inside its category: `may-use-to-train`.
    pub id: Spanned<String>,
    /// Patterns, any of which is enough.
    pub patterns: Vec<Spanned<String>>,
    /// Patterns that silence the rule when one matches anywhere in what is read.
    #[serde(default)]
    pub unless: Vec<Spanned<String>>,
    /// Patterns one of which must match a heading above the clause.
    #[serde(default)]
    pub under: Vec<Spanned<String>>,
    /// Patterns none of which may match a heading above the clause.
    #[serde(default)]
    pub not_under: Vec<Spanned<String>>,
    /// Patterns one of which must match the clause before this one.
    #[serde(default)]
    pub after: Vec<Spanned<String>>,
    /// What a negation in front of or inside a match does.
    #[serde(default)]
    pub negated: Negated,
    /// What the sentence that introduces a list does for its items.
    #[serde(default)]
    pub lead_in: LeadIn,
    /// Kinds of documents the rule is for; empty: all.
    #[serde(default)]
    pub kinds: Vec<Kind>,
    /// How a matching clause says it.
    #[serde(default)]
    pub basis: Basis,
    /// How sure the rule is.
    #[serde(default)]
    pub confidence: Confidence,
    /// Clauses the rule must match.
    #[serde(rename = "match")]
    pub matches: Vec<Spanned<Example>>,
    /// Clauses that look alike and must not get the category.
    pub near_miss: Vec<Spanned<Example>>,
}

/// What a negation in front of or inside a match does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Negated {
    /// The match does not count.
    #[default]
    No,
    /// The match counts only with one.
    Yes,
    /// Nothing.
    Either,
}

/// What the sentence that introduces a list does for its items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeadIn {
    /// It is not read.
    Ignored,
    /// It is read before the item; a match must reach into the item.
    #[default]
    Completes,
    /// A match inside it is enough: its items inherit.
    Suffices,
}

/// Kinds of documents, as in the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names are the report's, and are explained there")]
pub enum Kind {
    Privacy,
    Terms,
    Cookies,
    AcceptableUse,
    DataProcessing,
    OtherLegal,
}

/// How a clause says what it says, as in the report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names are the report's, and are explained there")]
pub enum Basis {
    #[default]
    Stated,
    Implied,
    Reference,
}

/// How sure a rule is, as in the report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names are the report's, and are explained there")]
pub enum Confidence {
    Low,
    Medium,
    #[default]
    High,
}

/// A clause written as an example: its words alone, or with the context it stands in.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged, expecting = "an example is a string, or a table of `text` with `lead_in`, `heading`, `before`")]
pub enum Example {
    /// The clause's words.
    Text(String),
    /// The clause with its context.
    InContext(InContext),
}

/// A clause with the context it stands in.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InContext {
    /// The clause's words.
    pub text: String,
    /// The sentence that introduces the list the clause is an item of.
    #[serde(default)]
    pub lead_in: Option<String>,
    /// The heading it stands under.
    #[serde(default)]
    pub heading: Option<String>,
    /// The clause before it.
    #[serde(default)]
    pub before: Option<String>,
}

impl Example {
    /// The example with its context, which is empty where the file gives just a string.
    pub fn in_context(&self) -> InContext {
        match self {
            Example::Text(text) => InContext { text: text.clone(), ..InContext::default() },
            Example::InContext(example) => example.clone(),
        }
    }
}

/// Names of the rule files of a folder, sorted.
pub(crate) fn names(folder: &Path) -> Result<Vec<String>, Vec<Problem>> {
    let unreadable = |error: std::io::Error| {
        vec![Problem { file: folder.display().to_string(), line: 1, message: error.to_string() }]
    };
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let name = entry.map_err(unreadable)?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".toml") {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// Text of a rule file.
pub(crate) fn read(folder: &Path, name: &str) -> Result<String, Vec<Problem>> {
    std::fs::read_to_string(folder.join(name))
        .map_err(|error| vec![Problem { file: name.to_string(), line: 1, message: error.to_string() }])
}

/// A category file; unknown fields and wrong types are refused.
pub(crate) fn parse(name: &str, text: &str) -> Result<CategoryFile, Problem> {
    toml::from_str(text).map_err(|error| Problem::toml(name, text, &error))
}
