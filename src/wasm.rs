//! The core as the extension calls it: the only file that knows wasm-bindgen.
//!
//! Plain objects, arrays, strings and numbers cross this edge, so that what comes out can go through
//! the browsers' messages as it is.

use crate::capture::Capture;
use crate::classify;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::panic;
use wasm_bindgen::prelude::*;
use web_sys::{Url, console};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"import type { Capture, Category, Report } from "../shared/core";"#;

/// Runs when the module is loaded: a panic, which would show as "unreachable", says what and where.
#[wasm_bindgen(start)]
fn start() {
    panic::set_hook(Box::new(|panic| console::error_1(&format!("clausemark: {panic}").into())));
}

/// The report on a captured document, whose address is normalised as the browser does it.
///
/// # Errors
/// An `Error` if `capture` is not a capture.
#[wasm_bindgen(unchecked_return_type = "Report")]
pub fn annotate(#[wasm_bindgen(unchecked_param_type = "Capture")] capture: JsValue) -> Result<JsValue, JsValue> {
    let mut capture: Capture = serde_wasm_bindgen::from_value(capture)?;
    capture.url = capture.url.map(address);
    plain(&crate::annotate(&capture))
}

/// What every category means, in the order of the slugs.
///
/// # Errors
/// An `Error` if a text cannot be handed over, which only a lack of memory could cause.
#[wasm_bindgen(unchecked_return_type = "Category[]")]
pub fn catalogue() -> Result<JsValue, JsValue> {
    plain(classify::catalogue())
}

/// Which core this is (version in Cargo.toml), and which rules and model it speaks by.
///
/// # Errors
/// As [`catalogue`].
#[wasm_bindgen(unchecked_return_type = "{ core: string; rules: string }")]
pub fn version() -> Result<JsValue, JsValue> {
    #[derive(Serialize)]
    struct Version {
        core: &'static str,
        rules: &'static str,
    }
    plain(&Version { core: env!("CARGO_PKG_VERSION"), rules: classify::fingerprint() })
}

/// `url` as the browser writes it, without its fragment: the same document has one address. What is no
/// address stays as it is.
fn address(url: String) -> String {
    let Ok(parsed) = Url::new(&url) else { return url };
    parsed.set_hash("");
    parsed.href()
}

/// Objects rather than `Map`, `null` rather than `undefined`, numbers rather than `BigInt`.
fn plain<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}
