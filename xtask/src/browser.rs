//! The commands that drive a browser: scripts of `xtask/browser`, run by node.

use crate::{package, root, wasm};
use anyhow::{Result, ensure};
use std::path::PathBuf;
use std::process::Command;

/// Runs `xtask/browser/<script>.js` on the packages in `dist/`.
pub(crate) fn run(script: &str, arguments: &[String]) -> Result<()> {
    let path = root::path().join("xtask/browser").join(script).with_extension("js");
    root::run(Command::new("node").arg(path).args(arguments))
}

/// Compares document hashes of Chromium, Firefox and the command line on every page of `../shared/pages/policies`.
/// Says so and returns where the pages are missing.
pub(crate) fn conformance() -> Result<()> {
    let pages = root::shared().join("pages/policies");
    if !pages.is_dir() {
        println!("skipped: {} is missing", pages.display());
        return Ok(());
    }
    let program = command_line()?;
    run("conformance", &[pages.display().to_string(), program.display().to_string()])
}

/// Of the saved pages the one whose text is closest to 108 KB.
const BENCH_PAGE: &str = "pages/policies/dating-Jdate-Terms-of-Service.html";

/// Builds the packages, and the baseline in `target/regexset`, and measures them in Chromium. `page` is an HTML file to
/// measure on; without it [`BENCH_PAGE`] is, and where that is missing 108 KB of the sample policies, in which nearly every
/// clause is a finding.
pub(crate) fn bench(page: Option<String>) -> Result<()> {
    let baseline = root::path().join("target/regexset");
    package::all(root::path())?;
    wasm::build_package(root::path(), "regexset", &[], "regexset", &baseline)?;
    let program = command_line()?;
    let mut arguments = vec![baseline.display().to_string(), program.display().to_string()];
    let saved = root::shared().join(BENCH_PAGE);
    if page.is_none() && !saved.exists() {
        println!("{} is missing: measured on the sample policies", saved.display());
    }
    arguments.extend(page.or_else(|| saved.exists().then(|| saved.display().to_string())));
    run("bench", &arguments)
}

/// Builds the command line quickly rather than small, and returns where it is. With xtask beside it, dependencies are those
/// that xtask was built with.
fn command_line() -> Result<PathBuf> {
    root::run(Command::new(env!("CARGO")).current_dir(root::path()).args([
        "build",
        "--locked",
        "--quiet",
        "--profile",
        "xtask",
        "--package",
        "xtask",
        "--package",
        "clausemark",
    ]))?;
    let program = root::path().join("target/xtask/clausemark");
    ensure!(program.exists(), "{} was not built", program.display());
    Ok(program)
}
