//! What records and documents are called: names that anyone can recompute.

use super::Record;
use crate::hash::{hex, sha256};
use crate::report::Kind;

/// The id of `record`: SHA-256 of its [`id_text`].
pub fn record_id(record: &Record) -> String {
    hex(&sha256(&id_text(record, &record.clauses)))
}

/// What the id of a record is the SHA-256 of: these values of `record`, one on each line, no line feed behind the last; a
/// value that is absent is an empty line. All that says what was captured, when and by whom is in it; what rules found in it
/// is not, since later rules may find more.
///
/// `format, document, entity, kind, title, url, language, captured, recipe, hash, wording, source.by, source.repository,
/// source.commit, source.path, source.link, licence`, then every hash of `clauses`, which are asked for apart.
pub fn id_text(record: &Record, clauses: &[impl AsRef<str>]) -> String {
    fn or_empty(value: &Option<String>) -> &str {
        value.as_deref().unwrap_or_default()
    }
    let source = &record.source;
    let mut text = [
        &record.format,
        &record.document,
        &record.entity,
        record.kind.slug(),
        &record.title,
        or_empty(&record.url),
        or_empty(&record.language),
        &record.captured,
        &record.recipe,
        &record.hash,
        &record.wording,
        &source.by,
        or_empty(&source.repository),
        or_empty(&source.commit),
        or_empty(&source.path),
        or_empty(&source.link),
        &record.licence,
    ]
    .join("\n");
    text.reserve(clauses.iter().map(|clause| 1 + clause.as_ref().len()).sum());
    for clause in clauses {
        text.push('\n');
        text.push_str(clause.as_ref());
    }
    text
}

/// The id of the document of this kind at this site; where a document has no address, its entity stands for the site.
pub fn document_id(site: &str, kind: Kind) -> String {
    format!("{}:{}", site.to_lowercase(), kind.slug())
}

/// The host of `url` without `www.`, in lower case; `None` where it has none.
pub(super) fn site(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    let host = if host.starts_with('[') { host } else { host.split(':').next()? }.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (!host.is_empty() && scheme.starts_with("http")).then(|| host.to_owned())
}

#[cfg(test)]
mod tests {
    use super::site;

    #[test]
    fn a_site_is_a_host() {
        for (url, expected) in [
            ("https://www.Example.com/privacy?x#y", Some("example.com")),
            ("http://user:secret@shop.example.com:8080", Some("shop.example.com")),
            ("https://[::1]:80/", Some("[::1]:80")),
            ("file:///home/reader/policy.html", None),
            ("https:///privacy", None),
            ("policy.html", None),
        ] {
            assert_eq!(site(url).as_deref(), expected, "{url}");
        }
    }
}
