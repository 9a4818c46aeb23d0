//! The catalogue as a file of the package: the texts of the rule files, without the module having to carry them.

use crate::generated;
use anyhow::Result;
use clausemark::catalogue::catalogue;
use std::path::Path;

/// Writes `extension/background/catalogue.json` of the workspace at `root`: every category, as `clausemark rules` prints it.
pub(crate) fn write(root: &Path) -> Result<()> {
    let text = serde_json::to_string(catalogue())?;
    generated::write(&root.join("extension/background/catalogue.json"), &text)
}
