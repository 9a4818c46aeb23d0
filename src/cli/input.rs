//! What the user names: files, folders, standard input; and how each becomes a capture.

use super::decode::decode;
use super::failure::Failure;
use clap::{Args, ValueEnum};
use clausemark::capture::{Capture, Unread, UnreadKind};
use clausemark::page;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// How to read what was named; shared by the commands that read documents.
#[derive(Args)]
pub(crate) struct Reading {
    /// Address the document was saved from
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) url: Option<String>,
    /// Format of the input; without it, the file name or the content tells
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(crate) input: Option<Format>,
}

/// Formats of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A saved page
    Html,
    /// Markdown
    Markdown,
    /// Plain text: paragraphs between empty lines
    Text,
}

/// One document to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

impl Source {
    /// The source for one name: `-` is standard input.
    pub(crate) fn named(path: &Path) -> Self {
        if path == Path::new("-") { Self::Stdin } else { Self::File(path.to_owned()) }
    }

    /// The name shown for it; `-` for standard input, as in sha256sum.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Stdin => "-".into(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// Reads the document whole.
    pub(crate) fn read(&self, reading: &Reading) -> Result<Capture, Failure> {
        let bytes = self.bytes().map_err(|error| Failure::Unread { name: self.name(), error })?;
        let decoded = decode(&bytes);
        let format = reading.input.unwrap_or_else(|| self.format(&decoded.text));
        let url = reading.url.as_deref();
        let mut capture = match format {
            Format::Html => page::html::read(&decoded.text, url),
            Format::Markdown => page::markdown::read(&decoded.text, url),
            Format::Text => page::plain::read(&decoded.text, url),
        };
        if decoded.replaced > 0 {
            capture.unread.push(Unread { what: UnreadKind::Encoding, count: decoded.replaced });
        }
        Ok(capture)
    }

    fn bytes(&self) -> io::Result<Vec<u8>> {
        match self {
            Self::Stdin => {
                let mut bytes = Vec::new();
                io::stdin().lock().read_to_end(&mut bytes)?;
                Ok(bytes)
            }
            Self::File(path) => std::fs::read(path),
        }
    }

    fn format(&self, text: &str) -> Format {
        let by_name = match self {
            Self::Stdin => None,
            Self::File(path) => by_extension(path),
        };
        by_name.unwrap_or_else(|| by_content(text))
    }
}

fn by_extension(path: &Path) -> Option<Format> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "html" | "htm" | "xhtml" | "shtml" => Some(Format::Html),
        "md" | "markdown" => Some(Format::Markdown),
        "txt" | "text" => Some(Format::Text),
        _ => None,
    }
}

/// What a text without a telling name is: a page starts with a tag, Markdown has headings, links or emphasis.
fn by_content(text: &str) -> Format {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    if start.starts_with('<') && start[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '!' || c == '?') {
        return Format::Html;
    }
    let is_marked = |line: &str| {
        let heading = line.trim_start_matches('#');
        (heading.len() < line.len() && heading.starts_with(' '))
            || line.contains("](")
            || line.contains("**")
            || (line.len() >= 3 && (line.chars().all(|c| c == '=') || line.chars().all(|c| c == '-')))
    };
    if text.lines().any(is_marked) { Format::Markdown } else { Format::Text }
}

/// The documents that `names` stand for, folders searched through in order of their names; standard input where
/// nothing is named. A failure takes the place of a name that stands for nothing.
pub(crate) fn sources(names: &[PathBuf]) -> Vec<Result<Source, Failure>> {
    if names.is_empty() {
        return vec![Ok(Source::Stdin)];
    }
    names.iter().flat_map(|name| if name.is_dir() { in_folder(name) } else { vec![Ok(Source::named(name))] }).collect()
}

fn in_folder(folder: &Path) -> Vec<Result<Source, Failure>> {
    let name = || folder.display().to_string();
    let documents: Vec<_> = WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_map(|entry| match entry {
            Ok(entry) if entry.file_type().is_file() && by_extension(entry.path()).is_some() => {
                Some(Ok(Source::File(entry.into_path())))
            }
            Ok(_) => None,
            Err(error) => {
                let name = error.path().map_or_else(name, |path| path.display().to_string());
                Some(Err(Failure::Unread { name, error: error.into() }))
            }
        })
        .collect();
    if documents.is_empty() { vec![Err(Failure::EmptyFolder(name()))] } else { documents }
}

#[cfg(test)]
mod tests {
    use super::{Format, by_content};

    #[test]
    fn content_tells_the_format() {
        let cases = [
            ("<!doctype html><p>Hi", Format::Html),
            ("\u{feff}\n  <html>", Format::Html),
            ("<p>Hi", Format::Html),
            ("<3 our users", Format::Text),
            ("# Terms\n\nText", Format::Markdown),
            ("Terms\n=====\n", Format::Markdown),
            ("See [here](https://example.com).", Format::Markdown),
            ("#hashtag and text", Format::Text),
            ("Plain words.\n\nMore.", Format::Text),
            ("", Format::Text),
        ];
        for (text, format) in cases {
            assert_eq!(by_content(text), format, "{text:?}");
        }
    }
}
