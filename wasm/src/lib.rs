//! The core as the extension calls it: the only crate that knows wasm-bindgen.
//!
//! Each feature is a module of its own, so that a page is marked with nothing loaded that only records need. Plain objects,
//! arrays, strings and numbers cross this edge, so that what comes out can go through the browsers' messages as it is.

#![cfg(target_arch = "wasm32")]

#[cfg(feature = "reading")]
mod capture;
#[cfg(feature = "reading")]
pub mod reading;
#[cfg(feature = "records")]
pub mod records;

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::panic;
use wasm_bindgen::prelude::*;
use web_sys::console;

/// Runs when the module is loaded: a panic, which would show as "unreachable", says what and where.
#[wasm_bindgen(start)]
fn start() {
    panic::set_hook(Box::new(|panic| console::error_1(&format!("clausemark: {panic}").into())));
}

/// Objects rather than `Map`, `null` rather than `undefined`, numbers rather than `BigInt`.
fn plain<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}
