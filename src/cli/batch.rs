//! Going through many documents: progress on standard error, failures reported and counted.

use super::failure::{Failure, Outcome};
use super::input::{Reading, Source, sources};
use clausemark::capture::Capture;
use indicatif::{ProgressBar, ProgressStyle};
use std::path::PathBuf;

/// Documents from which on a progress bar is worth its line.
const SEVERAL: usize = 4;

/// Reads every document that `names` stand for and hands it to `each`, which writes what there is to say.
///
/// An input that cannot be read is reported, and the next one follows; an error of `each` (output is gone) ends it.
pub(crate) fn for_each(
    names: &[PathBuf],
    reading: &Reading,
    mut each: impl FnMut(&Source, Capture) -> Result<(), Failure>,
) -> Result<Outcome, Failure> {
    let sources = sources(names);
    if reading.url.is_some() && sources.len() > 1 {
        return Err(Failure::Usage("--url: several documents cannot have one address: name one document".into()));
    }
    let progress = progress(sources.len());
    let mut outcome = Outcome::Clean;
    for source in sources {
        let captured = source.and_then(|source| source.read(reading).map(|capture| (source, capture)));
        progress.suspend(|| match captured {
            Ok((source, capture)) => each(&source, capture),
            Err(failure) => {
                failure.report();
                outcome = Outcome::SomeUnread;
                Ok(())
            }
        })?;
        progress.inc(1);
    }
    progress.finish_and_clear();
    Ok(outcome)
}

/// A bar that shows itself only on a terminal.
pub(crate) fn progress(documents: usize) -> ProgressBar {
    if documents < SEVERAL {
        return ProgressBar::hidden();
    }
    let style =
        ProgressStyle::with_template("{bar:30} {pos}/{len} documents, {eta} left").expect("a constant template");
    ProgressBar::new(documents as u64).with_style(style)
}

/// True where `names` ask for one document: its output stands alone.
pub(crate) fn is_single(names: &[PathBuf]) -> bool {
    match names {
        [] => true,
        [name] => !name.is_dir(),
        _ => false,
    }
}
