//! What records and documents are called: names that anyone can recompute.

use super::Record;
use crate::hash::{hex, sha256_of_lines};
use crate::report::Kind;

/// The id of `record`: SHA-256 of these values, one on each line, no line feed behind the last; a value that is absent is
/// an empty line. All that says what was captured, when and by whom is in it; what rules found in it is not, since later
/// rules may find more.
///
/// `format, document, entity, kind, title, url, language, captured, recipe, hash, wording, source.by, source.repository,
/// source.commit, source.path, source.link, licence`, then every hash of `clauses`.
pub fn record_id(record: &Record) -> String {
    let or_empty = |value: &'_ Option<String>| value.as_deref().unwrap_or_default().to_owned();
    let source = &record.source;
    let head = [
        record.format.clone(),
        record.document.clone(),
        record.entity.clone(),
        record.kind.slug().to_owned(),
        record.title.clone(),
        or_empty(&record.url),
        or_empty(&record.language),
        record.captured.clone(),
        record.recipe.clone(),
        record.hash.clone(),
        record.wording.clone(),
        source.by.clone(),
        or_empty(&source.repository),
        or_empty(&source.commit),
        or_empty(&source.path),
        or_empty(&source.link),
        record.licence.clone(),
    ];
    hex(&sha256_of_lines(head.iter().chain(&record.clauses).map(String::as_str)))
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
