//! Shows that the packages depend on the sources alone: the same bytes from another folder.

use crate::manifest::Browser;
use crate::{package, root};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;
use std::thread;

/// Builds this workspace here and as a copy in another folder, and compares the zips byte by byte.
pub(crate) fn check() -> Result<()> {
    let here = root::path();
    let there = here.join("target/reproduce/a folder of another name");
    copy_sources(here, &there)?;
    // A module is linked by one processor: the other one builds the other.
    let (ours, theirs) = thread::scope(|scope| {
        let theirs = scope.spawn(|| package::all(&there));
        (package::all(here), theirs.join().expect("a build does not panic"))
    });
    ours.and(theirs)?;
    for browser in Browser::ALL {
        let zips = [here, &there].map(|root| fs::read(package::zip_path(root, browser)));
        let [ours, theirs] = zips;
        ensure!(ours? == theirs?, "two builds of the package for {} differ", browser.name());
        println!("{}: two builds are identical", browser.name());
    }
    Ok(())
}

/// Copies every file git knows or would know, and links the npm packages.
fn copy_sources(from: &Path, to: &Path) -> Result<()> {
    let listed = Command::new("git")
        .current_dir(from)
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"])
        .output()
        .context("cannot start git")?;
    ensure!(listed.status.success(), "git ls-files failed");
    for name in String::from_utf8(listed.stdout)?.split_terminator('\0') {
        let source = from.join(name);
        // A file deleted but not yet committed is still listed.
        if source.exists() {
            let target = to.join(name);
            fs::create_dir_all(target.parent().expect("a file in a folder"))?;
            fs::copy(source, target)?;
        }
    }
    let packages = to.join("node_modules");
    if !packages.exists() {
        symlink(from.join("node_modules"), packages)?;
    }
    Ok(())
}
