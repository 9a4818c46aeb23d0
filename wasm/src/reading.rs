//! Reading a document: its report, and where its clauses stand.

use crate::capture::captured;
use crate::plain;
use clausemark::classify::{self, model};
use clausemark::report::{ClauseEntry, ClauseKind, Report};
use js_sys::{Array, JsString, Object, Reflect};
use serde::Serialize;
use std::mem;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"import type { Capture, Reading, Report, TextRange } from "../shared/core";"#;

#[wasm_bindgen]
extern "C" {
    /// A [`ClauseEntry`].
    type Entry;
    #[wasm_bindgen(method, structural, setter)]
    fn set_hash(this: &Entry, hash: &JsValue);
    #[wasm_bindgen(method, structural, setter)]
    fn set_kind(this: &Entry, kind: &JsValue);
}

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
    reported(clausemark::annotate(&captured(capture)?))
}

/// As [`annotate`], with the canonical text of each clause: what a record is made of.
///
/// # Errors
/// As [`annotate`].
#[wasm_bindgen(unchecked_return_type = "Reading")]
pub fn read(#[wasm_bindgen(unchecked_param_type = "Capture")] capture: JsValue) -> Result<JsValue, JsValue> {
    let clausemark::Reading { report, texts } = clausemark::read(&captured(capture)?);
    let reading = Object::new().into();
    Reflect::set(&reading, &"report".into(), &reported(report)?)?;
    Reflect::set(&reading, &"texts".into(), &lines(&texts))?;
    Ok(reading)
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

/// A report as a plain object. Its clauses are many: their hashes go over the edge as one string.
fn reported(mut report: Report) -> Result<JsValue, JsValue> {
    let clauses = mem::take(&mut report.clauses);
    let report = plain(&report)?;
    let (hashes, kinds): (Vec<String>, Vec<ClauseKind>) =
        clauses.into_iter().map(|ClauseEntry { hash, kind }| (hash, kind)).unzip();
    let entry = |(hash, kind)| {
        let entry: Entry = Object::new().unchecked_into();
        entry.set_hash(&hash);
        entry.set_kind(&plain(&kind)?);
        Ok(entry)
    };
    let entries = lines(&hashes).iter().zip(kinds).map(entry).collect::<Result<Array, JsValue>>()?;
    Reflect::set(&report, &"clauses".into(), &entries)?;
    Ok(report)
}

/// Texts without line breaks, as canonical ones are.
fn lines(texts: &[String]) -> Array {
    if texts.is_empty() { Array::new() } else { JsString::from(texts.join("\n")).split("\n") }
}
