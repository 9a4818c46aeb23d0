//! Where the project is, and how its programs are run.

use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of the workspace: tasks work from any directory.
pub(crate) fn path() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask is a folder of the workspace")
}

/// The folder of real policies and labels beside the project: what measurements read, and never part of it.
pub(crate) fn shared() -> PathBuf {
    path().join("../shared")
}

/// Runs a program and waits; its output goes to ours. Fails if it cannot start or exits with an error.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().with_context(|| format!("cannot start {name}"))?;
    ensure!(status.success(), "{name} failed: {status}");
    Ok(())
}
