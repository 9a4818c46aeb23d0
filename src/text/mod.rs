//! Text: its canonical form, the places it comes from, and its sentences.

mod bytes;
mod canonical;
mod fold;
mod sentences;

pub(crate) use bytes::{count, plain_words};
pub(crate) use canonical::{LINK_HINTS, starts_with_label};
pub use canonical::{RECIPE, canonical, locate};
pub(crate) use fold::{is_bullet, is_invisible, is_white};
pub(crate) use sentences::sentences;
