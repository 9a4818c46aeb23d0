//! What is wrong with a rule file, and where.

use std::fmt;
use std::ops::Range;

/// Something wrong in a rule file. Displays as `file:line: message`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Name of the file inside the folder of rules.
    pub file: String,
    /// Line, counted from 1.
    pub line: usize,
    /// What is wrong, in a sentence that a rule author can act on.
    pub message: String,
}

impl Problem {
    /// A problem at a byte range of a file's text.
    pub(crate) fn at(file: &str, text: &str, span: Range<usize>, message: impl Into<String>) -> Self {
        let upto = &text.as_bytes()[..span.start.min(text.len())];
        let line = 1 + upto.iter().filter(|&&byte| byte == b'\n').count();
        Problem { file: file.to_string(), line, message: message.into() }
    }

    /// What the TOML reader complains about, at the place it complains about.
    pub(crate) fn toml(file: &str, text: &str, error: &toml::de::Error) -> Self {
        Problem::at(file, text, error.span().unwrap_or(0..0), error.message())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

impl std::error::Error for Problem {}
