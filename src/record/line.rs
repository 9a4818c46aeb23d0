//! The line of a pack that a record stands on.

use super::{Problem, Record, Source, id_text, problem_but_id};
use crate::report::Kind;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error;

/// A record on a line that is written as Clausemark does it: read many times faster than any JSON, since nearly all of it
/// are hashes, which stay where they are.
#[derive(Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// The record, with empty lists.
    pub head: Record,
    /// Its clauses. Whether they are hashes is [`problem_but_id`]'s to say.
    pub clauses: Vec<&'a str>,
    /// The clauses that have a category.
    pub categories: Vec<u32>,
    /// The line with empty lists: the JSON of `head`.
    pub rest: String,
}

/// Bytes of a SHA-256 in hexadecimal.
const HASH: usize = 64;

impl<'a> Line<'a> {
    /// Reads `line`, where it is written as Clausemark does it: without white space, all properties in the order of
    /// [`Record`], nothing in a text that has a backslash before it. `None`: the line, which may be right all the same, has
    /// to be read as any JSON is.
    pub fn read(line: &'a str) -> Option<Self> {
        let mut left = Left(line);
        let mut head = Record {
            format: left.text("{\"format\":")?,
            id: left.text(",\"id\":")?,
            document: left.text(",\"document\":")?,
            entity: left.text(",\"entity\":")?,
            kind: kind(&left.text(",\"kind\":")?)?,
            title: left.text(",\"title\":")?,
            url: left.text_or_null(",\"url\":")?,
            language: left.text_or_null(",\"language\":")?,
            captured: left.text(",\"captured\":")?,
            recipe: left.text(",\"recipe\":")?,
            hash: left.text(",\"hash\":")?,
            wording: left.text(",\"wording\":")?,
            clauses: Vec::new(),
            rules: String::new(),
            categories: Vec::new(),
            source: Source::default(),
            licence: String::new(),
        };
        left.skip(",\"clauses\":[")?;
        let before = left.of(line);
        let clauses = left.clauses()?;
        let between = left.0;
        head.rules = left.text("],\"rules\":")?;
        left.skip(",\"categories\":[")?;
        let between = left.of(between);
        let categories = left.categories()?;
        let after = left.0;
        head.source = Source {
            by: left.text("],\"source\":{\"by\":")?,
            repository: left.text_or_null(",\"repository\":")?,
            commit: left.text_or_null(",\"commit\":")?,
            path: left.text_or_null(",\"path\":")?,
            link: left.text_or_null(",\"link\":")?,
        };
        head.licence = left.text("},\"licence\":")?;
        let rest = [before, between, after].concat();
        (left.0 == "}").then_some(Self { head, clauses, categories, rest })
    }

    /// See [`problem_but_id`].
    pub fn problem_but_id(&self) -> Option<Problem> {
        problem_but_id(&self.head, &self.clauses, self.categories.iter().copied())
    }

    /// See [`id_text`].
    pub fn id_text(&self) -> String {
        id_text(&self.head, &self.clauses)
    }
}

/// What is left to be read of a line.
struct Left<'a>(&'a str);

impl<'a> Left<'a> {
    fn skip(&mut self, expected: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(expected)?;
        Some(())
    }

    /// The text behind `name`.
    fn text(&mut self, name: &str) -> Option<String> {
        self.skip(name)?;
        let (text, left) = self.0.strip_prefix('"')?.split_once('"')?;
        // JSON has no control characters in a text, and what a backslash means is not known here.
        let is_plain = text.bytes().all(|b| b >= b' ' && b != b'\\');
        self.0 = left;
        is_plain.then(|| text.to_owned())
    }

    fn text_or_null(&mut self, name: &str) -> Option<Option<String>> {
        match self.0.strip_prefix(name)?.strip_prefix("null") {
            Some(left) => {
                self.0 = left;
                Some(None)
            }
            None => self.text(name).map(Some),
        }
    }

    /// The texts of the length of a hash, up to the end of their list.
    fn clauses(&mut self) -> Option<Vec<&'a str>> {
        let mut clauses = Vec::with_capacity(self.0.len() / (HASH + 3));
        if self.0.starts_with(']') {
            return Some(clauses);
        }
        let mut list = self.0.strip_prefix('"')?;
        loop {
            let (clause, left) = list.split_at_checked(HASH)?;
            clauses.push(clause);
            match left.strip_prefix("\",\"") {
                Some(next) => list = next,
                None => {
                    self.0 = left.strip_prefix('"')?;
                    return self.0.starts_with(']').then_some(clauses);
                }
            }
        }
    }

    /// The clauses of the categories, up to the end of their list.
    fn categories(&mut self) -> Option<Vec<u32>> {
        let mut categories = Vec::new();
        if self.0.starts_with(']') {
            return Some(categories);
        }
        loop {
            self.skip("{\"clause\":")?;
            let (number, left) = self.0.split_once(',')?;
            self.0 = left;
            self.skip("\"category\":\"")?;
            let (category, left) = self.0.split_once('"')?;
            let is_slug = category.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
            // `+1` and `01` are numbers, but not in JSON.
            let is_number =
                number.starts_with(|c: char| c.is_ascii_digit()) && (number == "0" || !number.starts_with('0'));
            if !is_slug || !is_number {
                return None;
            }
            categories.push(number.parse().ok()?);
            self.0 = left.strip_prefix('}')?;
            if self.skip(",").is_none() {
                return self.0.starts_with(']').then_some(categories);
            }
        }
    }

    /// What was read of `whole`, whose end is left.
    fn of(&self, whole: &'a str) -> &'a str {
        &whole[..whole.len() - self.0.len()]
    }
}

fn kind(slug: &str) -> Option<Kind> {
    Kind::deserialize(IntoDeserializer::<Error>::into_deserializer(slug)).ok()
}

#[cfg(test)]
mod tests {
    use super::Line;
    use crate::record::{ClauseCategory, Record, Source, record_id};
    use crate::report::Kind;

    const A: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    const B: &str = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

    fn record() -> Record {
        let category = |clause, category: &str| ClauseCategory { clause, category: category.into() };
        Record {
            format: "record/1".into(),
            id: A.into(),
            document: "example.com:data-processing".into(),
            entity: "Exámple".into(),
            kind: Kind::DataProcessing,
            title: "Terms [of] {use}, clauses:".into(),
            url: Some("https://example.com/".into()),
            language: None,
            captured: "2026-11-25T21:46:38Z".into(),
            recipe: "canon/1".into(),
            hash: A.into(),
            wording: B.into(),
            clauses: vec![A.into(), B.into()],
            rules: "1".into(),
            categories: vec![category(1, "ai-training"), category(0, "a")],
            source: Source { by: "reader".into(), path: Some("a b".into()), ..Source::default() },
            licence: String::new(),
        }
    }

    fn json(record: &Record) -> String {
        serde_json::to_string(record).expect("a record can be written")
    }

    /// Where a line is read, all of it is there, and the rest is its JSON with empty lists.
    #[track_caller]
    fn is_read(record: &Record) {
        let whole = json(record);
        let line = Line::read(&whole).expect("written as Clausemark does it");
        let head = Record { clauses: Vec::new(), categories: Vec::new(), ..record.clone() };
        assert_eq!(line.rest, json(&head));
        assert_eq!(line.head, head);
        assert_eq!(line.clauses, record.clauses);
        assert!(line.categories.iter().eq(record.categories.iter().map(|found| &found.clause)));
        assert_eq!(line.problem_but_id(), None);
        assert_eq!(crate::hash::hex(&crate::hash::sha256(&line.id_text())), record_id(record));
    }

    #[test]
    fn a_line_as_clausemark_writes_it_is_read() {
        is_read(&record());
        is_read(&Record {
            clauses: Vec::new(),
            categories: Vec::new(),
            url: None,
            language: Some("en".into()),
            ..record()
        });
    }

    #[test]
    fn what_is_not_written_so_is_not_read() {
        let whole = json(&record());
        for (written, other) in [
            ("{\"format\":", "{ \"format\":"),
            ("\"licence\":\"\"}", "\"licence\":\"\",\"more\":1}"),
            ("\"licence\":\"\"}", "\"licence\":\"\"}\r"),
            ("\"language\":null,", ""),
            ("\"language\":null", "\"language\":1"),
            ("\"data-processing\"", "\"privacy policy\""),
            ("Terms", "\\u0054erms"),
            ("Terms", "Te\\\"rms"),
            ("Terms", "Te\trms"),
            ("\",\"bb", "\", \"bb"),
            ("\",\"bb", "\",\"b"),
            ("b\"],\"rules\"", "b\",],\"rules\""),
            ("\"clause\":1", "\"clause\":01"),
            ("\"clause\":1", "\"clause\":"),
            ("\"clause\":1", "\"clause\":+1"),
            ("\"clause\":1", "\"clause\":4294967296"),
            ("ai-training", "\\u0061"),
            ("ai-training\"", "ai-training\",\"more\":1"),
            ("},{", "}{"),
        ] {
            let line = whole.replacen(written, other, 1);
            assert_ne!(line, whole, "{written}");
            assert_eq!(Line::read(&line), None, "{line}");
        }
        for end in (0..whole.len()).filter(|&end| whole.is_char_boundary(end)) {
            assert_eq!(Line::read(&whole[..end]), None);
        }
    }
}
