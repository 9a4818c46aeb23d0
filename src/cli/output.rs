//! Standard output: colour where it is wanted, and errors in place of panics.

use super::failure::Failure;
use clap::ValueEnum;
use serde::Serialize;
use std::io::{self, Write};

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless NO_COLOR or the like speaks against it
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Sets for the whole program when output is coloured.
pub(crate) fn choose_color(color: Color) {
    let choice = match color {
        Color::Auto => anstream::ColorChoice::Auto,
        Color::Always => anstream::ColorChoice::Always,
        Color::Never => anstream::ColorChoice::Never,
    };
    choice.write_global();
}

/// Writes `text`, styled by escape codes, which are dropped where output is not coloured.
pub(crate) fn styled(text: &str) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

/// `value` as indented JSON, with a line feed behind it.
pub(crate) fn json(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).expect("plain data with string keys has a JSON form") + "\n"
}

/// Writes `text` exactly as it is.
pub(crate) fn plain(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}
