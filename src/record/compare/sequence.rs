//! Where two sequences differ.

use similar::DiffOp;
use similar::algorithms::{Capture, Compact, Replace, myers};
use std::collections::HashMap;

/// The steps from one sequence to another, in order. Members are numbered first and one algorithm is named, so that the
/// library comes into the module once, and without the algorithms that nobody asks for: a tenth of the module's size.
pub(super) fn steps<T: AsRef<str>>(old: &[T], new: &[T]) -> Vec<DiffOp> {
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let members = old.iter().chain(new).map(AsRef::as_ref);
    let numbered: Vec<u32> = members
        .map(|member| {
            let next = numbers.len() as u32;
            *numbers.entry(member).or_insert(next)
        })
        .collect();
    let (from, to) = numbered.split_at(old.len());
    let mut found = Compact::new(Replace::new(Capture::new()), from, to);
    match myers::diff(&mut found, from, 0..from.len(), to, 0..to.len()) {
        Ok(()) => found.into_inner().into_inner().into_ops(),
    }
}
