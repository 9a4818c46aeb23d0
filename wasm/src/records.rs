//! Records of what was read: made, checked, compared, bundled and cited.

use crate::plain;
use clausemark::record;
use js_sys::{Array, JSON, Reflect, Uint8Array, Uint32Array};
use serde::Serialize;
use std::io::BufRead;
use std::str;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"import type { About, Check, Citation, Comparison, Edition, BundleFile, Manifest, Problem, Reading, Record } from "../shared/core";"#;

/// The record of what was read.
///
/// # Errors
/// An `Error` if the time of capture is no RFC 3339 time in UTC, or if these are not a reading and an about.
#[wasm_bindgen(unchecked_return_type = "Record")]
pub fn record(
    #[wasm_bindgen(unchecked_param_type = "Reading")] reading: JsValue,
    #[wasm_bindgen(unchecked_param_type = "About")] about: JsValue,
) -> Result<JsValue, JsValue> {
    let seen: record::Seen = serde_wasm_bindgen::from_value(reading)?;
    let record = record::record(seen, serde_wasm_bindgen::from_value(about)?);
    plain(&record.map_err(|problem| JsError::new(&problem.to_string()))?)
}

/// What stands on `lines` of a pack, JSON in UTF-8, each with its line feed, which the last one may be without. The texts
/// that ids are the SHA-256 of (see `id_text`) are written into `texts`, one after the other: they are never longer than
/// their lines. The browser hashes many times faster than this module could.
///
/// # Errors
/// An `Error` if `texts` has less room than `lines`.
#[wasm_bindgen(js_name = linesOfPack, unchecked_return_type = "PackLines")]
pub fn lines_of_pack(lines: &[u8], texts: &Uint8Array) -> Result<JsValue, JsValue> {
    if (texts.length() as usize) < lines.len() {
        return Err(JsError::new("no room for the texts").into());
    }
    let mut written = String::with_capacity(lines.len());
    let (mut json, mut wrong) = (Vec::new(), Vec::new());
    let (mut ends, mut text_ends) = (Vec::new(), Vec::new());
    let mut left = lines;
    while !left.is_empty() {
        let whole = left;
        let length = left.skip_until(b'\n').map_err(JsError::from)?;
        let line = whole[..length].strip_suffix(b"\n").unwrap_or(whole);
        let at = ends.len();
        ends.push((lines.len() - left.len()) as u32);
        match record_on(line) {
            Ok(found) => {
                json.push(found.json);
                written.push_str(&found.id_text);
                wrong.extend(found.problem.map(|problem| Wrong { at, problem: Some(problem), fault: JsValue::NULL }));
            }
            Err(fault) => {
                json.push(String::new());
                wrong.push(Wrong { at, problem: None, fault });
            }
        }
        text_ends.push(written.len() as u32);
    }
    texts.subarray(0, written.len() as u32).copy_from(written.as_bytes());
    let (ends, text_ends) = (Uint32Array::from(&ends[..]).into(), Uint32Array::from(&text_ends[..]).into());
    plain(&PackLines { ends, text_ends, json: json.join("\n"), wrong })
}

#[wasm_bindgen(typescript_custom_section)]
const PACK_LINES: &str = r#"
/** What stands on lines of a pack: of each line, in their order. */
export interface PackLines {
  /** Where it ends, with its line feed. */
  ends: Uint32Array;
  /** Where the text of its id ends, which is empty where there is no record. */
  textEnds: Uint32Array;
  /** Its record as JSON with empty lists, or nothing: a line for each. */
  json: string;
  /** What is wrong with some: with a record, its lists included and its id left aside; or why it is no record at all. */
  wrong: ({ at: number } & ({ problem: Problem; fault: null } | { problem: null; fault: unknown }))[];
}
"#;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PackLines {
    #[serde(with = "serde_wasm_bindgen::preserve")]
    ends: JsValue,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    text_ends: JsValue,
    json: String,
    wrong: Vec<Wrong>,
}

#[derive(Serialize)]
struct Wrong {
    at: usize,
    problem: Option<record::Problem>,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    fault: JsValue,
}

/// A record on a line.
struct Found {
    /// With empty lists.
    json: String,
    /// Apart from its id.
    problem: Option<record::Problem>,
    id_text: String,
}

/// The record on `line`, or the `Error` that says why there is none.
fn record_on(line: &[u8]) -> Result<Found, JsValue> {
    let line = str::from_utf8(line).map_err(JsError::from)?;
    if let Some(line) = record::Line::read(line) {
        return Ok(Found { problem: line.problem_but_id(), id_text: line.id_text(), json: line.rest });
    }
    let value = JSON::parse(line)?;
    let found: record::Record = serde_wasm_bindgen::from_value(value.clone())?;
    for list in ["clauses", "categories"] {
        Reflect::set(&value, &list.into(), &Array::new())?;
    }
    let categories = found.categories.iter().map(|found| found.clause);
    Ok(Found {
        json: JSON::stringify(&value)?.into(),
        problem: record::problem_but_id(&found, &found.clauses, categories),
        id_text: record::id_text(&found, &found.clauses),
    })
}

/// Holds a page against one earlier state of the document, clause by clause; word by word where both have texts.
///
/// # Errors
/// An `Error` if these are not editions.
#[wasm_bindgen(unchecked_return_type = "Comparison")]
pub fn compare(
    #[wasm_bindgen(unchecked_param_type = "Edition")] page: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Edition")] old: JsValue,
) -> Result<JsValue, JsValue> {
    let (page, old) = (serde_wasm_bindgen::from_value(page)?, serde_wasm_bindgen::from_value(old)?);
    plain(&record::compare::compare(&page, &old))
}

/// Holds the record of a page against records, which have been asked for their problems before.
///
/// # Errors
/// An `Error` if these are not records.
#[wasm_bindgen(unchecked_return_type = "Check")]
pub fn check(
    #[wasm_bindgen(unchecked_param_type = "Record")] page: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Record[]")] records: JsValue,
) -> Result<JsValue, JsValue> {
    let records: Vec<record::Record> = serde_wasm_bindgen::from_value(records)?;
    plain(&record::check(&serde_wasm_bindgen::from_value(page)?, &records))
}

/// What the first line of a pack, parsed as JSON, says of the pack.
///
/// # Errors
/// An `Error` if it is no manifest, or that of a format that is not known.
#[wasm_bindgen(unchecked_return_type = "Manifest")]
pub fn manifest(#[wasm_bindgen(unchecked_param_type = "unknown")] line: JsValue) -> Result<JsValue, JsValue> {
    let manifest: record::Manifest = serde_wasm_bindgen::from_value(line)?;
    match manifest.problem() {
        Some(problem) => Err(JsError::new(&problem).into()),
        None => plain(&manifest),
    }
}

/// The manifest of a pack made here.
///
/// # Errors
/// An `Error` if a text cannot be handed over, which only a lack of memory could cause.
#[wasm_bindgen(js_name = newManifest, unchecked_return_type = "Manifest")]
pub fn new_manifest(name: &str, source: &str, licence: &str, attribution: &str) -> Result<JsValue, JsValue> {
    plain(&record::Manifest::new(name, source, licence, attribution))
}

/// The files of the evidence bundle on a document: its canonical texts, its record, and record and findings as JSON.
///
/// # Errors
/// An `Error` if `record` is none.
#[wasm_bindgen(unchecked_return_type = "BundleFile[]")]
pub fn bundle(
    #[wasm_bindgen(unchecked_param_type = "Record")] record: JsValue,
    texts: Vec<String>,
    record_json: String,
    findings_json: String,
) -> Result<JsValue, JsValue> {
    let record = serde_wasm_bindgen::from_value(record)?;
    plain(&record::bundle::bundle(&record, &texts, record_json, findings_json))
}

/// The citation of the clause at `clause`, whose words the reader sees as `quote`.
///
/// # Errors
/// An `Error` if `record` is none.
#[wasm_bindgen(unchecked_return_type = "Citation")]
pub fn cite(
    #[wasm_bindgen(unchecked_param_type = "Record")] record: JsValue,
    texts: Vec<String>,
    clause: usize,
    quote: &str,
) -> Result<JsValue, JsValue> {
    let record = serde_wasm_bindgen::from_value(record)?;
    plain(&record::cite::cite(&record::cite::Cited { record: &record, texts: &texts, clause, quote }))
}
