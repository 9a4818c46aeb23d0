//! Regular expressions, run over sets of text positions.
//!
//! Rules are many (some two thousand patterns), each text is short (a clause), and a module that has just been started
//! has compiled nothing. An engine that walks the text byte by byte pays for counted gaps (`.{0,40}`) with states and
//! for a cold start with compilation. This one walks the pattern instead: a part of it takes the set of all positions
//! where it may begin and gives the set of all where it may end. A set is a few machine words with a bit for each
//! position, so a gap is a handful of shifts, and a word group is evaluated for all its beginnings at once. The method is
//! that of "bitwise data parallelism" (Cameron et al., PACT 2014), turned from byte streams to single sentences.
//! Before that, and at each choice, three-byte hashes of the words that a match needs are looked up in those of the text.
//!
//! Patterns are those of the `regex` crate without Unicode classes and look-around, read as bytes, and they match what
//! that crate matches, at the same places: leftmost first. Tests hold it to that. `build` (a feature) makes the
//! [`Program`] out of parsed patterns; it is data that can stand in a static.

#[cfg(feature = "build")]
mod build;
mod choose;
mod classes;
mod code;
mod grams;
mod literals;
mod machine;
mod needs;
mod positions;
mod program;
mod reach;
mod subject;
mod text;

#[cfg(feature = "build")]
pub use build::{Builder, OwnedProgram};
pub use literals::Literals;
pub use machine::Machine;
pub use program::Program;
pub use subject::{Matches, Subject};
