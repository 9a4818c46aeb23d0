//! How a capture comes in. A page has thousands of texts and steps, and a call over the edge costs more than what it
//! carries: they come as one string and one array of numbers.

use clausemark::capture::{Capture, Element, Unread};
use js_sys::{Array, Int32Array, Reflect, TypeError};
use serde::Deserialize;
use wasm_bindgen::prelude::*;
use web_sys::Url;

/// What of a capture is little.
#[derive(Deserialize)]
struct Rest {
    url: Option<String>,
    title: String,
    language: Option<String>,
    elements: Vec<Element>,
    unread: Vec<Unread>,
}

/// `capture`, with its address as the browser writes it.
///
/// # Errors
/// An `Error` if it is not a capture. A text that is no string is read as `String` would write it, a step that is no number as
/// `Int32Array` would hold it.
pub(crate) fn captured(capture: JsValue) -> Result<Capture, JsValue> {
    let texts = texts(&list(&capture, "texts")?)?;
    let stream = Int32Array::new(list(&capture, "stream")?.as_ref()).to_vec();
    let Rest { url, title, language, elements, unread } = serde_wasm_bindgen::from_value(capture)?;
    Ok(Capture { url: url.map(address), title, language, elements, stream, texts, unread })
}

/// The list that an object has under a name.
fn list(object: &JsValue, name: &str) -> Result<Array, JsValue> {
    let list = Reflect::get(object, &name.into())?.dyn_into();
    list.map_err(|_| TypeError::new(&format!("the capture has no list of {name}")).into())
}

fn texts(list: &Array) -> Result<Vec<String>, JsValue> {
    // No parser leaves this character in a document, but a script can put it there.
    const BETWEEN: char = '\0';
    let joined = String::from(list.join(&BETWEEN.to_string()));
    let texts: Vec<String> = joined.split(BETWEEN).map(str::to_owned).collect();
    if texts.len() == list.length() as usize { Ok(texts) } else { Ok(serde_wasm_bindgen::from_value(list.into())?) }
}

/// `url` as the browser writes it, without its fragment: the same document has one address. What is no
/// address stays as it is.
fn address(url: String) -> String {
    let Ok(parsed) = Url::new(&url) else { return url };
    parsed.set_hash("");
    parsed.href()
}
