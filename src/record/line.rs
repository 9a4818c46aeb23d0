//! The line of a pack that a record stands on.

use super::ClauseCategory;

/// A line with its two lists taken out: nearly all of it, and read many times faster as lists of one kind of thing than as
/// any JSON.
#[derive(Debug, PartialEq, Eq)]
pub struct Line {
    /// The JSON of the record, with empty lists.
    pub rest: String,
    /// The clauses that were there. Whether they are hashes is [`problem`](super::problem())'s to say.
    pub clauses: Vec<String>,
    /// The categories that were there.
    pub categories: Vec<ClauseCategory>,
}

const CLAUSES: &str = "\"clauses\":[";
const CATEGORIES: &str = "\"categories\":[";
/// Bytes of a SHA-256 in hexadecimal.
const HASH: usize = 64;

impl Line {
    /// Takes the lists out of `line`, where it is written as Clausemark does it: without white space, the clauses first.
    /// `None`: the line, which may be right all the same, has to be read as any JSON is.
    pub fn cut(line: &str) -> Option<Self> {
        let (before, list) = line.split_once(CLAUSES)?;
        let (clauses, after) = clauses(list)?;
        let (between, list) = after.split_once(CATEGORIES)?;
        let (categories, after) = categories(list)?;
        // In a string a quote has a backslash before it, so these are properties; and they are the record's own.
        let opened = [before, between].concat().bytes().filter(|b| matches!(b, b'{' | b'[')).count();
        let are_own = opened == 1 && before.ends_with(',') && between.ends_with(',');
        let rest = [before, CLAUSES, "]", between, CATEGORIES, "]", after].concat();
        are_own.then_some(Self { rest, clauses, categories })
    }
}

/// The hashes in a list, and what stands behind it.
fn clauses(list: &str) -> Option<(Vec<String>, &str)> {
    let mut clauses = Vec::with_capacity(list.len() / (HASH + 3));
    let mut list = list.strip_prefix('"')?;
    loop {
        let (hash, rest) = list.split_at_checked(HASH)?;
        clauses.push(hash.to_owned());
        match rest.strip_prefix("\",\"") {
            Some(next) => list = next,
            None => return Some((clauses, rest.strip_prefix("\"]")?)),
        }
    }
}

/// The categories in a list, and what stands behind it.
fn categories(mut list: &str) -> Option<(Vec<ClauseCategory>, &str)> {
    let mut categories = Vec::new();
    loop {
        let (number, rest) = list.strip_prefix("{\"clause\":")?.split_once(',')?;
        let (category, rest) = rest.strip_prefix("\"category\":\"")?.split_once('"')?;
        let clause = number.parse().ok()?;
        let is_slug = category.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        // `+1` and `01` are numbers, but not in JSON.
        if !is_slug
            || !number.starts_with(|c: char| c.is_ascii_digit())
            || (number.starts_with('0') && number.len() > 1)
        {
            return None;
        }
        categories.push(ClauseCategory { clause, category: category.to_owned() });
        match rest.strip_prefix("},") {
            Some(next) => list = next,
            None => return Some((categories, rest.strip_prefix("}]")?)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ClauseCategory, Line};

    const A: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    const B: &str = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

    /// A line with this title, these clauses and these categories.
    fn line(title: &str, clauses: &str, categories: &str) -> String {
        format!(r#"{{"title":"{title}","clauses":[{clauses}],"rules":"1","categories":[{categories}],"licence":""}}"#)
    }

    #[test]
    fn the_rest_is_the_line_with_empty_lists() {
        let title = r#"Clauses é \"clauses\":"#;
        let category = r#"{"clause":10,"category":"ai-training"}"#;
        let cut = Line {
            rest: line(title, "", ""),
            clauses: vec![A.into(), B.into()],
            categories: vec![ClauseCategory { clause: 10, category: "ai-training".into() }],
        };
        assert_eq!(Line::cut(&line(title, &format!(r#""{A}","{B}""#), category)), Some(cut));
    }

    #[test]
    fn what_is_not_written_so_is_not_cut() {
        let hash = &format!("\"{A}\"");
        let category = r#"{"clause":1,"category":"a"}"#;
        assert!(Line::cut(&line("", hash, category)).is_some());
        for (title, clauses, categories) in [
            ("[", hash.clone(), category),
            ("", String::new(), category),
            ("", format!("{hash}, {hash}"), category),
            ("", format!("{hash},\"b\""), category),
            ("", hash.clone(), ""),
            ("", hash.clone(), r#"{"clause":01,"category":"a"}"#),
            ("", hash.clone(), r#"{"clause":,"category":"a"}"#),
            ("", hash.clone(), r#"{"clause":+1,"category":"a"}"#),
            ("", hash.clone(), r#"{"clause":4294967296,"category":"a"}"#),
            ("", hash.clone(), r#"{"clause":1,"category":"\u0061"}"#),
            ("", hash.clone(), r#"{"clause":1,"category":"a","more":1}"#),
            (r#"","nested":{"a":1},"b":""#, hash.clone(), category),
        ] {
            let line = line(title, &clauses, categories);
            assert_eq!(Line::cut(&line), None, "{line}");
        }
        let whole = line("", hash, category);
        for end in 0..whole.len() - r#","licence":""}"#.len() {
            assert_eq!(Line::cut(&whole[..end]), None);
        }
    }
}
