//! The rules' patterns in one `regex::RegexSet`, in WebAssembly: what the engine is measured against.

use regex::bytes::{RegexSet, RegexSetBuilder};
use wasm_bindgen::prelude::*;

include!(concat!(env!("OUT_DIR"), "/patterns.rs"));

/// All patterns, compiled together as the engine compiles them one by one.
#[wasm_bindgen]
pub struct Baseline(RegexSet);

#[wasm_bindgen]
impl Baseline {
    /// Compiles every pattern.
    ///
    /// # Errors
    /// An `Error` if they are too large together.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<Baseline, JsError> {
        Ok(Baseline(RegexSetBuilder::new(PATTERNS).unicode(false).size_limit(1 << 28).build()?))
    }

    /// Number of patterns.
    #[wasm_bindgen(getter)]
    pub fn patterns(&self) -> usize {
        self.0.len()
    }

    /// Number of pairs of a line of `text` and a pattern that matches in it.
    pub fn matches(&self, text: &str) -> usize {
        text.lines().map(|line| self.0.matches(line.as_bytes()).into_iter().count()).sum()
    }
}
