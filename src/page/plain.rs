//! Reads plain text into a [`Capture`]: blank lines part paragraphs, other line ends are line breaks.

use crate::capture::{Builder, Capture};

/// The capture of the plain text `text`, saved from `url`. Its title is its first line.
pub fn read(text: &str, url: Option<&str>) -> Capture {
    let mut builder = Builder::new(url);
    if let Some(first) = text.lines().map(str::trim).find(|line| !line.is_empty()) {
        builder.title(first.to_owned());
    }
    builder.open_tag("html");
    builder.open_tag("body");
    let mut open = false;
    for line in text.lines() {
        let blank = line.trim().is_empty();
        match (open, blank) {
            (true, true) => builder.close(),
            (true, false) => {
                builder.open_tag("br");
                builder.close();
            }
            (false, false) => builder.open_tag("p"),
            (false, true) => {}
        }
        open = !blank;
        if !blank {
            builder.text(line);
        }
    }
    if open {
        builder.close();
    }
    builder.close();
    builder.close();
    builder.finish()
}
