//! How right findings are, in words: the measurements that the program carries.

use clausemark::quality::{CategoryQuality, Quality};
use clausemark::report::Confidence;
use std::sync::LazyLock;

static QUALITY: LazyLock<Quality> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../model/quality.json")).expect("xtask wrote it from the same type")
});

/// What was measured of a category, if anything was.
pub(crate) fn of(category: &str) -> Option<&'static CategoryQuality> {
    QUALITY.categories.iter().find(|measured| measured.slug == category)
}

/// How many findings of a category and confidence were right, or nothing where none was measured.
pub(crate) fn right(category: &str, confidence: Confidence) -> Option<String> {
    let band = of(category)?.band(confidence);
    (band.findings > 0).then(|| format!("{} of {} such findings were right", band.right, band.findings))
}
