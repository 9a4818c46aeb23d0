//! The shared word groups: `{we}` in a pattern stands for the alternatives listed under `we`.

use crate::problem::Problem;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// The word groups by name, each as the regular expression it stands for.
#[derive(Debug, Default)]
pub struct Vocabulary {
    groups: BTreeMap<String, String>,
    common: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VocabularyFile {
    /// Words so frequent in policies that finding one says nothing.
    common: Vec<String>,
    /// Groups matched as whole words.
    words: BTreeMap<Spanned<String>, Spanned<Vec<String>>>,
    /// Groups matched as they are written.
    parts: BTreeMap<Spanned<String>, Spanned<Vec<String>>>,
}

/// A piece of a pattern: text of its own, or a group by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Regular expression text.
    Text(String),
    /// The name of a group.
    Group(String),
}

/// Reads the vocabulary file. Groups may use groups that do not use them in turn.
pub(crate) fn parse(name: &str, text: &str) -> Result<Vocabulary, Vec<Problem>> {
    let file: VocabularyFile = toml::from_str(text).map_err(|error| vec![Problem::toml(name, text, &error)])?;
    let mut problems = Vec::new();
    let mut raw: BTreeMap<String, (String, std::ops::Range<usize>)> = BTreeMap::new();
    let words = file.words.into_iter().map(|entry| (entry, r"\b"));
    let parts = file.parts.into_iter().map(|entry| (entry, ""));
    for ((group, alternatives), edge) in words.chain(parts) {
        let span = alternatives.span();
        let alternatives = alternatives.into_inner();
        if alternatives.is_empty() {
            problems.push(Problem::at(
                name,
                text,
                span.clone(),
                format!("group `{group}` is empty", group = group.as_ref()),
            ));
        }
        let expression = format!("{edge}(?:{}){edge}", alternatives.join("|"));
        if raw.insert(group.as_ref().clone(), (expression, span)).is_some() {
            problems.push(Problem::at(
                name,
                text,
                group.span(),
                format!("group `{}` stands in `words` and in `parts`", group.as_ref()),
            ));
        }
    }
    let mut vocabulary = Vocabulary { groups: BTreeMap::new(), common: file.common };
    // Each round resolves the groups whose own groups are resolved; what is left refers in a circle or to nothing.
    while vocabulary.groups.len() < raw.len() {
        let ready: Vec<(String, String)> = raw
            .iter()
            .filter(|(group, _)| !vocabulary.groups.contains_key(*group))
            .filter_map(|(group, (expression, _))| Some((group.clone(), vocabulary.expand(expression).ok()?)))
            .collect();
        if ready.is_empty() {
            for (group, (expression, span)) in raw.iter().filter(|(group, _)| !vocabulary.groups.contains_key(*group)) {
                let unknown = vocabulary.expand(expression).err().unwrap_or_default();
                let message =
                    format!("group `{group}` uses `{{{unknown}}}`, which is unknown or uses `{{{group}}}` in turn");
                problems.push(Problem::at(name, text, span.clone(), message));
            }
            break;
        }
        vocabulary.groups.extend(ready);
    }
    if problems.is_empty() { Ok(vocabulary) } else { Err(problems) }
}

impl Vocabulary {
    /// Whether words are nothing but words that are frequent in every policy.
    pub fn is_common(&self, words: &str) -> bool {
        words.split_whitespace().all(|word| self.common.iter().any(|common| common == word))
    }

    /// A pattern with every `{group}` replaced.
    ///
    /// # Errors
    /// The name of the first unknown group.
    pub fn expand(&self, pattern: &str) -> Result<String, String> {
        let mut expanded = String::new();
        for piece in pieces(pattern) {
            match piece {
                Piece::Text(text) => expanded.push_str(&text),
                Piece::Group(group) => match self.groups.get(&group) {
                    Some(expression) => expanded.push_str(expression),
                    None => return Err(group),
                },
            }
        }
        Ok(expanded)
    }
}

/// A pattern cut at its `{group}`s. Counts such as `{0,40}` stay text: a group's name starts with a letter.
pub(crate) fn pieces(pattern: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut text = String::new();
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        let name = rest[open + 1..].split('}').next().unwrap_or_default();
        let is_group = name.starts_with(|first: char| first.is_ascii_lowercase())
            && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
            && rest.len() > open + 1 + name.len();
        if is_group {
            text.push_str(&rest[..open]);
            if !text.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut text)));
            }
            pieces.push(Piece::Group(name.to_string()));
            rest = &rest[open + name.len() + 2..];
        } else {
            text.push_str(&rest[..=open]);
            rest = &rest[open + 1..];
        }
    }
    text.push_str(rest);
    if !text.is_empty() {
        pieces.push(Piece::Text(text));
    }
    pieces
}
