//! Citations of a clause, in the forms that writers and their programs use.

use super::Record;
use crate::hash::{hex, sha256};
use serde::Serialize;

/// A clause to be cited.
#[derive(Clone, Copy, Debug)]
pub struct Cited<'a> {
    /// The record of the document.
    pub record: &'a Record,
    /// Canonical text of every clause of the document.
    pub texts: &'a [String],
    /// Position of the clause.
    pub clause: usize,
    /// The clause's words as the reader sees them.
    pub quote: &'a str,
}

/// One citation in all its forms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Citation {
    /// For a footnote.
    pub text: String,
    /// A BibTeX entry.
    pub bibtex: String,
    /// An item of CSL-JSON.
    pub csl: CslItem,
    /// A W3C Web Annotation.
    pub annotation: Annotation,
}

/// An item of CSL-JSON, the form that Zotero, Pandoc and others read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CslItem {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    title: String,
    author: Vec<Author>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    accessed: Accessed,
    note: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
struct Author {
    literal: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
struct Accessed {
    date_parts: Vec<Vec<u32>>,
}

/// A Web Annotation (W3C Recommendation of 23 February 2017) whose target is the clause: by its words in the page, and by
/// its place in the canonical text, which is named by its hash (RFC 6920).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Annotation {
    #[serde(rename = "@context")]
    context: &'static str,
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: &'static str,
    target: Vec<Target>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
struct Target {
    source: String,
    selector: Selector,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<TimeState>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "type")]
enum Selector {
    /// By words.
    TextQuoteSelector { exact: String, prefix: String, suffix: String },
    /// By place: Unicode code points.
    TextPositionSelector { start: u32, end: u32 },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
struct TimeState {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "sourceDate")]
    date: String,
}

/// The citation of a clause.
pub fn cite(cited: &Cited<'_>) -> Citation {
    let hashes =
        format!("clause {} SHA-256 {}, document SHA-256 {}", cited.clause + 1, cited.hash(), cited.record.hash);
    let note = format!("{hashes}, recipe {}, record {}", cited.record.recipe, cited.record.id);
    Citation {
        text: text(cited, &hashes),
        bibtex: bibtex(cited, &note),
        csl: csl(cited, note),
        annotation: annotation(cited),
    }
}

impl Cited<'_> {
    /// The canonical text of clause `at`, or nothing where there is no such clause.
    fn canonical(&self, at: Option<usize>) -> &str {
        at.and_then(|at| self.texts.get(at)).map_or("", String::as_str)
    }

    fn hash(&self) -> String {
        hex(&sha256(self.canonical(Some(self.clause))))
    }

    fn title(&self) -> &str {
        if self.record.title.is_empty() { &self.record.document } else { &self.record.title }
    }

    /// Day of capture: `2026-11-25`.
    fn day(&self) -> &str {
        self.record.captured.split('T').next().unwrap_or_default()
    }

    /// A key that is the same for the same clause of the same text.
    fn key(&self) -> String {
        let name: String =
            self.record.document.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        format!("{name}-{}", &self.hash()[..12])
    }
}

fn text(cited: &Cited<'_>, hashes: &str) -> String {
    let Record { entity, url, .. } = cited.record;
    let at = url.as_deref().map_or(String::new(), |url| format!(", {url}"));
    format!("{entity}, {}: \"{}\"{at} (captured {}; {hashes}).", cited.title(), cited.quote, cited.day())
}

fn bibtex(cited: &Cited<'_>, note: &str) -> String {
    let mut fields = vec![("author", format!("{{{}}}", tex(&cited.record.entity))), ("title", tex(cited.title()))];
    fields.extend(cited.record.url.as_ref().map(|url| ("url", url.replace(['{', '}', '\\'], ""))));
    fields.push(("urldate", cited.day().to_owned()));
    fields.push(("note", tex(&format!("\"{}\" ({note})", cited.quote))));
    let fields: String = fields.iter().map(|(name, value)| format!("  {name} = {{{value}}},\n")).collect();
    format!("@online{{{},\n{fields}}}\n", cited.key())
}

/// `text` with what TeX reads as commands escaped.
fn tex(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '#' | '$' | '%' | '&' | '_' | '{' | '}' => escaped.extend(['\\', c]),
            _ => escaped.push(c),
        }
    }
    escaped
}

fn csl(cited: &Cited<'_>, note: String) -> CslItem {
    let date = cited.day().split('-').filter_map(|part| part.parse().ok()).collect();
    CslItem {
        id: cited.key(),
        kind: "webpage",
        title: cited.title().to_owned(),
        author: vec![Author { literal: cited.record.entity.clone() }],
        url: cited.record.url.clone(),
        accessed: Accessed { date_parts: vec![date] },
        note: format!("\"{}\" ({note})", cited.quote),
    }
}

fn annotation(cited: &Cited<'_>) -> Annotation {
    /// Characters of the neighbouring clauses that tell two clauses of the same words apart.
    const CONTEXT: usize = 32;
    let before = cited.canonical(cited.clause.checked_sub(1));
    let prefix: String = before.chars().skip(before.chars().count().saturating_sub(CONTEXT)).collect();
    let suffix: String = cited.canonical(Some(cited.clause + 1)).chars().take(CONTEXT).collect();
    let start: usize = cited.texts.iter().take(cited.clause).map(|text| text.chars().count() + 1).sum();
    let end = start + cited.canonical(Some(cited.clause)).chars().count();
    let quote = cited.record.url.as_ref().map(|url| Target {
        source: url.clone(),
        selector: Selector::TextQuoteSelector { exact: cited.quote.to_owned(), prefix, suffix },
        state: Some(TimeState { kind: "TimeState", date: cited.record.captured.clone() }),
    });
    let position = Target {
        source: name_by_hash(&cited.record.hash),
        selector: Selector::TextPositionSelector { start: start as u32, end: end as u32 },
        state: None,
    };
    Annotation {
        context: "http://www.w3.org/ns/anno.jsonld",
        id: name_by_hash(&hex(&sha256(&format!("{}\n{}", cited.record.id, cited.clause)))),
        kind: "Annotation",
        motivation: "highlighting",
        target: quote.into_iter().chain([position]).collect(),
    }
}

/// The name of what has this SHA-256, after RFC 6920: `ni:///sha-256;…` in base64url.
fn name_by_hash(hash: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let nibbles: Vec<u32> = hash.chars().filter_map(|c| c.to_digit(16)).collect();
    // Three hexadecimal digits are two of base64; what is short is filled with zeros.
    let digits = nibbles.chunks(3).flat_map(|chunk| {
        let bits = chunk.iter().chain(&[0, 0]).take(3).fold(0, |bits, nibble| bits << 4 | nibble);
        let length = if chunk.len() == 1 { 1 } else { 2 };
        [bits >> 6, bits & 63].into_iter().take(length)
    });
    digits.fold("ni:///sha-256;".to_owned(), |name, digit| {
        name + char::from(DIGITS[digit as usize]).encode_utf8(&mut [0; 4])
    })
}

#[cfg(test)]
mod tests {
    use super::name_by_hash;
    use crate::hash::{hex, sha256};

    #[test]
    fn names_are_those_of_rfc_6920() {
        let name = name_by_hash(&hex(&sha256("Hello World!")));
        assert_eq!(name, "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk");
    }
}
