//! Clausemark's core: reads a captured document, splits it into clauses, hashes and classifies each.
//!
//! The core does no IO, reads no clock and draws no random number: the same [`capture::Capture`] gives a
//! byte-identical [`report::Report`], natively and in WebAssembly.

mod annotate;
pub mod capture;
#[cfg(feature = "cli")]
pub mod catalogue;
pub mod classify;
pub mod clause;
pub mod detect;
pub mod hash;
pub mod page;
pub mod quality;
pub mod record;
mod region;
pub mod report;
pub mod text;

pub use annotate::{Reading, annotate, document_hash, places, read};
