//! Reading a document: its report, and where its clauses stand.

use crate::plain;
use clausemark::capture::Capture;
use clausemark::classify::{self, model};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::Url;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"import type { Capture, Reading, Report, TextRange } from "../shared/core";"#;

/// Takes the model's weights, the package's `weights.bin`: before any document is read.
///
/// # Errors
/// An `Error` if these are not the weights that this module speaks by.
#[wasm_bindgen(js_name = loadWeights)]
pub fn load_weights(bytes: &[u8]) -> Result<(), JsError> {
    Ok(model::load(bytes)?)
}

/// The report on a captured document, whose address is normalised as the browser does it.
///
/// # Errors
/// An `Error` if `capture` is not a capture.
#[wasm_bindgen(unchecked_return_type = "Report")]
pub fn annotate(#[wasm_bindgen(unchecked_param_type = "Capture")] capture: JsValue) -> Result<JsValue, JsValue> {
    plain(&clausemark::annotate(&captured(capture)?))
}

/// As [`annotate`], with the canonical text of each clause: what a record is made of.
///
/// # Errors
/// As [`annotate`].
#[wasm_bindgen(unchecked_return_type = "Reading")]
pub fn read(#[wasm_bindgen(unchecked_param_type = "Capture")] capture: JsValue) -> Result<JsValue, JsValue> {
    plain(&clausemark::read(&captured(capture)?))
}

/// Where each clause stands in the captured page, in the order of the report's clauses.
///
/// # Errors
/// As [`annotate`].
#[wasm_bindgen(unchecked_return_type = "TextRange[][]")]
pub fn places(#[wasm_bindgen(unchecked_param_type = "Capture")] capture: JsValue) -> Result<JsValue, JsValue> {
    plain(&clausemark::places(&captured(capture)?))
}

/// Which core this is (version in Cargo.toml), and which rules and model it speaks by.
///
/// # Errors
/// An `Error` if a text cannot be handed over, which only a lack of memory could cause.
#[wasm_bindgen(unchecked_return_type = "{ core: string; rules: string }")]
pub fn version() -> Result<JsValue, JsValue> {
    #[derive(Serialize)]
    struct Version {
        core: &'static str,
        rules: &'static str,
    }
    plain(&Version { core: env!("CARGO_PKG_VERSION"), rules: classify::fingerprint() })
}

/// `capture`, with its address as the browser writes it.
fn captured(capture: JsValue) -> Result<Capture, JsValue> {
    let mut capture: Capture = serde_wasm_bindgen::from_value(capture)?;
    capture.url = capture.url.map(address);
    Ok(capture)
}

/// `url` as the browser writes it, without its fragment: the same document has one address. What is no
/// address stays as it is.
fn address(url: String) -> String {
    let Ok(parsed) = Url::new(&url) else { return url };
    parsed.set_hash("");
    parsed.href()
}
