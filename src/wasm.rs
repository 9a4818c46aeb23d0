//! The core as the extension calls it: the only file that knows wasm-bindgen.
//!
//! Plain objects, arrays, strings and numbers cross this edge, so that what comes out can go through
//! the browsers' messages as it is.

use std::panic;
use wasm_bindgen::prelude::*;
use web_sys::console;

/// Runs when the module is loaded: a panic, which would show as "unreachable", says what and where.
#[wasm_bindgen(start)]
fn start() {
    panic::set_hook(Box::new(|panic| {
        console::error_1(&format!("clausemark: {panic}").into())
    }));
}

/// Version of the core, as in Cargo.toml.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}
